/** Which constraints keep a trainee from having a mentor, told beside the places that are missing: a car share, and people kept apart. */
import { describe, expect, it } from 'vitest';
import { ConstraintsInTheWay, type MatchResult } from '../../../src/matching/index.ts';
import { constraints, matchSmall, mentor, trainee } from './small-census.ts';

const libourne = { siteCode: 'SPIP-33-02' } as const;

function unmetOf({ proposal }: MatchResult, id: string): MatchResult['proposal']['unmet'][number] {
  const found = proposal.unmet.find(({ trainee: { id: own } }) => own === id);
  expect(found, id).toBeDefined();
  return found!;
}

const told = (sentences: readonly string[]): string => sentences.join(' ').replace(/[\u00a0\u202f]/g, ' ');

describe('who is left without', () => {
  // N and P share a car and may be at m1, m2 alone, as may C; F is kept from the place of m3, and takes one of theirs.
  const away = { avoids: ['m3'] };
  const people = [
    trainee('c', away),
    trainee('f', { apartFrom: ['m3'] }),
    trainee('n', { sharesCarWith: ['p'], ...away }),
    trainee('p', away),
  ];
  const mentors = [mentor('m1', { preferences: ['c'] }), mentor('m2', { preferences: ['f'] }), mentor('m3', libourne)];
  const result = matchSmall(people, mentors);

  it('is told of every request of the census without which they could have a mentor and nobody would lose theirs', () => {
    expect(result.solution.unmet.map(({ trainee: id }) => id)).toEqual(['n', 'p']);
    const { heldBy, shortage, explanation } = unmetOf(result, 'n');
    expect(shortage).toBe(0);
    expect(heldBy).toEqual({ constraints: ['census:apart:f:m3/max', 'census:together:n:p/SPIP-33/n=p'], enough: true });
    expect(told(explanation.fr)).toContain(
      'Sans ces demandes du recensement, Camille Nom-n pourrait avoir un tuteur sans que personne perde le sien : « À séparer : Camille Nom-f et Dominique Nom-m3 (recensement) », « Covoiturage : Camille Nom-n et Camille Nom-p (recensement) ».',
    );
    expect(told(explanation.en)).toContain('Without these requests of the census Camille Nom-n could have a mentor');
  });

  it('is so by a solve without these constraints, in which whoever has a mentor keeps one', () => {
    const free = matchSmall(
      people.map(({ apartFrom: _, sharesCarWith: __, ...person }) => person),
      mentors,
    );
    expect(free.solution.matched).toBe(3);
    expect(result.solution.matched).toBe(2);
  });

  it('is told of nothing but places where the constraints change nothing', () => {
    const short = matchSmall([trainee('a', { apartFrom: ['b'] }), trainee('b')], [mentor('m1')]);
    const [unmet] = short.proposal.unmet;
    expect(unmet!.shortage).toBe(0);
    expect(unmet!.heldBy).toEqual({ constraints: [], enough: false });
    expect(told(unmet!.explanation.fr)).not.toContain('Sans ');
  });

  it('is told that places are missing besides', () => {
    const both = matchSmall(
      [trainee('a'), trainee('b')],
      [mentor('m1', { preferences: ['a'] })],
      constraints({ id: 'none', kind: 'quota', trainees: { ids: ['b'] }, max: 0 }, { id: 'most', kind: 'quota', max: 5 }),
    );
    expect(unmetOf(both, 'b').heldBy).toEqual({ constraints: [], enough: false });
  });
});

describe('mentors whom the rules allow', () => {
  const apart = matchSmall([trainee('a', { apartFrom: ['m1'] })], [mentor('m1'), mentor('m2', libourne)]);

  it('and a constraint forbids are named with it, instead of saying that nobody else is possible', () => {
    const [pair] = apart.proposal.pairs;
    expect(pair!.mentor.id).toBe('m2');
    expect(pair!.barred).toEqual({
      mentors: [{ id: 'm1', name: 'Dominique Nom-m1', service: 'SPIP de la Gironde', constraints: ['census:apart:a:m1/max'] }],
      more: 0,
    });
    const said = told(pair!.explanation.fr);
    expect(said).toContain('empêché par une contrainte : « À séparer : Camille Nom-a et Dominique Nom-m1 (recensement) ».');
    expect(said).not.toContain('Aucun autre tuteur n’est possible');
  });

  it('are counted beyond three', () => {
    const many = Array.from({ length: 5 }, (_, k) => mentor(`m${k + 1}`));
    const [pair] = matchSmall([trainee('a', { apartFrom: ['m1'] })], [...many, mentor('m9', libourne)]).proposal.pairs;
    expect([pair!.barred!.mentors.length, pair!.barred!.more]).toEqual([3, 2]);
    expect(told(pair!.explanation.fr)).toContain('De même avec 2 autres tuteurs.');
  });

  it('and an imposed pair takes away are told without a constraint', () => {
    const { problem, solution } = matchSmall([trainee('a', { imposed: ['m1'] }), trainee('b')], [mentor('m1'), mentor('m2')]);
    expect(new ConstraintsInTheWay(problem, solution).ofPair('b', 'm1')).toEqual([]);
  });

  it('are not asked about once the signal is aborted', () => {
    const { problem, solution } = matchSmall([trainee('a', { apartFrom: ['m1'] })], [mentor('m1')]);
    expect(new ConstraintsInTheWay(problem, solution).ofTrainee('a')).toEqual({ constraints: ['census:apart:a:m1/max'], enough: true });
    expect(new ConstraintsInTheWay(problem, solution, { signal: { aborted: true } }).ofTrainee('a')).toBeNull();
  });
});

describe('a wish', () => {
  it('that a rule excludes is told with the rule, of either side', () => {
    const { proposal } = matchSmall(
      [trainee('a', { preferences: ['x', 'm'] }), trainee('b', { avoids: ['m'] })],
      [mentor('m', { preferences: ['b', 'a'] }), mentor('x', { volunteer: false })],
    );
    const [pair] = proposal.pairs;
    expect(pair!.wishes!.map(({ by, name, rules }) => [by, name, rules.map(({ code }) => code)])).toEqual([
      ['trainee', 'Dominique Nom-x', ['MENTOR_NOT_VOLUNTEER']],
      ['mentor', 'Camille Nom-b', ['AVOIDED_BY_TRAINEE']],
    ]);
    expect(told(pair!.explanation.fr)).toContain('Camille Nom-a souhaitait Dominique Nom-x, que les règles excluent : ');
  });

  it('of somebody who is free of rules, or comes after, is not', () => {
    const { proposal } = matchSmall([trainee('a', { preferences: ['m', 'x'] })], [mentor('m'), mentor('x', { volunteer: false })]);
    expect(proposal.pairs[0]).not.toHaveProperty('wishes');
  });
});
