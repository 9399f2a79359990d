/** Proposals to show: invented people at real sites, from a seed, with a region short of mentors and groups flagged. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Guidelines } from '../../../src/domain/documents/guidelines.ts';
import { CRITERIA, type Criterion, type ScorePart } from '../../../src/domain/documents/pair.ts';
import type {
  Alternative,
  GroupResult,
  PersonSummary,
  Proposal,
  ProposedPair,
  UnmetTrainee,
} from '../../../src/domain/documents/proposal.ts';
import { BOARDS, FIRST_NAMES, LAST_NAMES, SITES } from './sample-places.ts';

export const guidelines: Guidelines = {
  format: 'binome.guidelines/1',
  id: 'national',
  version: '2025.1',
  title: { fr: 'Lignes directrices nationales', en: 'National guidelines' },
  weights: { background: 0.3, workload: 0.25, location: 0.2, preferences: 0.15, generation: 0.1 },
  unknownValue: 0.5,
  background: { domainsShare: 0.5 },
  workload: {
    curve: [
      [60, 1],
      [80, 0.5],
      [100, 0],
    ],
    perTraineeFollowed: 0.3,
  },
  location: {
    curve: [
      [30, 1],
      [60, 0.5],
      [90, 0],
    ],
    detourFactor: 1.3,
    speedKmPerHour: 60,
  },
  preferences: { ranks: [1, 0.85, 0.7], notListed: 0.3 },
  generation: {
    curve: [
      [2, 0],
      [3, 1],
    ],
  },
  rules: {
    volunteer: true,
    trained: true,
    sameBoard: true,
    setting: true,
    reachableByRoad: true,
    minimumPresence: 0.8,
    defaultCapacity: 1,
    capacityLimit: 2,
    maxTravelMinutes: 90,
  },
  sideConstraints: [],
  objective: 'score',
  coverage: 'most',
};

export const NOTICE = {
  fr: 'Cette proposition a été établie à l’aide d’un traitement algorithmique (article L. 311-3-1 du code des relations entre le public et l’administration). Vous pouvez demander les règles qui le définissent et les principales caractéristiques de sa mise en œuvre : degré et mode de contribution à la décision, données traitées et leurs sources, paramètres et leur pondération, opérations effectuées.',
  en: 'This proposal was prepared with the help of an algorithm (article L. 311-3-1 of the French code of relations between the public and the administration). On request you are told the rules that define it and how it was applied: how far and in what way it contributed to the decision, the data and their sources, the parameters and their weights, and the operations carried out.',
};

/** A proposal for nobody: what every other sample starts from. */
export const emptyProposal: Proposal = {
  format: 'binome.proposal/1',
  engine: { name: 'binome', version: '0.1.0' },
  period: {
    id: 'SP1',
    promotion: 'CPIP 29',
    name: 'SP1',
    segments: [{ start: '2025-11-03', end: '2025-12-19' }],
    evaluationDue: '2025-12-19',
    daysOff: ['2025-11-11'],
  },
  guidelines: { sha256: '9f2c41d07be3a6585e1f0c9d3b7a64e2f8d15c0b9a7e3641d2f5c8b09e7a1d43', content: guidelines },
  inputs: [],
  status: 'optimal',
  verified: true,
  totals: { trainees: 0, mentors: 0, places: 0, eligiblePairs: 0, matched: 0, score: 0, bound: 0 },
  boards: [],
  pairs: [],
  unmet: [],
  shortages: [],
  mentors: [],
  excludedPairs: [],
  infeasibility: null,
  waysOut: null,
  fairness: [],
  sideConstraints: [],
  guidelineFindings: [],
  notice: NOTICE,
};

type Dice = (from: number, to: number) => number;

const pick = <T>(dice: Dice, items: readonly T[]): T => {
  const item = items[dice(0, items.length - 1)];
  if (item === undefined) throw new Error('Nothing to pick from');
  return item;
};

const padded = (prefix: string, k: number): string => `${prefix}${String(k).padStart(5, '0')}`;

function person(dice: Dice, id: string, board: string, home: boolean): PersonSummary {
  const [, service, site, town, latitude, longitude] = pick(
    dice,
    SITES.filter(([code]) => code === board),
  );
  const reach = board === 'DSPOM' ? 30 : 300;
  const away = home && dice(1, 100) > 35;
  const shift = (): number => (away ? dice(-reach, reach) / 1000 : 0);
  return {
    id,
    name: `${pick(dice, FIRST_NAMES)} ${pick(dice, LAST_NAMES)}`,
    board,
    service,
    site,
    town: away ? `${town} (environs)` : town,
    coordinates: dice(1, 60) === 1 ? null : { latitude: latitude + shift(), longitude: longitude + shift() },
  };
}

function scored(dice: Dice): { score: number; parts: ScorePart[] } {
  const typical: Record<Criterion, readonly [number, number]> = {
    background: [25, 100],
    workload: [40, 100],
    location: [45, 100],
    preferences: [30, 100],
    generation: [60, 100],
  };
  const parts = CRITERIA.map((criterion): ScorePart => {
    const [low, high] = typical[criterion];
    const value = dice(1, 18) === 1 ? null : Math.max(dice(low, high), dice(low, high)) / 100;
    const weight = guidelines.weights[criterion];
    return { criterion, value, weight, facts: [], points: Math.round((value ?? guidelines.unknownValue) * weight * 1_000_000) };
  });
  return { score: parts.reduce((sum, { points }) => sum + points, 0), parts };
}

function alternatives(dice: Dice, mentors: readonly PersonSummary[], others: readonly PersonSummary[]): Alternative[] {
  const count = dice(0, 3);
  let loss = 0;
  return Array.from({ length: count }, (_, k) => {
    loss += dice(0, 60_000);
    const [mentor, trainee, from] = [pick(dice, mentors), pick(dice, others), pick(dice, mentors)];
    const move = {
      trainee: trainee.id,
      traineeName: trainee.name,
      from: mentor.id,
      fromName: mentor.name,
      to: k === 2 ? null : from.id,
      toName: k === 2 ? null : from.name,
    };
    return {
      mentor: { id: mentor.id, name: mentor.name, service: mentor.service },
      loss,
      score: dice(450_000, 900_000),
      unmet: k === 2 ? 1 : 0,
      moves: k === 0 ? [] : [move],
    };
  });
}

const EXPLANATION = {
  fr: [
    'Deux domaines d’études en commun sur trois : droit pénal, sociologie.',
    'Le tuteur couvre un besoin de formation déclaré sur deux : conduite d’entretien.',
    'Charge de travail : 64 dossiers par équivalent temps plein ; aucun stagiaire déjà suivi.',
    'Trajet estimé à 28 minutes.',
    'Le stagiaire a cité ce tuteur en deuxième choix.',
    'Le tuteur est titulaire depuis 9 ans (2016).',
  ],
  en: [
    'Two fields of study in common out of three: criminal law, sociology.',
    'The mentor covers one declared learning need out of two: interviewing.',
    'Workload: 64 files per full-time officer; no trainee followed yet.',
    'Journey estimated at 28 minutes.',
    'The trainee listed this mentor as second choice.',
    'The mentor has had tenure for 9 years (2016).',
  ],
};

function unmetTrainee(dice: Dice, trainee: PersonSummary, shortage: number | null, mentors: readonly PersonSummary[]): UnmetTrainee {
  const eligibleMentors = dice(0, 4);
  return {
    trainee,
    missing: 1,
    eligibleMentors,
    excluded: [
      { code: 'MENTOR_NOT_TRAINED', mentors: dice(1, 9) },
      { code: 'TOO_FAR', mentors: dice(1, 12) },
    ],
    shortage,
    alternatives: eligibleMentors === 0 ? [] : alternatives(dice, mentors, [trainee]),
    explanation: {
      fr: [`${trainee.name} n’a pas de tuteur : les tuteurs possibles sont tous pris par d’autres stagiaires.`],
      en: [`${trainee.name} has no mentor: all possible mentors are taken by other trainees.`],
    },
  };
}

function group(
  attribute: string,
  value: string,
  label: GroupResult['label'],
  counts: readonly [number, number, number, boolean],
): GroupResult {
  const [trainees, matched, meanScore, unequal] = counts;
  return { attribute, value, label, trainees, matched, meanScore, othersMatchedShare: 0.956, othersMeanScore: 789_000, unequal };
}

/** A proposal of `pairCount` pairs spread over the ten directorates; `DISP-STR` is short of mentors. */
export function sampleProposal(pairCount: number, seed = 2025): Proposal {
  const generator = xoroshiro128plus(seed);
  const dice: Dice = (from, to) => uniformInt(generator, from, to);
  const share: Readonly<Record<string, number>> = { 'DISP-PAR': 3, 'DISP-LIL': 2, 'DISP-LYO': 2, 'DISP-REN': 2, DSPOM: 1.4 };
  const shares = BOARDS.map(([code]) => share[code] ?? 1.3);
  const shareSum = shares.reduce((a, b) => a + b, 0);
  const boardOfPair = BOARDS.flatMap(([code], k) =>
    Array.from({ length: Math.round(((shares[k] ?? 0) / shareSum) * pairCount) }, () => code),
  );
  const board = (k: number): string => boardOfPair[k] ?? 'DISP-PAR';

  const people = Array.from({ length: pairCount }, (_, k) => {
    const trainee = person(dice, padded('T', k + 1), board(k), true);
    let mentor = person(dice, padded('M', k + 1), board(k), false);
    // A tutor near enough: the closest of a few.
    for (let tries = 0; tries < 4 && mentor.service !== trainee.service; tries++) mentor = person(dice, mentor.id, board(k), false);
    return { trainee, mentor };
  });
  const byBoard = new Map(BOARDS.map(([code]) => [code, people.filter(({ trainee }) => trainee.board === code)]));
  const pairs = people.map(({ trainee, mentor }): ProposedPair => {
    const nearby = byBoard.get(trainee.board) ?? people;
    return {
      trainee,
      mentor,
      ...scored(dice),
      travelMinutes: dice(1, 25) === 1 ? null : dice(5, 75),
      alternatives: alternatives(
        dice,
        nearby.map((pair) => pair.mentor),
        nearby.map((pair) => pair.trainee),
      ),
      excluded: dice(1, 3) === 1 ? [{ code: 'MENTOR_ABSENT', mentors: dice(1, 4) }] : [],
      explanation: EXPLANATION,
    };
  });

  const short = Array.from({ length: 9 }, (_, k) => person(dice, padded('T', 90_001 + k), k < 7 ? 'DISP-STR' : 'DSPOM', true));
  const strasbourgMentors = (byBoard.get('DISP-STR') ?? []).map(({ mentor }) => mentor);
  const unmet = short.map((trainee, k) =>
    unmetTrainee(dice, trainee, k < 7 ? 0 : null, strasbourgMentors.length === 0 ? people.map(({ mentor }) => mentor) : strasbourgMentors),
  );
  const score = pairs.reduce((sum, pair) => sum + pair.score, 0);
  const services = ['SPIP de la Moselle', 'SPIP du Bas-Rhin'];

  return {
    ...emptyProposal,
    inputs: [
      { name: 'stagiaires.csv', sha256: '3b1f…'.padEnd(64, '7') },
      { name: 'tuteurs.csv', sha256: 'c04e…'.padEnd(64, '2') },
    ],
    totals: {
      trainees: pairCount + unmet.length,
      mentors: Math.round(pairCount * 1.08),
      places: Math.round(pairCount * 1.15),
      eligiblePairs: pairCount * 17,
      matched: pairCount,
      score,
      bound: score,
    },
    boards: BOARDS.map(([code, name]) => {
      const own = pairs.filter(({ trainee }) => trainee.board === code);
      const left = unmet.filter(({ trainee }) => trainee.board === code).length;
      return {
        code,
        name,
        trainees: own.length + left,
        mentors: own.length + (left > 0 ? 0 : 4),
        places: own.length + (left > 0 ? 0 : 6),
        matched: own.length,
        score: own.reduce((sum, pair) => sum + pair.score, 0),
      };
    }),
    pairs,
    unmet,
    shortages: [
      {
        boards: ['DISP-STR'],
        services,
        trainees: short.slice(0, 7),
        mentors: strasbourgMentors.slice(0, 12),
        needed: 19,
        capacity: 12,
        missing: 7,
        explanation: {
          fr: `Ces 19 stagiaires ne peuvent avoir que ces 12 tuteurs (${services.join(', ')}) : il manque 7 places.`,
          en: `These 19 trainees can only have these 12 mentors (${services.join(', ')}): 7 places are missing.`,
        },
      },
    ],
    fairness: [
      ...BOARDS.map(([code, name], k) =>
        group(
          'board',
          code,
          { fr: name, en: name },
          code === 'DISP-STR' ? [31, 24, 741_000, true] : [30 + k, 30 + k, 770_000 + 4_000 * k, false],
        ),
      ),
      group('requiredSetting', 'MF', { fr: 'Milieu fermé', en: 'Custody' }, [88, 86, 712_000, true]),
      group('requiredSetting', 'MO', { fr: 'Milieu ouvert', en: 'Community' }, [140, 137, 801_000, false]),
      group('domain', 'droit', { fr: 'Droit', en: 'Law' }, [120, 118, 795_000, false]),
      group('domain', 'psychologie', { fr: 'Psychologie', en: 'Psychology' }, [4, 3, 640_000, false]),
    ],
    sideConstraints: [
      {
        id: 'q1',
        label: { fr: 'Deux binômes au plus à l’antenne de Meaux', en: 'At most two pairs at the Meaux office' },
        value: 2,
        op: '<=',
        rhs: 2,
      },
      {
        id: 'q2',
        label: { fr: 'Dix tuteurs formés depuis 2024 au moins', en: 'At least ten mentors trained since 2024' },
        value: 34,
        op: '>=',
        rhs: 10,
      },
      {
        id: 'q3',
        label: { fr: 'Budget de trajet de la DISP de Lille (minutes)', en: 'Travel budget of DISP de Lille (minutes)' },
        value: 1284.5,
        op: '<=',
        rhs: 1500,
      },
    ],
  };
}
