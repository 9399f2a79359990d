/** From one pair to be decided to the next, and how many there are: for whoever has pairs to decide. */
import { me } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { pageAt } from '../../../rules/pages.ts';
import { isMine, isToDecide } from './shown-pairs.ts';
import type { Pair } from './loads.ts';

interface Props {
  readonly round: string;
  readonly trainee: string;
  readonly pairs: readonly Pair[];
}

export function Way({ round, trainee, pairs }: Props) {
  const { way } = words().pairs;
  const mine = pairs.filter((pair) => isMine(me.value?.grants ?? [], pair));
  if (mine.length === 0) return null;
  const at = mine.findIndex((pair) => pair.trainee.id === trainee);
  const waiting = mine.map((pair, index) => ({ pair, index })).filter(({ pair, index }) => isToDecide(pair) && index !== at);
  // Round about: after the last one comes the first that is left.
  const next = waiting.find(({ index }) => index > at) ?? waiting[0];
  const previous = waiting.findLast(({ index }) => index < at) ?? waiting.at(-1);
  const done = mine.filter((pair) => !isToDecide(pair)).length;
  const to = (pair: Pair): string => pageAt('pair', { round, trainee: pair.trainee.id });
  return (
    <nav class="way" aria-label={way.label}>
      <div class="way-progress">
        <span role="status">{done === mine.length ? way.all : way.progress(done, mine.length)}</span>
        <progress aria-label={way.progress(done, mine.length)} value={done} max={mine.length} />
      </div>
      <div class="way-links">
        {previous !== undefined && (
          <a class="button" href={to(previous.pair)} rel="prev">
            {way.previous}
          </a>
        )}
        {next !== undefined && (
          <a class="button" href={to(next.pair)} rel="next">
            {way.next}
          </a>
        )}
        <a href={pageAt('round', { round })}>{way.back}</a>
      </div>
    </nav>
  );
}

/** Whom to go to once this one is decided. */
export function nextOf(pairs: readonly Pair[], trainee: string): Pair | undefined {
  const mine = pairs.filter((pair) => isMine(me.value?.grants ?? [], pair));
  const at = mine.findIndex((pair) => pair.trainee.id === trainee);
  const waiting = mine.filter((pair) => isToDecide(pair) && pair.trainee.id !== trainee);
  return waiting.find((pair) => mine.indexOf(pair) > at) ?? waiting[0];
}
