/** Where a match stands, in a word. */
import type { Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';

type State = Schemas['Match']['state'];

const TONES: Partial<Readonly<Record<State, string>>> = { 'in-force': 'good', ended: 'warning', withdrawn: 'bad' };

export function MatchTag({ state }: { readonly state: State }) {
  return <span class={`tag ${TONES[state] ?? ''}`}>{words().matches.states[state]}</span>;
}
