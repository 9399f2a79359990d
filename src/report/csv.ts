/**
 * The proposal as a CSV that French Excel opens right: UTF-8 with BOM, `;`, CRLF, decimal comma, in both languages
 * (the separators are the spreadsheet's, only the words are the reader's).
 */
import type { Language } from '../errors/index.ts';
import {
  CRITERIA,
  type Criterion,
  type PersonSummary,
  type Proposal,
  type ProposedPair,
  SCORE_SCALE,
  type UnmetTrainee,
} from '../domain/index.ts';
import { explainAlternative, type Words, wordsOf } from '../wording/index.ts';

export type Cell = string | number | null;

const BYTE_ORDER_MARK = '\ufeff';
const PLAIN_NUMBER = /^-?\d+(?:[.,]\d+)?$/;
/** After any blank or invisible character, what makes a spreadsheet run a cell; also a leading tab or line break. */
const FORMULA = /^(?:\p{Z}*[\t\r\n]|[\p{Z}\p{C}]*[=+\-@])/u;

/** Text that a spreadsheet would run becomes text that it shows: NFKC turns the full-width signs into the plain ones. */
function neutralised(text: string): string {
  return FORMULA.test(text.normalize('NFKC')) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return decimalComma(cell);
  const text = neutralised(cell);
  return /[;"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** At most four decimals: scores are millionths, values and weights ten-thousandths, so nothing is lost. */
function decimalComma(value: number): string {
  const plain = (Math.round(value * 10_000) / 10_000).toString();
  return plain === '-0' ? '0' : plain.replace('.', ',');
}

function headers({ csv, criteria }: Words['report']): string[] {
  return [
    csv.traineeId,
    csv.traineeName,
    csv.traineeBoard,
    csv.traineeService,
    csv.situation,
    csv.mentorId,
    csv.mentorName,
    csv.mentorService,
    csv.score,
    ...CRITERIA.flatMap((criterion) => [csv.value(criteria[criterion]), csv.weight(criteria[criterion]), csv.points(criteria[criterion])]),
    csv.travel,
    csv.alternatives,
    csv.explanation,
  ];
}

export const outOf100 = (millionths: number): number => (millionths / SCORE_SCALE) * 100;

function partCells(pair: ProposedPair, criterion: Criterion, { csv }: Words['report']): Cell[] {
  const part = pair.parts.find((candidate) => candidate.criterion === criterion);
  if (part === undefined) return [null, null, null];
  return [part.value === null ? csv.unknown : part.value * 100, part.weight * 100, outOf100(part.points)];
}

export function csvText(rows: Iterable<readonly Cell[]>): string {
  return [...csvLines(rows)].join('');
}

function* csvLines(rows: Iterable<readonly Cell[]>): Generator<string> {
  yield BYTE_ORDER_MARK;
  for (const row of rows) yield `${row.map(written).join(';')}\r\n`;
}

/** The proposal as CSV text, one row per pair, then one per trainee left without. Linear in the number of rows. */
export function proposalCsv(proposal: Proposal, language: Language): string {
  return csvText(proposalRows(proposal, language));
}

/** The same, line by line. */
export function proposalCsvLines(proposal: Proposal, language: Language): Generator<string> {
  return csvLines(proposalRows(proposal, language));
}

function* proposalRows(proposal: Proposal, language: Language): Generator<Cell[]> {
  const m = wordsOf(language).report;
  const boardNames = new Map(proposal.boards.map(({ code, name }) => [code, name]));
  const traineeCells = (trainee: PersonSummary, situation: string): Cell[] => [
    trainee.id,
    trainee.name,
    boardNames.get(trainee.board) ?? trainee.board,
    trainee.service,
    situation,
  ];
  const wordCells = ({ alternatives, explanation }: ProposedPair | UnmetTrainee): Cell[] => [
    (alternatives ?? []).map((alternative) => explainAlternative(alternative, language)).join(' | '),
    explanation[language].join(' '),
  ];
  yield headers(m);
  for (const pair of proposal.pairs) {
    yield [
      ...traineeCells(pair.trainee, m.csv.proposed),
      pair.mentor.id,
      pair.mentor.name,
      pair.mentor.service,
      outOf100(pair.score),
      ...CRITERIA.flatMap((criterion) => partCells(pair, criterion, m)),
      pair.travelMinutes,
      ...wordCells(pair),
    ];
  }
  for (const unmet of proposal.unmet) {
    const none = Array.from({ length: 5 + CRITERIA.length * 3 }, () => null);
    yield [...traineeCells(unmet.trainee, m.csv.unmet), ...none, ...wordCells(unmet)];
  }
}
