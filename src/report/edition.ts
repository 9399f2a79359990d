/** An edition: one proposal in one language, with what every section of the report shares. */
import {
  bandsOf,
  type BoardResult,
  grouped,
  type PersonSummary,
  type Proposal,
  type ProposedPair,
  type Text,
  type UnmetTrainee,
} from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import {
  type Formats,
  formatsOf,
  frenchSpacing,
  listOf,
  type Words,
  wordsOf,
  pageWordsOf,
  type PageWords,
  type LabelOf,
} from '../wording/index.ts';

/** Above this many people the details of each shrink, so that the file stays readable by a browser. */
export const DETAILED_LIMIT = 1000;

export interface Region {
  name: string;
  /** null for people whose board is none of the proposal's. */
  result: BoardResult | null;
  pairs: readonly ProposedPair[];
  unmet: readonly UnmetTrainee[];
}

/** What a section says things with. */
export interface Wording {
  language: Language;
  /** The words of the report, and the names of things. */
  m: PageWords['report'];
  v: Words['vocabulary'];
  f: Formats;
  /** A text that travels in both languages, in this one, correctly spaced. */
  text: (text: Text) => string;
}

export interface Edition extends Wording {
  proposal: Proposal;
  /** False when there are more than `DETAILED_LIMIT` pairs, or trainees left without. */
  detailedPairs: boolean;
  detailedUnmet: boolean;
  regions: readonly Region[];
  /** In [0, 1]: what an unknown value counts as. */
  unknownValue: number;
  /** The words of what a board needs in a meeting. */
  w: PageWords['meeting'];
  /** Fragments that name a pair, and a trainee left without. */
  anchorOf: (entry: ProposedPair | UnmetTrainee) => string;
  /** What a constraint of the proposal is called. */
  labelOf: LabelOf;
  /** `a, b et c`. */
  list: (items: readonly string[]) => string;
}

export function wordingOf(language: Language): Wording {
  const { vocabulary } = wordsOf(language);
  const { report } = pageWordsOf(language);
  const text = (said: Text): string => (language === 'fr' ? frenchSpacing(said.fr) : said.en);
  return { language, m: report, v: vocabulary, f: formatsOf(language), text };
}

export function editionOf(proposal: Proposal, language: Language): Edition {
  const wording = wordingOf(language);
  const { m, v } = wording;
  const labels = new Map(proposal.sideConstraints.map(({ id, label }) => [id, label]));
  return {
    ...wording,
    proposal,
    detailedPairs: proposal.pairs.length <= DETAILED_LIMIT,
    detailedUnmet: proposal.unmet.length <= DETAILED_LIMIT,
    regions: regionsOf(proposal, m.boards.other),
    unknownValue: proposal.guidelines.content.unknownValue,
    w: pageWordsOf(language).meeting,
    anchorOf: anchorsOf(proposal),
    labelOf: (id) => labels.get(id) ?? { fr: id, en: id },
    list: (items) => listOf(items, v.and),
  };
}

/** Numbered as the proposal has them: an id may hold what no fragment may. */
function anchorsOf({ pairs, unmet }: Proposal): Edition['anchorOf'] {
  const anchors = new Map<ProposedPair | UnmetTrainee, string>([
    ...pairs.map((pair, k) => [pair, `pair-${k + 1}`] as const),
    ...unmet.map((trainee, k) => [trainee, `unmet-${k + 1}`] as const),
  ]);
  return (entry) => anchors.get(entry) ?? '';
}

/** `10, 20 et 30`: the thresholds of fairness, in points out of 100; null where the guidelines do not ask for it. */
export function bandsInWords({ proposal, f, list }: Edition): string | null {
  const bands = bandsOf(proposal.guidelines.content);
  return bands === null ? null : list(bands.map((band) => f.decimal(band * 100, 2)));
}

/** The mentors named among those with the heaviest load; the others are counted. */
const NAMED = 3;

/** The heaviest load and whose it is; null where the guidelines do not ask for balance. */
export function balanceInWords({ proposal, m, f, list }: Edition): string | null {
  const { balance } = proposal;
  if (balance === undefined) return null;
  if (balance.worst === null) return m.status.noLoad;
  const { load, mentors } = balance.worst;
  const names = mentors.slice(0, NAMED).map(({ name }) => name);
  const others = mentors.length - names.length;
  const who = list(others === 0 ? names : [...names, m.status.others(others)]);
  return m.status.worstLoad(m.status.loadOf(load, f.decimal(load, 2)), who, balance.proven);
}

/** The pairs and the unmet by the trainee's board, which people bear by code or by name, in the order of the boards. */
function regionsOf(proposal: Proposal, otherName: string): Region[] {
  const boardCodes = new Map(proposal.boards.flatMap((board) => [[board.code, board.code] as const, [board.name, board.code] as const]));
  const codeOf = ({ trainee }: { trainee: PersonSummary }): string => boardCodes.get(trainee.board) ?? '';
  const pairs = grouped(proposal.pairs, codeOf);
  const unmet = grouped(proposal.unmet, codeOf);
  const region = (code: string, name: string, result: BoardResult | null): Region => ({
    name,
    result,
    pairs: pairs.get(code) ?? [],
    unmet: unmet.get(code) ?? [],
  });
  const regions = proposal.boards.map((board) => region(board.code, board.name, board));
  return pairs.has('') || unmet.has('') ? [...regions, region('', otherName, null)] : regions;
}
