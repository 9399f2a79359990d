/** What the store keeps of a secret that opens something: `token_hash` and the like. The secret itself stands in no row. */
import { createHash } from 'node:crypto';

/** Of a session, a token, a link, or what a sign-in comes back with: 256 random bits, so that one round is enough. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
