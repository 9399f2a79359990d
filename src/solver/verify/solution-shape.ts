/** The shape of a solution, for the verifier: what a file holds is a claim until it is checked. */
import * as z from 'zod';

const id = z.string();
const count = z.int().min(0);
/** Digits only beyond what a number holds, so that an integer is written in one way. */
const large = (text: string): boolean => !Number.isSafeInteger(Number(text));
const dual = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?[1-9]\d{0,399}$/)
    .refine(large),
]);
const positive = z.union([
  z.int().min(1),
  z
    .string()
    .regex(/^[1-9]\d{0,399}$/)
    .refine(large),
]);
const duals = z.strictObject({
  denominator: positive,
  trainees: z.array(dual),
  mentors: z.array(dual),
  sideConstraints: z.array(dual),
  coverage: dual,
  bands: z.array(dual).optional(),
});
/** The tree may be deeper than the call stack: it is checked while it is walked. */
const given = z.strictObject({ fixing: duals.nullable(), margin: z.int().min(1).optional(), tree: z.unknown() });
const proof = given.nullable();

const level = z.tuple([dual, positive]).nullable();
const balanceStage = z.strictObject({ level, proof, levelBound: level.optional() });
const balance = z.strictObject({ worst: balanceStage, least: balanceStage.optional() });

const stage = z.strictObject({ band: count, count, proof, countBound: count.optional() });

const tieStage = z.strictObject({
  score: dual,
  kept: dual,
  lotBits: z.int().min(0).max(30),
  proof: given,
});

const part = z.strictObject({
  trainees: z.array(id),
  mentors: z.array(id),
  sideConstraints: z.array(id),
  matched: count,
  score: z.int(),
  coverage: proof,
  balance: balance.optional(),
  fairness: z.array(stage).optional(),
  optimality: proof,
  infeasibility: proof,
  ties: z.array(tieStage).max(2).optional(),
  conflict: z.array(z.strictObject({ without: id, pairs: z.array(z.tuple([id, id])) })).optional(),
  matchedBound: count.optional(),
  scoreBound: z.int().optional(),
});

const certificate = z.strictObject({
  scale: z.strictObject({
    base: z.union([z.literal(2), z.literal(10)]),
    exponent: z.int(),
    exact: z.boolean(),
    tolerance: z.number().min(0),
  }),
  parts: z.array(part),
  tieBreak: z.enum(['complete', 'partial']),
});

const witness = { trainees: z.array(id), mentors: z.array(id), missing: count };
const diagnosis = z.strictObject({
  shortages: z.array(z.strictObject({ ...witness, needed: count, capacity: count, otherPairs: count, reserved: count })),
  minimums: z.array(z.strictObject({ ...witness, minimum: count, reserved: count, available: z.int() })),
  overbooked: z.array(z.strictObject({ side: z.enum(['trainee', 'mentor']), id, required: count, limit: count })),
  conflicts: z.array(z.array(id)),
  unmetBySideConstraints: count,
});

const common = {
  format: z.literal('binome.solution/1'),
  pairs: z.array(z.tuple([id, id])),
  matched: count,
  objective: z.number(),
  bound: z.number().nullable(),
  unmet: z.array(z.strictObject({ trainee: id, missing: count })),
  diagnosis: diagnosis.nullable(),
};

/** A proof of one kind excludes those of the other: nothing that is not checked may stand in a certificate. */
const provenPart = part.refine(({ infeasibility, conflict }) => infeasibility === null && conflict === undefined, {
  error: 'a part of a feasible solution proves no infeasibility',
});
const impossiblePart = part.refine(
  ({ matched, score, coverage, balance, fairness, optimality, ties, matchedBound, scoreBound }) =>
    matched === 0 &&
    ties === undefined &&
    score === 0 &&
    coverage === null &&
    balance === undefined &&
    fairness === undefined &&
    optimality === null &&
    matchedBound === undefined &&
    scoreBound === undefined,
  { error: 'a part of an infeasible solution proves nothing else' },
);

const solution = z.discriminatedUnion('status', [
  z.strictObject({ ...common, status: z.literal('optimal'), certificate: certificate.extend({ parts: z.array(provenPart) }) }),
  z.strictObject({ ...common, status: z.literal('limit'), certificate: certificate.extend({ parts: z.array(provenPart) }) }),
  z.strictObject({ ...common, status: z.literal('feasible'), certificate: z.null() }),
  z.strictObject({ ...common, status: z.literal('infeasible'), certificate: certificate.extend({ parts: z.array(impossiblePart) }) }),
]);

/** What is wrong with the shape of a solution, one sentence each; none when it can be checked. */
export function solutionFaults(value: unknown): string[] {
  return issuesOf(solution.safeParse(value));
}

export function issuesOf({ error }: { readonly error?: z.ZodError | undefined }): string[] {
  return (error?.issues ?? []).map(({ path, message }) => `/${path.map(String).join('/')}: ${message}`);
}
