/**
 * Rebuilds src/service/store/leaked-passwords.bin: `node scripts/build-leaked-passwords.mjs LIST`, a password a line.
 *
 * The list is the million most frequent of Mark Burnett's ten million leaked passwords, which he gave to the public domain. Kept are those that
 * somebody could choose here otherwise, as src/service/rules/password.ts has it: of each, in lower case, the first bytes of its SHA-256, in order.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OUTPUT = new URL('../src/service/store/leaked-passwords.bin', import.meta.url);
const LEAST = 12;
const DIFFERENT = 5;
const BYTES = 6;

const [list] = process.argv.slice(2);
if (list === undefined) throw new Error('a file with a password a line is needed');
/** @type {Map<string, Buffer>} */
const kept = new Map();
for (const line of readFileSync(list, 'utf8').split(/\r?\n/)) {
  const password = line.normalize('NFC').toLowerCase();
  const characters = Array.from(password);
  if (characters.length < LEAST || new Set(characters).size < DIFFERENT) continue;
  const fingerprint = createHash('sha256').update(password).digest().subarray(0, BYTES);
  kept.set(fingerprint.toString('hex'), fingerprint);
}
writeFileSync(OUTPUT, Buffer.concat([...kept.values()].sort(Buffer.compare)));
console.log(`${kept.size} passwords → ${fileURLToPath(OUTPUT)}`);
