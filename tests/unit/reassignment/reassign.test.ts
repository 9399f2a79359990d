import { describe, expect, it } from 'vitest';
import type { ReassignmentEvent } from '../../../src/domain/documents/frontier.ts';
import type { Text } from '../../../src/domain/text.ts';
import { reassign, type ReassignInput, type ReassignResult } from '../../../src/reassignment/index.ts';
import { verify, type PairIds, type Problem } from '../../../src/solver/index.ts';

/** Three trainees, four mentors of one place each: A–X, B–Y, C–Z, and W is free. */
const problem: Problem = {
  format: 'binome.problem/1',
  trainees: [{ id: 'A' }, { id: 'B' }, { id: 'C' }],
  mentors: [{ id: 'W' }, { id: 'X' }, { id: 'Y' }, { id: 'Z' }],
  pairs: [
    ['A', 'W', 0.1],
    ['A', 'X', 0.9],
    ['A', 'Y', 0.8],
    ['B', 'W', 0.2],
    ['B', 'Y', 0.7],
    ['B', 'Z', 0.6],
    ['C', 'W', 0.5],
    ['C', 'Z', 0.6],
  ],
};
const incumbent: PairIds[] = [
  ['A', 'X'],
  ['B', 'Y'],
  ['C', 'Z'],
];
const broken: ReassignmentEvent = { kind: 'breakdown', trainee: 'A', mentor: 'X' };

function after(events: readonly ReassignmentEvent[], given: Partial<ReassignInput> = {}): ReassignResult {
  const names: Record<string, string> = { A: 'Ana', B: 'Bo', C: 'Cyr' };
  const base = {
    problem,
    previous: problem,
    incumbent,
    pinned: [],
    otherMentors: ['V'],
    reason: null,
    nameOf: (id: string): string => names[id] ?? `Mme ${id}`,
  };
  return reassign({ ...base, events, ...given });
}

const shown = ({ reassignment }: ReassignResult): [number, number][] =>
  reassignment.frontier.map(({ moved, objective }) => [moved, Math.round(objective * 10) / 10]);

describe('the frontier', () => {
  it('has the best for each number of people moved, each valid', () => {
    const found = after([broken]);
    // A–W · A–Y, B–W · A–Y, B–Z, C–W
    expect(shown(found)).toEqual([
      [0, 1.4],
      [1, 1.6],
      [2, 1.9],
    ]);
    expect(found.reassignment).toMatchObject({ affected: ['A'], before: { matched: 3, score: 2_200_000 }, reason: null });
    for (const { problem: own, solution } of found.repairs) expect(verify(own, solution)).toEqual({ valid: true, problems: [] });
    expect(found.problem.pairs).not.toContainEqual(['A', 'X', 0.9]);
  });

  it('tells changes along the chain', () => {
    const { changes, details } = after([broken]).reassignment.frontier[2]!;
    expect(changes).toEqual([
      { trainee: 'A', from: 'X', to: 'Y' },
      { trainee: 'B', from: 'Y', to: 'Z' },
      { trainee: 'C', from: 'Z', to: 'W' },
    ]);
    expect(details[0]).toEqual({ before: 900_000, after: 800_000, load: 1, minutes: { before: null, after: null } });
  });

  it('leaves out numbers that improve on nothing, and stops at the number asked for', () => {
    const flat = { ...problem, pairs: [...problem.pairs].filter(([t, m]) => !(t === 'C' && m === 'W')) };
    expect(shown(after([broken], { problem: flat }))).toEqual([
      [0, 1.4],
      [1, 1.6],
    ]);
    expect(shown(after([broken], { limits: { most: 1 } }))).toHaveLength(2);
  });

  it('is empty where nothing follows every rule', () => {
    const all: Problem = { ...problem, coverage: 'all' };
    const gone = ['X', 'Y', 'W'].map((mentor) => ({ kind: 'departure' as const, mentor }));
    expect(after(gone, { problem: all }).reassignment.frontier).toEqual([]);
  });

  it('does not ask a repair to even out loads', () => {
    expect(shown(after([broken], { problem: { ...problem, balance: 'worst' } }))).toHaveLength(3);
  });
});

describe('journeys', () => {
  const minutes: Record<string, number> = { AX: 20, AY: 55, BY: 10.1, BZ: 10.2, CZ: 30 };
  const told = after([broken], { minutesOf: (trainee, mentor) => minutes[trainee + mentor] ?? null }).reassignment.frontier;

  it('stand beside each change, and are summed where both are known', () => {
    expect(told[2]!.details.map((details) => details.minutes)).toEqual([
      { before: 20, after: 55 },
      { before: 10.1, after: 10.2 },
      { before: 30, after: null },
    ]);
    expect(told[2]!.minutes).toEqual({ before: 30.1, after: 65.2, compared: 2 });
  });

  it('are told in the sentences, in both languages', () => {
    expect(told[2]!.explanation.fr.slice(1, 4).map((sentence) => sentence.split('\u202f; ')[1])).toEqual([
      'trajet de 55 min au lieu de 20 min.',
      'trajet de 10,2 min au lieu de 10,1 min.',
      'trajet inconnu (avant\u202f: 30 min).',
    ]);
    expect(told[2]!.explanation.en[1]).toContain('; a journey of 55 min instead of 20 min.');
    expect(told[2]!.explanation.en[3]).toContain('; a journey of unknown length (before: 30 min).');
  });

  it('are nowhere where none is known', () => {
    const [first] = after([broken]).reassignment.frontier;
    expect(first!.minutes).toEqual({ before: 0, after: 0, compared: 0 });
    expect(first!.explanation.en.join(' ')).not.toContain('journey');
  });
});

describe('the best that is possible now', () => {
  it('is the last point, or what moving more people would give, with its proof', () => {
    const whole = after([broken]);
    expect(whole.reassignment.best).toEqual({ matched: 3, objective: 1.9, proven: true });
    expect(whole.best).toBeNull();
    const held = after([broken], { limits: { most: 0 } });
    expect(held.reassignment.best).toEqual({ matched: 3, objective: 1.9, proven: true });
    expect(verify(held.problem, held.best!).valid).toBe(true);
  });

  it('is none where nothing follows every rule', () => {
    const all: Problem = { ...problem, coverage: 'all' };
    const gone = ['X', 'Y', 'W'].map((mentor) => ({ kind: 'departure' as const, mentor }));
    for (const limits of [{}, { most: 1 }]) expect(after(gone, { problem: all, limits }).reassignment.best).toBeNull();
  });
});

describe('alternates', () => {
  const found = after([broken], { alternates: 2 });

  it('give the affected other mentors, best first, with no more moves, each proven', () => {
    const choices = found.reassignment.frontier.map(({ alternates }) => alternates!.map(({ moved, pairs }) => [moved, pairs[0]![1]]));
    // Moving nobody only W can have A; moving one or two, Y is the first choice and W the other.
    expect(choices).toEqual([[], [[0, 'W']], [[0, 'W']]]);
    expect(found.alternates.map((others) => others.length)).toEqual([0, 1, 1]);
    for (const { problem: own, solution } of found.alternates.flat()) expect(verify(own, solution).valid).toBe(true);
  });

  it('are told beside the first choice, in both languages', () => {
    const { explanation } = found.reassignment.frontier[1]!.alternates![0]!;
    expect(explanation.fr[0]).toBe(
      'Sans déplacer personne d’autre, le total des binômes baisserait de 80,0 points par rapport à avant\u202f: 20,0 points de moins que le premier choix.',
    );
    expect(explanation.en[0]).toContain(': 20.0 points less than the first choice.');
    expect(explanation.en.at(-1)).toBe('This is proven: with other mentors than in the choices before nothing better is possible.');
  });

  it('may be as good', () => {
    const equal: Problem = { ...problem, pairs: [...problem.pairs].map(([t, m]) => [t, m, 0.5]) };
    const places = { ...equal, mentors: [{ id: 'W', max: 2 }, { id: 'Y', max: 2 }, { id: 'Z' }] };
    const [first] = after([broken], { problem: places, alternates: 1 }).reassignment.frontier;
    expect(first!.alternates![0]!.explanation.fr[0]).toContain('autant que le premier choix');
  });

  it('are none where nobody is affected, or not asked for', () => {
    expect(after([], { alternates: 2 }).alternates).toEqual([[]]);
  });

  it('keep a pair that is imposed on somebody who arrives, and vary the others', () => {
    const imposed: Problem = { ...problem, trainees: [...problem.trainees, { id: 'D' }], pairs: [...problem.pairs, ['D', 'W', 0.3]] };
    const arrival: ReassignmentEvent = { kind: 'arrival', trainee: 'D' };
    const required: PairIds[] = [['D', 'W']];
    const alone = after([arrival], { problem: { ...imposed, required }, alternates: 2 });
    expect(alone.reassignment.frontier.map(({ alternates }) => alternates)).toEqual([[]]);
    const both = after([arrival, broken], {
      problem: {
        ...imposed,
        mentors: [...imposed.mentors, { id: 'T' }, { id: 'U' }],
        pairs: [...imposed.pairs, ['A', 'T', 0.35], ['A', 'U', 0.4]],
        required,
      },
      alternates: 2,
    });
    const choices = both.reassignment.frontier.flatMap(({ alternates }) => alternates!);
    expect(choices.length).toBeGreaterThan(0);
    for (const { pairs } of choices) expect(pairs).toContainEqual(['D', 'W']);
    expect(after([broken]).reassignment.frontier[0]).not.toHaveProperty('alternates');
  });
});

describe('events', () => {
  it('a departure takes the mentor out, also of side constraints', () => {
    const sideConstraints: Problem['sideConstraints'] = [
      {
        id: 'q',
        op: '<=',
        rhs: 1,
        terms: [
          ['A', 'X', 1],
          ['A', 'Y', 1],
        ],
      },
    ];
    const found = after([{ kind: 'departure', mentor: 'X' }], { problem: { ...problem, sideConstraints } });
    expect(found.problem.mentors.map(({ id }) => id)).toEqual(['W', 'Y', 'Z']);
    expect(found.problem.sideConstraints![0]!.terms).toEqual([['A', 'Y', 1]]);
    expect(found.reassignment.affected).toEqual(['A']);
  });

  it('fewer places than trainees concern all of these; enough of them concern nobody', () => {
    const two: Problem = { ...problem, mentors: [{ id: 'W' }, { id: 'X' }, { id: 'Y', max: 2 }, { id: 'Z' }] };
    const both: PairIds[] = [
      ['A', 'Y'],
      ['B', 'Y'],
    ];
    const given = { problem: two, previous: two, incumbent: both };
    expect(after([{ kind: 'capacity', mentor: 'Y', places: 1 }], given).reassignment.affected).toEqual(['A', 'B']);
    expect(after([{ kind: 'capacity', mentor: 'Y', places: 2 }], given).reassignment.affected).toEqual([]);
    expect(after([{ kind: 'capacity', mentor: 'X', places: 0 }], given).problem.mentors).toContainEqual({ id: 'X', max: 0 });
  });

  it('an arrival is affected; a pair that is not eligible any more has lapsed; who has left the census frees a place', () => {
    const now: Problem = {
      ...problem,
      trainees: [{ id: 'A' }, { id: 'C' }, { id: 'N' }],
      pairs: [
        ['A', 'W', 0.1],
        ['C', 'Z', 0.6],
        ['N', 'Y', 0.4],
      ],
    };
    const found = after([{ kind: 'arrival', trainee: 'N' }], { problem: now });
    expect(found.reassignment.affected).toEqual(['A', 'N']);
    expect(found.reassignment.events).toContainEqual({ kind: 'lapse', trainee: 'A', mentor: 'X' });
    expect(shown(found)).toEqual([[0, 1.1]]);
    expect(found.reassignment.before).toEqual({ matched: 2, score: 1_500_000 });
    expect(found.reassignment.frontier[0]!.changes).toContainEqual({ trainee: 'N', from: null, to: 'Y' });
  });

  it('what happens to a mentor who has no part in it changes nothing', () => {
    expect(shown(after([{ kind: 'departure', mentor: 'V' }]))).toEqual([[0, 2.2]]);
  });

  it('those who are pinned stay', () => {
    const found = after([broken], { pinned: ['B', 'Z'] });
    expect(found.problem.required).toEqual([
      ['B', 'Y'],
      ['C', 'Z'],
    ]);
    expect(shown(found)).toEqual([[0, 1.4]]);
  });

  it.each<[string, readonly ReassignmentEvent[], Partial<ReassignInput>]>([
    ['REASSIGN_NO_PAIR', [{ kind: 'breakdown', trainee: 'A', mentor: 'Y' }], {}],
    ['CALL_UNKNOWN_TRAINEE', [{ kind: 'breakdown', trainee: 'Q', mentor: 'Y' }], {}],
    ['CALL_UNKNOWN_MENTOR', [{ kind: 'departure', mentor: 'Q' }], {}],
    ['REASSIGN_PINNED', [broken], { pinned: ['A'] }],
    ['REASSIGN_PINNED', [broken], { pinned: ['W'] }],
    ['REASSIGN_MINIMUM', [{ kind: 'capacity', mentor: 'X', places: 0 }], { problem: { ...problem, mentors: [{ id: 'X', min: 1 }] } }],
  ])('%s', (code, events, given) => {
    expect(() => after(events, given)).toThrow(expect.objectContaining({ code }) as Error);
  });
});

describe('sentences', () => {
  it('say who moves, what it costs and that it is proven, in both languages', () => {
    const [first, , last] = after([broken]).reassignment.frontier.map(({ explanation }) => explanation);
    expect(first!.fr).toEqual([
      'Sans déplacer personne d’autre, le total des binômes baisserait de 80,0 points par rapport à avant.',
      'Ana passerait de Mme X à Mme W\u202f: 10,0 points sur 100 au lieu de 90,0.',
      'C’est prouvé\u202f: sans déplacer davantage de personnes, on ne peut faire mieux.',
    ]);
    expect(last!.en[0]).toBe(
      'Moving 2 other people, the total of the pairs would fall by 30.0 points compared with before: 30.0 points better than the option before.',
    );
    expect(last!.en[2]).toBe('Bo would move from Mme Y to Mme Z: 60.0 points out of 100 instead of 70.0.');
  });

  it('say who is left without a mentor, who gains one, who has several, and what stays the same', () => {
    const few: Problem = {
      ...problem,
      mentors: [{ id: 'Y', max: 2 }, { id: 'Z' }],
      pairs: [
        ['A', 'Y', 0.7],
        ['B', 'Y', 0.7],
        ['B', 'Z', 0.7],
        ['C', 'Z', 0.6],
      ],
    };
    const given = { problem: few, previous: problem };
    const told = (events: readonly ReassignmentEvent[], more: Partial<ReassignInput>): string[] =>
      after(events, { ...given, ...more }).reassignment.frontier.flatMap(({ explanation }) => [...explanation.fr, ...explanation.en]);
    const gone = told([{ kind: 'departure', mentor: 'Z' }], {});
    expect(gone).toContain('Cyr n’aurait plus de tuteur (avant\u202f: Mme Z).');
    expect(gone.join(' ')).toContain('1 stagiaire de moins aurait un tuteur');
    const gains = told([], { incumbent: [['B', 'Z']] });
    expect(gains).toContain('Ana, sans tuteur, irait chez Mme Y\u202f: 70,0 points sur 100.');
    expect(gains.join(' ')).toContain('Moving one other person, 2 more trainees would have a mentor');
    expect(gains.join(' ')).toContain('1 stagiaire de plus avec un tuteur que l’option précédente');
    expect(gains).toContain('Bo would move from Mme Z to Mme Y, who would have 2 trainees: 70.0 points out of 100 instead of 60.0.');
    expect(told([], { incumbent: [], problem: { ...few, trainees: [], pairs: [] } })).toEqual([
      'Sans déplacer personne d’autre, le total resterait le même.',
      'Rien ne change.',
      'C’est prouvé\u202f: sans déplacer davantage de personnes, on ne peut faire mieux.',
      'Moving nobody else, the total would stay the same.',
      'Nothing changes.',
      'This is proven: without moving more people nothing better is possible.',
    ]);
  });

  it('say that a computation was stopped', () => {
    const [point] = after([broken], { pinned: ['C'], limits: { signal: { aborted: true } } }).reassignment.frontier;
    expect(point!.status).toBe('limit');
    expect(point!.explanation.fr.at(-1)).toBe('Le calcul a été arrêté\u202f: mieux est peut-être possible.');
  });

  it('say that a fairer matching has fewer weak pairs, whatever its total', () => {
    const fair: Problem = { ...problem, objective: 'fair', bands: [0.15] };
    expect(after([broken], { problem: fair }).reassignment.frontier[1]!.explanation.fr[0]).toContain('de mieux que l’option précédente');
    const weak: Problem = {
      ...fair,
      pairs: [...problem.pairs].map(([t, m, points]) => (t === 'A' && m === 'Y' ? [t, m, 0.16] : [t, m, points])),
    };
    const told = after([broken], { problem: { ...weak, mentors: [{ id: 'W' }, { id: 'Y' }, { id: 'Z' }] } }).reassignment.frontier;
    expect(told.map(({ explanation }) => explanation.en[0]).join(' ')).toContain('fewer weak pairs than the option before');
  });
});

describe('where nothing follows every rule', () => {
  // After the breakdown nobody can have X.
  const labels: Record<string, string> = { atX: 'Un binôme au moins chez X' };
  const ruled: Problem = { ...problem, sideConstraints: [{ id: 'atX', op: '>=', rhs: 1, terms: [['A', 'X', 1]] }] };
  // A can only have Y, who has B.
  const crowded: Problem = { ...problem, coverage: 'all', pairs: [...problem.pairs].filter(([t, m]) => !(t === 'A' && m === 'W')) };
  const labelOf = (id: string): Text => ({ fr: labels[id] ?? id, en: labels[id] ?? id });
  const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

  it('names the rule and the least that would have to give', () => {
    const { reassignment } = after([broken], { problem: ruled, labelOf });
    expect(reassignment.frontier).toEqual([]);
    const { fewestMoves, obstacles, waysOut } = reassignment.impossible!;
    expect(fewestMoves).toBeNull();
    expect(obstacles.map(({ fr }) => plain(fr))).toEqual([
      'Cette contrainte ne peut pas être satisfaite : « Un binôme au moins chez X ». Assouplissez-la.',
    ]);
    expect(plain(waysOut[0]!.sentence.fr)).toMatch(
      /^Abaisser « Un binôme au moins chez X » de 1 à 0 : 3 stagiaires sur 3 avec un tuteur, /,
    );
  });

  it('says with how many moves something would be possible, where only they are limited', () => {
    expect(after([broken], { problem: crowded }).reassignment.impossible).toBeUndefined();
    const [first] = after([broken], { problem: crowded }).reassignment.frontier;
    expect(first!.moved).toBeGreaterThan(0);
    const held = after([broken], { problem: crowded, limits: { most: 0 } }).reassignment;
    expect([held.frontier, held.impossible]).toEqual([[], { fewestMoves: first!.moved, obstacles: [], waysOut: [] }]);
  });

  it('tells whose staying put stands in the way', () => {
    const { impossible } = after([broken], { problem: crowded, pinned: ['B'], nameOf: (id) => `Name-${id}` }).reassignment;
    expect(impossible!.waysOut.map(({ sentence }) => plain(sentence.fr))).toContainEqual(
      expect.stringMatching(/^Laisser bouger Name-B \(aujourd’hui avec Name-Y\) : 3 stagiaires sur 3 avec un tuteur/),
    );
    expect(impossible!.obstacles.length).toBeGreaterThan(0);
  });

  it('says nothing of it where there is an option', () => {
    expect(after([broken]).reassignment.impossible).toBeUndefined();
  });
});
