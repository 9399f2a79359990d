// Solves and proves a seeded national census whose pairs are never held, and says what it took:
// `npm run build && node benchmarks/streaming.mjs --trainees 100000 --mentors 80000 --seed 1`.
import { parseArgs } from 'node:util';
import { streamedAssignment, verifyStreamed } from '../dist/solver/index.js';
import { nationalCensus } from './national-census.mjs';

const { values } = parseArgs({
  options: {
    trainees: { type: 'string', default: '100000' },
    mentors: { type: 'string', default: '80000' },
    seed: { type: 'string', default: '1' },
    rounds: { type: 'boolean', default: false },
  },
});
const [trainees, mentors, seed] = [values.trainees, values.mentors, values.seed].map(Number);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const figure = (value) => value.toLocaleString('en-GB');
const megabytes = () => `${figure(Math.round(process.resourceUsage().maxRSS / 1024))} MB`;

let since = performance.now();
const source = nationalCensus({ trainees, mentors, seed });
console.log(
  `census           ${figure(trainees)} trainees × ${figure(mentors)} mentors, seed ${seed}, made in ${seconds(since)}, ${megabytes()}`,
);
since = performance.now();
const cpu = process.cpuUsage();
const onRound = ({ round, held, matched, score }) => {
  if (values.rounds)
    console.log(`  round ${round}: ${figure(held)} held, ${figure(matched)} matched, score ${figure(score)}, ${seconds(since)}`);
};
const result = streamedAssignment(source, { onRound });
console.log(`pairs possible   ${figure(trainees * mentors)}`);
console.log(`pairs generated  ${figure(result.generated)}, at most ${figure(result.held)} held; ${figure(result.scored)} scores asked for`);
console.log(`rounds           ${result.rounds}`);
console.log(`time             ${seconds(since)}, ${(process.cpuUsage(cpu).user / 1e6).toFixed(1)} s of processor time`);
console.log(`peak memory      ${megabytes()}`);
console.log(`matched          ${figure(result.matched)}`);
console.log(`score            ${figure(result.score)}`);
since = performance.now();
const { valid, problems } = verifyStreamed(source, result);
console.log(`verified         ${valid ? 'yes' : `no: ${problems.join(' ')}`}, in ${seconds(since)}`);
if (!valid) process.exitCode = 1;
