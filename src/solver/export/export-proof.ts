/**
 * A verified solution as pseudo-Boolean problems (OPB) and proofs (the format of VeriPB), one of each for every stage of the order of
 * objectives, for a checker that is not ours.
 */
import { BinomeError, defectsDetail } from '../../errors/index.ts';
import type { Certificate, CertificatePart, Problem, Proof, Solution } from '../model/problem.ts';
import { partitionOf } from '../verify/partition.ts';
import type { PartView } from '../verify/proof.ts';
import { ReadProblem } from '../verify/read-problem.ts';
import { readScale } from '../verify/scale.ts';
import { verify } from '../verify/verify.ts';
import type { ProofVersion } from './proof-log.ts';
import { ones, rulesOf, type RowIds, type StageRows, type Term } from './rows.ts';
import { boundSteps, emptinessSteps, type PartProof } from './stage-proof.ts';

/** What is proven: that no more needs can be met; that none that meets as many scores more; that there is no matching at all. */
export type ExportedStage = 'coverage' | 'score' | 'infeasible';

export interface ExportedProof {
  readonly stage: ExportedStage;
  /** Lines of the problem, in pieces. */
  readonly opb: () => Iterable<string>;
  /** Lines of the proof, in pieces: made anew at each call. */
  readonly proof: () => Iterable<string>;
}

export interface ExportOptions {
  /** "3.0" unless given: what VeriPB 3 reads; "2.0" for its version 2. */
  readonly version?: ProofVersion;
}

/**
 * What proves the solution best, or the problem infeasible, to a checker of pseudo-Boolean proofs: in stages, each a problem of its own, of the
 * values of those before as rows. Pairs kept and the lot are not among them. At a limit, what is proven of it.
 *
 * Pairs are variables, x1 the first of the problem's; scores are whole numbers of the certificate's scale, negated: a checker minimises.
 * O(pairs + duals of the proofs) to write, in memory of the problem.
 *
 * @throws BinomeError EXPORT_REFUSED where `verify` refuses the solution; EXPORT_NO_PROOF, EXPORT_ROUNDED, EXPORT_OBJECTIVE for what has no such
 * proof: a solution without certificate, scores that had to be rounded, balance and fairness; EXPORT_VERSION.
 */
export function exportProof(problem: Problem, solution: Solution, options: ExportOptions = {}): readonly ExportedProof[] {
  const version = versionOf(options);
  const { valid, problems } = verify(problem, solution);
  if (!valid) throw new BinomeError('EXPORT_REFUSED', { ...defectsDetail(problems) });
  const { certificate, status } = solution;
  if (certificate === null) throw new BinomeError('EXPORT_NO_PROOF');
  if (problem.balance !== undefined) throw new BinomeError('EXPORT_OBJECTIVE', { value: 'balance' });
  if (problem.objective === 'fair') throw new BinomeError('EXPORT_OBJECTIVE', { value: 'fair' });
  if (!certificate.scale.exact) throw new BinomeError('EXPORT_ROUNDED');
  const read = new ReadProblem(problem);
  const given: Given = { read, parts: partsOf(read, certificate, solution), scale: certificate.scale, version };
  if (status === 'infeasible') return [infeasible(given)];
  return problem.coverage === 'all' ? [score(given)] : [coverage(given), score(given)];
}

function versionOf(options: ExportOptions | null): ProofVersion {
  const version: unknown = options?.version ?? '3.0';
  if (version === '2.0' || version === '3.0') return version;
  throw new BinomeError('EXPORT_VERSION', { value: typeof version === 'string' ? version : typeof version });
}

interface Part extends CertificatePart {
  readonly view: PartView;
  readonly needs: number;
}

interface Given {
  readonly read: ReadProblem;
  readonly parts: readonly Part[];
  readonly scale: Certificate['scale'];
  readonly version: ProofVersion;
}

function partsOf(read: ReadProblem, { scale, parts }: Certificate, { pairs, status }: Solution): readonly Part[] {
  const weightOf = readScale(read.pairs.score, scale, Math.max(1, read.places), read.sides.length) as (score: number) => number;
  const chosen = pairs.map(([trainee, mentor]) => read.find(trainee, mentor));
  const viewOf = partitionOf(read, parts, weightOf, chosen, status !== 'infeasible');
  return parts.map((part, p) => {
    const view = viewOf(p);
    return { ...part, view, needs: view.need.reduce((total, need) => total + need, 0) };
  });
}

function infeasible({ read, parts, version }: Given): ExportedProof {
  const isAll = read.problem.coverage === 'all';
  const rows = rulesOf(read, () => isAll);
  // One part that has no matching is enough.
  const [{ view, infeasibility }] = parts as readonly [Part];
  const stage = { view, rows, covered: null, weight: () => 0n, claim: null };
  return {
    stage: 'infeasible',
    opb: () => rows.rows.lines(said(read, 'No matching keeps all of these rules.'), null),
    proof: () => emptinessSteps(stage, infeasibility!, version),
  };
}

function coverage({ read, parts, version }: Given): ExportedProof {
  const rows = rulesOf(read, () => false);
  const proofs = parts.map(({ view, coverage, needs, matched, matchedBound = matched }): PartProof => {
    const claim = BigInt(coverage === null ? needs : matchedBound);
    const proof = coverage ?? needsAlone(view);
    return { stage: { view, rows, covered: null, weight: () => 1n, claim }, proof, reached: BigInt(matched) };
  });
  const objective = (): Iterable<Term> => negated(proofs);
  return {
    stage: 'coverage',
    opb: () => rows.rows.lines(said(read, 'As many needs as can be are met: the number of pairs, negated, is minimised.'), objective()),
    proof: () => boundSteps(rows.rows, proofs, version),
  };
}

function score({ read, parts, scale, version }: Given): ExportedProof {
  const isAll = read.problem.coverage === 'all';
  const exact = new Uint8Array(read.problem.trainees.length);
  for (const { view, matched, needs } of parts) if (isAll || matched === needs) for (const i of view.trainees) exact[i] = 1;
  const rows = rulesOf(read, (i) => exact[i] === 1);
  const proofs = parts.map((part): PartProof => {
    const { view, optimality, score, scoreBound = score } = part;
    const covered = isAll ? null : coveredOf(part, rows);
    const stage = { view, rows, covered, weight: (n: number) => BigInt(view.score[n]!), claim: BigInt(scoreBound) };
    return { stage, proof: optimality!, reached: BigInt(score) };
  });
  const unit = scale.exponent === 0 ? '' : ` times ${scale.base}^${scale.exponent}`;
  const title = isAll
    ? `The score${unit}, negated, is minimised.`
    : `As many needs are met as can be, in each independent part: of such matchings the score${unit}, negated, is minimised.`;
  return {
    stage: 'score',
    opb: () => rows.rows.lines(said(read, title), negated(proofs)),
    proof: () => boundSteps(rows.rows, proofs, version),
  };
}

/** As many pairs as the solution has in this part: no more, where that is proven. */
function coveredOf({ view, coverage, matched, needs, matchedBound = matched }: Part, { rows }: StageRows): RowIds | 'exact' {
  if (matched === needs) return 'exact';
  return rows.add(ones(view.pairs), view.pairs.length === 0, coverage !== null && matchedBound === matched ? '=' : '>=', BigInt(matched));
}

/** No more needs can be met than there are. */
function needsAlone({ trainees, mentors, sides }: PartView): Proof {
  const zeros = { mentors: mentors.map(() => 0), sideConstraints: sides.map(() => 0), coverage: 0 };
  return { fixing: null, tree: { leaf: 'bound', duals: { denominator: 1, trainees: trainees.map(() => 1), ...zeros } } };
}

/** What is maximised, to be minimised. */
function* negated(proofs: readonly PartProof[]): Generator<Term> {
  for (const { stage } of proofs) {
    for (const [n, pair] of stage.view.pairs.entries()) {
      const weight = stage.weight(n);
      if (weight !== 0n) yield [pair + 1, -weight];
    }
  }
}

/** A title, then whose pair each variable is. */
function* said({ problem, pairs }: ReadProblem, title: string): Generator<string> {
  yield title;
  for (let pair = 0; pair < pairs.score.length; pair++)
    yield `x${pair + 1} = ${ascii(problem.trainees[pairs.trainee[pair]!]!.id)} ${ascii(problem.mentors[pairs.mentor[pair]!]!.id)}`;
}

/** On one line whatever the id holds. */
function ascii(id: string): string {
  return JSON.stringify(id).replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
