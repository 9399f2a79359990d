// For Stryker: runs test files in its own process, a mutant after another. A mutant is a switch in code that is loaded already, so that one
// costs no more than its tests, a few milliseconds where the first of them fails; vitest makes a thread and loads all modules anew for
// each, which takes a second. What tests import from vitest comes from vitest.mjs here, by hooks.mjs, which reads TypeScript too.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FOLDERS } from './folders.mjs';
import { collected } from './vitest.mjs';

/** A mutant goes round when it is come to five times as often as without it; Stryker would wait for a hundred times. */
const PATIENCE = 20;

/** For the next process, in Stryker's copy of the project. */
const COSTS = 'costs-of-tests.json';

class InProcessRunner {
  /** Where the code that Stryker has rewritten reads which mutant is on, and counts. */
  #state = (globalThis.__stryker__ ??= {});
  #tests = [];
  /** Test → milliseconds that it takes without a mutant: the cheapest comes first. */
  #cost = new Map();
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
    if (existsSync(COSTS)) this.#cost = new Map(JSON.parse(readFileSync(COSTS, 'utf8')));
  }

  async dryRun() {
    const tests = [];
    for (const test of this.#tests) {
      const begin = performance.now();
      const failure = await this.#run(test);
      this.#cost.set(test.id, performance.now() - begin);
      const result = { id: test.id, name: test.id, fileName: test.file, timeSpentMs: this.#cost.get(test.id) };
      tests.push(failure === null ? { ...result, status: 0 } : { ...result, status: 1, failureMessage: failure });
    }
    writeFileSync(COSTS, JSON.stringify([...this.#cost]));
    return { status: 'complete', tests, mutantCoverage: this.#state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    const state = this.#state;
    const isStatic = mutantActivation === 'static';
    state.activeMutant = isStatic ? activeMutant.id : undefined;
    [state.hitLimit, state.hitCount] = hitLimit === undefined ? [undefined, undefined] : [Math.ceil(hitLimit / PATIENCE), 0];
    try {
      if (isStatic || this.#isStale) await this.#load();
    } catch (error) {
      return { status: 'killed', killedBy: [], failureMessage: `cannot be loaded: ${error}`, nrOfTests: 0 };
    } finally {
      this.#isStale = isStatic;
      state.activeMutant = activeMutant.id;
    }
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    const tests = this.#tests.filter(({ id }) => wanted?.has(id) ?? true);
    tests.sort((a, b) => (this.#cost.get(a.id) ?? 0) - (this.#cost.get(b.id) ?? 0));
    let nrOfTests = 0;
    for (const test of tests) {
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
