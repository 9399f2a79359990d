// Forgeries: `npm run campaign:forgeries -- --seed 1 --corruptions 1000000`. Solutions of small problems of every kind are corrupted at
// random, in what they claim and in their proofs, and so are the problems; `verify` must take nothing that is false. What it takes is
// compared with the true solution. A table by kind of corruption; ends with 1 where something false was taken, or `verify` threw.
import { parseArgs } from 'node:util';
import { solve, verify } from '../dist/library/solver.js';
import { seededRandom } from './random.mjs';

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, corruptions: { type: 'string', default: '1000000' } },
});
const CORRUPTIONS_EACH = 200;

/** A small problem of every kind: needs, places, minimums, required pairs, constraints, coverage, balance, bands, incumbent; every third infeasible. */
function problemOf(random) {
  const trainees = many(random.int(1, 5), (i) => ({ id: `s${i}`, ...(random.chance(0.2) ? { need: random.int(0, 2) } : {}) }));
  const mentors = many(random.int(1, 4), (j) => {
    const max = random.int(0, 3);
    const load = random.chance(0.4) ? { load: random.int(0, 3), share: random.pick([0.5, 0.8, 1]) } : {};
    return { id: `t${j}`, max, ...(random.chance(0.15) ? { min: random.int(0, max) } : {}), ...load };
  });
  const digits = random.pick([1, 10, 1000, 7, 3e15]);
  const pairs = trainees.flatMap(({ id }) =>
    mentors.filter(() => random.chance(0.7)).map((mentor) => [id, mentor.id, random.int(-2, 20) / digits]),
  );
  const some = (share) => pairs.filter(() => random.chance(share)).map(([t, m]) => [t, m]);
  const side = (k) => ({
    id: `c${k}`,
    terms: some(0.5).map(([t, m]) => [t, m, random.pick([1, 1, 1, 2, 0.5, -1])]),
    op: random.pick(['<=', '<=', '>=', '=']),
    rhs: random.int(0, 3),
  });
  const fair = random.chance(0.3);
  return {
    format: 'binome.problem/1',
    ...{ trainees, mentors, pairs },
    ...(random.chance(0.15) ? { required: some(0.15) } : {}),
    ...(random.chance(0.5) ? { sideConstraints: many(random.int(1, 3), side) } : {}),
    ...(random.chance(0.5) ? { coverage: random.pick(['all', 'most']) } : {}),
    ...(random.chance(0.2) ? { balance: random.pick(['worst', 'spread']) } : {}),
    ...(fair ? { objective: 'fair', ...(random.chance(0.5) ? { bands: [0, 1, 5] } : {}) } : {}),
    ...(random.chance(0.4) ? { incumbent: some(0.4) } : {}),
  };
}

function many(count, make) {
  return Array.from({ length: count }, (_, k) => make(k));
}

/** Places of a document whose value is of this kind, with what holds them. */
function places(root, isWanted) {
  const found = [];
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    for (const key of Object.keys(node)) {
      if (isWanted(node[key], key, node)) found.push([node, key]);
      visit(node[key]);
    }
  };
  visit(root);
  return found;
}

const isNumber = (value) => typeof value === 'number';
const isText = (value) => typeof value === 'string';
const isList = (value) => Array.isArray(value) && value.length > 0;
const isNode = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** Kind → what it does to a copy of `[problem, solution]`; false where there is nothing to do it to. */
const KINDS = {
  'a number, one more or less': (all, random) => change(places(all[1], isNumber), random, (value) => value + random.pick([-1, 1])),
  'a number, another': (all, random) => change(places(all[1], isNumber), random, () => random.pick([0, -1, 1, 2, 0.5, 1e300, -1e300])),
  'two numbers exchanged': (all, random) => exchange(places(all[1], isNumber), random),
  'a text for a number, or the reverse': (all, random) =>
    change(
      places(all[1], (value) => isNumber(value) || isText(value)),
      random,
      (value) => (isNumber(value) ? String(value) : 1),
    ),
  'two ids exchanged': (all, random) =>
    exchange(
      places(all[1], (value) => isText(value) && /^[st]\d$/.test(value)),
      random,
    ),
  'a word, another': (all, random) =>
    change(places(all[1], isText), random, () =>
      random.pick(['optimal', 'limit', 'feasible', 'infeasible', 'complete', 'partial', 'bound', 'empty', 's0', 't0', 'c0']),
    ),
  'a flag turned': (all, random) =>
    change(
      places(all[1], (value) => typeof value === 'boolean'),
      random,
      (value) => !value,
    ),
  'an element dropped': (all, random) => change(places(all[1], isList), random, (value) => without(value, random.int(0, value.length - 1))),
  'an element twice': (all, random) => change(places(all[1], isList), random, (value) => [...value, random.pick(value)]),
  'a list in another order': (all, random) => change(places(all[1], isList), random, (value) => random.shuffle([...value])),
  'a field dropped': (all, random) =>
    drop(
      places(all[1], (_, key, node) => isNode(node)),
      random,
    ),
  'a proof in the place of another': (all, random) =>
    exchange(
      places(all[1], (value) => isNode(value) && ('tree' in value || 'leaf' in value)),
      random,
    ),
  'nothing in the place of a proof': (all, random) =>
    change(
      places(all[1], (value) => isNode(value) && ('tree' in value || 'leaf' in value)),
      random,
      () => null,
    ),
  'a branch the other way round': (all, random) =>
    change(
      places(all[1], (value) => isNode(value) && 'without' in value && 'with' in value),
      random,
      ({ pair, without: a, with: b }) => ({ pair, without: b, with: a }),
    ),
  'two parts made one': (all) => merge(all[1].certificate?.parts),
  'other pairs, sums made to fit': (all, random) => otherPairs(all, random),
  'other pairs with the least of tie numbers unproven': (all, random) => {
    const isOther = otherPairs(all, random);
    if (isOther) for (const part of all[1].certificate?.parts ?? []) delete part.ties;
    if (isOther && all[1].certificate) all[1].certificate.tieBreak = 'partial';
    return isOther;
  },
  'a coarser scale, all made to fit': (all, random) => rescale(all, random),
  'reasons invented': (all, random) => invent(all, random),
  'the problem: a number, another': (all, random) =>
    change(places(all[0], isNumber), random, (value) => value + random.pick([-1, 1, 0.25])),
  'the problem: a word, another': (all, random) =>
    change(
      places({ ...all[0], format: null }, (value, key) => isText(value) && ['coverage', 'balance', 'objective', 'op'].includes(key)),
      random,
      () => random.pick(['ALL', 'all', 'most', 'worst', 'spread', 'fair', 'score', 'Fair', '<=', '>=', '=']),
    ),
  'the problem: a field dropped': (all, random) =>
    drop(
      places(all[0], (_, key, node) => isNode(node) && node !== all[0]),
      random,
    ),
  'the problem: a list shorter': (all, random) =>
    change(places(all[0], isList), random, (value) => without(value, random.int(0, value.length - 1))),
  'the problem: a field misspelt': (all, random) =>
    misspell(
      places(all[0], (_, key, node) => isNode(node)),
      random,
    ),
};

function change(found, random, make) {
  if (found.length === 0) return false;
  const [node, key] = random.pick(found);
  const before = JSON.stringify(node[key]);
  node[key] = make(node[key]);
  return JSON.stringify(node[key]) !== before;
}

function exchange(found, random) {
  if (found.length < 2) return false;
  const [[a, k], [b, l]] = [random.pick(found), random.pick(found)];
  const same = JSON.stringify(a[k]) === JSON.stringify(b[l]);
  const [first, second] = [structuredClone(a[k]), structuredClone(b[l])];
  [a[k], b[l]] = [second, first];
  return !same;
}

function drop(found, random) {
  if (found.length === 0) return false;
  const [node, key] = random.pick(found);
  delete node[key];
  return true;
}

function misspell(found, random) {
  if (found.length === 0) return false;
  const [node, key] = random.pick(found);
  node[`${key}s`] = node[key];
  delete node[key];
  return true;
}

function without(list, k) {
  return list.filter((_, other) => other !== k);
}

function merge(parts) {
  if (parts === undefined || parts.length < 2) return false;
  const [a, b] = parts.splice(0, 2);
  const join = (x, y, key) => {
    if (isNumber(x) && isNumber(y) && ['matched', 'score', 'count', 'matchedBound', 'scoreBound'].includes(key)) return x + y;
    if (Array.isArray(x) && Array.isArray(y)) return [...x, ...y];
    if (isNode(x) && isNode(y)) return Object.fromEntries(Object.keys({ ...x, ...y }).map((name) => [name, join(x[name], y[name], name)]));
    return x ?? y;
  };
  parts.unshift(join(a, b, ''));
  return true;
}

/** Another matching, with everything that is summed up from the pairs as it should be. */
function otherPairs([problem, solution], random) {
  if (solution.status === 'infeasible' || problem.pairs.length === 0) return false;
  const chosen = new Map(solution.pairs.map((pair) => [pair.join(' '), pair]));
  const before = [...chosen.keys()].sort().join();
  for (let k = random.int(1, 3); k > 0; k--) {
    const [t, m] = random.pick(problem.pairs);
    const key = `${t} ${m}`;
    if (chosen.has(key)) chosen.delete(key);
    else chosen.set(key, [t, m]);
    const own = [...chosen.values()].filter(([other]) => other === t);
    if (own.length > 1 && random.chance(0.8)) chosen.delete(own.find((pair) => pair[1] !== m)?.join(' '));
  }
  if ([...chosen.keys()].sort().join() === before) return false;
  fit(
    problem,
    solution,
    [...chosen.values()].sort(([a, b], [c, d]) => (a < c || (a === c && b < d) ? -1 : 1)),
  );
  return true;
}

function fit(problem, solution, pairs) {
  const isChosen = new Set(pairs.map((pair) => pair.join(' ')));
  solution.pairs = pairs;
  solution.matched = pairs.length;
  solution.unmet = problem.trainees
    .map(({ id, need = 1 }) => ({ trainee: id, missing: need - pairs.filter(([t]) => t === id).length }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => (a.trainee < b.trainee ? -1 : 1));
  const { scale, parts } = solution.certificate ?? { scale: { base: 10, exponent: 0 }, parts: [] };
  const integer = (score) => Math.round(scale.base === 10 ? score * 10 ** scale.exponent : score * 2 ** scale.exponent);
  let total = 0;
  for (const part of parts) {
    const own = problem.pairs.filter(([t, m]) => part.trainees.includes(t) && isChosen.has(`${t} ${m}`));
    part.matched = own.length;
    part.score = own.reduce((sum, [, , score]) => sum + integer(score), 0);
    total += part.score;
  }
  solution.objective = scale.base === 10 ? Number(`${total}e${-scale.exponent}`) : total / 2 ** scale.exponent;
  if (solution.bound !== null) solution.bound = solution.objective;
  if (!scale.exact) scale.tolerance = pairs.length / 2 / 2 ** scale.exponent;
}

function rescale([problem, solution], random) {
  if (!solution.certificate || solution.status === 'infeasible') return false;
  Object.assign(solution.certificate.scale, {
    base: random.pick([2, 2, 10]),
    exponent: random.pick([-1000, -20, -3, 0, 1, 5, 20]),
    exact: random.chance(0.3),
    tolerance: 0,
  });
  const { parts, scale } = solution.certificate;
  fit(problem, solution, solution.pairs);
  if (!scale.exact) scale.tolerance = solution.pairs.length / 2 / scale.base ** scale.exponent;
  for (const part of parts) {
    const none = {
      denominator: 1,
      trainees: part.trainees.map(() => 0),
      mentors: part.mentors.map(() => 0),
      sideConstraints: part.sideConstraints.map(() => 0),
      coverage: 0,
    };
    if (random.chance(0.7)) part.optimality = { fixing: null, tree: { leaf: 'bound', duals: none } };
    if (random.chance(0.7)) delete part.ties;
  }
  solution.certificate.tieBreak = random.pick(['complete', 'partial']);
  return true;
}

function invent([problem, solution], random) {
  const some = (list) => list.filter(() => random.chance(0.5)).map(({ id }) => id);
  const number = () => random.int(0, 4);
  solution.diagnosis ??= { shortages: [], minimums: [], overbooked: [], conflicts: [], unmetBySideConstraints: 0 };
  const { diagnosis } = solution;
  const people = () => ({ trainees: some(problem.trainees), mentors: some(problem.mentors) });
  const inventions = [
    () =>
      diagnosis.shortages.push({ ...people(), needed: number(), capacity: number(), otherPairs: number(), reserved: 0, missing: number() }),
    () => diagnosis.minimums.push({ ...people(), minimum: number(), reserved: 0, available: number(), missing: number() }),
    () =>
      diagnosis.overbooked.push({
        side: random.pick(['mentor', 'trainee']),
        id: random.pick(problem.mentors).id,
        required: number() + 1,
        limit: number(),
      }),
    () => diagnosis.conflicts.push(some(problem.sideConstraints ?? [{ id: 'c0' }])),
    () => (diagnosis.unmetBySideConstraints += random.pick([-1, 1])),
    () => diagnosis.shortages.splice(0, 1),
    () => diagnosis.conflicts.splice(0, 1),
  ];
  const before = JSON.stringify(diagnosis);
  random.pick(inventions)();
  return JSON.stringify(diagnosis) !== before;
}

/** What a solution says, without its proofs; lists of reasons in any order. */
function claimsOf({ status, pairs, matched, objective, bound, unmet, certificate, diagnosis }) {
  const reasons =
    diagnosis &&
    Object.fromEntries(
      Object.entries(diagnosis).map(([name, list]) => [name, Array.isArray(list) ? list.map((one) => JSON.stringify(one)).sort() : list]),
    );
  return JSON.stringify({ status, pairs, matched, objective, bound, unmet, reasons, rounding: certificate?.scale.tolerance ?? 0 });
}

/** Whether the reasons count up, counted here anew; what rules keep unmet is what can be met without them. Of conflicts only that they conflict. */
function reasonsHold(problem, { status, matched, diagnosis }) {
  if (diagnosis === null) return true;
  const { shortages, minimums, overbooked, conflicts, unmetBySideConstraints } = diagnosis;
  const need = (ids) => problem.trainees.filter(({ id }) => ids.includes(id)).reduce((sum, one) => sum + (one.need ?? 1), 0);
  const places = (ids, field, otherwise) =>
    problem.mentors.filter(({ id }) => ids.includes(id)).reduce((sum, one) => sum + (one[field] ?? otherwise), 0);
  const count = (pairs, trainees, mentors, ofTrainee, ofMentor) =>
    (pairs ?? []).filter(([t, m]) => trainees.includes(t) === ofTrainee && mentors.includes(m) === ofMentor).length;
  const areCounted =
    shortages.every(({ trainees, mentors, missing }) => {
      const own =
        need(trainees) -
        places(mentors, 'max', 1) -
        count(problem.pairs, trainees, mentors, true, false) +
        count(problem.required, trainees, mentors, false, true);
      return own === missing && own > 0;
    }) &&
    minimums.every(({ trainees, mentors, missing }) => {
      const available =
        need(trainees) - count(problem.required, trainees, mentors, true, false) + count(problem.pairs, trainees, mentors, false, true);
      return places(mentors, 'min', 0) - available === missing && missing > 0;
    }) &&
    overbooked.every(
      ({ side, id, required }) => (problem.required ?? []).filter((pair) => pair[side === 'mentor' ? 1 : 0] === id).length === required,
    );
  if (!areCounted) return false;
  if (status === 'infeasible') {
    const only = (ids) => ({ ...problem, sideConstraints: (problem.sideConstraints ?? []).filter(({ id }) => ids.includes(id)) });
    return unmetBySideConstraints === 0 && conflicts.every((ids) => solve(only(ids)).status === 'infeasible');
  }
  const free = { ...problem, sideConstraints: [], mentors: problem.mentors.map((mentor) => ({ ...mentor, min: 0 })), coverage: 'most' };
  return conflicts.length === 0 && solve(free).matched - matched === unmetBySideConstraints;
}

/** Whether what is claimed is true, as far as the true solution of the same problem shows. */
function isTrue(problem, claimed) {
  if (!reasonsHold(problem, claimed)) return false;
  const truth = solve(problem);
  if (claimsOf(claimed) === claimsOf(truth)) return true;
  if (claimed.status === 'feasible') return true; // every rule is checked, and no more is claimed
  const off = Math.abs(claimed.objective - truth.objective);
  const tolerance = [claimed, truth].reduce((sum, { certificate }) => sum + (certificate?.scale.tolerance ?? 0), 0);
  if (claimed.status !== truth.status || claimed.matched !== truth.matched || !(off <= tolerance)) {
    // A limit claims less: a bound that is not below the truth, of a matching that keeps every rule.
    return (
      claimed.status === 'limit' &&
      truth.status === 'optimal' &&
      (claimed.bound === null || claimed.bound >= truth.objective || claimed.matched < truth.matched)
    );
  }
  // Another of the best, which does not claim to have won the lot; or other reasons, which count up.
  const isSamePairs = JSON.stringify(claimed.pairs) === JSON.stringify(truth.pairs);
  return isSamePairs || (claimed.certificate.tieBreak === 'partial' && truth.status === 'optimal');
}

const seed = options.seed;
const wanted = Number(options.corruptions);
const counts = new Map(Object.keys(KINDS).map((kind) => [kind, { tried: 0, refused: 0, true: 0, false: 0 }]));
const kinds = Object.keys(KINDS);
let done = 0;
let failed = false;
for (let k = 0; done < wanted; k++) {
  const random = seededRandom(`forgery ${seed} ${k}`);
  const problem = problemOf(random);
  const solution = solve(problem);
  const own = verify(problem, solution);
  if (!own.valid) {
    failed = true;
    console.log(`problem ${k}: its own solution is refused: ${own.problems[0]}`);
    continue;
  }
  for (let n = 0; n < CORRUPTIONS_EACH && done < wanted; n++) {
    const kind = kinds[(k + n) % kinds.length];
    const corrupted = structuredClone([problem, solution]);
    if (!KINDS[kind](corrupted, random)) continue;
    done++;
    const count = counts.get(kind);
    count.tried++;
    try {
      if (!verify(...corrupted).valid) count.refused++;
      else if (isTrue(...corrupted)) count.true++;
      else {
        count.false++;
        failed = true;
        if (count.false <= 3) console.log(`FALSE, and taken (${kind}; problem ${k}, corruption ${n}): ${JSON.stringify(corrupted)}`);
      }
    } catch (error) {
      failed = true;
      console.log(`${kind}; problem ${k}, corruption ${n}: ${error.stack}`);
    }
  }
}
const width = Math.max(...kinds.map((kind) => kind.length));
console.log(`${'corruption'.padEnd(width)} ${['tried', 'refused', 'true', 'FALSE'].map((word) => word.padStart(9)).join('')}`);
for (const [kind, { tried, refused, true: isSo, false: isNot }] of counts)
  console.log(`${kind.padEnd(width)} ${[tried, refused, isSo, isNot].map((count) => String(count).padStart(9)).join('')}`);
if (failed) process.exitCode = 1;
