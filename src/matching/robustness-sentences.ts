/**
 * How far a matching depends on the weights, in words: a table of the criteria, the pairs that a fifth undoes, those that only a broken tie
 * holds. Names of people come from the caller.
 */
import { CRITERION_NAMES, fill, formatDecimal } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import type { PairRobustness, WeightRange, WeightRobustness } from './robustness.ts';

/** Lines to be printed one below the other. */
export function explainWeights({ criteria, pairs }: WeightRobustness, nameOf: (id: string) => string, language: Language): string[] {
  const fr = language === 'fr';
  const say = (french: string, english: string, values: Readonly<Record<string, number>> = {}): string =>
    fill(fr ? french : english, values, language);
  const named = ({ trainee, mentor }: PairRobustness): string => `${nameOf(mentor)} – ${nameOf(trainee)}`;
  const surviving = pairs.filter(({ survives }) => survives === true);
  const lost = pairs.filter(({ survives }) => survives === false).sort((a, b) => leastMove(a, criteria) - leastMove(b, criteria));
  const open = pairs.filter(({ survives }) => survives === null);
  const tied = pairs.filter(({ certainty }) => certainty === 'uncertain');
  const undecided = pairs.filter(({ certainty }) => certainty === 'unknown');
  const lines = [
    say(
      'Un poids varie, les autres gardent leurs proportions entre eux : le total reste de 100 %.',
      'One weight varies, the others keep their proportions to each other: the total stays 100 %.',
    ),
    '',
    ...table(criteria, language),
    '',
    ...notes(criteria, language),
    (open.length === 0 ? '' : say('Au moins ', 'At least ')) +
      say(
        '{k} {k|binôme|binômes} sur {n} {k|résiste|résistent} à une variation de ±20 % de chaque poids pris seul.',
        '{k} of {n} {n|pair|pairs} {k|survives|survive} a change of ±20 % in each weight alone.',
        { k: surviving.length, n: pairs.length },
      ),
  ];
  const list = (head: string, each: readonly string[]): void => {
    if (each.length > 0) lines.push('', head, ...each.map((line) => `  ${line}`));
  };
  list(
    say(
      '{n|Un binôme ne résiste|{n} binômes ne résistent} pas, {n|perdu|le plus fragile d’abord, perdus} dès que le poids atteint :',
      '{n|One pair does|{n} pairs do} not, {n|lost|the most fragile first, lost} once the weight reaches:',
      { n: lost.length },
    ),
    lost.map((pair) => {
      const where = pair.losses.map(({ criterion, weight }) => `${CRITERION_NAMES[criterion][language]} ${percent(weight, language)}`);
      return `${named(pair)}${fr ? ' : ' : ': '}${where.join(', ')}`;
    }),
  );
  list(
    say(
      '{n|Un binôme reste|{n} binômes restent} sans réponse dans le temps imparti :',
      '{n|One pair is|{n} pairs are} left without an answer in the time given:',
      { n: open.length },
    ),
    open.map(named),
  );
  list(
    say(
      '{n|Un binôme n’est|{n} binômes ne sont} pas {n|certain|certains} : une autre solution, exactement aussi bonne, s’en passe ; le sort, ou la proposition précédente, a tranché.',
      '{n|One pair is|{n} pairs are} not certain: another solution, exactly as good, does without {n|it|them}; the lot, or the earlier proposal, decided.',
      { n: tied.length },
    ),
    tied.map(named),
  );
  list(
    say(
      '{n|Un binôme|{n} binômes} dont on ne sait pas {n|s’il est|s’ils sont} dans toutes les meilleures solutions :',
      '{n|One pair|{n} pairs} of which it is not known whether all best solutions have {n|it|them}:',
      { n: undecided.length },
    ),
    undecided.map(named),
  );
  return lines;
}

function table(criteria: readonly WeightRange[], language: Language): string[] {
  const fr = language === 'fr';
  const bound = (value: number | null): string => (value === null ? '?' : percent(value, language));
  const rows = [
    fr
      ? ['Critère', 'poids', 'mêmes binômes de', 'à', 'perdus à ±20 %', '(de', 'à)']
      : ['Criterion', 'weight', 'same pairs from', 'to', 'lost at ±20 %', '(from', 'to)'],
    ...criteria.map(({ criterion, weight, low, high, from, to, lost, status }) => [
      CRITERION_NAMES[criterion][language],
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
  const fr = language === 'fr';
  const has = (status: WeightRange['status']): boolean => criteria.some((range) => range.status === status);
  const isTouching = criteria.some(({ weight, low, high }) => (low === weight && weight > 0) || (high === weight && weight < 1));
  const found = [
    isTouching &&
      (fr
        ? 'Une borne égale au poids actuel : de ce côté, une autre solution, aussi bonne ou presque, l’emporte dès le premier dix-millième.'
        : 'A bound that is today’s weight: on that side another solution, as good or nearly so, wins from the first ten-thousandth on.'),
    has('limit') &&
      (fr
        ? '« ? » et « ≥ » : le temps imparti n’a pas suffi pour en savoir plus.'
        : '“?” and “≥”: the time given was not enough to know more.'),
    has('ends') &&
      (fr
        ? 'Avec l’objectif « fair », les bornes ne se calculent pas ; ±20 % n’a été essayé qu’aux deux extrémités.'
        : 'With objective “fair” bounds cannot be computed; ±20 % was tried at the two ends only.'),
    has('alone') &&
      (fr
        ? 'Un critère qui a tout le poids n’a pas d’autres poids à faire varier avec lui.'
        : 'A criterion that has all the weight leaves no other weights to vary with it.'),
  ].filter((note) => note !== false);
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
  return `${formatDecimal(Math.round(weight * 10_000) / 100, 2, language)} %`;
}
