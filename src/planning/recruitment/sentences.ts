/** Which sentences tell what one more trained mentor is worth, and with what; the words are in `wording/recruitment`. What a director can read aloud. */
import { type Candidate, grouped, type PeriodWorth, type PlaceChange, type Recruitment } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { capitalised, describeExclusion, describeGain, describeMove, listOf, analysisWordsOf } from '../../wording/index.ts';

/** Moves that are told of one period; the document has them all. */
const MOST_MOVES = 6;

type Told = Omit<Candidate, 'explanation'>;

/** The first line says what they are worth in all; `periods`: how many were asked for. */
export function explainCandidate(candidate: Told, periods: number, language: Language): string[] {
  const { vocabulary, recruitment: words } = analysisWordsOf(language);
  const lines = [`${vocabulary.colon(subject(candidate, language), total(candidate, periods, language))}.`];
  const rule = candidate.periods[0]!.rule;
  if (rule !== null && rule.code !== 'MENTOR_NOT_TRAINED') {
    const broken = capitalised(describeExclusion(rule, language));
    lines.push(`${candidate.measure === 'volunteer' ? words.ownDecision(broken) : broken}.`);
  }
  for (const own of alike(candidate.periods)) {
    const [first] = own;
    const moves = told(first, candidate, language);
    const labels = own.map(({ period }) => period).join(', ');
    lines.push(...(periods > 1 ? [[`${vocabulary.colon(labels, gain(first, 1, language))}.`, ...moves].join(' ')] : moves));
  }
  return lines;
}

function subject({ measure, name, service, site, places }: Told, language: Language): string {
  const words = analysisWordsOf(language).recruitment.subject;
  if (measure === 'recruit') return words.recruit(site === null ? service : `${site}, ${service}`, places);
  return words[measure](name ?? '', service, places);
}

function total({ status, served, score, periods }: Told, asked: number, language: Language): string {
  const [first] = periods;
  if (asked === 1) return gain(first!, 1, language);
  if (periods.every((worth) => worth.served === null)) return gain({ ...first!, bound: null }, 1, language);
  const words = gain({ status: 'proven', served, score, bound: null }, asked, language);
  return status === 'proven' ? words : analysisWordsOf(language).recruitment.withoutOpen(words);
}

/** "1 stagiaire de plus aurait un tuteur et le total des binômes augmenterait de 48,3 points"; over several periods internships are counted. */
function gain(
  { status, served, score, bound }: Pick<PeriodWorth, 'status' | 'served' | 'score' | 'bound'>,
  asked: number,
  language: Language,
): string {
  const { vocabulary, frontier, recruitment: words } = analysisWordsOf(language);
  if (status === 'infeasible') return words.infeasible;
  if (served === null || score === null) return bound === null ? words.noAnswer : words.noAnswerBound(bound.served);
  const said = [
    ...(served === 0 ? [] : [(asked > 1 ? words.internships : frontier.served)(served)]),
    ...(score === 0 ? [] : [describeGain(score, language)]),
  ];
  const sentence = said.length === 0 ? words.unchanged : listOf(said, vocabulary.and);
  return status === 'proven' ? sentence : words.asKnown(sentence);
}

/** Periods in which just the same happens, in their order. */
function alike(periods: readonly PeriodWorth[]): [PeriodWorth, ...PeriodWorth[]][] {
  return [...grouped(periods, ({ status, served, score, changes }) => JSON.stringify([status, served, score, changes])).values()];
}

/** "Alice Roche, sans tuteur, irait chez Anne Alisier ; …" as one sentence; none where nobody moves. */
function told({ changes }: PeriodWorth, candidate: Told, language: Language): string[] {
  if (changes.length === 0) return [];
  const { vocabulary, recruitment: words } = analysisWordsOf(language);
  const shown = changes.slice(0, MOST_MOVES).map((change) => moveOf(change, candidate, language));
  if (changes.length > MOST_MOVES) shown.push(words.moreChanges(changes.length - MOST_MOVES));
  return [`${shown.join(vocabulary.semicolon)}.`];
}

function moveOf({ traineeName, from, fromName, to, toName }: PlaceChange, { id, measure }: Told, language: Language): string {
  const whom = to === id && measure === 'recruit' ? analysisWordsOf(language).recruitment.newMentor : (toName ?? to);
  return describeMove(traineeName, fromName ?? from, whom, language);
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
  const { notes, leftOut: words } = analysisWordsOf(language).recruitment;
  return [notes.apart, notes.newcomer, ...leftOut.map((name) => words[name])];
}
