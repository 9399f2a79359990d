/** One pair of a round: what is known of both, what it scores, who else could be, what was decided; and the decision. */
import { useLocation, useRoute } from 'preact-iso';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Given } from '../../api/client.ts';
import { Page } from '../../frame/page.tsx';
import { me } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { dated, timed } from '../../parts/dates.ts';
import { Loading, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { AlternativesToday } from './alternatives-today.tsx';
import { Decide } from './decide.tsx';
import { type DecisionKind, lastMade, Made, MadeBefore } from './made.tsx';
import { type Draft, draftOf, EMPTY, keepDraft } from './drafts.ts';
import { FirstView, type View } from './first-view.tsx';
import { type PairInFull, type Round, usePair, usePairs, useRound } from './loads.ts';
import { Changes, History } from './pair-history.tsx';
import { Facts, Score, Sides } from './pair-facts.tsx';
import { isMine, isOthers, isToDecide } from './shown-pairs.ts';
import { StateTag } from './state-tag.tsx';
import { listOf, nextOf, pairIn, Way } from './way.tsx';

export default function PairPage() {
  const { round: id, trainee } = useRoute().params as { round: string; trainee: string };
  const round = useRound(id);
  const pair = usePair(id, trainee);
  const said = words().pairs;
  const problem = round.problem ?? pair.problem;
  if (pair.value === null || round.value === null) {
    return (
      <Page title={said.one.unknown(trainee)}>
        {problem === null ? (
          <Loading />
        ) : (
          <ProblemNotice
            problem={problem}
            again={() => {
              void round.reload();
              void pair.reload();
            }}
          />
        )}
      </Page>
    );
  }
  // Of each pair its own: what was written on one is not carried to the next.
  return <Found key={trainee} round={round.value.body} pair={pair.value} reload={pair.reload} />;
}

interface Props {
  readonly round: Round;
  readonly pair: Given<PairInFull>;
  readonly reload: () => Promise<void>;
}

function Found({ round, pair, reload }: Props) {
  const said = words().pairs;
  const { rounds } = words();
  const { body } = pair;
  const { trainee, mentor } = body;
  const list = usePairs(round.id);
  const [draft, setDraft] = useState<Draft>(() => draftOf(round.id, trainee.id));
  const [made, setMade] = useState<DecisionKind | null>(null);
  const write = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }));
  useLayoutEffect(() => keepDraft(round.id, trainee.id, draft), [draft]);
  const decides = isMine(me.value?.grants ?? [], body);
  // Once it was decided on, its score was seen: also where the decision was withdrawn.
  const isNew = body.history.every(({ submission }) => submission !== body.submission);
  const asksFirst = decides && isNew && isToDecide(body) && body.decision === null && body.marks.length > 0 && !body.ownProposal;
  const isVeiled = asksFirst && draft.view === '';
  const { query, route } = useLocation();
  const next = decides ? nextOf(list.value ?? [], query, trainee.id) : undefined;
  const title = mentor === null ? said.one.titleAlone(trainee.name) : said.one.title(trainee.name, mentor.name);
  return (
    <Page
      title={title}
      above={
        <>
          <a href={listOf(query, round.id, trainee.id)}>{rounds.one.name(round.name, round.promotion)}</a> ·{' '}
          {rounds.days(dated(round.startsOn), dated(round.endsOn))}
        </>
      }
      acts={<StateTag pair={body} />}
    >
      <Way round={round.id} trainee={trainee.id} pairs={list.value ?? []} />
      {mentor !== null && isOthers(me.value?.grants ?? [], body) && (
        <Notice tone="plain" title={said.decide.elsewhere(mentor.serviceName)} />
      )}
      <MadeBefore round={round.id} trainee={trainee.id} />
      {body.stale && <Changes pair={body} />}
      {body.taken !== null && <Taken pair={body} />}
      {body.decision?.kind === 'change' && body.decision.stands && (
        <Notice tone="plain" title={said.one.changed(body.decision.mentorName ?? body.decision.mentor ?? '', mentor?.name ?? null)} />
      )}
      <Sides board={round.board} pair={body} pairs={list.value ?? []} />
      <Facts pair={body} isVeiled={isVeiled} />
      {isVeiled ? (
        <>
          {made !== null && <Made round={round.id} trainee={trainee.id} kind={made} />}
          <FirstView onView={(view) => write({ view })} />
        </>
      ) : (
        <>
          {asksFirst && <GivenView view={draft.view as View} />}
          <Score pair={body} />
          <AlternativesToday round={round.id} pair={body} />
          <Decide
            {...{ round, pair, draft, write }}
            made={made}
            goesOn={next !== undefined}
            again={reload}
            onDone={async (kind) => {
              setMade(null);
              await Promise.all([reload(), list.reload()]);
              // Not before: as long as it counts as undecided, a view would be asked for.
              write(EMPTY);
              if (next === undefined || kind === 'withdraw') {
                setMade(kind);
                return;
              }
              keepDraft(round.id, trainee.id, null);
              const both = mentor === null ? trainee.name : `${trainee.name} – ${mentor.name}`;
              lastMade.value = { round: round.id, trainee: trainee.id, title: both, kind, next: next.trainee.id };
              route(pairIn(query, round.id, next.trainee.id));
            }}
          />
        </>
      )}
      <History pair={body} />
    </Page>
  );
}

/** What was proposed can no longer be had: who has the mentor now, and by whose decision. */
function Taken({ pair: { taken, mentor } }: { readonly pair: PairInFull }) {
  const { taken: said } = words().pairs;
  if (taken === null || mentor === null) return null;
  return (
    <Notice tone="warning" title={said.title(mentor.name)}>
      <p>{said.says(taken.trainee?.name ?? null, taken.by, timed(taken.at))}</p>
      <p>{said.then}</p>
    </Notice>
  );
}

/** The form is gone with its button: the focus comes here, before what is shown now. */
function GivenView({ view }: { readonly view: View }) {
  const { view: said } = words().pairs;
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  return (
    <div ref={place} tabIndex={-1} class="given-view">
      <Notice tone="plain" title={said.given(said[view])} />
    </div>
  );
}
