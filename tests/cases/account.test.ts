/** Cases 13 and 16: nobody drops out unsaid, and everybody who was read is counted once. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CensusAccount, Proposal } from '../../src/domain/index.ts';
import { json, run } from '../e2e/command-line.ts';

const here = (name: string): string => path.join(import.meta.dirname, name);
const scratch = mkdtempSync(path.join(tmpdir(), 'binome-account-'));
const proposalIn = (folder: string): Proposal => JSON.parse(readFileSync(path.join(folder, 'proposal.json'), 'utf8')) as Proposal;

/** The account against the lists of the proposal. */
function expectBalanced({ account, pairs, unmet, mentors }: Proposal): void {
  const { trainees, mentors: counts, leftOut, unknownRole } = account!;
  expect(trainees.read).toBe(trainees.matched + trainees.unmet + trainees.leftOut);
  expect(counts.read).toBe(counts.matched + counts.free + counts.excluded + counts.leftOut);
  expect([trainees.matched, trainees.unmet]).toEqual([pairs.length, unmet.length]);
  expect(counts.matched + counts.free + counts.excluded).toBe(mentors.length);
  const left = (role: 'trainee' | 'mentor' | null): number =>
    leftOut.filter((group) => group.role === role && group.reason !== 'gone').reduce((total, { people }) => total + people.length, 0);
  expect([left('trainee'), left('mentor'), left(null)]).toEqual([trainees.leftOut, counts.leftOut, unknownRole]);
}

describe('a promotion that is spelt otherwise', () => {
  const folder = here('13-cohort-spelling');
  const census = ['--census', path.join(folder, 'stagiaires.csv'), path.join(folder, 'tuteurs.csv')];

  it('is refused by check and match, each with what it may mean', async () => {
    const checked = await run('check', path.join(folder, 'stagiaires.csv'), path.join(folder, 'tuteurs.csv'), '--lang', 'en');
    expect(checked.code).toBe(2);
    expect(checked.out.match(/Did you mean “CPIP 29”\?/g)).toHaveLength(3);
    const matched = await run('match', ...census, '--period', 'SP1', '--out', path.join(scratch, 'refused'));
    expect(matched.error?.code).toBe('MATCH_CENSUS_REJECTED');
  });

  it('leaves its people in every account when they are done without', async () => {
    const out = path.join(scratch, 'partial');
    const ending = await run('match', ...census, '--period', 'SP1', '--accept-partial', '--out', out, '--lang', 'en');
    const proposal = proposalIn(out);
    expectBalanced(proposal);
    expect(proposal.account!.trainees).toEqual({ read: 4, matched: 1, unmet: 0, leftOut: 3 });
    for (const name of ['Émilie Églantier', 'Fanny Fougère', 'Gil Genêt']) {
      expect(ending.out).toContain(name);
      expect(readFileSync(path.join(out, 'account.csv'), 'utf8')).toContain(name);
      expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain(name);
    }
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain('told to do without them');
    const all = readFileSync(path.join(out, 'account.csv'), 'utf8').trim().split('\r\n');
    expect(all).toHaveLength(1 + 4 + 4);
  });

  const pairs = path.join(scratch, 'pairs.csv');
  writeFileSync(pairs, 'stagiaire;tuteur\nS1;T1\n');
  it.each([
    ['plan', 'report.html', ['plan', '--periods', 'SP1,SP2']],
    ['recruitment', 'report.html', ['plan', '--recruitment', '--periods', 'SP1,SP2']],
    ['backtest', 'backtest.html', ['backtest', '--pairs', pairs, '--period', 'SP1']],
  ])('leaves them in the account of a %s as well: document, report, terminal', async (name, report, command) => {
    const out = path.join(scratch, name);
    const ending = await run(...command, ...census, '--accept-partial', '--out', out, '--lang', 'en');
    const { account } = JSON.parse(readFileSync(path.join(out, `${name}.json`), 'utf8')) as { account: CensusAccount };
    expect(account).toMatchObject({
      trainees: { read: 4, concerned: 1, leftOut: 3 },
      mentors: { read: 4, concerned: 4, leftOut: 0 },
      unknownRole: 0,
      leftOut: [{ role: 'trainee', reason: 'refusedRow' }],
    });
    const page = readFileSync(path.join(out, report), 'utf8');
    expect(page).toContain('4 trainees: 1 concerned, 3 left out.');
    expect(page).toContain('told to do without them');
    for (const person of ['Émilie Églantier', 'Fanny Fougère', 'Gil Genêt']) {
      expect(ending.log).toContain(person);
      expect(page).toContain(person);
    }
  });

  it('of another calendar is left out by name, without an error', async () => {
    const other = path.join(scratch, 'others.csv');
    writeFileSync(
      other,
      readFileSync(path.join(folder, 'stagiaires.csv'), 'utf8').replace(/CPIP29|CPIP 29e|;29;/g, (found) =>
        found.replace(/CPIP29|CPIP 29e|29/, 'CPIP 30'),
      ),
    );
    const calendar = path.join(scratch, 'calendar.csv');
    const rows = ['CPIP 29', 'CPIP 30'].map(
      (promotion) => `${promotion};stage;Stage;28/08/2025;24/10/2025;;${promotion === 'CPIP 29' ? 'SP1' : 'X'}`,
    );
    writeFileSync(calendar, ['promotion;nature;nom;début;fin;évaluation;période', ...rows].join('\n'));
    const out = path.join(scratch, 'others');
    const ending = await run(
      'match',
      '--census',
      other,
      path.join(folder, 'tuteurs.csv'),
      '--period',
      'SP1',
      '--calendar',
      calendar,
      '--out',
      out,
    );
    expect(ending.code).toBe(0);
    expectBalanced(proposalIn(out));
    expect(proposalIn(out).account!.leftOut).toMatchObject([{ role: 'trainee', reason: 'otherPromotion', promotion: 'CPIP 30' }]);
    expect(ending.out).toContain('3 stagiaires d’une autre promotion (CPIP 30)');
  });
});

describe('a trainee gone from the census of today', () => {
  const folder = here('16-trainee-gone-unsaid');
  const [trainees, mentors] = [path.join(folder, 'stagiaires.csv'), path.join(folder, 'tuteurs.csv')];
  const out = path.join(scratch, 'gone');

  it('is told by reassign, as a mentor is', async () => {
    expect((await run('match', '--census', trainees, mentors, '--period', 'SP1', '--out', out)).code).toBe(0);
    const gone = await run('reassign', out, '--census', path.join(folder, 'today-row-gone.csv'), mentors, '--json', '--lang', 'en');
    expect(json(gone)['events']).toEqual([{ kind: 'gone', trainee: 'S1', mentor: 'T1' }]);
    const told = await run('reassign', out, '--census', path.join(folder, 'today-row-gone.csv'), mentors, '--lang', 'en');
    expect(told.out).toContain('David Dahlia is not in the census of today: the pair with Anne Alisier is left out.');
  });

  it('under another spelling of the promotion is refused, or told when done without', async () => {
    const today = ['--census', path.join(folder, 'today-cohort-respelt.csv'), mentors];
    expect((await run('reassign', out, ...today)).error?.code).toBe('MATCH_CENSUS_REJECTED');
    const told = await run('reassign', out, ...today, '--accept-partial', '--lang', 'en');
    expect(told.out).toContain('David Dahlia is not in the census of today');
    expect(told.log).toContain('1 trainee whose row is refused: David Dahlia (S1), today-cohort-respelt.csv, line 2.');
  });

  it('is told by a match that has an incumbent, with what changes', async () => {
    const incumbent = ['--incumbent', path.join(out, 'proposal.json')];
    const next = path.join(scratch, 'next');
    await run('match', '--census', path.join(folder, 'today-row-gone.csv'), mentors, '--period', 'SP1', ...incumbent, '--out', next);
    const { account, changes } = proposalIn(next);
    expect(account!.leftOut).toEqual([
      { role: 'trainee', reason: 'gone', promotion: null, people: [{ id: 'S1', name: 'David Dahlia', file: null, line: null }] },
    ]);
    expect(changes).toMatchObject({ kept: 1, changed: [], impossible: [{ trainee: { id: 'S1' }, mentor: { id: 'T1' } }] });
    expectBalanced(proposalIn(next));
  });
});
