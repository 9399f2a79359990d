/** Every document that is written for others to read: its schema, from which its type is inferred and its JSON Schema is made. */
import type * as z from 'zod';
import type { ErrorCode } from '../../errors/index.ts';
import { backtestSchema } from './backtest.ts';
import { bundleSchema } from './bundle.ts';
import { criteriaSchema } from './criteria.ts';
import { decisionsSchema } from './decisions.ts';
import { frontierSchema } from './frontier.ts';
import { guidelinesSchema } from './guidelines.ts';
import { journeysSchema } from './journeys.ts';
import { planSchema } from './plan.ts';
import { problemSchema } from './problem.ts';
import { proposalSchema } from './proposal.ts';
import { recruitmentSchema } from './recruitment.ts';
import { solutionSchema } from './solution.ts';
import { stressSchema } from './stress.ts';

export interface DocumentKind {
  readonly schema: z.ZodType;
  /** What is thrown where a value does not fit: its values are `detail`, `detailFr` and `expected`, the format. */
  readonly refusal: ErrorCode;
}

/**
 * Format → its schema. None of them changes what it reads.
 *
 * Of a problem and a solution the solver says more than their shape (`checkProblem`: PROBLEM_*; `verify`), and does so wherever it takes one.
 */
export const DOCUMENTS = {
  'binome.problem/1': { schema: problemSchema, refusal: 'DOCUMENT_FORMAT' },
  'binome.solution/1': { schema: solutionSchema, refusal: 'DOCUMENT_FORMAT' },
  'binome.proposal/1': { schema: proposalSchema, refusal: 'CALL_PROPOSAL_FORMAT' },
  'binome.criteria/1': { schema: criteriaSchema, refusal: 'CALL_CRITERIA_FORMAT' },
  'binome.journeys/1': { schema: journeysSchema, refusal: 'DOCUMENT_FORMAT' },
  'binome.frontier/1': { schema: frontierSchema, refusal: 'DOCUMENT_FORMAT' },
  'binome.plan/1': { schema: planSchema, refusal: 'DOCUMENT_FORMAT' },
  'binome.stress/1': { schema: stressSchema, refusal: 'DOCUMENT_FORMAT' },
  'binome.bundle/1': { schema: bundleSchema, refusal: 'BUNDLE_FORMAT' },
  'binome.recruitment/1': { schema: recruitmentSchema, refusal: 'DOCUMENT_FORMAT' },
  'binome.backtest/1': { schema: backtestSchema, refusal: 'DOCUMENT_FORMAT' },
  'binome.decisions/1': { schema: decisionsSchema, refusal: 'DECISIONS_FORMAT' },
  'binome.guidelines/1': { schema: guidelinesSchema, refusal: 'GUIDELINES_FIELD' },
} as const satisfies Record<string, DocumentKind>;

export type Format = keyof typeof DOCUMENTS;
/** Format → the type of its documents. */
export type Documents = { readonly [F in Format]: z.output<(typeof DOCUMENTS)[F]['schema']> };
