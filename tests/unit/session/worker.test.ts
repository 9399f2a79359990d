/** A session behind messages: one reply a request, in their order; cancelled while it waits, or while it is computed. */
import { afterEach, describe, expect, it } from 'vitest';
import { serveSession, type SessionReply, type SessionRequest } from '../../../src/session/worker/index.ts';
import { verify, type Problem } from '../../../src/solver/index.ts';
import { input, mentor, trainee } from '../matching/small-census.ts';

const problem: Problem = {
  format: 'binome.problem/1',
  trainees: [{ id: 't0' }, { id: 't1' }],
  mentors: [{ id: 'm0' }, { id: 'm1' }],
  pairs: [
    ['t0', 'm0', 0.9],
    ['t0', 'm1', 0.6],
    ['t1', 'm0', 0.8],
    ['t1', 'm1', 0.7],
  ],
};

let channel: InstanceType<typeof MessageChannel>;
afterEach(() => channel.port1.close());

/** Sends them all at once, and gives the replies in the order in which they come. */
function repliesTo(requests: readonly unknown[], count = requests.length): Promise<SessionReply[]> {
  channel = new MessageChannel();
  serveSession(channel.port2);
  const replies: SessionReply[] = [];
  return new Promise((resolve) => {
    channel.port1.on('message', (reply: SessionReply) => {
      replies.push(reply);
      if (replies.length === count) resolve(replies);
    });
    for (const request of requests) channel.port1.postMessage(request);
  });
}

describe('a session behind messages', () => {
  it('answers whatever is asked, in order', async () => {
    const requests: SessionRequest[] = [
      { id: 1, ask: 'start', input: { problem } },
      { id: 2, ask: 'apply', change: { kind: 'pin', trainee: 't1', mentor: 'm0' } },
      { id: 3, ask: 'prices' },
      { id: 4, ask: 'price', trainee: 't0', mentor: 'm0' },
      { id: 5, ask: 'alternatives', trainee: 't0', count: 2 },
      { id: 6, ask: 'withdraw' },
      { id: 7, ask: 'set', changes: [{ kind: 'ban', trainee: 't0', mentor: 'm0' }] },
      { id: 8, ask: 'result' },
    ];
    const replies = await repliesTo(requests);
    expect(replies.map(({ id, outcome }) => [id, outcome])).toEqual(requests.map(({ id }) => [id, 'done']));
    expect(replies[1]).toMatchObject({ value: { price: { unmet: 0, loss: 0.2 } } });
    expect(replies[5]).toMatchObject({ value: { changes: [], price: { loss: -0.2 } } });
    const result = replies[7] as Extract<SessionReply, { ask: 'result' }>;
    expect(verify(result.value.problem, result.value.solution).valid).toBe(true);
  });

  it('takes a census as a structured clone', async () => {
    const census = input([trainee('t1')], [mentor('m1')]);
    const [started] = await repliesTo([{ id: 1, ask: 'start', input: census }]);
    expect(started).toMatchObject({ outcome: 'done', value: { after: { placed: 1 } } });
  });

  it('refuses in both languages, and goes on', async () => {
    const replies = await repliesTo([
      { id: 1, ask: 'apply', change: { kind: 'take-out', mentor: 'm0' } },
      { id: 2, ask: 'start', input: { problem } },
      { id: 3, ask: 'apply', change: { kind: 'take-out', mentor: 'm9' } },
      { id: 4, ask: 'dance' },
      { id: 5, ask: 'start', input: null },
      { id: 6, ask: 'apply', change: { kind: 'take-out', mentor: 'm0' } },
    ]);
    expect(replies.map((reply) => (reply.outcome === 'refused' ? reply.error.code : reply.outcome))).toEqual([
      ...['CALL_BAD_VALUE', 'done', 'CALL_UNKNOWN_MENTOR', 'CALL_BAD_VALUE', 'INTERNAL', 'done'],
    ]);
    const refused = replies[2] as Extract<SessionReply, { outcome: 'refused' }>;
    expect(refused.error.place).toEqual({ path: '/changes/0' });
    expect(refused.error.message.fr).toContain('m9');
    expect(refused.error.message.en).toContain('m9');
  });

  it('drops what is cancelled while it waits', async () => {
    const replies = await repliesTo(
      [
        { id: 1, ask: 'start', input: { problem } },
        { id: 2, ask: 'apply', change: { kind: 'take-out', mentor: 'm0' } },
        { id: 2, ask: 'cancel' },
        { id: 7, ask: 'cancel' },
        { id: 3, ask: 'withdraw' },
      ],
      3,
    );
    expect(replies.map((reply) => [reply.id, reply.outcome])).toEqual([
      [2, 'cancelled'],
      [1, 'done'],
      [3, 'refused'],
    ]);
  });

  it('stops what is being computed once the shared number says so', async () => {
    const stop = new SharedArrayBuffer(4);
    const shared = new Int32Array(stop);
    channel = new MessageChannel();
    serveSession(channel.port2);
    const replies: SessionReply[] = [];
    const done = new Promise<void>((resolve) => {
      channel.port1.on('message', (reply: SessionReply) => {
        replies.push(reply);
        // Before the second is begun: its first poll hears of it, as one in the middle would.
        if (reply.id === 1) {
          Atomics.store(shared, 0, 2);
          channel.port1.postMessage({ id: 2, ask: 'apply', change: { kind: 'take-out', mentor: 'm0' } });
          channel.port1.postMessage({ id: 3, ask: 'apply', change: { kind: 'take-out', mentor: 'm1' } });
        }
        if (replies.length === 3) resolve();
      });
    });
    channel.port1.postMessage({ id: 1, ask: 'start', input: { problem }, stop });
    await done;
    expect(replies.map(({ id, outcome }) => [id, outcome])).toEqual([
      [1, 'done'],
      [2, 'cancelled'],
      [3, 'done'],
    ]);
    expect(replies[2]).toMatchObject({ value: { changes: [{ kind: 'take-out', mentor: 'm1' }] } });
  });
});
