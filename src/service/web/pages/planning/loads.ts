/** What the pages of planning read, each under one key, and how their runs are called. */
import { all, api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { words } from '../../frame/words.ts';
import { pageAt } from '../../../rules/pages.ts';

export type Run = Schemas['Run'];
export type Round = Schemas['Round'];
export type Plan = Schemas['PlanResult'];
export type Recruitment = Schemas['RecruitmentResult'];
export type Places = Schemas['PlacesResult'];
export type Stress = Schemas['StressResult'];

/** What looks further than a round. */
export const KINDS = ['plan-periods', 'recruitment', 'stress'] as const;
export type Kind = (typeof KINDS)[number];

const MOST = 500;
/** Of each kind. */
const RUNS = 25;

const PAGE_OF = { 'plan-periods': 'plan', recruitment: 'recruitment', stress: 'stress' } as const satisfies Record<Kind, string>;

/** Where the result of a run is read. */
export function addressOf(kind: Kind, run: string): string {
  return pageAt(PAGE_OF[kind], { run });
}

/** The latest first. */
export function useRuns(kind: Kind) {
  return useLoaded(
    `runs of ${kind}`,
    async (): Promise<readonly Run[]> =>
      (await given(api.GET('/api/runs', { params: { query: { command: kind, limit: RUNS } } }))).body.items,
  );
}

/** Those that one may see. */
export function useRounds() {
  return useLoaded('rounds', () =>
    all((after) => api.GET('/api/rounds', { params: { query: { limit: MOST, ...(after === undefined ? {} : { after }) } } })),
  );
}

export function useRun(id: string) {
  return useLoaded(`run ${id}`, async () => (await given(api.GET('/api/runs/{id}', { params: { path: { id } } }))).body);
}

/** What a directorate is called; null: the whole country. */
export function boardNameOf(board: string | null, rounds: readonly Round[]): string {
  if (board === null) return words().planning.country;
  return rounds.find((round) => round.board === board)?.boardName ?? board;
}

/** What a run is of: its periods as they were asked for, or its round. */
export function subjectOf(run: Run, rounds: readonly Round[]): string {
  if (run.periods.length > 0) return run.periods.map((period) => period.slice(period.indexOf('/') + 1)).join(', ');
  const round = rounds.find(({ id }) => id === run.round);
  return round === undefined ? (run.round ?? '') : words().rounds.one.name(round.name, round.promotion);
}
