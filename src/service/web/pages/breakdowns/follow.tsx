/** After the change: a day is planned to see how it goes, and what came of it is told. */
import { useState } from 'preact/hooks';
import { api, done } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { dated, todayInFrance } from '../../parts/dates.ts';
import { TextField, WrittenField } from '../../parts/field.tsx';
import { Empty, ProblemNotice } from '../../parts/notice.tsx';
import { type CaseProps, mayHandle } from './case.ts';

export function FollowPart(props: CaseProps) {
  const { follow } = words().breakdowns;
  const { closing, followUps } = props.of.body;
  const since = closing?.on ?? todayInFrance();
  return (
    <section>
      <h2>{follow.title}</h2>
      {closing?.on != null && <p>{follow.inEffect(dated(closing.on), closing.by)}</p>}
      {followUps.length === 0 ? (
        <Empty>{follow.none}</Empty>
      ) : (
        <ul class="cards">
          {followUps.map(({ on, outcome, at }) => (
            <li key={at} class="card">
              <h3>{outcome === null ? follow.planned(dated(on)) : follow.held(dated(on))}</h3>
              {outcome !== null && <p class="written">{outcome}</p>}
            </li>
          ))}
        </ul>
      )}
      {mayHandle(props.of.body) && (
        <div class="case-sides">
          <FollowForm {...props} kind="plan" since={since} />
          {since <= todayInFrance() ? (
            <FollowForm {...props} kind="tell" since={since} />
          ) : (
            <div class="card">
              <h3>{follow.tellTitle}</h3>
              <p>{follow.notYet(dated(since))}</p>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

interface FormProps extends CaseProps {
  readonly kind: 'plan' | 'tell';
  /** First day of the change. */
  readonly since: string;
}

function FollowForm({ kind, since, of: { body, version }, onDone }: FormProps) {
  const { follow } = words().breakdowns;
  const isPlan = kind === 'plan';
  const today = todayInFrance();
  const [on, setOn] = useState(isPlan ? monthAfter(since > today ? since : today) : today);
  const [outcome, setOutcome] = useState('');
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      await done(
        api.PUT('/api/breakdowns/{id}/follow-up', {
          params: { path: { id: body.id }, header: { 'If-Match': version } },
          body: { on, ...(isPlan ? {} : { outcome }) },
        }),
      );
      setOutcome('');
      await onDone();
    });
  };
  return (
    <form class="card" onSubmit={submit}>
      <h3>{isPlan ? follow.planTitle : follow.tellTitle}</h3>
      {problem !== null && <ProblemNotice problem={problem} again={() => void onDone()} />}
      <TextField label={isPlan ? follow.planDay : follow.tellDay} type="date" required value={on} onValue={setOn} />
      {!isPlan && <WrittenField label={follow.outcome} required value={outcome} onValue={setOutcome} />}
      <button type="submit" disabled={isBusy}>
        {isPlan ? follow.plan : follow.tell}
      </button>
    </form>
  );
}

/** What is proposed for a first look: four weeks later. */
function monthAfter(day: string): string {
  const later = new Date(`${day}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + 28);
  return later.toISOString().slice(0, 10);
}
