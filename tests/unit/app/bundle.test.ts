import { describe, expect, it } from 'vitest';
import { BACKTEST } from '../../../src/app/backtest.ts';
import { describeRun } from '../../../src/app/bundle.ts';
import { COMMANDS, REPLAYABLE } from '../../../src/app/commands.ts';
import { sha256 } from '../../../src/app/content.ts';
import { CHECK } from '../../../src/app/check.ts';
import { DECIDE } from '../../../src/app/decide.ts';
import { EXPLAIN } from '../../../src/app/explain.ts';
import { EXPLAIN_ONE } from '../../../src/app/explain-one.ts';
import { FROZEN } from '../../../src/app/frozen.ts';
import { SINCE_DECIDED } from '../../../src/app/since-decided.ts';
import { Inputs } from '../../../src/app/inputs.ts';
import { MATCH, type MatchRequest } from '../../../src/app/match.ts';
import { PERIODS } from '../../../src/app/periods.ts';
import { PLAN_PERIODS } from '../../../src/app/plan-periods.ts';
import { REASSIGN } from '../../../src/app/reassign.ts';
import { RECRUITMENT } from '../../../src/app/recruitment.ts';
import { SHADOW_PRICES } from '../../../src/app/shadow-prices.ts';
import { EXPORT_PROOF, SOLVE, VERIFY } from '../../../src/app/solve.ts';
import { STRESS } from '../../../src/app/stress.ts';
import { TEMPLATE } from '../../../src/app/template.ts';
import { WEIGHTS } from '../../../src/app/weights.ts';
import { COMMAND_NAMES, type Bundle } from '../../../src/domain/documents/bundle.ts';
import { KeptSource } from '../../../src/service/store/kept-files.ts';
import { guidelinesWith } from '../matching/small-census.ts';

const REQUEST: MatchRequest = { census: [], period: 'SP1', acceptPartial: false, limits: {} };
const FACTS = { guidelines: guidelinesWith(), pins: { people: [], pairs: [] }, decisions: [] };
const sourceOf = (files: Record<string, string>): KeptSource =>
  new KeptSource(new Map(Object.entries(files).map(([place, text]) => [place, Buffer.from(text)])));
const describeMatch = (request: MatchRequest, inputs: Inputs): Promise<Omit<Bundle, 'outputs'>> =>
  describeRun(MATCH, request, inputs, FACTS, { language: 'fr', version: '0' });

describe('what a bundle says was asked', () => {
  it('has the files by name and fingerprint, the census by name, and nothing that is not the command’s', async () => {
    const inputs = new Inputs(sourceOf({ 'in/b.csv': 'b', 'in/a.csv': 'a', 'in/g.json': '{}' }));
    const census = ['in/b.csv', 'in/a.csv'];
    for (const place of census) for await (const _ of (await inputs.census(place)).bytes);
    await inputs.json('in/g.json');
    const request = { ...REQUEST, census, guidelines: 'in/g.json', calendar: undefined, json: true, out: 'somewhere' };
    const described = await describeMatch(request, inputs);
    expect(described.request).toEqual({
      census: ['a', 'b'].map((name) => ({ name: `${name}.csv`, sha256: sha256(name) })),
      period: 'SP1',
      guidelines: { name: 'g.json', sha256: sha256('{}') },
      acceptPartial: false,
      limits: {},
    });
    expect(Object.keys(described.request)[0]).toBe('period');
    expect(JSON.stringify(described)).not.toMatch(/in\/|somewhere/);
  });

  it('cannot leave out a file that the run has not read through its own inputs', async () => {
    const inputs = new Inputs(sourceOf({ 'g.json': '' }));
    await expect(describeMatch({ ...REQUEST, guidelines: 'g.json' }, inputs)).rejects.toThrow('g.json was asked for');
  });
});

describe('commands', () => {
  const kept = [MATCH, REASSIGN, PLAN_PERIODS, RECRUITMENT, STRESS, BACKTEST];
  const asked = [
    DECIDE,
    TEMPLATE,
    PERIODS,
    CHECK,
    EXPLAIN,
    EXPLAIN_ONE,
    SINCE_DECIDED,
    FROZEN,
    WEIGHTS,
    SHADOW_PRICES,
    SOLVE,
    VERIFY,
    EXPORT_PROOF,
  ];

  it('that keep results can be replayed under their own names', () => {
    expect(Object.keys(REPLAYABLE)).toEqual([...COMMAND_NAMES]);
    expect(kept.map(({ bundledAs }) => bundledAs)).toEqual([...COMMAND_NAMES]);
    expect(asked.map(({ bundledAs }) => bundledAs)).toEqual(asked.map(() => null));
  });

  it('have names that a queue or an address takes, under which they are loaded', async () => {
    const names = [...kept, ...asked].map(({ name }) => name);
    expect(Object.keys(COMMANDS)).toEqual(names);
    for (const [name, load] of Object.entries(COMMANDS)) expect((await load()).name).toBe(name);
    for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(new Set(names).size).toBe(names.length);
  });
});
