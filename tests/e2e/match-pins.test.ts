/** Pairs that are held fast in a run, and pairs that were refused for the round: through `match` and every command that goes on from its result. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { Bundle } from '../../src/domain/documents/bundle.ts';
import type { Decisions } from '../../src/domain/documents/decisions.ts';
import type { Reassignment } from '../../src/domain/documents/frontier.ts';
import type { Proposal } from '../../src/domain/documents/proposal.ts';
import type { Problem } from '../../src/solver/index.ts';
import { json, people, run, smallCensus, type Ending, type SmallCensus, written } from './command-line.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-pins-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const BY = ['--by', 'Claire Martin, directrice', '--reason', 'Connaissance de l’équipe'] as const;

let count = 0;
const fresh = (changes: Parameters<typeof smallCensus>[1] = {}): SmallCensus => smallCensus(path.join(root, String(count++)), changes);
const read = (folder: string, name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const proposalIn = (folder: string): Proposal => read(folder, 'proposal.json') as Proposal;
const pairsIn = (folder: string): string[] => proposalIn(folder).pairs.map(({ trainee, mentor }) => `${trainee.id} ${mentor.id}`);

interface Matched {
  readonly census: SmallCensus;
  readonly out: string;
  readonly ending: Ending;
}

async function matched(census: SmallCensus, name: string, ...more: string[]): Promise<Matched> {
  return { census, out: path.join(census.folder, name), ending: await run(...census.args(name, ...more)) };
}

/** Without anything asked for S-1 is with T-1, S-2 with T-2, and S-3 with nobody. */
const PINNED = ['--pin', 'Ève Érable:T-2'] as const;
const REFUSED = ['--refused', 'S-2:T-2', '--refused', 'S-1:basile bruyere'] as const;

describe('a pair that is held fast', () => {
  it('is proposed, told as what nobody has decided, and in the bundle, from which it is replayed', async () => {
    const { out, ending, census } = await matched(fresh(), 'out', ...PINNED, '--pin', 'S-3:T-1');
    expect(ending).toMatchObject({ code: 0, error: null });
    expect(spaced(ending.log)).toContain('« Ève Érable » : lu comme S-1 · Ève Érable · SPIP de la Gironde.');
    expect(pairsIn(out)).toEqual(['S-1 T-2', 'S-3 T-1']);
    const { pairs, decided } = proposalIn(out);
    expect(pairs.map(({ pinned, decision }) => [pinned, decision])).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
    expect(decided).toBeUndefined();
    expect(spaced(readFileSync(path.join(out, 'report.html'), 'utf8'))).toContain('Binômes fixés d’avance, que personne n’a décidés (2)');
    const bundle = read(out, 'bundle.json') as Bundle;
    // prettier-ignore
    expect(bundle.pins).toEqual({ people: [], pairs: [['S-1', 'T-2'], ['S-3', 'T-1']] });
    // prettier-ignore
    expect(bundle.request['pins']).toEqual([['Ève Érable', 'T-2'], ['S-3', 'T-1']]);
    expect([bundle.request['refused'], bundle.decisions]).toEqual([undefined, []]);
    expect((await run('replay', out, '--inputs', census.folder)).code).toBe(0);
    expect((await run('verify', path.join(out, 'problem.json'), path.join(out, 'solution.json'))).code).toBe(0);
    const explained = spaced((await run('explain', out, '--trainee', 'S-1')).out);
    expect(explained).toContain(
      'Ce binôme a été fixé d’avance, à la demande de la personne qui a demandé ce calcul ; personne ne l’a décidé.',
    );
    expect(explained).toContain('Ce binôme était fixé avant le calcul ; sans cela, seraient possibles : Alix Ajonc');
  });

  it('is absent from a bundle where nothing is asked, which stays as it was', async () => {
    const { out } = await matched(fresh(), 'out');
    expect(Object.keys((read(out, 'bundle.json') as Bundle).request).sort()).toEqual(['acceptPartial', 'census', 'limits', 'period']);
    expect(proposalIn(out)).not.toHaveProperty('refusedPairs');
  });

  it('may be moved by a reassignment, and be decided otherwise: nobody had decided it', async () => {
    const { out, census } = await matched(fresh(), 'out', ...PINNED);
    expect(pairsIn(out)).toContain('S-1 T-2');
    const frontier = json(await run('reassign', out, '--departure', 'T-1', '--json')) as unknown as Reassignment;
    const moved = frontier.frontier.flatMap(({ changes }) => changes.map(({ trainee, from, to }) => [trainee, from, to]));
    expect(frontier.frontier.length).toBeGreaterThan(0);
    expect(moved.some(([trainee, from]) => trainee === 'S-1' && from === 'T-2')).toBe(true);
    expect((await run('decide', out, '--pair', 'S-1:T-1', ...BY)).error).toBeNull();
    const [entry] = (read(out, 'decisions.json') as Decisions).entries;
    expect(entry!.outcomes[0]).toMatchObject({ mentor: { id: 'T-1' }, proposed: { id: 'T-2' }, brokenRules: [], brokenConstraints: [] });
    const next = await matched(census, 'next', '--decided', out);
    expect(pairsIn(next.out)).toContain('S-1 T-1');
    const against = await matched(census, 'against', '--decided', out, ...PINNED);
    expect(against.ending.error).toMatchObject({ code: 'PIN_DECIDED', values: { by: BY[1], detailFr: 'Alix Ajonc' } });
  });
});

describe('a pair that was refused for the round', () => {
  it('is not proposed, named as its own rule everywhere, and kept in the bundle, from which it is replayed', async () => {
    const { out, ending, census } = await matched(fresh(), 'out', ...REFUSED);
    expect(ending).toMatchObject({ code: 0, error: null });
    expect(spaced(ending.log)).toContain('« basile bruyere » : lu comme T-2 · Basile Bruyère');
    expect(pairsIn(out)).not.toContain('S-2 T-2');
    const { refusedPairs, excludedPairs } = proposalIn(out);
    // prettier-ignore
    expect(refusedPairs).toEqual([['S-1', 'T-2'], ['S-2', 'T-2']]);
    expect(excludedPairs).toContainEqual({ trainee: 'S-2', mentor: 'T-2', rules: [{ code: 'REFUSED_PAIR', values: {} }] });
    const bundle = read(out, 'bundle.json') as Bundle;
    // prettier-ignore
    expect(bundle.request['refused']).toEqual([['S-2', 'T-2'], ['S-1', 'basile bruyere']]);
    expect(bundle.pins.pairs).toEqual([]);
    expect((await run('replay', out, '--inputs', census.folder)).code).toBe(0);
    const excluded = await run('explain', out, '--trainee', 'S-2', '--mentor', 'T-2');
    expect(spaced(excluded.out)).toContain('Le binôme Basile Bruyère – Fadi Frêne est exclu : ce binôme a été refusé pour cette campagne.');
    const english = await run('explain', out, '--trainee', 'S-2', '--mentor', 'T-2', '--lang', 'en');
    expect(english.out).toContain('is excluded: this pair was refused for this round.');
    expect(spaced((await run('explain', out, '--mentor', 'T-2')).out)).toMatch(/d’un binôme refusé pour cette campagne/);
    expect((await matched(census, 'out', '--refused', 'S-2:T-2')).ending.error).toMatchObject({
      code: 'RESULT_OTHER_INPUTS',
      values: { value: 'refused' },
    });
  });

  it('stays out of every option of a reassignment, with the result alone and with the census of today', async () => {
    const { out, census } = await matched(fresh(), 'out', '--refused', 'S-1:T-2');
    expect(pairsIn(out)).toEqual(['S-1 T-1', 'S-2 T-2']);
    for (const more of [[], ['--census', census.mentors, census.trainees]]) {
      const repaired = path.join(census.folder, `repaired-${more.length}`);
      const happened = ['--breakdown', 'S-1:T-1', '--departure', 'T-1', '--reason', 'other', '--out', repaired];
      expect((await run('reassign', out, ...happened, ...more)).error).toBeNull();
      const pairs = [...(read(repaired, 'problem.json') as Problem).pairs].map(([trainee, mentor]) => `${trainee} ${mentor}`);
      expect(pairs).toContain('S-2 T-2');
      expect(pairs).not.toContain('S-1 T-2');
      expect((await run('replay', repaired, '--inputs', census.folder)).code).toBe(0);
      // What follows a reassignment knows of it too.
      expect(proposalIn(repaired).refusedPairs).toEqual([['S-1', 'T-2']]);
    }
  });

  it('may be decided all the same: the rule is recorded, and the decision stands against the refusal', async () => {
    const { out, census } = await matched(fresh(), 'out', ...REFUSED);
    expect((await run('decide', out, '--pair', 'S-2:T-2', ...BY)).error).toBeNull();
    const [entry] = (read(out, 'decisions.json') as Decisions).entries;
    expect(entry!.outcomes[0]!.brokenRules).toEqual([{ code: 'REFUSED_PAIR', values: {} }]);
    const next = await matched(census, 'next', '--decided', out, ...REFUSED);
    expect(pairsIn(next.out)).toContain('S-2 T-2');
    const pair = proposalIn(next.out).pairs.find(({ trainee }) => trainee.id === 'S-2')!;
    expect(pair.decision!.brokenRules).toEqual([{ code: 'REFUSED_PAIR', values: {} }]);
    expect(spaced(next.ending.out)).toContain('ne respecte pas une règle : ce binôme a été refusé pour cette campagne');
  });

  it('is asked for with each run: whoever leaves a refusal out of the next one is told', async () => {
    const { out, census } = await matched(fresh(), 'out', ...REFUSED);
    await run('decide', out, '--without', 'S-3', ...BY);
    const kept = await matched(census, 'kept', '--decided', out, ...REFUSED);
    expect(kept.ending.log).not.toContain('--refused');
    const next = await matched(census, 'next', '--decided', out, '--refused', 'S-1:T-2');
    expect(spaced(next.ending.log)).toContain('Refusé pour le résultat suivi, mais pas pour celui-ci : Fadi Frêne – Basile Bruyère.');
    expect(proposalIn(next.out).refusedPairs).toEqual([['S-1', 'T-2']]);
    const english = await matched(census, 'english', '--decided', out, '--lang', 'en');
    expect(english.ending.log).toContain('Refused for the result that is followed, and not for this one: ');
    expect(pairsIn(english.out)).toContain('S-2 T-2');
  });
});

describe('what is asked of pairs', () => {
  it('goes together, in any order, and is replayed', async () => {
    const asked = ['--pin', 'S-3:T-1', '--refused', 'S-2:T-2'];
    const { out, census } = await matched(fresh(), 'out', ...asked);
    expect(pairsIn(out)).toEqual(['S-1 T-2', 'S-3 T-1']);
    expect((await run('replay', out, '--inputs', census.folder)).code).toBe(0);
    const decided = path.join(census.folder, 'decided');
    await run(...census.args('decided'));
    await run('decide', decided, '--pair', 'S-1:T-2', ...BY);
    const followed = await matched(census, 'followed', '--decided', decided, ...asked);
    expect(followed.ending.code).toBe(0);
    const bundle = read(followed.out, 'bundle.json') as Bundle;
    // prettier-ignore
    expect(bundle.pins.pairs).toEqual([['S-1', 'T-2'], ['S-3', 'T-1']]);
    expect(bundle.decisions).toMatchObject([{ trainee: 'S-1', mentor: 'T-2', by: BY[1] }]);
    expect(proposalIn(followed.out).pairs.map(({ pinned, decision }) => [pinned ?? false, decision?.by ?? null])).toEqual([
      [false, BY[1]],
      [true, null],
    ]);
    expect((await run('replay', followed.out, '--inputs', census.folder)).code).toBe(0);
  });

  const others = [...people.trainees, 'S-9;stagiaire;Gui;Gaëlle;SPIP-33-01;CPIP 29;;;'];

  test.each<[string, readonly string[], object, string]>([
    [
      'a rule that excludes it',
      ['--pin', 'S-1:T-3'],
      { code: 'PIN_NOT_ELIGIBLE' },
      'S-1 · Ève Érable – T-3 · Chloé Cèdre » ne peut pas être fixé d’avance : le tuteur n’est pas volontaire.',
    ],
    ['a refusal', ['--pin', 'S-1:T-1', '--refused', 'S-1:T-1'], { code: 'PIN_NOT_ELIGIBLE' }, 'ce binôme a été refusé pour cette campagne'],
    ['a trainee twice', ['--pin', 'S-1:T-1', 'Ève Érable:T-2'], { code: 'PIN_TWICE' }, 'S-1 · Ève Érable'],
    ['too few places', ['--pin', 'S-1:T-1', 'S-2:T-1'], { code: 'PIN_BEYOND_PLACES', values: { count: 2, places: 1 } }, 'T-1 · Alix Ajonc'],
    ['nobody of that name', ['--pin', 'Ève Erabl:T-1'], { code: 'MATCH_UNKNOWN_TRAINEE' }, 'S-1 · Ève Érable · SPIP de la Gironde'],
    [
      'no such mentor',
      ['--refused', 'S-1:T-22'],
      { code: 'MATCH_UNKNOWN_MENTOR', values: { value: 'T-22' } },
      'n’est pas dans le recensement',
    ],
    ['two of that name', ['--refused', 'Gui:T-1'], { code: 'CALL_AMBIGUOUS_PERSON' }, 'S-3 · Gaël Gui · SPIP de la Gironde, S-9'],
    ['no pair', ['--pin', 'S-1'], { code: 'CALL_BAD_VALUE', values: { option: '--pin' } }, 'STAGIAIRE:TUTEUR'],
    ['no pair, refused', ['--refused', ':T-1'], { code: 'CALL_BAD_VALUE', values: { option: '--refused' } }, 'STAGIAIRE:TUTEUR'],
  ])('is refused for %s, and nothing is written', async (_, asked, error, said) => {
    const { ending, out } = await matched(fresh({ trainees: others }), 'out', ...asked);
    expect(ending.error).toMatchObject(error);
    expect(spaced(ending.error!.explain('fr'))).toContain(said);
    expect(() => readFileSync(path.join(out, 'bundle.json'))).toThrow('ENOENT');
  });

  test('is refused of a trainee of another promotion, whose homonym of the period is meant by the name', async () => {
    const internship = ['28', '29'].map((n) => `CPIP ${n},internship,Stage,2026-01-05,2026-01-30,,P${n}`);
    const census = fresh({ trainees: [...people.trainees, 'S-8;stagiaire;Érable;Ève;SPIP-24;CPIP 28;;;'] });
    const header = 'promotion,kind,name,start,end,evaluation_due,period';
    const calendar = ['--calendar', written(census.folder, 'calendrier.csv', [header, ...internship, ''].join('\n')), '--period', 'P29'];
    const other = await matched(census, 'out', ...calendar, '--refused', 'S-8:T-1');
    expect(other.ending.error).toMatchObject({ code: 'MATCH_OTHER_PROMOTION', values: { promotion: 'CPIP 28', expected: 'CPIP 29' } });
    const meant = await matched(census, 'out', ...calendar, '--refused', 'Ève Érable:T-1');
    expect(proposalIn(meant.out).refusedPairs).toEqual([['S-1', 'T-1']]);
    expect(spaced(meant.ending.log)).toContain('« Ève Érable » : lu comme S-1');
  });
});
