/**
 * “What if”: changes that somebody tries on a round’s frozen problem, in this browser; each answer is proven there before it is shown. Nothing is
 * recorded: what pleases can be asked for as a run of the service, which finds it again, and is looked at and submitted as any other.
 */
import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { useRound } from '../rounds/loads.ts';
import { Bench } from './bench.tsx';
import { frozenOf, lastRun } from './loads.ts';

export default function WhatIfPage() {
  // Of this page: the address is another’s already while whoever leaves still sees this one, and must not be led back.
  const { params, query } = useRoute();
  const { round: id } = params as { round: string };
  const { whatIf } = words();
  const round = useRound(id);
  const found = round.value?.body ?? null;
  return (
    <Page title={whatIf.title} above={found !== null && <a href={pageAt('round', { round: id })}>{found.name}</a>}>
      <p>{whatIf.says}</p>
      {found === null ? (
        round.problem === null ? (
          <Loading />
        ) : (
          <ProblemNotice problem={round.problem} again={() => void round.reload()} />
        )
      ) : !mayAt('run.start', { board: found.board }) ? (
        <Empty>{whatIf.boardsAlone}</Empty>
      ) : query['run'] === undefined ? (
        <ChooseRun round={id} submitted={found.proposal?.run ?? null} />
      ) : (
        <OnRun round={id} run={query['run']} />
      )}
    </Page>
  );
}

/** The address then says on which run things are tried: another one that is made meanwhile changes nothing here. */
function ChooseRun({ round, submitted }: { readonly round: string; readonly submitted: string | null }) {
  const { whatIf } = words();
  const { route } = useLocation();
  const last = useLoaded(`what-if last ${round}`, async () => ({ run: submitted ?? (await lastRun({ round })) }));
  const run = last.value?.run ?? null;
  const isFresh = !last.isLoading;
  useEffect(() => {
    if (run !== null && isFresh) route(`${pageAt('whatIf', { round })}?run=${run}`, true);
  }, [run, isFresh]);
  return <LoadedPart of={last}>{(value) => (value.run === null ? <Empty>{whatIf.noRun}</Empty> : <Loading />)}</LoadedPart>;
}

function OnRun({ round, run }: { readonly round: string; readonly run: string }) {
  const frozen = useLoaded(`what-if ${run}`, () => frozenOf(run));
  return <LoadedPart of={frozen}>{(value) => <Bench key={run} {...{ round, run }} frozen={value} />}</LoadedPart>;
}
