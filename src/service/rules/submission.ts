/** When a run may be submitted to the directors, and what they are told of it besides its pairs. */
import { grouped, type Proposal } from '../../domain/index.ts';
import type { ThrownCode } from '../../errors/index.ts';

export interface RunFacts {
  readonly command: string;
  readonly round: string | null;
  /** Of its job; null where there is none any more. */
  readonly state: string | null;
  /** null where it has no result. */
  readonly ending: string | null;
  readonly verified: boolean | null;
  /** Trainees whose pair is not as it would be read today. */
  readonly stale: readonly string[];
  /** Trainees of the round whom it does not have. */
  readonly arrived: readonly string[];
  /** Other people who could have been in a pair, and are not as its census had them. */
  readonly changed: readonly string[];
}

/** null where it may. Of a run with no proposal at all nothing could be decided. */
export function submissionRefused(run: RunFacts, round: string): Extract<ThrownCode, `PROPOSAL_${string}`> | null {
  if (run.command !== 'match' || run.round !== round) return 'PROPOSAL_OTHER_ROUND';
  if (run.ending === null) return run.state === 'failed' || run.state === 'cancelled' ? 'PROPOSAL_RUN_FAILED' : 'PROPOSAL_RUN_UNFINISHED';
  if (run.ending !== 'done' && run.ending !== 'limit') return 'PROPOSAL_RUN_FAILED';
  if (run.verified !== true) return 'PROPOSAL_UNVERIFIED';
  return run.stale.length + run.arrived.length + run.changed.length > 0 ? 'PROPOSAL_STALE' : null;
}

type Exclusions = Proposal['mentors'][number]['rules'];

export interface ToldOfSubmission {
  readonly rules: { readonly defaultCapacity: number; readonly capacityLimit: number };
  /** Mentor → the hard rules that keep them out whoever the trainee is; mentors with none are left out. */
  readonly mentors: Readonly<Record<string, Exclusions>>;
  /** Trainee → mentor → the hard rules that keep the pair out; null for a census too large to list them. */
  readonly excluded: Readonly<Record<string, Readonly<Record<string, Exclusions>>>> | null;
}

/** What a proposal says of pairs that it does not propose. */
export function toldOfSubmission({ guidelines, mentors, excludedPairs }: Proposal): ToldOfSubmission {
  const { defaultCapacity, capacityLimit } = guidelines.content.rules;
  return {
    rules: { defaultCapacity, capacityLimit },
    mentors: Object.fromEntries(mentors.filter(({ rules }) => rules.length > 0).map(({ id, rules }) => [id, rules])),
    excluded:
      excludedPairs === null
        ? null
        : Object.fromEntries(
            [...grouped(excludedPairs, ({ trainee }) => trainee)].map(([trainee, pairs]) => [
              trainee,
              Object.fromEntries(pairs.map(({ mentor, rules }) => [mentor, rules])),
            ]),
          ),
  };
}
