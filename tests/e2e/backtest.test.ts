import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Backtest } from '../../src/domain/documents/backtest.ts';
import type { Proposal } from '../../src/domain/documents/proposal.ts';
import { constraints } from '../unit/matching/small-census.ts';
import { json, people, run, smallCensus, written, writtenGuidelines, type Ending } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-backtest-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const census = smallCensus(path.join(root, 'census'));

/** On the small census, whatever the pairs. */
function backtest(pairs: string, ...more: string[]): Promise<Ending> {
  const file = written(census.folder, 'binomes.csv', pairs);
  return run('backtest', '--pairs', file, '--census', census.mentors, census.trainees, '--period', 'SP1', ...more);
}

/** S-1 has a mentor who does not volunteer, S-2 one whom nobody proposes, S-3 nobody. */
const PAIRS = 'stagiaire;tuteur\r\nS-1;T-3\r\nS-2;T-1\r\nS-3;\r\n';

describe('binome backtest', () => {
  it('sets what was done by hand beside the engine, in French and in English', async () => {
    const french = await backtest(PAIRS);
    expect([french.error, french.code]).toEqual([null, 0]);
    expect(french.log).toContain('binomes.csv\u202f: 3 lignes lues, 0 problème bloquant.');
    expect(french.out).toMatch(/^\nCPIP 29, .*\u202f:\nÀ la main\u202f: 2 stagiaires sur 3 avec un tuteur, /);
    expect(french.out).toContain('Ève Érable – Chloé Cèdre\u202f: le tuteur n’est pas volontaire.');
    expect(french.out).toMatch(/ {2}Stagiaires avec un tuteur +2 +1 +2\n/);
    expect(french.out).toMatch(/Qui gagnerait le plus avec les binômes du moteur\u202f:\n {2}.* → Basile Bruyère/);
    expect(french.out).toContain('Ce que cela ne dit pas\u202f:\n  Le score dit ce que les orientations valorisent');
    const english = await backtest(PAIRS, '--lang', 'en');
    expect(english.out).toContain('The pairs made by hand do not follow every rule: 1 pair that hard rules exclude.');
    const names = /Ève Érable|Chloé Cèdre|Basile Bruyère|Fadi Frêne|DISP de \w+/g;
    expect(english.out.replaceAll(names, '').replace(/^.*Stage de.*$/m, '')).not.toMatch(/[«»éèêàç]/);
  });

  it('prints the same document that it writes, with the totals of what match proposes', async () => {
    const out = path.join(census.folder, 'out');
    const document = json(await backtest(PAIRS, '--json', '--out', out)) as unknown as Backtest;
    expect(readdirSync(out).sort()).toEqual(['backtest.csv', 'backtest.html', 'backtest.json', 'bundle.json']);
    expect(JSON.parse(readFileSync(path.join(out, 'backtest.json'), 'utf8'))).toEqual(document);
    await run(...census.args('match'));
    const proposal = JSON.parse(readFileSync(path.join(census.folder, 'match/proposal.json'), 'utf8')) as Proposal;
    expect([document.byEngine.served, document.byEngine.score]).toEqual([proposal.totals.matched, proposal.totals.score]);
    expect(document.inputs.map(({ name }) => name)).toEqual(['binomes.csv', 'stagiaires.csv', 'tuteurs.csv']);
    expect(document.broken.map(({ kind }) => kind)).toEqual(['pair']);
    expect(readFileSync(path.join(out, 'backtest.html'), 'utf8')).toContain('<html lang="fr"');
  });

  it('takes a proposal.csv as match writes it: the engine beside itself', async () => {
    await run(...census.args('match'));
    const itself = json(
      await backtest(readFileSync(path.join(census.folder, 'match/proposal.csv'), 'utf8'), '--json'),
    ) as unknown as Backtest;
    expect(itself.byHand).toEqual(itself.byEngine);
    expect([itself.broken, itself.samePairs, itself.changes.map(({ difference }) => difference)]).toEqual([[], 2, [0, 0, 0]]);
  });

  it('writes the same bytes, whatever the order of the rows', async () => {
    const [one, other] = [path.join(census.folder, 'a'), path.join(census.folder, 'b')];
    await backtest(PAIRS, '--out', one);
    await backtest('stagiaire;tuteur\r\nS-3;\r\nS-2;T-1\r\nS-1;T-3\r\n', '--out', other);
    const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8').replaceAll(/[0-9a-f]{64}/g, '');
    for (const name of readdirSync(one)) expect(read(other, name), name).toBe(read(one, name));
  });

  it('lists what is wrong in the pairs and compares nothing, unless told to leave these trainees out', async () => {
    const wrong = 'stagiaire;tuteur\nS-1;T-9\nS-2;T-2\nS-4;T-1\n';
    const refused = await backtest(wrong, '--lang', 'en', '--json');
    expect(refused.error).toMatchObject({ code: 'PAIRS_REJECTED', values: { rejected: 2 } });
    expect(refused.out).toBe('');
    expect(refused.log).toContain(
      'rejected  binomes.csv:2, column “tuteur” — The mentor “T-9” is not in the census. Did you mean “T-1 · Alix Ajonc · SPIP-33”?',
    );
    expect(refused.log).toContain('binomes.csv:4, column “stagiaire” — The trainee “S-4” is not in the census.');
    const partial = json(await backtest(wrong, '--accept-partial', '--json')) as unknown as Backtest;
    expect(partial).toMatchObject({ trainees: 2, leftOut: ['S-1'], unlisted: ['S-3'] });
  });

  it('refuses a file that is none, a census with faults, a call without the pairs', async () => {
    expect((await backtest('')).error).toMatchObject({ code: 'PAIRS_EMPTY', place: { file: 'binomes.csv' } });
    expect((await backtest('{"pairs":[]}')).error).toMatchObject({ code: 'PAIRS_WRONG_FILE' });
    expect((await backtest('nom;tuteur\nX;T-1\n')).error).toMatchObject({ code: 'PAIRS_MISSING_COLUMN', place: { line: 1 } });
    expect((await backtest(PAIRS, '--period', 'SP99')).error?.code).toBe('CALENDAR_UNKNOWN_PERIOD');
    const [pairs, missing] = [path.join(census.folder, 'binomes.csv'), path.join(root, 'none.csv')];
    const call = (...argv: string[]): Promise<Ending> =>
      run('backtest', '--census', census.mentors, census.trainees, '--period', 'SP1', ...argv);
    expect((await call()).error?.code).toBe('CALL_MISSING_OPTION');
    expect((await call('--pairs', missing)).error).toMatchObject({ code: 'CALL_FILE_MISSING', place: { file: missing } });
    expect((await call('--pairs', pairs, '--out', path.join(pairs, 'x'))).error?.code).toBe('CALL_OUTPUT_UNWRITABLE');
    const faulty = smallCensus(path.join(root, 'faulty'), {
      trainees: [...people.trainees, 'S-4;stagiaire;Houx;Hugo;SPIP-00-99;CPIP 29;;;'],
    });
    const argv = ['backtest', '--pairs', pairs, '--census', faulty.mentors, faulty.trainees, '--period', 'SP1'];
    expect((await run(...argv)).error?.code).toBe('MATCH_CENSUS_REJECTED');
    expect((await run(...argv, '--accept-partial')).code).toBe(0);
  });

  it('follows guidelines and journeys of the board’s own; says where they allow no matching', async () => {
    const travel = written(census.folder, 'trajets.csv', 'origine;destination;minutes\nSPIP-33-01;SPIP-33-01;17\n');
    const known = json(await backtest(PAIRS, '--travel', travel, '--json')) as unknown as Backtest;
    expect([known.byHand.journeys.meanMinutes, known.inputs.map(({ name }) => name).includes('trajets.csv')]).toEqual([17, true]);
    const guidelines = writtenGuidelines(census.folder, { coverage: 'all', ...constraints({ id: 'q', kind: 'quota', max: 1 }) });
    const none = await backtest(PAIRS, '--guidelines', guidelines);
    expect(none.code).toBe(3);
    expect(none.out).toContain('aucune solution ne respecte toutes les règles (prouvé et vérifié)');
    expect(none.out).toContain('«\u202fContrainte q\u202f»\u202f: 2 pour un maximum de 1.');
    expect(none.out).not.toContain('moteur  ');
  });
});
