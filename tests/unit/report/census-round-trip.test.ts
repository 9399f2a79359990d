/** The workbook made of a census, sent back as it is, says the same of everybody: nothing is lost on the way, in either language. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedData, promotionsOf, readGiven, type GivenFile } from '../../../src/service/acts/census-reading.ts';
import { FACT_FIELDS, FACT_NAMES, type FactName, type Mentor, type Trainee } from '../../../src/domain/index.ts';
import type { Language } from '../../../src/errors/index.ts';
import { writeCensusTemplate } from '../../../src/report/index.ts';
import { changesBetween } from '../../../src/service/rules/census-changes.ts';
import { type PersonFacts, personOf } from '../../../src/service/rules/census-facts.ts';
import { demoFiles } from '../../service/census.ts';
import { SEED } from '../../properties/problems.ts';

const turn = (): Promise<void> => Promise.resolve();
const { reference, periods } = await shippedData();
const promotions = promotionsOf(periods);

async function readOf(board: string, files: readonly GivenFile[]) {
  return readGiven(files, { board, promotions, turn, before: [] });
}

function templateOf(board: string, kept: readonly PersonFacts[], language: Language): GivenFile {
  const people = kept.map((one) => personOf(one, board));
  const mentors = people.filter((person): person is Mentor => person.role === 'mentor');
  const trainees = people.filter((person): person is Trainee => person.role === 'trainee');
  return { name: 'census.xlsx', bytes: writeCensusTemplate({ boardCode: board, reference, periods, mentors, trainees }, language) };
}

/** What sending the template back untouched would change. */
async function roundTrip(board: string, before: readonly PersonFacts[], language: Language) {
  const { reading, people } = await readOf(board, [templateOf(board, before, language)]);
  const { identical, arrivals, departures, changed } = changesBetween(before, people);
  return { rejected: reading.files.flatMap((file) => file.rejected), identical, arrivals, departures, changed };
}

const NOTHING = { rejected: [], identical: true, arrivals: [], departures: [], changed: [] };

describe('the template with the people of a census', () => {
  it.each([...reference.boards.keys()])('changes nothing when it comes back: the demo census of %s', { timeout: 60_000 }, async (board) => {
    const files = (await demoFiles(board)).map(({ name, content }) => ({ name, bytes: Buffer.from(content) }));
    const { people } = await readOf(board, files);
    expect(people.length).toBeGreaterThan(10);
    for (const language of ['fr', 'en'] as const) expect(await roundTrip(board, people, language)).toEqual(NOTHING);
  });

  it('changes nothing when it comes back: drawn censuses with every column filled', { timeout: 300_000 }, async () => {
    const filled = new Map<FactName, number>();
    await fc.assert(
      fc.asyncProperty(censuses, fc.constantFrom<Language>('fr', 'en'), async (files, language) => {
        const { people } = await readOf(BOARD, files);
        for (const { facts } of people)
          for (const name of FACT_NAMES) {
            const value = facts[name];
            if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0))
              filled.set(name, (filled.get(name) ?? 0) + 1);
          }
        expect(await roundTrip(BOARD, people, language)).toEqual(NOTHING);
      }),
      { seed: SEED, numRuns: 30 },
    );
    // Each fact was there to be lost.
    for (const name of FACT_NAMES) expect([name, (filled.get(name) ?? 0) > 20]).toEqual([name, true]);
    expect(Object.keys(FACT_FIELDS)).toHaveLength(filled.size);
  });

  it('names each place and commune so that no other is meant', { timeout: 120_000 }, async () => {
    const homes = [...reference.communes.values()].map(({ inseeCode }) => inseeCode);
    const places = [...reference.services.values(), ...reference.sites.values()];
    for (const board of reference.boards.keys()) {
      const own = new Set([...reference.services.values()].filter(({ boardCode }) => boardCode === board).map(({ code }) => code));
      const codes = places.flatMap((place) => (own.has('serviceCode' in place ? place.serviceCode : place.code) ? [place.code] : []));
      const lines = codes.map((code, k) => `M${k};tuteur;Nom${k};Prénom${k};${code};;`);
      const towns = board === BOARD ? homes.map((code, k) => `S${k};stagiaire;Nomdes${k};Prénom${k};${codes[0]!};${code};CPIP 29`) : [];
      const content = ['matricule;rôle;nom;prénom;service;code INSEE;promotion', ...lines, ...towns].join('\n');
      const { people } = await readOf(board, [{ name: 'a.csv', bytes: Buffer.from(content) }]);
      expect(people).toHaveLength(codes.length + towns.length);
      expect(await roundTrip(board, people, 'fr')).toEqual(NOTHING);
    }
  });
});

const BOARD = 'DISP-BOR';
const own = [...reference.services.values()].filter(({ boardCode }) => boardCode === BOARD);
const ownCodes = new Set(own.map(({ code }) => code));
const placeNames = [...own, ...[...reference.sites.values()].filter(({ serviceCode }) => ownCodes.has(serviceCode))].flatMap(
  ({ code, name }) => [code, name],
);
const communeCodes = [...reference.communes.keys()].filter((code) => /^(33|24|47|64)/.test(code));

const pick = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);
const some = (list: readonly string[], max = 4): fc.Arbitrary<string> =>
  fc.uniqueArray(pick(list), { minLength: 1, maxLength: max }).map((found) => found.join('|'));
const TERMS = [
  'droit',
  'droit, option pénal',
  'psychologie',
  'droit/psychologie',
  'soins / insertion',
  'x/y',
  'a, b',
  '24/7',
  'sociologie (niveau 2)',
];
const date = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1998, max: 2024 }))
  .map(([d, m, y]) => `${String(d).padStart(2, '0')}/${String(m).padStart(2, '0')}/${y}`);
const absence = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 1, max: 12 }))
  .map(([d, length, m]) => {
    const [start, end] = [d, d + length].map((one) => `${String(one).padStart(2, '0')}/${String(m).padStart(2, '0')}/2025`);
    return length === 0 ? start! : `${start!}-${end!}`;
  });
const COUNT = 5;
const ids = (letter: string): string[] => Array.from({ length: COUNT }, (_, k) => `${letter}-00${k}`);
/** Of the other side, by id or name; some of whom nobody is. */
const wishes = (letter: string): fc.Arbitrary<string> => some([...ids(letter), 'Zébulon Inconnu', 'Perdu, Personne'], 3);

const common = (letter: string, k: number) =>
  fc.tuple(
    fc.constant(`${letter}-00${k}`),
    pick([`Martin-${letter}${k}`, `de La Tour ${letter}${k}`, `Œuvrard${letter}${k}`]),
    pick(['Zoé', 'Jean-Noël', 'Anne Marie']),
    fc.constant(`${letter}${k}@exemple.fr`),
    pick(placeNames),
  );

/** In columns, each side names people of the other so that no two rows contradict each other. */
const mentorRow = (k: number): fc.Arbitrary<string[]> =>
  fc
    .tuple(
      common('T', k),
      pick(communeCodes),
      fc.tuple(
        pick(['oui', 'non', '']),
        date,
        pick(['0', '1', '']),
        pick(['1', '2', '3', '']),
        pick(['0', '1', '']),
        pick(['60', '0', '']),
      ),
      fc.tuple(pick(['80 %', '0,7', '31,5/39', '1', '33/39', '']), pick(['MO', 'MF', 'MO|MF', '']), fc.array(absence, { maxLength: 3 })),
      fc.tuple(some(TERMS), some(TERMS), fc.integer({ min: 1980, max: 2024 }).map(String)),
      fc.tuple(wishes('S'), pick(['', 'S-000', 'S-001']), pick(['', 'S-003|S-002']), pick(['', 'S-004'])),
    )
    .map(([who, town, [volunteer, trained, min, max, followed, files], [share, settings, absences], terms, others]) => [
      ...who,
      ...[town, volunteer, trained, max === '' ? '' : min, max, followed, files, share, settings, absences.join('|'), ...terms, ...others],
    ]);
const traineeRow = (k: number): fc.Arbitrary<string[]> =>
  fc
    .tuple(
      common('S', k),
      pick(communeCodes),
      fc.tuple(pick(['60', '1 h 15', '1/3 h', '45,5', '']), pick(['MO', 'MF', '']), some(TERMS), some(TERMS)),
      fc.tuple(wishes('T'), pick(['', 'T-000|T-002']), pick(['', 'T-001']), pick(['', `S-00${(k + 1) % COUNT}`, 'T-000'])),
      fc.tuple(pick(['', `S-00${(k + 2) % COUNT}`]), pick(['', 'oui', '2', 'basse', 'non'])),
    )
    .map(([who, town, facts, others, [car, priority]]) => [
      ...who,
      ...['CPIP 29', town, ...facts, ...others, car, k === COUNT - 1 ? 'T-003' : '', priority],
    ]);
const MENTORS =
  'matricule;nom;prénom;courriel;service;résidence administrative;volontaire;formé_le;capacité_min;capacité_max;stagiaires_suivis;dossiers;quotité;milieux;absences;domaines;compétences;année_titularisation;préférences;évite;anciens_binômes;à_séparer_de';
const TRAINEES =
  'matricule;nom;prénom;courriel;service;promotion;commune (code INSEE);temps_trajet_max;milieu_requis;domaines;besoins;préférences;évite;anciens_binômes;à_séparer_de;covoiturage_avec;binôme_imposé;priorité';
const sheet = (name: string, header: string, rows: readonly (readonly string[])[]): GivenFile => ({
  name,
  bytes: Buffer.from([header, ...rows.map((row) => row.join(';'))].join('\r\n')),
});
const people = Array.from({ length: COUNT }, (_, k) => k);
const censuses = fc
  .tuple(fc.tuple(...people.map(mentorRow)), fc.tuple(...people.map(traineeRow)))
  .map(([mentors, trainees]) => [sheet('tuteurs.csv', MENTORS, mentors), sheet('stagiaires.csv', TRAINEES, trainees)]);
