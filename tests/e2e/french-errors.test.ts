/** What a person reads in French when a file is broken: no word of the runtime's, the schema library's or the file system's English. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guidelinesWith } from '../unit/matching/small-census.ts';
import { englishIn } from '../unit/errors/english.ts';
import { run, smallCensus, written, type SmallCensus } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-french-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let census: SmallCensus;
let results = '';
beforeAll(async () => {
  census = smallCensus(path.join(root, 'census'));
  results = path.join(census.folder, 'out');
  expect((await run(...census.args('out'))).error).toBeNull();
});

let count = 0;
const given = (name: string, text: string): string => {
  const folder = path.join(root, String(count++));
  mkdirSync(folder);
  return written(folder, name, text);
};

/** The French message of a command that must fail, without its place, which quotes names of files. */
async function told(...argv: string[]): Promise<string> {
  const { error } = await run(...argv);
  expect(error).not.toBeNull();
  const said = error!.explain('fr');
  expect(englishIn(said.replaceAll(root, '')), said).toEqual([]);
  expect(said).not.toMatch(/\{[a-z]\w*\}/i);
  expect(error!.explain('en')).not.toMatch(/\{[a-z]\w*\}|«/i);
  return said;
}

const label = { fr: 'Règle', en: 'Rule' };
const notJson: [string, RegExp][] = [
  ['', /:1 : .* colonne 1 : il faut ici une valeur, et non la fin du texte/],
  ['{"format": "x",}', /:1 : .* colonne 16 : .* retirez la virgule qui précède/],
  ["{'format': 1}", /entre guillemets droits/],
  ['{\n  "a": NaN\n}', /:2 : .* colonne 8 : .* et non « NaN »/],
  ['<html>', /et non « < »/],
];

describe('orientations that do not fit', () => {
  const match = async (text: string): Promise<string> => told(...census.args('no'), '--guidelines', given('orientations.json', text));

  it.each(notJson)('%j', async (text, said) => expect(await match(text)).toMatch(said));

  it.each<[object, RegExp]>([
    [{ format: 'binome.guidelines/2' }, /, \/format : .* il faut "binome\.guidelines\/1", et non « binome\.guidelines\/2 »/],
    [{ id: '' }, /, \/id : .* au moins 1 caractère/],
    [{ title: { fr: 'x' } }, /, \/title\/en : .* le champ manque : il faut un texte/],
    [{ unknownValue: 1.5 }, /au plus 1, et non 1\.5/],
    [{ unknownValue: 0.12345 }, /au plus 4 décimales/],
    [{ unknownValue: 'high' }, /il faut un nombre, et non « high »/],
    [{ weigths: {} }, /le champ « weigths » n’est pas connu ; peut-être faut-il lire « weights »/],
    [{ generation: { curve: [] } }, /\/generation\/curve : .* au moins 1 élément, et non 0/],
    [{ generation: { curve: [[3, 0], [2, 1]] } }, /les premiers nombres des points doivent croître/], // prettier-ignore
    [{ generation: { curve: [[3]] } }, /\/generation\/curve\/0/],
    [{ objective: 'age' }, /l’une de ces valeurs : "score" ou "fair"/],
    [{ rules: { ...guidelinesWith().rules, capacityLimit: 1.5 } }, /un nombre entier, et non 1\.5/],
    [{ rules: { ...guidelinesWith().rules, maxTravelMinutes: -1 } }, /plus de 0, et non -1/],
    [{ sideConstraints: [{ id: 'a', label, kind: 'wish' }] }, /\/sideConstraints\/0\/kind : .* "quota"/],
    [{ sideConstraints: [{ id: 'a', label, kind: 'together', trainees: ['t', 't'], level: 'site' }] }, /nommé une seule fois/],
    [{ sideConstraints: [{ id: 'a', label, kind: 'quota', max: 1, mentors: { trainedSince: 'x' } }] }, /une date comme 2025-09-15/],
    [{ weights: { ...guidelinesWith().weights, background: 0.9 } }, /Les poids totalisent/],
    [{ bands: [0.5] }, /Des tranches de score/],
  ])('%j', async (changes, said) => {
    expect(await match(JSON.stringify({ ...guidelinesWith(), ...changes }))).toMatch(said);
  });

  it('null', async () => expect(await match('null')).toMatch(/il faut un objet, et non null/));
});

describe('tables that do not fit', () => {
  const HEADER = 'promotion;nature;nom;début;fin;évaluation;période';

  it.each<[string, RegExp]>([
    [`${HEADER}\nCPIP 29;"stage;x`, /:2 : .* un guillemet est ouvert et jamais refermé/],
    [`${HEADER}\nCPIP 29;"stage"x;y\n`, /:2 : .* un guillemet fermant est suivi de « x;y »/],
    ['promotion;nom\n', /La colonne « kind » manque|manque au calendrier/],
    [`${HEADER}\nCPIP 29;sieste;x;2025-09-01;2025-10-01;;SP1\n`, /La nature « sieste » n’est pas connue/],
    [`${HEADER}\nCPIP 29;stage;x;2025-09-31;2025-10-01;;SP1\n`, /« 2025-09-31 » n’est pas une date/],
    [`${HEADER}\nCPIP 29;stage;x;2025-09-01;2025-10-01;;SP9\n`, /La période « SP1 » n’est pas dans le calendrier/],
    ['', /manque au calendrier/],
  ])('a calendar: %j', async (text, said) => {
    expect(await told(...census.args('no'), '--calendar', given('calendrier.csv', text))).toMatch(said);
  });

  it.each<[string, RegExp]>([
    ['origine;destination;minutes\n33063;"SPIP', /jamais refermé/],
    ['origine;destination;minutes\n33063;nowhere;3\n', /« nowhere » n’est ni le code INSEE/],
    ['origine;destination;minutes\n33063;33063;long\n', /n’est pas un nombre de minutes/],
    ['origine;minutes\n', /La colonne « destination » manque/],
  ])('journeys: %j', async (text, said) => {
    expect(await told(...census.args('no'), '--travel', given('trajets.csv', text))).toMatch(said);
  });

  it.each(['matricule\n"', 'PK\u0003\u0004 and no more', '%PDF-1.7', '', 'a;b\n1;2\n'])('a census: %j', async (text) => {
    const { out, log } = await run('check', given('tuteurs.csv', text));
    const said = `${out}${log}`.replaceAll(root, '');
    expect(said).toMatch(/CENSUS_[A-Z_]+/);
    expect(englishIn(said.replace(/tuteurs\.csv|matricule/g, '')), said).toEqual([]);
  });
});

describe('problems and solutions that do not fit', () => {
  it.each(notJson)('a problem.json: %j', async (text, said) => expect(await told('solve', given('problem.json', text))).toMatch(said));

  it.each<[unknown, RegExp]>([
    [null, /Il faut ici un objet, et non null/],
    [{}, /Le format doit être « binome\.problem\/1 », et non rien/],
    [{ format: 'binome.problem/1' }, /\/trainees : Il faut ici une liste, et non rien/],
    [{ format: 'binome.problem/1', trainees: [{ id: 3 }], mentors: [], pairs: [] }, /une chaîne de caractères, et non 3/],
    [{ format: 'binome.problem/1', trainees: [], mentors: [], pairs: [], sideConstraint: [] }, /« sideConstraint » n’est pas connu/],
    [{ format: 'binome.problem/1', trainees: [], mentors: [], pairs: [['a']] }, /\[stagiaire, tuteur, nombre\], et non une liste/],
  ])('a problem.json: %j', async (document, said) => {
    expect(await told('solve', given('problem.json', JSON.stringify(document)))).toMatch(said);
  });
});

describe('a folder that does not fit', () => {
  const spoilt = (name: string, from: string | RegExp, to: string): string => {
    const folder = path.join(root, String(count++));
    cpSync(results, folder, { recursive: true });
    // With its bundle a changed file is told as such, whatever was changed.
    if (name !== 'bundle.json') rmSync(path.join(folder, 'bundle.json'));
    written(folder, name, readFileSync(path.join(folder, name), 'utf8').replace(from, to));
    return folder;
  };

  it.each<[string, string | RegExp, string, RegExp]>([
    ['bundle.json', /^\{/, '[', /:2 : .* il faut ici « , » ou « \] », et non « : »/],
    ['bundle.json', 'bundle/1', 'bundle/2', /, \/format : .* il faut "binome\.bundle\/1"/],
    ['bundle.json', '"match"', '"serve"', /, \/command : .* "match", "reassign"/],
    ['bundle.json', '"limits"', '"seed":1,"limits"', /, \/request : .* le champ « seed » n’est pas connu/],
    ['bundle.json', '"period":"SP1",', '', /, \/request\/period : .* le champ manque/],
    ['bundle.json', /"sha256":"./, '"sha256":"', /un texte de la forme/],
    ['bundle.json', /"outputs":\s*\[/, '"outputs":[3,', /, \/outputs\/0 : .* il faut un objet, et non 3/],
  ])('%s: %s → %s', async (name, from, to, said) => expect(await told('replay', spoilt(name, from, to))).toMatch(said));

  it.each<[string, string | RegExp, string, RegExp]>([
    ['proposal.json', 'binome.proposal/1', 'binome.proposal/0', /, \/format : Ce n’est pas une proposition/],
    ['proposal.json', '"pairs"', '"paires"', /, \/pairs : .* le champ manque : il faut une liste/],
    ['solution.json', '"optimal"', '"limit"', /\d défauts? dans la preuve/],
    ['problem.json', '"trainees"', '"stagiaires"', /« stagiaires » n’est pas connu/],
  ])('%s: %s → %s', async (name, from, to, said) => {
    expect(await told('explain', spoilt(name, from, to), '--trainee', 'S-1')).toMatch(said);
  });

  it.each<[string | RegExp, string, RegExp]>([
    ['binome.criteria/1', 'binome.criteria/0', /, \/format : .* il faut "binome\.criteria\/1"/],
    [/"values":\s*\[\s*\[/, '"values":[[7,', /\/values\/0/],
    [/"values":\s*\[/, '"values":[[0,0,0,0,0],', /\/values\/\d+/],
  ])('criteria.json: %s → %s', async (from, to, said) => {
    expect(await told('explain', spoilt('criteria.json', from, to), '--weights')).toMatch(said);
  });

  it('that is a file, or not there, or whose file is a folder', async () => {
    expect(await told('explain', census.mentors, '--trainee', 'S-1')).toMatch(/un élément du chemin n’est pas un dossier \(ENOTDIR\)/);
    expect(await told('explain', path.join(root, 'none'), '--trainee', 'S-1')).toMatch(/Le fichier n’existe pas/);
    expect(await told('solve', root)).toMatch(/Le fichier ne se lit pas : c’est un dossier \(EISDIR\)\./);
    expect(await told(...census.args('tuteurs.csv'))).toMatch(/n’est pas un dossier \(ENOTDIR\)/);
  });
});

describe('a call that does not fit', () => {
  it.each([
    ['solve', 'a', 'b'],
    ['matsch'],
    ['solve', 'a', '--colour'],
    ['solve', 'a', '--node-limit', 'many'],
    ['check', 'a.csv', '--lang', 'de'],
    ['plan', '--stress', '--periods', 'SP1'],
  ])('%j %j %j %j', async (...argv) => {
    await told(...argv.filter((word) => word !== undefined));
  });
});
