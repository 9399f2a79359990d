/** Closing a case without a change: the relationship holds after all, and why. */
import { useState } from 'preact/hooks';
import { api, done } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { WrittenField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import type { CaseProps } from './case.ts';

export function DropPart({ of: { body, version }, onDone }: CaseProps) {
  const { drop } = words().breakdowns;
  const [reason, setReason] = useState('');
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      await done(
        api.PUT('/api/breakdowns/{id}/drop', { params: { path: { id: body.id }, header: { 'If-Match': version } }, body: { reason } }),
      );
      await onDone();
    });
  };
  return (
    <section class="aside">
      <details>
        <summary>{drop.open}</summary>
        <p>{drop.says}</p>
        <form onSubmit={submit}>
          {problem !== null && <ProblemNotice problem={problem} again={() => void onDone()} />}
          <WrittenField label={drop.reason} required value={reason} onValue={setReason} />
          <button type="submit" class="grave" disabled={isBusy}>
            {drop.confirm}
          </button>
        </form>
      </details>
    </section>
  );
}
