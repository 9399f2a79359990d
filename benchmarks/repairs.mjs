// The repair frontier on the demo: every pair broken down, every mentor gone, every site lost, one at a time, each frontier whole. Every
// point is verified. `npm run bench:repairs`. Ends with 1 where a point is not valid, or not optimal.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repairs, verify } from 'binome/solver';
import { environment, figure, heading, table } from './report.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'binome-repairs-'));
const census = ['data/demo/tuteurs.csv', 'data/demo/stagiaires.csv'];
execFileSync(process.execPath, ['dist/program/main.js', 'match', '--census', ...census, '--period', 'SP1', '--out', folder], {
  stdio: 'ignore',
});
const read = (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const [problem, { pairs }, { mentors }] = [read('problem.json'), read('solution.json'), read('proposal.json')];
rmSync(folder, { recursive: true });

const siteOf = new Map(mentors.map(({ id, site }) => [id, site]));
const busy = [...new Set(pairs.map(([, mentor]) => mentor))];
const sites = [...new Set(busy.map((mentor) => siteOf.get(mentor)))].filter((site) => site !== null);
repairs(problem, pairs); // warm

console.log(heading(environment()));
console.log(
  table(
    ['lost', 'cases', 'points, median', 'points, most', 'ms, median', 'ms, 95 %', 'ms, max'],
    [
      measured(
        'a pair',
        pairs.map(
          ([t, m]) =>
            ([trainee, mentor]) =>
              trainee === t && mentor === m,
        ),
      ),
      measured(
        'a mentor',
        busy.map(
          (lost) =>
            ([, mentor]) =>
              mentor === lost,
        ),
      ),
      measured(
        'a site',
        sites.map(
          (lost) =>
            ([, mentor]) =>
              siteOf.get(mentor) === lost,
        ),
      ),
    ],
  ),
);

function measured(what, losses) {
  const runs = losses.map((isLost) => {
    const left = { ...problem, pairs: problem.pairs.filter((pair) => !isLost(pair)) };
    const affected = new Set(pairs.filter(isLost).map(([trainee]) => trainee));
    const begin = performance.now();
    const found = repairs(
      left,
      pairs.filter(([trainee]) => !affected.has(trainee)),
    );
    const ms = performance.now() - begin;
    const isSound = ({ problem: own, solution }) => solution.status === 'optimal' && verify(own, solution).valid;
    if (!found.every(isSound)) process.exitCode = 1;
    return { ms, points: found.length };
  });
  const quantile = (key, share) => runs.map((run) => run[key]).sort((a, b) => a - b)[Math.ceil(share * runs.length) - 1];
  return [
    what,
    String(runs.length),
    ...[0.5, 1].map((share) => String(quantile('points', share))),
    ...[0.5, 0.95, 1].map((share) => figure(quantile('ms', share))),
  ];
}
