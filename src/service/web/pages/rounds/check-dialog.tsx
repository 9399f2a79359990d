/** Before an act that others will see: what it does, a reason where it needs one, and the button that names it. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { words } from '../../frame/words.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';
import { WrittenField } from '../../parts/field.tsx';

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

/** Closed by whoever opened it, once it is done. */
export function CheckDialog({ title, act, isGrave = false, onAct, onClose, asksReason = false, children }: Props) {
  const { publication } = words().rounds;
  const [reason, setReason] = useState('');
  return (
    <ActDialog title={title} submit={act} isGrave={isGrave} work={() => onAct(reason.trim())} onClose={onClose}>
      {children}
      {asksReason && <WrittenField label={publication.reason} hint={publication.reasonHint} required value={reason} onValue={setReason} />}
    </ActDialog>
  );
}
