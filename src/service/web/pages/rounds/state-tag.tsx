/** What stands of a pair, in a word or two. */
import { words } from '../../frame/words.ts';
import type { Pair } from './loads.ts';

const TONES: Readonly<Record<Pair['state'], string>> = {
  open: 'tag',
  unmet: 'tag warning',
  refused: 'tag warning',
  stale: 'tag bad',
  decided: 'tag good',
};

export function StateTag({ pair: { state, decision } }: { readonly pair: Pick<Pair, 'state' | 'decision'> }) {
  const { states, kinds } = words().pairs;
  return <span class={TONES[state]}>{state === 'decided' && decision !== null ? kinds[decision.kind] : states[state]}</span>;
}
