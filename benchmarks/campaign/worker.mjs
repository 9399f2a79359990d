// Compares one instance after the other, both public functions of the kernels.
import { workerData } from 'node:worker_threads';
import { capacitatedAssignment, linearSumAssignment, verifyAssignment } from 'binome/solver';
import { denseAssignment } from '../../dist/solver/kernels/dense.js';
import { referenceAssignment } from '../../dist/solver/kernels/reference.js';
import { compare, compareWithHighs } from './compare.mjs';
import { FAMILIES, campaignInstance } from './families.mjs';
import { eachTask } from './tasks.mjs';

const solver = { linearSumAssignment, capacitatedAssignment, verifyAssignment, denseAssignment, referenceAssignment };
const { scale, highsEvery } = workerData;

await eachTask(FAMILIES, async (number, family, name) => {
  const drawn = campaignInstance(family, name, scale);
  const { differences, ...answers } = compare(drawn, solver);
  const second = number % highsEvery === 0 ? await compareWithHighs(drawn, answers) : { differences: [], compared: 0 };
  return {
    differences: [...differences, ...second.differences],
    counts: {
      highs: second.compared,
      infeasible: answers.dense.status === 'optimal' ? 0 : 1,
      short: answers.sparse.matched < drawn.scores.rows ? 1 : 0,
    },
  };
});
