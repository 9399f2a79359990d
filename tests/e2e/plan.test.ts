import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanRules } from '../../src/domain/documents/guidelines.ts';
import type { Plan } from '../../src/domain/documents/plan.ts';
import { json, run, smallCensus, written, type Ending, type SmallCensus } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-plan-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Both trainees suit T-1 best, who works in the open setting only; the closed one has one place in each period, and T-3’s in SP1 only. */
const MENTORS = [
  'matricule;rôle;nom;prénom;service;domaines;compétences;année_titularisation;dossiers;capacité_max;formé_le;volontaire;milieux;absences',
  'T-1;tuteur;Ajonc;Alix;SPIP-33-01;droit;addictions;2010;55;2;01/09/2020;oui;MO;',
  'T-2;tuteur;Bruyère;Basile;SPIP-33-01;psychologie;insertion;2015;95;1;01/09/2020;oui;MF;',
  'T-3;tuteur;Cèdre;Chloé;SPIP-33-01;arts;;2018;110;1;01/09/2020;oui;MF;17/11/2025-20/02/2026',
];
const TRAINEES = [
  'matricule;rôle;nom;prénom;service;promotion;domaines;besoins;préférences',
  'S-1;stagiaire;Érable;Ève;SPIP-33-01;CPIP 29;droit;addictions;T-1',
  'S-2;stagiaire;Frêne;Fadi;SPIP-33-01;CPIP 29;droit;addictions;T-1',
];

let census: SmallCensus;
let decided = '';
beforeAll(async () => {
  census = smallCensus(path.join(root, 'census'), { mentors: MENTORS, trainees: TRAINEES });
  decided = path.join(census.folder, 'sp1');
  await run(...census.args('sp1'));
});

const plan = (periods: string, ...argv: string[]): Promise<Ending> => planOf(census, periods, ...argv);
const planOf = ({ mentors, trainees }: SmallCensus, periods: string, ...argv: string[]): Promise<Ending> =>
  run('plan', '--periods', periods, '--census', mentors, trainees, ...argv);
const planIn = (ending: Ending): Plan => json(ending) as unknown as Plan;
const settingsBy = ({ trainees }: Plan): string[] =>
  trainees.map(({ id, stages }) => `${id} ${stages.map(({ settings }) => settings.join('+')).join(' ')}`);

function guidelines(name: string, rules: Partial<PlanRules>, changes: Record<string, unknown> = {}): string {
  const national = JSON.parse(readFileSync('data/reference/guidelines.json', 'utf8')) as { plan: PlanRules };
  return written(root, `${name}.json`, JSON.stringify({ ...national, ...changes, plan: { ...national.plan, ...rules } }));
}

describe('binome plan --periods', () => {
  it('plans several periods together, in French and in English', async () => {
    const french = await plan('SP1,SP2');
    expect(french.code).toBe(0);
    expect(french.out).toContain('Plan optimal, prouvé\u202f: SP1, SP2.');
    expect(french.out).toMatch(/^ {2}SP1 +28\u00a0août\u00a02025 +24\u00a0octobre\u00a02025 +2 +4 +2 /m);
    expect(french.out).toContain('Tuteurs trouvés pour 4 stages sur 4.\n2 stagiaires voient les deux milieux, sur 2.');
    expect(french.out).toContain(
      'En décidant chaque période sans regarder les autres, les stagiaires verraient 2 milieux de moins en tout.',
    );
    expect(french.out).toContain('Ceci est une proposition\u202f: une personne décide de chaque binôme.');
    expect(french.out).not.toContain('Fichiers écrits');
    const english = await plan(' SP1 , SP2 ', '--lang', 'en');
    expect(english.out).toContain('Optimal plan, proven: SP1, SP2.');
    expect(english.out).toContain('2 of 2 trainees see both settings.');
    expect(english.out.replaceAll(/DISP de Bordeaux|Alix Ajonc/g, '')).not.toMatch(/[«»éèêàç’]/);
  });

  it('prints the same document that it writes, with what verify takes for every part', async () => {
    const out = path.join(census.folder, 'plan');
    const document = planIn(await plan('SP2,SP1', '--out', out, '--json'));
    expect(JSON.parse(readFileSync(path.join(out, 'plan.json'), 'utf8'))).toEqual(document);
    expect(document.periods.map(({ label, served, isDecided }) => [label, served, isDecided])).toEqual([
      ['SP1', 2, false],
      ['SP2', 2, false],
    ]);
    expect(document.value).toMatchObject({ served: 4, settings: 4 });
    expect(document.bound).toMatchObject({ served: 4, settings: 4, points: document.value.points });
    expect(settingsBy(document).map((row) => row.slice(4).split(' ').sort().join())).toEqual(['MF,MO', 'MF,MO']);
    expect('decided' in document).toBe(false);
    const problems = readdirSync(out).filter((name) => name.endsWith('.problem.json'));
    expect(problems).toEqual(['part-1.counts.problem.json', 'part-1.points.problem.json']);
    for (const name of problems) {
      const [problem, solution] = [name, name.replace('problem', 'solution')].map((one) => path.join(out, one)) as [string, string];
      expect((await run('verify', problem, solution)).code, name).toBe(0);
    }
    const solution = JSON.parse(readFileSync(path.join(out, 'part-1.points.solution.json'), 'utf8')) as { objective: number };
    expect(Math.round(solution.objective * 1_000_000)).toBe(document.value.points);
    const csv = readFileSync(path.join(out, 'plan.csv'), 'utf8').split('\r\n');
    expect(csv[0]).toMatch(/;SP1.: matricule du tuteur;SP1.: tuteur;SP1.: milieu;SP2.: matricule du tuteur;/);
    expect(csv.slice(1, 3).map((row) => row.slice(0, 4))).toEqual(['S-1;', 'S-2;']);
  });

  it('proves parts that have nothing to do with each other one by one', async () => {
    const far = smallCensus(path.join(root, 'far'), {
      mentors: [...MENTORS, 'T-9;tuteur;Iris;Inès;SPIP-69-01;droit;addictions;2010;55;1;01/09/2020;oui;MO;'],
      trainees: [...TRAINEES, 'S-9;stagiaire;Houx;Hugo;SPIP-69-01;CPIP 29;droit;addictions;'],
    });
    const out = path.join(far.folder, 'plan');
    const { trainees } = planIn(await planOf(far, 'SP1,SP2', '--out', out, '--json'));
    const parts = readdirSync(out).filter((name) => name.endsWith('.problem.json'));
    expect([...new Set(parts.map((name) => name.split('.')[0]))]).toEqual(['part-1', 'part-2']);
    for (const name of parts)
      expect((await run('verify', path.join(out, name), path.join(out, name.replace('problem', 'solution')))).code, name).toBe(0);
    expect(trainees.find(({ id }) => id === 'S-9')!.unseen.map(({ setting, reason }) => [setting, reason])).toEqual([['MF', 'never']]);
  });

  it('says the same to the byte when the rows of the census are shuffled', async () => {
    const reversed = ([head, ...rows]: string[]): string[] => [head!, ...rows.reverse()];
    const shuffled = smallCensus(path.join(root, 'shuffled'), { mentors: reversed(MENTORS), trainees: reversed(TRAINEES) });
    const [one, other] = [path.join(root, 'one'), path.join(root, 'other')];
    await plan('SP1,SP2', '--out', one);
    await planOf(shuffled, 'SP2,SP1', '--out', other);
    expect(readdirSync(other)).toEqual(readdirSync(one));
    // The bundle says the call as it was made.
    for (const name of readdirSync(one).filter((file) => file !== 'bundle.json')) {
      // The hashes of the files that were read differ, and nothing else.
      const text = (folder: string): string =>
        readFileSync(path.join(folder, name), 'utf8').replaceAll(/"sha256": ?"[0-9a-f]{64}"|<code>[0-9a-f]{64}<\/code>/g, '');
      expect(text(other), name).toBe(text(one));
    }
  });

  it('warns when today’s placement takes the last place from a later obligation', async () => {
    // Alone, SP1 gives both to T-1; in SP2 there is one place where the closed setting is to be seen.
    const french = await plan('SP1,SP2', '--decided', decided);
    expect(french.code).toBe(0);
    expect(french.out).toContain('SP1 (décidée)');
    expect(french.out).toMatch(/Attention, le placement décidé bloque une obligation\. (Ève Érable|Fadi Frêne)\u202f: ne voit pas/);
    const english = await plan('SP1,SP2', '--decided', decided, '--lang', 'en');
    expect(english.out).toMatch(/SP1 \(decided\)[^]*Warning: the placement that is decided blocks an obligation\. /);
    const document = planIn(await plan('SP1,SP2', '--decided', decided, '--json'));
    expect(document.decided!.periods).toEqual(['SP1']);
    expect(document.decided!.without).toMatchObject({ served: 4, settings: 4 });
    expect(document.value).toMatchObject({ served: 4, settings: 3 });
    expect(document.decided!.blocked.map(({ setting, reason }) => [setting, reason])).toEqual([['MF', 'places']]);
    const matched = JSON.parse(readFileSync(path.join(decided, 'solution.json'), 'utf8')) as { pairs: string[][] };
    expect(document.pairs.filter(({ period }) => period === 'SP1').map(({ trainee, mentor }) => [trainee, mentor])).toEqual(matched.pairs);
    expect(document.inputs.map(({ name }) => name).filter((name) => /proposal|sp1/.test(name))).toHaveLength(1);
  });

  it('warns when what is obliged was possible only in the period that is decided', async () => {
    const few = smallCensus(path.join(root, 'few'), {
      mentors: MENTORS.filter((row) => !row.startsWith('T-2')),
      trainees: TRAINEES.slice(0, 2),
    });
    await run(...few.args('sp1'));
    const free = await planOf(few, 'SP1,SP2');
    expect(free.out).not.toContain('Attention');
    const { out } = await planOf(few, 'SP1,SP2', '--decided', path.join(few.folder, 'sp1'));
    expect(out).toContain(
      'Attention, le placement décidé bloque une obligation. Ève Érable\u202f: ne voit pas le milieu fermé, car ce qui est décidé l’en empêche et aucun tuteur de ce milieu n’est possible ensuite.',
    );
    const silent = await planOf(
      few,
      'SP1,SP2',
      '--decided',
      path.join(few.folder, 'sp1'),
      '--guidelines',
      guidelines('either', { bothSettings: false }),
    );
    expect(silent.out).not.toContain('Attention');
  });

  it('counts loads, lets mentors rest, keeps mentors or changes them as the guidelines say', async () => {
    const kept = planIn(
      await plan('SP1,SP2', '--json', '--guidelines', guidelines('kept', { bothSettings: false, continuity: 0.5, load: null })),
    );
    expect(kept.value).toMatchObject({ served: 4, kept: 2, over: 0 });
    const changed = planIn(
      await plan('SP1,SP2', '--json', '--guidelines', guidelines('changed', { bothSettings: false, mostWithOneMentor: 1 })),
    );
    expect(changed.value).toMatchObject({ served: 4, kept: 0 });
    const rest = planIn(await plan('SP1,SP2', '--json', '--guidelines', guidelines('rest', { rest: { most: 1, of: 2 } })));
    expect(rest.loads.filter(({ periods }) => periods > 1)).toEqual([]);
    expect(rest.leftOut).toEqual(['minimums']);
    const loads = planIn(
      await plan('SP1,SP2', '--json', '--guidelines', guidelines('loads', { bothSettings: false, load: { free: 1, points: 1 } })),
    );
    expect(loads.loads.map(({ trainees }) => trainees)).toEqual([2, 1, 1]);
  });

  it('ends with 3 where no plan follows every rule, and with 4 at a limit', async () => {
    const many = smallCensus(path.join(root, 'many'), {
      mentors: MENTORS.filter((row) => !row.startsWith('T-2')),
      trainees: [...TRAINEES, 'S-3;stagiaire;Gui;Gaël;SPIP-33-01;CPIP 29;arts;insertion;'],
    });
    const all = guidelines('all', {}, { coverage: 'all' });
    const none = await planOf(many, 'SP1,SP2', '--guidelines', all, '--out', path.join(many.folder, 'none'), '--lang', 'en');
    expect(none.code).toBe(3);
    expect(none.out).toContain('No plan follows every rule (proven): SP1, SP2.');
    const document = planIn(await planOf(many, 'SP1,SP2', '--guidelines', all, '--json'));
    expect([document.status, document.pairs, document.bound]).toEqual(['infeasible', [], null]);
    const proofs = readdirSync(path.join(many.folder, 'none')).filter((name) => name.endsWith('.problem.json'));
    expect(proofs.length).toBeGreaterThan(0);
    for (const name of proofs) {
      const [problem, solution] = [name, name.replace('problem', 'solution')].map((one) => path.join(many.folder, 'none', one)) as [
        string,
        string,
      ];
      expect((await run('verify', problem, solution)).code).toBe(0);
    }
    const stopped = await plan('SP1,SP2', '--time-limit-ms', '0');
    expect(stopped.code).toBe(4);
    expect(stopped.out).toContain('Meilleur plan trouvé\u202f: SP1, SP2.');
    expect(stopped.out).toMatch(/Il n’est pas exclu|Rien n’est prouvé/);
  });

  it('leaves out who is no longer in the census, and takes what is decided as it is', async () => {
    const later = smallCensus(path.join(root, 'later'), { mentors: MENTORS, trainees: TRAINEES.filter((row) => !row.startsWith('S-2')) });
    const document = planIn(await planOf(later, 'SP1,SP2', '--decided', decided, '--json'));
    expect(document.pairs.filter(({ period }) => period === 'SP1')).toHaveLength(1);
    expect(document.trainees.map(({ id }) => id)).toEqual(['S-1']);
    // Of a mentor with no place left what is decided stays.
    const full = smallCensus(path.join(root, 'full'), {
      mentors: MENTORS.map((row) => row.replace(';55;2;', ';55;0;')),
      trainees: TRAINEES,
    });
    const facts = planIn(await planOf(full, 'SP1,SP2', '--decided', decided, '--json'));
    expect(facts.pairs.filter(({ period }) => period === 'SP1').map(({ mentor, score }) => [mentor, score])).toEqual([
      ['T-1', 0],
      ['T-1', 0],
    ]);
    expect(facts.pairs.filter(({ period }) => period === 'SP2').map(({ mentor }) => mentor)).toEqual(['T-2']);
  });

  it('refuses a census with rejected rows unless told to do without them', async () => {
    const faulty = smallCensus(path.join(root, 'faulty'), {
      mentors: MENTORS,
      trainees: [...TRAINEES, 'S-3;stagiaire;Gui;Gaël;Nulle part;CPIP 29;;;'],
    });
    expect((await planOf(faulty, 'SP1,SP2')).error?.code).toBe('MATCH_CENSUS_REJECTED');
    expect((await planOf(faulty, 'SP1,SP2', '--accept-partial')).code).toBe(0);
  });

  it.each([
    [['--periods', 'SP9'], 'CALENDAR_UNKNOWN_PERIOD', 'SP9'],
    [['--periods', ''], 'CALENDAR_UNKNOWN_PERIOD', ''],
    [['--periods', 'SP1,,SP2'], 'CALENDAR_UNKNOWN_PERIOD', ''],
    [['--periods', 'SP1,SP2,SP1'], 'PLAN_PERIOD_TWICE', 'SP1'],
    [['--periods', 'SP1,CPIP 29/SP1'], 'PLAN_PERIOD_TWICE', 'CPIP 29/SP1'],
    [['--periods', 'SP1', '--stress'], 'CALL_ARGUMENTS', '--stress --periods'],
    [['--stress'], 'CALL_ARGUMENTS', '--stress --census'],
    [['folder', '--periods', 'SP1'], 'CALL_ARGUMENTS', 'folder'],
    [['--periods', 'SP1', '--node-limit', 'many'], 'CALL_BAD_VALUE', 'many'],
    [['--periods', 'SP1', '--decided', 'nowhere'], 'CALL_FILE_MISSING', undefined],
    [[], 'CALL_MISSING_OPTION', '--stress | --recruitment | --periods'],
  ])('refuses %j', async (argv, code, value) => {
    const { error, out } = await run('plan', ...argv, '--census', census.mentors, census.trainees);
    expect([error?.code, out]).toEqual([code, '']);
    if (value !== undefined) expect(error?.values['value']).toBe(value);
    for (const language of ['fr', 'en'] as const) expect(error?.explain(language)).not.toMatch(/\{\w+\}|undefined/);
  });

  it('refuses a call without a census, what is decided elsewhere or twice, and rest that is none', async () => {
    const without = await run('plan', '--periods', 'SP1,SP2');
    expect([without.error?.code, without.error?.values['value']]).toEqual(['CALL_MISSING_OPTION', '--census <file...>']);
    const elsewhere = await plan('SP2,SP3', '--decided', decided);
    expect([elsewhere.error?.code, elsewhere.error?.values['value']]).toEqual(['PLAN_DECIDED_ELSEWHERE', 'CPIP 29/SP1']);
    const copy = path.join(root, 'copy');
    cpSync(decided, copy, { recursive: true });
    const twice = await plan('SP1,SP2', '--decided', decided, copy);
    expect([twice.error?.code, twice.error?.values['value'], twice.error?.place.file]).toEqual(['PLAN_DECIDED_TWICE', 'SP1', copy]);
    for (const rest of [
      { most: 2, of: 2 },
      { most: 3, of: 2 },
    ]) {
      const { error } = await plan('SP1,SP2', '--guidelines', guidelines('never', { rest }));
      expect([error?.code, error?.place.path]).toEqual(['GUIDELINES_FIELD', '/plan/rest']);
    }
    rmSync(path.join(copy, 'bundle.json'));
    const solution = path.join(copy, 'solution.json');
    written(copy, 'solution.json', readFileSync(solution, 'utf8').replace('"T-1"', '"T-2"'));
    expect((await plan('SP1,SP2', '--decided', copy)).error?.code).toBe('CALL_PROPOSAL_FORMAT');
  });

  it('says of nobody that places are short where a limit kept that from being proven', async () => {
    // Proven, both see both settings: nothing is short.
    expect(planIn(await plan('SP1,SP2', '--json')).value.settings).toBe(4);
    const stopped = planIn(await plan('SP1,SP2', '--time-limit-ms', '0', '--json'));
    expect(stopped.status).toBe('limit');
    expect(stopped.trainees.flatMap(({ sentence }) => (sentence.fr.includes('ne suffisent pas') ? [sentence.fr] : []))).toEqual([]);
  });

  it('warns of nothing where what is decided costs no setting, though another sees it', async () => {
    // One place of the closed setting, in SP2: whoever has it, one of the two goes without, decided or not.
    const mentors = [
      MENTORS[0]!,
      'T-1;tuteur;Ajonc;Alix;SPIP-33-01;droit;addictions;2010;55;1;01/09/2020;oui;MO;',
      'T-2;tuteur;Bruyère;Basile;SPIP-33-01;psychologie;insertion;2015;95;1;01/09/2020;oui;MF;28/08/2025-24/10/2025',
      'T-4;tuteur;Daphné;Denis;SPIP-33-01;droit;addictions;2010;55;1;01/09/2020;oui;MO;17/11/2025-20/02/2026',
    ];
    const before = smallCensus(path.join(root, 'before'), {
      mentors,
      trainees: TRAINEES.map((row) => (row.startsWith('S-1') ? row.replace(/T-1$/, 'T-4') : row)),
    });
    const now = smallCensus(path.join(root, 'now'), {
      mentors,
      trainees: TRAINEES.map((row) => (row.startsWith('S-2') ? row.replace(/T-1$/, 'T-4') : row)),
    });
    await run(...before.args('sp1'));
    const keeping = guidelines('keeping', { continuity: 1, load: null });
    const document = planIn(await planOf(now, 'SP1,SP2', '--decided', path.join(before.folder, 'sp1'), '--guidelines', keeping, '--json'));
    expect(document.decided!.without).toMatchObject({ served: 4, settings: 3 });
    expect(document.value).toMatchObject({ served: 4, settings: 3 });
    expect(document.decided!.blocked).toEqual([]);
  });

  it('leaves nobody without twice where another plan serves as many, and says so where there is none', async () => {
    // One place and two trainees, one of whom suits the mentor better in every period.
    const one = smallCensus(path.join(root, 'again'), {
      mentors: MENTORS.slice(0, 2).map((row) => row.replace(';55;2;', ';55;1;')),
      trainees: TRAINEES,
    });
    const fair = planIn(await planOf(one, 'SP1,SP2', '--json'));
    expect(fair.value).toMatchObject({ served: 2 });
    expect(fair.value).not.toHaveProperty('again');
    expect(fair.trainees.map(({ stages }) => stages.filter(({ mentor }) => mentor === null).length)).toEqual([1, 1]);
    const free = planIn(
      await planOf(one, 'SP1,SP2', '--json', '--guidelines', guidelines('free', { noneTwice: false, bothSettings: false })),
    );
    expect(free.value.served).toBe(2);
    expect(free.value.points).toBeGreaterThanOrEqual(fair.value.points);
    const three = await planOf(one, 'SP1,SP2,SP3,SP4', '--json');
    expect(planIn(three).value).toMatchObject({ served: 4, again: 2 });
    expect((await planOf(one, 'SP1,SP2,SP3,SP4')).out).toContain(
      '2 fois, un stagiaire reste sans tuteur alors qu’il l’a déjà été dans une autre période du plan.',
    );
  });

  it('counts no setting that nobody has specified', async () => {
    const silent = smallCensus(path.join(root, 'silent'), {
      mentors: MENTORS.map((row) => row.replace(/;M[OF];/, ';;')),
      trainees: TRAINEES,
    });
    const found = planIn(await planOf(silent, 'SP1,SP2', '--json'));
    expect(found.trainees.flatMap(({ unseen }) => unseen.map(({ reason }) => reason))).toEqual(Array(4).fill('unspecified'));
    expect(found.trainees[0]!.sentence.fr).toContain('(milieu à préciser)');
  });
});
