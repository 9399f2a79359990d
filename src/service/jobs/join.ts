/** The end of a run of the whole country: what its parts have come to, told as one. Its job is taken once all of them have ended. */
import { BinomeError } from '../../errors/index.ts';
import { type Moment, record, type Tx } from '../acts/acting.ts';
import type { Job } from './queue.ts';
import { tellOfRun } from './told-of-run.ts';

interface Part {
  readonly round: string;
  readonly state: string;
  /** null where it has no result. */
  readonly ending: string | null;
  readonly verified: boolean | null;
  readonly proposed: number | null;
  readonly unmet: number | null;
}

/** Of a run; none where it is one by itself. */
export async function partsOf(tx: Tx, whole: string): Promise<Part[]> {
  return tx
    .selectFrom('run_part as p')
    .innerJoin('run as r', 'r.id', 'p.part')
    .innerJoin('job as j', 'j.id', 'p.part')
    .leftJoin('run_result as y', 'y.run', 'p.part')
    .select(['r.round', 'j.state', 'y.ending', 'y.verified', 'y.proposed', 'y.unmet'])
    .where('p.whole', '=', whole)
    .orderBy('r.round')
    .$castTo<Part>()
    .execute();
}

/** @returns what is to be written in the transaction that ends the job. @throws BinomeError RUN_PARTS_FAILED: with one missing it is no match of the country. */
export function joined(job: Job, parts: readonly Part[], moment: Moment): (tx: Tx) => Promise<void> {
  const failed = parts.filter(({ state }) => state !== 'done');
  if (failed.length > 0)
    throw new BinomeError('RUN_PARTS_FAILED', {
      value: failed.map(({ round }) => round).join(', '),
      count: failed.length,
    });
  const sum = (of: (part: Part) => number | null): number => parts.reduce((total, part) => total + (of(part) ?? 0), 0);
  const [matched, unmet] = [sum(({ proposed }) => proposed), sum((part) => part.unmet)];
  const ending = parts.find((part) => part.ending !== 'done')?.ending ?? 'done';
  return async (tx) => {
    await tx
      .insertInto('run_result')
      .values({
        ...{ run: job.id, attempt: job.attempt, ending, at: moment.now, proposed: matched, unmet },
        verified: parts.every(({ verified }) => verified === true),
        document: JSON.stringify({ totals: { rounds: parts.length, trainees: matched + unmet, matched } }),
      })
      .execute();
    await tellOfRun(tx, { id: job.id, board: null, round: null }, 'run.done', moment);
    await record({ tx, moment }, 'run.done', { subject: job.id, payload: { ending, attempt: job.attempt } });
  };
}
