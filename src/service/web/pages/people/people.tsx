/** People of the census in force: found by a part of their name, whatever its accents. */
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { words } from '../../frame/words.ts';
import { Field, TextField } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { PAGES, pageAt } from '../../../rules/pages.ts';

const SHOWN = 100;
const TYPING_MS = 250;

type Role = 'mentor' | 'trainee';

export default function People() {
  const { people } = words();
  const { query, route } = useLocation();
  const { q = '', role = '' } = query;
  const [typed, setTyped] = useState(q);
  const show = (changes: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(Object.entries({ ...query, ...changes }).filter(([, value]) => value !== ''));
    route(next.size === 0 ? PAGES.people : `${PAGES.people}?${next.toString()}`, true);
  };
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(() => show({ q: typed }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const list = useLoaded(`people ? ${q} ${role}`, async () => {
    const filter = { limit: SHOWN, ...(q === '' ? {} : { q }), ...(role === '' ? {} : { role: role as Role }) };
    return (await given(api.GET('/api/people', { params: { query: filter } }))).body;
  });
  return (
    <Page title={people.list.title}>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <TextField label={people.list.search} type="search" value={typed} onValue={setTyped} />
        <Field label={people.list.role}>
          {(described) => (
            <select {...described} value={role} onChange={(event) => show({ role: event.currentTarget.value })}>
              <option value="">{people.list.everybody}</option>
              <option value="trainee">{people.list.roles.trainee}</option>
              <option value="mentor">{people.list.roles.mentor}</option>
            </select>
          )}
        </Field>
      </form>
      <LoadedPart of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{people.list.none}</Empty>
          ) : (
            <div class="scroll" tabIndex={0} role="group" aria-label={people.list.title}>
              <table class="stack">
                <caption>{next === undefined ? people.list.count(items.length) : people.list.first(items.length)}</caption>
                <thead>
                  <tr>
                    <th scope="col">{people.list.name}</th>
                    <th scope="col">{people.list.role}</th>
                    <th scope="col">{people.list.service}</th>
                    <th scope="col">{people.list.promotion}</th>
                    <th scope="col">{people.list.id}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((person) => (
                    <tr key={person.id}>
                      <th scope="row">
                        <a href={pageAt('person', { person: person.id })}>{person.name}</a>
                      </th>
                      <td data-label={people.list.role}>{people.one.role[person.role]}</td>
                      <td data-label={people.list.service}>{person.service}</td>
                      <td data-label={people.list.promotion}>{person.promotion ?? ''}</td>
                      <td data-label={people.list.id}>{person.id}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </LoadedPart>
    </Page>
  );
}
