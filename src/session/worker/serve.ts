/** Answers requests with a session, one after the other; between two of them it hears what has been cancelled. */
import { BinomeError, foreignDetail } from '../../errors/index.ts';
import { Session } from '../session.ts';
import type { SessionPort, SessionReply, SessionRequest } from './messages.ts';

/** In a worker: `serveSession(self)`. */
export function serveSession(port: SessionPort): void {
  const server = new Server((reply) => port.postMessage(reply));
  port.addEventListener('message', (event) => server.take((event as { readonly data: SessionRequest }).data));
  port.start?.();
}

type Asked = Exclude<SessionRequest, { readonly ask: 'cancel' }>;

/** Thrown through a computation that is to stop. */
class Stopped extends Error {}

class Server {
  readonly #send: (reply: SessionReply) => void;
  readonly #waiting: Asked[] = [];
  #isBusy = false;
  #session: Session | null = null;
  #stop: Int32Array | null = null;
  /** Of the request that is being answered. */
  #present = 0;

  constructor(send: (reply: SessionReply) => void) {
    this.#send = send;
  }

  take(request: SessionRequest): void {
    if (request.ask !== 'cancel') {
      this.#waiting.push(request);
      if (!this.#isBusy) void this.#work();
      return;
    }
    const place = this.#waiting.findIndex(({ id }) => id === request.id);
    if (place < 0) return;
    this.#waiting.splice(place, 1);
    this.#send({ id: request.id, outcome: 'cancelled' });
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      await turn();
      const request = this.#waiting.shift();
      if (request !== undefined) this.#send(this.#replyTo(request));
    }
    this.#isBusy = false;
  }

  #replyTo(request: Asked): SessionReply {
    const { id } = request;
    this.#present = id;
    try {
      this.#poll();
      return this.#answer(request);
    } catch (error) {
      if (error instanceof Stopped) return { id, outcome: 'cancelled' };
      const known = error instanceof BinomeError ? error : new BinomeError('INTERNAL', { ...foreignDetail(error) });
      const { code, place, values } = known;
      return { id, outcome: 'refused', error: { code, place, values, message: { fr: known.explain('fr'), en: known.explain('en') } } };
    }
  }

  #answer(request: Asked): SessionReply {
    const { id, ask } = request;
    if (request.ask === 'start') {
      this.#stop = request.stop === undefined ? null : new Int32Array(request.stop);
      const poll = (): boolean => this.#poll();
      const signal = {
        get aborted(): boolean {
          return poll();
        },
      };
      this.#session = new Session(request.input, { limits: { signal }, onProgress: () => void this.#poll() });
      return { id, ask: request.ask, outcome: 'done', value: this.#session.standing };
    }
    const session = this.#session;
    if (session === null) {
      const values = { expected: '“start” first', expectedFr: '« start » d’abord' };
      throw new BinomeError('CALL_BAD_VALUE', { value: ask, option: 'ask', ...values });
    }
    switch (request.ask) {
      case 'apply':
        return { id, ask: request.ask, outcome: 'done', value: session.apply(request.change) };
      case 'withdraw':
        return { id, ask: request.ask, outcome: 'done', value: session.withdraw(request.number) };
      case 'set':
        return { id, ask: request.ask, outcome: 'done', value: session.set(request.changes) };
      case 'prices':
        return { id, ask: request.ask, outcome: 'done', value: session.prices(request) };
      case 'price':
        return { id, ask: request.ask, outcome: 'done', value: session.price(request.trainee, request.mentor) };
      case 'alternatives':
        return { id, ask: request.ask, outcome: 'done', value: session.alternatives(request.trainee, request.count) };
      case 'result': {
        const { problem, solution } = session.result;
        return { id, ask: request.ask, outcome: 'done', value: { problem: { ...problem, pairs: [...problem.pairs] }, solution } };
      }
      default: {
        const values = { expected: 'something to ask a session', expectedFr: 'une demande à une session' };
        throw new BinomeError('CALL_BAD_VALUE', { value: ask, option: 'ask', ...values });
      }
    }
  }

  /** Whether to end early: never, it ends at once or not at all. */
  #poll(): false {
    if (this.#stop !== null && Atomics.load(this.#stop, 0) >= this.#present) throw new Stopped();
    return false;
  }
}

/** Lets the messages in that have come meanwhile. A timer would wait four milliseconds, a promise for nothing. */
function turn(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port2.addEventListener('message', () => {
      port2.close();
      resolve();
    });
    port2.start();
    port1.postMessage(null);
  });
}
