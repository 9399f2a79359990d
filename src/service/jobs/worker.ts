/**
 * A worker: takes one job after another, renews its lease from outside of the thread that computes, and ends. Any number of them, in one process or
 * in many, work on one queue.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Moment, Tx } from '../acts/acting.ts';
import { RUN_SETTINGS, type RunSettings } from '../rules/run-settings.ts';
import type { Settings } from '../rules/settings.ts';
import type { Address, Store } from '../store/database.ts';
import { listen } from '../store/listen.ts';
import type { Database } from '../store/schema.ts';
import { keptError } from './kept-error.ts';
import { PREPARATION, prepareRounds } from './prepare.ts';
import { type Job, type Progress, type Queue, sqlQueue } from './queue.ts';
import { THREAD } from './run-thread.ts';
import { workOnRun, writeFailure } from './run-job.ts';

export interface WorkerOptions {
  /** As the service itself. */
  readonly store: Store<Database>;
  /** Of the same, to be woken by it; without it the worker only asks. */
  readonly address?: Address;
  /** Of the engine. */
  readonly version: string;
  readonly now?: () => Date;
  readonly newId?: () => string;
  /** How long a job is held without a sign of life: 20 s by default. */
  readonly leaseSeconds?: number;
  /** How often it asks for work: every second by default. */
  readonly pollMs?: number;
  readonly settings?: RunSettings;
  /** What holds where nobody has set it: when runs are prepared. */
  readonly configured?: Partial<Settings>;
  /** Further kinds of job, such as mail. */
  readonly handlers?: Readonly<Record<string, Handler>>;
  /** The kinds that it takes: all that it knows by default. */
  readonly only?: readonly string[];
  /** What goes wrong outside of a job. */
  readonly onError?: (error: unknown) => void;
  /** Where the thread's module lies. */
  readonly thread?: URL;
}

export interface JobSigns {
  /** Aborted once the job is no longer held: nothing of it will be kept. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** @returns what is written in the transaction that ends the job. */
export type Handler = (job: Job, signs: JobSigns) => Promise<(tx: Tx) => Promise<void>>;

export interface JobWorker {
  /** Takes no other job; the one under way is given back for others to take. */
  readonly stop: () => Promise<void>;
}

/** Why a job is worked on no longer. */
class NotHeld extends Error {
  readonly why: 'cancelled' | 'lost' | 'stopped';

  constructor(why: NotHeld['why']) {
    super(`the job is ${why}`);
    this.why = why;
  }
}

const LEASE_SECONDS = 20;
const POLL_MS = 1000;
/** Renewals within one lease. */
const BEATS = 4;
/** Progress is written so often at most. */
const PROGRESS_MS = 500;

export function startWorker(options: WorkerOptions): JobWorker {
  const { store, version, now = () => new Date(), newId = randomUUID, leaseSeconds = LEASE_SECONDS, pollMs = POLL_MS } = options;
  const { settings = RUN_SETTINGS, handlers: more = {}, onError = () => undefined, thread = THREAD } = options;
  const moment = (): Moment => ({ now: now(), newId });
  const queue = sqlQueue(store, {
    ...{ leaseSeconds, worker: `${hostname()}:${process.pid}` },
    onDead: async (tx, job) => {
      if (job.kind === 'run') await writeFailure(tx, job, 'RUN_WORKER_DIED', moment());
    },
  });
  const handlers: Readonly<Record<string, Handler>> = {
    run: (job, signs) => workOnRun(job, { store, moment, version, thread }, signs),
    prepare: async () => {
      await prepareRounds(store, moment(), settings, options.configured);
      return () => Promise.resolve();
    },
    ...more,
  };
  const kinds = options.only ?? Object.keys(handlers);
  const stopping = new AbortController();
  const wake = new Wake();
  /** The job under way. */
  let current: { readonly id: string; readonly check: () => void } | null = null;
  const listener =
    options.address === undefined
      ? null
      : listen(options.address, 'binome_job', (told) => {
          const [id, state] = told.split(' ');
          if (id === current?.id && state === 'cancelled') current?.check();
          if (state === undefined || state === 'queued') wake.up();
        });

  const workOn = async (job: Job): Promise<void> => {
    const holding = new Holding(queue, job, (leaseSeconds * 1000) / BEATS, onError);
    current = { id: job.id, check: () => holding.check() };
    const stop = (): void => holding.end(new NotHeld('stopped'));
    stopping.signal.addEventListener('abort', stop);
    if (stopping.signal.aborted) stop();
    try {
      const write = await handlers[job.kind]!(job, { signal: holding.signal, onProgress: (progress) => holding.progress(progress) });
      holding.signal.throwIfAborted();
      await queue.finish(job, write);
    } catch (error) {
      if (error instanceof NotHeld) {
        if (error.why === 'stopped') await queue.release(job);
      } else await queue.fail(job, error, job.kind === 'run' ? (tx) => writeFailure(tx, job, keptError(error).code, moment()) : undefined);
    } finally {
      stopping.signal.removeEventListener('abort', stop);
      current = null;
      await holding.over();
    }
  };

  const work = async (): Promise<void> => {
    let isPlanned = false;
    while (!stopping.signal.aborted) {
      try {
        if (!isPlanned) {
          await queue.schedule(PREPARATION, now());
          isPlanned = true;
        }
        await queue.tick(now(), newId);
        const job = await queue.take(kinds);
        if (job !== null) {
          await workOn(job);
          continue;
        }
      } catch (error) {
        onError(error);
      }
      // Not all at the same moment.
      await wake.wait(pollMs * (0.75 + Math.random() / 2));
    }
  };

  const ended = work();
  return {
    stop: async () => {
      stopping.abort();
      wake.up();
      await ended;
      await listener?.close();
    },
  };
}

/** A lease, renewed as long as its job is worked on. */
class Holding {
  readonly #queue: Queue;
  readonly #job: Job;
  readonly #onError: (error: unknown) => void;
  readonly #aborting = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #progress: Progress | null = null;
  #toldAt = 0;
  #beating: Promise<void> | null = null;
  #isAskedAgain = false;
  #isOver = false;

  constructor(queue: Queue, job: Job, everyMs: number, onError: (error: unknown) => void) {
    this.#queue = queue;
    this.#job = job;
    this.#onError = onError;
    this.#timer = setInterval(() => this.check(), everyMs);
  }

  get signal(): AbortSignal {
    return this.#aborting.signal;
  }

  progress(progress: Progress): void {
    this.#progress = progress;
    if (performance.now() - this.#toldAt >= PROGRESS_MS) this.check();
  }

  /** Renews the lease, and ends the work where it is held no longer. */
  check(): void {
    if (this.#beating !== null) {
      this.#isAskedAgain = true;
      return;
    }
    this.#beating = this.#beat().finally(() => {
      this.#beating = null;
      if (!this.#isAskedAgain || this.signal.aborted || this.#isOver) return;
      this.#isAskedAgain = false;
      this.check();
    });
  }

  async #beat(): Promise<void> {
    this.#toldAt = performance.now();
    try {
      const held = await this.#queue.beat(this.#job, this.#progress);
      if (held !== 'held') this.end(new NotHeld(held));
    } catch (error) {
      // The store is away: the lease runs out by itself if that lasts, and what is written proves it.
      this.#onError(error);
    }
  }

  end(reason: NotHeld): void {
    clearInterval(this.#timer);
    if (!this.signal.aborted) this.#aborting.abort(reason);
  }

  async over(): Promise<void> {
    this.#isOver = true;
    clearInterval(this.#timer);
    await this.#beating;
  }
}

/** Waits for a time, or until somebody says that there is something to do. */
class Wake {
  #controller = new AbortController();

  up(): void {
    this.#controller.abort();
  }

  async wait(ms: number): Promise<void> {
    const { signal } = this.#controller;
    await pause(ms, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) this.#controller = new AbortController();
  }
}
