// Acts in a row over one session, in Node: drawn, answered, timed. The same lists can then be given to a session elsewhere.
import { Session } from 'binome/session';
import { serveSession } from 'binome/session/worker';
import { seededRandom } from '../random.mjs';
import { drawAct } from './acts.mjs';
import { asJson } from './inputs.mjs';
import { clientOf } from './page/client.mjs';

/** @returns lists of changes, each to be the whole of what holds next; refused ones among them */
export function drawnActs(input, count, seed) {
  const random = seededRandom(`session ${seed}`);
  const session = new Session(input);
  const { problem, solution } = session.result;
  const base = { pairs: [...problem.pairs], chosen: solution.pairs, mentors: input.census.mentors, isCensus: true };
  return Array.from({ length: count }, () => {
    const next = drawAct(random, base, session.changes);
    try {
      session.set(next);
    } catch (error) {
      if (error.name !== 'BinomeError') throw error;
    }
    return next;
  });
}

/** Behind a port, as in a worker: what each act came to. `board`: whose pairs are priced, all unless given. */
export async function inNode(input, lists, board) {
  const { port1, port2 } = new MessageChannel();
  serveSession(port2);
  port1.start();
  const client = clientOf(port1);
  const { ms } = await client.start(asJson(input));
  const acts = [];
  for (const changes of lists) acts.push(await client.act(changes, board));
  port1.close();
  return { ms, acts };
}
