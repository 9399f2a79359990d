// What a campaign's workers go through: numbered instances, the families taking turns.
import { parentPort, workerData } from 'node:worker_threads';

/** What number k of a campaign is; `only` is one instance, "family/name". */
export function task(number, families, { seed, only }) {
  if (only !== undefined) {
    const at = only.indexOf('/');
    return { family: only.slice(0, at), name: only.slice(at + 1) };
  }
  return { family: families[number % families.length], name: `${seed}.${number}` };
}

/**
 * In a worker: posts what `tried(number, family, name)` finds for instances `first`, `first + step` … below `instances`, one after the
 * other. Writes the one it is at into `progress`, so that whoever watches can tell a call that does not end, and go on behind it with
 * another worker. What is thrown is a difference.
 */
export async function eachTask(families, tried) {
  const { first, step, instances, progress, ...settings } = workerData;
  for (let number = first; number < instances; number += step) {
    Atomics.store(progress, 0, number);
    const { family, name } = task(number, families, settings);
    const found = await Promise.resolve()
      .then(() => tried(number, family, name))
      .catch((error) => ({ differences: [`${error.name}: ${error.message}`], counts: {} }));
    parentPort.postMessage({ number, family, ...found });
  }
  Atomics.store(progress, 0, instances);
}
