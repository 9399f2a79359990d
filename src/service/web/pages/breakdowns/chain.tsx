/** An option, and its changes as a chain: who moves, from whom to whom, and what it costs. */
import type { Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';

export type Option = Schemas['BreakdownOptions']['options'][number];
type Change = Option['changes'][number];

/** An alternate is named by its number of moves and a letter. */
export function isVariant({ label }: Option): boolean {
  return !/^\d+$/.test(label);
}

export function Chain({ changes }: { readonly changes: readonly Change[] }) {
  const { options: said } = words().breakdowns;
  return (
    <ol class={changes.length === 1 ? 'case-chain alone' : 'case-chain'}>
      {changes.map(({ trainee, from, to, scores, minutes, load }) => {
        const price = [
          said.score(scores.before, scores.after),
          said.journey(minutes.before, minutes.after),
          load === null ? '' : said.load(load),
        ].filter((each) => each !== '');
        return (
          <li key={trainee.id}>
            <strong>{trainee.name}</strong> {said.move(from?.name ?? said.nobody, to?.name ?? said.nobody)}
            <span class="hint">{price.join(' · ')}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Whoever it is about first, then whoever gives up the mentor that the one before is to have. */
export function chainOf(changes: readonly Change[], trainee: string): readonly Change[] {
  const left = [...changes];
  const chain: Change[] = [];
  let wanted = (change: Change): boolean => change.trainee.id === trainee;
  while (left.length > 0) {
    const [next] = left.splice(Math.max(0, left.findIndex(wanted)), 1);
    chain.push(next!);
    wanted = ({ from }) => from !== null && from.id === next!.to?.id;
  }
  return chain;
}
