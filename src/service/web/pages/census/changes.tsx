/** What a census changes: who comes, who goes, which facts of whom, before and after. */
import type { ComponentChildren } from 'preact';
import type { Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { Notice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';

type Census = Schemas['Census'];
type Somebody = Census['changes']['arrivals'][number];
type Changed = Census['changes']['changed'][number];

/** A list as long as this is open from the beginning. */
const SHORT = 12;

export function Changes({ census: { changes } }: { readonly census: Census }) {
  const { changes: said } = words().census;
  const { arrivals, departures, changed, emptied, identical } = changes;
  const isNothing = arrivals.length + departures.length + changed.length === 0;
  return (
    <>
      <h3>{said.title}</h3>
      {identical ? <Notice tone="plain" title={said.identical} /> : isNothing && <p>{said.none}</p>}
      {emptied.length > 0 && <Emptied emptied={emptied} />}
      <People title={said.departures(departures.length)} people={departures} />
      <People title={said.arrivals(arrivals.length)} people={arrivals} />
      <Facts changed={changed} />
    </>
  );
}

/** What was known and would be no more: the reader sees by what, before anything is applied. */
function Emptied({ emptied }: { readonly emptied: Census['changes']['emptied'] }) {
  const { emptied: said } = words().census.changes;
  return (
    <Notice
      tone="warning"
      title={said.title(
        emptied.reduce((sum, { people }) => sum + people, 0),
        new Set(emptied.map(({ column }) => column)).size,
      )}
    >
      <p>{said.says}</p>
      <ul>
        {emptied.map(({ field, label, column, people, isMissing }) => (
          <li key={`${field} ${String(isMissing)}`}>{said.one(label, column, people, isMissing)}</li>
        ))}
      </ul>
    </Notice>
  );
}

interface FoldProps {
  readonly title: string;
  readonly of: number;
  readonly children: ComponentChildren;
}

/** Many rows are looked at on demand; few at once. */
export function Fold({ title, of, children }: FoldProps) {
  if (of === 0) return null;
  return (
    <details open={of <= SHORT}>
      <summary>{title}</summary>
      <div class="scroll tall" tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
    </details>
  );
}

function People({ title, people }: { readonly title: string; readonly people: readonly Somebody[] }) {
  const { changes: said } = words().census;
  return (
    <Fold title={title} of={people.length}>
      <table>
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{said.name}</th>
            <th scope="col">{said.role}</th>
            <th scope="col">{said.service}</th>
            <th scope="col">{said.id}</th>
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, role, service }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{said.roles[role]}</td>
              <td>{service}</td>
              <td>{id}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

function Facts({ changed }: { readonly changed: readonly Changed[] }) {
  const { changes: said } = words().census;
  const title = said.changed(changed.length, new Set(changed.map(({ id }) => id)).size);
  return (
    <Fold title={title} of={changed.length}>
      <table>
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{said.name}</th>
            <th scope="col">{said.fact}</th>
            <th scope="col">{said.before}</th>
            <th scope="col">{said.after}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map((fact) => (
            <tr key={`${fact.id} ${fact.field}`}>
              <th scope="row">
                <a href={pageAt('person', { person: fact.id })}>{fact.name}</a>
              </th>
              <td>{fact.label}</td>
              <td class="before">{valueSaid(fact.field, fact.saidBefore)}</td>
              <td>{valueSaid(fact.field, fact.saidAfter)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}

function valueSaid(field: string, said: string | null) {
  const { changes } = words().census;
  if (said === null) return <span class="hint">{changes.nothing}</span>;
  return field === 'role' && (said === 'mentor' || said === 'trainee') ? changes.roles[said] : said;
}
