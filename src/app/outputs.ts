/** What `match` writes beside its bundle: six files, each made in pieces, the same bytes for the same result. */
import { CRITERIA, CRITERIA_FORMAT } from '../domain/pair.ts';
import type { Language } from '../errors/catalogue.ts';
import type { MatchResult } from '../matching/propose.ts';
import { proposalCsv, renderReport } from '../report/index.ts';
import type { Problem } from '../solver/index.ts';
import type { Output } from './files.ts';

export function matchOutputs({ proposal, problem, solution, values, minutes }: MatchResult, language: Language): Output[] {
  return [
    { name: 'proposal.json', pieces: () => jsonPieces(proposal) },
    { name: 'proposal.csv', pieces: () => [proposalCsv(proposal, language)] },
    { name: 'problem.json', pieces: () => problemPieces(problem) },
    { name: 'solution.json', pieces: () => jsonPieces(solution) },
    { name: 'criteria.json', pieces: () => criteriaPieces(values, minutes) },
    { name: 'report.html', pieces: () => [renderReport(proposal, language)] },
  ];
}

/** One field a line, one entry of a list a line: readable, and small enough in pieces for any size. */
export function* jsonPieces(document: object): Generator<string> {
  let separator = '{\n';
  for (const [name, value] of Object.entries(document) as [string, unknown][]) {
    const text = Array.isArray(value) ? '' : stringify(value);
    if (text === undefined) continue;
    yield `${separator}  ${JSON.stringify(name)}: `;
    separator = ',\n';
    if (Array.isArray(value)) yield* listPieces(value);
    else yield text;
  }
  yield separator === '{\n' ? '{}\n' : '\n}\n';
}

/** `JSON.stringify` with its true type: what JSON cannot hold gives nothing. */
function stringify(value: unknown): string | undefined {
  return JSON.stringify(value);
}

export function* problemPieces(problem: Problem): Generator<string> {
  const { pairs, ...rest } = problem;
  for (const piece of jsonPieces(rest)) {
    if (piece !== '\n}\n') yield piece;
  }
  yield ',\n  "pairs": ';
  yield* listPieces(pairs);
  yield '\n}\n';
}

function* criteriaPieces(values: MatchResult['values'], minutes: MatchResult['minutes']): Generator<string> {
  yield `{\n  "format": ${JSON.stringify(CRITERIA_FORMAT)},\n  "criteria": ${JSON.stringify(CRITERIA)},\n  "values": `;
  yield* listPieces(values);
  yield ',\n  "minutes": ';
  yield* listPieces(minutes);
  yield '\n}\n';
}

function* listPieces(values: Iterable<unknown>): Generator<string> {
  let separator = '[\n    ';
  for (const value of values) {
    yield separator + (stringify(value) ?? 'null');
    separator = ',\n    ';
  }
  yield separator === '[\n    ' ? '[]' : '\n  ]';
}
