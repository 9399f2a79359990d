/** An act that is filled in, or said once more, before it is done: a button that names it, one that gives up, and a refusal told between what was typed and these. */
import type { ComponentChildren } from 'preact';
import { words } from '../frame/words.ts';
import { useAct } from './act.ts';
import { Dialog } from './dialog.tsx';
import { ProblemNotice } from './notice.tsx';

interface Props {
  readonly title: string;
  /** Names the act. */
  readonly submit: string;
  readonly isGrave?: boolean;
  /** Ends with what closes the dialog: where it is refused, all stays as it was typed. */
  readonly work: () => Promise<void>;
  /** Without the act. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function ActDialog({ title, submit, isGrave = false, work, onClose, children }: Props) {
  const { frame } = words();
  const { act, isBusy, problem } = useAct();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act(work);
        }}
      >
        {children}
        {problem !== null && <ProblemNotice problem={problem} />}
        <div class="acts">
          <button type="submit" class={isGrave ? 'grave' : 'main'} disabled={isBusy}>
            {submit}
          </button>
          <button type="button" onClick={onClose}>
            {frame.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
