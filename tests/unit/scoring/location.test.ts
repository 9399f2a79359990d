import { describe, expect, it } from 'vitest';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { journey, journeyKey, minutesOf, prepareMentor, prepareTrainee } from '../../../src/scoring/index.ts';
import { greatCircleKm } from '../../../src/domain/index.ts';
import { location } from '../../../src/scoring/location.ts';
import { guidelinesWith, mentor, period, reference, trainee } from '../matching/small-census.ts';

const guidelines = guidelinesWith();
const BORDEAUX = '33063';
const LIBOURNE = '33243';

function at(home: Partial<Trainee>, office: Partial<Mentor>, table: ReadonlyMap<string, number> = new Map()) {
  const from = prepareTrainee(trainee('t1', home), reference);
  const to = prepareMentor(mentor('m1', office), reference, period);
  return { ...location(guidelines, table, from, to), found: journey(guidelines, table, from.home, to.office) };
}

describe('a journey', () => {
  it('is estimated from the distance, the detour and the speed', () => {
    const { value, facts, found } = at({ communeCode: LIBOURNE }, {});
    const distanceKm = greatCircleKm({ latitude: 44.91, longitude: -0.24 }, { latitude: 44.84, longitude: -0.58 });
    expect(distanceKm).toBeGreaterThan(27.5);
    expect(distanceKm).toBeLessThan(28);
    expect(found).toEqual({ kind: 'estimate', distanceKm, minutes: Math.round(distanceKm * 1.3) });
    expect(value).toBeCloseTo(1 - (36 - 30) / 60, 10);
    expect(facts()).toEqual([{ code: 'TRAVEL_ESTIMATED', values: { from: 'Libourne', to: 'Bordeaux', minutes: 36, distanceKm: 28 } }]);
  });

  it('is that of the table where it has one, in both directions', () => {
    const table = new Map([[journeyKey(LIBOURNE, BORDEAUX), 60]]);
    expect(journeyKey(BORDEAUX, LIBOURNE)).toBe(journeyKey(LIBOURNE, BORDEAUX));
    const there = at({ communeCode: LIBOURNE }, {}, table);
    expect([there.value, there.facts()[0]?.code]).toEqual([0.5, 'TRAVEL_TABLE']);
    expect(at({ communeCode: BORDEAUX }, { siteCode: 'SPIP-33-02' }, table).value).toBe(0.5);
    expect(at({ communeCode: '24322' }, {}, table).found.kind).toBe('estimate');
  });

  it('is nothing within a commune, even one without coordinates', () => {
    expect(at({}, {}).found).toEqual({ kind: 'estimate', minutes: 0, distanceKm: 0 });
    expect(at({ communeCode: '33999', siteCode: null }, { communeCode: '33999', siteCode: null }).value).toBe(1);
  });

  it('is unknown from where no coordinates are published', () => {
    const { value, facts, found } = at({ communeCode: '33999' }, {});
    expect([value, found.kind, minutesOf(found)]).toEqual([null, 'unknown', null]);
    expect(facts()).toEqual([{ code: 'TRAVEL_UNKNOWN', values: { from: 'Nulle-Part', to: 'Bordeaux' } }]);
    expect(at({}, { siteCode: null, communeCode: '33999' }).found.kind).toBe('unknown');
  });

  it('is not comparable between two landmasses, unless the board’s table knows a ferry', () => {
    const { value, facts, found } = at({ communeCode: '2A004' }, {});
    expect([value, found.kind, minutesOf(found)]).toEqual([null, 'noRoad', null]);
    expect(facts()).toEqual([{ code: 'TRAVEL_NO_ROAD', values: { from: 'Ajaccio', to: 'Bordeaux' } }]);
    expect(at({ communeCode: '2A004' }, {}, new Map([[journeyKey('2A004', BORDEAUX), 45]])).value).toBe(0.75);
  });

  it('is as long as the earth is round', () => {
    const [pole, other] = [
      { latitude: 90, longitude: 0 },
      { latitude: -90, longitude: 0 },
    ];
    expect(greatCircleKm(pole, other)).toBeCloseTo(Math.PI * 6371.0088, 6);
    expect(greatCircleKm(pole, pole)).toBe(0);
    expect(greatCircleKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(Math.PI * 6371.0088, 6);
  });
});

describe('where a journey starts and ends', () => {
  const home = (changes: Partial<Trainee>) => prepareTrainee(trainee('t1', changes), reference).home;
  const office = (changes: Partial<Mentor>) => prepareMentor(mentor('m1', changes), reference, period).office;

  it('is the commune given, else the site’s, else that of the service’s seat, for a trainee', () => {
    expect(home({ communeCode: LIBOURNE }).commune).toBe(LIBOURNE);
    expect(home({ siteCode: 'SPIP-33-02' }).commune).toBe(LIBOURNE);
    expect(home({ serviceCode: 'SPIP-24', siteCode: null }).commune).toBe('24322');
    expect(home({ siteCode: 'closed since', serviceCode: 'SPIP-24' }).commune).toBe('24322');
  });

  it('is the site, else the commune given, else the service’s seat, for a mentor', () => {
    expect(office({ siteCode: 'SPIP-33-02', communeCode: BORDEAUX }).commune).toBe(LIBOURNE);
    expect(office({ siteCode: null, communeCode: LIBOURNE }).commune).toBe(LIBOURNE);
    expect(office({ siteCode: null }).commune).toBe(BORDEAUX);
  });

  it('is named and placed as well as the reference data allow', () => {
    expect(home({ communeCode: '33998', siteCode: null })).toEqual({
      town: 'Bordeaux',
      commune: '33998',
      landmass: 'mainland',
      coordinates: null,
    });
    expect(home({ communeCode: '97411', siteCode: null, serviceCode: 'none' })).toMatchObject({ town: '97411', landmass: '974' });
    expect(home({ communeCode: null, siteCode: null, serviceCode: 'none' })).toMatchObject({ town: '', coordinates: null });
    expect(home({ communeCode: '2A004' }).landmass).toBe('corsica');
  });
});
