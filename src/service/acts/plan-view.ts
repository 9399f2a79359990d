/** A plan over several periods, as the page and scripts read it: who would be with whom when, what it comes to in words, how far it is proven. */
import { summarisePlan, unseenInWords } from '../../app/index.ts';
import { readDocument } from '../../domain/documents/index.ts';
import type { Plan } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import type { Act } from './acting.ts';
import { jsonIn, resultFile } from './planned-result.ts';

type Setting = Plan['trainees'][number]['stages'][number]['settings'][number];

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface PlanView {
  readonly run: string;
  readonly board: string | null;
  readonly status: Plan['status'];
  /** In the language asked for. */
  readonly summary: string[];
  readonly rules: Pick<Plan['rules'], 'bothSettings' | 'continuity' | 'mostWithOneMentor' | 'rest'>;
  readonly periods: {
    readonly label: string;
    readonly promotion: string;
    readonly name: string;
    readonly start: string;
    readonly end: string;
    readonly trainees: number;
    readonly places: number;
    readonly served: number;
    readonly isDecided: boolean;
  }[];
  readonly trainees: {
    readonly id: string;
    readonly name: string;
    readonly stages: { readonly period: string; readonly mentor: Named | null; readonly settings: Setting[]; readonly isKept: boolean }[];
    readonly unseen: { readonly setting: Setting; readonly says: string }[];
    readonly sentence: string;
  }[];
  readonly loads: { readonly mentor: Named; readonly trainees: number; readonly periods: number }[];
}

/** @throws BinomeError as `resultFile`. */
export async function readPlan(act: Act, id: string, language: Language): Promise<PlanView> {
  const name = 'plan.json';
  const { run, board, bytes } = await resultFile(act, id, { command: 'plan-periods', name });
  const plan = readDocument('binome.plan/1', jsonIn(bytes), { file: name });
  const { bothSettings, continuity, mostWithOneMentor, rest } = plan.rules;
  return {
    ...{ run, board, status: plan.status, summary: summarisePlan(plan, language, true) },
    rules: { bothSettings, continuity, mostWithOneMentor, rest },
    periods: plan.periods.map(({ label, promotion, name: called, start, end, trainees, places, served, isDecided }) => ({
      ...{ label, promotion, name: called, start, end, trainees, places, served, isDecided },
    })),
    trainees: plan.trainees.map(({ id: trainee, name: called, stages, unseen, sentence }) => ({
      ...{ id: trainee, name: called, sentence: sentence[language] },
      stages: stages.map(({ period, mentor, name: of, settings }, k) => ({
        ...{ period, mentor: mentor === null ? null : { id: mentor, name: of ?? mentor }, settings: [...settings] },
        isKept: mentor !== null && stages[k - 1]?.mentor === mentor,
      })),
      unseen: unseen.map((one) => ({ setting: one.setting, says: unseenInWords(one, language) })),
    })),
    loads: plan.loads.map(({ mentor, name: called, trainees, periods }) => ({ mentor: { id: mentor, name: called }, trainees, periods })),
  };
}
