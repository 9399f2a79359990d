/** Prices of pairs that were not proposed, computed when they are asked for: once for all who ask. */
import type { Explanation } from '../../app/index.ts';
import { readKept } from '../acts/freezing.ts';
import type { PricedPair } from '../rules/priced-pair.ts';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';
import type { Ask } from './questions.ts';

export interface PriceSettings {
  /** As the service itself. */
  readonly store: Store<Database>;
  readonly now: () => Date;
  readonly ask: Ask;
  /** What goes wrong: nobody has a price then, and nobody waits for it. */
  readonly onError: (error: unknown) => void;
}

/** Computes what is not known yet and keeps it, in the store. Never refuses: what cannot be computed stays unknown. */
export type PairPricer = (run: string, trainee: string, mentor: string) => Promise<void>;

/** Not that of the thread's own result. */
const FOLDER = 'run';
/** Of a result of `match`: what `explain` reads. */
const READ = ['bundle.json', 'proposal.json', 'problem.json', 'solution.json'];

export function pairPricer({ store, now, ask, onError }: PriceSettings): PairPricer {
  const underWay = new Map<string, Promise<void>>();

  const compute = async (run: string, trainee: string, mentor: string): Promise<void> => {
    const files = await store.transaction(async (tx) => {
      const rows = await tx.selectFrom('run_file').select(['name', 'sha256']).where('run', '=', run).where('name', 'in', READ).execute();
      return readKept(
        tx,
        rows.map(({ name, sha256 }) => ({ place: `${FOLDER}/${name}`, name, sha256 })),
      );
    });
    if (files.size < READ.length) return;
    const document = await ask({ command: 'explain', request: { folder: FOLDER, trainee, mentor }, files });
    const priced = pricedOf(JSON.parse(document) as Explanation);
    if (priced === null) return;
    await store.transaction(async (tx) => {
      await tx
        .insertInto('pair_price')
        .values({ run, trainee, mentor, document: JSON.stringify(priced), at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  };

  return (run, trainee, mentor) => {
    const key = JSON.stringify([run, trainee, mentor]);
    const begun = underWay.get(key);
    if (begun !== undefined) return begun;
    const asked = compute(run, trainee, mentor)
      .catch(onError)
      .finally(() => underWay.delete(key));
    underWay.set(key, asked);
    return asked;
  };
}

/** null where `explain` tells something else than what a pair would cost. */
function pricedOf(explanation: Explanation): PricedPair | null {
  switch (explanation.kind) {
    case 'price': {
      const { loss, unmet, fairness, uneven, moves, score } = explanation.alternative;
      const price = {
        ...{ loss, unmet, moves: moves.length },
        ...(fairness === undefined ? {} : { fairness }),
        ...(uneven === undefined ? {} : { uneven }),
      };
      return { kind: 'price', price, score, chain: moves.map(({ trainee, to, toName }) => ({ trainee, to, toName })) };
    }
    case 'excluded':
      return { kind: 'excluded', rules: explanation.rules };
    case 'impossible':
      return { kind: 'impossible', constraints: explanation.constraints.map(({ id, label }) => ({ id, label })) };
    default:
      return null;
  }
}
