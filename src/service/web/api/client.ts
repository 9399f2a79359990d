/**
 * Calls of the API, typed by its contract alone. Whatever is not a success is thrown as a `Problem`. Where the session has ended meanwhile, or an act
 * asks for a recent sign-in, whoever acts signs in again and the call is made once more: nothing that was typed is lost.
 */
import createClient, { type Middleware } from 'openapi-fetch';
import { language } from '../frame/words.ts';
import type { components, paths } from './contract.ts';
import { noAnswer, Problem, problemOf } from './problem.ts';

export type Schemas = components['schemas'];

/** Asked to sign in again: resolves once that is done, rejects where it is given up. */
type SignInAgain = (why: 'over' | 'recent') => Promise<void>;
let signInAgain: SignInAgain | null = null;

/** @param ask null: nobody is signed in, and a refusal is just told. */
export function whenSignInIsNeeded(ask: SignInAgain | null): void {
  signInAgain = ask;
}

const answered = (request: Request): Promise<Response> => signedIn(() => fetch(request.clone()).catch(silent));

/** @param send called once more where whoever acts had to sign in again. */
export async function signedIn(send: () => Promise<Response>): Promise<Response> {
  const response = await send();
  if (response.ok || signInAgain === null) return response;
  const why = response.status === 401 ? 'over' : response.status === 403 ? await recentNeeded(response.clone()) : null;
  if (why === null) return response;
  await signInAgain(why);
  return send();
}

function silent(): never {
  throw noAnswer();
}

async function recentNeeded(response: Response): Promise<'recent' | null> {
  return (await problemOf(response)).code === 'SERVICE_SIGN_IN_AGAIN' ? 'recent' : null;
}

const everyCall: Middleware = {
  onRequest: ({ request }) => {
    request.headers.set('accept-language', language.value);
    // The same act, sent again after signing in again, is done once.
    if (request.method === 'POST') request.headers.set('idempotency-key', crypto.randomUUID());
    return request;
  },
  onResponse: async ({ response }) => {
    if (!response.ok && response.status !== 304) throw await problemOf(response);
  },
};

export const api = createClient<paths>({ baseUrl: location.origin, fetch: answered });
api.use(everyCall);

/** What a call gave; its ETag is the version that a change of it names. */
export interface Given<T> {
  readonly body: T;
  readonly version: string;
}

export async function given<T>(call: Promise<{ data?: T; response: Response }>): Promise<Given<T>> {
  const { data, response } = await call;
  if (data === undefined) throw noAnswer();
  return { body: data, version: response.headers.get('etag') ?? '' };
}

/** Of an act whose answer says nothing. */
export async function done(call: Promise<{ response: Response }>): Promise<void> {
  await call;
}

/** All items of a list, page by page. */
export async function all<T>(
  page: (after: string | undefined) => Promise<{ data?: { items: readonly T[]; next?: string }; response: Response }>,
): Promise<readonly T[]> {
  const items: T[] = [];
  for (let after: string | undefined; ;) {
    const { body } = await given(page(after));
    items.push(...body.items);
    if (body.next === undefined) return items;
    after = body.next;
  }
}

/** As what anything thrown is told. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}
