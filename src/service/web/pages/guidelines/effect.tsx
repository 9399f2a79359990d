/**
 * What the guidelines as they stand in the form would change in the directorate’s last proposal: computed in this browser on what that run was
 * computed from, and proven, each time something is changed. Nothing is recorded.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Guidelines } from '../../../../domain/index.ts';
import type { Answer, FrozenInput } from '../../../../session/index.ts';
import { language, words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { Loading, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { changesOf } from '../what-if/cost.ts';
import { namesOf } from '../what-if/frozen.ts';
import { frozenOf, lastRun } from '../what-if/loads.ts';
import { Moves } from '../what-if/moves.tsx';
import { Refused, Trial } from '../what-if/trial.ts';

interface Props {
  readonly board: string;
  /** null: as it stands it cannot be computed with. */
  readonly edited: Guidelines | null;
  /** Told once it is known, and null as long as it is not. */
  readonly onPlaced: (placed: Placed | null) => void;
}

/** How many trainees have a mentor in the last proposal, and would have. */
export interface Placed {
  readonly before: number;
  readonly after: number;
}

/** Once somebody wants it: it loads the engine and people’s data. */
export function Effect({ board, edited, onPlaced }: Props) {
  const { effect: said } = words().guidelines;
  const [frozen, setFrozen] = useState<FrozenInput | null>(null);
  const [isNone, setNone] = useState(false);
  const { act, isBusy, problem } = useAct();
  const open = (): void =>
    void act(async () => {
      const run = await lastRun({ board });
      setNone(run === null);
      if (run !== null) setFrozen(await frozenOf(run));
    });
  return (
    <section class="card">
      <h3>{said.title}</h3>
      <p class="hint">{said.says}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      {isNone && <p>{said.none}</p>}
      {frozen === null ? (
        <button type="button" disabled={isBusy} onClick={open}>
          {said.show}
        </button>
      ) : (
        <OnRun {...{ frozen, edited, onPlaced }} />
      )}
      {isBusy && <Loading />}
    </section>
  );
}

/** What is typed is waited for so long. */
const TYPING_MS = 300;

function OnRun({ frozen, edited, onPlaced }: { readonly frozen: FrozenInput } & Pick<Props, 'edited' | 'onPlaced'>) {
  const { guidelines, whatIf } = words();
  const { effect: said } = guidelines;
  const trial = useRef<Trial | null>(null);
  const base = useRef<Answer | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(true);
  useEffect(() => {
    trial.current = new Trial();
    return () => trial.current?.end();
  }, [frozen]);
  useEffect(() => {
    onPlaced(null);
    if (edited === null) return;
    // What is answered late is about something else by now.
    let isLast = true;
    setBusy(true);
    const compute = async (): Promise<void> => {
      try {
        base.current ??= await trial.current!.start(frozen);
        const next = await trial.current!.start({ ...frozen, guidelines: edited });
        if (!isLast) return;
        setAnswer(next);
        setRefused(null);
        onPlaced({ before: base.current.after.placed, after: next.after.placed });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (!isLast) return;
        setRefused(error);
        // What was found before is not of what is refused.
        setAnswer(null);
      } finally {
        if (isLast) setBusy(false);
      }
    };
    const timer = setTimeout(() => void compute(), TYPING_MS);
    return () => {
      isLast = false;
      clearTimeout(timer);
    };
  }, [frozen, edited]);
  const isPossible = answer !== null && answer.after.status !== 'infeasible';
  return (
    <div class={isBusy ? 'outcome busy' : 'outcome'} aria-live="polite" aria-busy={isBusy}>
      {refused !== null && <Notice tone="warning" title={refused.said[language.value]} />}
      {answer === null && refused === null && <Loading />}
      {answer !== null && !isPossible && <Notice tone="warning" title={said.impossible} />}
      {isPossible && base.current !== null && (
        <>
          <p>{said.placed(base.current.after.placed, answer.after.placed)}</p>
          <Moves moves={changesOf(base.current.pairs, answer.pairs)} names={namesOf(frozen)} />
          {answer.after.status === 'optimal' && <p class="hint">{whatIf.proven}</p>}
        </>
      )}
    </div>
  );
}
