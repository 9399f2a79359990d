import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constraints } from '../unit/matching/small-census.ts';
import { build, project } from './build.ts';
import { people, smallCensus, writtenGuidelines } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-built-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

beforeAll(build, 120_000);

function binome(...argv: string[]): { code: number | null; out: string; log: string } {
  // Elsewhere than in the project: reference data are found wherever it is called from.
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(project, 'dist/program/main.js'), ...argv], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, log: stderr };
}

describe('the built command line', () => {
  it('matches, explains, solves and verifies', () => {
    const census = smallCensus(path.join(root, 'census'));
    const out = path.join(census.folder, 'out');
    const matched = binome(...census.args('out', '--json'));
    expect(matched.code).toBe(0);
    expect(JSON.parse(matched.out)).toMatchObject({ status: 'optimal', verified: true });
    expect(matched.log).not.toContain('\u001b');
    const [problem, solution] = [path.join(out, 'problem.json'), path.join(out, 'solution.json')];
    expect(binome('verify', problem, solution).code).toBe(0);
    expect(binome('explain', out, '--trainee', 'S-1').out).toContain('Alix Ajonc');
  });

  it('ends with 2 on a wrong call, the message on stderr, and one document on stdout with --json', () => {
    const plain = binome('matsch');
    expect([plain.code, plain.out]).toEqual([2, '']);
    expect(plain.log).toMatch(/^La commande « matsch » n’existe pas\..*\[CALL_UNKNOWN_COMMAND\]\n$/);
    const asked = binome('check', 'none.csv', '--json', '--lang', 'en');
    expect(asked.code).toBe(2);
    expect(JSON.parse(asked.out)).toEqual({
      error: {
        code: 'CALL_FILE_MISSING',
        place: { file: 'none.csv' },
        where: 'none.csv',
        values: {},
        message: 'The file does not exist. Check its name and the current folder.',
      },
    });
  });

  it('ends with 2 on a rejected census and with 3 on rules that cannot hold', () => {
    const census = smallCensus(path.join(root, 'wrong'), { mentors: [...people.mentors, people.mentors[1]!] });
    expect(binome(...census.args('out')).code).toBe(2);
    const other = smallCensus(path.join(root, 'infeasible'));
    const file = writtenGuidelines(other.folder, constraints({ id: 'q', kind: 'quota', min: 9 }));
    const ending = binome(...other.args('out', '--guidelines', file, '--json'));
    expect([ending.code, (JSON.parse(ending.out) as { status: string }).status]).toEqual([3, 'infeasible']);
  });
});

describe('the package', () => {
  const imported = (name: string): string[] => {
    const script = `import * as all from ${JSON.stringify(name)}; console.log(JSON.stringify(Object.keys(all)))`;
    return JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: project, encoding: 'utf8', stdio: 'pipe' }),
    ) as string[];
  };

  it('exports the library by its name', () => {
    expect(imported('binome')).toEqual(
      expect.arrayContaining([
        'readCensus',
        'parseReference',
        'parseCalendar',
        'parseGuidelines',
        'scorePairs',
        'match',
        'explain',
        'verifyProposal',
        'weightRobustness',
      ]),
    );
  });

  it('exports the solver by its name', () => {
    expect(imported('binome/solver')).toEqual(expect.arrayContaining(['linearSumAssignment', 'solve', 'verify', 'diagnose', 'Prices']));
  });

  it('exports assignment problems by their name, all of them in the solver too', () => {
    const assignment = imported('binome/assignment');
    expect(assignment).toEqual(
      expect.arrayContaining(['linearSumAssignment', 'capacitatedAssignment', 'DynamicAssignment', 'streamedAssignment', 'verifyStreamed']),
    );
    expect(assignment).not.toContain('solve');
    expect(imported('binome/solver')).toEqual(expect.arrayContaining(assignment));
  });

  it('comes with types, and with nothing else to import', () => {
    for (const file of ['dist/index.d.ts', 'dist/library/solver.d.ts', 'dist/solver/assignment/index.d.ts'])
      expect(existsSync(path.join(project, file))).toBe(true);
    expect(() => imported('binome/dist/program/main.js')).toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });
});
