/** Before an act that others will see: what it does, a reason where it needs one, and the button that names it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { WrittenField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';

interface Props {
  readonly title: string;
  readonly act: string;
  readonly isGrave?: boolean;
  /** @param reason empty where none is asked for. */
  readonly onAct: (reason: string) => Promise<void>;
  readonly onClose: () => void;
  readonly asksReason?: boolean;
  readonly children: ComponentChildren;
}

/** Closed by whoever opened it, once it is done: so that a refusal is told here, with the reason still there. */
export function CheckDialog({ title, act: label, isGrave = false, onAct, onClose, asksReason = false, children }: Props) {
  const { frame, rounds } = words();
  const [reason, setReason] = useState('');
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(() => onAct(reason.trim()));
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        {problem !== null && <ProblemNotice problem={problem} />}
        {children}
        {asksReason && (
          <WrittenField
            label={rounds.publication.reason}
            hint={rounds.publication.reasonHint}
            required
            value={reason}
            onValue={setReason}
          />
        )}
        <div class="acts">
          <button type="submit" class={isGrave ? 'grave' : 'main'} disabled={isBusy}>
            {label}
          </button>
          <button type="button" onClick={onClose}>
            {frame.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
