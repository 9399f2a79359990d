/** Who else could be the mentor of a pair that lies with the directors: at the prices that hold with what is decided on the others. */
import { language, words } from '../../frame/words.ts';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { Alternatives, besidesLoss, Chain } from './alternatives.tsx';
import { type AlternativesFound, type PairInFull, useAlternatives } from './loads.ts';

interface Props {
  readonly round: string;
  readonly pair: PairInFull;
}

export function AlternativesToday({ round, pair }: Props) {
  const { value, problem, reload } = useAlternatives(round, pair.trainee.id);
  const { since } = words().pairs.alternatives;
  // Meanwhile those of the proposal: what stands below keeps its place.
  if (value === null)
    return (
      <Alternatives list={pair.alternatives}>
        {problem === null ? (
          <p class="loading" role="status">
            {since.computing}
          </p>
        ) : (
          <ProblemNotice problem={problem} again={() => void reload()} />
        )}
      </Alternatives>
    );
  if (value.constraints !== null) return <Nothing constraints={value.constraints} />;
  return <Alternatives list={value.alternatives}>{value.basis === 'decisions' && <Since {...{ pair, value }} />}</Alternatives>;
}

/** What the decisions have changed: for the pair that is proposed, and for others on whom nothing is decided. */
function Since({
  pair: { mentor, taken },
  value: { proposed, already },
}: {
  readonly pair: PairInFull;
  readonly value: AlternativesFound;
}) {
  const said = words().pairs;
  const { since } = said.alternatives;
  const costs = proposed === null ? [] : [...(proposed.loss > 0 ? [since.costs(proposed.loss)] : []), ...besidesLoss(proposed, said)];
  return (
    <>
      <p>{since.says}</p>
      {mentor !== null && taken === null && proposed === null && <Notice tone="warning" title={since.gone(mentor.name)} />}
      {mentor !== null && costs.length > 0 && <Notice tone="warning" title={since.costly(mentor.name, costs.join(', '))} />}
      {already.length > 0 && (
        <details>
          <summary>{since.already(already.length)}</summary>
          <Chain moves={already} />
        </details>
      )}
    </>
  );
}

function Nothing({ constraints }: { readonly constraints: NonNullable<AlternativesFound['constraints']> }) {
  const { alternatives } = words().pairs;
  return (
    <section>
      <h2>{alternatives.title}</h2>
      <Notice tone="warning" title={alternatives.since.nothing}>
        {constraints.length > 0 && (
          <ul>
            {constraints.map(({ id, label }) => (
              <li key={id}>{label[language.value]}</li>
            ))}
          </ul>
        )}
      </Notice>
    </section>
  );
}
