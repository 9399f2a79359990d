/** A case as a way: what was done on which day, what is under way, what is to come. */
import { words } from '../../frame/words.ts';
import { dated, todayInFrance } from '../../parts/dates.ts';
import type { Case } from './case.ts';

interface Step {
  readonly name: 'reported' | 'heard' | 'options' | 'submitted' | 'in-effect' | 'followed-up' | 'dropped';
  readonly isDone: boolean;
  readonly says: readonly string[];
}

export function Way({ found }: { readonly found: Case }) {
  const { breakdowns } = words();
  const steps = stepsOf(found);
  const now = steps.findIndex(({ isDone }) => !isDone);
  return (
    <section>
      <h2>{breakdowns.way.title}</h2>
      <ol class="case-way">
        {steps.map(({ name, isDone, says }, k) => {
          const at = isDone ? 'done' : k === now ? 'now' : 'later';
          return (
            <li key={name} class={at} {...(at === 'now' ? { 'aria-current': 'step' as const } : {})}>
              <p class="case-way-name">{breakdowns.way[name]}</p>
              <p class="hint">{breakdowns.way[name === 'in-effect' && at === 'now' ? 'later' : at]}</p>
              {says.map((each) => (
                <p key={each}>{each}</p>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function stepsOf(found: Case): readonly Step[] {
  const { way, parties } = words().breakdowns;
  const { hearings, runs, pairs, closing, followUps } = found;
  // Whoever reported sees how far the case has come, not what is in it.
  const isSubmitted = found.state === 'submitted' || closing?.kind === 'in-effect';
  const reported: Step = { name: 'reported', isDone: true, says: [dated(found.knownOn)] };
  const heard: Step = {
    name: 'heard',
    isDone: found.state !== 'reported' && found.state !== 'dropped',
    says: hearings.map(({ party, on }) => way.heardOne(parties[party], dated(on))),
  };
  const lastRun = runs.at(-1);
  const options: Step = {
    name: 'options',
    isDone: isSubmitted,
    says: lastRun === undefined ? [] : [dated(dayOf(lastRun.at))],
  };
  if (closing?.kind === 'dropped') {
    const done = [reported, heard, options]
      .filter(({ isDone, says }) => isDone || says.length > 0)
      .map((step) => ({ ...step, isDone: true }));
    return [...done, { name: 'dropped', isDone: true, says: [dated(dayOf(closing.at))] }];
  }
  const decided = pairs.filter(({ decision }) => decision !== null).length;
  const last = followUps.at(-1);
  return [
    reported,
    heard,
    options,
    {
      name: 'submitted',
      isDone: closing !== null,
      says: closing !== null ? [dated(dayOf(closing.at))] : isSubmitted && pairs.length > 0 ? [way.decidedOf(decided, pairs.length)] : [],
    },
    {
      name: 'in-effect',
      isDone: closing?.on != null && closing.on <= todayInFrance(),
      says: closing?.on == null ? [] : [way.startsOn(dated(closing.on))],
    },
    {
      name: 'followed-up',
      isDone: found.state === 'followed-up',
      says: last === undefined ? [] : [last.outcome === null ? way.planned(dated(last.on)) : dated(last.on)],
    },
  ];
}

/** Of a moment, in France. */
function dayOf(moment: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Europe/Paris' }).format(new Date(moment));
}
