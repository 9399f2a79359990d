/** Where mentors are lacking, and where one more would be worth most: by service on a map and in a table, then whom to train, where to recruit, who would have to agree. */
import { useLocation } from 'preact-iso';
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice } from '../../parts/notice.tsx';
import { AskedRun } from './asked-run.tsx';
import { Candidates } from './candidates.tsx';
import type { Places, Recruitment, Run } from './loads.ts';
import { BoardsTable } from './boards-table.tsx';
import { PlacesMap } from './places-map.tsx';
import { PlacesTable } from './places-table.tsx';
import { servicesIn } from './services.ts';

export default function RecruitmentPage() {
  return <AskedRun kind="recruitment">{(run) => <Result run={run} />}</AskedRun>;
}

/** The numbers are for whoever may follow the run; what names people is for its board. */
function Result({ run: { id, board } }: { readonly run: Run }) {
  const readsPeople = mayAt('person.read', { board });
  const result = useLoaded(`recruitment ${id}`, async () => {
    const path = { params: { path: { id } } };
    const [places, recruitment] = await Promise.all([
      given(api.GET('/api/runs/{id}/places', path)),
      readsPeople ? given(api.GET('/api/runs/{id}/recruitment', path)) : null,
    ]);
    return { places: places.body, recruitment: recruitment?.body ?? null };
  });
  return <LoadedPart of={result}>{(found) => <Shown {...found} />}</LoadedPart>;
}

function Shown({ places, recruitment }: { readonly places: Places; readonly recruitment: Recruitment | null }) {
  const { recruitment: said, run } = words().planning;
  return (
    <>
      <Summary {...{ places, recruitment }} />
      {recruitment === null && (
        <Notice tone="plain" title={run.unreadable}>
          <p>{said.namesNobody}</p>
          {places.board === null && <p>{run.unreadableCountry}</p>}
        </Notice>
      )}
      <ByService {...{ places, recruitment }} />
      {recruitment !== null && <Candidates recruitment={recruitment} />}
    </>
  );
}

function Summary({ places, recruitment }: { readonly places: Places; readonly recruitment: Recruitment | null }) {
  const { recruitment: said } = words().planning;
  const counts = places.boards.flatMap(({ periods }) => periods);
  const short = counts.reduce((sum, one) => sum + (one.short ?? 0), 0);
  const isOpen = counts.some((one) => one.short === null);
  const sentences = (recruitment?.periods ?? []).flatMap(({ label, says, status, unmetByConstraints }, _, { length }) => [
    ...says.map((sentence) => (length > 1 ? `${label} – ${sentence}` : sentence)),
    ...(unmetByConstraints > 0 ? [said.byConstraints(label, unmetByConstraints)] : []),
    ...(status === 'limit' ? [said.limit] : []),
  ]);
  return (
    <Notice tone={isOpen ? 'bad' : short > 0 ? 'warning' : 'good'} title={isOpen ? said.open : short > 0 ? said.short(short) : said.enough}>
      {sentences.length > 0 && (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function ByService({ places, recruitment }: { readonly places: Places; readonly recruitment: Recruitment | null }) {
  const { recruitment: said } = words().planning;
  const { path, query, route } = useLocation();
  const show = (changes: Readonly<Record<string, string>>): void => {
    route(`${path}?${new URLSearchParams({ ...query, ...changes }).toString()}`, true);
  };
  const labels = [...new Set(places.boards.flatMap(({ periods }) => periods.map(({ label }) => label)))];
  const period = labels.find((label) => label === query['period']) ?? labels[0];
  if (period === undefined) return null;
  const services = servicesIn({ places, recruitment, period });
  const shown = recruitment === null || query['map'] === 'short' ? 'short' : 'worth';
  return (
    <section>
      <h2>{said.map}</h2>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        {recruitment !== null && (
          <Field label={said.shows}>
            {(described) => (
              <select {...described} value={shown} onChange={(event) => show({ map: event.currentTarget.value })}>
                {(['worth', 'short'] as const).map((what) => (
                  <option key={what} value={what}>
                    {said.shown[what]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {labels.length > 1 && (
          <Field label={said.period}>
            {(described) => (
              <select {...described} value={period} onChange={(event) => show({ period: event.currentTarget.value })}>
                {labels.map((label) => (
                  <option key={label} value={label}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </form>
      <div class="map-beside">
        <PlacesMap {...{ services, shown }} />
        <PlacesTable {...{ services, period }} hasWorth={recruitment !== null} isOfSeveral={labels.length > 1} />
      </div>
      {places.boards.length > 1 && <BoardsTable {...{ places, period }} />}
    </section>
  );
}
