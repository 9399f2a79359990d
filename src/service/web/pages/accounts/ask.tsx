/** An act that is asked once more: what it does is said before it is done. */
import { ActDialog } from '../../parts/act-dialog.tsx';

interface Props {
  readonly title: string;
  readonly says: string;
  /** Names the act. */
  readonly submit: string;
  readonly work: () => Promise<void>;
  readonly onClose: (isDone: boolean) => void;
}

export function Ask({ title, says, submit, work, onClose }: Props) {
  return (
    <ActDialog title={title} submit={submit} work={() => work().then(() => onClose(true))} onClose={() => onClose(false)}>
      <p>{says}</p>
    </ActDialog>
  );
}
