/** A plan in sentences: the way of each trainee through the periods, and what the plan comes to as a whole. */
import type { Plan, PlanBound, PlannedTrainee, PlanValue, SettingUnseen } from '../../domain/plan.ts';
import type { Text } from '../../domain/text.ts';
import { fill, formatPoints, SETTING_NAMES } from '../../domain/wording.ts';
import type { Language } from '../../errors/catalogue.ts';

/** "Alice Roche : SP1 et SP2 avec Anne Alisier (milieu ouvert), SP3 avec …". */
export function journeyOf(name: string, stages: PlannedTrainee['stages'], unseen: readonly SettingUnseen[]): Text {
  const sentence = (language: Language): string => {
    const ways = groups(stages).map(({ periods, mentor, settings }) => {
      const when = joined(periods, language);
      if (mentor === null) return language === 'fr' ? `${when} sans tuteur` : `${when} without a mentor`;
      const where = joined(
        settings.map((setting) => SETTING_NAMES[setting]![language]),
        language,
      );
      return language === 'fr' ? `${when} avec ${mentor} (${where})` : `${when} with ${mentor} (${where})`;
    });
    const missing = unseen.map((one) => ` ${unseenInWords(one, language)}`).join('');
    return language === 'fr' ? `${name} : ${ways.join(', puis ')}.${missing}` : `${name}: ${ways.join(', then ')}.${missing}`;
  };
  return { fr: sentence('fr'), en: sentence('en') };
}

export function unseenInWords({ setting, reason }: SettingUnseen, language: Language): string {
  const what = SETTING_NAMES[setting]![language];
  const words: Readonly<Record<SettingUnseen['reason'], Text>> = {
    never: {
      fr: `Ne voit pas le ${what}, car aucun tuteur de ce milieu n’est possible dans ces périodes.`,
      en: `Does not see ${what}, as no mentor of that setting is possible in these periods.`,
    },
    decided: {
      fr: `Ne voit pas le ${what}, car ce qui est décidé l’en empêche et aucun tuteur de ce milieu n’est possible ensuite.`,
      en: `Does not see ${what}, as what is decided stands in the way and no mentor of that setting is possible after it.`,
    },
    places: {
      fr: `Ne voit pas le ${what}, car les places de ce milieu ne suffisent pas à tous.`,
      en: `Does not see ${what}, as there are not enough places of that setting for everybody.`,
    },
    unproven: {
      fr: `Ne voit pas le ${what} dans ce plan ; il n’est pas prouvé que ce soit impossible.`,
      en: `Does not see ${what} in this plan; it is not proven to be impossible.`,
    },
  };
  return words[reason][language];
}

/** The same after a name and a colon. */
function unseenOf(one: SettingUnseen, language: Language): string {
  const sentence = unseenInWords(one, language);
  return `${one.name}${language === 'fr' ? ' : ' : ': '}${sentence[0]!.toLowerCase()}${sentence.slice(1)}`;
}

/** Periods in a row with the same mentor, or without one. */
function groups(stages: PlannedTrainee['stages']): { periods: string[]; mentor: string | null; settings: readonly string[] }[] {
  const found: { id: string | null; periods: string[]; mentor: string | null; settings: readonly string[] }[] = [];
  for (const { period, mentor, name, settings } of stages) {
    const last = found.at(-1);
    if (last !== undefined && last.id === mentor) last.periods.push(period);
    else found.push({ id: mentor, periods: [period], mentor: name, settings });
  }
  return found;
}

function joined(words: readonly string[], language: Language): string {
  const and = language === 'fr' ? ' et ' : ' and ';
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')}${and}${words.at(-1)}`;
}

/** What the plan comes to, how far that is proven, and what it is worth more than deciding each period by itself. */
export function summarisePlan(plan: Plan, language: Language): string[] {
  const { value, bound, separately, rules, status } = plan;
  const fr = language === 'fr';
  const needed = plan.periods.reduce((total, { trainees }) => total + trainees, 0);
  const lines = [servedSentence(value, needed, language)];
  if (rules.bothSettings) lines.push(settingsSentence(plan, language), ...unseenSentences(plan, language));
  lines.push(keptSentence(value, language));
  const busiest = plan.loads[0];
  if (busiest !== undefined) {
    const most = fr
      ? 'Le tuteur le plus sollicité, {name}, suit {n} {n|stagiaire|stagiaires} sur l’ensemble des périodes.'
      : 'The busiest mentor, {name}, has {n} {n|trainee|trainees} over all periods.';
    lines.push(fill(most, { n: busiest.trainees, name: busiest.name }, language));
  }
  if (status === 'limit') lines.push(boundSentence(value, bound, language));
  if (separately !== null) lines.push(...separateSentences(value, separately, rules.bothSettings, language));
  lines.push(...decidedSentences(plan, language), ...leftOutSentences(plan, language));
  return lines;
}

function servedSentence({ served }: PlanValue, needed: number, language: Language): string {
  const text = {
    fr: 'Tuteurs trouvés pour {n} {n|stage|stages} sur {t}.',
    en: 'Mentors found for {n} of {t} internships.',
  }[language];
  return fill(text, { n: served, t: needed }, language);
}

function settingsSentence({ trainees }: Plan, language: Language): string {
  const text = {
    fr: '{n} {n|stagiaire voit|stagiaires voient} les deux milieux, sur {t}.',
    en: '{n} of {t} trainees {n|sees|see} both settings.',
  }[language];
  return fill(text, { n: trainees.filter(({ unseen }) => unseen.length === 0).length, t: trainees.length }, language);
}

/** Who does not see which setting, but for those of whom a warning is given. */
function unseenSentences({ trainees, decided }: Plan, language: Language): string[] {
  const warned = new Set((decided?.blocked ?? []).map(({ trainee, setting }) => `${setting}/${trainee}`));
  const unseen = trainees.flatMap((trainee) => trainee.unseen).filter(({ trainee, setting }) => !warned.has(`${setting}/${trainee}`));
  const lines = unseen.slice(0, MOST_UNSEEN).map((one) => `  ${unseenOf(one, language)}`);
  const more = unseen.length - MOST_UNSEEN;
  if (more > 0)
    lines.push(language === 'fr' ? `  … et ${more} de plus (--json les donne tous).` : `  … and ${more} more (--json has them all).`);
  return lines;
}

/** Settings not seen that are named one by one. */
const MOST_UNSEEN = 10;

function keptSentence({ kept }: PlanValue, language: Language): string {
  const fr = language === 'fr';
  if (kept === 0)
    return fr
      ? 'Aucun stagiaire ne garde son tuteur d’une période à la suivante.'
      : 'No trainee keeps a mentor from one period to the next.';
  const text = fr
    ? '{n} {n|fois|fois}, un stagiaire garde son tuteur d’une période à la suivante.'
    : '{n} {n|time|times} a trainee keeps a mentor from one period to the next.';
  return fill(text, { n: kept }, language);
}

function boundSentence(value: PlanValue, bound: PlanBound | null, language: Language): string {
  const fr = language === 'fr';
  if (bound === null) return fr ? 'Rien n’est prouvé sur ce qui pourrait être mieux.' : 'Nothing is proven about what could be better.';
  if (bound.served > value.served)
    return fill(
      fr
        ? 'Il n’est pas exclu que {n} {n|stage de plus puisse avoir|stages de plus puissent avoir} un tuteur.'
        : 'It is not ruled out that {n} more {n|internship|internships} could have a mentor.',
      { n: bound.served - value.served },
      language,
    );
  if (bound.settings > value.settings)
    return fill(
      fr
        ? 'Il n’est pas exclu que les stagiaires puissent voir {n} {n|milieu|milieux} de plus en tout.'
        : 'It is not ruled out that trainees could see {n} more {n|setting|settings} in all.',
      { n: bound.settings - value.settings },
      language,
    );
  if (bound.points === null) return fr ? 'Rien n’est prouvé sur les points.' : 'Nothing is proven about the points.';
  const gap = bound.points - value.points;
  const share = ((100 * gap) / Math.max(1, bound.points)).toFixed(2);
  return fr
    ? `Il est prouvé qu’aucun plan qui place autant de stagiaires ne vaut plus de ${formatPoints(gap, 'fr')} points de plus, soit ${share.replace('.', ',')} %.`
    : `It is proven that no plan that places as many trainees is worth more than ${formatPoints(gap, 'en')} points more, which is ${share} %.`;
}

function separateSentences(value: PlanValue, separately: PlanValue, countsSettings: boolean, language: Language): string[] {
  const fr = language === 'fr';
  const seen = value.settings - separately.settings;
  if (countsSettings && seen > 0) {
    const text = fr
      ? 'En décidant chaque période sans regarder les autres, les stagiaires verraient {n} {n|milieu|milieux} de moins en tout.'
      : 'Deciding each period without a look at the others, trainees would see {n} {n|setting|settings} fewer in all.';
    return [fill(text, { n: seen }, language)];
  }
  const points = value.points - separately.points;
  if (value.served !== separately.served || points <= 0) return [];
  return [
    fr
      ? `Décider chaque période sans regarder les autres coûterait ${formatPoints(points, 'fr')} points.`
      : `Deciding each period without a look at the others would cost ${formatPoints(points, 'en')} points.`,
  ];
}

/** The warning: what is decided today, and whom it keeps from what they are to see later. */
function decidedSentences({ decided, bound, rules }: Plan, language: Language): string[] {
  if (decided === undefined) return [];
  const fr = language === 'fr';
  const lines: string[] = [];
  // Fewer, whatever is planned.
  const unserved = bound === null ? 0 : decided.without.served - bound.served;
  if (unserved > 0)
    lines.push(
      fill(
        fr
          ? 'Attention : avec ce qui est décidé, {n} {n|stage de moins a|stages de moins ont} un tuteur.'
          : 'Warning: with what is decided, {n} {n|internship fewer has|internships fewer have} a mentor.',
        { n: unserved },
        language,
      ),
    );
  if (rules.bothSettings)
    lines.push(
      ...decided.blocked.map((one) =>
        fr
          ? `Attention, le placement décidé bloque une obligation. ${unseenOf(one, 'fr')}`
          : `Warning: the placement that is decided blocks an obligation. ${unseenOf(one, 'en')}`,
      ),
    );
  return lines;
}

function leftOutSentences({ leftOut }: Plan, language: Language): string[] {
  const words: Readonly<Record<Plan['leftOut'][number], Text>> = {
    fair: {
      fr: 'L’équité des orientations (« fair ») vaut dans chaque période, pas dans un plan : le total des scores y compte.',
      en: 'The fairness of the guidelines (“fair”) is each period’s own: a plan goes by the total of the scores.',
    },
    balance: {
      fr: 'L’équilibre des charges des orientations vaut dans chaque période ; un plan compte les charges sur l’ensemble.',
      en: 'The balance of the guidelines is each period’s own: a plan counts loads over all periods.',
    },
    minimums: {
      fr: 'Les minimums des tuteurs ne sont pas imposés : qui doit avoir un stagiaire à chaque période ne se reposerait jamais.',
      en: 'Mentors’ minimums are not imposed: who must have a trainee in every period would never rest.',
    },
  };
  return leftOut.map((name) => words[name][language]);
}
