/**
 * The thread in which a run is computed, so that whoever started it goes on renewing its lease and hears that it is to end. It is given its inputs
 * and gives back its outputs: it reaches no store and no network.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { runByName, type World } from '../../app/index.ts';
import type { Proposal } from '../../domain/index.ts';
import { hashOf, KeptResults, KeptSource, type Kept } from '../store/kept-files.ts';
import { keptError } from './kept-error.ts';
import type { Progress } from './queue.ts';
import type { ProposedRow, ThreadInput, ThreadMessage, ThreadOutput, ThreadResult } from './thread-input.ts';

/** A folder of its own among what is kept: no input lies there. */
const RESULT = 'result';
/** Progress is told so often at most, in milliseconds. */
const PROGRESS_MS = 200;

const input = workerData as ThreadInput;

function send(message: ThreadMessage, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transfer);
}

function progressTeller(): (stage: string, done: number, of: number) => void {
  let last: Progress | null = null;
  let toldAt = 0;
  return (stage, done, of) => {
    const now = performance.now();
    if (last?.stage === stage && now - toldAt < PROGRESS_MS && done < of) return;
    toldAt = now;
    last = { stage, done, of };
    send({ kind: 'progress', progress: last });
  };
}

/** The clock starts when it is first asked, as for the command line: reading and scoring do not count. */
function endingAfter(timeLimitMs: number): { readonly aborted: boolean } {
  let end: number | null = null;
  return {
    get aborted(): boolean {
      end ??= performance.now() + timeLimitMs;
      return performance.now() >= end;
    },
  };
}

async function run({ command: name, request, files, language, version, cancelling }: ThreadInput): Promise<ThreadResult> {
  const kept: Kept = new Map(files);
  const results = new KeptResults(kept, RESULT);
  const world: World = {
    ...{ source: new KeptSource(kept), results, language, version, endingAfter },
    cancelled: {
      get aborted(): boolean {
        return Atomics.load(cancelling, 0) !== 0;
      },
    },
    progress: progressTeller(),
    notice: () => {},
  };
  const { ending, document, written, answer } = await runByName(name, request, world);
  const outputs = written.map((place): ThreadOutput => {
    const bytes = kept.get(place)!;
    return { name: place.slice(RESULT.length + 1), sha256: hashOf(bytes), confidential: results.isConfidential(place), bytes };
  });
  const proposal = name === 'match' ? (answer as { readonly proposal: Proposal }).proposal : null;
  return {
    ...{ ending, document: JSON.stringify(document), outputs },
    proposal: proposal === null ? null : { verified: proposal.verified, pairs: rowsOf(proposal) },
  };
}

/** Of a trainee who is to have several mentors, the first. */
function rowsOf({ pairs, unmet }: Proposal): ProposedRow[] {
  const rows = new Map<string, ProposedRow>();
  const add = (row: ProposedRow): void => {
    if (!rows.has(row.trainee)) rows.set(row.trainee, row);
  };
  for (const pair of pairs) add({ trainee: pair.trainee.id, mentor: pair.mentor.id, score: pair.score, entry: JSON.stringify(pair) });
  for (const one of unmet) add({ trainee: one.trainee.id, mentor: null, score: null, entry: JSON.stringify(one) });
  return [...rows.values()];
}

try {
  const result = await run(input);
  send(
    { kind: 'end', result },
    result.outputs.map(({ bytes }) => bytes.buffer as ArrayBuffer),
  );
} catch (error) {
  send({ kind: 'error', error: keptError(error) });
}
