/** Files that are sent: as much as is taken and no more, in memory that is bounded; names made fit to be kept. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { attachment, distinctNames, plainFileName } from '../../../src/service/http/file-names.ts';
import { makeServer } from '../../../src/service/http/server.ts';
import { BOUNDARY } from '../../service/census.ts';
import { type TestService, UPLOAD_LIMIT, useService } from '../../service/service.ts';

const fresh = useService();
const MEGABYTE = 1_000_000;

interface Answer {
  readonly status: number;
  readonly body: string;
  /** Bytes of the file that were sent before the answer came. */
  readonly sent: number;
  /** The most by which the process grew meanwhile, in bytes. */
  readonly grown: number;
}

/** Sends a file of so many bytes piece by piece over a socket, as fast as it is taken, until it is answered. */
async function stream(test: TestService, secret: string, size: number, headers: Record<string, string> = {}): Promise<Answer> {
  await test.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = test.server.server.address() as AddressInfo;
  const before = process.memoryUsage().rss;
  let [sent, grown] = [0, 0];
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const request = http.request({
        ...{ port, host: '127.0.0.1', method: 'POST', path: '/api/censuses' },
        headers: { cookie: `binome=${secret}`, 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
      });
      let isOver = false;
      request.on('response', (response) => {
        isOver = true;
        let body = '';
        response.on('data', (piece: Buffer) => (body += piece.toString()));
        response.on('end', () => {
          request.destroy();
          resolve({ status: response.statusCode!, body, sent, grown });
        });
      });
      request.on('error', (error) => (isOver ? undefined : reject(error)));
      request.write(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="board"\r\n\r\nDISP-LYO\r\n` +
          `--${BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n`,
      );
      const piece = Buffer.alloc(MEGABYTE, 'x;y;z\n');
      const more = (): void => {
        while (!isOver && sent < size) {
          sent += piece.length;
          grown = Math.max(grown, process.memoryUsage().rss - before);
          if (!request.write(piece)) return void request.once('drain', () => setImmediate(more));
        }
        if (!isOver) request.end(`\r\n--${BOUNDARY}--\r\n`);
      };
      more();
    });
  } finally {
    await test.server.close();
  }
}

describe('a file that is too large', () => {
  it('is refused where it crosses the limit, whatever its length is said to be, in bounded memory', async () => {
    const test = await fresh();
    const { secret } = await test.as(['board', 'DISP-LYO']);
    const { status, body, grown } = await stream(test, secret, 400 * MEGABYTE);
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ code: 'SERVICE_TOO_LARGE' });
    // What is held, what is on its way, and what is not collected yet.
    expect(grown).toBeLessThan(3 * UPLOAD_LIMIT);
    const files = await test.store.owner.transaction((tx) => tx.selectFrom('blob').select('size').execute());
    expect(files).toEqual([]);
  });

  it('is refused before it is taken in where its length says so', async () => {
    const test = await fresh();
    const { secret } = await test.as(['board', 'DISP-LYO']);
    const { status, sent } = await stream(test, secret, 400 * MEGABYTE, { 'content-length': String(400 * MEGABYTE) });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(UPLOAD_LIMIT);
  });

  it('is what the configuration says', async () => {
    const test = await fresh();
    const { secret } = await test.as(['board', 'DISP-LYO']);
    const small = { ...test, server: await makeServer({ ...test.service, uploadBytes: 2 * MEGABYTE }) };
    const { status, body } = await stream(small, secret, 3 * MEGABYTE);
    expect([status, JSON.parse(body)]).toMatchObject([413, { title: expect.stringContaining('2 Mo') as unknown }]);
  });

  it('is not taken from whoever may not send any', async () => {
    const test = await fresh();
    const { secret } = await test.as(['director', 'SPIP-01']);
    const { status, sent } = await stream(test, secret, 400 * MEGABYTE);
    expect(status).toBe(403);
    expect(sent).toBeLessThan(UPLOAD_LIMIT);
  });
});

it('a file as large as is taken is read, and said to be no census', async () => {
  const test = await fresh();
  const { secret } = await test.as(['board', 'DISP-LYO']);
  const { status, body } = await stream(test, secret, UPLOAD_LIMIT);
  expect(status).toBe(201);
  expect(JSON.parse(body)).toMatchObject({ accepted: 0, rejected: [{ code: 'CENSUS_NO_HEADER' }], files: [{ size: UPLOAD_LIMIT }] });
});

describe('names of files', () => {
  it.each([
    ['tuteurs 2025.csv', 'tuteurs 2025.csv'],
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['a\u0000b\nc.csv', 'abc.csv'],
    ['fdp.\u202exslx', 'fdp.xslx'],
    ['  .. hidden. ', 'hidden'],
    ['a<b>|?*.csv', 'a_b____.csv'],
    ['NUL.csv', '_NUL.csv'],
    ['...', 'census'],
    ['', 'census'],
    ['e\u0301te\u0301.csv', 'été.csv'],
    [`${'x'.repeat(500)}.xlsx`, `${'x'.repeat(115)}.xlsx`],
    ['𝒳'.repeat(100), '𝒳'.repeat(60)],
  ])('%j is kept as %j', (given, kept) => {
    expect(plainFileName(given)).toBe(kept);
    expect(plainFileName(kept)).toBe(kept);
  });

  it('are told apart, whatever the case', () => {
    expect(distinctNames(['a.csv', 'A.csv', 'a (2).csv', 'b', 'B'])).toEqual(['a.csv', 'A (2).csv', 'a (2) (2).csv', 'b', 'B (2)']);
  });

  it('stand in a header whatever their letters', () => {
    expect(attachment('été "1".csv')).toBe(`attachment; filename="_t_ _1_.csv"; filename*=UTF-8''%C3%A9t%C3%A9%20%221%22.csv`);
  });
});
