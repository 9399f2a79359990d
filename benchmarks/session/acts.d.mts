import type { Mentor } from '../../src/domain/index.ts';
import type { SessionChange } from '../../src/session/index.ts';
import type { MentorNode, PairIds } from '../../src/solver/index.ts';

interface Drawn {
  int: (low: number, high: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(values: readonly T[]) => T;
}

export interface ActBase {
  readonly pairs: readonly (readonly [trainee: string, mentor: string, score: number])[];
  readonly chosen: readonly PairIds[];
  readonly mentors: readonly (Mentor | MentorNode)[];
  readonly isCensus: boolean;
  readonly most?: number;
}

export function drawAct(random: Drawn, base: ActBase, changes: readonly SessionChange[]): SessionChange[];
