/** The proposal as CSV, in both languages: a row for each pair, then one for each trainee left without. */
import type { Language } from '../errors/index.ts';
import { CRITERIA, type Criterion, type PersonSummary, type Proposal, type ProposedPair, type UnmetTrainee } from '../domain/index.ts';
import { explainAlternative, pageWordsOf, type PageWords } from '../wording/index.ts';
import { csvLines, csvText, outOf100, type Cell } from './csv.ts';

function headers({ csv, criteria }: PageWords['report']): string[] {
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
    csv.decision,
    csv.decisionReason,
    csv.decidedBy,
    ...CRITERIA.flatMap((criterion) => [csv.value(criteria[criterion]), csv.weight(criteria[criterion]), csv.points(criteria[criterion])]),
    csv.travel,
    csv.alternatives,
    csv.explanation,
  ];
}

function partCells(pair: ProposedPair, criterion: Criterion, { csv }: PageWords['report']): Cell[] {
  const part = pair.parts.find((candidate) => candidate.criterion === criterion);
  if (part === undefined) return [null, null, null];
  return [part.value === null ? csv.unknown : part.value * 100, part.weight * 100, outOf100(part.points)];
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
  const m = pageWordsOf(language).report;
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
      ...(pair.decision === undefined ? [null, null, null] : [m.csv.decided, pair.decision.reason, pair.decision.by]),
      ...CRITERIA.flatMap((criterion) => partCells(pair, criterion, m)),
      pair.travelMinutes,
      ...wordCells(pair),
    ];
  }
  for (const unmet of proposal.unmet) {
    const none = Array.from({ length: 8 + CRITERIA.length * 3 }, () => null);
    yield [...traineeCells(unmet.trainee, m.csv.unmet), ...none, ...wordCells(unmet)];
  }
  for (const { trainee, outcome, reason, by } of proposal.decided ?? []) {
    if (outcome.mentor !== null) continue;
    const rest = Array.from({ length: CRITERIA.length * 3 + 3 }, () => null);
    yield [...traineeCells(trainee, m.csv.unmet), null, null, null, null, m.csv.without, reason, by, ...rest];
  }
}
