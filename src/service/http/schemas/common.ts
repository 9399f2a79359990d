/** What the schemas of all routes share. */
import * as z from 'zod';

export const day = z.iso.date();
export const moment = z.iso.datetime();

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Of the catalogue: keeps its meaning.'),
    place: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    errors: z.array(z.object({ place: z.string(), says: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'application/problem+json, in the language of Accept-Language (fr or en).' });

type Refusal = 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429;

/** The statuses that a route may refuse with, for the contract; the bodies are written by `problem.ts`. */
export function refusals<Status extends Refusal>(...statuses: readonly Status[]): Record<Status, typeof problemSchema> {
  return Object.fromEntries(statuses.map((status) => [status, problemSchema])) as Record<Status, typeof problemSchema>;
}

const LIMIT = { default: 100, most: 500 };

/** `?limit&after` of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(LIMIT.most).default(LIMIT.default),
  after: z.string().min(1).max(400).optional(),
};

export function listSchema<Item extends z.ZodType>(item: Item): z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodOptional<z.ZodString> }> {
  return z.object({ items: z.array(item), next: z.string().optional().describe('As `after` of the next page; absent on the last.') });
}

/** What somebody writes for others to read: with at least a letter or a digit in it, without control characters but line ends and tabs. */
export function writtenText(most: number): z.ZodString {
  return z
    .string()
    .trim()
    .max(most)
    .regex(/[\p{L}\p{N}]/u, 'nothing is said in it')
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/u, 'it has control characters');
}

/** Of a person, a round, a service in an address or a body. */
export const idText = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\u0000]*$/u);
