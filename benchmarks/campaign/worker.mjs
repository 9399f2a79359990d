// Compares instances `first`, `first + step` … below `instances`, one after the other. Writes the one it is at into `progress`, so that
// whoever watches can tell a call that does not end, and go on behind it with another worker.
import { parentPort, workerData } from 'node:worker_threads';
import { capacitatedAssignment, linearSumAssignment, verifyAssignment } from 'binome/solver';
import { denseAssignment } from '../../dist/solver/kernels/dense.js';
import { referenceAssignment } from '../../dist/solver/kernels/reference.js';
import { compare, compareWithHighs } from './compare.mjs';
import { campaignInstance } from './families.mjs';
import { task } from './tasks.mjs';

const solver = { linearSumAssignment, capacitatedAssignment, verifyAssignment, denseAssignment, referenceAssignment };
const { first, step, instances, seed, only, scale, highsEvery, progress } = workerData;

for (let number = first; number < instances; number += step) {
  Atomics.store(progress, 0, number);
  const { family, name } = task(number, seed, only);
  parentPort.postMessage({ number, family, ...(await tried(number, family, name)) });
}
Atomics.store(progress, 0, instances);

async function tried(number, family, name) {
  try {
    const drawn = campaignInstance(family, name, scale);
    const { differences, ...answers } = compare(drawn, solver);
    const second = number % highsEvery === 0 ? await compareWithHighs(drawn, answers) : { differences: [], compared: 0 };
    return {
      differences: [...differences, ...second.differences],
      highs: second.compared,
      infeasible: answers.dense.status === 'optimal' ? 0 : 1,
      short: answers.sparse.matched < drawn.scores.rows ? 1 : 0,
    };
  } catch (error) {
    return { differences: [`${error.name}: ${error.message}`], highs: 0, infeasible: 0, short: 0 };
  }
}
