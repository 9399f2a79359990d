/** How often somebody may try to sign in: by account and address, so that nobody can lock another out from elsewhere; and by address alone. */
import { BinomeError } from '../../errors/index.ts';

const WINDOW_MS = 15 * 60_000;
const MOST_A_PAIR = 10;
const MOST_AN_ADDRESS = 100;
/** Entries kept: whoever floods this with names only loses the oldest. */
const MOST_ENTRIES = 10_000;

export class SignInLimit {
  readonly #failures = new Map<string, { count: number; until: number }>();

  /** @throws BinomeError SERVICE_SIGN_IN_LOCKED, SERVICE_TOO_MANY. */
  check(login: string, address: string, now: Date): void {
    for (const [key, most, code] of keysOf(login, address)) {
      const entry = this.#failures.get(key);
      if (entry !== undefined && entry.until > now.getTime() && entry.count >= most)
        throw new BinomeError(code, { value: Math.ceil((entry.until - now.getTime()) / 1000) });
    }
  }

  /** The account has a new password: what was tried before is nothing any more, from wherever. */
  forgive(login: string): void {
    for (const key of [...this.#failures.keys()]) if (key.startsWith(`${login.toLowerCase()} `)) this.#failures.delete(key);
  }

  failed(login: string, address: string, now: Date): void {
    for (const [key] of keysOf(login, address)) {
      const entry = this.#failures.get(key);
      const isOver = entry === undefined || entry.until <= now.getTime();
      this.#failures.delete(key);
      this.#failures.set(key, isOver ? { count: 1, until: now.getTime() + WINDOW_MS } : { ...entry, count: entry.count + 1 });
    }
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= MOST_ENTRIES) break;
      this.#failures.delete(oldest);
    }
  }

  succeeded(login: string, address: string): void {
    this.#failures.delete(keysOf(login, address)[0]![0]);
  }
}

function keysOf(
  login: string,
  address: string,
): (readonly [key: string, most: number, code: 'SERVICE_SIGN_IN_LOCKED' | 'SERVICE_TOO_MANY'])[] {
  return [
    [`${login.toLowerCase()} ${address}`, MOST_A_PAIR, 'SERVICE_SIGN_IN_LOCKED'],
    [`* ${address}`, MOST_AN_ADDRESS, 'SERVICE_TOO_MANY'],
  ];
}
