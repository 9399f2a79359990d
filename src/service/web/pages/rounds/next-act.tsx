/** What is next in a round for the board that works on it: said in a sentence or two, with the one button for it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { api, done, given, type Given } from '../../api/client.ts';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { timed } from '../../parts/dates.ts';
import { ProblemNotice } from '../../parts/notice.tsx';
import { hasEnded } from '../../../rules/run-state.ts';
import { CheckDialog } from './check-dialog.tsx';
import { draftOf } from './draft.ts';
import { reportOf } from './files.tsx';
import { isLacking, Lacking, Publish, Published } from './publication.tsx';
import { RunEnding, RunProgress } from './run-progress.tsx';
import { isToDecide } from './shown-pairs.ts';
import { WaitedFor } from './waited.tsx';
import { type Pair, type Proposed, type Publication, type Round, type Run, useRunPairs } from './loads.ts';

interface Props {
  readonly round: Given<Round>;
  readonly runs: readonly Run[];
  readonly pairs: readonly Pair[];
  readonly publication: Given<Publication>;
  readonly reload: () => void;
}

export function NextAct({ round, runs, pairs, publication, reload }: Props) {
  const { next } = words().rounds;
  const { body } = round;
  const place = { board: body.board };
  const isOut = body.state === 'published' || body.state === 'closed';
  const active = runs.find(({ state }) => !hasEnded(state));
  const draft = draftOf(body, runs);
  const latest = runs[0];
  const missing = publication.body.missing;
  const isComplete = body.state === 'decided' && missing !== null && !isLacking(missing);
  const isIdle = !isOut && active === undefined;
  const isBehind = body.state === 'ready' || (body.state === 'review' && rerunOf(pairs, missing) > 0);
  const prepare = isIdle && body.state !== 'waiting' && mayAt('run.start', place) && (
    <Prepare
      round={body.id}
      isMain={draft === undefined && isBehind}
      isAgain={draft !== undefined || body.proposal !== null}
      draft={draft?.id ?? null}
      pairs={pairs}
      onStarted={reload}
    />
  );
  return (
    <section class="card next">
      <h2>{next.title}</h2>
      <Published round={body} {...{ publication, reload }} mayWithdraw={mayAt('round.publish', place)} />
      {body.state === 'closed' && <p>{next.closed}</p>}
      {active !== undefined && <RunProgress run={active} onEnd={reload} mayCancel={mayAt('run.cancel', place)} />}
      {isIdle && latest !== undefined && latest !== draft && <RunEnding run={latest} />}
      {draft !== undefined && (
        <Draft {...{ round, reload }} run={draft}>
          {prepare}
        </Draft>
      )}
      {isIdle && draft === undefined && (
        <>
          <Standing {...{ pairs, missing }} round={body} />
          <div class="acts">
            {isComplete && mayAt('round.publish', place) && <Publish round={body} {...{ publication, pairs, reload }} />}
            {prepare}
          </div>
        </>
      )}
      {body.proposal !== null && !isOut && <WaitedFor {...{ pairs }} round={body} mayReplace={mayAt('proposal.submit', place)} />}
      {missing !== null && body.proposal !== null && !isOut && isLacking(missing) && <Lacking round={body.id} missing={missing} />}
    </section>
  );
}

/** Trainees whom only another proposal helps. */
function rerunOf(pairs: readonly Pair[], missing: Publication['missing']): number {
  const stuck = pairs.filter((pair) => pair.state === 'refused' || pair.taken !== null || (pair.state === 'stale' && !isToDecide(pair)));
  return stuck.length + (missing?.notProposed.length ?? 0);
}

/** What the round waits for, where no computation does. */
function Standing({
  round,
  pairs,
  missing,
}: {
  readonly round: Round;
  readonly pairs: readonly Pair[];
  readonly missing: Publication['missing'];
}) {
  const { next } = words().rounds;
  const { state, counts } = round;
  if (state === 'waiting') return <p>{next.waiting}</p>;
  if (state === 'ready') return <p>{next.ready(counts.trainees)}</p>;
  if (state === 'decided') return missing !== null && !isLacking(missing) ? <p>{next.decided}</p> : null;
  const rerun = rerunOf(pairs, missing);
  // Whoever may not see the pairs has the count alone.
  const open = pairs.length > 0 ? pairs.filter(isToDecide).length : counts.trainees - counts.decided;
  const unmet = pairs.filter((pair) => pair.state === 'unmet').length;
  return (
    <>
      {open > 0 && <p>{next.review(open)}</p>}
      {rerun > 0 && <p>{next.rerun(rerun)}</p>}
      {unmet > 0 && <p>{next.unmet(unmet)}</p>}
    </>
  );
}

interface PrepareProps {
  readonly round: string;
  readonly isMain: boolean;
  readonly isAgain: boolean;
  /** The run that a new one takes the place of; null: what is submitted, if anything is. */
  readonly draft: string | null;
  /** As they are submitted. */
  readonly pairs: readonly Pair[];
  readonly onStarted: () => void;
}

function Prepare({ round, isMain, isAgain, draft, pairs, onStarted }: PrepareProps) {
  const { next } = words().rounds;
  const { act, isBusy, problem } = useAct();
  const [keeps, setKeeps] = useState(true);
  const drafted = useRunPairs(draft).value ?? [];
  const held = heldFast(draft === null ? pairs : drafted, pairs);
  const start = (): void =>
    void act(async () => {
      const body = keeps && held.length > 0 ? { pins: held } : {};
      await given(api.POST('/api/rounds/{id}/runs', { params: { path: { id: round } }, body }));
      onStarted();
    });
  return (
    <>
      {problem !== null && <ProblemNotice problem={problem} />}
      <button type="button" class={isMain ? 'main' : ''} disabled={isBusy} onClick={start}>
        {isAgain ? next.prepareAgain : next.prepare}
      </button>
      {held.length > 0 && (
        <label class="choice">
          <input type="checkbox" checked={keeps} onChange={(event) => setKeeps(event.currentTarget.checked)} />
          {next.keepHeld(held.length)}
        </label>
      )}
    </>
  );
}

/** What somebody tried and had computed is not lost with the next run: but for those on whom somebody has decided since. */
function heldFast(proposed: readonly Proposed[], pairs: readonly Pair[]): [string, string][] {
  const decided = new Set(pairs.filter(({ decision }) => decision !== null).map(({ trainee }) => trainee.id));
  return proposed.flatMap(({ trainee, mentor, pinned }) =>
    pinned && mentor !== null && !decided.has(trainee.id) ? [[trainee.id, mentor.id] as [string, string]] : [],
  );
}

interface DraftProps {
  readonly round: Given<Round>;
  readonly run: Run;
  readonly reload: () => void;
  /** What else can be done with it. */
  readonly children: ComponentChildren;
}

function Draft({ round, run, reload, children }: DraftProps) {
  const { next, submit: said } = words().rounds;
  const [isOpen, setOpen] = useState(false);
  const at = timed(run.endedAt ?? run.at);
  const { proposed, unmet, totals } = { proposed: 0, unmet: 0, totals: null, ...run.result };
  const score = totals?.['score'];
  const report = reportOf(run);
  const submit = async (): Promise<void> => {
    const params = { path: { id: round.body.id }, header: { 'If-Match': round.version } };
    await done(api.PUT('/api/rounds/{id}/proposal', { params, body: { run: run.id } }));
    setOpen(false);
    reload();
  };
  return (
    <>
      <p>{round.body.proposal === null ? next.drafted(proposed ?? 0, unmet ?? 0, at) : next.again(at)}</p>
      <div class="acts">
        {mayAt('proposal.submit', { board: round.body.board }) && (
          <button type="button" class="main" onClick={() => setOpen(true)}>
            {next.submit}
          </button>
        )}
        {report !== null && (
          <a class="button" href={report}>
            {next.read}
          </a>
        )}
        {children}
      </div>
      {isOpen && (
        <CheckDialog title={said.title} act={said.act} onAct={submit} onClose={() => setOpen(false)}>
          <dl class="facts">
            <dt>{said.pairs}</dt>
            <dd>{proposed ?? 0}</dd>
            <dt>{said.unmet}</dt>
            <dd>{unmet ?? 0}</dd>
            {typeof score === 'number' && (proposed ?? 0) > 0 && (
              <>
                <dt>{said.mean}</dt>
                <dd>{said.meanOf(score / proposed!)}</dd>
              </>
            )}
          </dl>
          <p>{said.says}</p>
        </CheckDialog>
      )}
    </>
  );
}
