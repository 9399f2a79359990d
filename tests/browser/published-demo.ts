/** The demonstration taken through a round by calls of the API, as a board and its directors would: run, proposal, decisions, publication. */
const ROUND = 'DISP-LYO.CPIP 29.SP1';
const BOARD = 'board.disp-lyo';
const WAIT_MS = 120_000;
const PAUSE_MS = 500;

export interface Caller {
  readonly call: <Body>(method: string, path: string, body?: unknown, version?: string) => Promise<{ body: Body; version: string }>;
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
export async function caller(address: string, login: string): Promise<Caller> {
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
    return { body: (text === '' ? null : JSON.parse(text)) as never, version: response.headers.get('etag') ?? '' };
  };
  await call('POST', '/api/session', { login, password: 'demo' });
  return { call };
}

/** Until a run has ended well. */
export async function untilDone({ call }: Caller, run: string): Promise<void> {
  for (const end = Date.now() + WAIT_MS; ;) {
    const { body } = await call<{ state: string }>('GET', `/api/runs/${run}`);
    if (body.state === 'done') return;
    if (Date.now() > end || body.state === 'failed' || body.state === 'cancelled') throw new Error(`run ${run} is ${body.state}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** @returns the matches that are in force from then on. */
export async function publishedDemo(address: string): Promise<readonly Matched[]> {
  const board = await caller(address, BOARD);
  const round = `/api/rounds/${encodeURIComponent(ROUND)}`;
  const { body: run } = await board.call<{ id: string }>('POST', `${round}/runs`, {});
  await untilDone(board, run.id);
  const { version } = await board.call('GET', round);
  await board.call('PUT', `${round}/proposal`, { run: run.id }, version);
  const { body: pairs } = await board.call<{ items: readonly Pair[] }>('GET', `${round}/pairs?limit=500`);
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
  const { body: matches } = await board.call<{ items: readonly Matched[] }>('GET', `/api/matches?limit=500`);
  return matches.items;
}
