/** Whom the end of a run is told: its directorate; of the whole country, the training unit. */
import { type Moment, tell, type Tx } from '../acts/acting.ts';

export async function tellOfRun(
  tx: Tx,
  { id, board, round }: { readonly id: string; readonly board: string | null; readonly round: string | null },
  kind: 'run.done' | 'run.failed',
  moment: Moment,
): Promise<void> {
  const to = board === null ? ({ role: 'training-unit', scope: '*' } as const) : ({ role: 'board', scope: board } as const);
  await tell({ tx, moment }, to, { event: `${kind}:${id}`, kind, board, subject: round ?? id });
}
