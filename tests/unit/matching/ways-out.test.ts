import { describe, expect, it } from 'vitest';
import type { WayOut } from '../../../src/domain/documents/proposal.ts';
import { constraints, matchSmall, mentor, trainee } from './small-census.ts';

const three = ['t1', 't2', 't3'].map((id) => trainee(id));
const big = (id: string): ReturnType<typeof mentor> => mentor(id, { capacityMax: 3 });

function optionsOf(result: ReturnType<typeof matchSmall>): readonly WayOut[] {
  const groups = result.proposal.waysOut!;
  expect(groups).toHaveLength(1);
  return groups[0]!.options;
}

describe('ways out of an infeasible proposal', () => {
  it('are none where there is a solution', () => {
    expect(matchSmall(three, [big('m1')]).proposal.waysOut).toBeNull();
  });

  it('change one constraint of a conflict, either one, and show the matching', () => {
    const result = matchSmall(
      three,
      [big('m1'), big('m2')],
      constraints({ id: 'low', kind: 'quota', max: 1 }, { id: 'high', kind: 'quota', min: 3 }),
    );
    expect(result.proposal.status).toBe('infeasible');
    const options = optionsOf(result);
    expect(options.map(({ changes }) => changes)).toEqual([
      [{ kind: 'sideConstraint', id: 'high/min', from: 3, to: 1 }],
      [{ kind: 'sideConstraint', id: 'low/max', from: 1, to: 3 }],
    ]);
    expect(options.map(({ matched, pairs }) => [matched, pairs.length])).toEqual([
      [1, 1],
      [3, 3],
    ]);
    expect(options[1]!.sentence.fr).toMatch(
      /^Porter «\u202fContrainte low\u202f» de 1 à 3\u202f: 3 stagiaires sur 3 avec un tuteur, \d+,\d points/,
    );
    expect(options[0]!.sentence.en).toMatch(/^Lower “Constraint high” from 3 to 1: 1 of 3 trainees with a mentor, \d+\.\d points/);
  });

  it('lower a minimum that too few trainees can fill', () => {
    const result = matchSmall([trainee('t1')], [mentor('m1', { capacityMin: 2, capacityMax: 2 })]);
    const [option] = optionsOf(result);
    expect(option!.changes).toEqual([{ kind: 'minimum', id: 'm1', from: 2, to: 1 }]);
    expect(option!.sentence.en).toContain('Lower the minimum capacity of Dominique Nom-m1 from 2 to 1: 1 of 1 trainee with a mentor');
  });

  it('add places, or leave needs unmet, where all must be met', () => {
    const result = matchSmall(three, [mentor('m1', { capacityMax: 1 })], { coverage: 'all' });
    const options = optionsOf(result);
    expect(options.map(({ changes: [change], matched }) => [change!.kind, change!.from, change!.to, matched])).toEqual([
      ['places', 1, 3, 3],
      ['unmetNeeds', 0, 2, 1],
    ]);
    expect(options[0]!.sentence.fr).toContain('Donner 2 places de plus à Dominique Nom-m1 (3 au lieu de 1)');
    expect(options[1]!.sentence.fr).toContain('Accepter que 2 stagiaires restent sans tuteur');
    // Never more places than the guidelines let anybody have.
    const limited = matchSmall(three, [mentor('m1', { capacityMax: 1 })], { coverage: 'all', rules: { capacityLimit: 2 } });
    expect(optionsOf(limited).map(({ changes: [change] }) => change!.kind)).toEqual(['unmetNeeds']);
  });

  it('give up what holds people together, and tolerate parts of a share', () => {
    const together = matchSmall(
      three.slice(0, 2),
      [mentor('m1', { capacityMax: 1 })],
      constraints(
        { id: 'two', kind: 'together', trainees: ['t1', 't2'], level: 'mentor' },
        { id: 'q', kind: 'quota', trainees: { ids: ['t1'] }, min: 1 },
      ),
    );
    const sentences = optionsOf(together).map(({ sentence }) => sentence.en);
    expect(sentences.some((sentence) => sentence.startsWith('Give up “Constraint two'))).toBe(true);
    const share = matchSmall([trainee('t1', { domains: ['droit'] }), trainee('t2', { domains: ['arts'] })], [big('m1')], {
      ...constraints({ id: 's', kind: 'quota', trainees: { domain: ['arts'] }, maxShare: 0.4 }),
      coverage: 'all',
    });
    expect(optionsOf(share).map(({ sentence }) => sentence.fr)[0]).toMatch(
      /^Tolérer un écart de 0,2 binôme à «\u202fContrainte s\u202f»\u202f: 2 stagiaires sur 2/,
    );
  });

  it('name several changes together where none is enough alone', () => {
    const result = matchSmall(
      three,
      [big('m1')],
      constraints(
        { id: 'a', kind: 'quota', min: 3 },
        { id: 'b', kind: 'quota', trainees: { ids: ['t1'] }, max: 0 },
        { id: 'c', kind: 'quota', trainees: { ids: ['t2', 't3'] }, max: 1 },
        { id: 'd', kind: 'quota', trainees: { ids: ['t1'] }, min: 1 },
      ),
    );
    const [option] = optionsOf(result);
    expect(option!.changes.length).toBeGreaterThan(1);
    expect(option!.sentence.en).toContain('; and ');
  });

  it('tell a rule once, however many rows it is written over', () => {
    const result = matchSmall(
      three,
      [mentor('m1', { capacityMax: 1 }), mentor('m2', { capacityMax: 1 }), mentor('m3', { capacityMax: 1 })],
      {
        ...constraints({ id: 'all', kind: 'together', trainees: ['t1', 't2', 't3'], level: 'mentor' }),
        coverage: 'all',
      },
    );
    expect(result.solution.diagnosis!.conflicts[0]!.length).toBeGreaterThan(1);
    expect(result.proposal.infeasibility!.map(({ fr }) => fr)).toEqual([
      'Cette contrainte ne peut pas être satisfaite\u202f: «\u202fContrainte all\u202f». Assouplissez-la.',
    ]);
    const options = optionsOf(result);
    expect(options.map(({ sentence: { en } }) => en.split(':')[0])).toEqual(['Give up “Constraint all”']);
    expect(options[0]!.changes.length).toBeGreaterThan(1);
  });

  it('keep the best of several rows that would be told alike', () => {
    const result = matchSmall(
      three.slice(0, 2),
      [mentor('m1', { capacityMax: 1, caseload: 90 }), mentor('m2', { capacityMax: 1, caseload: 10, siteCode: 'SPIP-33-02' })],
      constraints(
        { id: 'two', kind: 'together', trainees: ['t1', 't2'], level: 'mentor' },
        { id: 'one', kind: 'quota', trainees: { ids: ['t1'] }, min: 1 },
      ),
    );
    const [up, ...others] = optionsOf(result).filter(({ sentence }) => sentence.en.startsWith('Give up “Constraint two”'));
    expect(others).toEqual([]);
    expect(up!.matched).toBe(1);
    expect(up!.pairs).toEqual([{ trainee: 't1', mentor: 'm2' }]);
  });
});
