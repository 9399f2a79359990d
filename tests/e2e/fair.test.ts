/** Guidelines that ask for fairness, from the command line to the files. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Proposal } from '../../src/domain/documents/proposal.ts';
import type { Problem, Solution } from '../../src/solver/index.ts';
import { run, smallCensus, writtenGuidelines } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-fair-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('fairness on the command line', () => {
  const census = smallCensus(path.join(root, 'census'));
  const out = path.join(census.folder, 'out');
  const read = (name: string): unknown => JSON.parse(readFileSync(path.join(out, name), 'utf8'));

  it('is matched, proven, reported, verified and explained', async () => {
    const file = writtenGuidelines(census.folder, { objective: 'fair', bands: [0.4, 0.6, 0.8] });
    expect(await run(...census.args('out', '--guidelines', file))).toMatchObject({ code: 0, error: null });
    const [problem, solution] = [read('problem.json') as Problem, read('solution.json') as Solution];
    expect(problem).toMatchObject({ objective: 'fair', bands: [0.4, 0.6, 0.8] });
    expect(solution.status).toBe('optimal');
    for (const part of solution.certificate!.parts) expect(part.fairness).toBeDefined();
    const report = readFileSync(path.join(out, 'report.html'), 'utf8').replace(/[\u00a0\u202f]/g, ' ');
    expect(report).toContain('sous le plus bas des seuils');
    expect(report).toContain('(40, 60 et 80 points sur 100)');
    const files = [path.join(out, 'problem.json'), path.join(out, 'solution.json')] as const;
    expect(await run('verify', ...files)).toMatchObject({ code: 0 });
    expect(JSON.parse((await run('solve', files[0], '--json')).out)).toEqual(solution);
    const { pairs } = read('proposal.json') as Proposal;
    const [first] = pairs;
    const other = pairs.find(({ mentor }) => mentor.id !== first!.mentor.id)!.mentor.id;
    const explained = await run('explain', out, '--trainee', first!.trainee.id, '--mentor', other);
    expect(explained).toMatchObject({ code: 0, error: null });
    expect(explained.out).toContain(first!.alternatives!.find(({ mentor }) => mentor.id === other)!.mentor.name);
  });

  it('needs bands that ascend', async () => {
    const file = writtenGuidelines(census.folder, { objective: 'fair', bands: [0.6, 0.4] });
    expect((await run(...census.args('refused', '--guidelines', file))).error).toMatchObject({
      code: 'GUIDELINES_BANDS_ORDER',
      place: { path: '/bands/1' },
    });
  });
});
