/** What the pages of rounds read, each under one key: a page that follows another shows at once what that one had. */
import { all, api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { mayAt, me } from '../../frame/session.ts';
import { mayDecideAnything } from '../../../rules/decision.ts';

export type Round = Schemas['Round'];
export type Pair = Schemas['RoundPair'];
/** What a proposal gives a trainee; what was decided of it only where it is submitted. */
export type Proposed = Schemas['RunPair'] & Partial<Pick<Pair, 'state' | 'decision' | 'taken'>>;
export type Diagnosis = Schemas['Diagnosis'];
export type PairInFull = Schemas['RoundPairInFull'];
/** One of a run, submitted or not, with whose each alternative is. */
export type ShownPair = Schemas['RunPairInFull'];
export type Alternative = NonNullable<ShownPair['alternatives']>[number];
export type AlternativesFound = Schemas['Alternatives'];
export type Run = Schemas['Run'];
export type Publication = Schemas['Publication'];

const MOST = 500;
/** Runs of a round that are looked through for the latest. */
const RUNS = 20;

export function useRound(id: string) {
  return useLoaded(`round ${id}`, () => given(api.GET('/api/rounds/{id}', { params: { path: { id } } })));
}

/** Of those one may see; none for whoever decides nothing there. */
export function usePairs(id: string) {
  return useLoaded(`pairs ${id}`, async (): Promise<readonly Pair[]> => {
    if (!mayDecideAnything(me.value?.grants ?? [], boardOf(id))) return [];
    return all((after) =>
      api.GET('/api/rounds/{id}/pairs', { params: { path: { id }, query: { limit: MOST, ...(after === undefined ? {} : { after }) } } }),
    );
  });
}

/** Of a run that has ended, whether submitted or not. @param run null: there is none, and none of its pairs */
export function useRunPairs(run: string | null) {
  return useLoaded(`run pairs ${run}`, () =>
    run === null
      ? Promise.resolve([])
      : all((after) =>
          api.GET('/api/runs/{id}/pairs', {
            params: { path: { id: run }, query: { limit: MOST, ...(after === undefined ? {} : { after }) } },
          }),
        ),
  );
}

export function useDiagnosis(run: string) {
  return useLoaded(
    `diagnosis ${run}`,
    async () => (await given(api.GET('/api/runs/{id}/diagnosis', { params: { path: { id: run } } }))).body,
  );
}

export function usePublication(id: string) {
  return useLoaded(`publication ${id}`, () => given(api.GET('/api/rounds/{id}/publication', { params: { path: { id } } })));
}

/** Matches of the round, the latest first; none for whoever may not read runs. */
export function useRuns(id: string) {
  return useLoaded(`runs ${id}`, async (): Promise<readonly Run[]> => {
    if (!mayAt('run.read', { board: boardOf(id) })) return [];
    const { body } = await given(api.GET('/api/runs', { params: { query: { round: id, limit: RUNS } } }));
    return body.items.filter(({ command }) => command === 'match');
  });
}

export function usePair(id: string, trainee: string) {
  return useLoaded(`pair ${id} ${trainee}`, () =>
    given(api.GET('/api/rounds/{id}/pairs/{trainee}', { params: { path: { id, trainee } } })),
  );
}

/** With what is decided on the others. */
export function useAlternatives(id: string, trainee: string) {
  return useLoaded(
    `alternatives ${id} ${trainee}`,
    async () => (await given(api.GET('/api/rounds/{id}/pairs/{trainee}/alternatives', { params: { path: { id, trainee } } }))).body,
  );
}

/** A round’s id begins with its directorate. */
export function boardOf(round: string): string {
  return round.slice(0, round.indexOf('.'));
}
