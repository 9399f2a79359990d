/** On which run things are tried, and what that was computed from. */
import type { FrozenInput } from '../../../../session/index.ts';
import { api, given } from '../../api/client.ts';

/** The last match that was verified, of a round or of a directorate. */
export async function lastRun(of: { readonly round: string } | { readonly board: string }): Promise<string | null> {
  const { body } = await given(api.GET('/api/runs', { params: { query: { ...of, limit: 50 } } }));
  return body.items.find(({ state, command, result }) => state === 'done' && command === 'match' && result?.verified === true)?.id ?? null;
}

/** What it was computed from. */
export async function frozenOf(run: string): Promise<FrozenInput> {
  const call = api.GET('/api/runs/{id}/frozen', { params: { path: { id: run } } });
  return (await given(call as Promise<{ data?: FrozenInput; response: Response }>)).body;
}
