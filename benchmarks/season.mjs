// A season of breakdowns: on the demo, a third of the trainees lose their mentor one after the other, and each time the matching is repaired
// in one of several ways. What is left of the best score, against how many other people were moved for it: `npm run bench:season`.
//
//   --seeds N (5)     --write: also benchmarks/season-figures.json, and the two pages made of it, docs/season.md and docs/season.svg
//   --pages           no season: the two pages again from the figures that are there
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { independentParts, repairs, solve } from 'binome/solver';
import { fractions } from './random.mjs';
import { environment, heading, table } from './report.mjs';
import { drawing, page, tablesOf } from './season-pages.mjs';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
    pages: { type: 'boolean', default: false },
  },
});
const FIGURES = 'benchmarks/season-figures.json';
if (options.pages) {
  writePages(JSON.parse(readFileSync(FIGURES, 'utf8')));
  process.exit();
}
const seeds = Array.from({ length: Number(options.seeds) }, (_, k) => k + 1);
/** Shares of pairs that end early, as studies of mentoring find. */
const RATES = [0.31, 0.38];

const folder = mkdtempSync(path.join(tmpdir(), 'binome-season-'));
const census = ['data/demo/tuteurs.csv', 'data/demo/stagiaires.csv'];
execFileSync(process.execPath, ['dist/program/main.js', 'match', '--census', ...census, '--period', 'SP1', '--out', folder], {
  stdio: 'ignore',
});
const read = (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const [problem, { pairs }] = [read('problem.json'), read('solution.json')];
rmSync(folder, { recursive: true });
// A minimum could not be met once its trainee is gone: it is no part of what is compared here.
const parts = independentParts({ ...problem, mentors: problem.mentors.map((mentor) => ({ ...mentor, min: 0 })) });
const partOf = new Map(parts.flatMap((part, p) => part.trainees.map(({ id }) => [id, p])));

/** Part without the broken pair, who was with whom, the trainee concerned → who is with whom. */
const atMost = (most) => (part, before, trainee) => {
  const found = repairs(
    part,
    before.filter(([id]) => id !== trainee),
    { most },
  );
  return found.at(-1).solution.pairs;
};
const WAYS = [
  { way: 'greedy', run: greedy },
  ...[0, 1, 2, 3, null].map((most) => ({ way: 'repair', most, run: atMost(most ?? Infinity) })),
  { way: 'scratch', run: (part) => solve(part).pairs },
];

console.log(heading(environment()));
const figures = {
  seeds: seeds.length,
  pairs: pairs.length,
  seasons: RATES.map((rate) => ({
    rate,
    ways: WAYS.map(({ way, most, run }) => ({
      way,
      ...(most === undefined ? {} : { most }),
      ...rounded(mean(seeds.map((seed) => season(rate, seed, run)))),
    })),
  })),
};
for (const { head, rows } of tablesOf(figures)) console.log(`${table(head, rows)}\n`);
if (options.write) {
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
  writePages(figures);
}

function writePages(given) {
  writeFileSync('docs/season.md', page(given));
  writeFileSync('docs/season.svg', drawing(given));
}

function season(rate, seed, way) {
  const next = fractions(seed);
  const leaving = pairs.map(([trainee]) => [next(), trainee]).sort((a, b) => a[0] - b[0]);
  const now = parts.map((part) => ({ part, pairs: pairs.filter(([trainee]) => partOf.get(trainee) === parts.indexOf(part)) }));
  let [moved, breakdowns] = [0, 0];
  for (const [, trainee] of leaving.slice(0, Math.round(rate * pairs.length))) {
    const own = now[partOf.get(trainee)];
    const mentor = own.pairs.find(([id]) => id === trainee)?.[1];
    if (mentor === undefined) continue;
    own.part = { ...own.part, pairs: own.part.pairs.filter(([t, m]) => t !== trainee || m !== mentor) };
    const after = way(own.part, own.pairs, trainee);
    const is = new Set(after.map(String));
    moved += own.pairs.filter((pair) => pair[0] !== trainee && !is.has(String(pair))).length;
    breakdowns++;
    own.pairs = after;
  }
  const best = now.map(({ part }) => solve(part));
  const total = (values) => values.reduce((sum, value) => sum + value, 0);
  const reached = total(now.map(({ part, pairs: own }) => scoreOf(part, own)));
  return {
    moved: moved / breakdowns,
    score: reached / total(best.map(({ objective }) => objective)),
    short: total(best.map(({ matched }) => matched)) - total(now.map(({ pairs: own }) => own.length)),
  };
}

/** What is done by hand: the trainee goes to the best mentor who has a place, a place that is free to the best who waits for one. */
function greedy(part, before, trainee) {
  const after = before.filter(([id]) => id !== trainee);
  const load = new Map();
  for (const [, mentor] of after) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  const places = new Map(part.mentors.map(({ id, max = 1 }) => [id, max]));
  for (;;) {
    const has = new Set(after.map(([id]) => id));
    const free = part.pairs.filter(([t, m]) => !has.has(t) && (load.get(m) ?? 0) < places.get(m));
    if (free.length === 0) return after;
    // The trainee concerned comes first.
    const [best] = free.sort((a, b) => Number(b[0] === trainee) - Number(a[0] === trainee) || b[2] - a[2]);
    after.push([best[0], best[1]]);
    load.set(best[1], (load.get(best[1]) ?? 0) + 1);
  }
}

function scoreOf(part, own) {
  const scores = new Map(part.pairs.map(([trainee, mentor, score]) => [`${trainee} ${mentor}`, score]));
  return own.reduce((sum, [trainee, mentor]) => sum + scores.get(`${trainee} ${mentor}`), 0);
}

function mean(runs) {
  const of = (key) => runs.reduce((sum, run) => sum + run[key], 0) / runs.length;
  return { moved: of('moved'), score: of('score'), short: of('short') };
}

/** As precise as a mean of so few seeds may be told. */
function rounded({ moved, score, short }) {
  const to = (digits, value) => Number(value.toFixed(digits));
  return { moved: to(2, moved), score: to(4, score), short: to(1, short) };
}
