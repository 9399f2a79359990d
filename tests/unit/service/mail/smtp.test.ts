/** One letter to one server: what is known afterwards, for every way in which servers fail. */
import { describe, expect, it } from 'vitest';
import { isMailAddress } from '../../../../src/service/rules/notices.ts';
import { deliver, type MailServer, type Message } from '../../../../src/service/jobs/smtp.ts';
import { certificate, mailServer, polite, reached, scriptedServer } from '../../../service/smtp.ts';

const message: Message = {
  ...{
    id: '00000000-0000-4000-8000-000000000001',
    to: 'claire@example.org',
    subject: 'Binôme : une réponse',
    text: 'Bonjour,\n\n.\n\nÀ lire.\n',
  },
  at: new Date('2025-07-01T08:00:00Z'),
};
// Short, yet longer than a busy machine makes an answer wait.
const SHORT = { idleMs: 1000, longestMs: 3000 };
const send = (server: MailServer): ReturnType<typeof deliver> => deliver(server, message, SHORT);

it('hands a letter over as it is, and says who sends it to whom', async () => {
  const { server, taken } = await mailServer();
  expect(await send(server)).toEqual({ outcome: 'sent', reply: 250, stage: null });
  expect(taken).toMatchObject([{ from: 'binome@example.org', to: ['claire@example.org'], isSecure: false }]);
  const [head = '', body = ''] = taken[0]!.content.split('\r\n\r\n');
  const headers = head
    .replaceAll(/\r\n\s+/g, ' ')
    .split('\r\n')
    .sort();
  expect(headers).toEqual([
    'Auto-Submitted: auto-generated',
    expect.stringMatching(/^Content-Transfer-Encoding: (?:quoted-printable|base64)$/),
    'Content-Type: text/plain; charset=utf-8',
    'Date: Tue, 01 Jul 2025 08:00:00 +0000',
    expect.stringMatching(/^From: =\?UTF-8\?.*\?= <binome@example\.org>$/),
    'MIME-Version: 1.0',
    'Message-ID: <00000000-0000-4000-8000-000000000001@example.org>',
    expect.stringMatching(/^Subject: =\?UTF-8\?/),
    'To: claire@example.org',
  ]);
  expect(body).toBeDefined();
});

describe('what is known of a failure', () => {
  it.each([
    ['421 instead of a greeting', '421 busy', {}, { outcome: 'deferred', reply: 421, stage: 'connection' }],
    ['554 instead of a greeting', '554 nobody', {}, { outcome: 'deferred', reply: 554, stage: 'connection' }],
    ['no greeting', undefined, {}, { outcome: 'deferred', reply: null, stage: 'connection' }],
    ['a hang-up', null, {}, { outcome: 'deferred', reply: null, stage: 'connection' }],
    ['a refused sender', '220 here', { 'MAIL FROM': '550 not you' }, { outcome: 'refused', reply: 550, stage: 'sender' }],
    ['a sender to come later', '220 here', { 'MAIL FROM': '451 later' }, { outcome: 'deferred', reply: 451, stage: 'sender' }],
    ['an unknown recipient', '220 here', { 'RCPT TO': '550 no such person' }, { outcome: 'refused', reply: 550, stage: 'recipient' }],
    ['a greylisted recipient', '220 here', { 'RCPT TO': '450 come again' }, { outcome: 'deferred', reply: 450, stage: 'recipient' }],
    ['421 at the recipient', '220 here', { 'RCPT TO': '421 closing' }, { outcome: 'deferred', reply: 421, stage: 'recipient' }],
    ['silence at the recipient', '220 here', { 'RCPT TO': undefined }, { outcome: 'deferred', reply: null, stage: 'connection' }],
    ['a hang-up at the recipient', '220 here', { 'RCPT TO': null }, { outcome: 'deferred', reply: null, stage: 'connection' }],
    ['no content wanted', '220 here', { DATA: '554 no' }, { outcome: 'refused', reply: 554, stage: 'content' }],
    ['no content wanted now', '220 here', { DATA: '451 no' }, { outcome: 'deferred', reply: 451, stage: 'content' }],
    ['a hang-up before the content', '220 here', { DATA: null }, { outcome: 'deferred', reply: null, stage: 'connection' }],
    ['refused content', '220 here', { '.': '554 looks bad' }, { outcome: 'refused', reply: 554, stage: 'content' }],
    ['content to come later', '220 here', { '.': '452 disk full' }, { outcome: 'deferred', reply: 452, stage: 'content' }],
    ['421 after the content', '220 here', { '.': '421 closing' }, { outcome: 'deferred', reply: 421, stage: 'content' }],
    ['silence after the content', '220 here', { '.': undefined }, { outcome: 'unknown', reply: null, stage: 'content' }],
    ['a hang-up after the content', '220 here', { '.': null }, { outcome: 'unknown', reply: null, stage: 'content' }],
    ['nonsense after the content', '220 here', { '.': 'hello?' }, { outcome: 'unknown', reply: null, stage: 'content' }],
  ] as const)('%s', async (_, greeting, but, delivery) => {
    const { server } = await scriptedServer(polite(but), greeting);
    expect(await send(server)).toEqual(delivery);
  });

  it('nobody listens: it has not been taken', async () => {
    expect(await send(reached(1))).toEqual({ outcome: 'deferred', reply: null, stage: 'connection' });
    expect(await send(reached(25, { host: 'mail.invalid' }))).toEqual({ outcome: 'deferred', reply: null, stage: 'connection' });
  });

  it('a server that goes on for ever is left, and it is known whether it had the content', async () => {
    let timer: NodeJS.Timeout | undefined;
    const drip = await scriptedServer(polite({ 'RCPT TO': '250-wait' }), '220 here');
    expect(await send(drip.server)).toEqual({ outcome: 'deferred', reply: null, stage: 'connection' });
    const { server } = await mailServer({
      onData: (stream, _, done) => {
        stream.resume().on('end', () => (timer = setTimeout(done, 60_000)));
      },
    });
    expect(await send(server)).toEqual({ outcome: 'unknown', reply: null, stage: 'content' });
    clearTimeout(timer);
  });
});

describe('TLS', () => {
  it('is there before anything is said, or nothing is', async () => {
    const { key, cert } = await certificate();
    const secured = await mailServer({
      key,
      cert,
      onAuth: ({ username, password }, _, done) => done(null, password === 'right' ? { user: username } : undefined),
    });
    const needing = { ...secured.server, needsTls: true, ca: cert, user: 'binome', password: 'right' };
    expect(await send(needing)).toMatchObject({ outcome: 'sent' });
    expect(secured.taken).toMatchObject([{ isSecure: true, user: 'binome' }]);
    // A wrong password may be set right, and so may a certificate that nobody vouches for.
    expect(await send({ ...needing, password: 'wrong' })).toEqual({ outcome: 'deferred', reply: 535, stage: 'sign-in' });
    expect(await send({ ...needing, ca: null })).toMatchObject({ outcome: 'deferred', stage: 'tls' });
    const other = await certificate();
    expect(await send({ ...needing, ca: other.cert })).toMatchObject({ outcome: 'deferred', stage: 'tls' });
    expect(await send({ ...needing, host: '127.0.0.1' })).toMatchObject({ outcome: 'deferred', stage: 'tls' });
    const fromTheStart = await mailServer({ key, cert, secure: true });
    expect(await send({ ...fromTheStart.server, secure: true, needsTls: true, ca: cert })).toMatchObject({ outcome: 'sent' });
    expect(secured.taken.length + fromTheStart.taken.length).toBe(2);
  });

  it('is not given up for a server that does not offer it', async () => {
    const { server, taken } = await mailServer();
    expect(await send({ ...server, needsTls: true })).toMatchObject({ outcome: 'deferred', stage: 'tls' });
    expect(taken).toEqual([]);
    // Nor for one that answers STARTTLS in clear with more than it was asked, nor a password told first.
    const liar = await scriptedServer(polite({ EHLO: '250-here\r\n250 AUTH PLAIN', STARTTLS: '502 no' }), '220 here');
    expect(await send({ ...liar.server, needsTls: true, user: 'binome', password: 'secret' })).toMatchObject({
      outcome: 'deferred',
      stage: 'tls',
    });
    expect(liar.heard.join('\n')).not.toMatch(/AUTH|MAIL|RCPT/);
  });
});

it('takes an address alone for an address', () => {
  for (const good of ['a@example.org', "o'neil+x@sub.example.org", 'a.b_c-d@justice.gouv.fr'])
    expect([good, isMailAddress(good)]).toEqual([good, true]);
  for (const bad of [
    ...['', 'a', 'a@b', '@example.org', 'a@', 'a@@example.org', 'a b@example.org', 'a@example.org ', ' a@example.org'],
    ...[
      'a@example.org\r\nBcc: b@example.org',
      'a@example.org\n',
      'a@example.org,b@example.org',
      '<a@example.org>',
      'a@example.org>\r\nDATA',
    ],
    ...['"a b"@example.org', 'a@[127.0.0.1]', 'é@example.org', 'a@exämple.org', 'a..b@example.org', '.a@example.org', 'a@-example.org'],
    ...[
      `${'a'.repeat(65)}@example.org`,
      `a@${'b'.repeat(250)}.org`,
      'a@example.org\u0000',
      'a;b@example.org',
      'a(b)@example.org',
      'a@b.example.org:25',
    ],
  ])
    expect([bad, isMailAddress(bad)]).toEqual([bad, false]);
});
