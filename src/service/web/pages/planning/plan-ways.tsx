/** Each trainee’s way through the periods as a table: found by a name, or only who is left without somewhere. What is looked for is in the address. */
import { useLocation } from 'preact-iso';
import { language, words } from '../../frame/words.ts';
import { TextField } from '../../parts/field.tsx';
import { Empty } from '../../parts/notice.tsx';
import { capitalised } from '../../parts/capital.ts';
import { plain } from '../rounds/shown-pairs.ts';
import type { Plan } from './loads.ts';

/** More rows than that no browser searches well. */
const MOST = 400;

type Trainee = Plan['trainees'][number];

export function Ways({ plan }: { readonly plan: Plan }) {
  const { plan: said } = words().planning;
  const { path, query, route } = useLocation();
  const { q = '', alone = '' } = query;
  const show = (changes: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(Object.entries({ ...query, ...changes }).filter(([, value]) => value !== ''));
    route(next.size === 0 ? path : `${path}?${next.toString()}`, true);
  };
  const wanted = plain(q.trim());
  const found = plan.trainees.filter(
    (trainee) =>
      (alone === '' || trainee.stages.some(({ mentor }) => mentor === null)) && (wanted === '' || textOf(trainee).includes(wanted)),
  );
  const shown = found.slice(0, MOST).toSorted((a, b) => a.name.localeCompare(b.name, language.value));
  const hasAlone = plan.trainees.some(({ stages }) => stages.some(({ mentor }) => mentor === null));
  return (
    <section>
      <h2>{said.byTrainee}</h2>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <TextField label={said.find} type="search" value={q} onValue={(value) => show({ q: value })} />
        {(hasAlone || alone !== '') && (
          <label class="choice">
            <input type="checkbox" checked={alone !== ''} onChange={(event) => show({ alone: event.currentTarget.checked ? '1' : '' })} />
            {said.onlyAlone}
          </label>
        )}
      </form>
      <p class="hint">{said.legend}</p>
      {shown.length === 0 ? <Empty>{said.noneFound}</Empty> : <Table plan={plan} trainees={shown} />}
      {found.length > MOST && <p>{said.shown(MOST)}</p>}
    </section>
  );
}

function textOf({ id, name, stages }: Trainee): string {
  return plain([id, name, ...stages.flatMap(({ mentor }) => (mentor === null ? [] : [mentor.id, mentor.name]))].join(' '));
}

function Table({ plan, trainees }: { readonly plan: Plan; readonly trainees: readonly Trainee[] }) {
  const { plan: said } = words().planning;
  const hasUnseen = plan.trainees.some(({ unseen }) => unseen.length > 0);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={said.byTrainee}>
      <table class="ways">
        <caption>{said.byTraineeCaption(trainees.length, plan.trainees.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{said.trainee}</th>
            {plan.periods.map(({ label, name }) => (
              <th key={label} scope="col" title={name}>
                {label}
              </th>
            ))}
            {hasUnseen && <th scope="col">{said.unseen}</th>}
          </tr>
        </thead>
        <tbody>
          {trainees.map((trainee) => (
            <tr key={trainee.id}>
              <th scope="row">{trainee.name}</th>
              {plan.periods.map(({ label }) => (
                <Stage key={label} stage={trainee.stages.find(({ period }) => period === label)} />
              ))}
              {hasUnseen && (
                <td class="explained">
                  {trainee.unseen.map(({ setting, says }) => (
                    <span key={setting} class="under">
                      {capitalised(says)}
                    </span>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Never by its colour alone. */
function Stage({ stage }: { readonly stage: Trainee['stages'][number] | undefined }) {
  const { plan: said } = words().planning;
  if (stage === undefined)
    return (
      <td>
        <span aria-hidden="true">–</span>
        <span class="hidden">{said.notTheirs}</span>
      </td>
    );
  const { mentor, settings, isKept } = stage;
  if (mentor === null)
    return (
      <td class="lacking">
        <span aria-hidden="true">▲ </span>
        {said.alone}
      </td>
    );
  return (
    <td class={isKept ? 'kept' : undefined}>
      {isKept && (
        <>
          <span aria-hidden="true">= </span>
          <span class="hidden">{said.kept} </span>
        </>
      )}
      {mentor.name}
      {settings.length > 0 && (
        <>
          {' '}
          <small title={settings.map((setting) => said.setting[setting]).join(' + ')}>
            {settings.map((setting) => said.short[setting]).join(' + ')}
          </small>
        </>
      )}
    </td>
  );
}
