/** Which sentences tell a plan, and with what: the way of each trainee through the periods, and what the plan comes to. Words: `wording/plan`. */
import type { Plan, PlanBound, PlannedTrainee, PlanValue, SettingUnseen, Text } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { capitalised, formatsOf, inBoth, listOf, analysisWordsOf } from '../../wording/index.ts';

/** "Alice Roche : SP1 et SP2 avec Anne Alisier (milieu ouvert), SP3 avec …". */
export function journeyOf(name: string, stages: PlannedTrainee['stages'], unseen: readonly SettingUnseen[]): Text {
  return inBoth((language) => {
    const { vocabulary, plan: words } = analysisWordsOf(language);
    const ways = groups(stages).map(({ periods, mentor, settings }) => {
      const when = listOf(periods, vocabulary.and);
      if (mentor === null) return words.withoutMentor(when);
      const where = settings.map((setting) => vocabulary.settings[setting]);
      return words.withMentor(when, mentor, where.length === 0 ? words.unspecified : listOf(where, vocabulary.and));
    });
    const missing = unseen.map((one) => ` ${capitalised(unseenInWords(one, language))}`).join('');
    return `${vocabulary.colon(name, ways.join(words.then))}.${missing}`;
  });
}

export function unseenInWords({ setting, reason }: SettingUnseen, language: Language): string {
  const { vocabulary, plan: words } = analysisWordsOf(language);
  return words.unseen[reason](vocabulary.settings[setting]);
}

function unseenOf(one: SettingUnseen, language: Language): string {
  return analysisWordsOf(language).vocabulary.colon(one.name, unseenInWords(one, language));
}

interface Group {
  readonly id: string | null;
  readonly periods: string[];
  readonly mentor: string | null;
  readonly settings: PlannedTrainee['stages'][number]['settings'];
}

/** Periods in a row with the same mentor, or without one. */
function groups(stages: PlannedTrainee['stages']): Group[] {
  const found: Group[] = [];
  for (const { period, mentor, name, settings } of stages) {
    const last = found.at(-1);
    if (last !== undefined && last.id === mentor) last.periods.push(period);
    else found.push({ id: mentor, periods: [period], mentor: name, settings });
  }
  return found;
}

/**
 * What the plan comes to, how far that is proven, and what it is worth more than deciding each period by itself.
 * @param beside whether the trainees stand in a table beside it, which then says who does not see which setting.
 */
export function summarisePlan(plan: Plan, language: Language, beside = false): string[] {
  const { value, bound, separately, rules, status, trainees, loads, leftOut } = plan;
  const words = analysisWordsOf(language).plan;
  const needed = plan.periods.reduce((total, period) => total + period.trainees, 0);
  const [busiest] = loads;
  return [
    words.served(value.served, needed),
    ...(value.again === undefined ? [] : [words.again(value.again)]),
    ...(rules.bothSettings
      ? [
          words.settingsSeen(trainees.filter(({ unseen }) => unseen.length === 0).length, trainees.length),
          ...unseenSentences(plan, language, beside),
        ]
      : []),
    value.kept === 0 ? words.noneKept : words.kept(value.kept),
    ...(busiest === undefined ? [] : [busiestSentence(busiest, plan, language)]),
    ...(status === 'limit' ? [boundSentence(value, bound, language)] : []),
    ...(separately === null ? [] : separateSentences(value, separately, rules.bothSettings, language)),
    ...decidedSentences(plan, language),
    ...leftOut.map((name) => words.leftOut[name]),
  ];
}

function busiestSentence({ mentor, name, trainees, periods }: Plan['loads'][number], { pairs }: Plan, language: Language): string {
  const words = analysisWordsOf(language).plan;
  const own = pairs.filter((pair) => pair.mentor === mentor);
  const isEven = own.every(({ period }) => own.filter((other) => other.period === period).length * periods === trainees);
  return isEven ? words.busiestEach(name, trainees / periods, periods) : words.busiestInAll(name, trainees, periods);
}

/** Who does not see which setting, but for those of whom a warning is given. */
function unseenSentences({ trainees, decided }: Plan, language: Language, beside: boolean): string[] {
  const warned = new Set((decided?.blocked ?? []).map(({ trainee, setting }) => `${setting}/${trainee}`));
  const unseen = trainees.flatMap((trainee) => trainee.unseen).filter(({ trainee, setting }) => !warned.has(`${setting}/${trainee}`));
  if (beside) return unseen.length === 0 ? [] : [analysisWordsOf(language).plan.unseenBeside(unseen.length)];
  const lines = unseen.slice(0, MOST_UNSEEN).map((one) => `  ${unseenOf(one, language)}`);
  const more = unseen.length - MOST_UNSEEN;
  return more > 0 ? [...lines, `  ${analysisWordsOf(language).plan.more(more)}`] : lines;
}

/** Settings not seen that are named one by one. */
const MOST_UNSEEN = 10;

function boundSentence(value: PlanValue, bound: PlanBound | null, language: Language): string {
  const words = analysisWordsOf(language).plan.bound;
  const { amount, fixedPercent } = formatsOf(language);
  if (bound === null) return words.nothing;
  if (bound.served > value.served) return words.served(bound.served - value.served);
  if (bound.settings > value.settings) return words.settings(bound.settings - value.settings);
  if (bound.points === null) return words.noPoints;
  const gap = bound.points - value.points;
  return words.points(amount(gap), fixedPercent(gap / Math.max(1, bound.points), 2));
}

function separateSentences(value: PlanValue, separately: PlanValue, countsSettings: boolean, language: Language): string[] {
  const words = analysisWordsOf(language).plan.separately;
  const seen = value.settings - separately.settings;
  if (countsSettings && seen > 0) return [words.settings(seen)];
  const points = value.points - separately.points;
  return value.served !== separately.served || points <= 0 ? [] : [words.points(formatsOf(language).amount(points))];
}

/** The warning: what is decided today, and whom it keeps from what they are to see later. */
function decidedSentences({ decided, bound, rules }: Plan, language: Language): string[] {
  if (decided === undefined) return [];
  const words = analysisWordsOf(language).plan.decided;
  // Fewer, whatever is planned.
  const unserved = bound === null ? 0 : decided.without.served - bound.served;
  return [
    ...(unserved > 0 ? [words.unserved(unserved)] : []),
    ...(rules.bothSettings ? decided.blocked.map((one) => words.blocked(unseenOf(one, language))) : []),
  ];
}
