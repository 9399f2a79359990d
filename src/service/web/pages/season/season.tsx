/** The season: the calendar of each promotion, how far each directorate has come in the rounds of its internships, and giving another calendar. */
import { all, api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { may } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { Give } from './give.tsx';
import { Periods } from './periods.tsx';
import { Timeline } from './timeline.tsx';

export default function Season() {
  const { season: said } = words();
  const calendars = useLoaded('calendars', () =>
    all((after) => api.GET('/api/calendars', { params: { query: after === undefined ? {} : { after } } })),
  );
  const rounds = useLoaded('rounds', () =>
    all((after) => api.GET('/api/rounds', { params: { query: { limit: 500, ...(after === undefined ? {} : { after }) } } })),
  );
  return (
    <Page title={said.title}>
      <LoadedPart of={calendars}>
        {([last]) => (last === undefined ? <Empty>{said.none}</Empty> : <OfCalendar key={last.number} number={last.number} />)}
      </LoadedPart>
      <LoadedPart of={rounds}>{(list) => list.length > 0 && <Periods rounds={list} />}</LoadedPart>
      {may('calendar.change') && (
        <Give
          calendars={calendars.value ?? []}
          onGiven={() => {
            void calendars.reload();
            void rounds.reload();
          }}
        />
      )}
    </Page>
  );
}

/** A number stands for the same for ever. */
function OfCalendar({ number }: { readonly number: number }) {
  const calendar = useLoaded(
    `calendar ${number}`,
    async () => (await given(api.GET('/api/calendars/{number}', { params: { path: { number } } }))).body,
  );
  return (
    <LoadedPart of={calendar}>
      {(found) => (
        <>
          {[...new Set(found.rows.map(({ promotion }) => promotion))].map((promotion) => (
            <Timeline key={promotion} calendar={found} promotion={promotion} />
          ))}
        </>
      )}
    </LoadedPart>
  );
}
