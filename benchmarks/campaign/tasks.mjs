import { FAMILIES } from './families.mjs';

/** What number k of a campaign is: families take turns; `only` is one instance, "family/seed". */
export function task(number, seed, only) {
  if (only !== undefined) {
    const at = only.indexOf('/');
    return { family: only.slice(0, at), name: only.slice(at + 1) };
  }
  return { family: FAMILIES[number % FAMILIES.length], name: `${seed}.${number}` };
}
