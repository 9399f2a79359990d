/**
 * A proposal: what the engine found for a period, with all that a person needs to decide on it. It matches nobody.
 *
 * It holds the four things that a person may ask for (CRPA R311-3-1-2): how far the computation weighed in (`notice`), the
 * data and their sources (`inputs`, facts), the parameters and their weights (`guidelines`), and the operations carried out
 * (`parts`, `alternatives`, `certificate` in solution.json). No clock: the same inputs give the same bytes.
 */
import * as z from 'zod';
import type { Exclusion, PairScore } from './pair.ts';
import type { Guidelines } from './guidelines.ts';
import type { Period } from './period.ts';
import type { Coordinates } from './site.ts';
import type { Text } from './text.ts';

export interface Proposal {
  format: 'binome.proposal/1';
  engine: { name: 'binome'; version: string };
  period: Period;
  guidelines: { sha256: string; content: Guidelines };
  /** The files that were read, sorted by name. */
  inputs: readonly { name: string; sha256: string }[];
  status: 'optimal' | 'infeasible' | 'limit';
  /** True when the independent verifier accepted the solution and its certificate. */
  verified: boolean;
  totals: {
    /** Trainees of the period's promotion; mentors that pass their own hard rules, and their places. */
    trainees: number;
    mentors: number;
    places: number;
    /** Pairs that pass every hard rule. */
    eligiblePairs: number;
    matched: number;
    /** Sum of the scores, and the proven upper bound of any matching that serves as many; millionths. null where none is proven. */
    score: number;
    bound: number | null;
  };
  boards: readonly BoardResult[];
  /** Sorted by trainee id. */
  pairs: readonly ProposedPair[];
  /** Sorted by trainee id. */
  unmet: readonly UnmetTrainee[];
  shortages: readonly Shortage[];
  /** Every mentor of a directorate that has trainees here, with the hard rules that they break themselves; sorted by id. */
  mentors: readonly {
    id: string;
    name: string;
    board: string;
    service: string;
    site: string | null;
    places: number;
    rules: readonly Exclusion[];
  }[];
  /** Pairs of one directorate that a rule on the two excludes, by trainee then mentor; null for a census too large to list them. */
  excludedPairs: readonly { trainee: string; mentor: string; rules: readonly Exclusion[] }[] | null;
  /** null unless infeasible: what stands in the way, in sentences. */
  infeasibility: readonly Text[] | null;
  /** null unless infeasible: for each group of people who depend on each other and have no matching, what would give them one. */
  waysOut: readonly { trainees: number; options: readonly WayOut[] }[] | null;
  fairness: readonly GroupResult[];
  /**
   * Only where the guidelines ask for balance. `worst`: the heaviest load of the mentors who have more trainees than their minimum, in trainees
   * for a full-time mentor, and whose it is; null when nobody has more. `proven`: no matching with as many pairs has a lighter one.
   */
  balance?: { kind: 'worst' | 'spread'; proven: boolean; worst: { load: number; mentors: readonly { id: string; name: string }[] } | null };
  /** The side constraints of the guidelines and where they stand; sorted by id. */
  sideConstraints: readonly { id: string; label: Text; value: number; op: '<=' | '>=' | '='; rhs: number }[];
  /** What was found in the constraints before any matching was looked for; gravest first. */
  guidelineFindings: readonly GuidelineFinding[];
  /** The legal notice that goes with every decision. */
  notice: Text;
}

/** Changes that would make a matching possible, and that matching. Nothing is changed until a person changes it. */
export interface WayOut {
  /**
   * `id` of a side constraint or mentor; null for needs that would go unmet; for an admission the hard rule that would be waived, for these
   * pairs alone or, where they would be trained, these mentors (ids, sorted).
   */
  changes: readonly {
    kind: 'sideConstraint' | 'places' | 'minimum' | 'unmetNeeds' | 'admission';
    id: string | null;
    from: number;
    to: number;
    pairs?: readonly { trainee: string; mentor: string }[];
    mentors?: readonly string[];
  }[];
  /** Of the group, and of those whom an admitted pair joins to it. */
  matched: number;
  /** Millionths. */
  score: number;
  /** Ids. Sorted by trainee id. */
  pairs: readonly { trainee: string; mentor: string }[];
  sentence: Text;
}

/** Ways out that are shown for each group; the proposal has them all. */
const MOST_SHOWN = 8;

/** What a menu shows: the first ways out of each group, in sentences. */
export function shownWaysOut({ waysOut }: Proposal): Text[] {
  return (waysOut ?? []).flatMap(({ options }) => options.slice(0, MOST_SHOWN).map(({ sentence }) => sentence));
}

/**
 * - `noMatching`: even without any constraint nothing is possible where these have their pairs.
 * - `impossible`: cannot be met, even alone. `contradictory`: two that cannot be met together.
 * - `redundant`: says nothing that others do not say. `neverBinding`: no set of pairs could break it.
 *
 * The last two are told of a rule as a whole, when they are so in all its groups.
 */
export interface GuidelineFinding {
  kind: 'noMatching' | 'impossible' | 'contradictory' | 'redundant' | 'neverBinding';
  /** Ids of the constraints of the guidelines, and of the side constraints that these are about; sorted. */
  rules: readonly string[];
  sideConstraints: readonly string[];
  sentence: Text;
}

/** Sums over the trainees of one directorate. */
export interface BoardResult {
  code: string;
  name: string;
  trainees: number;
  mentors: number;
  places: number;
  matched: number;
  /** Millionths. */
  score: number;
}

/** How a person is shown: name and workplace, no more. */
export interface PersonSummary {
  id: string;
  name: string;
  /** Names, not codes. */
  board: string;
  service: string;
  site: string | null;
  /** Where the location criterion measures from; null when unknown. */
  town: string | null;
  coordinates: Coordinates | null;
}

export interface ProposedPair extends PairScore {
  trainee: PersonSummary;
  mentor: PersonSummary;
  /** One way; null when unknown or not comparable. */
  travelMinutes: number | null;
  /** Other mentors for this trainee, cheapest first, at most three; null where they were not priced (`binome explain` prices one). */
  alternatives: readonly Alternative[] | null;
  /** Mentors of the same board excluded for this trainee, counted by rule. */
  excluded: readonly { code: Exclusion['code']; mentors: number }[];
  explanation: { fr: readonly string[]; en: readonly string[] };
}

/** Another mentor for a trainee, and its price: what the whole matching would lose. */
export interface Alternative {
  mentor: { id: string; name: string; service: string };
  /** Millionths that the best matching with this pair scores less; the score of the pair itself. */
  loss: number;
  score: number;
  /** Trainees fewer served (0 almost always). */
  unmet: number;
  /**
   * Only where the guidelines ask for fairness: so many pairs more would score below so many millionths; null when no band would change.
   * `loss` may then be negative: a higher total, less evenly spread.
   */
  fairness?: { below: number; more: number } | null;
  /** Only where the guidelines ask for balance: whether loads would be less even; `loss` may then be negative. */
  uneven?: boolean;
  /** The other trainees that would change, `to` null when left without. Sorted by trainee id. */
  moves: readonly {
    trainee: string;
    traineeName: string;
    from: string | null;
    fromName: string | null;
    to: string | null;
    toName: string | null;
  }[];
}

export interface UnmetTrainee {
  trainee: PersonSummary;
  /** How many of the places needed are missing (1 unless the trainee needs several mentors). */
  missing: number;
  /** Mentors that this trainee could have had, all taken by others in the best matching. */
  eligibleMentors: number;
  /** Mentors of the same board excluded, counted by rule. */
  excluded: readonly { code: Exclusion['code']; mentors: number }[];
  /** Index into `shortages` of the shortage that this trainee is part of; null when side constraints are the cause. */
  shortage: number | null;
  /** As of a pair. */
  alternatives: readonly Alternative[] | null;
  explanation: { fr: readonly string[]; en: readonly string[] };
}

/** These trainees can only have these mentors, who have fewer places than they need. */
export interface Shortage {
  boards: readonly string[];
  services: readonly string[];
  trainees: readonly PersonSummary[];
  mentors: readonly PersonSummary[];
  needed: number;
  capacity: number;
  missing: number;
  explanation: Text;
}

/** How a group of trainees is served beside the others: a check on unequal service. */
export interface GroupResult {
  /** E.g. `board`, `requiredSetting`, `domain`. */
  attribute: string;
  value: string;
  label: Text;
  trainees: number;
  matched: number;
  /** Millionths, of the matched; null when none is. */
  meanScore: number | null;
  /** The same of all the other trainees. */
  othersMatchedShare: number | null;
  othersMeanScore: number | null;
  /** True when at least five trainees are matched markedly less often or less well than the others. */
  unequal: boolean;
}

/** What `--incumbent` reads of an earlier proposal: who was with whom. */
export const incumbentSchema = z.object({
  format: z.literal('binome.proposal/1'),
  pairs: z.array(z.object({ trainee: z.object({ id: z.string() }), mentor: z.object({ id: z.string() }) })),
});
