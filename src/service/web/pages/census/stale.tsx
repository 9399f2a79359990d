/** Which pairs a census makes stale: of what is proposed, decided and in force. A person looks at each again. */
import { all, api, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { words } from '../../frame/words.ts';
import { pageAt } from '../../../rules/pages.ts';
import { Fold } from './changes.tsx';

type Census = Schemas['Census'];

interface Pair {
  readonly round: string;
  readonly trainee: string;
  readonly traineeName: string;
  readonly mentorName: string | null;
  readonly kind?: string;
}

export function Stale({ census: { board, stale, changes } }: { readonly census: Census }) {
  const { stale: said } = words().census;
  const { proposals, decisions, matches } = stale;
  const isNothing = proposals.length + decisions.length + matches.length === 0;
  const rounds = useLoaded(`rounds of ${board}`, () =>
    all((after) => api.GET('/api/rounds', { params: { query: { board, ...(after === undefined ? {} : { after }) } } })),
  );
  if (changes.identical) return null;
  const names = new Map((rounds.value ?? []).map(({ id, promotion, name }) => [id, `${promotion}, ${name}`]));
  return (
    <>
      <h3>{said.title}</h3>
      <p>{isNothing ? said.none : said.says}</p>
      <Pairs title={said.decisions(decisions.length)} pairs={decisions} names={names} />
      <Pairs title={said.proposals(proposals.length)} pairs={proposals} names={names} />
      <Pairs title={said.matches(matches.length)} pairs={matches} names={names} />
    </>
  );
}

interface PairsProps {
  readonly title: string;
  readonly pairs: readonly Pair[];
  readonly names: ReadonlyMap<string, string>;
}

function Pairs({ title, pairs, names }: PairsProps) {
  const { stale: said } = words().census;
  const hasKind = pairs[0]?.kind !== undefined;
  return (
    <Fold title={title} of={pairs.length}>
      <table>
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{said.trainee}</th>
            <th scope="col">{said.mentor}</th>
            {hasKind && <th scope="col">{said.decision}</th>}
            <th scope="col">{said.round}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ round, trainee, traineeName, mentorName, kind }) => (
            <tr key={`${round} ${trainee}`}>
              <th scope="row">
                <a href={pageAt('person', { person: trainee })}>{traineeName}</a>
              </th>
              <td>{mentorName ?? <span class="hint">{said.nobody}</span>}</td>
              {hasKind && <td>{(said.kinds as Readonly<Record<string, string>>)[kind ?? '']}</td>}
              <td>{names.get(round) ?? round}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}
