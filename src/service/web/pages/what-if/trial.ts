/** A session in a worker, asked by this page: what is tried, one list of changes after the other, and what each would do. */
import type { Answer, FrozenInput, SessionChange } from '../../../../session/index.ts';
import type { SessionAnswers, SessionReply, SessionRequest } from '../../../../session/worker/index.ts';
import engineUrl from './engine.ts?worker&url';

/** What the engine refuses: a change that cannot be, told in both languages. */
export class Refused extends Error {
  readonly said: Readonly<Record<'fr' | 'en', string>>;

  constructor(said: Refused['said']) {
    super(said.en);
    this.said = said;
  }
}

type Asked = { readonly ask: 'start' | 'set' | 'result' };
type Without<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

/** Scripts of this service alone become workers. */
const policy = trustedScripts();

export class Trial {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (reply: SessionReply) => void>();
  #last = 0;

  constructor() {
    this.#worker = new Worker(policy(new URL(engineUrl, location.href).href), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SessionReply>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    });
  }

  /** Anew, whatever there was. @throws Refused. */
  start(frozen: FrozenInput): Promise<Answer> {
    return this.#ask<'start'>({ ask: 'start', input: frozen });
  }

  /** In the place of all that was tried before. @throws Refused: then the session stands where it stood. */
  set(changes: readonly SessionChange[]): Promise<Answer> {
    return this.#ask<'set'>({ ask: 'set', changes });
  }

  /** The problem as it stands, and its proven solution. */
  result(): Promise<SessionAnswers['result']> {
    return this.#ask<'result'>({ ask: 'result' });
  }

  end(): void {
    this.#worker.terminate();
  }

  async #ask<Kind extends Asked['ask']>(request: Without<SessionRequest>): Promise<SessionAnswers[Kind]> {
    const id = ++this.#last;
    const reply = await new Promise<SessionReply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ ...request, id });
    });
    if (reply.outcome === 'done') return reply.value as SessionAnswers[Kind];
    // Nothing is cancelled here: whoever leaves ends the worker.
    throw reply.outcome === 'refused' ? new Refused(reply.error.message) : new Error(reply.outcome);
  }
}

/** Where a browser has no Trusted Types an address is what it is. */
function trustedScripts(): (url: string) => URL | string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy: (name: string, rules: object) => { createScriptURL: (url: string) => string } };
  };
  const checked = (url: string): string => {
    if (new URL(url).origin !== location.origin) throw new TypeError(url);
    return url;
  };
  const made = trustedTypes?.createPolicy('binome', { createScriptURL: checked });
  return made === undefined ? checked : (url) => made.createScriptURL(url);
}
