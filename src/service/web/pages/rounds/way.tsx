/** From one pair to be decided to the next, in the order of the list that one comes from, and how many there are: for whoever has pairs to decide. */
import { useLocation } from 'preact-iso';
import { me } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { pageAt } from '../../../rules/pages.ts';
import { addressOf } from '../proposal/links.tsx';
import { alongList, isMine, isToDecide, listQuery, rowAnchor } from './shown-pairs.ts';
import type { Pair } from './loads.ts';

interface Props {
  readonly round: string;
  readonly trainee: string;
  readonly pairs: readonly Pair[];
}

export function Way({ round, trainee, pairs }: Props) {
  const { way } = words().pairs;
  const { query } = useLocation();
  const mine = pairs.filter((pair) => isMine(me.value?.grants ?? [], pair));
  if (mine.length === 0) return null;
  const { previous, next } = around(mine, query, trainee);
  const done = mine.filter((pair) => !isToDecide(pair)).length;
  const to = (pair: Pair): string => pairIn(query, round, pair.trainee.id);
  return (
    <nav class="way" aria-label={way.label}>
      <div class="way-progress">
        <span role="status">{done === mine.length ? way.all : way.progress(done, mine.length)}</span>
        <progress aria-label={way.progress(done, mine.length)} value={done} max={mine.length} />
      </div>
      <div class="way-links">
        {previous !== undefined && (
          <a class="button" href={to(previous)} rel="prev">
            {way.previous}
          </a>
        )}
        {next !== undefined && (
          <a class="button" href={to(next)} rel="next">
            {way.next}
          </a>
        )}
        <a href={listOf(query, round, trainee)}>{way.back}</a>
      </div>
    </nav>
  );
}

type Query = Readonly<Record<string, string>>;

/** The page of a pair of a round, and the list with its place in it: both with the filter and the order that one came with. */
export function pairIn(query: Query, round: string, trainee: string): string {
  return addressOf(pageAt('pair', { round, trainee }), listQuery(query));
}

export function listOf(query: Query, round: string, trainee: string): string {
  return `${addressOf(pageAt('round', { round }), listQuery(query))}#${rowAnchor(trainee)}`;
}

/** Whom to go to once this one is decided. */
export function nextOf(pairs: readonly Pair[], query: Query, trainee: string): Pair | undefined {
  return around(
    pairs.filter((pair) => isMine(me.value?.grants ?? [], pair)),
    query,
    trainee,
  ).next;
}

/** Those still to be decided before and after this one in the list, round about; once the list has none, any that is left. */
function around(
  mine: readonly Pair[],
  query: Query,
  trainee: string,
): { readonly previous?: Pair | undefined; readonly next?: Pair | undefined } {
  const isOther = (pair: Pair): boolean => isToDecide(pair) && pair.trainee.id !== trainee;
  const listed = alongList(mine, query, trainee);
  const along = listed.some(isOther) ? listed : alongList(mine, {}, trainee);
  const at = along.findIndex((pair) => pair.trainee.id === trainee);
  const [before, after] = [along.slice(0, Math.max(at, 0)).filter(isOther), along.slice(at + 1).filter(isOther)];
  return { previous: before.at(-1) ?? after.at(-1), next: after[0] ?? before[0] };
}
