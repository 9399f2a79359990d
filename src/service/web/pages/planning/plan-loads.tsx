/** On whom a plan rests: the mentors who are asked most, and in how many periods. */
import { language, words } from '../../frame/words.ts';
import { formatsOf } from '../../../../wording/web/index.ts';
import type { Plan } from './loads.ts';

/** The others are behind a click. */
const SHOWN = 10;

export function Loads({ plan }: { readonly plan: Plan }) {
  const { plan: said } = words().planning;
  const rest = plan.loads.slice(SHOWN);
  if (plan.loads.length === 0) return null;
  return (
    <section>
      <h2>{said.loads}</h2>
      <Table loads={plan.loads.slice(0, SHOWN)} of={plan.periods.length} label={said.loads} />
      {rest.length > 0 && (
        <details>
          <summary>{said.all(rest.length)}</summary>
          <Table loads={rest} of={plan.periods.length} label={said.all(rest.length)} />
        </details>
      )}
    </section>
  );
}

function Table({ loads, of, label }: { readonly loads: Plan['loads']; readonly of: number; readonly label: string }) {
  const { plan: said, periods: head } = words().planning;
  const { integer } = formatsOf(language.value);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={label}>
      <table>
        <caption>{said.loadsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.mentor}</th>
            <th scope="col" class="number">
              {said.trainees}
            </th>
            <th scope="col" class="number">
              {head}
            </th>
          </tr>
        </thead>
        <tbody>
          {loads.map(({ mentor, trainees, periods }) => (
            <tr key={mentor.id}>
              <th scope="row">{mentor.name}</th>
              <td class="number">{integer(trainees)}</td>
              <td class="number">{said.periodsOf(periods, of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
