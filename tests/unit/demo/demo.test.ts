import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseString } from 'fast-csv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPeriod, parseCalendar } from '../../../src/calendar/index.ts';
import { dayNumber, expectedDays, presence } from '../../../src/domain/period.ts';
import { termKey, type DateRange } from '../../../src/domain/person.ts';
import type { Reference } from '../../../src/domain/site.ts';
import { parseReference } from '../../../src/reference/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const FILES = ['tuteurs.csv', 'stagiaires.csv'] as const;
const SHORT_BOARD = 'DISP-DIJ';

type CensusRow = Record<string, string>;

async function readCensus(file: string): Promise<CensusRow[]> {
  const rows: CensusRow[] = [];
  const parser: AsyncIterable<CensusRow> = parseString(readFileSync(join(root, 'data/demo', file), 'utf8'), {
    headers: true,
    delimiter: ';',
  });
  for await (const row of parser) rows.push(row);
  return rows;
}

const list = (cell = ''): string[] => cell.split('|').filter((item) => item !== '');
const isoDate = (date = ''): string => date.split('/').reverse().join('-');
const absences = (mentor: CensusRow): DateRange[] =>
  list(mentor.absences).map((range) => {
    const [start, end] = range.split('-').map(isoDate);
    return { start: start ?? '', end: end ?? '' };
  });

describe('the generator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'binome-demo-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes the same files again, byte for byte', () => {
    execFileSync(process.execPath, [join(root, 'scripts/build-demo.mjs'), folder], { stdio: 'pipe' });
    for (const file of FILES) expect(readFileSync(join(folder, file)).equals(readFileSync(join(root, 'data/demo', file)))).toBe(true);
  });

  it('writes as a spreadsheet in France does', () => {
    for (const file of FILES) {
      const text = readFileSync(join(root, 'data/demo', file), 'utf8');
      expect(text.startsWith('\u{feff}matricule;rôle;nom;prénom;courriel;service;commune;')).toBe(true);
      expect(text.endsWith('\r\n')).toBe(true);
      expect(text.match(/(?<!\r)\n/g)).toBeNull();
    }
  });
});

describe('the demo census', () => {
  let mentors: CensusRow[];
  let trainees: CensusRow[];
  let reference: Reference;
  let days: number[];
  beforeAll(async () => {
    [mentors = [], trainees = []] = await Promise.all(FILES.map(readCensus));
    const read = (name: string): string => readFileSync(join(root, 'data/reference', `${name}.csv`), 'utf8');
    reference = await parseReference({
      directorates: read('directorates'),
      services: read('services'),
      sites: read('sites'),
      communes: read('communes'),
    });
    days = expectedDays(findPeriod(await parseCalendar([{ name: 'cpip-29.csv', segments: read('calendar/cpip-29') }]), 'SP1'));
  });

  /** The service that a census names by its code or name, or through a site. */
  function serviceOf({ service = '' }: CensusRow): string {
    const site = [...reference.sites.values()].find(({ code, name }) => code === service || name === service);
    const found = [...reference.services.values()].find(({ code, name }) => code === (site?.serviceCode ?? service) || name === service);
    if (found === undefined) throw new Error(`unknown service ${service}`);
    return found.code;
  }

  const boardOf = (row: CensusRow): string => reference.services.get(serviceOf(row))?.boardCode ?? '';
  const isUsable = (mentor: CensusRow): boolean =>
    mentor.volontaire === 'oui' &&
    dayNumber(isoDate(mentor.formé_le)) <= dayNumber('2025-08-28') &&
    presence(days, absences(mentor)) >= 0.8 &&
    placesOf(mentor) > 0;
  const placesOf = ({ capacité_max: most = '', stagiaires_suivis: followed }: CensusRow): number => (Number(most) || 1) - Number(followed);
  const countBy = (rows: readonly CensusRow[], keyOf: (row: CensusRow) => string): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
    return counts;
  };

  it('has 360 trainees and 480 mentors, each with an id and a surname of their own', () => {
    expect([trainees.length, mentors.length]).toEqual([360, 480]);
    const people = [...mentors, ...trainees];
    expect(new Set(people.map(({ matricule }) => matricule)).size).toBe(840);
    expect(new Set(people.map(({ nom }) => nom)).size).toBe(840);
    for (const { courriel = '' } of people) expect(courriel).toMatch(/^$|^[a-z.-]+@example\.org$/);
  });

  it('spreads 10 to 60 trainees over each of the ten boards', () => {
    const counts = countBy(trainees, boardOf);
    expect(new Set(counts.keys())).toEqual(new Set(reference.boards.keys()));
    for (const count of counts.values()) {
      expect(count).toBeGreaterThanOrEqual(10);
      expect(count).toBeLessThanOrEqual(60);
    }
  });

  it('leaves one board, and only that one, short of mentors that can be matched in SP1', () => {
    const usable = mentors.filter(isUsable);
    const byBoard = countBy(usable, boardOf);
    const places = countBy(
      usable.flatMap((mentor) => Array<CensusRow>(placesOf(mentor)).fill(mentor)),
      boardOf,
    );
    for (const [board, needed] of countBy(trainees, boardOf)) {
      if (board === SHORT_BOARD) expect(places.get(board) ?? 0).toBeLessThan(needed * 0.8);
      else expect(byBoard.get(board) ?? 0).toBeGreaterThanOrEqual(needed);
    }
  });

  it('has at least one usable mentor for each trainee in every service outside that board', () => {
    const usable = countBy(mentors.filter(isUsable), serviceOf);
    for (const [service, needed] of countBy(trainees, serviceOf)) {
      if (reference.services.get(service)?.boardCode !== SHORT_BOARD) expect(usable.get(service) ?? 0).toBeGreaterThanOrEqual(needed);
    }
  });

  it('has realistic caseloads, and mentors untrained, unwilling, absent, part-time and with a minimum', () => {
    const caseloads = mentors.flatMap(({ dossiers = '' }) => (dossiers === '' ? [] : [Number(dossiers)]));
    const mean = caseloads.reduce((sum, files) => sum + files, 0) / caseloads.length;
    const deviation = Math.sqrt(caseloads.reduce((sum, files) => sum + (files - mean) ** 2, 0) / caseloads.length);
    expect(Math.abs(mean - 70)).toBeLessThan(3);
    expect(Math.abs(deviation - 15)).toBeLessThan(3);
    const share = (test: (mentor: CensusRow) => boolean): number => mentors.filter(test).length / mentors.length;
    expect(share(({ volontaire }) => volontaire !== 'oui')).toBeCloseTo(0.1, 1);
    expect(share(({ formé_le }) => !(dayNumber(isoDate(formé_le)) <= dayNumber('2025-08-28')))).toBeCloseTo(0.1, 1);
    expect(share((mentor) => presence(days, absences(mentor)) < 0.8)).toBeCloseTo(0.05, 1);
    expect(share(({ quotité }) => quotité !== '1')).toBeGreaterThan(0.1);
    const withMinimum = mentors.filter(({ capacité_min }) => capacité_min === '1');
    expect(withMinimum.length).toBeGreaterThan(3);
    expect(withMinimum.every(isUsable)).toBe(true);
  });

  it('names communes that exist, by code or by a name that only one bears, and that have coordinates', () => {
    const communes = [...reference.communes.values()];
    const byKey = countBy(
      communes.map(({ name }) => ({ name })),
      ({ name = '' }) => termKey(name),
    );
    for (const { commune = '' } of [...mentors, ...trainees]) {
      const found = reference.communes.get(commune) ?? communes.find(({ name }) => name === commune);
      expect(found?.coordinates, commune).toBeTruthy();
      expect(found?.inseeCode === commune || byKey.get(termKey(commune)) === 1, commune).toBe(true);
    }
  });

  it('lists only people of the other side and of the same board, nobody on two lists', () => {
    const board = new Map([...mentors, ...trainees].map((row) => [row.matricule, boardOf(row)]));
    for (const row of [...mentors, ...trainees]) {
      const ids = [...list(row.préférences), ...list(row.évite), ...list(row.anciens_binômes)];
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) {
        expect(id[0]).not.toBe(row.matricule?.[0]);
        expect(board.get(id)).toBe(boardOf(row));
      }
      expect(list(row.préférences).length).toBeLessThanOrEqual(4);
    }
    for (const column of ['préférences', 'évite', 'anciens_binômes']) {
      expect(trainees.some((row) => row[column] !== '') && mentors.some((row) => row[column] !== '')).toBe(true);
    }
  });
});
