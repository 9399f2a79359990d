/** What a run needs, laid out past every policy: an applied census, rounds, an account of the service's. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makeRounds, shippedPeriods } from '../../src/service/acts/calendars.ts';
import { people } from '../e2e/command-line.ts';
import type { TestService } from './service.ts';

type Tx = Parameters<Parameters<TestService['store']['owner']['transaction']>[0]>[0];

export const ROUND = 'DISP-BOR.CPIP 29.SP1';
/** As an address has it. */
export const ROUND_PATH = `/api/rounds/${encodeURIComponent(ROUND)}`;

export const hash = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export async function keep(tx: Tx, bytes: string | Uint8Array): Promise<string> {
  const sha256 = hash(bytes);
  const kept = Buffer.from(bytes as Uint8Array);
  await tx
    .insertInto('blob')
    .values({ sha256, size: kept.length, bytes: kept })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return sha256;
}

/** The rounds of the calendar that is shipped. */
export async function rounds(test: TestService): Promise<void> {
  await test.store.system.transaction(async (tx) => makeRounds(tx, await shippedPeriods(), test.clock));
}

export const FILES: Readonly<Record<string, string>> = {
  'tuteurs.csv': `${people.mentors.join('\r\n')}\r\n`,
  'stagiaires.csv': `${people.trainees.join('\r\n')}\r\n`,
};

/** The invented census of the whole country: it takes seconds to be matched. */
export function demoFiles(): Record<string, string> {
  const names = ['tuteurs.csv', 'stagiaires.csv'];
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(`../../data/demo/${name}`, import.meta.url), 'utf8')]));
}

/** A census, imported and applied, with its people as far as its rows end as ours do. @returns its id. */
export async function applied(test: TestService, board: string, by: string, files = FILES, acceptPartial = false): Promise<string> {
  const census = randomUUID();
  await test.store.owner.transaction(async (tx) => {
    const before = await tx
      .selectFrom('census_version')
      .select('number')
      .where('board', '=', board)
      .orderBy('number', 'desc')
      .executeTakeFirst();
    const number = before?.number ?? 0;
    await tx
      .insertInto('census')
      .values({
        ...{ id: census, board, by, at: test.clock, compared_with: number, accepted: 1, rejected: '[]', warnings: '[]', changes: '{}' },
        ...{ stale: '{}', content_hash: hash(JSON.stringify(files)) },
      })
      .execute();
    for (const [position, [name, text]] of Object.entries(files).entries()) {
      await tx
        .insertInto('census_file')
        .values({ census, position, name, sha256: await keep(tx, text) })
        .execute();
      const [head = '', ...rows] = text.trim().split('\r\n');
      const columns = head.split(';');
      for (const row of rows) {
        const cells = row.split(';');
        const of = (column: string): string => cells[columns.indexOf(column)] ?? '';
        const role = of('rôle') === 'tuteur' ? ('mentor' as const) : ('trainee' as const);
        const person = of('matricule');
        await tx
          .insertInto('person')
          .values({ id: person, board })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await tx
          .insertInto('census_person')
          .values({
            // A site is of a service: SPIP-33-01 of SPIP-33.
            ...{
              census,
              person,
              role,
              board,
              service: of('service').split('-').slice(0, 2).join('-'),
              name: `${of('prénom')} ${of('nom')}`,
              facts: '{}',
            },
            ...{ promotion: role === 'trainee' ? of('promotion') : null, facts_hash: hash(row) },
          })
          .execute();
      }
    }
    await tx
      .insertInto('census_version')
      .values({ board, number: number + 1, census, by, at: test.clock, accept_partial: acceptPartial })
      .execute();
  });
  return census;
}
