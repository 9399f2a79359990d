/**
 * One letter to one address by SMTP. What matters is what is known afterwards: it was taken; it was refused; it is known not to have been taken, so
 * that it may be tried again; or nobody knows. Up to the moment when the server asks for the content it has taken nothing.
 */
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else by STARTTLS. */
  readonly secure: boolean;
  /** Whether nothing is said without TLS: everywhere but on this machine. */
  readonly needsTls: boolean;
  /** Certificates that are trusted, in place of those that Node has; PEM. */
  readonly ca: string | null;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
}

export interface Message {
  /** The same for the same letter each time. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
}

/** How far it had come when it ended. */
export type Stage = 'connection' | 'tls' | 'sign-in' | 'sender' | 'recipient' | 'content';

export type Delivery =
  | { readonly outcome: 'sent'; readonly reply: number | null; readonly stage: null }
  | { readonly outcome: 'refused' | 'deferred' | 'unknown'; readonly reply: number | null; readonly stage: Stage };

/** Of waiting for the server's next word. */
const IDLE_MS = 20_000;
/** Of all together: whoever stops the service waits for it. */
const LONGEST_MS = 45_000;

/** What nodemailer tells of an error; its message repeats what the server said, and is told to nobody. */
interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** @param limits shorter ones, for tests. */
export async function deliver(
  server: MailServer,
  message: Message,
  { idleMs = IDLE_MS, longestMs = LONGEST_MS }: { readonly idleMs?: number; readonly longestMs?: number } = {},
): Promise<Delivery> {
  const content = await composed(server, message);
  const { host, port, secure, needsTls, ca, user, password, from } = server;
  const connection = new SMTPConnection({
    ...{ host, port, secure, requireTLS: needsTls && !secure, ignoreTLS: !needsTls && !secure },
    ...{ connectionTimeout: idleMs, greetingTimeout: idleMs, socketTimeout: idleMs, dnsTimeout: idleMs, logger: false },
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca === null ? {} : { ca }) },
  });
  let stage: Stage = 'connection';
  let isHandedOver = false;
  let late: NodeJS.Timeout | undefined;
  const broken = new Promise<never>((_, reject) => {
    connection.on('error', reject);
    connection.on('end', () => reject(new Error('closed')));
    late = setTimeout(() => reject(new Error('late')), longestMs);
  });
  broken.catch(() => undefined);
  const step = <T>(begin: (done: (error?: Error | null, value?: T) => void) => void): Promise<T> =>
    Promise.race([broken, new Promise<T>((resolve, reject) => begin((error, value) => (error ? reject(error) : resolve(value as T))))]);
  try {
    await step((done) => connection.connect((error) => done(error)));
    if (user !== null) {
      stage = 'sign-in';
      await step((done) => connection.login({ user, credentials: { user, pass: password ?? '' } }, (error) => done(error)));
    }
    stage = 'content';
    // Read from once the server has asked for it.
    const body = new Readable({
      read() {
        isHandedOver = true;
        this.push(content);
        this.push(null);
      },
    });
    const info = await step<{ response?: string | undefined } | undefined>((done) =>
      connection.send({ from, to: [message.to], size: content.length }, body, (error, told) => done(error, told)),
    );
    connection.quit();
    return { outcome: 'sent', reply: replyOf(Number(info?.response?.slice(0, 3))), stage: null };
  } catch (error) {
    const isAtTls = connection.upgrading === true;
    connection.close();
    return judged(error as SmtpError, isAtTls ? 'tls' : stage, isHandedOver);
  } finally {
    clearTimeout(late);
  }
}

function judged({ code, command = '', responseCode }: SmtpError, stage: Stage, isHandedOver: boolean): Delivery {
  const reply = replyOf(responseCode);
  const isFinal = reply !== null && reply >= 500;
  if (isHandedOver) return { outcome: reply === null || reply < 400 ? 'unknown' : isFinal ? 'refused' : 'deferred', reply, stage };
  if (code === 'ETLS') return { outcome: 'deferred', reply, stage: 'tls' };
  if (stage !== 'content') return { outcome: 'deferred', reply, stage };
  // A server that lets nobody in, or not us, may be set right: what it refuses of this letter stays refused.
  const of: Stage | null = command === 'MAIL FROM' ? 'sender' : command === 'RCPT TO' ? 'recipient' : command === 'DATA' ? 'content' : null;
  return { outcome: isFinal && of !== null ? 'refused' : 'deferred', reply, stage: of ?? 'connection' };
}

function replyOf(code: number | undefined): number | null {
  return code !== undefined && code >= 200 && code <= 599 ? code : null;
}

/** No part of it comes from somebody but the address, which `isMailAddress` has looked at. */
function composed({ from }: MailServer, { id, to, subject, text, at }: Message): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: 'Binôme', address: from },
    to: { name: '', address: to },
    ...{ subject, text, date: at, messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>` },
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  return composer.compile().build();
}
