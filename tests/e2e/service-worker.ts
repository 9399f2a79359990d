/** Workers of a service under test, that run the built thread as an operator's do. */
import { afterEach } from 'vitest';
import { VERSION } from '../../src/cli/version.ts';
import { type JobWorker, startWorker, type WorkerOptions } from '../../src/service/jobs/worker.ts';
import { SYSTEM } from '../../src/service/store/roles.ts';
import type { TestService } from '../service/service.ts';
import { project } from './build.ts';

/** @returns what starts one; all are stopped after the test. */
export function useWorkers(): (test: TestService, more?: Partial<WorkerOptions>) => JobWorker {
  const workers: JobWorker[] = [];
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  return (test, more = {}) => {
    const worker = startWorker({
      ...{ store: test.store.system, address: test.store.connection(SYSTEM), version: VERSION, now: () => test.clock, pollMs: 50 },
      thread: new URL('dist/program/service.thread.js', `file://${project}`),
      onError: (error) => console.error(error),
      ...more,
    });
    workers.push(worker);
    return worker;
  };
}
