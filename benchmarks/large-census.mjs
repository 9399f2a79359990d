// Writes a census of any size below out/large: the demo census copied again and again under new ids, so that regions keep their
// shape. `node benchmarks/large-census.mjs 24` makes about 20,000 people.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const copies = Number(process.argv[2] ?? 24);
mkdirSync('out/large', { recursive: true });
for (const name of ['tuteurs', 'stagiaires']) {
  const [header, ...rows] = readFileSync(`data/demo/${name}.csv`, 'utf8').trimEnd().split('\r\n');
  const lines = [header];
  // Every id of a copy, wherever it stands, gets the copy's number: preferences stay within the copy.
  for (let copy = 0; copy < copies; copy++) for (const row of rows) lines.push(row.replace(/\b([TS])-(\d{4})\b/g, `$1-$2-${copy}`));
  writeFileSync(`out/large/${name}.csv`, `${lines.join('\r\n')}\r\n`);
}
console.log(`out/large: ${copies} copies of the demo census`);
