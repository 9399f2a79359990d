/** What the page of guidelines reads: versions, documents, and how much rests on them. */
import type { Guidelines } from '../../../../domain/index.ts';
import { all, api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';

export type Version = Schemas['GuidelinesVersion'];
export type Round = Schemas['Round'];

/** Of the whole country. */
export const NATION = '*';

/** The one that is shipped stands behind all that were given. */
export const SHIPPED = 0;

export function useVersions() {
  return useLoaded('guidelines', () =>
    all((after) => api.GET('/api/guidelines', { params: { query: { limit: 500, ...(after === undefined ? {} : { after }) } } })),
  );
}

export function useRounds() {
  return useLoaded('rounds', () =>
    all((after) => api.GET('/api/rounds', { params: { query: { limit: 500, ...(after === undefined ? {} : { after }) } } })),
  );
}

/** What is given never changes. */
export function useDocument({ scope, number }: Which) {
  return useLoaded(`guidelines ${scope}/${number}`, async () => {
    const { body } = await given(api.GET('/api/guidelines/{scope}/{number}', { params: { path: { scope, number } } }));
    return { text: body.text, document: body.document as unknown as Guidelines };
  });
}

export interface Which {
  readonly scope: string;
  readonly number: number;
}

/** Those of the country that come before a directorate’s own. */
export function inForceOf(versions: readonly Version[], scope: string): Which {
  const last = (of: string): Version | undefined => versions.find((each) => each.scope === of && each.isLast);
  const found = last(scope) ?? last(NATION);
  return found === undefined ? { scope: NATION, number: SHIPPED } : { scope: found.scope, number: found.number };
}

/** As the address says it: `DISP-LYO/3`. */
export function whichOf(text: string | undefined): Which | null {
  const [, scope, number] = /^(.+)\/(\d+)$/.exec(text ?? '') ?? [];
  return scope === undefined || number === undefined ? null : { scope, number: Number(number) };
}

export function sayWhich({ scope, number }: Which): string {
  return `${scope}/${number}`;
}

/** Decisions that stand in rounds that are not published: new guidelines make them stale. */
export function decisionsUnder(rounds: readonly Round[], versions: readonly Version[], scope: string): number {
  const own = new Set(versions.map((each) => each.scope));
  const concerns = (board: string): boolean => (scope === NATION ? !own.has(board) : board === scope);
  return rounds
    .filter(({ state, board }) => state !== 'published' && state !== 'closed' && concerns(board))
    .reduce((sum, { counts }) => sum + counts.decided, 0);
}
