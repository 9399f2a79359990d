/** Everything before the solver: who is to be matched, which pairs are possible and what they score, which constraints hold. */
import {
  bandsOf,
  type Census,
  compareIds,
  type Guidelines,
  type Mentor,
  type Period,
  type Progress,
  type Reference,
  termKey,
} from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { prepareMentor, prepareTrainee, scoreOf, type PreparedMentor, type PreparedTrainee, type TravelTable } from '../scoring/index.ts';
import { PROBLEM_FORMAT, type MentorNode, type PairIds, type Problem } from '../solver/index.ts';
import { balanceOf, loadOf } from './balance.ts';
import { mentorExclusions, minimumLeft, pairExclusion, placesLeft, type EligibilityContext } from './eligibility.ts';
import { groupConstraints, type LabelledConstraint } from './group-constraints.ts';
import { buildPairTable, columnsOf, extended, scoreIn, type ExtraPair, type PairTable } from './pair-table.ts';

export interface CensusInput {
  readonly census: Census;
  readonly period: Period;
  readonly guidelines: Guidelines;
  readonly reference: Reference;
  /** Minutes by `journeyKey` of two communes; empty when the board gives none. */
  readonly travelTable: TravelTable;
  /** Pairs of an earlier proposal, kept among equals. */
  readonly incumbent: readonly PairIds[];
}

export interface Prepared {
  readonly context: EligibilityContext;
  /** Trainees of the period's promotion; all mentors; those who pass their own hard rules. All sorted by id. */
  readonly trainees: readonly PreparedTrainee[];
  readonly mentors: readonly PreparedMentor[];
  readonly usable: readonly PreparedMentor[];
  readonly table: PairTable;
  /** Sorted by id. */
  readonly constraints: readonly LabelledConstraint[];
  readonly problem: Problem;
}

/** Pairs that stand in the middle of a period: allowed over the whole of it, though perhaps not for one who would begin now. */
export interface Standing {
  readonly pairs: readonly PairIds[];
  readonly period: Period;
}

/** @throws BinomeError MATCH_NO_TRAINEE, MATCH_NO_MENTOR, MATCH_MINIMUM_ABOVE_LIMIT, GUIDELINES_UNKNOWN_*. */
export function prepare(input: CensusInput, progress: Progress, standing: Standing | null = null): Prepared {
  const { guidelines, period, reference, travelTable } = input;
  const context: EligibilityContext = { guidelines, period, reference, travelTable };
  const { trainees, mentors } = people(input);
  const usable = mentors.filter(({ person }) => mentorExclusions(context, person).length === 0);
  const fresh = buildPairTable(context, trainees, usable, progress);
  const table = standing === null ? fresh : withStanding(context, fresh, mentors, standing);
  const constraints = groupConstraints(context, table);
  return { context, trainees, mentors, usable, table, constraints, problem: problemOf(context, table, constraints, input.incumbent) };
}

/** The table with the pairs that stand, as far as the whole period allows them, and with their mentors. */
function withStanding(
  context: EligibilityContext,
  table: PairTable,
  mentors: readonly PreparedMentor[],
  { pairs, period }: Standing,
): PairTable {
  const whole = { ...context, period };
  const placed = (list: readonly (PreparedTrainee | PreparedMentor)[]): Map<string, number> =>
    new Map(list.map(({ person }, k) => [person.id, k]));
  const [rows, columns] = [placed(table.trainees), placed(table.mentors)];
  const everyMentor = new Map(mentors.map((mentor) => [mentor.person.id, mentor]));
  const extras = pairs.flatMap(([traineeId, mentorId]): ExtraPair[] => {
    const [row, column] = [rows.get(traineeId), columns.get(mentorId)];
    const mentor = everyMentor.get(mentorId);
    if (row === undefined || mentor === undefined || (column !== undefined && scoreIn(table, row, column) >= 0)) return [];
    const trainee = table.trainees[row]!;
    const isAllowed = mentorExclusions(whole, mentor.person).length === 0 && pairExclusion(whole, trainee, mentor) === null;
    return isAllowed ? [{ trainee, mentor, score: scoreOf(context, trainee, mentor) }] : [];
  });
  const added = new Set(extras.map(({ mentor }) => mentor).filter(({ person }) => !columns.has(person.id)));
  return extended(table, [...added], extras);
}

function people({ census, period, reference }: CensusInput): { trainees: PreparedTrainee[]; mentors: PreparedMentor[] } {
  const promotion = termKey(period.promotion);
  const own = census.trainees.filter((trainee) => termKey(trainee.promotion) === promotion);
  if (own.length === 0) {
    const found = [...new Set(census.trainees.map((trainee) => trainee.promotion))].sort(compareIds).join(', ');
    throw new BinomeError('MATCH_NO_TRAINEE', { promotion: period.promotion, found: found === '' ? '—' : found });
  }
  if (census.mentors.length === 0) throw new BinomeError('MATCH_NO_MENTOR');
  return {
    trainees: sortedById(own).map((trainee) => prepareTrainee(trainee, reference)),
    mentors: sortedById(census.mentors).map((mentor) => prepareMentor(mentor, reference, period)),
  };
}

/** A census is sorted, but a caller may have made it otherwise: the order of people must never show in a result. */
function sortedById<T extends { readonly id: string }>(people: readonly T[]): T[] {
  return [...people].sort((a, b) => compareIds(a.id, b.id));
}

/** A mentor as the solver sees them; a minimum above the places is the caller's to refuse. */
export function mentorNode(context: EligibilityContext, person: Mentor): MentorNode & { readonly min: number; readonly max: number } {
  return { id: person.id, min: minimumLeft(person), max: placesLeft(context, person), ...loadOf(context.guidelines, person) };
}

/** @throws BinomeError MATCH_MINIMUM_ABOVE_LIMIT. */
export function problemOf(
  context: EligibilityContext,
  table: PairTable,
  constraints: readonly LabelledConstraint[],
  incumbent: readonly PairIds[],
): Problem {
  const bands = bandsOf(context.guidelines);
  const balance = balanceOf(context.guidelines);
  return {
    format: PROBLEM_FORMAT,
    trainees: table.trainees.map(({ person }) => ({ id: person.id })),
    mentors: table.mentors.map(({ person }) => {
      const node = mentorNode(context, person);
      const { id, min, max } = node;
      if (min > max) throw new BinomeError('MATCH_MINIMUM_ABOVE_LIMIT', { id, min, max });
      return node;
    }),
    pairs: columnsOf(table),
    ...(constraints.length === 0 ? {} : { sideConstraints: constraints.map(({ constraint }) => constraint) }),
    coverage: context.guidelines.coverage,
    ...(balance === null ? {} : { balance }),
    objective: context.guidelines.objective,
    ...(bands === null ? {} : { bands }),
    ...(incumbent.length === 0 ? {} : { incumbent }),
  };
}
