/** A breakdown case taken some steps further through the service, for tests of what comes after. */
import { expect } from 'vitest';
import { work } from './published-round.ts';
import type { Client, TestService } from './service.ts';

export interface CaseView {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly pairs: readonly {
    readonly trainee: { readonly id: string };
    readonly to: { readonly id: string } | null;
    readonly decidedIn: string;
    readonly decision: { readonly kind: string } | null;
  }[];
  readonly notes: number | null;
  readonly [field: string]: unknown;
}

/** @throws where the answer is not of this status. */
export async function asked<Body = CaseView>(
  client: Client,
  status: number,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<Body> {
  const answer = await client.ask(method, url, body, headers);
  expect([answer.statusCode, answer.body]).toEqual([status, expect.anything()]);
  return answer.json<Body>();
}

/** Of a refusal: its status and code. */
export async function refused(
  client: Client,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<[number, string]> {
  const answer = await client.ask(method, url, body, headers);
  return [answer.statusCode, answer.json<{ code?: string }>().code ?? ''];
}

export const ifMatch = (version: number): Record<string, string> => ({ 'if-match': `"${version}"` });

/** Reported by the board and both heard. @returns the case's id. */
export async function heardCase(board: Client, match: string, reason = 'distance', on = '2025-08-20'): Promise<string> {
  const { id } = await asked(board, 201, 'POST', '/api/breakdowns', { match, reason, knownOn: on });
  for (const party of ['trainee', 'mentor']) await asked(board, 201, 'POST', `/api/breakdowns/${id}/hearings`, { party, on });
  return id;
}

/** What came of a change, told on the day itself, which is later than the rest of the test. */
export async function followedUp(test: TestService, id: string, version: number, outcome: string): Promise<CaseView> {
  const before = test.clock;
  test.clock = new Date('2025-10-01T08:00:00Z');
  const board = await test.as(['board', 'DISP-LYO']);
  const view = await asked(board, 200, 'PUT', `/api/breakdowns/${id}/follow-up`, { on: '2025-10-01', outcome }, ifMatch(version));
  test.clock = before;
  return view;
}

/** Options asked for and computed. @returns the run's id. */
export async function options(test: TestService, board: Client, id: string, from: string): Promise<string> {
  const { id: run } = await asked<{ id: string }>(board, 202, 'POST', `/api/breakdowns/${id}/options`, { from });
  await work(test, run);
  return run;
}

/** @param point of the run's frontier. */
export async function submitted(board: Client, id: string, run: string, point: number | string): Promise<CaseView> {
  const { version } = await asked(board, 200, 'GET', `/api/breakdowns/${id}`);
  return asked(board, 200, 'PUT', `/api/breakdowns/${id}/option`, { run, point }, ifMatch(version));
}

export function decide(
  director: Client,
  { id, version }: Pick<CaseView, 'id' | 'version'>,
  trainee: string,
  kind: 'accept' | 'refuse' = 'accept',
  reason = 'Entendu avec le service.',
): Promise<CaseView> {
  return asked(director, 200, 'PUT', `/api/breakdowns/${id}/pairs/${trainee}/decision`, { kind, reason }, ifMatch(version));
}
