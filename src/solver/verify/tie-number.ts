/** The number of a pair in the public lot, computed again from the two ids as `docs/certificate.md` says. */
export function tieNumberOf(trainee: string, mentor: string): number {
  let hash = 2166136261;
  const mix = (unit: number): void => {
    hash = Math.imul(hash ^ unit, 16777619);
  };
  for (let k = 0; k < trainee.length; k++) mix(trainee.charCodeAt(k));
  mix(0);
  for (let k = 0; k < mentor.length; k++) mix(mentor.charCodeAt(k));
  for (const [shift, factor] of [
    [16, 2246822507],
    [13, 3266489909],
  ] as const)
    hash = Math.imul(hash ^ (hash >>> shift), factor);
  return (hash ^ (hash >>> 16)) >>> 2;
}
