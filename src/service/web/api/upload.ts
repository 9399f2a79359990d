/**
 * Files on their way to the service, with how far they have come. The browser tells of that in `XMLHttpRequest` alone; all else is as with any other
 * call (`client.ts`).
 */
import { language } from '../frame/words.ts';
import { signedIn } from './client.ts';
import { noAnswer, problemOf } from './problem.ts';

export interface Upload<T> {
  /** null where it was cancelled. */
  readonly answer: Promise<T | null>;
  readonly cancel: () => void;
}

/** @param onSent of 0 to 1; at 1 the service reads what it has. */
export function upload<T>(path: string, form: FormData, onSent: (share: number) => void): Upload<T> {
  const cancelled = new AbortController();
  // Sent again after signing in again, it is one act.
  const key = crypto.randomUUID();
  const send = (): Promise<Response> => sent(path, form, { key, onSent, signal: cancelled.signal });
  const answer = signedIn(send).then(
    async (response) => {
      if (!response.ok) throw await problemOf(response);
      return (await response.json()) as T;
    },
    (error: unknown) => {
      if (cancelled.signal.aborted) return null;
      throw error;
    },
  );
  return { answer, cancel: () => cancelled.abort() };
}

interface Sending {
  readonly key: string;
  readonly onSent: (share: number) => void;
  readonly signal: AbortSignal;
}

function sent(path: string, form: FormData, { key, onSent, signal }: Sending): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.responseType = 'blob';
    request.setRequestHeader('accept-language', language.value);
    request.setRequestHeader('idempotency-key', key);
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total);
    request.upload.onload = () => onSent(1);
    request.onload = () => resolve(new Response(request.response as Blob, { status: request.status, statusText: request.statusText }));
    request.onerror = () => reject(noAnswer());
    request.onabort = () => reject(noAnswer());
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
