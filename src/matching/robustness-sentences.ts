/**
 * How far a matching depends on the weights, in words: a table of the criteria, the pairs that a fifth undoes, those that only a broken tie
 * holds. Names of people come from the caller.
 */
import type { Language } from '../errors/index.ts';
import { formatsOf, wordsOf } from '../wording/index.ts';
import type { PairRobustness, WeightRange, WeightRobustness } from './robustness.ts';

/** Lines to be printed one below the other. */
export function explainWeights({ criteria, pairs }: WeightRobustness, nameOf: (id: string) => string, language: Language): string[] {
  const { vocabulary, weights: words } = wordsOf(language);
  const named = ({ trainee, mentor }: PairRobustness): string => `${nameOf(mentor)} – ${nameOf(trainee)}`;
  const surviving = pairs.filter(({ survives }) => survives === true);
  // At the weight of today itself another matching is as good: that pair is among the tied.
  const today = new Map(criteria.map(({ criterion, weight }) => [criterion, weight]));
  const moved = pairs.map((pair) => ({ ...pair, losses: pair.losses.filter(({ criterion, weight }) => weight !== today.get(criterion)) }));
  const lost = moved.filter(({ losses }) => losses.length > 0).sort((a, b) => leastMove(a, criteria) - leastMove(b, criteria));
  const open = pairs.filter(({ survives }) => survives === null);
  const tied = pairs.filter(({ certainty }) => certainty === 'uncertain');
  const undecided = pairs.filter(({ certainty }) => certainty === 'unknown');
  const list = (head: (n: number) => string, each: readonly string[]): string[] =>
    each.length === 0 ? [] : ['', head(each.length), ...each.map((line) => `  ${line}`)];
  const undone = lost.map((pair) => {
    const where = pair.losses.map(({ criterion, weight }) => `${vocabulary.criteria[criterion]} ${percent(weight, language)}`);
    return vocabulary.colon(named(pair), where.join(', '));
  });
  return [
    ...[words.intro, '', ...table(criteria, language), '', ...notes(criteria, language)],
    words.surviving(surviving.length, pairs.length, open.length > 0),
    ...list(words.lost, undone),
    ...list(words.open, open.map(named)),
    ...list(words.tied, tied.map(named)),
    ...list(words.undecided, undecided.map(named)),
  ];
}

function table(criteria: readonly WeightRange[], language: Language): string[] {
  const { vocabulary, weights: words } = wordsOf(language);
  const bound = (value: number | null): string => (value === null ? '?' : percent(value, language));
  const { columns } = words;
  const rows = [
    [columns.criterion, columns.weight, columns.low, columns.high, columns.lost, columns.from, columns.to],
    ...criteria.map(({ criterion, weight, low, high, from, to, lost, status }) => [
      vocabulary.criteria[criterion],
      percent(weight, language),
      bound(low),
      bound(high),
      status === 'alone' ? '?' : `${status === 'limit' ? '≥ ' : ''}${lost}`,
      percent(from, language),
      percent(to, language),
    ]),
  ];
  const widths = rows[0]!.map((_, k) => Math.max(...rows.map((row) => row[k]!.length)));
  return rows.map((row) => `  ${row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!))).join('  ')}`);
}

/** What a reader must know of these very numbers, and no more. */
function notes(criteria: readonly WeightRange[], language: Language): string[] {
  const words = wordsOf(language).weights.notes;
  const has = (status: WeightRange['status']): boolean => criteria.some((range) => range.status === status);
  const isTouching = criteria.some(({ weight, low, high }) => (low === weight && weight > 0) || (high === weight && weight < 1));
  const found = [
    ...(isTouching ? [words.touching] : []),
    ...(['limit', 'ends', 'alone'] as const).filter(has).map((status) => words[status]),
  ];
  return found.length === 0 ? [] : [...found, ''];
}

/** The least relative change of a weight that undoes a pair. */
function leastMove({ losses }: PairRobustness, criteria: readonly WeightRange[]): number {
  const [first] = losses;
  const today = criteria.find(({ criterion }) => criterion === first?.criterion)?.weight ?? 1;
  return first === undefined ? Infinity : Math.abs(first.weight - today) / today;
}

/** « 30,58 % »: weights have four decimals. */
function percent(weight: number, language: Language): string {
  return formatsOf(language).fixedPercent(weight, 2);
}
