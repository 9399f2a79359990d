/** What is to be put somewhere else, an address or a fingerprint, copied by a button; where the browser refuses, it is selected and that is said. */
import { useState } from 'preact/hooks';
import { words } from '../frame/words.ts';

interface Props {
  readonly text: string;
  /** What is copied, for whoever hears the button without seeing what stands beside it. */
  readonly label: string;
  /** Where the text stands: what is selected. */
  readonly from: { readonly current: HTMLElement | null };
}

export function CopyButton({ text, label, from }: Props) {
  const { copy } = words().frame;
  const [told, setTold] = useState('');
  const put = async (): Promise<void> => {
    // A message that stands already is not told again.
    setTold('');
    try {
      // No browser has a clipboard for pages that come without encryption.
      await (navigator.clipboard as Clipboard | undefined)!.writeText(text);
      setTold(copy.done);
    } catch {
      select(from.current);
      setTold(copy.selected);
    }
  };
  return (
    <>
      <button type="button" aria-label={copy.of(label)} onClick={() => void put()}>
        {copy.act}
      </button>{' '}
      <span role="status" class="hint">
        {told}
      </span>
    </>
  );
}

function select(element: HTMLElement | null): void {
  if (element instanceof HTMLInputElement) {
    element.focus();
    element.select();
  } else if (element !== null) getSelection()?.selectAllChildren(element);
}
