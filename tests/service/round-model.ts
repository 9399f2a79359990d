/**
 * What a round is after any history of acts, written down a second time and as simply as can be: a list of what was submitted and decided, from
 * which everything else is worked out anew each time.
 */

export const TRAINEES = ['S1', 'S2', 'S3'] as const;
export const MENTORS = ['M1', 'M2', 'M3', 'M4'] as const;
export const SERVICE_OF: Readonly<Record<string, string>> = {
  ...{ S1: 'SPIP-33', S2: 'SPIP-33', S3: 'SPIP-24' },
  ...{ M1: 'SPIP-33', M2: 'SPIP-33', M3: 'SPIP-24', M4: 'SPIP-24' },
};

export type Actor = 'board' | 'chief' | 'd33' | 'd24' | 'd33too';
/** The chief holds every grant of the others. */
export const SCOPES: Readonly<Record<Actor, { readonly board: boolean; readonly services: readonly string[] }>> = {
  board: { board: true, services: [] },
  chief: { board: true, services: ['SPIP-33', 'SPIP-24'] },
  d33: { board: false, services: ['SPIP-33'] },
  d24: { board: false, services: ['SPIP-24'] },
  d33too: { board: false, services: ['SPIP-33'] },
};

export type Kind = 'accept' | 'refuse' | 'change' | 'without' | 'withdraw';

/** Person → which of their facts count; who is not in it is in no census. */
export type Census = ReadonlyMap<string, number>;

/** M3 has two places, or one where their facts are the second; everybody else has one. */
export function capacity(census: Census, mentor: string): number {
  return mentor === 'M3' && census.get(mentor) === 0 ? 2 : 1;
}

export interface ModelRun {
  readonly id: string;
  /** Trainee → mentor. */
  readonly pairs: ReadonlyMap<string, string | null>;
  readonly census: Census;
}

interface Decision {
  readonly kind: Kind;
  readonly mentor: string | null;
  /** Of the mentor; of a director's withdrawal, of what was withdrawn. */
  readonly service: string | null;
  readonly proposed: string | null;
  /** Index of the submission. */
  readonly on: number;
  readonly facts: string | null;
  readonly by: Actor;
}

export interface Row {
  readonly trainee: string;
  readonly mentor: string | null;
  readonly state: 'open' | 'unmet' | 'refused' | 'stale' | 'decided';
  readonly stale: boolean;
  readonly kind: Kind | null;
  readonly version: number;
}

/** What an act comes to: a code, or null where it is done. */
export type Outcome = string | null;

export class RoundModel {
  /** Every census that was applied, the last one in force. */
  readonly censuses: Census[] = [new Map([...TRAINEES, ...MENTORS].map((id) => [id, 0]))];
  readonly runs: ModelRun[] = [];
  readonly submissions: { readonly run: ModelRun; readonly by: Actor }[] = [];
  readonly decisions = new Map<string, Decision[]>(TRAINEES.map((id) => [id, []]));
  isPublished = false;
  version = 1;
  /** What else keeps a round from being published, and its publication from being withdrawn: for histories that have it. */
  openFlags = 0;
  breakdowns = 0;
  /** [trainee, mentor] in force. */
  matches: [string, string][] = [];

  copy(): RoundModel {
    const copy = new RoundModel();
    copy.become(this);
    return copy;
  }

  become(other: Readonly<RoundModel>): void {
    for (const list of ['censuses', 'runs', 'submissions'] as const)
      (this[list] as unknown[]).splice(0, this[list].length, ...(other[list] as readonly unknown[]));
    for (const [trainee, decisions] of other.decisions) this.decisions.set(trainee, [...decisions]);
    this.isPublished = other.isPublished;
    this.version = other.version;
    this.openFlags = other.openFlags;
    this.breakdowns = other.breakdowns;
    this.matches = [...other.matches];
  }

  submit(by: Actor, run: ModelRun, isCurrent: boolean): Outcome {
    if (!SCOPES[by].board) return 'SERVICE_FORBIDDEN';
    if (!isCurrent) return 'SERVICE_MOVED_ON';
    if (this.submissions.at(-1)?.run === run) return null;
    if (this.isPublished) return 'DECISION_CLOSED';
    if (!isSame(run.census, this.census)) return 'PROPOSAL_STALE';
    this.submissions.push({ run, by });
    this.version++;
    return null;
  }

  decide(by: Actor, trainee: string, kind: Kind, chosen: string | null, isCurrent: boolean): Outcome {
    const current = this.submissions.at(-1);
    const { board, services } = SCOPES[by];
    const directs = (person: string): boolean => services.includes(SERVICE_OF[person]!);
    const proposed = current?.run.pairs.get(trainee) ?? null;
    const isSeen = board || directs(trainee) || (proposed !== null && directs(proposed));
    if (current === undefined || !this.#hasRow(trainee) || !isSeen) return 'SERVICE_NOT_FOUND';
    if (kind === 'change' && (!this.census.has(chosen!) || !(board || directs(chosen!)))) return 'SERVICE_NOT_FOUND';
    const last = this.decisions.get(trainee)!.at(-1) ?? null;
    const isAllowed = {
      accept: proposed !== null && directs(proposed),
      refuse: proposed !== null && directs(proposed),
      change: chosen !== null && directs(chosen) && (proposed === null || directs(proposed)),
      without: board,
      withdraw: board || (last?.service != null && services.includes(last.service)),
    };
    if (!isAllowed[kind]) return 'SERVICE_FORBIDDEN';
    if ((kind === 'accept' || kind === 'change') && current.by === by) return 'DECISION_OWN_PROPOSAL';
    if (!isCurrent) return 'SERVICE_MOVED_ON';
    if (this.isPublished) return 'DECISION_CLOSED';
    const isLast = (mentor: string | null): boolean => this.stands(trainee) && last!.mentor === mentor;
    if (kind === 'accept' && this.#isProposalStale(trainee) && !isLast(proposed)) return 'DECISION_STALE';
    if (kind === 'change' && chosen === proposed && !(isLast(chosen) && last!.kind === 'change')) return 'DECISION_SAME_MENTOR';
    if (kind === 'withdraw' && !this.#isInForce(trainee)) return 'DECISION_NOTHING_TO_WITHDRAW';
    const mentor = kind === 'change' ? chosen : kind === 'accept' || kind === 'refuse' ? proposed : null;
    const facts = this.#facts(trainee, mentor);
    const gives = kind === 'accept' || kind === 'change' || kind === 'without';
    if (gives && facts === null) return 'DECISION_GONE';
    if (gives && mentor !== null) {
      const others = TRAINEES.filter((id) => id !== trainee && this.stands(id) && this.decisions.get(id)!.at(-1)!.mentor === mentor);
      if (others.length >= capacity(this.census, mentor)) return 'DECISION_MENTOR_FULL';
    }
    const withdrawn = kind === 'withdraw' && services.includes(last?.service ?? '') ? last!.service : null;
    const service = mentor === null ? withdrawn : SERVICE_OF[mentor]!;
    this.decisions.get(trainee)!.push({ kind, mentor, service, proposed, on: this.submissions.length - 1, facts, by });
    this.version++;
    return null;
  }

  publish(by: Actor, isCurrent: boolean): Outcome {
    if (!SCOPES[by].board) return 'SERVICE_FORBIDDEN';
    if (!isCurrent) return 'SERVICE_MOVED_ON';
    if (this.isPublished) return null;
    const standing = TRAINEES.filter((id) => this.stands(id));
    const isReady =
      this.openFlags === 0 &&
      this.submissions.length > 0 &&
      TRAINEES.every((id) => !this.census.has(id) || this.stands(id)) &&
      standing.every((id) => !this.isStale(id)) &&
      MENTORS.every((id) => standing.filter((own) => this.decisions.get(own)!.at(-1)!.mentor === id).length <= capacity(this.census, id));
    if (!isReady) return 'PUBLICATION_INCOMPLETE';
    this.isPublished = true;
    this.version++;
    this.matches = standing.flatMap((id): [string, string][] => {
      const { mentor } = this.decisions.get(id)!.at(-1)!;
      return mentor === null ? [] : [[id, mentor]];
    });
    return null;
  }

  withdraw(by: Actor, isCurrent: boolean): Outcome {
    if (!SCOPES[by].board) return 'SERVICE_FORBIDDEN';
    if (!isCurrent) return 'SERVICE_MOVED_ON';
    if (!this.isPublished) return 'PUBLICATION_NONE';
    if (this.breakdowns > 0) return 'PUBLICATION_BREAKDOWN';
    this.isPublished = false;
    this.version++;
    this.matches = [];
    return null;
  }

  rows(): Row[] {
    const current = this.submissions.at(-1);
    if (current === undefined) return [];
    return TRAINEES.filter((id) => this.#hasRow(id)).map((trainee) => {
      const mentor = current.run.pairs.get(trainee) ?? null;
      const kind = this.#isInForce(trainee) ? this.decisions.get(trainee)!.at(-1)!.kind : null;
      const stale = this.isStale(trainee);
      const state = kind === 'refuse' ? 'refused' : stale ? 'stale' : kind !== null ? 'decided' : mentor === null ? 'unmet' : 'open';
      return { trainee, mentor, state, stale, kind, version: this.pairVersion(trainee) };
    });
  }

  get census(): Census {
    return this.censuses.at(-1)!;
  }

  /** Whatever was submitted, decided, or told otherwise of the people concerned. */
  pairVersion(trainee: string): number {
    return this.submissions.length + this.decisions.get(trainee)!.length + this.#moves(trainee);
  }

  #moves(trainee: string): number {
    const [first] = this.submissions;
    if (first === undefined) return 0;
    const proposed = this.submissions.map(({ run }) => run.pairs.get(trainee) ?? null);
    const chosen = this.decisions.get(trainee)!.map(({ mentor }) => mentor);
    const people = [...new Set([trainee, ...proposed, ...chosen])].filter((id) => id !== null);
    let moves = 0;
    for (let k = this.censuses.indexOf(first.run.census) + 1; k < this.censuses.length; k++)
      moves += people.filter((id) => this.censuses[k]!.get(id) !== this.censuses[k - 1]!.get(id)).length;
    return moves;
  }

  stands(trainee: string): boolean {
    return this.#isInForce(trainee) && this.decisions.get(trainee)!.at(-1)!.kind !== 'refuse';
  }

  isStale(trainee: string): boolean {
    if (!this.stands(trainee)) return this.#isProposalStale(trainee);
    const { mentor, facts } = this.decisions.get(trainee)!.at(-1)!;
    return facts !== this.#facts(trainee, mentor);
  }

  #isInForce(trainee: string): boolean {
    const last = this.decisions.get(trainee)!.at(-1);
    if (last === undefined || last.kind === 'withdraw') return false;
    return this.submissions.slice(last.on + 1).every(({ run }) => {
      const mentor = run.pairs.get(trainee) ?? null;
      return mentor === last.mentor || mentor === last.proposed;
    });
  }

  #hasRow(trainee: string): boolean {
    return this.submissions.at(-1)?.run.pairs.has(trainee) === true || this.decisions.get(trainee)!.at(-1)?.kind === 'without';
  }

  #isProposalStale(trainee: string): boolean {
    const { run } = this.submissions.at(-1)!;
    if (!run.pairs.has(trainee)) return false;
    const mentor = run.pairs.get(trainee)!;
    return this.#facts(trainee, mentor) !== factsOf(run.census, trainee, mentor);
  }

  #facts(trainee: string, mentor: string | null): string | null {
    return factsOf(this.census, trainee, mentor);
  }
}

/** null where one of them is in no census. */
function factsOf(census: Census, trainee: string, mentor: string | null): string | null {
  if (!census.has(trainee) || (mentor !== null && !census.has(mentor))) return null;
  return `${census.get(trainee)} ${mentor === null ? '-' : census.get(mentor)}`;
}

function isSame(a: Census, b: Census): boolean {
  return a.size === b.size && [...a].every(([id, facts]) => b.get(id) === facts);
}
