/** One pair of a proposal that the directors do not have yet: what they will see of it, for the board to look at; nothing is decided here. */
import { useLocation, useRoute } from 'preact-iso';
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { words } from '../../frame/words.ts';
import { dated } from '../../parts/dates.ts';
import { Loading, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { Alternatives } from '../rounds/alternatives.tsx';
import { useRound, useRunPairs } from '../rounds/loads.ts';
import { Facts, Score, Sides } from '../rounds/pair-facts.tsx';
import { alongList, listQuery, rowAnchor } from '../rounds/shown-pairs.ts';
import { addressOf } from './links.tsx';

export default function DraftPairPage() {
  const { round: id, run, trainee } = useRoute().params as { round: string; run: string; trainee: string };
  const { query } = useLocation();
  const round = useRound(id);
  const pair = useLoaded(
    `draft pair ${run} ${trainee}`,
    async () => (await given(api.GET('/api/runs/{id}/pairs/{trainee}', { params: { path: { id: run, trainee } } }))).body,
  );
  const pairs = useRunPairs(run);
  const { pairs: said, proposal, rounds } = words();
  const problem = round.problem ?? pair.problem;
  if (pair.value === null || round.value === null) {
    const again = (): void => {
      void round.reload();
      void pair.reload();
    };
    return (
      <Page title={said.one.unknown(trainee)}>{problem === null ? <Loading /> : <ProblemNotice problem={problem} again={again} />}</Page>
    );
  }
  const found = pair.value;
  const { board, name, promotion, startsOn, endsOn } = round.value.body;
  const list = `${addressOf(pageAt('round', { round: id }), { of: 'draft', ...listQuery(query) })}#${rowAnchor(trainee)}`;
  return (
    <Page
      key={trainee}
      title={proposal.draftPairOf(
        found.mentor === null ? said.one.titleAlone(found.trainee.name) : said.one.title(found.trainee.name, found.mentor.name),
      )}
      above={
        <>
          <a href={list}>{rounds.one.name(name, promotion)}</a> · {rounds.days(dated(startsOn), dated(endsOn))}
        </>
      }
    >
      <Between {...{ run, trainee, list }} round={id} />
      <Notice tone="plain" title={proposal.draftTitle}>
        <p>{proposal.draftPairSays}</p>
      </Notice>
      <Sides board={board} pair={found} pairs={pairs.value ?? []} />
      <Score pair={found} />
      <Facts pair={found} isVeiled={false} />
      <Alternatives list={found.alternatives} />
    </Page>
  );
}

/** From one pair of the proposal to the next, in the order of the list that one comes from. */
function Between({
  round,
  run,
  trainee,
  list,
}: {
  readonly round: string;
  readonly run: string;
  readonly trainee: string;
  readonly list: string;
}) {
  const { way } = words().proposal;
  const { query } = useLocation();
  const pairs = alongList(useRunPairs(run).value ?? [], query, trainee);
  const at = pairs.findIndex((pair) => pair.trainee.id === trainee);
  const to = (index: number): string | null => {
    const pair = pairs[index];
    return at < 0 || pair === undefined ? null : addressOf(pageAt('draftPair', { round, run, trainee: pair.trainee.id }), listQuery(query));
  };
  const [previous, next] = [to(at - 1), to(at + 1)];
  return (
    <nav class="way" aria-label={way.label}>
      <div class="way-links">
        {previous !== null && (
          <a class="button" href={previous} rel="prev">
            {way.previous}
          </a>
        )}
        {next !== null && (
          <a class="button" href={next} rel="next">
            {way.next}
          </a>
        )}
        <a href={list}>{way.back}</a>
      </div>
    </nav>
  );
}
