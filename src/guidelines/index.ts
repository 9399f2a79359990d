/** Reads a guidelines file: JSON of the schema in `domain/guidelines.ts`, refused whole when anything in it is wrong. */
import * as z from 'zod';
import { guidelinesSchema, type Guidelines } from '../domain/guidelines.ts';
import { BinomeError } from '../errors/error.ts';

/**
 * @param file the name to quote in errors.
 * @throws BinomeError GUIDELINES_* with the place inside the document.
 */
export function parseGuidelines(text: string, file: string): Guidelines {
  const read = guidelinesSchema.safeParse(parseJson(text, file));
  if (!read.success) {
    const [issue] = read.error.issues;
    const path = `/${(issue?.path ?? []).join('/')}`;
    const [french] = guidelinesSchema.safeParse(parseJson(text, file), { error: z.locales.fr().localeError }).error?.issues ?? [];
    throw new BinomeError('GUIDELINES_FIELD', { detail: issue?.message ?? '', detailFr: french?.message ?? '' }, { file, path });
  }
  check(read.data, file);
  return read.data;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch (error) {
    throw new BinomeError('GUIDELINES_NOT_JSON', { detail: error instanceof Error ? error.message : String(error) }, { file });
  }
}

/** What a schema does not say: weights sum to 1, bands ascend and are of use, ids are unique, a quota limits something. */
function check(guidelines: Guidelines, file: string): void {
  const sum = Object.values(guidelines.weights).reduce((total, weight) => total + Math.round(weight * 10_000), 0);
  if (sum !== 10_000) throw new BinomeError('GUIDELINES_WEIGHTS', { sum: sum / 10_000 }, { file, path: '/weights' });
  const { objective, bands = [] } = guidelines;
  if (bands.length > 0 && objective !== 'fair') throw new BinomeError('GUIDELINES_BANDS_OBJECTIVE', {}, { file, path: '/bands' });
  bands.forEach((value, k) => {
    const previous = bands[k - 1];
    if (previous !== undefined && value <= previous)
      throw new BinomeError('GUIDELINES_BANDS_ORDER', { value, previous }, { file, path: `/bands/${k}` });
  });
  const seen = new Set<string>();
  guidelines.sideConstraints.forEach((constraint, k) => {
    const path = `/sideConstraints/${k}`;
    if (seen.has(constraint.id)) throw new BinomeError('GUIDELINES_DUPLICATE_ID', { value: constraint.id }, { file, path: `${path}/id` });
    seen.add(constraint.id);
    if (constraint.kind !== 'quota') return;
    const limits = [constraint.min, constraint.max, constraint.minShare, constraint.maxShare];
    if (limits.every((limit) => limit === undefined))
      throw new BinomeError('GUIDELINES_EMPTY_CONSTRAINT', { value: constraint.id }, { file, path });
  });
}
