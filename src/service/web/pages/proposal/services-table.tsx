/** What a map shows, service by service: trainees, mentors, and how long the trainees’ journeys are. */
import { useLocation } from 'preact-iso';
import { words } from '../../frame/words.ts';
import type { Proposed } from '../rounds/loads.ts';
import { servicesIn } from './figures.ts';
import { addressOf } from './links.tsx';

export function ServicesTable({ pairs }: { readonly pairs: readonly Proposed[] }) {
  const { services: said } = words().proposal;
  const { path, query } = useLocation();
  const minutes = (value: number | null) => (value === null ? <span class="hint">{said.unknown}</span> : said.minutes(value));
  const numbers = ['trainees', 'mentors', 'median', 'longest', 'far'] as const;
  return (
    <div>
      <h3>{said.title}</h3>
      <div class="scroll" tabIndex={0} role="region" aria-label={said.scroll}>
        <table class="by-service">
          <caption>{said.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.service}</th>
              {numbers.map((column) => (
                <th key={column} scope="col" class="number">
                  {said[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {servicesIn(pairs).map(({ code, name, trainees, paired, mentors, median, longest, far }) => (
              <tr key={code}>
                <th scope="row">
                  <a href={addressOf(path, { ...query, service: code, show: '' })} aria-label={said.pairsOf(name)}>
                    {name}
                  </a>
                </th>
                <td class="number">{trainees}</td>
                <td class="number">{mentors}</td>
                <td class="number">{paired === 0 ? '' : minutes(median)}</td>
                <td class="number">{paired === 0 ? '' : minutes(longest)}</td>
                <td class="number">{far === 0 ? '' : far}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
