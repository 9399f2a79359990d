/** The proofs of a solution: trees of cases, whose leaves are settled by dual variables. */
import * as z from 'zod';
import { partSchemaOf } from './json-schema.ts';
import { isRefused } from './long-list.ts';
import { closed, idPair, list } from './parts.ts';

export const dual = z.union([z.int(), z.string().regex(/^-?\d{1,400}$/)]).meta({
  id: 'Dual',
  description: 'An integer; in decimal digits, as text, when it is beyond 2^53.',
});

export const positive = z.union([z.int().min(1), z.string().regex(/^[1-9]\d{0,399}$/)]);

const duals = closed({
  denominator: positive.describe('What the integers are to be divided by.'),
  trainees: list(dual),
  mentors: list(dual),
  sideConstraints: list(dual),
  coverage: dual.describe('Prices the number of needs met.'),
  bands: list(dual).exactOptional().describe('With objective `fair`: one for each earlier stage of `fairness`.'),
}).meta({ id: 'Duals', description: 'Dual variables of a maximisation, in the order of the part’s lists.' });

const margin = z
  .int()
  .min(1)
  .exactOptional()
  .describe('The fixing counts for matchings that weigh more than the claim less this; where missing, more than the claim.');
const fixing = { fixing: duals.exactOptional().describe('As the fixing of the proof, for this node and all below.'), margin };
const leaf = closed({
  ...fixing,
  leaf: z
    .enum(['bound', 'empty', 'indivisible'])
    .describe('`bound`: nothing here beats the claim. `empty`: nothing here follows every rule. `indivisible`: the same, by division.'),
  duals,
});
const branch = closed({ ...fixing, pair: idPair, without: z.unknown(), with: z.unknown() });

type ProofBranch = Omit<z.infer<typeof branch>, 'without' | 'with'> & { readonly without: ProofNode; readonly with: ProofNode };
type ProofNode = ProofBranch | z.infer<typeof leaf>;

interface Step {
  readonly at: unknown;
  readonly key: 'with' | 'without' | null;
  readonly from: Step | null;
}

/** A tree may be deeper than a schema, which calls itself, can follow; and a list of keys for each node would be too long. */
function checkTree({ value, issues }: z.core.ParsePayload<ProofNode>): void {
  const stack: Step[] = [{ at: value, key: null, from: null }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const from = top;
    const { at } = from;
    if (typeof at === 'object' && at !== null && ('leaf' in at || 'duals' in at)) {
      if (isRefused(leaf, at, issues, () => pathTo(from))) return;
    } else {
      if (isRefused(branch, at, issues, () => pathTo(from))) return;
      const { with: chosen, without } = at as z.infer<typeof branch>;
      stack.push({ at: chosen, key: 'with', from }, { at: without, key: 'without', from });
    }
  }
}

function pathTo(step: Step): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (let at: Step | null = step; at !== null; at = at.from) if (at.key !== null) path.push(at.key);
  return path.reverse();
}

const NODE = { $ref: '#/$defs/ProofNode' };
const FIXING = { fixing: { $ref: '#/$defs/Duals' }, margin: { type: 'integer', minimum: 1 } } as const;
const tree = z
  .custom<ProofNode>()
  .check(checkTree)
  .meta({
    id: 'ProofNode',
    description: 'A branch takes a pair as not chosen (`without`) or chosen (`with`); a leaf is settled by its duals.',
    oneOf: [
      {
        ...{ type: 'object', required: ['pair', 'without', 'with'], additionalProperties: false },
        properties: { ...FIXING, pair: partSchemaOf(idPair), without: NODE, with: NODE },
      },
      {
        ...{ type: 'object', required: ['leaf', 'duals'], additionalProperties: false },
        properties: { ...FIXING, leaf: partSchemaOf(leaf.unwrap().shape.leaf), duals: { $ref: '#/$defs/Duals' } },
      },
    ],
  });

export const proof = closed({
  fixing: duals.nullable().describe('Where present, their reduced costs exclude pairs, or impose them, for the whole tree.'),
  margin,
  tree,
}).meta({ id: 'Proof', description: 'A tree of cases.' });
