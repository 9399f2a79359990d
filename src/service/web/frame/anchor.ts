/** What an address names after its “#” comes into view: also where it is loaded after the page, stands in something folded, or moves as more comes above it. */
import { useEffect } from 'preact/hooks';

/** How long it is waited for, and how long it is kept in view once it is there. */
const WAIT_MS = 10_000;
const KEEP_MS = 2_000;
/** Whoever does one of these has taken over. */
const ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** @param url the address; anew for each. */
export function useAnchor(url: string): void {
  useEffect(() => {
    // As it stands: ids are plain, and what somebody else has put there need not be decodable.
    const id = location.hash.slice(1);
    if (id === '') return undefined;
    let end = performance.now() + WAIT_MS;
    let isShown = false;
    const show = (): void => {
      const found = performance.now() > end ? null : document.getElementById(id);
      if (found === null) {
        if (performance.now() > end) stop();
        return;
      }
      const folded = found.closest('details');
      if (folded !== null) folded.open = true;
      found.scrollIntoView();
      // Where it takes the focus, whoever listens is led there as well.
      if (!isShown) found.focus({ preventScroll: true });
      if (!isShown) end = performance.now() + KEEP_MS;
      isShown = true;
    };
    const observer = new MutationObserver(show);
    const stop = (): void => {
      observer.disconnect();
      for (const act of ACTS) removeEventListener(act, stop, true);
    };
    for (const act of ACTS) addEventListener(act, stop, { capture: true, passive: true });
    observer.observe(document.body, { childList: true, subtree: true });
    // The router begins every page at its top, after this.
    const frame = requestAnimationFrame(show);
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [url]);
}
