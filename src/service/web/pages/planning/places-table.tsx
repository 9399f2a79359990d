/** The services of the map as a table: places against trainees, and what one more mentor would be worth. */
import { language, words } from '../../frame/words.ts';
import { formatsOf } from '../../../../wording/web/index.ts';
import type { Service } from './services.ts';

interface Props {
  readonly services: readonly Service[];
  readonly period: string;
  /** Whether that is known to whoever asks. */
  readonly hasWorth: boolean;
  /** Periods: then the worth is that of them all. */
  readonly isOfSeveral: boolean;
}

export function PlacesTable({ services, period, hasWorth, isOfSeveral }: Props) {
  const { recruitment: said } = words().planning;
  const { integer } = formatsOf(language.value);
  const count = (n: number | null): string => (n === null ? '–' : integer(n));
  const boards = new Set(services.map(({ boardName }) => boardName));
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={said.caption(period)}>
      <table class="places">
        <caption>
          {said.caption(period)}
          {hasWorth && isOfSeveral && ` – ${said.worthAll}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{said.service}</th>
            <th scope="col" class="number">
              {said.without}
            </th>
            {hasWorth && (
              <th scope="col" class="number">
                {said.worth}
              </th>
            )}
            {[said.trainees, said.places].map((head) => (
              <th key={head} scope="col" class="number">
                {head}
              </th>
            ))}
            <th scope="col">{said.usable}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(({ key, name, boardName, counts, worth }) => {
            const isShort = (counts.short ?? 0) > 0;
            return (
              <tr key={key}>
                <th scope="row">
                  {name} {boards.size > 1 && <small class="under">{boardName}</small>}
                </th>
                <td class={isShort ? 'number lacking' : 'number'}>
                  {isShort && <span aria-hidden="true">▲ </span>}
                  {count(counts.short)}
                </td>
                {hasWorth && <td class="number">{worthInWords(worth)}</td>}
                <td class="number">{integer(counts.trainees)}</td>
                <td class="number">{integer(counts.places)}</td>
                <td>
                  {said.usableOf(counts.usable, counts.mentors)}
                  {counts.excluded !== '' && <small class="under">{said.excluded(counts.excluded)}</small>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function worthInWords(worth: Service['worth']): string {
  const { recruitment: said } = words().planning;
  if (worth === null) return said.worthUnknown;
  const { served, score } = worth;
  if (served > 0) return said.worthLives(served);
  return score > 0 ? said.worthPoints(score) : said.worthNothing;
}
