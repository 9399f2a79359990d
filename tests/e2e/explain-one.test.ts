/** `explain` of one mentor or service, and the page of `--sheet`, on a real folder of `match`. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, run, smallCensus } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-explain-one-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let results = '';
beforeAll(async () => {
  const census = smallCensus(path.join(root, 'census'));
  results = path.join(census.folder, 'out');
  await run(...census.args('out'));
});

const explain = (...argv: string[]): ReturnType<typeof run> => run('explain', results, ...argv);

describe('a mentor alone', () => {
  it('is told by their own result, or by the rule that excludes them', async () => {
    const usable = await explain('--mentor', 'T-1');
    expect([usable.code, usable.out]).toEqual([0, expect.stringMatching(/^Alix Ajonc \(.*\) a \d places?\.\nBinôme proposé/)]);
    expect((await explain('--mentor', 'T-3')).out).toContain('ne peut recevoir aucun stagiaire\u202f: le tuteur n’est pas volontaire.');
    expect((await explain('--mentor', 'T-3', '--lang', 'en')).out).toContain('can take no trainee: the mentor is not a volunteer.');
    expect(json(await explain('--mentor', 'T-1', '--json'))).toMatchObject({ kind: 'mentor', result: { mentor: { id: 'T-1' } } });
    expect((await explain('--mentor', 'T-9')).error?.code).toBe('CALL_UNKNOWN_MENTOR');
  });
});

describe('a service', () => {
  it('is found by its name or a part of it, and suggested where it is unknown', async () => {
    const whole = await explain('--service', 'SPIP de la Gironde');
    expect([whole.code, whole.out]).toEqual([0, expect.stringMatching(/^SPIP de la Gironde\u202f: 3 stagiaires, dont 2 avec un tuteur/)]);
    expect((await explain('--service', 'gironde')).out).toBe(whole.out);
    for (const code of ['SPIP-33', 'spip-33', 'SPIP 33', '33', 'SPIP-33-02', 'Antenne de Libourne'])
      expect((await explain('--service', code)).out, code).toBe(whole.out);
    for (const unknown of ['SPIP du Rhône', 'SPIP-69', 'Antenne de Tarare']) {
      const { error } = await explain('--service', unknown);
      expect([error?.code, error?.values['near']], unknown).toEqual(['CALL_UNKNOWN_SERVICE', expect.stringContaining('Gironde')]);
    }
    // Of a commune in which nobody has an office, the service of its department.
    expect((await explain('--service', 'Antenne d’Arcachon')).error?.values['near']).toBe('SPIP de la Gironde');
  });
});

describe('--sheet', () => {
  it('writes one page of a trainee, a mentor, a service', async () => {
    for (const [option, value, title] of [
      ['--trainee', 'S-1', 'Fiche individuelle'],
      ['--mentor', 'T-1', 'Fiche individuelle'],
      ['--service', 'Gironde', 'SPIP de la Gironde'],
    ] as const) {
      const file = path.join(root, `${value}.html`);
      const { code, out } = await explain(option, value, '--sheet', file);
      expect([code, out]).toEqual([0, expect.stringContaining(file)]);
      expect(readFileSync(file, 'utf8')).toContain(`<h1>${title}`);
    }
  });

  it('is refused without somebody, or with two', async () => {
    const file = path.join(root, 'none.html');
    expect((await explain('--sheet', file)).error?.code).toBe('CALL_MISSING_OPTION');
    expect((await explain('--trainee', 'S-1', '--mentor', 'T-1', '--sheet', file)).error?.code).toBe('CALL_ARGUMENTS');
    expect((await explain('--service', 'Gironde', '--trainee', 'S-1')).error?.code).toBe('CALL_ARGUMENTS');
    expect((await explain('--weights', '--service', 'Gironde')).error?.code).toBe('CALL_ARGUMENTS');
    expect((await explain('--trainee', 'S-9', '--sheet', file)).error?.code).toBe('CALL_UNKNOWN_TRAINEE');
    expect(existsSync(file)).toBe(false);
  });
});

describe('after decisions', () => {
  let decided = '';
  const ask = (...argv: string[]): ReturnType<typeof run> => run('explain', decided, ...argv);
  const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ').replaceAll(/<[^>]+>/gu, ' ');
  const page = async (...argv: string[]): Promise<string> => {
    const file = path.join(root, 'after.html');
    expect((await ask(...argv, '--sheet', file)).code).toBe(0);
    return plain(readFileSync(file, 'utf8'));
  };
  /** What the proposal gave: the trainees of T-1 and T-2, by id and by name; who was left. */
  let given: { of1: string; of2: string; left: string; names: Map<string, string> };

  beforeAll(async () => {
    const census = smallCensus(path.join(root, 'decided'));
    decided = path.join(census.folder, 'out');
    await run(...census.args('out'));
    const proposal = JSON.parse(readFileSync(path.join(decided, 'proposal.json'), 'utf8')) as {
      pairs: { trainee: { id: string; name: string }; mentor: { id: string } }[];
      unmet: { trainee: { id: string; name: string } }[];
    };
    const of = (mentor: string): string => proposal.pairs.find((pair) => pair.mentor.id === mentor)!.trainee.id;
    given = {
      ...{ of1: of('T-1'), of2: of('T-2'), left: proposal.unmet[0]!.trainee.id },
      names: new Map([...proposal.pairs, ...proposal.unmet].map(({ trainee }) => [trainee.id, trainee.name])),
    };
    const decide = async (...argv: string[]): Promise<void> =>
      expect((await run('decide', decided, ...argv, '--by', 'A. Ba, cheffe', '--reason', 'Secret du service.')).code).toBe(0);
    // Whom T-2 was proposed goes to T-1, whose own trainee is left without; the one whom nobody was proposed goes to an excluded mentor.
    await decide('--pair', `${given.of2}:T-1`);
    await decide('--without', given.of1);
    await decide('--pair', `${given.left}:T-3`);
  });

  it('a mentor has whom they were given, and not whom they were proposed', async () => {
    const said = plain((await ask('--mentor', 'T-1')).out);
    expect(said).toMatch(
      new RegExp(`Binôme décidé : ${given.names.get(given.of2)!} .*par A. Ba, cheffe, le 10 juillet 2025 ; [\\d,]+ points sur 100`),
    );
    expect(said).toContain(`La proposition lui donnait ${given.names.get(given.of1)!}, pour qui une autre décision a été prise.`);
    const sheet = await page('--mentor', 'T-1');
    expect(sheet).toContain('Ce qui est décidé');
    expect(sheet).toContain(`Stagiaire confié par décision : ${given.names.get(given.of2)!}`);
    expect(sheet).not.toContain(given.names.get(given.of1)!);
    expect(sheet).not.toMatch(/Secret du service|personne n’est encore affecté/);
    // The parts of that pair, from the values that were kept.
    expect(sheet).toMatch(/Ce qui fait le score[\s\S]*Parcours[\s\S]*Trajet/);
    expect(await page('--mentor', 'T-2')).toContain('Aucun stagiaire ne lui est confié, après les décisions prises.');
    expect(plain((await ask('--mentor', 'T-2')).out)).toContain('Aucun stagiaire ne lui est confié, après les décisions prises.');
    expect(json(await ask('--mentor', 'T-1', '--json'))).toMatchObject({
      inForce: [{ trainee: { id: given.of2 }, mentor: { id: 'T-1' }, decided: { by: 'A. Ba, cheffe', on: '2025-07-10' } }],
    });
  });

  it('a pair that a rule kept out has no score, and that is said', async () => {
    expect(plain((await ask('--mentor', 'T-3')).out)).toMatch(/est exclu par les règles.*\n.*une règle l’écartait, il n’a pas de score/);
    const sheet = await page('--trainee', given.left);
    expect(sheet).toContain('Le binôme décidé n’a pas de score : une règle impérative l’écartait du calcul.');
    expect(sheet).toContain('Le traitement n’avait proposé aucun tuteur.');
    expect(sheet).toContain('Aucun critère n’a été évalué pour le binôme décidé.');
    expect(await page('--mentor', 'T-3')).toContain('Le binôme décidé n’a pas de score');
  });

  it('a trainee has the decided mentor, the score of that pair, and what had been proposed', async () => {
    const sheet = await page('--trainee', given.of2);
    expect(sheet).toMatch(/Décision : .* avec Alix Ajonc, par A. Ba, cheffe/);
    expect(sheet).toMatch(/Le binôme décidé obtient [\d,]+ points sur 100\./);
    expect(sheet).toContain('Le traitement avait proposé Basile Bruyère.');
    expect(sheet).not.toContain('personne n’est encore affecté');
    const alone = await page('--trainee', given.of1);
    expect(alone).toContain('reste sans tuteur');
    expect(alone).toContain('Le traitement avait proposé Alix Ajonc.');
    // The decision is the result: it comes first, and once.
    expect(plain((await ask('--trainee', given.of2)).out)).toMatch(/^Décision : .*avec Alix Ajonc/);
  });

  it('a service has what was decided', async () => {
    const said = plain((await ask('--service', 'Gironde')).out);
    expect(said).toContain('3 stagiaires, dont 2 avec un tuteur et 1 sans tuteur.');
    expect(said).toMatch(/avec Alix Ajonc \(.*\) : décidé par A. Ba, cheffe, le 10 juillet 2025\./);
    expect(said).toContain(`${given.names.get(given.of1)!} : sans tuteur, décidé par A. Ba, cheffe, le 10 juillet 2025.`);
    const extract = await page('--service', 'Gironde');
    expect(extract).toContain('Une décision a été prise pour chaque stagiaire.');
    expect(extract).not.toMatch(/personne n’est encore affecté|Tableau de décision|Secret du service/);
  });

  it('an open trainee beside decided ones is proposed only', async () => {
    const census = smallCensus(path.join(root, 'half'));
    decided = path.join(census.folder, 'out');
    await run(...census.args('out'));
    await run('decide', decided, '--without', given.of1, '--by', 'A. Ba, cheffe', '--reason', 'Secret.');
    expect(plain((await ask('--service', 'Gironde')).out)).toMatch(/avec Basile Bruyère \(.*\) : proposé seulement\./);
    const extract = await page('--service', 'Gironde');
    expect(extract).toContain('1 stagiaire sur 3 a fait l’objet d’une décision.');
    expect(extract).toMatch(/\(proposé seulement\)/);
    expect(extract).toContain('Ce qui est seulement proposé');
    // Without the values that were kept the sum is known still.
    await run('decide', decided, '--pair', `${given.of2}:T-1`, '--by', 'A. Ba, cheffe', '--reason', 'Secret.');
    rmSync(path.join(decided, 'criteria.json'));
    expect(await page('--trainee', given.of2)).toMatch(
      /Le binôme décidé obtient [\d,]+ points[\s\S]*n’a pas été gardé ; son score seul l’a été/,
    );
  });
});
