// The differential campaign: `npm run campaign -- --seed 1 --instances 100000`. Both public functions on random instances of every family,
// against the reference kernels, with certificates checked, and one in 50 against HiGHS. Ends with 1 on any difference or hang.
//
//   --only FAMILY/SEED   one instance again, as a difference names it     --scale N   sides N times as long
//   --highs N            HiGHS on every N-th (50)                         --workers N (1)     --limit SECONDS for one instance (10)
import { parseArgs } from 'node:util';
import { FAMILIES } from './campaign/families.mjs';
import { CAMPAIGN_OPTIONS, runCampaign } from './campaign/run.mjs';

const { values } = parseArgs({
  options: { ...CAMPAIGN_OPTIONS, scale: { type: 'string', default: '1' }, highs: { type: 'string', default: '50' } },
});
const options = { instances: '100000', limit: '10', ...values };
const { clean } = await runCampaign({
  options,
  families: FAMILIES,
  worker: new URL('./campaign/worker.mjs', import.meta.url),
  settings: {
    scale: Number(options.scale),
    // Coprime to the number of families, so that every family gets its turn with HiGHS.
    highsEvery: options.only === undefined ? oddAbove(Number(options.highs)) : 1,
  },
  columns: { highs: 'with HiGHS', infeasible: 'infeasible', short: 'short' },
});
if (!clean) process.exitCode = 1;

function oddAbove(number) {
  return number % 2 === 0 ? number + 1 : number;
}
