/** A dialog of the browser’s own: it holds the focus, Escape closes it, and the focus goes back to where it came from. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  /** By Escape, or the button that says so. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Open as long as it is there. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    // What is to be filled in, where anything is; else the browser takes the first that can be pressed.
    shown.querySelector<HTMLElement>(':is(input, select, textarea):not([readonly])')?.focus();
    // The browser gives the focus back to where it was.
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
