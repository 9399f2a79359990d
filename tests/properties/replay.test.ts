/** A result replayed is the result: every file the same bytes, the bundle too, however often it is done. */
import fc from 'fast-check';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run, smallCensus, writtenGuidelines } from '../e2e/command-line.ts';
import { constraints } from '../unit/matching/small-census.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-replays-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const HEADER =
  'matricule;rôle;nom;prénom;service;domaines;besoins;compétences;année_titularisation;dossiers;capacité_max;formé_le;volontaire;promotion';
const DOMAINS = ['droit', 'psychologie', 'arts', ''];
const SITES = ['SPIP-33-01', 'SPIP-33-02'];
const domain = fc.constantFrom(...DOMAINS);
const site = fc.constantFrom(...SITES);
const mentor = fc.record({ site, domain, files: fc.integer({ min: 40, max: 95 }), places: fc.integer({ min: 1, max: 2 }) });
const trainee = fc.record({ site, domain });
const census = fc.record({
  mentors: fc.array(mentor, { minLength: 2, maxLength: 6 }),
  trainees: fc.array(trainee, { minLength: 1, maxLength: 6 }),
  perSite: fc.option(fc.integer({ min: 1, max: 3 })),
  language: fc.constantFrom('fr', 'en'),
  nodeLimit: fc.option(fc.integer({ min: 0, max: 3 })),
});

const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]));

let count = 0;
let repaired = 0;

test('replays of replays are the same bytes, of a matching and of its repair', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(census, async ({ mentors, trainees, perSite, language, nodeLimit }) => {
      const files = smallCensus(path.join(root, String(count++)), {
        mentors: [
          HEADER,
          ...mentors.map((m, k) => `T-${k};tuteur;X${k};Y;${m.site};${m.domain};;${m.domain};2012;${m.files};${m.places};01/09/2020;oui;`),
        ],
        trainees: [HEADER, ...trainees.map((t, k) => `S-${k};stagiaire;X${k};Y;${t.site};${t.domain};${t.domain};;;;;;;CPIP 29`)],
      });
      const rule = constraints({ id: 'q', kind: 'quota', each: 'site', ...(perSite === null ? { min: 0 } : { max: perSite }) });
      const limit = nodeLimit === null ? [] : ['--node-limit', String(nodeLimit)];
      const guidelines = writtenGuidelines(files.folder, rule);
      expect((await run(...files.args('match', '--guidelines', guidelines, '--lang', language, ...limit))).error).toBeNull();
      const place = (name: string): string => path.join(files.folder, name);
      const results = ['match'];
      if ((await run('reassign', place('match'), '--departure', 'T-0', '--out', place('repair'), '--lang', language)).error === null) {
        results.push('repair');
        repaired++;
      }
      for (const name of results) {
        const [first, second] = [`${name}-1`, `${name}-2`].map(place) as [string, string];
        expect((await run('replay', place(name), '--out', first, '--inputs', files.folder)).code).toBe(0);
        expect((await run('replay', first, '--out', second, '--inputs', files.folder)).code).toBe(0);
        expect(contentOf(first)).toEqual(contentOf(place(name)));
        expect(contentOf(second)).toEqual(contentOf(first));
      }
    }),
    { numRuns: 8, seed: 20260728 },
  );
  expect(repaired).toBeGreaterThan(4);
});
