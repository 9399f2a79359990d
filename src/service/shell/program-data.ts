/** What the program brings of its own to every store: migrations, places of work, rights, and the rounds of the calendar that is shipped. */
import { createHash } from 'node:crypto';
import { FileSource } from '../../files/index.ts';
import { rightRules } from '../rules/rights.ts';
import { openStore } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { writeProgramRows } from '../store/program-rows.ts';
import { OWNER } from '../store/roles.ts';
import type { Database } from '../store/schema.ts';
import { type Reached, withClient } from './stores.ts';

/**
 * Brings a store to this program's form and content; what is there already stays.
 * @returns how many migrations were applied
 * @throws BinomeError as `migrate`.
 */
export async function prepareStore(reached: Pick<Reached, 'address'>, now: Date): Promise<number> {
  const wanted = await fingerprint();
  const { applied, found } = await withClient(reached, OWNER, async (owner) => {
    const migrations = await migrate(owner);
    const { rows } = await owner.query<{ found: string }>(
      `select value #>> '{}' as found from setting where scope = 'service' and name = 'program'`,
    );
    return { applied: migrations, found: rows[0]?.found };
  });
  if (found !== wanted) await writeProgram(reached, wanted, now);
  return applied;
}

/** All of it is written again when any of it has changed: mostly nothing has, and a start need not read 35,000 communes to know. */
async function writeProgram(reached: Pick<Reached, 'address'>, wanted: string, now: Date): Promise<void> {
  const [{ makeRounds }, { shippedData }] = await Promise.all([import('../acts/calendars.ts'), import('../acts/census-reading.ts')]);
  const { reference, periods } = await shippedData();
  const boards = [...reference.boards.values()].map(({ code, name }) => ({ code, name }));
  const services = [...reference.services.values()].map(({ code, boardCode: board, name }) => ({ code, board, name }));
  await withClient(reached, OWNER, (owner) => writeProgramRows(owner, { boards, services }));
  const store = openStore<Database>(reached.address(OWNER), { name: 'binome', connections: 1 });
  try {
    await store.transaction(async (tx) => {
      await makeRounds(tx, periods, now);
      await tx
        .insertInto('setting')
        .values({ scope: 'service', name: 'program', value: JSON.stringify(wanted), set_at: now })
        .onConflict((conflict) => conflict.columns(['scope', 'name']).doUpdateSet({ value: JSON.stringify(wanted), set_at: now }))
        .execute();
    });
  } finally {
    await store.close();
  }
}

/** Of the files and rights that a store's rows of the program are made from. */
async function fingerprint(): Promise<string> {
  const source = new FileSource();
  const calendars = (await source.referenceNames('calendar')).sort();
  const hash = createHash('sha256').update(JSON.stringify(rightRules()));
  for (const name of ['directorates.csv', 'services.csv', ...calendars]) {
    const bytes = await source.read(source.referencePlace(name));
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}
