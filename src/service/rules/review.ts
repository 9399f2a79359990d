/** A request for a review: all that ever happens to it is its answer. */

export function reviewVersion(isAnswered: boolean): number {
  return isAnswered ? 2 : 1;
}
