// What the tests of mutation testing need of vitest: tests are collected to be run one by one, `expect` is vitest's own.
import { format } from 'node:util';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  getState,
  setState,
} from '@vitest/expect';
import { configureGlobal } from 'fast-check';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect);
Object.assign(expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT], {
  getState: () => getState(expect),
  setState: (state) => setState(state, expect),
});
globalThis[GLOBAL_EXPECT] = expect;

// What fails has failed: the smallest example of it is nobody's.
configureGlobal({ endOnFailure: true });

let place = [];
let before = [];
let tests = [];

/** The tests of a file, loaded from its address. */
export async function collected(file, address) {
  [place, before, tests] = [[file], [], []];
  await import(address);
  return tests;
}

/** One for each row, by the row's own values in the name; rows alike are told apart by their number. */
const each =
  (one) =>
  (rows) =>
  (name, ...rest) =>
    rows.forEach((row, k) => {
      const values = Array.isArray(row) ? row : [row];
      one(
        `${format(name, ...values.slice(0, name.split('%').length - 1))} [${k}]`,
        ...rest.map((part) => (typeof part === 'function' ? () => part(...values) : part)),
      );
    });

export function test(name, ...rest) {
  const id = [...place, name].join(' > ');
  tests.push({ id, file: place[0], before: [...before], body: rest.find((part) => typeof part === 'function') });
}
test.each = each(test);
export const it = test;

export function describe(name, ...rest) {
  const outside = [place, before];
  [place, before] = [[...place, name], [...before]];
  rest.find((part) => typeof part === 'function')();
  [place, before] = outside;
}
describe.each = each(describe);

export function beforeAll(prepare) {
  before.push(prepare);
}
