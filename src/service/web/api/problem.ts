/** What the API refuses, and what never reached it, as one kind of error: each says what is wrong and what to do. */
import type { components } from './contract.ts';

type Told = components['schemas']['Problem'];

export class Problem extends Error {
  /** Of the answer; 0 where none came. */
  readonly status: number;
  /** Of the catalogue; `NO_ANSWER` where none came. */
  readonly code: string;
  /** What to do, in the reader's language; empty where none came. */
  readonly remedy: string;
  /** Where in a document, such as `/rules/minimumPresence`; null where that is not told. */
  readonly path: string | null;
  /** What of a request does not fit, each by itself. */
  readonly faults: NonNullable<Told['errors']>;

  constructor({ title, detail, status, code, errors, place }: Pick<Told, 'title' | 'detail' | 'status' | 'code' | 'errors' | 'place'>) {
    super(title);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.remedy = detail;
    this.faults = errors ?? [];
    this.path = typeof place?.['path'] === 'string' ? place['path'] : null;
  }
}

/** Of an answer that is no success. Whatever stands between here and the service may answer as well, in its own words. */
export async function problemOf(response: Response): Promise<Problem> {
  const told: unknown = await response.json().catch(() => null);
  return isTold(told)
    ? new Problem(told)
    : new Problem({ title: `${response.status} ${response.statusText}`, detail: '', status: response.status, code: 'NO_ANSWER' });
}

export function noAnswer(): Problem {
  return new Problem({ title: '', detail: '', status: 0, code: 'NO_ANSWER' });
}

function isTold(told: unknown): told is Told {
  return typeof told === 'object' && told !== null && 'code' in told && 'title' in told && 'detail' in told;
}
