import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../src/domain/documents/pair.ts';
import { parseGuidelines } from '../../../src/guidelines/index.ts';
import { guidelinesWith } from '../matching/small-census.ts';

const NATIONAL = readFileSync(new URL('../../../data/reference/guidelines.json', import.meta.url), 'utf8');
const label = { fr: 'Règle', en: 'Rule' };

function refusal(changes: object): unknown {
  try {
    return parseGuidelines(JSON.stringify({ ...guidelinesWith(), ...changes }), 'g.json');
  } catch (error) {
    return error;
  }
}

function refused(code: string, path: string, values?: object): unknown {
  return expect.objectContaining({ code, place: { file: 'g.json', path }, ...(values === undefined ? {} : { values }) });
}

describe('the national guidelines', () => {
  const national = parseGuidelines(NATIONAL, 'guidelines.json');

  it('are read, with weights that sum to 1', () => {
    expect(national.format).toBe('binome.guidelines/1');
    expect(CRITERIA.reduce((sum, criterion) => sum + Math.round(national.weights[criterion] * 10_000), 0)).toBe(10_000);
    expect(national.sideConstraints).toEqual([]);
  });

  it('are read with a byte order mark too', () => expect(parseGuidelines(`\u{feff}${NATIONAL}`, 'x')).toEqual(national));
});

describe('guidelines', () => {
  it('come back as they were written', () => expect(parseGuidelines(JSON.stringify(guidelinesWith()), 'g')).toEqual(guidelinesWith()));

  it('take every weight of four decimals', () => {
    for (let k = 0; k <= 10_000; k += 7) {
      const weights = { background: k / 10_000, workload: (10_000 - k) / 10_000, location: 0, preferences: 0, generation: 0 };
      expect(parseGuidelines(JSON.stringify({ ...guidelinesWith(), weights }), 'g').weights).toEqual(weights);
    }
  });

  it('are refused when they are no JSON', () => {
    expect(() => parseGuidelines('{', 'g.json')).toThrow(
      expect.objectContaining({
        code: 'GUIDELINES_NOT_JSON',
        place: { file: 'g.json', line: 1 },
        values: {
          column: 2,
          detail: 'column 2: the name of a field, between double quotes, or “}” is needed here, not the end of the text',
          detailFr: 'colonne 2 : il faut ici le nom d’un champ, entre guillemets droits, ou « } », et non la fin du texte',
        },
      }),
    );
  });

  it.each([
    [{ format: 'binome.guidelines/2' }, '/format'],
    [{ id: '' }, '/id'],
    [{ title: { fr: 'x' } }, '/title/en'],
    [{ unknownValue: 1.5 }, '/unknownValue'],
    [{ unknownValue: 0.12345 }, '/unknownValue'],
    [{ unknownValue: null }, '/unknownValue'],
    [{ weights: { background: 2, workload: 0, location: 0, preferences: 0, generation: 0 } }, '/weights/background'],
    [{ weights: { background: -1, workload: 2, location: 0, preferences: 0, generation: 0 } }, '/weights/background'],
    [{ generation: { curve: [] } }, '/generation/curve'],
    [
      {
        generation: {
          curve: [
            [3, 0],
            [2, 1],
          ],
        },
      },
      '/generation/curve',
    ],
    [
      {
        generation: {
          curve: [
            [3, 0],
            [3, 1],
          ],
        },
      },
      '/generation/curve',
    ],
    [{ preferences: { ranks: [], notListed: 0 } }, '/preferences/ranks'],
    [{ location: { curve: [[0, 1]], detourFactor: 0.9, speedKmPerHour: 60 } }, '/location/detourFactor'],
    [{ location: { curve: [[0, 1]], detourFactor: 1, speedKmPerHour: 0 } }, '/location/speedKmPerHour'],
    [{ objective: 'age' }, '/objective'],
    [{ coverage: 'some' }, '/coverage'],
    [{ surprise: 1 }, '/'],
    [{ rules: { ...guidelinesWith().rules, capacityLimit: 1.5 } }, '/rules/capacityLimit'],
    [{ sideConstraints: [{ id: 'a', label, kind: 'wish' }] }, '/sideConstraints/0/kind'],
    [{ sideConstraints: [{ id: 'a', label, kind: 'quota', max: -1 }] }, '/sideConstraints/0/max'],
    [{ sideConstraints: [{ id: 'a', label, kind: 'quota', max: 1, mentors: { age: 40 } }] }, '/sideConstraints/0/mentors'],
    [{ sideConstraints: [{ id: 'a', label, kind: 'apart', trainees: ['t1'], level: 'site' }] }, '/sideConstraints/0/trainees'],
    [{ sideConstraints: [{ id: 'a', label, kind: 'together', trainees: ['t1', 't1'], level: 'site' }] }, '/sideConstraints/0/trainees'],
    [{ sideConstraints: [{ id: 'a', label, kind: 'travelBudget' }] }, '/sideConstraints/0/maxMinutes'],
  ])('are refused for %j, at its place', (changes, path) => {
    expect(refusal(changes)).toEqual(refused('GUIDELINES_FIELD', path));
  });

  it('are refused when they are not an object at all', () => {
    expect(() => parseGuidelines('null', 'g.json')).toThrow(
      expect.objectContaining({ code: 'GUIDELINES_FIELD', place: { file: 'g.json', path: '/' } }),
    );
  });

  it('are refused when the weights do not sum to 1', () => {
    const { weights } = guidelinesWith();
    expect(refusal({ weights: { ...weights, background: 0.4 } })).toEqual(refused('GUIDELINES_WEIGHTS', '/weights', { sum: 1.1 }));
    expect(refusal({ weights: { ...weights, background: 0.2999 } })).toEqual(refused('GUIDELINES_WEIGHTS', '/weights', { sum: 0.9999 }));
  });

  it('are refused where a preferred service has no share, or a share no preference', () => {
    const { location, rules } = guidelinesWith();
    const text = (share: number | null, sameService: 'prefer' | 'require' | null): string =>
      JSON.stringify({
        ...guidelinesWith(),
        location: { ...location, ...(share === null ? {} : { ownServiceShare: share }) },
        rules: { ...rules, ...(sameService === null ? {} : { sameService }) },
      });
    for (const [share, sameService] of [
      [null, 'prefer'],
      [0, 'prefer'],
      [0.3, null],
      [0.3, 'require'],
    ] as const)
      expect(() => parseGuidelines(text(share, sameService), 'g')).toThrow(expect.objectContaining({ code: 'GUIDELINES_OWN_SERVICE' }));
    expect(parseGuidelines(text(0.3, 'prefer'), 'g').location.ownServiceShare).toBe(0.3);
    expect(parseGuidelines(text(null, 'require'), 'g').rules.sameService).toBe('require');
    expect(parseGuidelines(text(0, null), 'g').location.ownServiceShare).toBe(0);
  });

  it('are refused when two constraints bear one id', () => {
    const one = { id: 'a', label, kind: 'travelBudget', maxMinutes: 1 };
    expect(refusal({ sideConstraints: [one, one] })).toEqual(refused('GUIDELINES_DUPLICATE_ID', '/sideConstraints/1/id', { value: 'a' }));
  });

  it('are refused when an id is one of those that the census makes', () => {
    const one = { id: 'census:apart:S1:S2', label, kind: 'travelBudget', maxMinutes: 1 };
    expect(refusal({ sideConstraints: [one] })).toEqual(refused('GUIDELINES_RESERVED_ID', '/sideConstraints/0/id', { value: one.id }));
  });

  it('are refused when a quota limits nothing', () => {
    expect(refusal({ sideConstraints: [{ id: 'a', label, kind: 'quota', each: 'site' }] })).toEqual(
      refused('GUIDELINES_EMPTY_CONSTRAINT', '/sideConstraints/0', { value: 'a' }),
    );
    for (const limit of ['min', 'max', 'minShare', 'maxShare']) {
      expect(refusal({ sideConstraints: [{ id: 'a', label, kind: 'quota', [limit]: 0 }] })).not.toBeInstanceOf(Error);
    }
  });
});
