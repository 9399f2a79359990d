/** One person: one trainee, one team; what is known of them, where it comes from, and how to say that it is wrong; with whom they have been and will be. */
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { all, api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { mayAt, scopesOf } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { dated, timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { effectOf, factAt, FACTS } from './facts-at.ts';
import { FlagDialog } from './flag-dialog.tsx';

type Person = Schemas['Person'];
type Fact = Person['facts'][number];
type Flag = Schemas['Flag'];

export default function PersonPage() {
  const { person: id } = useRoute().params as { person: string };
  const person = useLoaded(`people ${id}`, async () => (await given(api.GET('/api/people/{id}', { params: { path: { id } } }))).body);
  const flags = useLoaded(`flags ${id}`, () =>
    all((after) => api.GET('/api/flags', { params: { query: { person: id, ...(after === undefined ? {} : { after }) } } })),
  );
  const { people } = words();
  const found = person.value;
  const isSelf = [...scopesOf('mentor'), ...scopesOf('trainee')].includes(id);
  if (found === null) {
    return (
      <Page title={isSelf ? people.one.self : people.one.title(id)}>
        {person.problem === null ? <Loading /> : <ProblemNotice problem={person.problem} again={() => void person.reload()} />}
      </Page>
    );
  }
  return (
    <Page
      title={isSelf ? people.one.self : found.name}
      above={people.one.above(found.role, found.promotion)}
      acts={
        mayAt('person.export', placeOf(found)) && (
          <a class="button" href={`/api/people/${encodeURIComponent(id)}/export`} download>
            {people.one.export}
          </a>
        )
      }
    >
      {!found.isPresent && <p class="notice warning">{people.one.gone}</p>}
      <Team person={found} isSelf={isSelf} />
      <Matches person={found} />
      <LoadedPart of={flags}>
        {(list) => <Facts person={found} flags={list} isSelf={isSelf} onFlag={() => void flags.reload()} />}
      </LoadedPart>
    </Page>
  );
}

function placeOf({ id, board, service }: Person) {
  return { board, services: [service], people: [id] };
}

/** One trainee, one team: the same for everybody of it, right on the day it names. */
function Team({ person, isSelf }: { readonly person: Person; readonly isSelf: boolean }) {
  const { people } = words();
  const { team } = person;
  const row = (label: string, names: readonly string[]) => [
    <dt key={`${label} name`}>{label}</dt>,
    <dd key={label}>{names.length === 0 ? <span class="hint">{people.team.nobody}</span> : names.join(', ')}</dd>,
  ];
  return (
    <section>
      <h2>{isSelf ? people.team.own : people.team.title}</h2>
      <p class="hint">{people.team.on(dated(team.on))}</p>
      <dl class="facts card">
        {row(people.team.trainingUnit, team.trainingUnit)}
        {row(people.team.board(team.board.name), team.board.people)}
        {row(people.team.director(team.service.name), team.service.directors)}
        {person.role === 'trainee'
          ? row(people.team.mentor, team.mentor === null ? [] : [team.mentor.name])
          : row(
              people.team.trainees,
              team.trainees.map(({ name }) => name),
            )}
      </dl>
    </section>
  );
}

function Matches({ person }: { readonly person: Person }) {
  const { people } = words();
  return (
    <section>
      <h2>{people.matches.title}</h2>
      {person.matches.length === 0 ? (
        <Empty>{people.matches.none}</Empty>
      ) : (
        <div class="scroll" tabIndex={0} role="group" aria-label={people.matches.title}>
          <table class="stack">
            <thead>
              <tr>
                <th scope="col">{people.matches.days}</th>
                <th scope="col">{person.role === 'trainee' ? people.matches.mentor : people.matches.trainee}</th>
                <th scope="col">{people.matches.service}</th>
                <th scope="col">
                  <span class="hidden">{people.matches.more}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {person.matches.map(({ id, from, to, mentor, trainee }) => {
                const other = person.role === 'trainee' ? mentor : trainee;
                return (
                  <tr key={id}>
                    <th scope="row">{people.matches.between(dated(from), dated(to))}</th>
                    <td data-label={person.role === 'trainee' ? people.matches.mentor : people.matches.trainee}>{other.name}</td>
                    <td data-label={people.matches.service}>{other.service}</td>
                    <td>
                      <a href={pageAt('match', { match: id })} aria-label={people.matches.whyOf(other.name)}>
                        {people.matches.why}
                      </a>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Each fact with what says so; a flag that waits, or was answered, beside the fact that it is about. */
function Facts({
  person,
  flags,
  isSelf,
  onFlag,
}: {
  readonly person: Person;
  readonly flags: readonly Flag[];
  readonly isSelf: boolean;
  readonly onFlag: () => void;
}) {
  const { lacking, people } = words();
  const [flagged, setFlagged] = useState<Fact | null>(null);
  const known = person.facts.filter(({ said }) => said !== null);
  const unknown = person.facts.filter(({ said }) => said === null);
  const [first] = person.facts;
  const button = (fact: Fact) => {
    const isKnown = fact.said !== null;
    return (
      <button
        type="button"
        class="quiet"
        onClick={() => setFlagged(fact)}
        aria-label={isKnown ? people.facts.wrongOf(fact.label) : people.facts.missingOf(fact.label)}
      >
        {isKnown ? people.facts.wrong : people.facts.missing}
      </button>
    );
  };
  return (
    <section id={FACTS.slice(1)}>
      <h2>{isSelf ? people.facts.own : people.facts.title}</h2>
      {first !== undefined && (
        <p class="hint">
          {people.facts.source(timed(first.at), first.source === null ? null : people.facts.row(first.source.file, first.source.line))}
        </p>
      )}
      <div class="scroll" tabIndex={0} role="group" aria-label={isSelf ? people.facts.own : people.facts.title}>
        <table class="fact-table stack">
          <tbody>
            {known.map((fact) => (
              <tr key={fact.field} id={factAt(fact.field).slice(1)}>
                <th scope="row">{fact.label}</th>
                <td>
                  {fact.said}
                  <FlagsOf flags={flags.filter(({ field }) => field === fact.field)} />
                </td>
                {isSelf && <td class="fact-act">{button(fact)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {unknown.length > 0 && (
        <details>
          <summary>{people.facts.unknown(unknown.length)}</summary>
          <ul class="unknown">
            {unknown.map((fact) => (
              <li key={fact.field} id={factAt(fact.field).slice(1)}>
                {fact.label}{' '}
                <span class="hint">
                  {effectOf(fact.field)}; {lacking.inColumn(fact.column)}
                </span>{' '}
                {isSelf && button(fact)}
                <FlagsOf flags={flags.filter(({ field }) => field === fact.field)} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {flagged !== null && (
        <FlagDialog
          person={person.id}
          fact={flagged}
          onClose={(isRaised) => {
            setFlagged(null);
            if (isRaised) onFlag();
          }}
        />
      )}
    </section>
  );
}

function FlagsOf({ flags }: { readonly flags: readonly Flag[] }) {
  const { people } = words();
  if (flags.length === 0) return null;
  return (
    <ul class="flags">
      {flags.map(({ id, at, comment, answer }) => (
        <li key={id}>
          <span class={answer === null ? 'tag warning' : 'tag'}>
            {answer === null ? people.flag.waits : people.flag.kinds[answer.kind]}
          </span>{' '}
          {people.flag.raised(timed(at), comment)}
          {answer !== null && <> {people.flag.answered(answer.by, timed(answer.at), answer.comment)}</>}
        </li>
      ))}
    </ul>
  );
}
