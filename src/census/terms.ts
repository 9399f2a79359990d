/**
 * Terms that may have missed each other: used by one side alone, or one letter or a plural from another. Nothing is merged: who wrote them
 * knows whether they mean the same.
 */
import { compareIds, termKey } from '../domain/index.ts';
import { editDistance } from '../errors/index.ts';
import type { ReadFile } from './read-file.ts';
import { clip, type Finding } from './finding.ts';
import { columnOf } from './record.ts';

interface Use {
  /** As it is written where it comes first. */
  readonly term: string;
  readonly file: ReadFile;
  readonly line: number;
  readonly list: 'domains' | 'skills' | 'learningNeeds';
  mentors: number;
  trainees: number;
}

/** So many different terms are free text: nothing is told of how they are written. */
const TERMS_MAX = 5000;
/** Longer ones are sentences. */
const TERM_LENGTH_MAX = 60;
/** Shorter words are near one another by being short. */
const NEAR_LENGTH = 5;

/** One finding for two terms that are near, at the rarer one; one for up to eight that one side alone uses, at the first of them. Time near-linear in the length of all the different terms. */
export function compareTerms(files: readonly ReadFile[]): void {
  const sides = new Set(files.flatMap(({ people }) => people.map(({ person }) => person.role)));
  for (const uses of [usesOf(files, 'domains', 'domains'), usesOf(files, 'skills', 'learningNeeds')]) {
    if (uses.size > TERMS_MAX) continue;
    const near = nearOnes([...uses.keys()]);
    const told = new Set(near.flat());
    for (const [key, other] of near) {
      const [first, second] = [uses.get(key)!, uses.get(other)!];
      // At the rarer of the two: more likely it is the slip.
      const [slip, usual] = count(first) <= count(second) ? [first, second] : [second, first];
      slip.file.warnings.push(finding(slip, 'CENSUS_TERM_NEAR', { other: clip(usual.term) }));
    }
    // With one side alone, or none of whom one side says anything, there is nobody to be missed.
    const isAnswered =
      sides.size === 2 && [...uses.values()].some(({ mentors }) => mentors > 0) && [...uses.values()].some(({ trainees }) => trainees > 0);
    if (!isAnswered) continue;
    // Where each term of the trainees has its mentors, what else mentors offer has missed nobody.
    if (![...uses].some(([key, use]) => !told.has(key) && use.mentors === 0)) continue;
    for (const side of [MENTORS, TRAINEES]) {
      const alone = [...uses].filter(([key, use]) => !told.has(key) && use[side.key] === count(use)).map(([, use]) => use);
      for (let k = 0; k < alone.length; k += TOGETHER) tellAlone(alone.slice(k, k + TOGETHER), side, side === MENTORS ? TRAINEES : MENTORS);
    }
  }
}

/** Terms in one finding: all of them can be read there. */
const TOGETHER = 8;

type Side = typeof MENTORS | typeof TRAINEES;

function tellAlone(uses: readonly Use[], side: Side, other: Side): void {
  const [first] = uses;
  if (first === undefined) return;
  const quoted = (open: string, close: string): string =>
    uses.map((use) => `${open}${use.term.slice(0, 40)}${close}${count(use) > 1 ? ` (× ${count(use)})` : ''}`).join(', ');
  const values = { detailFr: quoted('« ', ' »'), detail: quoted('“', '”') };
  const words = { sideFr: side.fr, sideEn: side.en, otherFr: other.fr, otherEn: other.en };
  first.file.warnings.push(finding(first, 'CENSUS_TERM_ONE_SIDE', { ...values, ...words, count: uses.length }));
}

const MENTORS = { key: 'mentors', fr: 'tuteurs', en: 'mentors' } as const;
const TRAINEES = { key: 'trainees', fr: 'stagiaires', en: 'trainees' } as const;

function count({ mentors, trainees }: Use): number {
  return mentors + trainees;
}

function usesOf(files: readonly ReadFile[], ofMentors: 'domains' | 'skills', ofTrainees: 'domains' | 'learningNeeds'): Map<string, Use> {
  const uses = new Map<string, Use>();
  for (const file of files)
    for (const { person, line } of file.people) {
      const list = person.role === 'mentor' ? ofMentors : ofTrainees;
      const terms = person.role === 'mentor' ? person[ofMentors] : person[ofTrainees];
      for (const term of terms) {
        const key = termKey(term);
        const use = uses.get(key) ?? { term, file, line, list, mentors: 0, trainees: 0 };
        if (person.role === 'mentor') use.mentors++;
        else use.trainees++;
        uses.set(key, use);
      }
    }
  return uses;
}

/**
 * Pairs of keys that differ by one letter (more, less, other, two swapped) or in plurals alone. Two texts within one edit have a text in common
 * that one of them, or each, becomes by losing one letter.
 */
function nearOnes(keys: readonly string[]): [string, string][] {
  const byShorter = new Map<string, string[]>();
  const found = new Map<string, [string, string]>();
  for (const key of [...keys].sort(compareIds)) {
    if (key.length < NEAR_LENGTH || key.length > TERM_LENGTH_MAX) continue;
    const shorter = new Set([key, `=${singular(key)}`, ...Array.from(key, (_, k) => key.slice(0, k) + key.slice(k + 1))]);
    for (const form of shorter) {
      const known = byShorter.get(form);
      for (const other of known ?? [])
        if (singular(other) === singular(key) || editDistance(other, key, 1) <= 1) found.set(`${other}\u0000${key}`, [other, key]);
      if (known === undefined) byShorter.set(form, [key]);
      else known.push(key);
    }
  }
  return [...found.values()];
}

function singular(key: string): string {
  return key
    .split(' ')
    .map((word) => (word.length > 3 ? word.replace(/(?:aux|s|x)$/, (end) => (end === 'aux' ? 'al' : '')) : word))
    .join(' ');
}

function finding({ term, file, line, list }: Use, code: Finding['code'], values: Finding['values']): Finding {
  const [column, value] = [columnOf(file.columns, list), clip(term)];
  return { code, file: file.file.name, record: null, line, column, value, values: { value, column, ...values } };
}
