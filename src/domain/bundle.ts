/** A bundle, and what a run says of itself in it. Its shape is `documents/bundle.ts`. */
import type { Decision, FileRef, Pins } from './documents/bundle.ts';
import type { Guidelines } from './documents/guidelines.ts';
import { compareIds } from './person.ts';

export const BUNDLE_FILE = 'bundle.json';

/** In the order in which a document lists what was read. */
export function byName(a: FileRef, b: FileRef): number {
  return compareIds(a.name, b.name) || compareIds(a.sha256, b.sha256);
}

/** What a bundle says of a run besides what was asked of it. */
export interface RunFacts {
  readonly guidelines: Guidelines;
  readonly pins: Pins;
  readonly decisions: readonly Decision[];
}
