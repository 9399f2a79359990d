/** Reads a guidelines file: JSON of the schema in `domain/documents/guidelines.ts`, refused whole when anything in it is wrong. */
import { readDocument } from '../domain/documents/index.ts';
import { type Guidelines, isCensusRule } from '../domain/index.ts';
import { BinomeError, parseJson } from '../errors/index.ts';

/**
 * @param file the name to quote in errors.
 * @throws BinomeError GUIDELINES_* with the place inside the document.
 */
export function parseGuidelines(text: string, file: string): Guidelines {
  const guidelines = readDocument('binome.guidelines/1', parseJson(text, file, 'GUIDELINES_NOT_JSON'), { file });
  check(guidelines, file);
  return guidelines;
}

/** What a schema does not say: weights sum to 1, bands ascend and are of use, a preferred service has its share, ids are unique, a quota limits something. */
function check(guidelines: Guidelines, file: string): void {
  const sum = Object.values(guidelines.weights).reduce((total, weight) => total + Math.round(weight * 10_000), 0);
  if (sum !== 10_000) throw new BinomeError('GUIDELINES_WEIGHTS', { sum: sum / 10_000 }, { file, path: '/weights' });
  const { rules, location, objective, bands = [] } = guidelines;
  if ((rules.sameService === 'prefer') !== (location.ownServiceShare ?? 0) > 0)
    throw new BinomeError('GUIDELINES_OWN_SERVICE', {}, { file, path: '/location/ownServiceShare' });
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
    if (isCensusRule(constraint.id))
      throw new BinomeError('GUIDELINES_RESERVED_ID', { value: constraint.id }, { file, path: `${path}/id` });
    seen.add(constraint.id);
    if (constraint.kind !== 'quota') return;
    const limits = [constraint.min, constraint.max, constraint.minShare, constraint.maxShare];
    if (limits.every((limit) => limit === undefined))
      throw new BinomeError('GUIDELINES_EMPTY_CONSTRAINT', { value: constraint.id }, { file, path });
  });
}
