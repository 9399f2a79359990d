/** Breakdowns of the directorate or service: open cases first, each with what is to be done next. */
import { useLocation } from 'preact-iso';
import { all, api } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { may } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { capitalised } from '../../parts/capital.ts';
import { dated } from '../../parts/dates.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { PAGES, pageAt } from '../../../rules/pages.ts';
import { type Case, isOpen, type State } from './case.ts';
import { nextInWords } from './next.ts';

const TONES: Partial<Readonly<Record<State, string>>> = {
  reported: 'bad',
  submitted: 'warning',
  'in-effect': 'good',
  'followed-up': 'good',
};

export default function Breakdowns() {
  const { breakdowns } = words();
  const { query, route } = useLocation();
  const { state = '', board = '' } = query;
  const cases = useLoaded(`breakdowns ? ${board}`, () =>
    all((after) =>
      api.GET('/api/breakdowns', {
        params: { query: { ...(board === '' ? {} : { board }), ...(after === undefined ? {} : { after }) } },
      }),
    ),
  );
  const show = (chosen: string): void => {
    const next = new URLSearchParams(Object.entries({ ...query, state: chosen }).filter(([, value]) => value !== ''));
    route(next.size === 0 ? PAGES.breakdowns : `${PAGES.breakdowns}?${next.toString()}`);
  };
  return (
    <Page title={breakdowns.list.title}>
      <LoadedPart of={cases}>
        {(list) =>
          list.length === 0 ? (
            <Empty>
              {may('breakdown.report') ? breakdowns.list.none : breakdowns.list.noneByOthers}{' '}
              <a href={PAGES.matches}>{breakdowns.list.toMatches}</a>
            </Empty>
          ) : (
            <>
              <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
                <Field label={breakdowns.list.state}>
                  {(described) => (
                    <select {...described} value={state} onChange={(event) => show(event.currentTarget.value)}>
                      <option value="">{breakdowns.list.everyState}</option>
                      {(Object.keys(breakdowns.states) as State[]).map((each) => (
                        <option key={each} value={each}>
                          {capitalised(breakdowns.states[each])}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              </form>
              {state === '' ? <Groups cases={list} /> : <OfState cases={list.filter((each) => each.state === state)} />}
            </>
          )
        }
      </LoadedPart>
    </Page>
  );
}

function Groups({ cases }: { readonly cases: readonly Case[] }) {
  const { breakdowns } = words();
  const open = cases.filter(isOpen);
  const toFollow = cases.filter(({ state }) => state === 'in-effect');
  const closed = cases.filter((each) => !isOpen(each) && each.state !== 'in-effect');
  return (
    <>
      <section>
        <h2>{breakdowns.list.open}</h2>
        {open.length === 0 ? <Empty>{breakdowns.list.noneOpen}</Empty> : <Table title={breakdowns.list.open} cases={open} />}
      </section>
      {toFollow.length > 0 && (
        <section>
          <h2>{breakdowns.list.toFollow}</h2>
          <Table title={breakdowns.list.toFollow} cases={toFollow} />
        </section>
      )}
      {closed.length > 0 && (
        <section>
          <h2>{breakdowns.list.closed}</h2>
          <Table title={breakdowns.list.closed} cases={closed} />
        </section>
      )}
    </>
  );
}

function OfState({ cases }: { readonly cases: readonly Case[] }) {
  const { breakdowns } = words();
  return cases.length === 0 ? <Empty>{breakdowns.list.noneOf}</Empty> : <Table title={breakdowns.list.title} cases={cases} />;
}

function Table({ title, cases }: { readonly title: string; readonly cases: readonly Case[] }) {
  const { breakdowns } = words();
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={breakdowns.list.scroll(title)}>
      <table class="stack">
        <caption>{breakdowns.list.count(cases.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{breakdowns.list.people}</th>
            <th scope="col">{breakdowns.list.next}</th>
            <th scope="col">{breakdowns.list.state}</th>
            <th scope="col">{breakdowns.list.reason}</th>
            <th scope="col">{breakdowns.list.known}</th>
            <th scope="col">{breakdowns.list.acted}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((found) => (
            <tr key={found.id}>
              <th scope="row">
                <a href={pageAt('breakdown', { breakdown: found.id })}>{breakdowns.list.people2(found.trainee.name, found.mentor.name)}</a>
              </th>
              <td data-label={breakdowns.list.next}>{nextInWords(found)}</td>
              <td data-label={breakdowns.list.state}>
                <span class={`tag ${TONES[found.state] ?? ''}`}>{breakdowns.states[found.state]}</span>
              </td>
              <td data-label={breakdowns.list.reason}>{capitalised(breakdowns.reasons[found.reason])}</td>
              <td data-label={breakdowns.list.known}>{dated(found.knownOn)}</td>
              <td data-label={breakdowns.list.acted}>{found.actedOn === null ? breakdowns.one.notYet : dated(found.actedOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
