import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, project } from './build.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-cancel-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeAll(build, 120_000);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly log: string;
}

/** Runs a command and asks it to end once it has said so much. */
function interrupted(signal: 'SIGINT' | 'SIGTERM', after: RegExp, ...argv: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(project, 'dist/program/main.js'), ...argv], { cwd: project });
    let [out, log, isAsked] = ['', '', false];
    child.stdout.on('data', (text: Buffer) => (out += text.toString()));
    child.stderr.on('data', (text: Buffer) => {
      log += text.toString();
      if (!isAsked && after.test(log)) isAsked = child.kill(signal);
    });
    child.on('close', (code) => resolve({ code, out, log }));
  });
}

const match = (out: string): string[] => [
  ...['match', '--census', 'data/demo/tuteurs.csv', 'data/demo/stagiaires.csv', '--period', 'SP1', '--out', out],
];

describe('a command that is asked to end', () => {
  it.each([
    ['SIGINT', /Notation/, []],
    ['SIGINT', /Explication/, []],
    ['SIGTERM', /Scoring/, ['--lang', 'en']],
  ] as const)('by %s after %s says so, ends with 130 and leaves no folder', async (signal, after, options) => {
    const out = path.join(root, 'new', 'below');
    const ended = await interrupted(signal, after, ...match(out), ...options);
    expect([ended.code, ended.out]).toEqual([130, '']);
    expect(ended.log).toMatch(
      options.length > 0 ? /Stopped as asked\. Nothing was written/ : /Interrompu à la demande\. Rien n’a été écrit/,
    );
    expect(existsSync(path.join(root, 'new'))).toBe(false);
  });

  it('leaves an earlier result as it was', async () => {
    const out = path.join(root, 'earlier');
    mkdirSync(out);
    writeFileSync(path.join(out, 'proposal.json'), 'mine');
    const { code } = await interrupted('SIGINT', /Explication/, ...match(out));
    expect([code, readdirSync(out)]).toEqual([130, ['proposal.json']]);
  });

  it('ends in the middle of a search that would take minutes', async () => {
    const [problem, out] = [path.join(root, 'problem.json'), path.join(root, 'solution.json')];
    writeFileSync(problem, JSON.stringify(overlappingQuotas(200, 160, 20)));
    const { code, log } = await interrupted('SIGINT', /Recherche/, 'solve', problem, '--out', out);
    expect([code, log.includes('CALL_CANCELLED'), existsSync(out)]).toEqual([130, true, false]);
  });
});

/** Quotas over groups that overlap at random, all of them tight: hard for a search. */
function overlappingQuotas(trainees: number, mentors: number, quotas: number): object {
  let state = 1;
  const chance = (share: number): boolean => (state = (state * 48_271) % 2_147_483_647) < share * 2_147_483_647;
  const ids = (prefix: string, count: number): { id: string }[] => Array.from({ length: count }, (_, k) => ({ id: `${prefix}${k}` }));
  const [rows, columns] = [ids('t', trainees), ids('m', mentors)];
  const pairs = rows.flatMap((t) => columns.flatMap((m) => (chance(0.18) ? [[t.id, m.id, state % 10_000] as const] : [])));
  const sideConstraints = Array.from({ length: quotas }, (_, k) => {
    const [own, theirs] = [rows, columns].map((people) => new Set(people.filter(() => chance(0.3)).map(({ id }) => id)));
    const terms = pairs.filter(([t, m]) => own!.has(t) && theirs!.has(m)).map(([t, m]) => [t, m, 1]);
    return { id: `q${k}`, terms, op: '<=', rhs: 10 };
  });
  return { format: 'binome.problem/1', trainees: rows, mentors: columns.map((m) => ({ ...m, max: 2 })), pairs, sideConstraints };
}
