/** An act that is asked once more: what it does is said before it is done. */
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';

interface Props {
  readonly title: string;
  readonly says: string;
  /** Names the act. */
  readonly submit: string;
  readonly work: () => Promise<void>;
  readonly onClose: (isDone: boolean) => void;
}

export function Ask({ title, says, submit, work, onClose }: Props) {
  const { frame } = words();
  const { act, isBusy, problem } = useAct();
  const carryOut = async (): Promise<void> => {
    if (await act(work)) onClose(true);
  };
  return (
    <Dialog title={title} onClose={() => onClose(false)}>
      <p>{says}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div class="acts">
        <button type="button" class="main" disabled={isBusy} onClick={() => void carryOut()}>
          {submit}
        </button>
        <button type="button" onClick={() => onClose(false)}>
          {frame.cancel}
        </button>
      </div>
    </Dialog>
  );
}
