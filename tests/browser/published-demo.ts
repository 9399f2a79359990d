/** The demonstration taken through a round by calls of the API, as a board and its directors would: run, proposal, decisions, publication. */
const ROUND = 'DISP-LYO.CPIP 29.SP1';
const BOARD = 'board.disp-lyo';
const WAIT_MS = 120_000;
const PAUSE_MS = 500;

interface Caller {
  readonly call: (method: string, path: string, body?: unknown, version?: string) => Promise<{ body: unknown; version: string }>;
}

interface Pair {
  readonly trainee: { readonly id: string; readonly name: string; readonly service: string };
  readonly mentor: { readonly id: string; readonly name: string; readonly service: string } | null;
}

export interface Matched {
  readonly id: string;
  readonly trainee: { readonly id: string; readonly name: string; readonly service: string };
  readonly mentor: { readonly id: string; readonly name: string; readonly service: string };
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Somebody signed in without a browser. */
async function caller(address: string, login: string): Promise<Caller> {
  let cookie = '';
  const call: Caller['call'] = async (method, path, body, version) => {
    const response = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...{ cookie, accept: 'application/json' },
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': version }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    cookie = response.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie;
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return { body: (text === '' ? null : JSON.parse(text)) as unknown, version: response.headers.get('etag') ?? '' };
  };
  await call('POST', '/api/session', { login, password: 'demo' });
  return { call };
}

/** Until a run has ended well. */
async function untilDone({ call }: Caller, run: string): Promise<void> {
  for (const end = Date.now() + WAIT_MS; ;) {
    const { body } = await call('GET', `/api/runs/${run}`);
    const { state } = body as { state: string };
    if (state === 'done') return;
    if (Date.now() > end || state === 'failed' || state === 'cancelled') throw new Error(`run ${run} is ${state}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** From a run to matches that are in force. */
export async function publish(address: string): Promise<void> {
  const board = await caller(address, BOARD);
  const round = `/api/rounds/${encodeURIComponent(ROUND)}`;
  const run = (await board.call('POST', `${round}/runs`, {})).body as { id: string };
  await untilDone(board, run.id);
  const { version } = await board.call('GET', round);
  await board.call('PUT', `${round}/proposal`, { run: run.id }, version);
  const pairs = (await board.call('GET', `${round}/pairs?limit=500`)).body as { items: readonly Pair[] };
  const directors = new Map<string, Caller>();
  for (const { trainee, mentor } of pairs.items) {
    const who = mentor === null ? BOARD : `director.${mentor.service.toLowerCase()}`;
    const decider = directors.get(who) ?? (await caller(address, who));
    directors.set(who, decider);
    const pair = `${round}/pairs/${trainee.id}`;
    const read = await decider.call('GET', pair);
    const kind = mentor === null ? 'without' : 'accept';
    await decider.call('PUT', `${pair}/decision`, { kind, reason: 'Vu avec le service.' }, read.version);
  }
  const decided = await board.call('GET', round);
  await board.call('PUT', `${round}/publication`, {}, decided.version);
}

/** What is in force where that was done. */
export async function matchesOf(address: string): Promise<readonly Matched[]> {
  const board = await caller(address, BOARD);
  const matches = (await board.call('GET', '/api/matches?limit=500')).body as { items: readonly Matched[] };
  return matches.items;
}
