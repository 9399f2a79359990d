/** Matches: one’s own, or those of the directorate or service, by round and by whether they hold today. */
import { useLocation } from 'preact-iso';
import { all, api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { may, scopesOf } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { dated, todayInFrance } from '../../parts/dates.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { PAGES, pageAt } from '../../../rules/pages.ts';
import { MatchTag } from './match-tag.tsx';
import { OwnReports } from './own-report.tsx';

const SHOWN = 100;

type Match = Schemas['Match'];

function addressOf(query: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
  return next.size === 0 ? PAGES.matches : `${PAGES.matches}?${next.toString()}`;
}

export default function Matches() {
  const { matches } = words();
  const { query, route } = useLocation();
  const { round = '', when = '', after = '' } = query;
  const isOwn = !may('round.read');
  const list = useLoaded(`matches ? ${round} ${when} ${after}`, async () => {
    const filter = {
      limit: SHOWN,
      ...(round === '' ? {} : { round }),
      ...(when === 'today' ? { on: todayInFrance() } : {}),
      ...(after === '' ? {} : { after }),
    };
    return (await given(api.GET('/api/matches', { params: { query: filter } }))).body;
  });
  const show = (changes: Readonly<Record<string, string>>): void => route(addressOf({ ...query, after: '', ...changes }));
  return (
    <Page title={isOwn ? matches.list.own : matches.list.title}>
      {!isOwn && (
        <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
          <Rounds chosen={round} onChoose={(chosen) => show({ round: chosen })} />
          <Field label={matches.list.when}>
            {(described) => (
              <select {...described} value={when} onChange={(event) => show({ when: event.currentTarget.value })}>
                <option value="">{matches.list.always}</option>
                <option value="today">{matches.list.today}</option>
              </select>
            )}
          </Field>
        </form>
      )}
      <LoadedPart of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{matches.list.none}</Empty>
          ) : (
            <>
              <Table items={items} isWhole={next === undefined && after === ''} />
              {(next !== undefined || after !== '') && (
                <p class="acts pages">
                  {after !== '' && (
                    <a class="button" href={addressOf({ ...query, after: '' })}>
                      {matches.list.start}
                    </a>
                  )}
                  {next !== undefined && (
                    <a class="button" href={addressOf({ ...query, after: next })}>
                      {matches.list.next}
                    </a>
                  )}
                </p>
              )}
            </>
          )
        }
      </LoadedPart>
      {(scopesOf('trainee').length > 0 || scopesOf('mentor').length > 0) && <OwnReports />}
    </Page>
  );
}

function Rounds({ chosen, onChoose }: { readonly chosen: string; readonly onChoose: (round: string) => void }) {
  const { matches } = words();
  const rounds = useLoaded('rounds', () =>
    all((after) => api.GET('/api/rounds', { params: { query: after === undefined ? {} : { after } } })),
  );
  return (
    <Field label={matches.list.round}>
      {(described) => (
        <select {...described} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">{matches.list.everyRound}</option>
          {(rounds.value ?? []).map(({ id, board, promotion, name }) => (
            <option key={id} value={id}>
              {[promotion, name, board].join(' · ')}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Table({ items, isWhole }: { readonly items: readonly Match[]; readonly isWhole: boolean }) {
  const { matches } = words();
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={matches.list.scroll}>
      <table class="stack">
        <caption>{isWhole ? matches.list.count(items.length) : matches.list.page(items.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{matches.list.trainee}</th>
            <th scope="col">{matches.list.mentor}</th>
            <th scope="col">{matches.list.service}</th>
            <th scope="col">{matches.list.dates}</th>
            <th scope="col">{matches.list.state}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((match) => (
            <Row key={match.id} match={match} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ match: { id, trainee, mentor, startsOn, endsOn, state } }: { readonly match: Match }) {
  const { matches } = words();
  const see = (name: string) => (
    <a href={pageAt('match', { match: id })} aria-label={matches.list.seeOf(trainee.name, mentor.name)}>
      {name}
    </a>
  );
  // Whoever looks for their own mentor presses the mentor's name.
  const isOwn = scopesOf('trainee').includes(trainee.id);
  return (
    <tr>
      <th scope="row">{isOwn ? trainee.name : see(trainee.name)}</th>
      <td data-label={matches.list.mentor}>{isOwn ? see(mentor.name) : mentor.name}</td>
      <td data-label={matches.list.service}>{mentor.serviceName}</td>
      <td data-label={matches.list.dates}>{matches.days(dated(startsOn), dated(endsOn))}</td>
      <td data-label={matches.list.state}>
        <MatchTag state={state} />
      </td>
    </tr>
  );
}
