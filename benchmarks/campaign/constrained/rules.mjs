// The rules of a problem read literally, in whole numbers: what a matching breaks, and what it is worth.
//
// This is the campaign's own reading of the public contract. It shares nothing with the solver or its verifier.

/** Decimal numbers as bigints of one scale, { integers, places }: exactly what their shortest notation says. */
export function scaled(values) {
  const decimals = values.map((value) => {
    const [mantissa, exponent = '0'] = String(value).split('e');
    const [whole, fraction = ''] = mantissa.split('.');
    return { digits: BigInt(whole + fraction), places: fraction.length - Number(exponent) };
  });
  const places = decimals.reduce((most, decimal) => Math.max(most, decimal.places), 0);
  return { integers: decimals.map((decimal) => decimal.digits * 10n ** BigInt(places - decimal.places)), places };
}

export function keyOf(trainee, mentor) {
  return JSON.stringify([trainee, mentor]);
}

/** { violations, matched, score, unmet } of a list of pairs: `score` is a bigint on the scale of the problem's scores. */
export function measure(problem, pairs) {
  const violations = [];
  const { integers } = scaled(problem.pairs.map(([, , score]) => score));
  const scores = new Map(problem.pairs.map(([trainee, mentor], k) => [keyOf(trainee, mentor), integers[k]]));
  const chosen = new Set(pairs.map(([trainee, mentor]) => keyOf(trainee, mentor)));
  if (chosen.size < pairs.length) violations.push('a pair stands twice');
  for (const key of chosen) if (!scores.has(key)) violations.push(`${key} is not eligible`);
  const load = (side, id) => pairs.filter((pair) => pair[side] === id).length;
  const unmet = [];
  for (const { id, need = 1 } of problem.trainees) {
    const missing = need - load(0, id);
    if (missing < 0) violations.push(`${id} has ${-missing} more than needed`);
    if (missing > 0) unmet.push({ trainee: id, missing });
  }
  if (problem.coverage === 'all' && unmet.length > 0) violations.push(`${unmet.length} trainees have unmet needs`);
  for (const { id, min = 0, max = 1 } of problem.mentors) {
    if (load(1, id) < min || load(1, id) > max) violations.push(`${id} has ${load(1, id)}, outside ${min} … ${max}`);
  }
  for (const pair of problem.required ?? []) if (!chosen.has(keyOf(...pair))) violations.push(`required ${keyOf(...pair)} is missing`);
  for (const constraint of problem.sideConstraints ?? []) {
    if (!holds(constraint, chosen)) violations.push(`${constraint.id} does not hold`);
  }
  return { violations, matched: pairs.length, score: [...chosen].reduce((sum, key) => sum + (scores.get(key) ?? 0n), 0n), unmet };
}

function holds({ terms, op, rhs }, chosen) {
  const { integers } = scaled([...terms.map(([, , coefficient]) => coefficient), rhs]);
  const limit = integers.pop();
  const sum = terms.reduce((total, [trainee, mentor], k) => (chosen.has(keyOf(trainee, mentor)) ? total + integers[k] : total), 0n);
  return op === '<=' ? sum <= limit : op === '>=' ? sum >= limit : sum === limit;
}
