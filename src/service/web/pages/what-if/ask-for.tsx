/** What was tried, asked for as a run of the service: it computes and verifies it anew, and whether it found the same is said. Nothing is submitted by it. */
import { useEffect, useState } from 'preact/hooks';
import type { Answer, CensusChange, Move } from '../../../../session/index.ts';
import { api, given, type Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';

interface Props {
  readonly round: string;
  readonly answer: Answer;
  readonly changes: readonly CensusChange[];
  readonly moves: readonly Move[];
}

const LOOK_MS = 700;
const ENDED: ReadonlySet<Schemas['Run']['state']> = new Set(['done', 'failed', 'cancelled']);

export function AskFor({ round, answer, changes, moves }: Props) {
  const { whatIf } = words();
  const [run, setRun] = useState<Schemas['Run'] | null>(null);
  const { act, isBusy, problem } = useAct();
  const id = run?.id ?? null;
  const isUnderWay = run !== null && !ENDED.has(run.state);
  useEffect(() => {
    if (id === null || !isUnderWay) return;
    const timer = setInterval(() => void act(async () => setRun(await read(id))), LOOK_MS);
    return () => clearInterval(timer);
  }, [id, isUnderWay]);

  // A run is computed from what is in force: it has neither mentors nor weights of somebody's own.
  if (changes.some(({ kind }) => kind === 'add')) return <p class="hint">{whatIf.ask.notAdded}</p>;
  if (changes.some(({ kind }) => kind === 'weight')) return <p class="hint">{whatIf.ask.notWeights}</p>;
  // A run holds pairs fast; that somebody is to be left without it cannot be told.
  if (moves.some(({ to }) => to === null)) return <p class="hint">{whatIf.ask.notWithout}</p>;
  const ask = (): void =>
    void act(async () => {
      const { body } = await given(
        api.POST('/api/rounds/{id}/runs', { params: { path: { id: round } }, body: { pins: pinsOf(answer, changes, moves) } }),
      );
      setRun(await read(body.id));
    });
  return (
    <div class="ask-for">
      {problem !== null && <ProblemNotice problem={problem} />}
      {run === null ? (
        <>
          <button type="button" disabled={isBusy} onClick={ask}>
            {whatIf.ask.button}
          </button>
          <p class="hint">{whatIf.ask.says}</p>
        </>
      ) : isUnderWay ? (
        <p role="status">{whatIf.ask.underWay}</p>
      ) : (
        <Found run={run} answer={answer} round={round} />
      )}
    </div>
  );
}

function Found({ run, answer, round }: { readonly run: Schemas['Run']; readonly answer: Answer; readonly round: string }) {
  const { whatIf } = words();
  const link = <a href={pageAt('round', { round })}>{whatIf.ask.toRound}</a>;
  if (run.error !== null || run.result === null)
    return (
      <Notice tone="bad" title={run.error?.says ?? whatIf.ask.failed}>
        <p>{run.error?.remedy}</p>
      </Notice>
    );
  const isSame = run.result.proposed === answer.after.placed && run.result.totals?.['score'] === Math.round(answer.after.score * 1_000_000);
  return (
    <Notice tone={isSame ? 'good' : 'warning'} title={isSame ? whatIf.ask.same : whatIf.ask.differs}>
      <p>{link}</p>
    </Notice>
  );
}

async function read(id: string): Promise<Schemas['Run']> {
  return (await given(api.GET('/api/runs/{id}', { params: { path: { id } } }))).body;
}

/** Whoever moves is held fast; where a mentor has fewer places, everybody, since the service still counts them. */
function pinsOf({ pairs }: Answer, changes: readonly CensusChange[], moves: readonly Move[]): [string, string][] {
  const moved = new Set(moves.map(({ trainee }) => trainee));
  const hasFewerPlaces = changes.some(({ kind }) => kind === 'take-out' || kind === 'places');
  const pinned = new Set(changes.flatMap((change) => (change.kind === 'pin' ? [change.trainee] : [])));
  return pairs
    .filter(([trainee]) => hasFewerPlaces || moved.has(trainee) || pinned.has(trainee))
    .map(([trainee, mentor]) => [trainee, mentor]);
}
