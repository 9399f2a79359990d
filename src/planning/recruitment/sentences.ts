/** A candidate for one more trained mentor in sentences: what they are worth, and who would have another mentor. What a director can read aloud. */
import type { Candidate, PeriodWorth, PlaceChange, Recruitment } from '../../domain/recruitment.ts';
import type { Text } from '../../domain/text.ts';
import { describeExclusion, fill } from '../../domain/wording.ts';
import type { Language } from '../../errors/catalogue.ts';
import { points } from '../../matching/sentences.ts';

/** Moves that are told of one period; the document has them all. */
const MOST_MOVES = 6;

type Told = Omit<Candidate, 'explanation'>;

/** The first line says what they are worth in all; `periods`: how many were asked for. */
export function explainCandidate(candidate: Told, periods: number, language: Language): string[] {
  const lines = [`${subject(candidate, language)}${colon(language)}${total(candidate, periods, language)}.`];
  const rule = candidate.periods[0]!.rule;
  if (rule !== null && rule.code !== 'MENTOR_NOT_TRAINED') {
    const words = describeExclusion(rule, language);
    const own = candidate.measure === 'volunteer' ? OWN_DECISION[language] : '';
    lines.push(`${words.charAt(0).toUpperCase()}${words.slice(1)}${own}.`);
  }
  for (const own of alike(candidate.periods)) {
    const [first] = own;
    if (periods > 1) {
      const labels = own.map(({ period }) => period).join(', ');
      lines.push(`${labels}${colon(language)}${gain(first, 1, language)}.${told(first, candidate, language)}`);
    } else lines.push(told(first, candidate, language).trimStart());
  }
  return lines.filter((line) => line !== '');
}

const OWN_DECISION: Text = { fr: ' : la décision lui appartient', en: ': the decision is theirs' };

function subject({ measure, name, service, site, places }: Told, language: Language): string {
  const text: Readonly<Record<Told['measure'], Text>> = {
    train: { fr: 'Former {name} ({service}, {n} {n|place|places})', en: 'Training {name} ({service}, {n} {n|place|places})' },
    volunteer: {
      fr: 'Si {name} ({service}, {n} {n|place|places}) était volontaire',
      en: 'If {name} ({service}, {n} {n|place|places}) volunteered',
    },
    recruit: {
      fr: 'Un tuteur formé de plus, {where} ({n} {n|place|places})',
      en: 'One more trained mentor, {where} ({n} {n|place|places})',
    },
  };
  const where = site === null ? service : `${site}, ${service}`;
  return fill(text[measure][language], { name: name ?? '', service, where, n: places }, language);
}

function total({ status, served, score, periods }: Told, asked: number, language: Language): string {
  const [first] = periods;
  if (asked === 1) return gain(first!, 1, language);
  if (periods.every((worth) => worth.served === null)) return gain({ ...first!, bound: null }, 1, language);
  const words = gain({ status: 'proven', served, score, bound: null }, asked, language);
  return status === 'proven' ? words : `${words}${OPEN[language]}`;
}

const OPEN: Text = { fr: ' (sans compter ce qui reste sans réponse)', en: ' (without what is left open)' };

/** "1 stagiaire de plus aurait un tuteur et l’ensemble gagnerait 48,3 points"; over several periods internships are counted. */
function gain(
  { status, served, score, bound }: Pick<PeriodWorth, 'status' | 'served' | 'score' | 'bound'>,
  asked: number,
  language: Language,
): string {
  const fr = language === 'fr';
  if (status === 'infeasible')
    return fr
      ? 'aucune solution n’y respecte toutes les règles (« match » dit pourquoi)'
      : 'no matching there follows every rule (“match” says why)';
  if (served === null || score === null) {
    const most =
      bound === null
        ? ''
        : fill(
            fr ? ', {n} {n|stagiaire|stagiaires} de plus au mieux' : ', {n} more {n|trainee|trainees} at best',
            { n: bound.served },
            language,
          );
    return fr ? `pas de réponse dans le temps imparti${most}` : `no answer in the time given${most}`;
  }
  const said: string[] = [];
  if (served !== 0) {
    const [count, counts] = asked > 1 ? (['stage', 'internship'] as const) : (['stagiaire', 'trainee'] as const);
    const text = fr
      ? `{n} {n|${count}|${count}s} de ${served > 0 ? 'plus' : 'moins'} {n|aurait|auraient} un tuteur`
      : `{n} ${served > 0 ? 'more' : 'fewer'} {n|${counts}|${counts}s} would have a mentor`;
    said.push(fill(text, { n: Math.abs(served) }, language));
  }
  const amount = points(Math.abs(score), language);
  if (score > 0) said.push(fr ? `l’ensemble gagnerait ${amount}` : `the whole matching would gain ${amount}`);
  if (score < 0) said.push(fr ? `l’ensemble perdrait ${amount}` : `the whole matching would lose ${amount}`);
  const words = said.length === 0 ? (fr ? 'rien ne changerait' : 'nothing would change') : said.join(fr ? ' et ' : ' and ');
  if (status === 'proven') return words;
  return fr ? `${words}, au mieux de ce qui est connu` : `${words}, as far as is known`;
}

/** Periods in which just the same happens, in their order. */
function alike(periods: readonly PeriodWorth[]): [PeriodWorth, ...PeriodWorth[]][] {
  const found = new Map<string, [PeriodWorth, ...PeriodWorth[]]>();
  for (const worth of periods) {
    const { status, served, score, changes } = worth;
    const key = JSON.stringify([status, served, score, changes]);
    const own = found.get(key);
    if (own === undefined) found.set(key, [worth]);
    else own.push(worth);
  }
  return [...found.values()];
}

/** " Alice Roche, sans tuteur, irait chez Anne Alisier ; …" with a space before; nothing where nobody moves. */
function told({ changes }: PeriodWorth, candidate: Told, language: Language): string {
  if (changes.length === 0) return '';
  const shown = changes.slice(0, MOST_MOVES).map((change) => moveOf(change, candidate, language));
  const more = changes.length - MOST_MOVES;
  if (more > 0)
    shown.push(
      fill({ fr: '{n} {n|autre changement|autres changements}', en: '{n} other {n|change|changes}' }[language], { n: more }, language),
    );
  return ` ${shown.join(language === 'fr' ? ' ; ' : '; ')}.`;
}

function moveOf({ traineeName, from, fromName, to, toName }: PlaceChange, { id, measure }: Told, language: Language): string {
  const fr = language === 'fr';
  const before = from === null ? '' : fr ? ` (avant : ${fromName})` : ` (before: ${fromName})`;
  if (to === null) return fr ? `${traineeName} n’aurait plus de tuteur${before}` : `${traineeName} would have no mentor${before}`;
  const whom = to === id && measure === 'recruit' ? (fr ? 'ce tuteur' : 'this mentor') : (toName ?? to);
  const who = from === null ? (fr ? `${traineeName}, sans tuteur,` : `${traineeName}, without a mentor,`) : traineeName;
  return fr ? `${who} irait chez ${whom}${before}` : `${who} would go to ${whom}${before}`;
}

function colon(language: Language): string {
  return language === 'fr' ? ' : ' : ': ';
}

/** A candidate as a list shows them: sites of one service that are worth the same are told once, the others of that service not at all. */
export interface ShownCandidate {
  readonly candidate: Candidate;
  /** Other sites of the service where somebody new would be worth as much. */
  readonly alike: readonly string[];
}

/** Who is worth anything, best first. */
export function shownCandidates({ candidates }: Pick<Recruitment, 'candidates'>): ShownCandidate[] {
  const best = new Map<string, { candidate: Candidate; alike: string[] }>();
  for (const candidate of candidates) {
    const { served, score, measure, id, board, service, site } = candidate;
    if (served < 0 || (served === 0 && score <= 0)) continue;
    const key = measure === 'recruit' ? JSON.stringify([board, service]) : id;
    const first = best.get(key);
    if (first === undefined) best.set(key, { candidate, alike: [] });
    else if (first.candidate.served === served && first.candidate.score === score && site !== null) first.alike.push(site);
  }
  return [...best.values()];
}

/** What a reader must know of these numbers. */
export function recruitmentNotes({ leftOut }: Recruitment, language: Language): string[] {
  return [...NOTES, ...leftOut.map((name) => LEFT_OUT[name])].map((text) => text[language]);
}

const NOTES: readonly Text[] = [
  {
    fr: 'Un seul tuteur s’ajoute à chaque fois : ces gains ne s’additionnent pas.',
    en: 'One mentor is added at a time: these gains do not add up.',
  },
  {
    fr: 'D’un tuteur recruté on ne suppose rien : à temps plein, formé avant la période, tout le reste inconnu et compté comme tel.',
    en: 'Of somebody new nothing is assumed: full-time, trained before the period, all else unknown and counted as such.',
  },
];

const LEFT_OUT: Readonly<Record<Recruitment['leftOut'][number], Text>> = {
  balance: {
    fr: 'L’équilibre des charges des orientations n’entre pas dans ces gains.',
    en: 'The balance of the guidelines has no part in these gains.',
  },
  fair: {
    fr: 'L’équité des orientations (« fair ») n’entre pas dans ces gains : le total des scores y compte.',
    en: 'The fairness of the guidelines (“fair”) has no part in these gains: they go by the total of the scores.',
  },
  coverage: {
    fr: 'Les orientations exigent un tuteur pour chacun ; on compte ici le plus grand nombre possible.',
    en: 'The guidelines require a mentor for everybody; here as many as possible are counted.',
  },
};
