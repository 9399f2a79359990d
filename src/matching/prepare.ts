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
  type StandingDecision,
  termKey,
} from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { prepareMentor, prepareTrainee, scoreOf, type PreparedMentor, type PreparedTrainee, type TravelTable } from '../scoring/index.ts';
import { PROBLEM_FORMAT, type MentorNode, type PairIds, type Problem } from '../solver/index.ts';
import { heldFast, withRefused } from './asked-pairs.ts';
import { balanceOf, loadOf } from './balance.ts';
import { mentorExclusions, minimumLeft, pairExclusion, placesLeft, type EligibilityContext } from './eligibility.ts';
import { censusRules, type CensusRules, type Imposed } from './census-rules.ts';
import { groupConstraints, type LabelledConstraint } from './group-constraints.ts';
import { namedById, type NamedById } from './named-in-guidelines.ts';
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
  /** What people decided for trainees, by id: it is followed, whatever rule it breaks. */
  readonly decisions?: ReadonlyMap<string, StandingDecision>;
  /** Pairs that whoever asks holds fast, though nobody has decided on them; refused where a rule excludes one. */
  readonly pins?: readonly PairIds[];
  /** Pairs that somebody has refused for this round; of people who are not in the census none is looked at. */
  readonly refusedPairs?: readonly PairIds[];
}

export interface Prepared {
  /** Its guidelines name people by their ids, and have the constraints that rows of the census ask for. */
  readonly context: EligibilityContext;
  /** Whom names in the guidelines were read as, and what of the census has no effect here. */
  readonly told: NamedById['findings'];
  /** Pairs that the census imposes, which are required. */
  readonly imposed: readonly Imposed[];
  /** Pairs that whoever asked holds fast and nobody has decided, which are required; by trainee. */
  readonly pinned: readonly PairIds[];
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

/** @throws BinomeError MATCH_NO_TRAINEE, MATCH_NO_MENTOR, MATCH_MINIMUM_ABOVE_LIMIT, GUIDELINES_UNKNOWN_*; as `heldFast`. */
export function prepare(asked: CensusInput, progress: Progress, standing: Standing | null = null): Prepared {
  const input = { ...asked, census: withRefused(asked.census, asked.refusedPairs) };
  const { census, period, reference, travelTable, pins = [] } = input;
  const { trainees: all, mentors } = people(input);
  const ours = new Set(all.map(({ person }) => person.id));
  const decisions = input.decisions ?? new Map<string, StandingDecision>();
  const trainees = all.filter(({ person }) => decisions.get(person.id)?.outcome.mentor !== null);
  const isMatched = new Set(trainees.map(({ person }) => person.id));
  const {
    guidelines: named,
    constraints: rules,
    imposed,
    findings,
  } = rulesOf(
    input,
    (id) => isMatched.has(id),
    (id) => ours.has(id),
  );
  const guidelines = withRules(named, rules);
  const context: EligibilityContext = { guidelines, period, reference, travelTable };
  const within = mentors.filter(({ person }) => mentorExclusions(context, person).length === 0);
  const fresh = buildPairTable(context, trainees, within, progress);
  const standingTable = standing === null ? fresh : withStanding(context, fresh, mentors, standing);
  const fixed = [...decidedPairs(decisions), ...imposed.filter(({ trainee }) => !decisions.has(trainee))];
  const { table, required } = withFixed(context, standingTable, mentors, fixed);
  const pinned = heldFast(pins, { context, census, trainees: all, mentors, decisions, imposed, fixed: required });
  const usable = required.length === 0 ? within : table.mentors;
  const constraints = groupConstraints(context, table);
  const problem = withRequired(problemOf(context, table, constraints, input.incumbent, required), pinned);
  return { context, told: findings, imposed, pinned, trainees, mentors, usable, table, constraints, problem };
}

/** The problem with these pairs, which it has, required besides those that it requires already. */
export function withRequired(problem: Problem, pairs: readonly PairIds[]): Problem {
  const { required = [] } = problem;
  const known = new Set(required.map((pair) => pair.join('\u0000')));
  const added = pairs.filter((pair) => !known.has(pair.join('\u0000')));
  return added.length === 0 ? problem : { ...problem, required: [...required, ...added] };
}

/** The guidelines by ids, what the census asks for besides, and what is to be told of both. @throws BinomeError as `namedById`. */
export function rulesOf(
  { census, guidelines, reference, decisions = new Map() }: Pick<CensusInput, 'census' | 'guidelines' | 'reference' | 'decisions'>,
  isMatched: (trainee: string) => boolean,
  isOurs = isMatched,
): Omit<NamedById, 'findings'> & CensusRules {
  const named = namedById(guidelines, census, ({ id }) => isOurs(id));
  const { findings, ...rules } = censusRules({ census, reference, isMatched, decisions });
  return { guidelines: named.guidelines, ...rules, findings: [...named.findings, ...findings] };
}

export function withRules(guidelines: Guidelines, asked: CensusRules['constraints']): Guidelines {
  return asked.length === 0 ? guidelines : { ...guidelines, sideConstraints: [...guidelines.sideConstraints, ...asked] };
}

function decidedPairs(decisions: ReadonlyMap<string, StandingDecision>): Pick<Imposed, 'trainee' | 'mentor'>[] {
  return [...decisions.values()].flatMap(({ outcome: { trainee, mentor } }) =>
    mentor === null ? [] : [{ trainee: trainee.id, mentor: mentor.id }],
  );
}

/** The table with the pairs that people decided or imposed, as far as both are in the census, and these pairs. */
export function withFixed(
  context: EligibilityContext,
  table: PairTable,
  mentors: readonly PreparedMentor[],
  fixed: readonly Pick<Imposed, 'trainee' | 'mentor'>[],
): { readonly table: PairTable; readonly required: readonly PairIds[] } {
  const rows = new Map(table.trainees.map(({ person }, k) => [person.id, k]));
  const columns = new Map(table.mentors.map(({ person }, k) => [person.id, k]));
  const everyMentor = new Map(mentors.map((mentor) => [mentor.person.id, mentor]));
  const found = fixed.flatMap((pair) => {
    const row = rows.get(pair.trainee);
    const mentor = everyMentor.get(pair.mentor);
    return row === undefined || mentor === undefined ? [] : [{ row, trainee: table.trainees[row]!, mentor }];
  });
  const extras = found
    .filter(({ row, mentor }) => {
      const column = columns.get(mentor.person.id);
      return column === undefined || scoreIn(table, row, column) < 0;
    })
    .map(({ trainee, mentor }): ExtraPair => ({ trainee, mentor, score: scoreOf(context, trainee, mentor) }));
  const added = new Set(extras.map(({ mentor }) => mentor).filter(({ person }) => !columns.has(person.id)));
  return {
    table: extras.length === 0 ? table : extended(table, [...added], extras),
    required: found.map(({ trainee, mentor }) => [trainee.person.id, mentor.person.id]),
  };
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
  required: readonly PairIds[] = [],
): Problem {
  const decided = new Map<string, number>();
  for (const [, mentor] of required) decided.set(mentor, (decided.get(mentor) ?? 0) + 1);
  const bands = bandsOf(context.guidelines);
  const balance = balanceOf(context.guidelines);
  return {
    format: PROBLEM_FORMAT,
    trainees: table.trainees.map(({ person }) => ({ id: person.id })),
    mentors: table.mentors.map(({ person }) => {
      const node = mentorNode(context, person);
      const { id, min, max } = node;
      if (min > max && !decided.has(id)) throw new BinomeError('MATCH_MINIMUM_ABOVE_LIMIT', { id, min, max });
      // What a person decided stands, beyond the places too.
      return { ...node, max: Math.max(max, decided.get(id) ?? 0) };
    }),
    pairs: columnsOf(table),
    ...(required.length === 0 ? {} : { required }),
    ...(constraints.length === 0 ? {} : { sideConstraints: constraints.map(({ constraint }) => constraint) }),
    coverage: context.guidelines.coverage,
    ...(balance === null ? {} : { balance }),
    objective: context.guidelines.objective,
    ...(bands === null ? {} : { bands }),
    ...(incumbent.length === 0 ? {} : { incumbent }),
  };
}
