/** What stands against a pair of a kept result, also of one too large for its excluded pairs to be listed. */
import { expect, it } from 'vitest';
import { rulesAgainst } from '../../../src/app/pair-rules.ts';
import { matchSmall, mentor, trainee } from '../matching/small-census.ts';

it('names a refusal of a result that lists no excluded pairs, beside the mentor’s own rules', () => {
  const mentors = [mentor('m1'), mentor('m2', { volunteer: false }), mentor('m3')];
  const refusedPairs = ['m1', 'm2'].map((id): [string, string] => ['t1', id]);
  const { proposal, problem } = matchSmall([trainee('t1'), trainee('t2')], mentors, {}, { refusedPairs });
  for (const excludedPairs of [proposal.excludedPairs, null]) {
    const codes = (of: string, by: string): string[] | null =>
      rulesAgainst({ proposal: { ...proposal, excludedPairs }, problem }, of, by)?.rules.map(({ code }) => code) ?? null;
    expect(codes('t1', 'm1')).toEqual(['REFUSED_PAIR']);
    expect(codes('t1', 'm2')).toEqual(['REFUSED_PAIR', 'MENTOR_NOT_VOLUNTEER']);
    expect(codes('t2', 'm2')).toEqual(['MENTOR_NOT_VOLUNTEER']);
    expect([codes('t1', 'm3'), codes('t2', 'm1')]).toEqual([null, null]);
  }
});
