/** Passwords as they are kept: scrypt (RFC 7914), with its parameters beside it so that they can grow. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

export interface Cost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** Of every password that is set. */
const COST: Cost = { n: 2 ** 16, r: 8, p: 2 };
const LENGTH = 32;

/** Each takes 64 MB and a tenth of a second or more: two at a time leave the other threads for everybody else. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, length: number, options: ScryptOptions): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await new Promise((resolve, reject) =>
      scrypt(password.normalize('NFC'), salt, length, { ...options, maxmem: 256 * 1024 * 1024 }, (error, key) =>
        error === null ? resolve(key) : reject(error),
      ),
    );
  } finally {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  }
}

/** `scrypt$N$r$p$salt$key`, both in base64. @param cost another one only for what is thrown away, such as the accounts of a test */
export async function hashOf(password: string, { n, r, p }: Cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, LENGTH, { N: n, r, p });
  return kept({ n, r, p }, salt, key);
}

function kept({ n, r, p }: Cost, salt: Buffer, key: Buffer): string {
  return ['scrypt', n, r, p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Fits no password, and takes as long as one that does. */
const NOBODYS = kept(COST, Buffer.alloc(16), Buffer.alloc(LENGTH));

/** @param hash null where there is no account, or none with a password: false, after the same time. */
export async function matches(password: string, hash: string | null): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = (hash ?? NOBODYS).split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'), expected.length, { N: Number(n), r: Number(r), p: Number(p) });
  return hash !== null && timingSafeEqual(found, expected);
}
