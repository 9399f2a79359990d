/** The period that a person names, e.g. `SP1`, or `CPIP 29/SP1` where several promotions have one. */
import { type Period, termKey } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';

/**
 * Finds a period by its id, or by `promotion/id`, in any case; a near miss is only suggested.
 *
 * @throws BinomeError `CALENDAR_UNKNOWN_PERIOD`, `CALENDAR_AMBIGUOUS_PERIOD`, `CALENDAR_NO_INTERNSHIP`
 */
export function findPeriod(periods: readonly Period[], id: string): Period {
  const exact = periods.filter((period) => period.id === id || fullId(period) === id);
  // In any case, where nothing is written just so: `sp1`.
  const key = id.trim().toLowerCase();
  const isAlike = (period: Period): boolean => period.id.toLowerCase() === key || fullId(period).toLowerCase() === key;
  const found = exact.length > 0 ? exact : periods.filter(isAlike);
  const [period] = found;
  if (found.length > 1) throw new BinomeError('CALENDAR_AMBIGUOUS_PERIOD', { value: id, known: found.map(fullId).join(', ') });
  if (period !== undefined) return period;
  if (periods.length === 0) throw new BinomeError('CALENDAR_NO_INTERNSHIP', { value: id });

  const severalPromotions = new Set(periods.map(({ promotion }) => promotion)).size > 1;
  const known = periods.map((candidate) => (severalPromotions ? fullId(candidate) : candidate.id));
  const spellings = periods.flatMap((candidate, k) =>
    [candidate.id, fullId(candidate)].map((spelling) => ({ spelling, name: known[k] ?? '' })),
  );
  const distances = spellings.map(({ spelling }) => editDistance(termKey(id), termKey(spelling)));
  const nearest = spellings[distances.indexOf(Math.min(...distances))]?.name ?? '';
  throw new BinomeError('CALENDAR_UNKNOWN_PERIOD', { value: id, known: known.join(', '), nearest });
}

function fullId(period: Period): string {
  return `${period.promotion}/${period.id}`;
}

/** Levenshtein distance: insertions, deletions and substitutions. O(|a|·|b|) time. */
function editDistance(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [above = 0, diagonal = 0, left = 0] = [last[j], last[j - 1], row[j - 1]];
      row.push(Math.min(above + 1, left + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    last = row;
  }
  return last[b.length] ?? 0;
}
