/** A proposal as a whole, submitted or not: its pairs, their map, how they are spread, and what is short; which of these is shown is in the address. */
import { ErrorBoundary, lazy, useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty, Notice } from '../../parts/notice.tsx';
import { type Pair, type Proposed, type Round, type Run, useRunPairs } from '../rounds/loads.ts';
import { PairsTable } from '../rounds/pairs-table.tsx';
import { Unmet } from '../rounds/unmet.tsx';
import { Links } from './links.tsx';

const PairMap = lazy(() => import('./pair-map.tsx'));
const Spread = lazy(() => import('./spread.tsx'));
const Lacking = lazy(() => import('./lacking.tsx'));

const VIEWS = ['pairs', 'map', 'spread', 'lacking'] as const;

interface Props {
  readonly round: Round;
  /** Of what is submitted. */
  readonly pairs: readonly Pair[];
  /** Not submitted yet; undefined where there is none. */
  readonly draft: Run | undefined;
  /** Whether one sees the pairs of one’s own service alone. */
  readonly isOwn: boolean;
}

export function WholeProposal({ round, pairs, draft, isOwn }: Props) {
  const { proposal: said } = words();
  const { query } = useLocation();
  const isDraft = draft !== undefined && (pairs.length === 0 || query['of'] === 'draft');
  const run = isDraft ? draft.id : (round.proposal?.run ?? null);
  return (
    <>
      {draft !== undefined && pairs.length > 0 && (
        <div class="proposal-head">
          <Links
            label={said.which}
            links={[
              { name: said.submitted, query: { of: '' }, isCurrent: !isDraft },
              { name: said.draft, query: { of: 'draft', state: '' }, isCurrent: isDraft },
            ]}
          />
        </div>
      )}
      {isDraft ? <Draft round={round} run={draft} /> : <Views {...{ round, pairs, run, isOwn }} title={titleOf(isOwn)} />}
    </>
  );
}

function titleOf(isOwn: boolean): string {
  const { table } = words().pairs;
  return isOwn ? table.ownTitle : table.title;
}

/** Nobody else sees it, and nothing is decided in it. */
function Draft({ round, run }: { readonly round: Round; readonly run: Run }) {
  const { proposal: said } = words();
  const pairs = useRunPairs(run.id);
  return (
    <LoadedPart of={pairs}>
      {(list) => (
        <Views {...{ round }} pairs={list} run={run.id} isOwn={false} title={said.draftPairs}>
          <Notice tone="plain" title={said.draftTitle}>
            <p>{said.draftSays(timed(run.endedAt ?? run.at))}</p>
          </Notice>
        </Views>
      )}
    </LoadedPart>
  );
}

/** Those without a mentor, and the others. */
function parted(pairs: readonly Proposed[]): readonly [Proposed[], Proposed[]] {
  const isUnmet = ({ mentor, decision }: Proposed): boolean => mentor === null && decision?.kind !== 'change';
  return [pairs.filter(isUnmet), pairs.filter((pair) => !isUnmet(pair))];
}

interface ViewsProps {
  readonly round: Round;
  readonly pairs: readonly Proposed[];
  /** null where one may not read what it came to as a whole. */
  readonly run: string | null;
  readonly isOwn: boolean;
  readonly title: string;
  /** What is to be known before. */
  readonly children?: ComponentChildren;
}

function Views({ round, pairs, run, isOwn, title, children }: ViewsProps) {
  const { views } = words().proposal;
  const { query } = useLocation();
  const mayDiagnose = !isOwn && run !== null && mayAt('person.read', { board: round.board });
  const offered = VIEWS.filter((view) => view !== 'lacking' || mayDiagnose);
  const shown = offered.find((view) => view === query['show']) ?? 'pairs';
  // The same lists as long as the pairs are: rows that are there are moved, and not made again.
  const [unmet, paired] = useMemo(() => parted(pairs), [pairs]);
  return (
    <>
      <div class="proposal-head">
        {children}
        <Links
          label={views.label}
          links={offered.map((view) => ({ name: views[view], query: { show: view === 'pairs' ? '' : view }, isCurrent: view === shown }))}
        />
      </div>
      {shown === 'pairs' && <Unmet round={round.id} pairs={unmet} run={run} />}
      {shown === 'pairs' && (
        <section>
          <h2>{title}</h2>
          {paired.length > 0 ? <PairsTable round={round.id} pairs={paired} run={run} /> : <Empty>{words().proposal.none}</Empty>}
        </section>
      )}
      {/* What waits for its part of the program waits here, not with the whole page. */}
      <ErrorBoundary>
        {shown === 'map' && <PairMap pairs={pairs} />}
        {shown === 'spread' && <Spread pairs={paired} />}
        {shown === 'lacking' && run !== null && <Lacking run={run} round={round} />}
      </ErrorBoundary>
    </>
  );
}
