/** What a run has frozen, as this page uses it, and what its people are called. */

/** The parts of a `binome.problem/1` that are chosen from. */
export interface Problem {
  readonly trainees: readonly { readonly id: string }[];
  readonly mentors: readonly { readonly id: string; readonly max?: number }[];
  readonly pairs: readonly (readonly [trainee: string, mentor: string, score: number])[];
}

/** Id → name. */
export type Names = ReadonlyMap<string, string>;

/** By name as a directory has them; whoever is gone since by the id. */
export function byName(ids: readonly string[], names: Names, language: string): { readonly id: string; readonly name: string }[] {
  return ids.map((id) => ({ id, name: names.get(id) ?? id })).sort((a, b) => a.name.localeCompare(b.name, language));
}
