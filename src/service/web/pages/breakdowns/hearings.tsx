/** Hearing both sides, each apart: the day and, where wanted, a note that only few may read. */
import { useState } from 'preact/hooks';
import { api, done } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { dated, todayInFrance } from '../../parts/dates.ts';
import { TextField, WrittenField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { type CaseProps, isHeard, PARTIES, type Party } from './case.ts';

export function HearingsPart(props: CaseProps) {
  const { breakdowns } = words();
  return (
    <section>
      <h2>{breakdowns.hearings.title}</h2>
      <div class="case-sides">
        {PARTIES.map((party) => (
          <Side key={party} party={party} {...props} />
        ))}
      </div>
    </section>
  );
}

function Side({ party, of, onDone }: CaseProps & { readonly party: Party }) {
  const { breakdowns } = words();
  const { body } = of;
  const form = <HearingForm party={party} of={of} onDone={onDone} />;
  return (
    <div class="card case-side">
      <h3>
        {breakdowns.hearings.titles[party]} <span class="hint">{body[party].name}</span>
      </h3>
      {body.hearings
        .filter((hearing) => hearing.party === party)
        .map(({ id, on }) => (
          <p key={id}>{breakdowns.hearings.heard(dated(on))}</p>
        ))}
      {isHeard(body, party) ? (
        <details>
          <summary>{breakdowns.hearings.another[party]}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </div>
  );
}

function HearingForm({ party, of: { body }, onDone }: CaseProps & { readonly party: Party }) {
  const { hearings } = words().breakdowns;
  const [on, setOn] = useState(todayInFrance);
  const [note, setNote] = useState('');
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      // The hearing of one side says nothing of what was done meanwhile: it is recorded on any version.
      await done(
        api.POST('/api/breakdowns/{id}/hearings', {
          params: { path: { id: body.id } },
          body: { party, on, ...(note.trim() === '' ? {} : { note }) },
        }),
      );
      setNote('');
      await onDone();
    });
  };
  return (
    <form onSubmit={submit}>
      {problem !== null && <ProblemNotice problem={problem} again={() => void onDone()} />}
      <TextField label={hearings.day} type="date" required value={on} onValue={setOn} />
      <WrittenField label={hearings.note} hint={hearings.noteHint} value={note} onValue={setNote} />
      <button type="submit" class={isHeard(body, party) ? '' : 'main'} disabled={isBusy}>
        {hearings.save[party]}
      </button>
    </form>
  );
}
