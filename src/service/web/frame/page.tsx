/** What every page has: a title that the window bears too, and the focus on it when one comes to it; both change with what is shown, not after it is painted. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from './words.ts';

/** Whether anybody has done anything on this page of the browser. */
let isUsed = false;
for (const kind of ['keydown', 'pointerdown', 'click'])
  addEventListener(
    kind,
    () => {
      isUsed = true;
    },
    { capture: true, once: true },
  );

export interface PageProps {
  readonly title: string;
  /** Above the title: where this belongs. */
  readonly above?: ComponentChildren;
  /** Beside the title: what can be done with the whole. */
  readonly acts?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Page({ title, above, acts, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    document.title = `${title} – ${words().frame.name}`;
  }, [title]);
  useLayoutEffect(() => {
    // Until then it begins at the top of the document, as any page does.
    if (isUsed) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main id="content">
      <div class="page-head">
        <div>
          {above !== undefined && <p class="above">{above}</p>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        </div>
        {acts !== undefined && acts !== false && <div class="acts">{acts}</div>}
      </div>
      {children}
    </main>
  );
}
