/** A decision is made: what it was, whom to go to next, and once there is nobody left what happens then. The focus is on it. */
import { signal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../frame/words.ts';
import { Notice } from '../../parts/notice.tsx';
import { usePairs } from './loads.ts';
import { listOf, nextOf, pairIn } from './way.tsx';

export type DecisionKind = keyof ReturnType<typeof words>['pairs']['decide']['done'];

/** The decision that one has just come from, to be told on the pair that one came to. */
export const lastMade = signal<{
  readonly round: string;
  readonly trainee: string;
  readonly title: string;
  readonly kind: DecisionKind;
  /** The trainee whose pair one came to. */
  readonly next: string;
} | null>(null);

export function MadeBefore({ round, trainee }: { readonly round: string; readonly trainee: string }) {
  const { decide } = words().pairs;
  const { query } = useLocation();
  const last = lastMade.value;
  if (last === null || last.round !== round || last.next !== trainee) return null;
  return (
    <Notice tone="good" title={decide.previous(last.title)}>
      <p>
        {decide.done[last.kind]} <a href={pairIn(query, round, last.trainee)}>{decide.comeBack}</a>
      </p>
    </Notice>
  );
}

interface Props {
  readonly round: string;
  readonly trainee: string;
  readonly kind: DecisionKind;
}

export function Made({ round, trainee, kind }: Props) {
  const { way, decide } = words().pairs;
  const { query } = useLocation();
  const pairs = usePairs(round);
  const next = nextOf(pairs.value ?? [], query, trainee);
  const link = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => link.current?.focus(), []);
  return (
    <Notice tone="good" title={decide.done[kind]}>
      {next === undefined && kind !== 'withdraw' && <p>{way.then}</p>}
      <p>
        <a ref={link} href={next === undefined ? listOf(query, round, trainee) : pairIn(query, round, next.trainee.id)}>
          {next === undefined ? way.back : way.next}
        </a>
      </p>
    </Notice>
  );
}
