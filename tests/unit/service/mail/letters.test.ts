/** From what happened to what went out: queued with the act, handed over once, told to the administrator. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tell } from '../../../../src/service/acts/acting.ts';
import { claimLetter, endAttempt, type MailLine, setMailing } from '../../../../src/service/acts/mail.ts';
import { mailHandler } from '../../../../src/service/jobs/mail-job.ts';
import type { MailServer } from '../../../../src/service/jobs/smtp.ts';
import { type JobWorker, startWorker } from '../../../../src/service/jobs/worker.ts';
import { NOTICES, type NoticeKind } from '../../../../src/service/rules/notices.ts';
import { applyRetention } from '../../../../src/service/store/retention.ts';
import { OWNER, SYSTEM } from '../../../../src/service/store/roles.ts';
import { pageWordsOf } from '../../../../src/wording/index.ts';
import { applied, type Items, type SentFile } from '../../../service/census.ts';
import { connected } from '../../../service/database.ts';
import { type Client, type TestService, useService } from '../../../service/service.ts';
import { mailServer, polite, reached, scriptedServer, type Taken } from '../../../service/smtp.ts';

const BOARD = 'DISP-LYO';
const fresh = useService();
const workers: JobWorker[] = [];
let test: TestService;

beforeEach(async () => {
  test = await fresh();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

function work(server: MailServer, leaseSeconds = 20): JobWorker {
  const handlers = { mail: mailHandler({ store: test.store.system, server, origin: 'https://binome.example.org' }) };
  const worker = startWorker({
    ...{ store: test.store.system, address: test.store.connection(SYSTEM), version: '0.0.0', pollMs: 30, leaseSeconds },
    ...{ handlers, only: ['mail'], onError: (error: unknown) => console.error(error) },
  });
  workers.push(worker);
  return worker;
}

/** Of the board, with an address or none. */
async function reader(email: string | null, language: 'fr' | 'en' = 'fr'): Promise<Client> {
  const client = await test.as(['board', BOARD]);
  await owner(sql`update account set email = ${email}, language = ${language} where id = ${client.account}`);
  return client;
}

const told = (event: string, kind: NoticeKind = 'review.asked'): Promise<void> =>
  test.store.system.transaction((tx) =>
    tell(
      { tx, moment: { now: test.clock, newId: randomUUID } },
      { role: 'board', scope: BOARD },
      { event, kind, board: BOARD, subject: 'P-1' },
    ),
  );

async function log(query = ''): Promise<readonly MailLine[]> {
  const administrator = await test.as(['administrator', '*']);
  return (await administrator.ask('GET', `/api/mail?${query}`)).json<Items<MailLine>>().items;
}

/** The letters once none of them waits. */
async function settled(): Promise<readonly MailLine[]> {
  for (let turn = 0; ; turn++) {
    const lines = await log();
    if (lines.every(({ state }) => state !== 'waiting' && state !== 'under-way')) return lines;
    if (turn > 400) throw new Error(`letters wait: ${JSON.stringify(lines)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const owner = (statement: ReturnType<typeof sql>): Promise<{ rows: unknown[] }> =>
  test.store.owner.transaction((tx) => statement.execute(tx));
const textOf = ({ content }: Taken): string => {
  const [head = '', ...rest] = content.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  return /transfer-encoding: base64/i.test(head)
    ? Buffer.from(body, 'base64').toString('utf8')
    : Buffer.from(
        body.replaceAll('=\r\n', '').replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8');
};

const on = (isOn = true): Promise<void> => setMailing(test.store.system, isOn, test.clock);
const summary = (lines: readonly MailLine[]): unknown[] =>
  lines.map(({ state, attempts, reply, stage }) => ({ state, attempts, reply, stage }));

const CENSUS: SentFile[] = [
  { name: 'tuteurs.csv', content: 'matricule;rôle;nom;prénom;service;dossiers;volontaire\nM000;tuteur;Fougère;Anaïs;SPIP-01;50;oui' },
];

it('is queued in the transaction of the act, and says what there is to do without saying of whom', async () => {
  const board = await test.as(['board', BOARD]);
  await applied(board, BOARD, CENSUS);
  await on();
  const [french, english, none] = [await reader('claire@example.org'), await reader('kim@example.org', 'en'), await reader(null)];
  const self = await test.as(['mentor', 'M000']);
  // Refused: nothing happened, nobody is told.
  expect((await self.ask('POST', '/api/people/M000/flags', { field: 'nonsense' })).statusCode).toBe(422);
  expect(await log()).toEqual([]);
  expect((await self.ask('POST', '/api/people/M000/flags', { field: 'caseload', comment: 'Trop élevé' })).statusCode).toBe(201);
  const waiting = await log();
  expect(new Map(waiting.map(({ account, state }) => [account, state]))).toEqual(
    new Map([
      [french.account, 'waiting'],
      [english.account, 'waiting'],
      [none.account, 'no-address'],
      [board.account, 'no-address'],
    ]),
  );
  const { server, taken } = await mailServer();
  work(server);
  const lines = await settled();
  expect(lines.map(({ state }) => state).sort()).toEqual(['no-address', 'no-address', 'sent', 'sent']);
  expect(lines.find(({ account }) => account === french.account)).toMatchObject({
    ...{ kind: 'flag.raised', board: BOARD, attempts: 1, reply: 250, stage: null, at: test.clock.toISOString() },
  });
  expect(taken.map(({ to }) => to).sort()).toEqual([['claire@example.org'], ['kim@example.org']]);
  const [toClaire, toKim] = taken.toSorted((a, b) => (a.to[0]! < b.to[0]! ? -1 : 1)).map(textOf);
  expect(toClaire).toBe(
    'Bonjour,\r\n\r\nUne personne signale qu’un fait connu d’elle est inexact. Une campagne dont un signalement attend n’est pas publiée.\r\n\r\nhttps://binome.example.org/\r\n\r\nCe message est envoyé par le service Binôme\u202f: il est inutile d’y répondre.\r\n',
  );
  expect(toKim).toContain('Somebody says that a fact about them is wrong.');
  for (const { content } of taken) expect(content).not.toMatch(/M000|Foug|Ana|caseload|Trop|SPIP|DISP|Agent/);
});

it('has words in both languages for each kind that is sent, none of which are of a case or a person', () => {
  for (const language of ['fr', 'en'] as const) {
    const { kinds } = pageWordsOf(language).mail;
    expect(Object.keys(kinds).sort()).toEqual(
      Object.entries(NOTICES)
        .filter(([, how]) => how !== 'none')
        .map(([kind]) => kind)
        .sort(),
    );
    for (const { subject, says } of Object.values(kinds)) expect(`${subject} ${says}`).not.toMatch(/ruptur|breakdown|{|undefined/i);
  }
});

it('goes out to nobody where the service sends none: off, in a demonstration, on a copy', async () => {
  await reader('claire@example.org');
  await told('before');
  await on();
  await told('while on');
  await on();
  await owner(sql`insert into setting (scope, name, value, set_at) values ('service', 'mode', '"rehearsal"', now())`);
  await told('on a copy');
  const { server, taken } = await mailServer();
  work(server);
  // What was queued before it became one is not sent either.
  expect(summary(await settled())).toEqual([{ state: 'dropped', attempts: 1, reply: null, stage: 'off' }]);
  await owner(sql`delete from setting where name = 'mode'`);
  await workers.pop()!.stop();
  await told('once more');
  await on(false);
  await told('afterwards');
  await on();
  work(server);
  expect((await settled()).map(({ state }) => state).sort()).toEqual(['cancelled', 'dropped']);
  expect(taken).toEqual([]);
});

it('tells an account of an event once, of what comes by the dozen once a day, and of some things not at all', async () => {
  await reader('claire@example.org');
  await on();
  for (const event of ['a', 'a', 'b']) await told(event);
  for (const event of ['c', 'd']) await told(event, 'decision.refuse');
  for (const event of ['e', 'f']) await told(event, 'run.done');
  test.clock = new Date(test.clock.getTime() + 25 * 3_600_000);
  await told('g', 'decision.refuse');
  expect((await log()).map(({ kind }) => kind).sort()).toEqual(['decision.refuse', 'decision.refuse', 'review.asked', 'review.asked']);
});

it('is handed over once however many workers there are', async () => {
  await Promise.all(Array.from({ length: 10 }, (_, k) => reader(`r${k}@example.org`)));
  await on();
  for (const event of ['a', 'b', 'c']) await told(event);
  const { server, taken } = await mailServer();
  for (let k = 0; k < 4; k++) work(server);
  const lines = await settled();
  expect(lines.length).toBe(30);
  expect(new Set(lines.map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(new Set(['sent 1']));
  const ids = taken.map(({ content }) => /^Message-ID: (.*)$/im.exec(content)![1]);
  expect([ids.length, new Set(ids).size]).toEqual([30, 30]);
});

describe('a server that fails', () => {
  it('refuses one recipient: that is said, the others have theirs', async () => {
    await reader('gone@example.org');
    await reader('claire@example.org');
    await on();
    await told('a');
    const { server, taken } = await mailServer({
      onRcptTo: ({ address }, _, done) =>
        done(address.startsWith('gone') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    });
    work(server);
    expect(summary(await settled())).toEqual(
      expect.arrayContaining([
        { state: 'refused', attempts: 1, reply: 550, stage: 'recipient' },
        { state: 'sent', attempts: 1, reply: 250, stage: null },
      ]),
    );
    expect(taken.map(({ to }) => to)).toEqual([['claire@example.org']]);
    expect((await log('state=refused')).map(({ reply }) => reply)).toEqual([550]);
  });

  it('has no time now: it is asked again', async () => {
    await reader('claire@example.org');
    await on();
    await told('a');
    let asked = 0;
    const { server, heard } = await scriptedServer(
      (line, all) => (line.startsWith('RCPT') && ++asked === 1 ? '421 busy' : polite({})(line, all)),
      '220 here',
    );
    work(server);
    expect(summary(await settled())).toEqual([{ state: 'sent', attempts: 2, reply: 250, stage: null }]);
    expect(heard.filter((line) => line === '.').length).toBe(1);
  });

  it('is not there: the letter waits, and at the end that is said', async () => {
    await reader('claire@example.org');
    await on();
    await told('a');
    work(reached(1));
    await expect.poll(async () => summary(await log())).toEqual([{ state: 'waiting', attempts: 1, reply: null, stage: 'connection' }]);
    await owner(sql`update job set max_attempts = attempt + 1, run_at = now() where kind = 'mail'`);
    await owner(sql`notify binome_job`);
    expect(summary(await settled())).toEqual([{ state: 'failed', attempts: 2, reply: null, stage: 'connection' }]);
  });

  it('hangs up once it has the content: nobody knows, and it is not sent again', async () => {
    await reader('claire@example.org');
    await on();
    await told('a');
    const { server, heard } = await scriptedServer(polite({ '.': null }), '220 here');
    work(server);
    expect(summary(await settled())).toEqual([{ state: 'unknown', attempts: 1, reply: null, stage: null }]);
    const job = (await owner(sql`select state, attempt from job where kind = 'mail'`)).rows;
    expect(job).toEqual([{ state: 'done', attempt: 1 }]);
    expect(heard.filter((line) => line === '.').length).toBe(1);
  });
});

describe('between claim and answer', () => {
  const queued = async (): Promise<{ job: string; notice: string }> =>
    (await owner(sql`select j.id as job, m.notice from mail m join job j on j.id = m.job`)).rows[0] as { job: string; notice: string };

  it('a worker that dies leaves a letter that nobody sends again', async () => {
    await reader('claire@example.org');
    await on();
    await told('a');
    const { job, notice } = await queued();
    await owner(sql`update job set state = 'running', attempt = 1, lease_until = now() + interval '1 second' where id = ${job}`);
    const claim = { job, attempt: 1, notice };
    expect(await claimLetter(test.store.system, claim, test.clock)).toMatchObject({ to: 'claire@example.org', language: 'fr' });
    expect(summary(await log())).toEqual([{ state: 'under-way', attempts: 1, reply: null, stage: null }]);
    // The same attempt again, another attempt that does not hold the job, and the next one.
    expect(await claimLetter(test.store.system, claim, test.clock)).toBeNull();
    expect(await claimLetter(test.store.system, { ...claim, attempt: 2 }, test.clock)).toBeNull();
    const { server, taken } = await mailServer();
    work(server, 1);
    await expect
      .poll(async () => summary(await log()), { timeout: 10_000 })
      .toEqual([{ state: 'unknown', attempts: 1, reply: null, stage: null }]);
    await expect.poll(async () => (await owner(sql`select state from job where id = ${job}`)).rows).toEqual([{ state: 'done' }]);
    expect(taken).toEqual([]);
    // The one that was only frozen knows what came of it: that is no longer unknown. Once written it stays.
    const ended = { outcome: 'sent', reply: 250, stage: null } as const;
    await endAttempt(test.store.system, claim, ended, test.clock);
    await endAttempt(test.store.system, claim, { outcome: 'refused', reply: 550, stage: 'content' }, test.clock);
    expect(summary(await log())).toEqual([{ state: 'sent', attempts: 1, reply: 250, stage: null }]);
  });

  it('the database itself takes no second attempt beside one that may have got through, nor another outcome', async () => {
    await reader('claire@example.org');
    await on();
    await told('a');
    const { notice } = await queued();
    const attempt = (number: number, outcome: string | null): Promise<unknown> =>
      test.store.system.transaction((tx) =>
        sql`insert into mail_attempt (notice, attempt, at, ended_at, outcome)
          values (${notice}, ${number}, now(), ${outcome === null ? null : test.clock}, ${outcome})`.execute(tx),
      );
    await attempt(1, 'deferred');
    await attempt(2, null);
    await expect(attempt(3, null)).rejects.toThrow(/mail_at_most_once/);
    await expect(attempt(3, 'sent')).rejects.toThrow(/mail_at_most_once/);
    const change = (outcome: string): Promise<{ numAffectedRows?: bigint }> =>
      test.store.system.transaction((tx) =>
        sql`update mail_attempt set outcome = ${outcome}, ended_at = now() where notice = ${notice} and attempt = 2`.execute(tx),
      );
    expect((await change('sent')).numAffectedRows).toBe(1n);
    expect((await change('deferred')).numAffectedRows).toBe(0n);
    await expect(attempt(3, null)).rejects.toThrow(/mail_at_most_once/);
    await expect(test.store.system.transaction((tx) => sql`delete from mail_attempt`.execute(tx))).rejects.toThrow(/permission denied/);
  });

  it('a worker that is told to stop hears the answer first', async () => {
    await reader('claire@example.org');
    await on();
    await told('a');
    let arrived = (): void => undefined;
    const content = new Promise<void>((resolve) => (arrived = resolve));
    const { server } = await mailServer({
      onData: (stream, _, done) => {
        stream.resume().on('end', () => {
          arrived();
          setTimeout(done, 500);
        });
      },
    });
    const worker = work(server);
    await content;
    await worker.stop();
    expect(summary(await log())).toEqual([{ state: 'sent', attempts: 1, reply: 250, stage: null }]);
    // Given back, the job finds nothing to do.
    work((await scriptedServer(polite({ EHLO: null }), '220 here')).server);
    await expect.poll(async () => (await owner(sql`select state from job where kind = 'mail'`)).rows).toEqual([{ state: 'done' }]);
    expect(summary(await log())).toEqual([{ state: 'sent', attempts: 1, reply: 250, stage: null }]);
  });
});

it('is not sent to whoever has left meanwhile, nor to what is more than an address', async () => {
  const [gone, moved, odd] = [await reader('gone@example.org'), await reader('moved@example.org'), await reader('odd@example.org')];
  await on();
  await told('a');
  await owner(sql`update account set disabled_at = now() where id = ${gone.account}`);
  await owner(sql`update account set email = null where id = ${moved.account}`);
  await owner(sql`update account set email = ${'odd@example.org\r\nBcc: other@example.org'} where id = ${odd.account}`);
  const { server, taken } = await mailServer();
  work(server);
  expect((await settled()).map(({ state, stage }) => `${state} ${stage}`).sort()).toEqual([
    'dropped account',
    'dropped address',
    'dropped address',
  ]);
  expect(taken).toEqual([]);
});

it('is given with all that is held on somebody', async () => {
  const board = await test.as(['board', BOARD]);
  await applied(board, BOARD, CENSUS);
  await on();
  const self = await test.as(['mentor', 'M000']);
  await owner(sql`update account set oidc_subject = 'https://login.example.org abc' where id = ${self.account}`);
  const notice = { event: 'x', kind: 'census.facts', board: BOARD, subject: 'y' } as const;
  await test.store.system.transaction((tx) =>
    tell({ tx, moment: { now: test.clock, newId: randomUUID } }, { role: 'mentor', scope: 'M000' }, notice),
  );
  const held = (await self.ask('GET', '/api/people/M000/export')).json<Record<string, unknown>>();
  expect(held).toMatchObject({
    id: 'M000',
    identities: [{ account: self.account, identity: 'https://login.example.org abc' }],
    mails: [{ kind: 'census.facts', state: 'no-address', endedAt: null }],
  });
  const other = await test.as(['mentor', 'M001']);
  expect((await other.ask('GET', '/api/people/M000/export')).statusCode).toBe(404);
});

it('is kept no longer than what it told of, and its going is told', async () => {
  await reader('claire@example.org');
  await reader(null);
  await on();
  await told('a');
  const { server } = await mailServer();
  work(server);
  await settled();
  // What became of a letter is told a moment before its job has ended.
  const running = async (): Promise<unknown> => (await owner(sql`select count(*)::int as jobs from job where ended_at is null`)).rows[0];
  await expect.poll(running).toEqual({ jobs: 0 });
  await owner(sql`update job set ended_at = '2025-07-01' where kind = 'mail'`);
  const client = await connected(test.store.connection(OWNER));
  const periods = { noteMonths: 12, importMonths: 1, draftMonths: 12, traceMonths: 12, seasonMonths: 60 };
  const rowsAt = async (now: string): Promise<unknown> =>
    (await applyRetention(client, periods, { now, isDry: false })).find(({ rule }) => rule === 'traceMonths')?.rows;
  expect(await rowsAt('2026-06-30T08:00:00Z')).toEqual({});
  expect((await owner(sql`select count(*)::int as letters from mail`)).rows).toEqual([{ letters: 2 }]);
  expect(await rowsAt('2026-07-02T08:00:00Z')).toMatchObject({ mail_attempt: 1, mail: 2, notice: 2, job: 1, job_attempt: 1 });
  await client.end();
  expect((await owner(sql`select count(*)::int as letters from mail`)).rows).toEqual([{ letters: 0 }]);
});

it('leaves no copy to rehearse on, and what waited in it is nobody’s', async () => {
  await reader('claire@example.org');
  await on();
  await told('a');
  await owner(sql`insert into setting (scope, name, value, set_at) values ('service', 'mode', '"rehearsal"', now())`);
  await owner(sql`delete from mail`);
  const { server, taken } = await mailServer();
  work(server);
  await expect.poll(async () => (await owner(sql`select state from job where kind = 'mail'`)).rows).toEqual([{ state: 'done' }]);
  expect([taken, await log()]).toEqual([[], []]);
});

it('is shown to the administrator alone, page by page, without what it was about', async () => {
  const claire = await reader('claire@example.org');
  await on();
  for (const event of ['a', 'b', 'c']) await told(event);
  const administrator = await test.as(['administrator', '*']);
  const first = (await administrator.ask('GET', '/api/mail?limit=2')).json<Items<MailLine> & { next: string }>();
  const rest = (await administrator.ask('GET', `/api/mail?limit=2&after=${first.next}`)).json<Items<MailLine> & { next?: string }>();
  expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, undefined]);
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3);
  expect(Object.keys(first.items[0]!).sort()).toEqual(
    ['account', 'at', 'attempts', 'board', 'endedAt', 'id', 'kind', 'login', 'reply', 'stage', 'state', 'triedAt'].sort(),
  );
  for (const client of [claire, await test.as(['training-unit', '*']), await test.as(['director', 'SPIP-01'])])
    expect((await client.ask('GET', '/api/mail')).statusCode).toBe(403);
  expect((await test.nobody.ask('GET', '/api/mail')).statusCode).toBe(401);
  expect((await administrator.ask('GET', '/api/mail?state=lost')).statusCode).toBe(422);
  // Nor by the database.
  for (const statement of [sql`select * from mail`, sql`select * from mail_attempt`, sql`select * from mail_state`])
    await expect(
      test.store.app.transaction(async (tx) => {
        await sql`select set_config('binome.token', ${administrator.secret}, true)`.execute(tx);
        await statement.execute(tx);
      }),
    ).rejects.toThrow(/permission denied/);
  const rows = await test.store.app.transaction(async (tx) => {
    await sql`select set_config('binome.token', ${claire.secret}, true)`.execute(tx);
    return (await sql`select * from mail_log(null, null, 10)`.execute(tx)).rows;
  });
  expect(rows).toEqual([]);
  const numbers = await test.server.inject({ method: 'GET', url: '/metrics' });
  expect(numbers.body).toContain('binome_mails{state="waiting"} 3');
  expect(numbers.body).toContain('binome_mails{state="sent"} 0');
});
