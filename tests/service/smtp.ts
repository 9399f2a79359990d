/** Real mail servers for tests: one that takes letters, as a server does, and one that a test scripts line by line to fail as servers fail. */
import net from 'node:net';
import { generate } from 'selfsigned';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach } from 'vitest';
import type { MailServer } from '../../src/service/jobs/smtp.ts';

export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly content: string;
  readonly isSecure: boolean;
  readonly user: string | null;
}

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/** Of `localhost`, signed by itself. */
export async function certificate(): Promise<{ readonly key: string; readonly cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  return { key, cert };
}

/** Stopped after the test. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<{ readonly taken: Taken[]; readonly server: MailServer }> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    ...{ logger: false, authOptional: true, disabledCommands: options.key === undefined ? ['STARTTLS', 'AUTH'] : [], closeTimeout: 100 },
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          content: Buffer.concat(pieces).toString('utf8'),
          isSecure: session.secure,
          user: typeof session.user === 'string' ? session.user : null,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  running.push(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.server.address() as net.AddressInfo;
  return { taken, server: reached(port) };
}

export function reached(port: number, more: Partial<MailServer> = {}): MailServer {
  return {
    ...{ host: 'localhost', port, secure: false, needsTls: false, ca: null, user: null, password: null, from: 'binome@example.org' },
    ...more,
  };
}

/** What a scripted server does once it has heard a line: says another, hangs up (`null`), or nothing (`undefined`). */
export type Script = (line: string, heard: readonly string[]) => string | null | undefined;

/** A server that says what the script says; a letter's content comes as one line, `.`. */
export async function scriptedServer(
  script: Script,
  greeting: string | null | undefined,
): Promise<{
  readonly heard: string[];
  readonly server: MailServer;
}> {
  const heard: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const say = (words: string | null | undefined): void => {
      if (words === null) socket.destroy();
      else if (words !== undefined) socket.write(`${words}\r\n`);
    };
    say(greeting);
    let text = '';
    let isContent = false;
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      for (let end = text.indexOf('\r\n'); end >= 0; end = text.indexOf('\r\n')) {
        const line = text.slice(0, end);
        text = text.slice(end + 2);
        if (isContent && line !== '.') continue;
        isContent = false;
        heard.push(line);
        const answer = script(line, heard);
        isContent = line === 'DATA' && answer?.startsWith('354') === true;
        say(answer);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { heard, server: reached((server.address() as net.AddressInfo).port) };
}

/** A server without extensions that takes all, but for what the test says of a line. */
export const polite =
  (but: Readonly<Record<string, string | null | undefined>>): Script =>
  (line) => {
    const key = Object.keys(but).find((start) => line.startsWith(start));
    if (key !== undefined) return but[key];
    return line === 'DATA' ? '354 go on' : line === 'QUIT' ? '221 bye' : '250 fine';
  };
