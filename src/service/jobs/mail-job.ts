/** A job that is a letter: claimed, handed over once, and what came of it written down before the job ends. */
import * as z from 'zod';
import { BinomeError } from '../../errors/index.ts';
import { pageWordsOf } from '../../wording/index.ts';
import { claimLetter, endAttempt, type Letter } from '../acts/mail.ts';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';
import { deliver, type Delivery, type MailServer, type Message } from './smtp.ts';
import type { Handler } from './worker.ts';

export interface Mailing {
  /** As the service itself. */
  readonly store: Store<Database>;
  readonly server: MailServer;
  /** The address that people use: the one link of a letter. */
  readonly origin: string;
  readonly now?: () => Date;
  /** What is no letter sent, for the log: without to whom. */
  readonly onTrouble?: (delivery: Delivery) => void;
}

const payload = z.object({ notice: z.uuid() });

/** For `handlers` of a worker. */
export function mailHandler({ store, server, origin, now = () => new Date(), onTrouble }: Mailing): Handler {
  return async (job, { signal }) => {
    const attempt = { job: job.id, attempt: job.attempt, notice: payload.parse(job.payload).notice };
    signal.throwIfAborted();
    const letter = await claimLetter(store, attempt, now());
    if (letter !== null) {
      // From here on to its end, whoever stops the worker: what is known of it is written.
      const delivery = await deliver(server, messageOf(letter, origin, now()));
      const { outcome, reply, stage } = delivery;
      if (outcome !== 'sent') onTrouble?.(delivery);
      if (outcome !== 'unknown') await endAttempt(store, attempt, { outcome, reply, stage }, now());
      if (outcome === 'deferred') throw new BinomeError('MAIL_DEFERRED', { value: reply ?? stage });
    }
    return () => Promise.resolve();
  };
}

/** The same for everybody who is told of such a thing. */
function messageOf({ notice, kind, to, language }: Letter, origin: string, at: Date): Message {
  const words = pageWordsOf(language).mail;
  const { subject, says } = words.kinds[kind];
  return { id: notice, to, at, subject: words.subject(subject), text: words.text(says, `${origin}/`) };
}
