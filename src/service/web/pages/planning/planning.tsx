/** Planning: what looks further than a round. Of each kind the last computations, and a form to ask for another. */
import { useState } from 'preact/hooks';
import { Page } from '../../frame/page.tsx';
import { may } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { AskPeriods } from './ask-periods.tsx';
import { AskStress } from './ask-stress.tsx';
import { KINDS, type Kind, type Round, useRounds, useRuns } from './loads.ts';
import { RunList } from './run-list.tsx';

export default function Planning() {
  const { planning: said } = words();
  const rounds = useRounds();
  return (
    <Page title={said.title}>
      <p>{said.says}</p>
      <LoadedPart of={rounds}>
        {(list) => (
          <>
            {KINDS.map((kind) => (
              <OfKind key={kind} kind={kind} rounds={list} />
            ))}
          </>
        )}
      </LoadedPart>
    </Page>
  );
}

function OfKind({ kind, rounds }: { readonly kind: Kind; readonly rounds: readonly Round[] }) {
  const said = words().planning.kinds[kind];
  const [isAsking, setAsking] = useState(false);
  const runs = useRuns(kind);
  const close = (): void => setAsking(false);
  return (
    <section class="planned-kind">
      <h2>{said.title}</h2>
      <p>{said.says}</p>
      {may('run.start') && (
        <p>
          <button type="button" onClick={() => setAsking(true)}>
            {said.ask}
          </button>
        </p>
      )}
      <LoadedPart of={runs}>{(list) => <RunList {...{ kind, rounds }} runs={list} onEnd={() => void runs.reload()} />}</LoadedPart>
      {isAsking &&
        (kind === 'stress' ? <AskStress rounds={rounds} onClose={close} /> : <AskPeriods {...{ kind, rounds }} onClose={close} />)}
    </section>
  );
}
