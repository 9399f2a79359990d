/** Signing in, who one is, and what is seen of rounds. */
import { expect, it } from 'vitest';
import { hashOf } from '../../../src/service/store/passwords.ts';
import { CHEAP, useService } from '../../service/service.ts';

const fresh = useService();

it('opens a session for the right password alone, and ends it', async () => {
  const { nobody, store, clock } = await fresh();
  await store.owner.transaction(async (tx) => {
    await tx
      .insertInto('account')
      .values({
        id: '00000000-0000-4000-8000-000000000001',
        login: 'admin',
        name: 'A',
        created_at: clock,
        password_hash: await hashOf('demo', CHEAP),
      })
      .execute();
  });
  const wrong = await nobody.ask('POST', '/api/session', { login: 'admin', password: 'x' });
  expect([wrong.statusCode, wrong.json()]).toMatchObject([401, { code: 'SERVICE_WRONG_PASSWORD' }]);
  const right = await nobody.ask('POST', '/api/session', { login: 'ADMIN', password: 'demo' });
  expect(right.statusCode).toBe(204);
  const cookie = String(right.headers['set-cookie']).split(';')[0]!;
  expect(String(right.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
  expect((await nobody.ask('GET', '/api/me', undefined, { cookie })).json()).toMatchObject({ account: { login: 'admin' }, grants: [] });
  expect((await nobody.ask('DELETE', '/api/session', undefined, { cookie })).statusCode).toBe(204);
  expect((await nobody.ask('GET', '/api/me', undefined, { cookie })).statusCode).toBe(401);
});

it('shows rounds to whom they are', async () => {
  const test = await fresh();
  await test.store.owner.transaction(async (tx) => {
    for (const board of ['DISP-LYO', 'DISP-BOR'])
      await tx
        .insertInto('round')
        .values({
          ...{
            id: `${board}.CPIP 29.SP1`,
            board,
            promotion: 'CPIP 29',
            period: 'SP1',
            name: 'SP1',
            starts_on: '2025-08-28',
            ends_on: '2025-10-24',
          },
          ...{ document: '{}', made_at: test.clock },
        })
        .execute();
  });
  const board = await test.as(['board', 'DISP-LYO']);
  const school = await test.as(['training-unit', '*']);
  expect((await board.ask('GET', '/api/rounds')).json()).toMatchObject({
    items: [{ id: 'DISP-LYO.CPIP 29.SP1', state: 'waiting', startsOn: '2025-08-28', counts: { trainees: 0 }, proposal: null, version: 1 }],
  });
  expect((await school.ask('GET', '/api/rounds?limit=1')).json()).toMatchObject({
    items: [{ board: 'DISP-BOR' }],
    next: 'DISP-BOR.CPIP 29.SP1',
  });
  const one = await school.ask('GET', '/api/rounds/DISP-LYO.CPIP%2029.SP1');
  expect([one.statusCode, one.headers['etag']]).toEqual([200, '"1"']);
  expect((await board.ask('GET', '/api/rounds/DISP-BOR.CPIP%2029.SP1')).statusCode).toBe(404);
  expect((await test.nobody.ask('GET', '/api/rounds')).statusCode).toBe(401);
  expect((await board.ask('GET', '/api/rounds?limit=0&x=1', undefined, { 'accept-language': 'en' })).json()).toMatchObject({
    status: 422,
    code: 'SERVICE_BODY',
  });
});

it('says in the reader’s language what of a request does not fit, each fault with its place', async () => {
  const { nobody } = await fresh();
  const french = await nobody.ask('POST', '/api/session', { login: 3, pasword: 'x' });
  expect(french.statusCode).toBe(422);
  expect(french.json()).toMatchObject({
    title: expect.stringContaining('body/login : il faut un texte, et non 3') as string,
    errors: [
      { place: 'body/login', says: 'il faut un texte, et non 3' },
      { place: 'body/password', says: 'le champ manque : il faut un texte' },
      { place: 'body', says: expect.stringMatching(/« pasword » n’est pas connu ; peut-être faut-il lire « password »/) as string },
    ],
  });
  const english = await nobody.ask('POST', '/api/session', {}, { 'accept-language': 'en-GB,fr;q=0.5' });
  expect(english.json()).toMatchObject({ errors: [{ says: 'the field is missing: a text must stand here' }, {}] });
});
