/** Which rules a set of pairs breaks that people made: each hard rule, mentors' places and minimums, the guidelines' constraints, in sentences. */
import type { BrokenRule, Text } from '../domain/index.ts';
import {
  minimumLeft,
  placesLeft,
  constraintResults,
  extended,
  fullName,
  groupConstraints,
  type LabelledConstraint,
  type PairTable,
  type Prepared,
  toldAs,
} from '../matching/index.ts';
import { describeExclusion, inBoth, wordsOf } from '../wording/index.ts';
import { traineesOf, type Scored } from './pairing.ts';

/** Pairs by trainee, then mentors by id, then constraints by id. Empty when a matching could be made of these pairs. */
export function brokenRules(prepared: Prepared, pairs: readonly Scored[]): BrokenRule[] {
  return [...brokenPairs(pairs), ...brokenPlaces(prepared, pairs), ...brokenConstraints(prepared, pairs), ...uncovered(prepared, pairs)];
}

function brokenPairs(pairs: readonly Scored[]): BrokenRule[] {
  return pairs
    .filter(({ pair }) => pair.rules.length > 0)
    .map(({ trainee, mentor, pair: { rules } }): BrokenRule => {
      const names = `${fullName(trainee.person)} – ${fullName(mentor.person)}`;
      const sentence = inBoth((language) => {
        const { vocabulary, constraints } = wordsOf(language);
        return constraints.broken.pair(names, rules.map((rule) => describeExclusion(rule, language)).join(vocabulary.semicolon));
      });
      return { kind: 'pair', trainee: trainee.person.id, mentor: mentor.person.id, rules, sentence };
    });
}

/** A mentor who has no place at all is told of with each pair. Who may not have trainees by their own rules need not have a minimum. */
function brokenPlaces({ context, mentors, usable }: Prepared, pairs: readonly Scored[]): BrokenRule[] {
  const given = traineesOf(pairs);
  const isUsable = new Set(usable);
  return mentors.flatMap((mentor): BrokenRule[] => {
    const { person } = mentor;
    const [trainees, places] = [given.get(mentor) ?? 0, placesLeft(context, person)];
    const say = (kind: 'places' | 'minimum', limit: number): BrokenRule[] => {
      const sentence = inBoth((language) => wordsOf(language).constraints.broken[kind](fullName(person), trainees, limit));
      return [{ kind, mentor: person.id, trainees, limit, sentence }];
    };
    if (places > 0 && trainees > places) return say('places', places);
    return isUsable.has(mentor) && trainees < minimumLeft(person) ? say('minimum', minimumLeft(person)) : [];
  });
}

/** Told once for each rule that holds people together, however many groups it is written over. */
function brokenConstraints(prepared: Prepared, pairs: readonly Scored[]): BrokenRule[] {
  const { context, constraints, table } = prepared;
  const excluded = pairs.filter(({ pair }) => pair.rules.length > 0);
  const all = excluded.length === 0 ? constraints : groupConstraints(context, withPairs(table, excluded));
  const ids = pairs.map(({ trainee, mentor }): [string, string] => [trainee.person.id, mentor.person.id]);
  const told = new Set<string>();
  return constraintResults(all, ids).flatMap(({ id, value, op, rhs }, k): BrokenRule[] => {
    const constraint = all[k]!;
    if (holds(value, op, rhs) || (constraint.limit === 'same' && told.has(constraint.rule.id))) return [];
    told.add(constraint.rule.id);
    return [{ kind: 'sideConstraint', id, value, op, rhs, sentence: constraintSentence(constraint, value) }];
  });
}

/** The constraints speak of eligible pairs; these are not, and count all the same. */
function withPairs(table: PairTable, excluded: readonly Scored[]): PairTable {
  const known = new Set(table.mentors);
  const mentors = new Set(excluded.map(({ mentor }) => mentor).filter((mentor) => !known.has(mentor)));
  return extended(
    table,
    [...mentors],
    excluded.map(({ trainee, mentor, pair: { score } }) => ({ trainee, mentor, score })),
  );
}

function holds(value: number, op: '<=' | '>=' | '=', rhs: number): boolean {
  return op === '<=' ? value <= rhs : op === '>=' ? value >= rhs : value === rhs;
}

function constraintSentence(constraint: LabelledConstraint, value: number): Text {
  const label = toldAs(constraint);
  const { op, rhs } = constraint.constraint;
  return inBoth((language) => {
    const { unmet, above, below } = wordsOf(language).constraints.broken;
    // A share's sides are sums of shares: numbers that would say nothing to anybody.
    if (op === '=' || constraint.limit === 'minShare' || constraint.limit === 'maxShare') return unmet(label[language]);
    return (op === '<=' ? above : below)(label[language], value, rhs);
  });
}

/** Where the guidelines ask that everybody has a mentor. */
function uncovered({ context, trainees }: Prepared, pairs: readonly Scored[]): BrokenRule[] {
  const missing = trainees.length - pairs.length;
  if (context.guidelines.coverage !== 'all' || missing === 0) return [];
  const sentence = inBoth((language) => wordsOf(language).constraints.broken.coverage(missing));
  return [{ kind: 'coverage', missing, sentence }];
}
