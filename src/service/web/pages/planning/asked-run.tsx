/** The frame of a result: what was asked for and where it belongs, how far it has come, and once it is done the result with its files. */
import type { ComponentChildren } from 'preact';
import { useRoute } from 'preact-iso';
import { Page } from '../../frame/page.tsx';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice } from '../../parts/notice.tsx';
import { hasEnded } from '../../../rules/run-state.ts';
import { PAGES, pageAt } from '../../../rules/pages.ts';
import { RunProgress } from '../rounds/run-progress.tsx';
import { Files } from './files.tsx';
import { addressOf, boardNameOf, KINDS, type Kind, type Run, subjectOf, useRounds, useRun } from './loads.ts';

interface Props {
  readonly kind: Kind;
  /** Once it is done. */
  readonly children: (run: Run) => ComponentChildren;
}

export function AskedRun({ kind, children }: Props) {
  const { run: id } = useRoute().params as { run: string };
  const { planning: said } = words();
  const run = useRun(id);
  const rounds = useRounds();
  const found = run.value;
  const own =
    found !== null && rounds.value !== null ? `${subjectOf(found, rounds.value)} · ${boardNameOf(found.board, rounds.value)}` : null;
  return (
    <Page
      title={said.kinds[kind].one}
      above={<a href={PAGES.planning}>{said.title}</a>}
      acts={
        found?.round != null && (
          <a class="button" href={pageAt('round', { round: found.round })}>
            {said.stress.round}
          </a>
        )
      }
    >
      {own !== null && <p class="subject">{own}</p>}
      <LoadedPart of={run}>{(asked) => <Shown {...{ kind, children }} run={asked} onEnd={() => void run.reload()} />}</LoadedPart>
    </Page>
  );
}

function Shown({ kind, run, onEnd, children }: Props & { readonly run: Run; readonly onEnd: () => void }) {
  const { planning: said } = words();
  if (run.command !== kind) {
    const own = KINDS.find((one) => one === run.command);
    return (
      <Notice tone="warning" title={said.run.otherKind}>
        {own !== undefined && (
          <p>
            <a href={addressOf(own, run.id)}>{said.run.show}</a>
          </p>
        )}
      </Notice>
    );
  }
  if (!hasEnded(run.state)) return <RunProgress run={run} onEnd={onEnd} mayCancel={mayAt('run.cancel', { board: run.board })} />;
  if (run.state !== 'done') return <CameToNothing run={run} />;
  return (
    <>
      {children(run)}
      <Files run={run} />
    </>
  );
}

function CameToNothing({ run: { state, error } }: { readonly run: Run }) {
  const { run: said } = words().planning;
  return (
    <Notice tone={state === 'cancelled' ? 'plain' : 'bad'} title={state === 'cancelled' ? said.cancelled : said.failed}>
      {error !== null && (
        <p>
          {error.says} {error.remedy}
        </p>
      )}
      <p>
        <a href={PAGES.planning}>{said.again}</a>
      </p>
    </Notice>
  );
}

/** For whoever may follow the run and may not read the people in its result. */
export function Unreadable({ run }: { readonly run: Run }) {
  const { run: said, endings } = words().planning;
  const rounds = useRounds();
  return (
    <Notice tone="plain" title={said.unreadable}>
      {run.result !== null && <p>{said.came(endings[run.result.ending])}</p>}
      <p>{run.board === null ? said.unreadableCountry : said.unreadableBoard(boardNameOf(run.board, rounds.value ?? []))}</p>
    </Notice>
  );
}
