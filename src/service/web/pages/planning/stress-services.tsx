/** Services whose mentors are hardest to make up for, so that a board sees where it rests on one person. */
import { language, words } from '../../frame/words.ts';
import { formatsOf } from '../../../../wording/web/index.ts';
import type { Stress } from './loads.ts';

type Mentor = Stress['mentors'][number];

export function FragileServices({ mentors }: { readonly mentors: readonly Mentor[] }) {
  const { stress: said } = words().planning;
  const { integer } = formatsOf(language.value);
  return (
    <section>
      <h2>{said.services}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-label={said.services}>
        <table>
          <caption>{said.servicesCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.service}</th>
              {[said.mentors, said.short, said.moves, said.noDeputy].map((head) => (
                <th key={head} scope="col" class="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {servicesOf(mentors).map(({ name, count, grave, moving, alone }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="number">{integer(count)}</td>
                {[grave, moving, alone].map((n, k) => (
                  <td key={k} class={n > 0 ? 'number lacking' : 'number'}>
                    {n > 0 && <span aria-hidden="true">▲ </span>}
                    {integer(n)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface Service {
  readonly name: string;
  /** Mentors with trainees. */
  readonly count: number;
  readonly grave: number;
  readonly moving: number;
  /** Trainees without a deputy. */
  readonly alone: number;
}

function servicesOf(mentors: readonly Mentor[]): readonly Service[] {
  const names = [...new Set(mentors.map(({ serviceName }) => serviceName))];
  return names
    .map((name) => {
      const own = mentors.filter(({ serviceName }) => serviceName === name);
      return {
        ...{ name, count: own.length, moving: own.filter(({ kind }) => kind === 'moving').length },
        grave: own.filter(({ kind }) => kind === 'short' || kind === 'impossible').length,
        alone: own.flatMap(({ trainees }) => trainees).filter(({ deputy }) => deputy === null).length,
      };
    })
    .sort((a, b) => b.grave - a.grave || b.moving - a.moving || b.alone - a.alone || a.name.localeCompare(b.name, language.value));
}
