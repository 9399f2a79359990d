/** What is known of both sides of a pair, and what it scores for it. */
import { me } from '../../frame/session.ts';
import { language, words } from '../../frame/words.ts';
import { pageAt } from '../../../rules/pages.ts';
import { mayDo } from '../../../rules/rights.ts';
import { LackingFacts } from './lacking-facts.tsx';
import { mostOf, PartBar } from './score-bars.tsx';
import type { Proposed, ShownPair } from './loads.ts';
import { standingIn, standingInWords } from './standing.ts';

interface SidesProps {
  /** Of the round. */
  readonly board: string;
  readonly pair: ShownPair;
  /** Of the round: the mentor may be another trainee’s as well. */
  readonly pairs: readonly Proposed[];
}

export function Sides({ board, pair: { trainee, mentor }, pairs }: SidesProps) {
  const said = words().pairs;
  const { one } = said;
  const standing = mentor === null ? null : standingIn(pairs, trainee.id, mentor.id);
  return (
    <div class="sides">
      <Side heading={one.trainee} person={trainee} board={board} />
      {mentor === null ? (
        <section class="card">
          <h2>{one.mentor}</h2>
          <p class="hint">{one.nobody}</p>
        </section>
      ) : (
        <Side
          heading={one.mentor}
          person={mentor}
          board={board}
          {...(standing === null || standing.state === 'free' ? {} : { also: standingInWords(standing, said) })}
        />
      )}
    </div>
  );
}

interface SideProps {
  readonly heading: string;
  readonly person: ShownPair['trainee'];
  readonly board: string;
  /** Whose the mentor is besides. */
  readonly also?: string;
}

function Side({ heading, person, board, also }: SideProps) {
  const { one } = words().pairs;
  const row = (label: string, value: string | null) =>
    value === null ? null : [<dt key={`${label} name`}>{label}</dt>, <dd key={label}>{value}</dd>];
  return (
    <section class="card">
      <h2>
        <span class="side-role">{heading}</span> {person.name}
      </h2>
      <dl class="facts">
        {row(one.service, person.serviceName)}
        {row(one.site, person.site)}
        {row(one.town, person.town)}
        {row(one.id, person.id)}
        {row(one.also, also ?? null)}
      </dl>
      {mayDo(me.value?.grants ?? [], 'person.read', { board, services: [person.service], people: [person.id] }) && (
        <p>
          <a href={pageAt('person', { person: person.id })}>{one.sheet(person.name)}</a>
        </p>
      )}
    </section>
  );
}

/** Criterion by criterion; without the points as long as a first view is asked for. */
export function Facts({ pair, isVeiled }: { readonly pair: ShownPair; readonly isVeiled: boolean }) {
  const { one, criteria } = words().pairs;
  if (pair.parts.length === 0) return null;
  return (
    <section>
      <h2>{one.facts}</h2>
      <p class="hint">{one.factsHint}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label={one.facts}>
        <table class="criteria">
          <thead>
            <tr>
              <th scope="col">{one.criterion}</th>
              <th scope="col">{one.fact}</th>
              {!isVeiled && (
                <th scope="col" class="number">
                  {one.pointsHead}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {pair.parts.map((part) => (
              <tr key={part.criterion}>
                <th scope="row">{criteria[part.criterion]}</th>
                <td>
                  {part.facts.map((fact) => (
                    <span key={fact.code} class="fact">
                      {fact[language.value]}
                    </span>
                  ))}
                </td>
                {!isVeiled && (
                  <td class="number points">
                    {one.pointsOf(part.points, mostOf(part))}
                    <PartBar part={part} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Which weight it hangs on, and where it would be another pair. */
function LostBy({ pair: { lostBy } }: { readonly pair: ShownPair }) {
  const { one } = words().pairs;
  return (
    <ul>
      {lostBy.map(({ criterion, weight, at }) => (
        <li key={criterion}>{one.lostBy(criterion, weight, at)}</li>
      ))}
    </ul>
  );
}

/** The sum, why to look twice, and whom rules keep out. */
export function Score({ pair }: { readonly pair: ShownPair }) {
  const { score, marks, excluded } = pair;
  const { one, points, marks: said, excluded: why } = words().pairs;
  return (
    <section>
      {score !== null && (
        <p class="whole-score">
          {one.score} <strong>{one.outOf(points(score))}</strong>
        </p>
      )}
      {marks.length > 0 && (
        <div class="notice warning">
          <p class="notice-title">{one.marks}</p>
          <ul>
            {marks.map((mark) => (
              <li key={mark}>
                {said[mark]}
                {mark === 'lost-by-weights' && <LostBy pair={pair} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      <LackingFacts pair={pair} />
      {excluded.length > 0 && (
        <details>
          <summary>{one.excluded}</summary>
          <ul>
            {excluded.map(({ code, mentors }) => (
              <li key={code}>{why(code, mentors)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
