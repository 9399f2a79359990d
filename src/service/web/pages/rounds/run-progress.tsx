/** A computation of the round while it lasts, and how it ended where it came to nothing. */
import { useEffect, useState } from 'preact/hooks';
import { api, asProblem, done, given } from '../../api/client.ts';
import type { Problem } from '../../api/problem.ts';
import { words } from '../../frame/words.ts';
import { SignInGivenUp } from '../../frame/session.ts';
import { useAct } from '../../parts/act.ts';
import { timed } from '../../parts/dates.ts';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { hasEnded } from '../../../rules/run-state.ts';
import type { Run } from './loads.ts';

const EVERY_MS = 700;

/** @param onEnd once it has ended, however it did. */
export function RunProgress({ run, onEnd, mayCancel }: { readonly run: Run; readonly onEnd: () => void; readonly mayCancel: boolean }) {
  const said = words().rounds.run;
  const { now, problem: lost } = useWatched(run, onEnd);
  const { act, isBusy, problem } = useAct();
  const cancel = (): void =>
    void act(async () => {
      await done(api.DELETE('/api/runs/{id}', { params: { path: { id: run.id } } }));
      onEnd();
    });
  const { progress } = now;
  const stages: Readonly<Record<string, string>> = said.stages;
  return (
    <div class="run">
      {lost !== null && <ProblemNotice problem={lost} />}
      {problem !== null && <ProblemNotice problem={problem} />}
      <p role="status">
        <strong>
          {now.state === 'queued' ? said.queued : progress === null ? said.running : (stages[progress.stage] ?? said.stages.other)}
        </strong>{' '}
        {progress !== null && progress.of > 1 && <span class="hint">{said.of(progress.done, progress.of)}</span>}
      </p>
      <progress aria-label={said.running} {...(progress === null ? {} : { value: progress.done, max: Math.max(progress.of, 1) })} />
      <p class="hint">{said.since(timed(run.at))}</p>
      {mayCancel && (
        <button type="button" disabled={isBusy} onClick={cancel}>
          {said.cancel}
        </button>
      )}
    </div>
  );
}

/** Asked again and again: whatever ends a stream of events on the way here does not end this. */
function useWatched(run: Run, onEnd: () => void): { readonly now: Run; readonly problem: Problem | null } {
  const [now, setNow] = useState(run);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      try {
        const { body } = await given(api.GET('/api/runs/{id}', { params: { path: { id: run.id } } }));
        if (isGone) return;
        setProblem(null);
        setNow(body);
        if (hasEnded(body.state)) {
          onEnd();
          return;
        }
      } catch (error) {
        if (error instanceof SignInGivenUp || isGone) return;
        setProblem(asProblem(error));
      }
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    timer = setTimeout(() => void look(), EVERY_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [run.id]);
  return { now, problem };
}

/** Of the latest computation, where it gave nothing to submit. */
export function RunEnding({ run }: { readonly run: Run }) {
  const said = words().rounds.run;
  const { state, error, result } = run;
  if (state === 'cancelled') return <Notice tone="plain" title={said.cancelled} />;
  if (state === 'failed' || error !== null) {
    return (
      <Notice tone="bad" title={said.failed}>
        {error !== null && (
          <p>
            {error.says} {error.remedy}
          </p>
        )}
      </Notice>
    );
  }
  if (state !== 'done' || result === null) return null;
  if (result.ending === 'infeasible') return <Notice tone="bad" title={said.infeasible} />;
  return result.verified === false ? <Notice tone="bad" title={said.unverified} /> : null;
}
