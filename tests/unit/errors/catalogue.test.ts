import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { englishIn } from './english.ts';
import { catalogue, type ErrorCode } from '../../../src/errors/catalogue.ts';
import type { CatalogueEntry } from '../../../src/errors/entry.ts';
import { describe as describeProblem } from '../../../src/errors/index.ts';

const ENTRIES = Object.entries(catalogue) as [ErrorCode, CatalogueEntry][];
const FOLDER = new URL('../../../src/errors/', import.meta.url);

/** As the code that throws fills them; what is in English alone may not stand in a French sentence. */
const PLAUSIBLE: Readonly<Record<string, string | number>> = {
  ...{
    value: 'SP1',
    pair: 'S1 – T1',
    place: 'tuteurs.csv, ligne 4',
    room: 1,
    town: 'Libourne',
    ruleFr: 'une ligne est lue si elles disent la même chose',
    code: 'SPIP-33',
    number: 3,
    usableBefore: 40,
    usableAfter: 0,
    traineesBefore: 12,
    traineesAfter: 3,
    followed: 2,
    capacity: 1,
    column: 'matricule',
    expected: 'CPIP 29',
    detailFr: 'c’est un dossier (EISDIR)',
    row: 3,
    mentor: 'T-1',
    trainee: 'S-1',
    by: 'Claire Martin, directrice',
  },
  ...{ limit: 2, found: 'nom, prénom', command: 'match', known: 'SP1, SP2', hintFr: 'Vouliez-vous écrire « nom » ? ', start: '2025-09-01' },
  ...{
    end: '2025-10-01',
    otherStart: '2025-09-02',
    otherEnd: '2025-09-09',
    other: 'Stage, cpip.csv:3',
    days: 400,
    min: 1,
    max: 2,
    first: 4,
  },
  ...{
    columns: 3,
    rows: 2,
    cells: 4,
    places: 1,
    pins: 2,
    length: 5,
    score: 7,
    bound: 6,
    file: 'services.csv',
    expectedFr: 'une date',
    usualFr: '250 au plus',
  },
  ...{ rejected: 3, promotion: 'CPIP 29', previous: 0.2, period: 'SP1', option: '--from', name: 'Bordeaux', count: 2, constraint: 'q1' },
  ...{ candidates: 'SPIP-33, SPIP-69', kind: 'congés', version: '0.1.0', sum: 1.1, suggestion: '01053', sheet: 'Feuille1', quoteLine: 4 },
  ...{ near: 'SPIP-33-01', nearest: 'SP1', list: 'trainees', kindFr: 'un PDF', inseeCode: '33063', ignored: 'Feuille2', id: 'T-1' },
  ...{
    foundFr: 'une liste',
    forbidden: 'Infinity',
    firstLine: 2,
    codePoint: 'U+200B',
    reasonFr: 'il mêle deux alphabets',
    knownFr: 'stage',
  },
  ...{ sheets: 'Feuille3', ranges: 'J2:J4', range: 'J2:J4', lines: '12, 25', shown: 'oui', stored: 0.8, time: '9:30', current: 3 },
  ...{ cell: 'B2', service: 'SPIP de la Gironde' },
  ...{ board: 'DISP-LYO', who: 'Anne Fougère', at: '2025-09-01', today: '2025-09-02', before: 250, after: 200, percent: 80 },
  ...{ mentorsFr: '3 tuteurs lus', whoFr: 'Anne Fougère (A-77, tuteur)', otherFr: 'Anne Fougère (T-1, tuteur)', sideFr: 'tuteurs' },
};

/** Placeholders of a text; `{detailFr}` stands for what `{detail}` is in English. */
function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)(?::day)?\}/g)].map(([, name]) => name!.replace(/(?:Fr|En)$/, '')).sort();
}

describe('the catalogue', () => {
  it.each(ENTRIES)('%s has a sentence and a remedy in both languages', (code, { fr, en, remedy }) => {
    expect(code).toMatch(/^[A-Z]+(?:_[A-Z0-9]+)*$/);
    for (const text of [fr, en, remedy.fr, remedy.en]) {
      expect(text).toMatch(/^[\p{Lu}«“"{].*[.!?…»”]$/u);
      expect(text.replace(/\{\w+(?::day)?\}/g, '')).not.toMatch(/[{}]/);
    }
    expect(new Set(placeholders(fr))).toEqual(new Set(placeholders(en)));
    expect(new Set(placeholders(remedy.fr))).toEqual(new Set(placeholders(remedy.en)));
  });

  it.each(ENTRIES)('%s is French in French and English in English', (_code, { fr, en, remedy }) => {
    for (const text of [fr, remedy.fr]) expect(text.replace(/--[\w-]+|"[^"]*"/g, '')).not.toMatch(/'|\b(?:the|is|with)\b/i);
    for (const text of [en, remedy.en]) expect(text).not.toMatch(/«|\b(?:le|la|est|avec|dans)\b(?! )/i);
  });

  it('is all that the layers define, and no code is defined twice', async () => {
    const modules = await Promise.all(
      readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map(async (name) => Object.entries((await import(new URL(name, FOLDER).href)) as Record<string, object>)),
    );
    const layers = modules.flat().filter(([name]) => name.endsWith('Errors'));
    const codes = layers.flatMap(([, layer]) => Object.keys(layer));
    expect(layers.length).toBeGreaterThan(5);
    expect(codes.length).toBeGreaterThan(50);
    expect(new Set(codes).size).toBe(codes.length);
    expect([...codes].sort()).toEqual(Object.keys(catalogue).sort());
  });

  it.each(ENTRIES)('%s has no word of English once it is filled in French', (code, { fr, remedy }) => {
    expect(words(fr + remedy.fr).filter((name) => !(name in PLAUSIBLE))).toEqual([]);
    const said = describeProblem({ code, values: PLAUSIBLE }, 'fr');
    expect(said).not.toMatch(/[{}]/);
    expect(englishIn(said)).toEqual([]);
  });

  it('would be caught with a word of English', () => {
    expect(englishIn('Le fichier ne se lit pas (Unexpected token in JSON at position 3).')).toEqual(['unexpected', 'token', 'at']);
    expect(englishIn('Il faut « the end » avec --out, dans "objective": "fair".')).toEqual([]);
  });
});

function words(text: string): string[] {
  return [...text.matchAll(/\{(\w+)(?::day)?\}/g)].map(([, name]) => name!);
}
