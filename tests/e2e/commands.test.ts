import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { CRITERIA } from '../../src/domain/documents/pair.ts';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languageOf } from '../../src/cli/language.ts';
import type { Solution } from '../../src/solver/index.ts';
import { constraints, type Unlabelled } from '../unit/matching/small-census.ts';
import { json, people, run, smallCensus, written, writtenGuidelines, type SmallCensus } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-commands-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let census: SmallCensus;
let results = '';
beforeAll(async () => {
  census = smallCensus(path.join(root, 'census'));
  results = path.join(census.folder, 'out');
  await run(...census.args('out'));
});

const problem = {
  format: 'binome.problem/1',
  trainees: [{ id: 't0' }, { id: 't1' }],
  mentors: [{ id: 'm0' }],
  pairs: [
    ['t0', 'm0', 0.5],
    ['t1', 'm0', 0.75],
  ],
};

/** A result without its bundle, in which a changed file is not told by its fingerprint. */
function unsealed(folder: string): string {
  rmSync(path.join(folder, 'bundle.json'));
  return folder;
}

describe('the call', () => {
  it.each([
    [['matsch'], 'CALL_UNKNOWN_COMMAND', 'matsch', undefined],
    [['solve', 'a', '--colour'], 'CALL_UNKNOWN_OPTION', '--colour', 'solve'],
    [['--lang', 'en', 'check', '--colour'], 'CALL_UNKNOWN_OPTION', '--colour', 'check'],
    [['match', '--census', 'a.csv', '--period', 'SP1'], 'CALL_MISSING_OPTION', '--out <folder>', 'match'],
    [['match', '--census'], 'CALL_MISSING_VALUE', '--census <file...>', 'match'],
    [['check'], 'CALL_MISSING_VALUE', 'file', 'check'],
    [['verify', 'problem.json'], 'CALL_MISSING_VALUE', 'solution', 'verify'],
    [['solve', 'a', 'b'], 'CALL_ARGUMENTS', 'b', 'solve'],
    [['solve', 'a', '--node-limit', 'many'], 'CALL_BAD_VALUE', 'many', undefined],
    [['check', 'a.csv', '--lang', 'de'], 'CALL_BAD_VALUE', 'de', undefined],
  ])('%j is refused with what to do', async (argv, code, value, command) => {
    const { error, out } = await run(...argv);
    expect(error?.code).toBe(code);
    if (value !== undefined) expect(error?.values['value']).toBe(value);
    if (command !== undefined) expect(error?.values['command']).toBe(command);
    expect(out).toBe('');
  });

  it('without a command shows the help on stderr and ends with 2', async () => {
    for (const argv of [[], ['help', 'matsch']]) {
      const { code, out, log } = await run(...argv);
      expect([code, out]).toEqual([2, '']);
      expect(log).toContain('match');
    }
  });

  it('shows help and version, in either language', async () => {
    const french = await run('--help');
    expect(french.code).toBe(0);
    for (const word of ['Usage\u202f:', 'Commandes\u202f:', 'match', 'check', 'solve', 'verify', 'explain'])
      expect(french.out).toContain(word);
    const english = await run('--lang', 'en', 'match', '--help');
    expect(english.out).toContain('Usage:');
    expect(english.out).not.toMatch(/[éèàç«»]/);
    expect((await run('help', 'explain')).out).toContain('--trainee');
    expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('finds the language before anything else is read', () => {
    expect(languageOf(['match', '--lang', 'en'])).toBe('en');
    expect(languageOf(['--lang=en'])).toBe('en');
    expect(languageOf(['--lang'])).toBe('fr');
    expect(languageOf(['match'])).toBe('fr');
    expect(languageOf(['--lang', 'de'])).toBe('fr');
  });
});

describe('binome check', () => {
  it('ends with 0 on a census without problems', async () => {
    const { code, out } = await run('check', census.mentors, census.trainees);
    expect(code).toBe(0);
    expect(out).toMatch(/tuteurs\.csv \(utf-8, ";"\)\u202f: 4 personnes lues, 0 problème bloquant, 0 avertissement\./);
    expect((await run('check', census.mentors, '--lang', 'en')).out).toContain('4 people read, 0 blocking problems, 0 warnings.');
  });

  it('prints the documented shape with --json', async () => {
    const rows = [...people.trainees, 'S-4;stagiaire;Houx;Hugo;SPIP-00-99;CPIP 29;;;', 'S-5;stagiaire;If;Ian;SPIP-33-01;CPIP 29;;;T-99'];
    const file = written(root, 'mixed.csv', `${rows.join('\n')}\n`);
    const ending = await run('check', file, '--json');
    expect(ending.code).toBe(2);
    const document = json(ending);
    expect(Object.keys(document)).toEqual(['file', 'accepted', 'rejected', 'warnings', 'people', 'services']);
    expect(document['file']).toEqual({
      name: 'mixed.csv',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      encoding: 'utf-8',
      delimiter: ';',
      sheet: null,
    });
    expect(document['accepted']).toBe(4);
    expect(document['rejected']).toEqual([
      {
        record: 4,
        line: 5,
        column: 'service',
        code: 'CENSUS_UNKNOWN_SERVICE',
        value: 'SPIP-00-99',
        message: expect.stringContaining('SPIP-00-99') as string,
      },
    ]);
    for (const warning of document['warnings'] as object[]) {
      expect(Object.keys(warning)).toEqual(['record', 'line', 'column', 'code', 'value', 'message']);
    }
    expect((document['warnings'] as { code: string }[]).map(({ code }) => code)).toContain('CENSUS_UNKNOWN_REFERENCE');
    expect((document['people'] as { id: string }[]).map(({ id }) => id)).toEqual(['S-1', 'S-2', 'S-3', 'S-5']);
  });

  it('prints every file of several in one document', async () => {
    const document = json(await run('check', census.mentors, census.trainees, '--json'));
    expect((document['files'] as { accepted: number }[]).map(({ accepted }) => accepted)).toEqual([3, 4]);
  });

  it('tells each problem with its place', async () => {
    const file = written(root, 'broken.csv', `${people.mentors[0]!}\n${people.mentors[1]!.replace('2010', 'jadis')}\n`);
    expect((await run('check', file)).out).toMatch(/refusé +broken\.csv:2, colonne « année_titularisation » — .*jadis.* \[CENSUS_\w+\]/);
    expect((await run('check', file, '--lang', 'en')).out).toMatch(/rejected +broken\.csv:2, column .* — .*jadis.* \[CENSUS_\w+\]/);
  });
});

describe('binome check with a period', () => {
  const checked = (...more: string[]) => run('check', census.mentors, census.trainees, '--period', 'SP1', ...more);
  const rules = (...list: readonly Unlabelled[]) => ['--guidelines', writtenGuidelines(root, constraints(...list))];
  const wide = { id: 'wide', kind: 'quota', max: 9 } as const;

  it('tells what is of no use in the guidelines, in either language', async () => {
    const more = rules(wide, { id: 'few', kind: 'quota', max: 1 }, { id: 'part', kind: 'quota', mentors: { service: 'SPIP-33' }, max: 1 });
    const { code, out } = await checked(...more);
    expect(code).toBe(0);
    expect(out).toMatch(/personnes lues[^]*\nPériode\u202f: SP1\u202f: .*\nOrientations\u202f: 2 constats sur les contraintes\.\n/);
    expect(out).toMatch(
      /\n {2}superflue +La contrainte «\u202fContrainte part\u202f» \(au plus 1 binôme\) n’ajoute rien\u202f: «\u202fContrainte few\u202f»/,
    );
    expect(out).toMatch(/\n {2}sans effet +La contrainte «\u202fContrainte wide\u202f» .*\u202f: au plus 2 binômes sont possibles\.\n$/);
    const english = (await checked(...more, '--lang', 'en')).out;
    expect(english).toMatch(/Guidelines: 2 findings on the constraints\.\n {2}redundant +The constraint “Constraint part” /);
    expect(english).toMatch(/\n {2}no effect +The constraint “Constraint wide” .* at most 2 pairs are possible\.\n$/);
    expect(english).not.toMatch(/contrainte|binôme/i);
  });

  it('ends with 3 when no matching satisfies every constraint', async () => {
    const impossible = await checked(...rules({ id: 'many', kind: 'quota', min: 3 }));
    expect([impossible.code, impossible.out]).toEqual([
      3,
      expect.stringMatching(/\n {2}impossible +La contrainte «\u202fContrainte many\u202f»/),
    ]);
    const few = { id: 'few', kind: 'quota', max: 1 } as const;
    const contradiction = await checked(...rules(few, { id: 'more', kind: 'quota', min: 2 }), '--lang', 'en');
    expect([contradiction.code, contradiction.out]).toEqual([
      3,
      expect.stringMatching(/1 finding on .*\n {2}contradiction The constraints “Constraint few”/),
    ]);
  });

  it('says when there is nothing to say, and when the census stands in the way', async () => {
    expect((await checked()).out).toMatch(/Orientations\u202f: rien à signaler sur les contraintes\.\n$/);
    expect((await checked('--lang', 'en')).out).toMatch(/Guidelines: nothing to report on the constraints\.\n$/);
    const file = written(root, 'refused.csv', `${people.trainees[0]!}\n${people.trainees[1]!.replace('SPIP-33-01', 'SPIP-00-99')}\n`);
    const { code, out } = await run('check', file, '--period', 'SP1');
    expect([code, out]).toEqual([2, expect.stringMatching(/Orientations\u202f: non examinées/)]);
    expect((await run('check', file, '--period', 'SP1', '--lang', 'en')).out).toContain('Guidelines: not looked at');
    expect(json(await run('check', file, '--period', 'SP1', '--json'))['guidelines']).toBeNull();
  });

  it('prints findings and counts with --json', async () => {
    const document = json(await checked(...rules(wide, { id: 'site', kind: 'quota', each: 'site', max: 1 }), '--json'));
    expect(Object.keys(document)).toEqual(['files', 'period', 'services', 'guidelines']);
    expect(document['guidelines']).toEqual({
      findings: [
        {
          kind: 'neverBinding',
          rules: ['wide'],
          sideConstraints: ['wide/max'],
          sentence: { fr: expect.stringContaining('Contrainte wide') as string, en: expect.stringContaining('Constraint wide') as string },
        },
      ],
      limits: [
        { rule: 'site', limit: 'max', groups: 2, impossible: 0, redundant: 0, neverBinding: 1 },
        { rule: 'wide', limit: 'max', groups: 1, impossible: 0, redundant: 0, neverBinding: 1 },
      ],
    });
  });

  it('takes the other inputs of match, and needs the period for them', async () => {
    const travel = written(root, 'trajets.csv', 'origine;destination;minutes\n33063;33243;12\n');
    expect((await checked('--travel', travel)).code).toBe(0);
    for (const option of ['--guidelines', '--calendar', '--travel'])
      expect((await run('check', census.mentors, option, travel)).error).toMatchObject({
        code: 'CALL_MISSING_OPTION',
        values: { value: '--period <id>', command: 'check' },
      });
    expect((await run('check', census.mentors, '--period', 'SP9')).error?.code).toBe('CALENDAR_UNKNOWN_PERIOD');
  });
});

describe('binome solve and verify', () => {
  it('solve and verify what match wrote', async () => {
    const files = ['problem.json', 'solution.json'].map((name) => path.join(results, name)) as [string, string];
    expect(await run('verify', ...files)).toMatchObject({ code: 0, out: 'Valide\u202f: la solution et sa preuve sont exactes.\n' });
    const again = path.join(root, 'again.json');
    expect((await run('solve', files[0], '--out', again)).out).toMatch(
      /^Optimum prouvé\u202f: 2 paires, total 1,\d+, maximum prouvé 1,\d+, 1 place manquante\.\n$/,
    );
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(files[1], 'utf8'));
    const tampered = JSON.parse(readFileSync(files[1], 'utf8')) as Record<string, unknown>;
    const file = written(root, 'tampered.json', JSON.stringify({ ...tampered, objective: 2 }));
    const refused = await run('verify', files[0], file);
    expect([refused.code, refused.out]).toEqual([2, expect.stringMatching(/^Non valide\u202f:\n {2}- /)]);
    expect(json(await run('verify', files[0], file, '--json'))).toMatchObject({ valid: false });
    expect((await run('verify', files[0], file, '--lang', 'en')).out).toMatch(/^Not valid:\n/);
  });

  it('exports the proof of what match wrote, which a checker of others’ accepts', async () => {
    const files = ['problem.json', 'solution.json'].map((name) => path.join(results, name)) as [string, string];
    const out = path.join(root, 'exported');
    const { code, out: said } = await run('export-proof', ...files, '--out', out, '--lang', 'en');
    expect([code, said]).toEqual([
      0,
      'No more needs can be met: coverage.opb, coverage.pbp.\n' +
        'No matching that meets as many needs scores more: score.opb, score.pbp.\n' +
        `Written to ${out}; README.txt says how to check them.\n`,
    ]);
    expect(readdirSync(out).sort()).toEqual(['README.txt', 'coverage.opb', 'coverage.pbp', 'score.opb', 'score.pbp']);
    expect(readFileSync(path.join(out, 'README.txt'), 'utf8')).toContain('veripb score.opb score.pbp\n');
    const { pairs, certificate } = JSON.parse(readFileSync(files[1], 'utf8')) as Solution;
    const score = certificate!.parts.reduce((sum, part) => sum + part.score, 0);
    const proof = readFileSync(path.join(out, 'score.pbp'), 'utf8');
    expect(proof).toMatch(/^pseudo-Boolean proof version 3\.0\n/);
    expect(proof).toMatch(new RegExp(`^conclusion BOUNDS -${score} : \\d+ -${score} ;$`, 'm'));
    expect(readFileSync(path.join(out, 'coverage.pbp'), 'utf8')).toMatch(new RegExp(`^conclusion BOUNDS -${pairs.length} `, 'm'));
    const older = await run('export-proof', ...files, '--out', out, '--proof-version', '2.0', '--json');
    expect(json(older)).toMatchObject({ stages: ['coverage', 'score'] });
    expect(readFileSync(path.join(out, 'score.pbp'), 'utf8')).toMatch(/^pseudo-Boolean proof version 2\.0\n/);
    expect((await run('export-proof', ...files, '--out', out, '--proof-version', '1.0')).error).toMatchObject({ code: 'CALL_BAD_VALUE' });
  });

  it('exports nothing of a solution that is not valid, with its place', async () => {
    const [file, solution] = ['problem.json', 'solution.json'].map((name) => path.join(results, name)) as [string, string];
    const tampered = written(root, 'better.json', readFileSync(solution, 'utf8').replace(/"objective": ([\d.]+)/, '"objective": 2'));
    const out = path.join(root, 'not exported');
    expect((await run('export-proof', file, tampered, '--out', out)).error).toMatchObject({
      code: 'EXPORT_REFUSED',
      place: { file: tampered },
    });
    expect(existsSync(path.join(out, 'score.opb'))).toBe(false);
  });

  it('prints the solution where no file is named', async () => {
    const file = written(root, 'problem.json', JSON.stringify(problem));
    expect(json(await run('solve', file))).toMatchObject({ status: 'optimal', pairs: [['t1', 'm0']], objective: 0.75 });
    expect(json(await run('solve', file, '--json'))).toMatchObject({ status: 'optimal' });
    expect((await run('solve', file, '--out', path.join(root, 's.json'), '--lang', 'en')).out).toBe(
      'Proven optimal: 1 pair, score 0.75, bound 0.75, 1 need unmet.\n',
    );
  });

  it('ends with 3 when there is no solution', async () => {
    const file = written(root, 'all.json', JSON.stringify({ ...problem, coverage: 'all' }));
    const { code, out } = await run('solve', file, '--out', path.join(root, 's.json'));
    expect([code, out]).toEqual([3, 'Aucune solution (prouvé)\u202f: 0 paire, total 0, maximum prouvé –, 2 places manquantes.\n']);
  });

  it('refuses a malformed problem, with the file and the place inside', async () => {
    const file = written(root, 'malformed.json', JSON.stringify({ ...problem, pairs: [['t9', 'm0', 1]] }));
    const refused = { code: 'PROBLEM_UNKNOWN_ID', place: { file, path: '/pairs/0/0' } };
    expect((await run('solve', file)).error).toMatchObject(refused);
    expect((await run('verify', file, file)).error).toMatchObject(refused);
    const noJson = written(root, 'no.json', 'x');
    expect((await run('solve', noJson)).error).toMatchObject({ code: 'PROBLEM_NOT_JSON', place: { file: noJson } });
  });
});

describe('binome explain --weights', () => {
  const weights = (...argv: string[]) => run('explain', results, '--weights', ...argv);

  it('says how far each weight can vary, and which pairs survive', async () => {
    const { code, out, log } = await weights();
    expect(code).toBe(0);
    expect(out).toMatch(/^Un poids varie, les autres gardent leurs proportions/);
    for (const name of ['parcours', 'charge de travail', 'trajet', 'préférences', 'étape de carrière']) expect(out).toContain(`  ${name}`);
    expect(out).toMatch(/\n2 binômes sur 2 résistent à une variation de ±20\u202f%/);
    expect(log).toContain('Essai d’autres poids');
    expect((await weights('--lang', 'en')).out).toContain('2 of 2 pairs survive a change of ±20% in each weight alone.');
    const document = json(await weights('--json'));
    expect(document).toMatchObject({ kind: 'weights', pairs: [{ trainee: 'S-1', mentor: 'T-1', survives: true }, { trainee: 'S-2' }] });
    expect((document['criteria'] as { status: string }[]).map(({ status }) => status)).toEqual(CRITERIA.map(() => 'exact'));
  });

  it('says what it does not know when the time is up', async () => {
    const { code, out } = await weights('--time-limit-ms', '0');
    expect(code).toBe(4);
    expect(out).toContain('Au moins 0 binôme sur 2 résiste');
    expect(out).toContain('2 binômes restent sans réponse dans le temps imparti');
  });

  it('is asked for instead of a trainee, and the limit with it', async () => {
    expect((await weights('--trainee', 'S-1')).error).toMatchObject({ code: 'CALL_ARGUMENTS', values: { value: '--weights --trainee' } });
    expect((await run('explain', results)).error).toMatchObject({ code: 'CALL_MISSING_OPTION', values: { value: '--trainee <id>' } });
    expect((await run('explain', results, '--trainee', 'S-1', '--time-limit-ms', '5')).error).toMatchObject({
      code: 'CALL_MISSING_OPTION',
      values: { value: '--weights' },
    });
  });

  it('refuses values that are not those of the run, and a run without an optimum', async () => {
    const folder = path.join(root, 'mixed');
    cpSync(results, folder, { recursive: true });
    unsealed(folder);
    const file = path.join(folder, 'criteria.json');
    const document = JSON.parse(readFileSync(file, 'utf8')) as { format: string; values: (number | null)[][] };
    const refused = async (changed: object): Promise<void> => {
      writeFileSync(file, JSON.stringify({ ...document, ...changed }));
      expect((await run('explain', folder, '--weights')).error?.code).toBe('CALL_CRITERIA_FORMAT');
    };
    await refused({ format: 'other' });
    await refused({ values: document.values.slice(1) });
    await refused({ values: [...document.values, document.values[0]] });
    await refused({ values: document.values.map((own) => own.map((value) => (value === 1 ? 0 : 1))) });
    rmSync(file);
    expect((await run('explain', folder, '--weights')).error?.code).toBe('CALL_FILE_MISSING');
    const proposal = JSON.parse(readFileSync(path.join(folder, 'proposal.json'), 'utf8')) as { guidelines: { content: object } };
    proposal.guidelines.content = {};
    writeFileSync(path.join(folder, 'proposal.json'), JSON.stringify(proposal));
    expect((await run('explain', folder, '--weights')).error?.code).toBe('CALL_PROPOSAL_FORMAT');
  });
});

describe('binome explain --shadow-prices', () => {
  const prices = (...argv: string[]) => run('explain', results, '--shadow-prices', ...argv);

  it('says what a place more and each constraint is worth', async () => {
    const { code, out, log } = await prices();
    expect(code).toBe(0);
    expect(out).toMatch(/^Un seul nombre change, tous les autres restent/);
    expect(out).toMatch(/Une place de plus, par lieu, .*:\n {2}\S/);
    expect(out).toMatch(/avec \d places?, \+1 stagiaire, \+\d+,\d\d points/);
    expect(log).toContain('Essai d’autres places');
    expect((await prices('--lang', 'en')).out).toMatch(/with \d places?, \+1 trainee, \+\d+\.\d\d points/);
    const document = json(await prices('--json'));
    expect(document).toMatchObject({ kind: 'shadowPrices', isOpen: false, constraints: [] });
    expect((document['mentors'] as { higher: { matched: number } }[])[0]).toMatchObject({ higher: { status: 'optimal', matched: 1 } });
  });

  it('says what it does not know when the time is up', async () => {
    const { code, out } = await prices('--time-limit-ms', '0');
    expect(code).toBe(4);
    expect(out).toContain('Pas de réponse dans le temps imparti\u202f:');
  });

  it('is asked for alone, of a run with an optimum', async () => {
    for (const [other, value] of [['--weights'], ['--trainee', 'S-1']] as [string, string?][]) {
      const { error } = await prices(other, ...(value === undefined ? [] : [value]));
      expect(error?.code).toBe('CALL_ARGUMENTS');
      expect(error?.values['value']).toContain('--shadow-prices');
    }
    const folder = path.join(root, 'altered');
    cpSync(results, folder, { recursive: true });
    unsealed(folder);
    const file = path.join(folder, 'proposal.json');
    const proposal = JSON.parse(readFileSync(file, 'utf8')) as { guidelines: { content: object } };
    proposal.guidelines.content = {};
    writeFileSync(file, JSON.stringify(proposal));
    expect((await run('explain', folder, '--shadow-prices')).error?.code).toBe('CALL_PROPOSAL_FORMAT');
  });
});

describe('binome explain', () => {
  const explain = (...argv: string[]) => run('explain', results, ...argv);

  it('explains a pair, and one who is left without', async () => {
    const pair = await explain('--trainee', 'S-1');
    expect([pair.code, pair.out]).toEqual([0, expect.stringContaining('Alix Ajonc')]);
    expect((await explain('--trainee', 'S-1', '--mentor', 'T-1')).out).toBe(pair.out);
    expect((await explain('--trainee', 'S-3')).out).toMatch(/^Gaël Gui reste sans tuteur\.\n/);
    expect((await explain('--trainee', 'S-3', '--lang', 'en')).out).toMatch(/^Gaël Gui is left without a mentor\.\n/);
    expect(json(await explain('--trainee', 'S-3', '--json'))).toMatchObject({ kind: 'unmet', unmet: { trainee: { id: 'S-3' } } });
  });

  it('prices another mentor, and says whom it would move', async () => {
    const { out } = await explain('--trainee', 'S-1', '--mentor', 'T-2');
    expect(out).toMatch(
      /^Ève Érable avec Basile Bruyère \(SPIP de la Gironde\)\u202f: ce binôme obtiendrait \d+,\d points? sur 100\u202f; le total des binômes baisserait/,
    );
    expect(out).toContain('Fadi Frêne');
    expect(json(await explain('--trainee', 'S-1', '--mentor', 'T-2', '--json'))).toMatchObject({
      kind: 'price',
      alternative: { unmet: 0 },
    });
    expect((await explain('--trainee', 'S-1', '--mentor', 'T-2', '--lang', 'en')).out).toContain('this pair would score ');
  });

  it('tells the rule that excludes a mentor', async () => {
    expect((await explain('--trainee', 'S-1', '--mentor', 'T-3')).out).toContain('le tuteur n’est pas volontaire');
    expect((await explain('--trainee', 'S-1', '--mentor', 'T-3', '--lang', 'en')).out).toContain('the mentor is not a volunteer');
  });

  it('refuses ids that are not there', async () => {
    expect((await explain('--trainee', 'S-9')).error?.code).toBe('CALL_UNKNOWN_TRAINEE');
    expect((await explain('--trainee', 'S-1', '--mentor', 'T-9')).error?.code).toBe('CALL_UNKNOWN_MENTOR');
  });

  it('says so when the rule between the two was not kept', async () => {
    const avoiding = people.trainees.map((row, k) => `${row};${['évite', 'T-2'][k] ?? ''}`);
    const large = smallCensus(path.join(root, 'large'), { trainees: avoiding });
    await run(...large.args('out'));
    const folder = unsealed(path.join(large.folder, 'out'));
    const file = path.join(folder, 'proposal.json');
    expect((await run('explain', folder, '--trainee', 'S-1', '--mentor', 'T-2')).out).toContain('écarté par le stagiaire');
    const proposal = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...proposal, excludedPairs: null }));
    const unlisted = await run('explain', folder, '--trainee', 'S-1', '--mentor', 'T-2');
    expect(unlisted.out).toContain('une règle sépare les deux');
    expect(unlisted.out).not.toContain('direction');
    expect((await run('explain', folder, '--trainee', 'S-1', '--mentor', 'T-2', '--lang', 'en')).out).toContain(
      'a rule stands between the two',
    );
  });

  it('reads a proposal that leaves other mentors unpriced', async () => {
    const other = smallCensus(path.join(root, 'unpriced'));
    await run(...other.args('out'));
    const folder = unsealed(path.join(other.folder, 'out'));
    const file = path.join(folder, 'proposal.json');
    const proposal = JSON.parse(readFileSync(file, 'utf8')) as { pairs: object[]; unmet: object[] };
    const unpriced = (people: object[]): object[] => people.map((person) => ({ ...person, alternatives: null }));
    writeFileSync(file, JSON.stringify({ ...proposal, pairs: unpriced(proposal.pairs), unmet: unpriced(proposal.unmet) }));
    const { code, out } = await run('explain', folder, '--trainee', 'S-1');
    expect([code, out.length > 100]).toEqual([0, true]);
  });

  it('refuses a folder whose files are missing, malformed or do not fit each other', async () => {
    expect((await run('explain', root, '--trainee', 'S-1')).error?.code).toBe('CALL_FILE_MISSING');
    const other = smallCensus(path.join(root, 'other'));
    const folder = path.join(other.folder, 'out');
    await run(...other.args('out'));
    unsealed(folder);
    const solution = JSON.parse(readFileSync(path.join(folder, 'solution.json'), 'utf8')) as object;
    writeFileSync(path.join(folder, 'solution.json'), JSON.stringify({ ...solution, objective: 2 }));
    expect((await run('explain', folder, '--trainee', 'S-1')).error).toMatchObject({ code: 'CALL_PROPOSAL_FORMAT' });
    writeFileSync(path.join(folder, 'proposal.json'), '{"format":"binome.proposal/1"}');
    expect((await run('explain', folder, '--trainee', 'S-1')).error).toMatchObject({ code: 'CALL_PROPOSAL_FORMAT' });
  });

  it('refuses a proposal that is not that of the solution', async () => {
    const other = smallCensus(path.join(root, 'swapped'), { trainees: people.trainees.slice(0, 3) });
    await run(...other.args('out'));
    const folder = unsealed(path.join(other.folder, 'out'));
    writeFileSync(
      path.join(folder, 'proposal.json'),
      readFileSync(path.join(results, 'proposal.json')).toString().replace('"id":"T-1"', '"id":"T-4"'),
    );
    expect((await run('explain', folder, '--trainee', 'S-1')).error).toMatchObject({ code: 'CALL_PROPOSAL_FORMAT' });
  });
});

describe('mentors of other directorates', () => {
  it('are explained as such, and as eligible where boards may mix', async () => {
    const rows = [...people.trainees, 'S-4;stagiaire;Houx;Hugo;SPIP-69-01;CPIP 29;;;'];
    const both = smallCensus(path.join(root, 'boards'), { trainees: rows });
    await run(...both.args('out'));
    const folder = path.join(both.folder, 'out');
    const { out } = await run('explain', folder, '--trainee', 'S-1', '--mentor', 'T-4');
    expect(out).toContain('autre direction');
    const proposal = JSON.parse(readFileSync(path.join(folder, 'proposal.json'), 'utf8')) as { excludedPairs: unknown };
    expect(proposal.excludedPairs).toEqual([]);
  });
});
