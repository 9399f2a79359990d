/** What a run was computed from, as this page holds it: who can be chosen, what they are called, and which of the two may be together. */
import type { FrozenInput } from '../../../../session/index.ts';
import type { SessionAnswers } from '../../../../session/worker/index.ts';

/** The problem as it stands: its people and the pairs that the rules allow. */
export type Problem = Pick<SessionAnswers['result']['problem'], 'trainees' | 'mentors' | 'pairs'>;

/** Id → name. */
export type Names = ReadonlyMap<string, string>;

export function namesOf({ census }: FrozenInput): Names {
  return new Map([...census.mentors, ...census.trainees].map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
}

/** By name as a directory has them. */
export function byName(ids: readonly string[], names: Names, language: string): { readonly id: string; readonly name: string }[] {
  return ids.map((id) => ({ id, name: names.get(id) ?? id })).sort((a, b) => a.name.localeCompare(b.name, language));
}

/** The services of the directorate whose round it is, by name. */
export function servicesOf({ census, reference }: FrozenInput, language: string): { readonly id: string; readonly name: string }[] {
  const boards = new Set(census.trainees.map(({ boardCode }) => boardCode));
  const services = reference.services.map(([, service]) => service).filter(({ boardCode }) => boards.has(boardCode));
  return services.map(({ code, name }) => ({ id: code, name })).sort((a, b) => a.name.localeCompare(b.name, language));
}
