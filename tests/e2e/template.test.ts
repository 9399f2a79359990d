/** The census to be filled in reads back as it was written; `periods`; `check` by cause and by service. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { json, run, smallCensus, written } from './command-line.ts';
import { people } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-template-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('binome template', () => {
  const written1 = path.join(root, 'vide.xlsx');

  it.each(['Bordeaux', 'DISP de Bordeaux', 'disp-bor'])('is of the directorate %s', async (board) => {
    const { code, out } = await run('template', '--board', board, '--out', written1, '--json');
    expect([code, (JSON.parse(out) as { board: string }).board]).toEqual([0, 'DISP de Bordeaux']);
  });

  it('is the same bytes each time, and nobody is in it', async () => {
    const again = path.join(root, 'encore.xlsx');
    await run('template', '--board', 'Bordeaux', '--out', again);
    expect(readFileSync(again).equals(readFileSync(written1))).toBe(true);
    const read = json(await run('check', written1, '--json')) as { people: unknown[]; rejected: { code: string }[] };
    expect(read.people).toEqual([]);
    expect(new Set(read.rejected.map(({ code }) => code))).toEqual(new Set(['CENSUS_NO_RECORD']));
  });

  it.each(['fr', 'en'])('made from an earlier census has those of the directorate, as the import reads them (%s)', async (lang) => {
    const census = smallCensus(path.join(root, lang));
    const file = path.join(root, `${lang}.xlsx`);
    const ending = await run('template', '--board', 'Bordeaux', '--from', census.mentors, census.trainees, '--out', file, '--lang', lang);
    expect([ending.code, ending.out.includes('6')]).toEqual([0, true]);
    const before = json(await run('check', census.mentors, census.trainees, '--json')) as {
      files: { people: Record<string, unknown>[] }[];
    };
    const now = json(await run('check', file, '--json')) as {
      people: Record<string, unknown>[];
      rejected: unknown[];
      warnings: { code: string }[];
    };
    expect(now.rejected).toEqual([]);
    // All that is known of somebody; in which row it stood is nobody's fact.
    const facts = ({ row: _, ...person }: Record<string, unknown>): unknown[] => [person['id'], person];
    const sorted = (list: unknown[][]): unknown[][] => list.sort((a, b) => String(a[0]).localeCompare(String(b[0])));
    const own = before.files.flatMap((one) => one.people).filter(({ boardCode }) => boardCode === 'DISP-BOR');
    expect(sorted(now.people.map(facts))).toEqual(sorted(own.map(facts)));
    expect(own.some(({ settings, preferences }) => settings !== null && (preferences as string[]).length > 0)).toBe(true);
    // Its guide and its lists are no sheets of a census, and are not told as such.
    expect(now.warnings.map(({ code }) => code)).not.toContain('CENSUS_OTHER_SHEETS');
  });

  it('of no directorate, or of several, says which there are', async () => {
    expect((await run('template', '--board', 'Xanadu', '--out', written1)).error).toMatchObject({
      code: 'TEMPLATE_BOARD',
      values: { value: 'Xanadu' },
    });
    expect((await run('template', '--board', 'DISP', '--out', written1)).error?.code).toBe('TEMPLATE_BOARD');
  });
});

describe('binome periods', () => {
  it('are listed with their dates, by promotion', async () => {
    const { code, out } = await run('periods', '--lang', 'en');
    expect(code).toBe(0);
    expect(out).toMatch(/^CPIP 29\n/);
    expect(out).toMatch(/SP1: .*, from 28\sAugust\s2025 to 24\sOctober\s2025/);
    const { periods } = json(await run('periods', '--json')) as { periods: { id: string }[] };
    expect(periods.map(({ id }) => id)).toContain('SP4');
  });

  it('may be named in any case', async () => {
    const census = smallCensus(path.join(root, 'case'));
    const args = census.args('out').map((word) => (word === 'SP1' ? 'cpip 29/sp1' : word));
    expect((await run(...args)).code).toBe(0);
  });
});

describe('binome check', () => {
  it('tells many problems of one cause once, with their places and values', async () => {
    const rows = Array.from({ length: 20 }, (_, k) => `T-${k + 10};tuteur;Nom${k};Prénom${k};Servcie ${k % 2};;;;;;;oui;`);
    const file = written(root, 'cause.csv', [people.mentors[0]!, ...rows].join('\r\n'));
    const { out, code } = await run('check', file, '--lang', 'en');
    expect(code).toBe(2);
    expect(out.match(/CENSUS_UNKNOWN_SERVICE/g)).toHaveLength(1);
    expect(out).toContain(
      'The same cause 20 times, lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, … (+ 8): Servcie 0 (× 10), Servcie 1 (× 10).',
    );
    const { rejected } = json(await run('check', file, '--json')) as { rejected: unknown[] };
    expect(rejected).toHaveLength(20);
  });

  it('says what was read in each service, and with a period who is usable and why not', async () => {
    const census = smallCensus(path.join(root, 'services'));
    const bare = await run('check', census.mentors, census.trainees);
    expect(bare.out).toMatch(/SPIP de la Gironde +3 +3\n/);
    const told = await run('check', census.mentors, census.trainees, '--period', 'SP1');
    expect(told.out).toMatch(/SPIP de la Gironde +3 +3 +2 +exclus\u202f: 1 non volontaire\n/);
    expect(told.out).toMatch(/Période\u202f: SP1\u202f: Stage de professionnalisation 1, du 28/);
  });
});
