/** Of the whole country: each directorate in a period, where most is lacking first. */
import { language, words } from '../../frame/words.ts';
import { formatsOf } from '../../../../wording/web/index.ts';
import type { Places } from './loads.ts';

export function BoardsTable({ places, period }: { readonly places: Places; readonly period: string }) {
  const { recruitment: said } = words().planning;
  const { integer } = formatsOf(language.value);
  const boards = places.boards
    .flatMap(({ name, periods }) => periods.filter(({ label }) => label === period).map((counts) => ({ name, ...counts })))
    .sort((a, b) => (b.short ?? 0) - (a.short ?? 0) || (a.name < b.name ? -1 : 1));
  return (
    <>
      <h3>{said.boards}</h3>
      <div class="scroll" tabIndex={0} role="group" aria-label={said.boards}>
        <table>
          <caption>{said.boardsCaption(period)}</caption>
          <thead>
            <tr>
              <th scope="col">{said.board}</th>
              {[said.without, said.trainees, said.places, said.usable].map((head) => (
                <th key={head} scope="col" class="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {boards.map(({ name, short, trainees, places: free, usable, mentors }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class={short !== null && short > 0 ? 'number lacking' : 'number'}>
                  {short !== null && short > 0 && <span aria-hidden="true">▲ </span>}
                  {short === null ? '–' : integer(short)}
                </td>
                <td class="number">{integer(trainees)}</td>
                <td class="number">{integer(free)}</td>
                <td class="number">{said.usableOf(usable, mentors)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
