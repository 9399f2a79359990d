/** What the parts of a case share: the case as it was read, what is open in it, and whether its board is who looks at it. */
import type { Given, Schemas } from '../../api/client.ts';
import { mayAt } from '../../frame/session.ts';

export type Case = Schemas['Breakdown'];
export type Party = Case['hearings'][number]['party'];
export type State = Case['state'];

export const PARTIES: readonly Party[] = ['trainee', 'mentor'];

/** What each part of the page is given. */
export interface CaseProps {
  readonly of: Given<Case>;
  /** After an act: what is shown is read anew. */
  readonly onDone: () => Promise<void>;
}

export function isOpen({ closing }: Case): boolean {
  return closing === null;
}

export function isHeard({ hearings }: Case, party: Party): boolean {
  return hearings.some((hearing) => hearing.party === party);
}

export function isRefused({ pairs }: Case): boolean {
  return pairs.some(({ decision }) => decision?.kind === 'refuse');
}

/** Whether whoever looks decides on this pair of an option. */
export function mayDecide({ decidedIn, trainee, from, to }: Case['pairs'][number]): boolean {
  return mayAt('breakdown.decide', { services: [decidedIn], people: [trainee.id, from?.id ?? null, to?.id ?? null] });
}

export function mayHandle({ board }: Case): boolean {
  return mayAt('breakdown.handle', { board });
}
