/** A signal that is aborted once so many milliseconds are over: one limit for several computations in a row. */
export function endingAfter(timeLimitMs: number | undefined): { readonly aborted: boolean } {
  const end = timeLimitMs === undefined ? Infinity : performance.now() + timeLimitMs;
  return {
    get aborted(): boolean {
      return end < Infinity && performance.now() >= end;
    },
  };
}
