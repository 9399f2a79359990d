/** Prices of pairs that were not proposed, computed when they are asked for: once for all who ask. */
import { sql } from 'kysely';
import type { Explanation, SinceDecided } from '../../app/index.ts';
import { readKept } from '../acts/freezing.ts';
import type { Asked, PairPricer, PricedPair } from '../rules/priced-pair.ts';
import type { Store } from '../store/database.ts';
import type { Kept } from '../store/kept-files.ts';
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

/** Not that of the thread's own result. */
const FOLDER = 'run';
/** Of a result of `match`: what `explain` reads. */
const READ = ['bundle.json', 'proposal.json', 'problem.json', 'solution.json'];
/** What is decided and its fingerprint are of one moment. */
const REPEATABLE = { isolation: 'repeatable read' } as const;
/** Answers that are kept in memory: those of the pairs that some hundred people look at. */
const MOST_KEPT = 500;

interface Held {
  readonly fingerprint: string;
  readonly decisions: readonly { readonly trainee: string; readonly mentor: string | null; readonly refused: boolean }[];
}

export function pairPricer({ store, now, ask, onError }: PriceSettings): PairPricer {
  const underWay = new Map<string, Promise<unknown>>();
  const kept = new Map<string, SinceDecided>();

  /** null of what is no result of a match. */
  const filesOf = (run: string): Promise<Kept | null> =>
    store.transaction(async (tx) => {
      const rows = await tx.selectFrom('run_file').select(['name', 'sha256']).where('run', '=', run).where('name', 'in', READ).execute();
      if (rows.length < READ.length) return null;
      return readKept(
        tx,
        rows.map(({ name, sha256 }) => ({ place: `${FOLDER}/${name}`, name, sha256 })),
      );
    });

  const heldIn = ({ round, trainee }: Asked): Promise<Held> =>
    store.transaction(async (tx) => {
      const { rows } = await sql<Held['decisions'][number]>`select * from held_decisions(${round}, ${trainee})`.execute(tx);
      const told = await sql<{ fingerprint: string }>`select held_fingerprint(${round}, ${trainee}) as fingerprint`.execute(tx);
      return { decisions: rows, fingerprint: told.rows[0]!.fingerprint };
    }, REPEATABLE);

  const since = async (
    files: Kept,
    { decisions }: Held,
    of: { readonly trainee: string; readonly mentor?: string },
  ): Promise<SinceDecided> => {
    const decided = decisions.filter(({ refused }) => !refused).map(({ trainee, mentor }) => ({ trainee, mentor }));
    const refused = decisions.filter((each) => each.refused).map(({ trainee, mentor }) => [trainee, mentor]);
    return JSON.parse(await ask({ command: 'since-decided', request: { folder: FOLDER, ...of, decided, refused }, files })) as SinceDecided;
  };

  const price = async (asked: Asked, mentor: string): Promise<void> => {
    const { run, trainee } = asked;
    const files = await filesOf(run);
    if (files === null) return;
    const held = await heldIn(asked);
    const of = { trainee, mentor };
    const priced =
      held.fingerprint === ''
        ? pricedOf(JSON.parse(await ask({ command: 'explain', request: { folder: FOLDER, ...of }, files })) as Explanation)
        : pricedOf(await since(files, held, of));
    if (priced === null) return;
    await store.transaction(async (tx) => {
      await tx
        .insertInto('pair_price')
        .values({ run, trainee, mentor, decided: held.fingerprint, document: JSON.stringify(priced), at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  };

  const alternatives = async (asked: Asked): Promise<SinceDecided | null> => {
    const { run, trainee } = asked;
    const held = await heldIn(asked);
    const key = JSON.stringify([run, trainee, held.fingerprint]);
    let found = kept.get(key);
    if (found === undefined) {
      const files = await filesOf(run);
      if (files === null) return null;
      found = await since(files, held, { trainee });
    }
    // The one that was asked for last goes last.
    kept.delete(key);
    kept.set(key, found);
    for (const [oldest] of kept) if (kept.size > MOST_KEPT) kept.delete(oldest);
    return found;
  };

  /** Once for all who ask at the same time. */
  const once = <T>(key: readonly (string | null)[], compute: () => Promise<T>): Promise<T | null> => {
    const name = JSON.stringify(key);
    const begun = underWay.get(name) as Promise<T | null> | undefined;
    if (begun !== undefined) return begun;
    const asked = compute()
      .catch((error: unknown) => {
        onError(error);
        return null;
      })
      .finally(() => underWay.delete(name));
    underWay.set(name, asked);
    return asked;
  };

  return {
    price: async (asked, mentor) => {
      await once([asked.round, asked.run, asked.trainee, mentor], () => price(asked, mentor));
    },
    alternatives: (asked) => once([asked.round, asked.run, asked.trainee, null], () => alternatives(asked)),
  };
}

/** null where it tells something else than what a pair would cost. */
function pricedOf(explanation: Explanation | SinceDecided): PricedPair | null {
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
