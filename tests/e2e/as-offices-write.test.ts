/** Censuses as offices have them, from their files to the proposal: what the sheets of issue 18 say is read, or said. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run as runAsIs, type Ending } from './command-line.ts';

/** With plain spaces, whatever the typography. */
const run = async (...argv: string[]): Promise<Ending> => {
  const ending = await runAsIs(...argv);
  const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
  return { ...ending, out: plain(ending.out), log: plain(ending.log) };
};

const input = (...name: string[]): string => path.resolve('tests/e2e/issue-18', ...name);
mkdirSync('out', { recursive: true });
const out = mkdtempSync('out/as-offices-write-');
const write = (name: string, lines: readonly string[]): string => {
  const file = path.join(out, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

interface Proposed {
  readonly pairs: readonly {
    readonly trainee: { readonly id: string };
    readonly mentor: { readonly id: string };
    readonly score: number;
  }[];
}

async function proposed(
  name: string,
  ...census: string[]
): Promise<{ pairs: string[]; proposal: Proposed; log: string; code: number | null }> {
  const { readFileSync } = await import('node:fs');
  const { code, error, log } = await run('match', '--census', ...census, '--period', 'SP1', '--out', path.join(out, name), '--lang', 'fr');
  if (error !== null) throw error;
  const proposal = JSON.parse(readFileSync(path.join(out, name, 'proposal.json'), 'utf8')) as Proposed;
  return { pairs: proposal.pairs.map(({ trainee, mentor }) => `${trainee.id}:${mentor.id}`), proposal, log, code };
}

describe('11: shares as formulas leave them', () => {
  it.each(['tuteurs.csv', 'tuteurs.xlsx'])('%s', async (name) => {
    const document = json(await run('check', input('11-computed-share', name), '--json'));
    expect(document['rejected']).toEqual([]);
    const shares = (document['people'] as { workingTime: number }[]).map(({ workingTime }) => workingTime);
    expect(shares[0]).toBe(31.5 / 39);
    if (name === 'tuteurs.xlsx') expect(shares).toEqual([31.5 / 39, 0.8, 2 / 3]);
  });
});

describe('12: lists as forms and Alt+Enter write them', () => {
  it.each(['bar', 'comma', 'lines', 'semicolon'])('%s: David is best with Anne', async (kind) => {
    const files = ['stagiaires', 'tuteurs'].map((role) => input('12-lists-from-forms', `${kind}-${role}.csv`));
    const { pairs, proposal, log } = await proposed(`12-${kind}`, ...files);
    expect(pairs).toEqual(['S1:T1']);
    expect(Math.round((proposal.pairs[0]?.score ?? 0) / 1000)).toBe(893);
    // A comma may stand in a term: that it was taken to part is said.
    expect(log.includes('« psychologie, droit » : psychologie | droit')).toBe(kind === 'comma');
  });
});

describe('14: one person under two ids', () => {
  const files = ['stagiaires.csv', 'tuteurs.csv'].map((name) => input('14-one-person-two-ids', name));

  it('is told with both places, and nobody is proposed to themselves', async () => {
    const { pairs, log } = await proposed('14', ...files);
    expect(log).toMatch(
      /tuteurs\.csv:3 — Anne ALISIER \(A-77, tuteur\) et Anne Alisier \(T1, tuteur\) \(tuteurs\.csv:2\) ont la même adresse de courriel/,
    );
    expect(log).toMatch(
      /tuteurs\.csv:4 — David Dahlia \(T3, tuteur\) et David Dahlia \(S1, stagiaire\) \(stagiaires\.csv:2\) ont la même adresse de courriel/,
    );
    expect(pairs).toHaveLength(2);
    expect(pairs).not.toContain('S1:T3');
  });

  it('is a rule of its own in the explanation', async () => {
    await proposed('14-why', ...files);
    const { out: why, log } = await run('explain', path.join(out, '14-why'), '--trainee', 'DAHLIA David', '--mentor', 'T3', '--lang', 'fr');
    expect(why).toContain('semblent être une seule personne');
    expect(log).toContain('« DAHLIA David » : lu comme S1 · David Dahlia');
  });
});

const MENTORS = 'matricule;nom;prénom;service;domaines;dossiers;capacité_max;formé_le;volontaire;évite';
const mentors = [
  MENTORS,
  'T1;Alisier;Anne;SPIP-33-02;droit;62;1;15/03/2019;oui;',
  'T2;Bruyère;Bruno;SPIP-33-02;droit;62;1;15/03/2019;oui;',
];
const TRAINEES = 'matricule;nom;prénom;service;commune;promotion;préférences;évite';

describe('people by name', () => {
  it('a preference and a refusal in words count as ids do', async () => {
    const census = [
      write('names-t.csv', mentors),
      write('names-s.csv', [
        TRAINEES,
        'S1;Dahlia;David;SPIP-33;Bordeaux;CPIP 29;BRUYERE Bruno;',
        'S2;Églantier;Émilie;SPIP-33;Bordeaux;CPIP 29;;M. Bruyère',
      ]),
    ];
    const { pairs, log } = await proposed('names', ...census);
    expect(pairs).toEqual(['S1:T2', 'S2:T1']);
    expect(log).toContain('« BRUYERE Bruno » : T2 · Bruno Bruyère · SPIP de la Gironde');
  });

  it('a refusal that cannot be read refuses the row: the two are not matched, not even with what is left', async () => {
    const census = [
      write('zero-t.csv', [MENTORS, '124;Alisier;Anne;SPIP-33-02;droit;62;1;15/03/2019;oui;']),
      write('zero-s.csv', [TRAINEES, 'S1;Dahlia;David;SPIP-33;Bordeaux;CPIP 29;;00124', 'S2;Églantier;Émilie;SPIP-33;Bordeaux;CPIP 29;;']),
    ];
    const { error, log } = await run('match', '--census', ...census, '--period', 'SP1', '--out', path.join(out, 'zero'), '--lang', 'fr');
    expect(error?.code).toBe('MATCH_CENSUS_REJECTED');
    expect(log).toContain('« 00124 » de « évite » : ce peut être 124 · Anne Alisier · SPIP de la Gironde.');
    const partial = await run(
      'match',
      '--census',
      ...census,
      '--period',
      'SP1',
      '--accept-partial',
      '--out',
      path.join(out, 'zero'),
      '--json',
    );
    expect(json(partial)['totals']).toMatchObject({ trainees: 1, matched: 1 });
  });

  it('who stated a wish that was dropped is not said to have stated none', async () => {
    const census = [write('wish-t.csv', mentors), write('wish-s.csv', [TRAINEES, 'S1;Dahlia;David;SPIP-33;Bordeaux;CPIP 29;Mme Zinnia;'])];
    await proposed('wish', ...census);
    const { out: why } = await run('explain', path.join(out, 'wish'), '--trainee', 'Dahlia', '--lang', 'fr');
    expect(why).toContain('préférence du stagiaire exprimée, non retenue : Mme Zinnia');
    expect(why).not.toContain('aucune préférence exprimée');
  });

  it('in the guidelines, in explain and in reassign; several are refused with who they are', async () => {
    const { readFileSync } = await import('node:fs');
    const national = JSON.parse(readFileSync('data/reference/guidelines.json', 'utf8')) as Record<string, unknown>;
    const label = { fr: 'Séparés', en: 'Apart' };
    const apart = (...trainees: string[]): string => {
      const rule = { id: 'split', kind: 'apart', label, trainees, level: 'mentor' };
      const file = path.join(out, `apart-${trainees.join('-')}.json`);
      writeFileSync(file, JSON.stringify({ ...national, sideConstraints: [rule] }));
      return file;
    };
    const census = [
      write(
        'split-t.csv',
        mentors.map((line) => line.replace(';62;1;', ';62;2;')),
      ),
      write('split-s.csv', [
        TRAINEES,
        'S1;Dahlia;David;SPIP-33;Bordeaux;CPIP 29;Anne Alisier;',
        'S2;Églantier;Émilie;SPIP-33;Bordeaux;CPIP 29;Anne Alisier;',
        'S3;Dahlia;Delphine;SPIP-33;Bordeaux;CPIP 29;;',
      ]),
    ];
    const folder = path.join(out, 'split');
    const match = (guidelines: string): ReturnType<typeof run> =>
      run('match', '--census', ...census, '--period', 'SP1', '--guidelines', guidelines, '--out', folder, '--lang', 'fr');
    expect((await match(apart('Dahlia', 'Églantier'))).error?.explain('fr')).toMatch(
      /« Dahlia », qui peut désigner S1 · David Dahlia · SPIP-33, S3 · Delphine Dahlia/,
    );
    expect((await match(apart('Davide Dahlya', 'S2'))).error?.explain('fr')).toContain('Davide Dahlya');
    expect((await match(apart('S2', 'Émilie Églantier'))).error?.code).toBe('GUIDELINES_SAME_TRAINEE');
    const done = await match(apart('DAHLIA David', 'Mlle Eglantier'));
    expect(done.code).toBe(0);
    expect(done.log).toContain('« Mlle Eglantier » est lu comme S2 · Émilie Églantier · SPIP-33.');

    const why = await run('explain', folder, '--trainee', 'Delphine Dahlia', '--mentor', 'bruyere', '--lang', 'fr');
    expect(why.code).toBe(0);
    expect((await run('explain', folder, '--trainee', 'Dahlia')).error?.explain('fr')).toMatch(
      /« Dahlia » peut désigner S1 · David Dahlia/,
    );
    expect((await run('explain', folder, '--trainee', 'Davide Dahlia')).error?.explain('fr')).toContain(
      'Vouliez-vous écrire « S1 · David Dahlia',
    );

    const proposal = JSON.parse(readFileSync(path.join(folder, 'proposal.json'), 'utf8')) as {
      pairs: { trainee: { id: string }; mentor: { name: string } }[];
    };
    const own = proposal.pairs.find(({ trainee }) => trainee.id === 'S2')?.mentor.name ?? '';
    const options = ['--reason', 'workload', '--pin', 'David DAHLIA', '--out', path.join(out, 'split-again'), '--lang', 'fr'];
    const again = await run('reassign', folder, '--breakdown', `Émilie Églantier:${own}`, ...options);
    expect([again.error, again.code]).toEqual([null, 0]);
    const bundle = JSON.parse(readFileSync(path.join(out, 'split-again', 'bundle.json'), 'utf8')) as { pins: { people: string[] } };
    expect(bundle.pins.people).toEqual(['S1']);
    const replayed = await run('replay', path.join(out, 'split-again'), '--inputs', out);
    expect([replayed.error, replayed.code]).toEqual([null, 0]);
  });

  it('--from takes a day as the census does', async () => {
    const census = [write('from-t.csv', mentors), write('from-s.csv', [TRAINEES, 'S1;Dahlia;David;SPIP-33;Bordeaux;CPIP 29;;'])];
    await proposed('from', ...census);
    const again = (day: string): ReturnType<typeof run> =>
      run('reassign', path.join(out, 'from'), '--census', ...census, '--from', day, '--json');
    const iso = await again('2025-09-29');
    for (const day of ['29/09/2025', '29.09.2025', '29 septembre 2025']) expect((await again(day)).out).toBe(iso.out);
    expect((await again('septembre 2025')).error?.code).toBe('CALL_BAD_VALUE');
  });
});
