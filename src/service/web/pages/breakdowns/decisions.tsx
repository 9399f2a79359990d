/** What each director decided of the option that was submitted, change by change; a director decides those of their service here, each with a reason. */
import { useState } from 'preact/hooks';
import { api, done, type Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { dated, timed } from '../../parts/dates.ts';
import { WrittenField } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { type CaseProps, isOpen, isRefused, mayDecide } from './case.ts';
import { Chain } from './chain.tsx';

type Pair = Schemas['Breakdown']['pairs'][number];
type Kind = NonNullable<Pair['decision']>['kind'];

export function DecisionsPart(props: CaseProps) {
  const { decisions } = words().breakdowns;
  const { body } = props.of;
  const { option, pairs } = body;
  if (option === null) return null;
  const left = pairs.filter(({ decision }) => decision === null).length;
  return (
    <section>
      <h2>{decisions.title}</h2>
      <p>
        {decisions.says(option.label, timed(option.at), dated(option.from))}{' '}
        {isOpen(body) && !isRefused(body) && left > 0 && decisions.waits(left)}
      </p>
      {isOpen(body) && isRefused(body) && <Notice tone="warning" title={decisions.refused} />}
      <div class="case-sides">
        {pairs.map((pair) => (
          <PairCard key={pair.trainee.id} pair={pair} {...props} />
        ))}
      </div>
    </section>
  );
}

function PairCard({ pair, ...props }: CaseProps & { readonly pair: Pair }) {
  const { decisions } = words().breakdowns;
  const { body } = props.of;
  const { trainee, decidedInName, decision } = pair;
  const isMine = mayDecide(pair);
  return (
    <div class="card case-side">
      <h3>
        {decisions.change(trainee.name)}
        <span class={decision === null ? 'tag warning' : decision.kind === 'accept' ? 'tag good' : 'tag bad'}>
          {decision === null ? decisions.undecided : decisions.kinds[decision.kind]}
        </span>
      </h3>
      <Chain changes={[pair]} />
      <p class="hint">{decisions.decidedIn(decidedInName)}</p>
      {decision !== null && <p>{decisions.by(decision.by, timed(decision.at), decision.reason)}</p>}
      {isMine && body.state === 'submitted' && decision === null && <Decide {...props} trainee={trainee.id} kinds={['accept', 'refuse']} />}
      {isMine && body.state === 'submitted' && decision !== null && (
        <details>
          <summary>{decisions.takeBack}</summary>
          <Decide {...props} trainee={trainee.id} kinds={['refuse']} />
        </details>
      )}
    </div>
  );
}

interface DecideProps extends CaseProps {
  readonly trainee: string;
  /** What can be decided: whoever has accepted may still refuse until the last acceptance. */
  readonly kinds: readonly Kind[];
}

function Decide({ trainee, kinds, of: { body, version }, onDone }: DecideProps) {
  const { decisions } = words().breakdowns;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { act, isBusy, problem } = useAct();
  const decide = (kind: Kind): void => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    void act(async () => {
      await done(
        api.PUT('/api/breakdowns/{id}/pairs/{trainee}/decision', {
          params: { path: { id: body.id, trainee }, header: { 'If-Match': version } },
          body: { kind, reason },
        }),
      );
      await onDone();
    });
  };
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <h4>{decisions.yours}</h4>
      <p class="hint">{decisions.effect}</p>
      {problem !== null && <ProblemNotice problem={problem} again={() => void onDone()} />}
      <WrittenField
        label={decisions.reason}
        hint={decisions.reasonHint}
        fault={isMissing ? decisions.reasonMissing : null}
        value={reason}
        onValue={(written) => {
          setMissing(false);
          setReason(written);
        }}
      />
      <div class="acts">
        {kinds.map((kind) => (
          <button key={kind} type="button" class={kind === 'refuse' ? 'grave' : ''} disabled={isBusy} onClick={() => decide(kind)}>
            {decisions[kind]}
          </button>
        ))}
      </div>
    </form>
  );
}
