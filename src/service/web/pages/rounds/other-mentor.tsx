/** Another mentor of the services that one directs, and what that would cost: shown before it is decided. */
import { useMemo } from 'preact/hooks';
import { all, api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { me, scopesOf } from '../../frame/session.ts';
import { language, words } from '../../frame/words.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { besidesLoss } from './alternatives.tsx';
import { type PairInFull, useAlternatives, usePairs } from './loads.ts';
import { isVeiled } from './shown-pairs.ts';
import { standingIn, standingInWords } from './standing.ts';

const MOST = 500;

interface Props {
  readonly round: string;
  readonly pair: PairInFull;
  readonly chosen: string;
  readonly onChoose: (mentor: string) => void;
}

export function OtherMentor({ round, pair, chosen, onChoose }: Props) {
  const said = words().pairs;
  const { decide } = said;
  const services = scopesOf('director');
  // Nobody gives a trainee to themselves.
  const own = scopesOf('mentor');
  const pairs = usePairs(round).value ?? [];
  const people = useLoaded('people of one’s services: mentors', () =>
    all((after) =>
      api.GET('/api/people', { params: { query: { role: 'mentor', limit: MOST, ...(after === undefined ? {} : { after }) } } }),
    ),
  );
  const { mentor } = pair;
  const { value: found } = useAlternatives(round, pair.trainee.id);
  const priced = (found?.alternatives ?? []).flatMap(({ mentor: { id, name, service }, loss }) =>
    id !== null && name !== null && service !== null && services.includes(service) && !own.includes(id) ? [{ id, name, loss }] : [],
  );
  const others = useMemo(() => {
    const known = new Set([mentor?.id, ...priced.map(({ id }) => id)]);
    const found = (people.value ?? []).filter(({ id, service }) => services.includes(service) && !known.has(id) && !own.includes(id));
    return found.sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  }, [people.value, found]);
  const names = [...priced, ...others].map(({ name }) => name);
  /** Where it is needed to tell somebody from another of that name. */
  const idOf = ({ id, name }: { readonly id: string; readonly name: string }): string | null =>
    names.indexOf(name) === names.lastIndexOf(name) ? null : id;
  const standingOf = (id: string): string => standingInWords(standingIn(pairs, pair.trainee.id, id), said);
  return (
    <>
      {people.problem !== null && <ProblemNotice problem={people.problem} again={() => void people.reload()} />}
      <Field label={decide.mentor}>
        {(described) => (
          <select {...described} required value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
            <option value="">{decide.choose}</option>
            {priced.length > 0 && (
              <optgroup label={decide.priced}>
                {priced.map((each) => (
                  <option key={each.id} value={each.id}>
                    {decide.optionPriced(each.name, idOf(each), each.loss, standingOf(each.id))}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={decide.others}>
              {others.map((each) => (
                <option key={each.id} value={each.id}>
                  {`${decide.option(each.name, idOf(each))}, ${standingOf(each.id)}`}
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
  const { price, score, brokenRules, rulesKnown, constraints, places, losing, mentor: whom } = found.value;
  return (
    <div class="price" role="status">
      <h3>{told.title(whom.name)}</h3>
      <ul>
        {price === null ? (
          <li>{brokenRules.length > 0 ? told.excluded : told.none}</li>
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
      {losing.trainees.length > 0 && <Losing round={round} mentor={whom.name} losing={losing} />}
      {brokenRules.length + constraints.length > 0 && (
        <label class="choice">
          <input type="checkbox" required /> {told.despite}
        </label>
      )}
    </div>
  );
}

interface LosingProps {
  readonly round: string;
  readonly mentor: string;
  readonly losing: Schemas['PriceOfPair']['losing'];
}

/** To whom the mentor is proposed so far, and what these would have instead. */
function Losing({ round, mentor, losing: { trainees, keep } }: LosingProps) {
  const { decide, points } = words().pairs;
  const { price: told } = decide;
  const grants = me.value?.grants ?? [];
  // What one will be asked a view of first keeps its score until then.
  const veiled = new Set((usePairs(round).value ?? []).filter((pair) => isVeiled(grants, pair)).map((pair) => pair.trainee.id));
  const shown = (score: number | null): string | null => (score === null ? null : points(score));
  return (
    <div class="losing">
      <h4>{told.losing(mentor)}</h4>
      <ul>
        {trainees.map(({ trainee, instead, comes, scores }) => (
          <li key={trainee.id}>
            {told.lose(
              trainee.name,
              veiled.has(trainee.id) ? null : shown(scores.before),
              comes === 'mentor'
                ? told.insteadOf(instead?.name ?? null, shown(scores.after))
                : comes === 'nobody'
                  ? told.nobody
                  : told.later,
            )}
          </li>
        ))}
      </ul>
      {keep > 0 && <p>{told.keep(keep)}</p>}
    </div>
  );
}
