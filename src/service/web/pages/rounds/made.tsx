/** A decision is made: what it was, whom to go to next, and once there is nobody left what happens then. The focus is on it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../frame/words.ts';
import { Notice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { usePairs } from './loads.ts';
import { nextOf } from './way.tsx';

export type DecisionKind = keyof ReturnType<typeof words>['pairs']['decide']['done'];

interface Props {
  readonly round: string;
  readonly trainee: string;
  readonly kind: DecisionKind;
}

export function Made({ round, trainee, kind }: Props) {
  const { way, decide } = words().pairs;
  const pairs = usePairs(round);
  const next = nextOf(pairs.value ?? [], trainee);
  const link = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => link.current?.focus(), []);
  return (
    <Notice tone="good" title={decide.done[kind]}>
      {next === undefined && <p>{way.then}</p>}
      <p>
        <a ref={link} href={next === undefined ? pageAt('round', { round }) : pageAt('pair', { round, trainee: next.trainee.id })}>
          {next === undefined ? way.back : way.next}
        </a>
      </p>
    </Notice>
  );
}
