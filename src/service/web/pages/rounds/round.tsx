/** One round: where it stands, what is next in it, and its pairs, as far as one may see them. */
import { useRoute } from 'preact-iso';
import { Page } from '../../frame/page.tsx';
import { mayAt, me } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { dated } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notice.tsx';
import { PAGES, pageAt } from '../../../rules/pages.ts';
import { WholeProposal } from '../proposal/whole.tsx';
import { draftOf } from './draft.ts';
import { RunFiles } from './files.tsx';
import { type Pair, type Round, type Run, usePairs, usePublication, useRound, useRuns } from './loads.ts';
import { NextAct } from './next-act.tsx';
import { isMine, isToDecide } from './shown-pairs.ts';
import { Steps } from './steps.tsx';
import { TheirsStill } from './waited.tsx';

export default function RoundPage() {
  const { round: id } = useRoute().params as { round: string };
  const round = useRound(id);
  const pairs = usePairs(id);
  const runs = useRuns(id);
  const publication = usePublication(id);
  const { rounds, whatIf } = words();
  const reload = (): void => {
    for (const each of [round, pairs, runs, publication]) void each.reload();
  };
  if (round.value === null) {
    return (
      <Page title={rounds.one.title(id)}>
        {round.problem === null ? <Loading /> : <ProblemNotice problem={round.problem} again={() => void round.reload()} />}
      </Page>
    );
  }
  const found = round.value.body;
  const isWorking = mayAt('run.start', { board: found.board });
  const files = runs.value?.find((run) => run.id === found.proposal?.run) ?? runs.value?.find(({ state }) => state === 'done');
  return (
    <Page
      title={rounds.one.name(found.name, found.promotion)}
      above={
        <>
          <a href={PAGES.rounds}>{rounds.one.list}</a> ·{' '}
          {rounds.one.above(found.boardName, rounds.days(dated(found.startsOn), dated(found.endsOn)))}
        </>
      }
      acts={
        isWorking &&
        files !== undefined && (
          <a class="button" href={pageAt('whatIf', { round: id })}>
            {whatIf.title}
          </a>
        )
      }
    >
      {round.problem !== null && <ProblemNotice problem={round.problem} again={() => void round.reload()} />}
      <Steps round={found} isPublished={publication.value?.body.state === 'published'} />
      <LoadedPart of={pairs}>
        {(list) => (
          <LoadedPart of={publication}>
            {(told) => (
              <>
                {isWorking ? (
                  <LoadedPart of={runs}>
                    {(all) => <NextAct round={round.value!} runs={all} pairs={list} publication={told} reload={reload} />}
                  </LoadedPart>
                ) : (
                  <NextForDirector round={found} pairs={list} />
                )}
                <Whole round={found} pairs={list} runs={runs.value ?? []} />
              </>
            )}
          </LoadedPart>
        )}
      </LoadedPart>
      {files !== undefined && mayAt('census.read', { board: found.board }) && <RunFiles run={files} />}
    </Page>
  );
}

interface WholeProps {
  readonly round: Round;
  readonly pairs: readonly Pair[];
  readonly runs: readonly Run[];
}

/** What is proposed: to the directors, or to the board alone as long as it is not submitted. */
function Whole({ round, pairs, runs }: WholeProps) {
  const said = words().pairs;
  const mayRead = mayAt('census.read', { board: round.board });
  const isDirector = me.value?.grants.some(({ role, board }) => role === 'director' && board === round.board) === true;
  const draft = mayRead ? draftOf(round, runs) : undefined;
  if (!mayRead && !isDirector) return null;
  if (pairs.length > 0 || draft !== undefined) return <WholeProposal {...{ round, pairs, draft }} isOwn={!mayRead} />;
  return (
    <section>
      <h2>{mayRead ? said.table.title : said.table.ownTitle}</h2>
      <Empty>{round.proposal === null ? said.table.noProposal : said.table.noneOfYours}</Empty>
    </section>
  );
}

/** How many pairs wait for one’s decision, and the way to the first. */
function NextForDirector({ round, pairs }: { readonly round: Round; readonly pairs: readonly Pair[] }) {
  const { next } = words().rounds;
  if (round.state === 'closed' || round.state === 'published') return null;
  const waiting = pairs.filter((pair) => isMine(me.value?.grants ?? [], pair) && isToDecide(pair));
  return (
    <section class="card next">
      <h2>{next.title}</h2>
      <p>{round.proposal === null ? next.directorWaits : next.director(waiting.length)}</p>
      <TheirsStill {...{ round, pairs }} />
      {waiting[0] !== undefined && (
        <p>
          <a class="button main" href={pageAt('pair', { round: round.id, trainee: waiting[0].trainee.id })}>
            {next.begin}
          </a>
        </p>
      )}
    </section>
  );
}
