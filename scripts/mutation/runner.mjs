// For Stryker: runs test files in its own process, a mutant after another. A mutant is a switch in code that is loaded already, so that one
// costs no more than its tests, a few milliseconds where the first of them fails; vitest makes a thread and loads all modules anew for
// each, which takes a second. What tests import from vitest comes from vitest.mjs here, by hooks.mjs, which reads TypeScript too.
import { readdirSync, statSync } from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FOLDERS } from './folders.mjs';
import { collected } from './vitest.mjs';

class InProcessRunner {
  /** Where the code that Stryker has rewritten reads which mutant is on, and counts. */
  #state = (globalThis.__stryker__ ??= {});
  #tests = [];
  #version = 0;
  /** Whether a mutant was switched on while the modules were loaded. */
  #isStale = false;

  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Loads all: what that takes is no time of a test. */
  async init() {
    register('./hooks.mjs', import.meta.url, { data: { vitest: new URL('./vitest.mjs', import.meta.url).href } });
    await this.#load();
  }

  async dryRun() {
    const tests = [];
    for (const test of this.#tests) {
      const begin = performance.now();
      const failure = await this.#run(test);
      const result = { id: test.id, name: test.id, fileName: test.file, timeSpentMs: performance.now() - begin };
      tests.push(failure === null ? { ...result, status: 0 } : { ...result, status: 1, failureMessage: failure });
    }
    return { status: 'complete', tests, mutantCoverage: this.#state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const state = this.#state;
    const isStatic = mutantActivation === 'static';
    [state.activeMutant, state.hitLimit, state.hitCount] = [
      isStatic ? activeMutant.id : undefined,
      hitLimit,
      hitLimit === undefined ? undefined : 0,
    ];
    try {
      if (isStatic || this.#isStale) await this.#load();
    } catch (error) {
      return { status: 'killed', killedBy: [], failureMessage: `cannot be loaded: ${error}`, nrOfTests: 0 };
    } finally {
      this.#isStale = isStatic;
      state.activeMutant = activeMutant.id;
    }
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    let nrOfTests = 0;
    for (const test of this.#tests) {
      if (wanted !== null && !wanted.has(test.id)) continue;
      nrOfTests++;
      const failure = await this.#run(test);
      if (state.hitCount > state.hitLimit) return { status: 'timeout', reason: 'it went round too often' };
      if (failure !== null) return { status: 'killed', killedBy: [test.id], failureMessage: failure, nrOfTests };
    }
    return { status: 'survived', nrOfTests };
  }

  async #load() {
    const { tests } = FOLDERS[process.env.MUTATED];
    this.#version++;
    this.#tests = [];
    for (const file of tests.flatMap(testFilesIn))
      this.#tests.push(...(await collected(file, `${pathToFileURL(path.resolve(file)).href}?v=${this.#version}`)));
  }

  /** What fails, or null. */
  async #run({ id, before, body }) {
    try {
      for (const prepare of before) await prepare();
      this.#state.currentTestId = id;
      await body();
      return null;
    } catch (error) {
      return String(error?.message ?? error).slice(0, 500);
    } finally {
      this.#state.currentTestId = undefined;
    }
  }
}

function testFilesIn(place) {
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(place, name));
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];
