/**
 * Shortage and recruitment: for each period the places against the trainees, and every candidate for one more trained mentor with what they are
 * worth, exactly.
 *
 * Each period is matched by itself, part by part. Candidates are priced in the order of what the dual variables allow them: whom these allow
 * nothing need no solve, and a limit leaves open those who promise least.
 */
import {
  type Candidate,
  type Census,
  type CensusAccount,
  compareIds,
  grouped,
  type Guidelines,
  needsAgreement,
  type Period,
  type PeriodWorth,
  type PlaceChange,
  type Progress,
  type Recruitment,
  type RecruitmentPeriod,
  type Reference,
  UNTOLD,
} from '../../domain/index.ts';
import {
  addedMentors,
  fullName,
  personSummary,
  prepare,
  shortageOf,
  siteNameOf,
  type AddedMentor,
  type CensusInput,
  type Prepared,
} from '../../matching/index.ts';
import type { Problem } from '../../solver/index.ts';
import { inBoth } from '../../wording/index.ts';
import { inOrder, labelsOf } from '../periods/prepare-plan.ts';
import { boardsConcerned, newcomersOf, openingsOf, type Newcomer } from './candidates.ts';
import type { GainBound } from './dual-bound.ts';
import { PeriodMatching, type WorthLimits } from './period-worth.ts';
import { placesOf } from './places.ts';
import { explainCandidate } from './sentences.ts';

export interface RecruitmentInput extends Omit<CensusInput, 'period' | 'incumbent'> {
  /** In any order; no two the same. */
  readonly periods: readonly Period[];
  readonly guidelinesSha256: string;
  /** Whom of the files it is about; not known where people are handed over, and not files. */
  readonly account?: CensusAccount;
  /** The files that were read. */
  readonly inputs: Recruitment['inputs'];
  readonly engineVersion: string;
  readonly limits?: WorthLimits;
}

/**
 * One solve for each period, and one for each candidate and period whom the dual variables do not settle.
 * @throws BinomeError as `prepare` and `solve`; MATCH_NOT_VERIFIED when the independent verifier refuses a matching that a number rests on.
 */
export function recruitment(input: RecruitmentInput, progress: Progress = UNTOLD): Recruitment {
  const { guidelines, reference, census, limits = {} } = input;
  const periods = inOrder(input.periods);
  const labels = labelsOf(periods);
  const prepared = periods.map((period, k) =>
    prepare({ ...input, period, incumbent: [] }, (stage, done, of) => progress(stage, k * of + done, periods.length * of)),
  );
  const matchings = prepared.map(
    ({ problem }, k) =>
      new PeriodMatching(plainProblem(problem), limits, (done, of) => progress('solve', k * of + done, periods.length * of)),
  );
  progress('solve', 1, 1);
  const boards = boardsConcerned(guidelines, reference, prepared);
  const openings = openingsOf(reference, boards, census);
  const tasks = prepared.flatMap((one, k) => tasksOf(one, newcomersOf(one, openings, boards), matchings[k]!, labels[k]!));
  const nameOf = namesIn(census);
  const worths = priced(tasks, nameOf, progress);
  return {
    format: 'binome.recruitment/1',
    engine: { name: 'binome', version: input.engineVersion },
    guidelines: { id: guidelines.id, version: guidelines.version, sha256: input.guidelinesSha256 },
    leftOut: leftOutOf(guidelines),
    inputs: input.inputs,
    ...(input.account === undefined ? {} : { account: input.account }),
    periods: prepared.map((one, k) => periodOf(labels[k]!, one, matchings[k]!)),
    candidates: candidatesOf(worths, labels, reference).sort(compareCandidates),
  };
}

/** Needs, then scores: what `leftOut` names is not asked for. */
function plainProblem({ balance: _balance, bands: _bands, objective: _objective, ...rest }: Problem): Problem {
  return { ...rest, coverage: 'most' };
}

function leftOutOf({ objective, balance, coverage }: Guidelines): Recruitment['leftOut'] {
  const given = { balance: (balance ?? 'none') !== 'none', fair: objective === 'fair', coverage: coverage === 'all' };
  return (['balance', 'fair', 'coverage'] as const).filter((name) => given[name]);
}

function namesIn({ mentors, trainees }: Census): (id: string) => string | null {
  const names = new Map([...mentors, ...trainees].map((person) => [person.id, fullName(person)]));
  return (id) => names.get(id) ?? null;
}

function periodOf(label: string, prepared: Prepared, matching: PeriodMatching): RecruitmentPeriod {
  const { context, trainees, mentors } = prepared;
  const { promotion, name, segments } = context.period;
  const people = new Map([...trainees, ...mentors].map((person) => [person.person.id, person]));
  const summaryOf = (id: string): ReturnType<typeof personSummary> => personSummary(context.reference, people.get(id)!);
  const statuses = matching.parts.map(({ solution }) => solution.status);
  const diagnoses = matching.parts.flatMap(({ solution }) => solution.diagnosis ?? []);
  return {
    ...{ label, promotion, name, start: segments[0]!.start, end: segments.at(-1)!.end },
    status: statuses.includes('infeasible') ? 'infeasible' : statuses.includes('limit') ? 'limit' : 'optimal',
    ...placesOf(prepared, matching),
    shortages: diagnoses.flatMap(({ shortages }) => shortages).map((witness) => shortageOf(witness, summaryOf)),
    unmetByConstraints: diagnoses.reduce((total, { unmetBySideConstraints }) => total + unmetBySideConstraints, 0),
  };
}

/** One candidate in one period. */
interface Task {
  readonly label: string;
  readonly newcomer: Newcomer;
  readonly added: AddedMentor;
  readonly matching: PeriodMatching;
  readonly bound: GainBound | null;
}

function tasksOf(prepared: Prepared, newcomers: readonly Newcomer[], matching: PeriodMatching, label: string): Task[] {
  const ofPerson = new Map(newcomers.map((newcomer) => [newcomer.person.id, newcomer]));
  return addedMentors(
    prepared,
    newcomers.map(({ person }) => person),
  ).map((added) => ({ label, newcomer: ofPerson.get(added.node.id)!, added, matching, bound: matching.boundOf(added) }));
}

interface Priced {
  readonly newcomer: Newcomer;
  readonly places: number;
  readonly worth: PeriodWorth;
}

function priced(tasks: readonly Task[], nameOf: (id: string) => string | null, progress: Progress): Priced[] {
  const sorted = tasks.toSorted(
    (a, b) =>
      promise(b.bound?.served) - promise(a.bound?.served) ||
      promise(b.bound?.score) - promise(a.bound?.score) ||
      compareIds(a.newcomer.person.id, b.newcomer.person.id) ||
      compareIds(a.label, b.label),
  );
  return sorted.map(({ label, newcomer, added, matching, bound }, done) => {
    progress('price', done, sorted.length);
    const { status, proof, gain, changes } = matching.worthOf(added);
    const worth = {
      ...{ period: label, rule: newcomer.rule, eligible: added.pairs.length, status, proof },
      ...{ served: gain?.served ?? null, score: gain?.score ?? null, bound },
      changes: changes.map(({ trainee, from, to }): PlaceChange => {
        const named = (id: string | null): string | null => (id === null ? null : nameOf(id));
        return { trainee, traineeName: nameOf(trainee)!, from, fromName: named(from), to, toName: named(to) };
      }),
    };
    return { newcomer, places: added.node.max ?? 1, worth };
  });
}

/** What is not bounded comes first; two such are equal. */
function promise(bound: number | null | undefined): number {
  return bound ?? Number.MAX_SAFE_INTEGER;
}

function candidatesOf(all: readonly Priced[], labels: readonly string[], reference: Reference): Candidate[] {
  return [...grouped(all, ({ newcomer }) => newcomer.person.id).values()].map((own): Candidate => {
    const { person, measure } = own[0].newcomer;
    const { boards, services } = reference;
    const periods = own.map(({ worth }) => worth).sort((a, b) => labels.indexOf(a.period) - labels.indexOf(b.period));
    const statuses = periods.map(({ status }) => status);
    const candidate = {
      ...{ id: person.id, measure, name: measure === 'recruit' ? null : fullName(person) },
      board: boards.get(person.boardCode)?.name ?? person.boardCode,
      service: services.get(person.serviceCode)?.name ?? person.serviceCode,
      site: siteNameOf(reference, person),
      places: own[0].places,
      status: statuses.includes('infeasible')
        ? ('infeasible' as const)
        : statuses.includes('limit')
          ? ('limit' as const)
          : ('proven' as const),
      served: periods.reduce((total, { served }) => total + (served ?? 0), 0),
      score: periods.reduce((total, { score }) => total + (score ?? 0), 0),
      periods,
    };
    return { ...candidate, explanation: inBoth((language) => explainCandidate(candidate, labels.length, language)) };
  });
}

const STATUSES: readonly Candidate['status'][] = ['proven', 'limit', 'infeasible'];

function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    Number(needsAgreement(a)) - Number(needsAgreement(b)) ||
    b.served - a.served ||
    b.score - a.score ||
    STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) ||
    compareIds(a.id, b.id)
  );
}
