/** Prices once others are decided: what is held, what is taken out, and when nothing is left. The figures: `tests/e2e/service-prices.test.ts`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { runByName, type SinceDecided } from '../../../src/app/index.ts';
import { guidelinesWith } from '../matching/small-census.ts';
import { type Kept, KeptResults, KeptSource } from '../../../src/service/store/kept-files.ts';

const PEOPLE = [
  'matricule;rôle;nom;prénom;service;promotion;domaines;préférences;année_titularisation;dossiers;capacité_max;formé_le;volontaire',
  'T-1;tuteur;Ajonc;Alix;SPIP-69-01;;droit;;2010;55;1;01/09/2020;oui',
  'T-2;tuteur;Bruyère;Basile;SPIP-69-01;;psychologie;;2015;70;1;01/09/2020;oui',
  'T-3;tuteur;Cèdre;Chloé;SPIP-42-01;;droit;;2018;80;1;01/09/2020;oui',
  // Kept out by the rules.
  'T-4;tuteur;Daphné;Denis;SPIP-42-01;;arts;;2012;60;1;01/09/2020;non',
  'S-1;stagiaire;Érable;Ève;SPIP-69-01;CPIP 29;droit;T-1;;;;;',
  'S-2;stagiaire;Frêne;Fadi;SPIP-69-01;CPIP 29;psychologie;T-2;;;;;',
  'S-3;stagiaire;Gui;Gaël;SPIP-42-01;CPIP 29;arts;T-3;;;;;',
].join('\r\n');

const world = (kept: Kept, folder: string | null) => ({
  ...{ source: new KeptSource(kept), results: folder === null ? null : new KeptResults(kept, folder) },
  ...{ language: 'fr' as const, version: '0.0.0', cancelled: { aborted: false }, endingAfter: () => ({ aborted: false }) },
  ...{ progress: () => {}, notice: () => {} },
});

/** With everybody to be served, or as many as can be. */
async function matched(coverage: 'all' | 'most'): Promise<Kept> {
  const kept: Kept = new Map([
    ['people.csv', Buffer.from(PEOPLE)],
    ['guidelines.json', Buffer.from(JSON.stringify(guidelinesWith({ coverage })))],
  ]);
  const request = { census: ['people.csv'], guidelines: 'guidelines.json', period: 'SP1', acceptPartial: false, limits: {} };
  await runByName('match', request, world(kept, 'run'));
  return kept;
}

const runs = new Map<'all' | 'most', Kept>();
beforeAll(async () => {
  for (const coverage of ['all', 'most'] as const) runs.set(coverage, await matched(coverage));
});

interface Asked {
  readonly coverage?: 'all' | 'most';
  readonly trainee: string;
  readonly mentor?: string;
  readonly decided?: readonly (readonly [string, string | null])[];
  readonly refused?: readonly (readonly [string, string])[];
}

async function since({ coverage = 'all', decided = [], refused = [], ...of }: Asked): Promise<SinceDecided> {
  const held = decided.map(([trainee, mentor]) => ({ trainee, mentor }));
  const { document } = await runByName('since-decided', { folder: 'run', ...of, decided: held, refused }, world(runs.get(coverage)!, null));
  return document as SinceDecided;
}

type Priced = Extract<SinceDecided, { kind: 'alternatives' }>;
const mentorsOf = ({ alternatives }: Priced): string[] => alternatives!.map(({ mentor }) => mentor.id);

describe('what another mentor costs', () => {
  it('is the proposal’s while nothing is decided', async () => {
    const found = (await since({ trainee: 'S-1' })) as Priced;
    expect(found).toMatchObject({ kind: 'alternatives', proposed: { mentor: { id: 'T-1' }, loss: 0, moves: [] }, already: [] });
    expect(mentorsOf(found).sort()).toEqual(['T-2', 'T-3']);
  });

  it('leaves out whom another trainee has, and nobody moves who is decided', async () => {
    const found = (await since({ trainee: 'S-1', decided: [['S-2', 'T-2']] })) as Priced;
    expect(mentorsOf(found)).toEqual(['T-3']);
    expect(found.alternatives![0]!.moves.map(({ trainee, to }) => [trainee, to])).toEqual([['S-3', 'T-1']]);
    expect(await since({ trainee: 'S-1', mentor: 'T-2', decided: [['S-2', 'T-2']] })).toEqual({ kind: 'impossible', constraints: [] });
  });

  it('says whom the decisions move by themselves, and what the proposed pair costs then', async () => {
    const found = (await since({ trainee: 'S-1', decided: [['S-2', 'T-1']] })) as Priced;
    expect(found.proposed).toBeNull();
    expect(mentorsOf(found)[0]).toBe('T-2');
    expect(found.alternatives![0]).toMatchObject({ loss: 0, unmet: 0, moves: [] });
    const other = (await since({ trainee: 'S-3', decided: [['S-2', 'T-1']] })) as Priced;
    expect(other.already.map(({ trainee, from, to }) => [trainee, from, to])).toEqual([['S-1', 'T-1', 'T-2']]);
  });

  it('takes out who has nobody, and who has somebody outside of the rules with the place that they take', async () => {
    const left = (await since({ trainee: 'S-1', decided: [['S-2', null]] })) as Priced;
    expect(left.alternatives!.find(({ mentor }) => mentor.id === 'T-2')).toMatchObject({ unmet: 0, moves: [] });
    const outside = (await since({ trainee: 'S-3', decided: [['S-2', 'T-4']] })) as Priced;
    expect(mentorsOf(outside).sort()).toEqual(['T-1', 'T-2']);
    expect(await since({ trainee: 'S-3', mentor: 'T-4', decided: [['S-2', 'T-4']] })).toMatchObject({ kind: 'excluded' });
  });

  it('holds no refused pair', async () => {
    const found = (await since({ trainee: 'S-2', refused: [['S-1', 'T-1']] })) as Priced;
    expect(found.already.map(({ trainee, from }) => [trainee, from])).toContainEqual(['S-1', 'T-1']);
  });

  it('cannot be told where nothing keeps all that is decided', async () => {
    const all = [...['T-1', 'T-2', 'T-3'].map((mentor) => ['S-1', mentor] as const)];
    expect(await since({ trainee: 'S-2', refused: all })).toEqual({ kind: 'impossible', constraints: [] });
    // Unless not everybody has to be served.
    const found = (await since({ coverage: 'most', trainee: 'S-2', refused: all })) as Priced;
    expect(found.already.map(({ trainee, from, to }) => [trainee, from, to])).toEqual([['S-1', 'T-1', null]]);
  });
});
