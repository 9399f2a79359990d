import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Recruitment } from '../../src/domain/documents/recruitment.ts';
import { json, people, run, smallCensus, written, writtenGuidelines } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-recruitment-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const census = smallCensus(path.join(root, 'census'));
const files = ['--census', census.mentors, census.trainees];
const plan = (...more: string[]): ReturnType<typeof run> => run('plan', '--recruitment', ...files, ...more);

describe('binome plan --recruitment', () => {
  it('says places against trainees, the shortage, and where one more mentor is worth most', async () => {
    const ending = await plan('--periods', 'SP1', '--lang', 'en');
    expect(ending.code).toBe(0);
    expect(ending.out).toMatch(/DISP de Bordeaux +SP1 +3 +3 +2 +2 +2 +1\n/);
    expect(ending.out).toContain('SP1: 2 of 3 trainees with a mentor (proven and verified).');
    expect(ending.out).toContain('who offer 2 places for 3 trainees: 1 is missing.');
    expect(ending.out).toContain(
      'SPIP de la Gironde: 1 of 3 trainees without a mentor; 2 places with 2 usable mentors (excluded: 1 not volunteering).',
    );
    expect(ending.out).toMatch(
      /first have to agree to be a mentor, and what that would be worth:\n {3}1\. If Chloé Cèdre \(SPIP de la Gironde, 1 place\) volunteered: 1 more trainee/,
    );
    expect(ending.out).toMatch(/by training or recruitment, would be worth most:\n {3}1\. One more trained mentor, /);
    expect(ending.out.indexOf('worth most:')).toBeLessThan(ending.out.indexOf('have to agree'));
    expect(ending.out).toContain('Gaël Gui, without a mentor, would go to Chloé Cèdre.');
    expect(ending.out).toContain('A person decides whom to recruit and to train.');
    expect(ending.log).toContain('One more mentor, one at a time');
  });

  it('speaks French unless asked otherwise, shows as many as asked for, and writes all of it', async () => {
    const out = path.join(root, 'out');
    const ending = await plan('--periods', 'SP1, SP2', '--top', '1', '--out', out);
    expect(ending.code).toBe(0);
    expect(ending.out).toContain(
      'Si Chloé Cèdre (SPIP de la Gironde, 1 place) était volontaire\u202f: 2 stages de plus auraient un tuteur',
    );
    expect(ending.out).toContain('Le tuteur n’est pas volontaire\u202f: la décision lui appartient.');
    expect(ending.out).not.toContain('   2. ');
    // Within 90 minutes there is one place to recruit at; without a limit there are others, which are counted.
    const anywhere = await plan('--periods', 'SP1', '--top', '1', '--guidelines', writtenGuidelines(root, {}));
    expect(anywhere.out).toMatch(/… et \d+ de plus/);
    expect(anywhere.out).not.toContain('   2. ');
    const document = json(await plan('--periods', 'SP1,SP2', '--json')) as unknown as Recruitment;
    expect(JSON.parse(readFileSync(path.join(out, 'recruitment.json'), 'utf8'))).toEqual(document);
    expect(document).toMatchObject({ format: 'binome.recruitment/1', guidelines: { id: 'national' }, leftOut: [] });
    expect(document.periods.map(({ label, total }) => [label, total.short])).toEqual([
      ['SP1', 1],
      ['SP2', 1],
    ]);
    const rows = readFileSync(path.join(out, 'recruitment.csv'), 'utf8').trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + document.candidates.length);
    const measures = document.candidates.map(({ measure }) => measure);
    expect(measures.lastIndexOf('recruit')).toBeLessThan(measures.indexOf('volunteer'));
    expect(rows.find((row) => row.includes('Chloé Cèdre'))).toMatch(/^1;accord de la personne;/);
    expect(readFileSync(path.join(out, 'places.csv'), 'utf8')).toContain(
      'SP2;DISP de Bordeaux;SPIP de la Gironde;;3;3;2;1 non volontaire;2;2;1\r\n',
    );
  });

  it('finds for somebody new what match makes of such a row in the census', async () => {
    const { candidates } = json(await plan('--periods', 'SP1', '--json')) as unknown as Recruitment;
    const best = candidates.find(({ measure }) => measure === 'recruit')!;
    const row = `${best.id};tuteur;Neuf;Nora;${best.id.slice('new:'.length)};;;;;;28/08/2025;oui;`;
    const more = smallCensus(path.join(root, 'more'), { mentors: [...people.mentors, row], trainees: [...people.trainees] });
    const totals = async (args: string[]): Promise<{ matched: number; score: number }> =>
      json(await run(...args, '--json'))['totals'] as { matched: number; score: number };
    const [before, after] = [await totals(census.args('before')), await totals(more.args('after'))];
    expect([best.served, best.score]).toEqual([after.matched - before.matched, after.score - before.score]);
    expect(best.served).toBe(1);
  });

  it('ends as its periods and candidates do: without a matching, at a limit', async () => {
    const impossible = writtenGuidelines(root, {
      sideConstraints: [{ id: 'q', kind: 'quota', label: { fr: 'Q', en: 'Q' }, each: 'board', min: 3 }],
    });
    const none = await plan('--periods', 'SP1', '--guidelines', impossible);
    expect(none.code).toBe(3);
    expect(none.out).toContain(
      'SP1\u202f: des règles ne laissent à certains aucune solution (prouvé)\u202f; «\u202fmatch\u202f» dit ce qui l’empêche.',
    );
    const limit = await plan('--periods', 'SP1', '--time-limit-ms', '0');
    expect(limit.code).toBe(4);
    expect(limit.out).toContain('le temps imparti n’a pas suffi à tout prouver');
    expect(limit.out).not.toContain('ne changerait rien nulle part');
  });

  it('says so where nobody is short and nothing would be better', async () => {
    const row = 'T-1;tuteur;Ajonc;Alix;SPIP-33-01;droit;addictions;2010;55;1;01/09/2020;oui;';
    const one = ['S-1;stagiaire;Érable;Ève;SPIP-33-01;CPIP 29;droit;addictions;T-1'];
    const happy = smallCensus(path.join(root, 'happy'), {
      mentors: [people.mentors[0]!, row],
      trainees: [people.trainees[0]!, ...one],
    });
    const ending = await run('plan', '--recruitment', '--census', happy.mentors, happy.trainees, '--periods', 'SP1');
    expect(ending.code).toBe(0);
    expect(ending.out).toContain('Un tuteur formé de plus ne changerait rien nulle part.');
  });

  it('refuses a wrong call, and says what is wrong', async () => {
    const refused = async (...argv: string[]): Promise<unknown[]> => {
      const { code, error } = await run('plan', '--recruitment', ...argv);
      expect(code).toBeNull();
      return [error!.code, error!.values['value']];
    };
    expect(await refused('--periods', 'SP1')).toEqual(['CALL_MISSING_OPTION', '--census <file...>']);
    expect(await refused(...files)).toEqual(['CALL_MISSING_OPTION', '--periods <ids>']);
    expect((await refused(...files, '--periods', 'SP1,SP99'))[0]).toBe('CALENDAR_UNKNOWN_PERIOD');
    expect(await refused(...files, '--periods', 'SP1,SP1')).toEqual(['PLAN_PERIOD_TWICE', 'SP1']);
    expect(await refused('--stress', ...files, '--periods', 'SP1')).toEqual(['CALL_ARGUMENTS', '--stress --recruitment']);
    expect(await refused(...files, '--periods', 'SP1', '--decided', root)).toEqual(['CALL_ARGUMENTS', '--recruitment --decided']);
    expect(await refused('somewhere', ...files, '--periods', 'SP1')).toEqual(['CALL_ARGUMENTS', 'somewhere']);
    expect((await refused(...files, '--periods', 'SP1', '--top', 'ten'))[0]).toBe('CALL_BAD_VALUE');
    expect((await run('plan', ...files, '--periods', 'SP1', '--top', '3')).error?.values['value']).toBe('--periods --top');
    const faulty = written(root, 'faulty.csv', [...people.mentors, 'T-9;tuteur;Iris;Ida;SPIP-00-00;;;;;;;;'].join('\n'));
    expect((await refused('--census', faulty, census.trainees, '--periods', 'SP1'))[0]).toBe('MATCH_CENSUS_REJECTED');
    const partial = await run('plan', '--recruitment', '--census', faulty, census.trainees, '--periods', 'SP1', '--accept-partial');
    expect(partial.code).toBe(0);
  });
});
