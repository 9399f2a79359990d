/** A part of a page that stands on what is loaded: on its way, refused, or there; what was there stays while it is read anew. */
import type { ComponentChildren } from 'preact';
import type { Loaded } from '../api/loaded.ts';
import { Loading, ProblemNotice } from './notice.tsx';

interface Props<T> {
  readonly of: Loaded<T> & { readonly reload: () => Promise<void> };
  readonly children: (value: T) => ComponentChildren;
}

export function LoadedPart<T>({ of, children }: Props<T>) {
  return (
    <>
      {of.problem !== null && <ProblemNotice problem={of.problem} again={() => void of.reload()} />}
      {of.value === null ? of.problem === null && <Loading /> : children(of.value)}
    </>
  );
}
