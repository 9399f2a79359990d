/** The record of decisions as CSV: one row a trainee of each decision, in their order. */
import { type Decisions, type Proposal, standingDecisions } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { decisionRemarks, wordsOf } from '../../wording/index.ts';
import { csvText, type Cell } from '../csv.ts';

/** Then a row for each trainee of the proposal on whom nothing is decided, where the record is on a proposal. */
export function decisionsCsv(record: Decisions, proposal: Proposal, language: Language): string {
  const { columns, yes, no, without } = wordsOf(language).decisions;
  const { semicolon } = wordsOf(language).vocabulary;
  const standing = standingDecisions(record);
  const header = [
    ...[columns.number, columns.traineeId, columns.trainee, columns.mentorId, columns.mentor, columns.proposed],
    ...[columns.by, columns.on, columns.reason, columns.remarks, columns.isStanding],
  ];
  const rows = record.entries.flatMap((entry) =>
    entry.outcomes.map((outcome): Cell[] => [
      ...[entry.number, outcome.trainee.id, outcome.trainee.name, outcome.mentor?.id ?? null, outcome.mentor?.name ?? without],
      ...[outcome.proposed?.name ?? null, entry.by, entry.on, entry.reason],
      decisionRemarks(outcome, entry, language).join(semicolon),
      standing.get(outcome.trainee.id)?.entry === entry ? yes : no,
    ]),
  );
  const open = undecided(record, proposal).map(({ trainee, mentor }): Cell[] => [
    ...[null, trainee.id, trainee.name, null, null, mentor, null, null, null, null, null],
  ]);
  return csvText([header, ...rows, ...open]);
}

/** Trainees of the proposal on whom nothing is decided; of a reassignment, which concerns a few, nobody. */
export function undecided(
  record: Decisions,
  { pairs, unmet }: Proposal,
): { readonly trainee: Proposal['unmet'][number]['trainee']; readonly mentor: string | null }[] {
  if (record.about.result.name !== 'proposal.json') return [];
  const standing = standingDecisions(record);
  return [
    ...pairs.map(({ trainee, mentor }) => ({ trainee, mentor: mentor.name })),
    ...unmet.map(({ trainee }) => ({ trainee, mentor: null })),
  ].filter(({ trainee }) => !standing.has(trainee.id));
}
