/** Another mentor of the services that one directs, and what that would cost: shown before it is decided. */
import { useMemo } from 'preact/hooks';
import { all, api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { scopesOf } from '../../frame/session.ts';
import { language, words } from '../../frame/words.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { besidesLoss } from './alternatives.tsx';
import type { PairInFull } from './loads.ts';

const MOST = 500;

interface Props {
  readonly pair: PairInFull;
  readonly chosen: string;
  readonly onChoose: (mentor: string) => void;
}

export function OtherMentor({ pair, chosen, onChoose }: Props) {
  const { decide } = words().pairs;
  const services = scopesOf('director');
  const people = useLoaded('people of one’s services: mentors', () =>
    all((after) =>
      api.GET('/api/people', { params: { query: { role: 'mentor', limit: MOST, ...(after === undefined ? {} : { after }) } } }),
    ),
  );
  const { alternatives, mentor } = pair;
  const priced = (alternatives ?? []).flatMap(({ mentor: { id, name, service }, loss }) =>
    id !== null && name !== null && service !== null && services.includes(service) ? [{ id, name, loss }] : [],
  );
  const others = useMemo(() => {
    const known = new Set([mentor?.id, ...priced.map(({ id }) => id)]);
    const found = (people.value ?? []).filter(({ id, service }) => services.includes(service) && !known.has(id));
    return found.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }, [people.value]);
  return (
    <>
      {people.problem !== null && <ProblemNotice problem={people.problem} again={() => void people.reload()} />}
      <Field label={decide.mentor}>
        {(described) => (
          <select {...described} required value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
            <option value="">{decide.choose}</option>
            {priced.length > 0 && (
              <optgroup label={decide.priced}>
                {priced.map(({ id, name, loss }) => (
                  <option key={id} value={id}>
                    {decide.optionPriced(name, id, loss)}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={decide.others}>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {decide.option(name, id)}
                </option>
              ))}
            </optgroup>
          </select>
        )}
      </Field>
    </>
  );
}

interface PriceProps {
  readonly round: string;
  readonly trainee: string;
  readonly mentor: string;
}

/** Computed when it is asked for, unless the proposal has it already. */
export function PriceOf({ round, trainee, mentor }: PriceProps) {
  const said = words().pairs;
  const { price: told } = said.decide;
  const params = { path: { id: round, trainee }, query: { mentor } };
  const found = useLoaded(
    `price ${round} ${trainee} ${mentor}`,
    async () => (await given(api.GET('/api/rounds/{id}/pairs/{trainee}/price', { params }))).body,
  );
  if (found.problem !== null) return <ProblemNotice problem={found.problem} again={() => void found.reload()} />;
  if (found.value === null) {
    return (
      <p class="loading" role="status">
        {told.loading}
      </p>
    );
  }
  const { price, score, brokenRules, rulesKnown, constraints, places, mentor: whom } = found.value;
  return (
    <div class="price" role="status">
      <h3>{told.title(whom.name)}</h3>
      <ul>
        {price === null ? (
          <li>{told.none}</li>
        ) : (
          <>
            <li>{told.loss(price.loss)}</li>
            {besidesLoss(price, said).map((each) => (
              <li key={each}>{each}</li>
            ))}
            <li>{price.moves === 0 ? told.noMove : said.alternatives.others(price.moves)}</li>
          </>
        )}
        {score !== null && <li>{told.score(score)}</li>}
        {brokenRules.map((rule) => (
          <li key={rule.code} class="fault">
            {told.broken(rule[language.value])}
          </li>
        ))}
        {constraints.map(({ id, label }) => (
          <li key={id} class="fault">
            {told.constraint(label[language.value])}
          </li>
        ))}
        {!rulesKnown && <li>{told.unknown}</li>}
        <li>{told.places(places.capacity, places.taken)}</li>
      </ul>
    </div>
  );
}
