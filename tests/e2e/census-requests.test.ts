/** Columns of the census that ask for something, through every command, on a census of two services. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/domain/documents/proposal.ts';
import { json, run, type Ending } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-requests-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

/** The mentors T-1 to T-5 with the cells that they ask for: two in Bordeaux, one in Libourne, two in Agen. */
const MENTORS = [
  ['T-1', 'Ajonc;Alix', 'Antenne de Bordeaux-Gradignan', 'S-1'],
  ['T-2', 'Bruyère;Basile', 'Antenne de Bordeaux-Gradignan', 'S-2'],
  ['T-3', 'Cèdre;Chloé', 'Antenne de Libourne', ''],
  ['T-4', 'Daphné;Denis', 'Antenne d’Agen', ''],
  ['T-5', 'Érable;Élie', 'Antenne d’Agen', 'S-3'],
] as const;
const TRAINEES = [
  ['S-1', 'Fougère;Fanny', 'SPIP de la Gironde'],
  ['S-2', 'Genêt;Gaëlle', 'SPIP de la Gironde'],
  ['S-3', 'Houx;Hugo', 'Antenne d’Agen'],
] as const;

type Cells = Readonly<Record<string, string>>;

/** Files of a census, `asked` by id: `à_séparer_de;binôme_imposé` of a mentor, all four columns of a trainee. */
function census(name: string, asked: Cells, mentors: readonly string[] = MENTORS.map(([id]) => id)): string[] {
  const folder = path.join(root, name);
  mkdirSync(folder, { recursive: true });
  const rows = {
    tuteurs: [
      'matricule;nom;prénom;service;préférences;capacité_max;formé_le;volontaire;à_séparer_de;binôme_imposé',
      ...MENTORS.filter(([id]) => mentors.includes(id)).map(
        ([id, who, where, likes]) => `${id};${who};${where};${likes};1;01/09/2020;oui;${asked[id] ?? ';'}`,
      ),
    ],
    stagiaires: [
      'matricule;nom;prénom;service;promotion;temps_trajet_max;à_séparer_de;covoiturage_avec;binôme_imposé;priorité',
      ...TRAINEES.map(([id, who, where]) => `${id};${who};${where};CPIP 29;300;${asked[id] ?? ';;;'}`),
    ],
  };
  return Object.entries(rows).map(([file, lines]) => {
    const place = path.join(folder, `${file}.csv`);
    writeFileSync(place, `${lines.join('\n')}\n`);
    return place;
  });
}

const guidelines = path.join(root, 'any-distance.json');
const national = JSON.parse(readFileSync('data/reference/guidelines.json', 'utf8')) as { rules: object };
writeFileSync(guidelines, JSON.stringify({ ...national, rules: { ...national.rules, maxTravelMinutes: null } }));

interface Matched {
  readonly ending: Ending;
  readonly folder: string;
  readonly proposal: Proposal;
  /** `trainee-mentor`. */
  readonly pairs: string[];
}

async function match(name: string, asked: Cells, mentors?: readonly string[]): Promise<Matched> {
  const folder = path.join(root, name, 'out');
  const ending = await run(
    'match',
    '--census',
    ...census(name, asked, mentors),
    '--period',
    'SP1',
    '--guidelines',
    guidelines,
    '--out',
    folder,
  );
  const proposal = JSON.parse(readFileSync(path.join(folder, 'proposal.json'), 'utf8')) as Proposal;
  return { ending, folder, proposal, pairs: proposal.pairs.map(({ trainee, mentor }) => `${trainee.id}-${mentor.id}`) };
}

const FREE = ['S-1-T-1', 'S-2-T-2', 'S-3-T-5'];

describe('each column changes the result', () => {
  it('and without them the pairs are those that all like', async () => {
    expect((await match('free', {})).pairs).toEqual(FREE);
  });

  it('à_séparer_de, named by name, at another site', async () => {
    const { pairs, proposal } = await match('apart', { 'S-1': 'Gaëlle Genêt;;;' });
    expect(pairs).not.toEqual(FREE);
    expect(new Set(proposal.pairs.filter(({ trainee }) => trainee.id !== 'S-3').map(({ mentor }) => mentor.site)).size).toBe(2);
  });

  it('covoiturage_avec, in one service', async () => {
    const { proposal } = await match('shared', { 'S-1': ';S-3;;' });
    const services = proposal.pairs.filter(({ trainee }) => trainee.id !== 'S-2').map(({ mentor }) => mentor.service);
    expect(services).toHaveLength(2);
    expect(new Set(services).size).toBe(1);
  });

  it('binôme_imposé', async () => {
    expect((await match('imposed', { 'S-1': ';;Denis Daphné;' })).pairs).toContain('S-1-T-4');
    expect((await match('imposed-by', { 'T-4': ';S-1' })).pairs).toContain('S-1-T-4');
  });

  it('priorité', async () => {
    const left = (proposal: Proposal): string[] => proposal.unmet.map(({ trainee }) => trainee.id);
    const short = ['T-1', 'T-5'];
    expect(left((await match('short', {}, short)).proposal)).toEqual(['S-2']);
    const first = await match('first', { 'S-2': ';;;oui' }, short);
    expect(left(first.proposal)).toEqual(['S-1']);
    expect(spaced(JSON.stringify(first.proposal.guidelineFindings))).toContain('Priorité 1 : 1 sur 1 stagiaire a un tuteur');
  });
});

const ASKED = { 'S-1': 'S-2;;;', 'S-3': ';;T-4;', 'T-3': ';' };

describe('one census that asks for several things', () => {
  it('is told, explained, replayed and verified', async () => {
    const { folder, pairs } = await match('whole', ASKED);
    expect(pairs).toContain('S-3-T-4');
    const why = spaced((await run('explain', folder, '--trainee', 'S-3')).out);
    expect(why).toContain('Ce binôme est imposé par le recensement (stagiaires.csv, ligne 4).');
    const again = await run('replay', folder, '--inputs', root, '--inputs', path.join(root, 'whole'));
    expect([again.error, again.code]).toEqual([null, 0]);
    expect((await run('verify', path.join(folder, 'problem.json'), path.join(folder, 'solution.json'))).code).toBe(0);
    const report = spaced(readFileSync(path.join(folder, 'report.html'), 'utf8'));
    expect(report).toContain('À séparer : Fanny Fougère et Gaëlle Genêt (stagiaires.csv, ligne 2)');
  });

  it('check tells what cannot be, by its row', async () => {
    const files = census('stuck', { 'S-1': 'S-2;;;', 'S-2': ';S-1;;' }, ['T-1', 'T-2']);
    const whole = path.join(root, 'whole-guidelines.json');
    writeFileSync(whole, JSON.stringify({ ...national, coverage: 'all' }));
    const { out, log } = await run('check', ...files, '--period', 'SP1', '--guidelines', whole);
    expect(spaced(out + log)).toContain('À séparer : Fanny Fougère et Gaëlle Genêt (stagiaires.csv, ligne 2)');
    const ending = await run('check', ...census('wrong', { 'S-1': ';;;enceinte', 'S-2': 'Nobody Known;;;' }));
    expect(ending.code).toBe(2);
    expect(ending.out + ending.log).not.toContain('enceinte');
    expect(ending.out).toContain('Nobody Known');
  });

  it('reassign holds what nobody has decided otherwise: the imposed pair stays, and those kept apart stay apart', async () => {
    const { folder, proposal } = await match('repair', ASKED);
    const broken = proposal.pairs.find(({ trainee }) => trainee.id === 'S-1')!;
    const answer = await run('reassign', folder, '--breakdown', `S-1:${broken.mentor.id}`, '--reason', 'distance', '--json');
    expect(answer.code).toBe(0);
    const { frontier } = json(answer) as unknown as { frontier: { pairs: [string, string][] }[] };
    const placeOf = new Map(proposal.mentors.map(({ id, site }) => [id, site]));
    expect(frontier.length).toBeGreaterThan(0);
    for (const { pairs } of frontier) {
      const mentorOf = new Map(pairs);
      expect(mentorOf.get('S-3')).toBe('T-4');
      expect(placeOf.get(mentorOf.get('S-1')!)).not.toBe(placeOf.get(mentorOf.get('S-2')!));
    }
  });

  it('a pair that is imposed stays in a repair when it is decided as well, in the folder, with a census of today and after another match', async () => {
    const { folder, proposal } = await match('kept', ASKED);
    const files = census('kept', ASKED);
    const decided = ['--by', 'A. Ba, cheffe', '--reason', 'Comme demandé.'];
    const again = path.join(root, 'kept', 'again');
    expect((await run('decide', folder, '--pair', 'S-3:T-4', ...decided)).code).toBe(0);
    const rematch = ['match', '--census', ...files, '--period', 'SP1', '--guidelines', guidelines, '--decided', folder, '--out', again];
    expect((await run(...rematch)).code).toBe(0);
    const broken = `S-1:${proposal.pairs.find(({ trainee }) => trainee.id === 'S-1')!.mentor.id}`;
    for (const from of [folder, again])
      for (const more of [[], ['--census', ...files]]) {
        const answer = await run('reassign', from, '--breakdown', broken, '--reason', 'distance', '--json', ...more);
        const { frontier } = json(answer) as unknown as { frontier: { pairs: [string, string][] }[] };
        expect(frontier.length).toBeGreaterThan(0);
        for (const { pairs } of frontier) expect(new Map(pairs).get('S-3')).toBe('T-4');
      }
    // Unless it is the one that has broken down.
    for (const from of [folder, again]) {
      const answer = await run('reassign', from, '--breakdown', 'S-3:T-4', '--reason', 'distance', '--json');
      const { frontier } = json(answer) as unknown as { frontier: { pairs: [string, string][] }[] };
      for (const { pairs } of frontier) expect(new Map(pairs).get('S-3')).not.toBe('T-4');
    }
    // The decision is told once, and the pair is not said to be imposed by the one who decided.
    const why = spaced((await run('explain', again, '--trainee', 'S-3')).out);
    expect(why.match(/Décision : /g)).toHaveLength(1);
    expect(why).toContain('Ce binôme était fixé avant le calcul');
  });

  it('the report of a repair says from which day presence is counted', async () => {
    const { folder } = await match('since', {});
    const out = path.join(root, 'since', 'repair');
    const asked = ['--departure', 'T-1', '--census', ...census('since', {}), '--from', '29/09/2025', '--out', out];
    expect((await run('reassign', folder, ...asked)).code).toBe(0);
    expect(spaced(readFileSync(path.join(out, 'report.html'), 'utf8'))).toContain(
      'Les présences sont comptées à partir du 29 septembre 2025.',
    );
  });

  it('a decision on one of two who share a car says so, with the row, and only to whoever decides', async () => {
    const { folder, proposal } = await match('one-car', { 'S-1': ';S-3;;' });
    const decide = async (...argv: string[]): Promise<string> =>
      spaced((await run('decide', folder, ...argv, '--by', 'A. Ba, cheffe', '--reason', 'Accord des deux.')).out);
    const share = /va contre une demande du recensement, « Covoiturage : .* et .* \(stagiaires\.csv, ligne 2\)/;
    const elsewhere = proposal.mentors.find(
      ({ service }) => service !== proposal.pairs.find(({ trainee }) => trainee.id === 'S-1')!.mentor.service,
    );
    expect(await decide('--without', 'S-1')).toMatch(share);
    expect(await decide('--without', 'S-3')).not.toMatch(share);
    const theirs = proposal.pairs.find(({ trainee }) => trainee.id === 'S-1')!.mentor.id;
    expect(await decide('--pair', `S-1:${theirs}`)).toMatch(share);
    expect(await decide('--pair', `S-3:${proposal.pairs.find(({ trainee }) => trainee.id === 'S-3')!.mentor.id}`)).not.toMatch(share);
    expect(await decide('--pair', `S-1:${elsewhere!.id}`)).toMatch(share);
    expect(await decide('--without', 'S-2')).not.toMatch(share);
    const told = spaced((await run('explain', folder, '--trainee', 'S-1', '--lang', 'fr')).out);
    expect(told).not.toContain('« Covoiturage');
  });

  it('a decision may go against it, which is noted, and is then what holds', async () => {
    const { folder } = await match('decided', ASKED);
    const decide = (...argv: string[]): Promise<Ending> =>
      run('decide', folder, ...argv, '--by', 'A. Ba, cheffe', '--reason', 'Accord des deux.');
    expect(spaced((await decide('--pair', 'S-3:T-5')).out)).toContain(
      'va contre une demande du recensement, « Binôme imposé : Denis Daphné – Hugo Houx (stagiaires.csv, ligne 4) »',
    );
    expect(spaced((await decide('--pair', 'S-3:T-4')).out)).not.toContain('recensement');
    expect(spaced((await decide('--without', 'S-3')).out)).toContain('va contre une demande du recensement');
    await decide('--pair', 'S-3:T-5');
    const answer = await run('reassign', folder, '--departure', 'T-1', '--json');
    const { frontier } = json(answer) as unknown as { frontier: { pairs: [string, string][] }[] };
    expect(new Map(frontier[0]!.pairs).get('S-3')).toBe('T-5');
  });

  it('who loses a mentor for a shared car is told so', async () => {
    const { folder, pairs } = await match('lost-car', { 'S-1': ';S-2;;' }, ['T-1', 'T-2']);
    expect(pairs).toEqual(['S-1-T-1', 'S-2-T-2']);
    const told = spaced((await run('reassign', folder, '--departure', 'T-1', '--lang', 'fr')).out);
    expect(told).toMatch(/: la demande ou la contrainte « Covoiturage[^»]*» peut l’expliquer ; à vous de dire si elle vaut toujours\./);
    const free = await match('no-shared-car', {}, ['T-1', 'T-2']);
    expect(spaced((await run('reassign', free.folder, '--departure', 'T-1', '--lang', 'fr')).out)).not.toContain('peut l’expliquer');
  });

  it('an imposed pair that has broken down is no more imposed, nor with the census of today', async () => {
    const { folder } = await match('over', ASKED);
    const files = census('over', ASKED);
    for (const more of [[], ['--census', ...files]]) {
      const answer = await run('reassign', folder, '--breakdown', 'S-3:T-4', '--reason', 'distance', '--json', ...more);
      expect(answer.code).toBe(0);
      const { frontier } = json(answer) as unknown as { frontier: { pairs: [string, string][] }[] };
      expect(new Map(frontier[0]!.pairs).get('S-3')).toBe('T-5');
    }
  });

  it('nobody is repaired at the expense of somebody who is served first', async () => {
    const { folder } = await match('keeps', { 'S-2': ';;;1' }, ['T-1', 'T-5', 'T-3']);
    const files = census('keeps', { 'S-2': ';;;1' }, ['T-1', 'T-5', 'T-3']);
    for (const more of [[], ['--census', ...files]]) {
      const answer = await run('reassign', folder, '--departure', 'T-1', '--json', ...more);
      const { frontier } = json(answer) as unknown as { frontier: { pairs: [string, string][] }[] };
      for (const { pairs } of frontier) expect(pairs.map(([trainee]) => trainee)).toContain('S-2');
    }
  });

  it('stress and plan go through; the first period holds the imposed pair', async () => {
    const { folder } = await match('lose', { ...ASKED, 'S-2': ';;;2' }, ['T-1', 'T-2', 'T-4']);
    expect((await run('plan', '--stress', folder, '--json')).code).toBe(0);
    const files = census('plan', ASKED);
    const plan = await run(
      'plan',
      '--census',
      ...files,
      '--periods',
      'SP1,SP2',
      '--guidelines',
      guidelines,
      '--json',
      '--out',
      path.join(root, 'plan', 'out'),
    );
    expect(plan.error).toBeNull();
    const written = JSON.parse(readFileSync(path.join(root, 'plan', 'out', 'plan.json'), 'utf8')) as {
      pairs: { period: string; trainee: string; mentor: string }[];
    };
    expect(written.pairs.filter(({ trainee, period }) => trainee === 'S-3' && period === 'SP1').map(({ mentor }) => mentor)).toEqual([
      'T-4',
    ]);
  });
});

describe('what others read tells nothing of it', () => {
  it('no sheet and no extract names who is kept from whom', async () => {
    const { folder } = await match('sheets', { 'S-1': 'S-2;;;', 'S-2': ';;;1' }, ['T-1', 'T-2']);
    const pages = [
      ...TRAINEES.map(([id]) => ['--trainee', id] as const),
      ...['T-1', 'T-2'].map((id) => ['--mentor', id] as const),
      ['--service', 'SPIP de la Gironde'] as const,
      ['--service', 'SPIP de Lot-et-Garonne'] as const,
    ];
    for (const [option, value] of pages) {
      const sheet = path.join(root, 'sheet.html');
      expect((await run('explain', folder, option, value, '--sheet', sheet)).code).toBe(0);
      const page = spaced(readFileSync(sheet, 'utf8'));
      expect(page).not.toMatch(/À séparer|census:|Priorité 1/);
      if (value === 'S-1') expect(page).not.toContain('Genêt');
      if (value === 'S-2') expect(page).not.toContain('Fougère');
    }
  });
});
