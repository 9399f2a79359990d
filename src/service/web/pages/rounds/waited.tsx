/** After a submission: until when directors decide, which services are waited for, what a refusal holds up, and how a proposal is replaced. */
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { me } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { dated, todayInFrance } from '../../parts/dates.ts';
import { daysBefore } from '../../../rules/preparation.ts';
import { dueDay } from '../../../rules/todo.ts';
import { isMine, isToDecide } from './shown-pairs.ts';
import type { Pair, Round } from './loads.ts';

interface Props {
  readonly round: Round;
  readonly pairs: readonly Pair[];
}

/** The same day that the to-do list has, ISO; null until it is known. */
function useDecideDay({ board, startsOn, proposal }: Round): string | null {
  const holds = useLoaded(
    `settings of ${board}`,
    async () => (await given(api.GET('/api/settings', { params: { query: { scope: board } } }))).body.holds,
  );
  if (holds.value === null || proposal === null) return null;
  return dueDay('pairs-decide', daysBefore(startsOn, holds.value.decideDaysBefore), new Date(proposal.submittedAt));
}

/** For the board. @param mayReplace whether another proposal may take the place of this one. */
export function WaitedFor({ round, pairs, mayReplace }: Props & { readonly mayReplace: boolean }) {
  const { waited } = words().rounds;
  const day = useDecideDay(round);
  const services = servicesOf(pairs);
  const isWaiting = services.some(({ open }) => open > 0) || (pairs.length === 0 && round.state === 'review');
  return (
    <>
      {isWaiting && day !== null && <p>{(day < todayInFrance() ? waited.past : waited.until)(dated(day))}</p>}
      {services.length > 0 && (
        <>
          <h3>{waited.title}</h3>
          <ul>
            {services.map(({ code, name, open, refused }) => (
              <li key={code}>{waited.of(name, open, refused)}</li>
            ))}
          </ul>
        </>
      )}
      {mayReplace && <p class="hint">{waited.replace}</p>}
    </>
  );
}

/** What a director has still to do there, and what of theirs is others’ turn. */
export function TheirsStill({ round, pairs }: Props) {
  const { waited } = words().rounds;
  const day = useDecideDay(round);
  const mine = pairs.filter((pair) => isMine(me.value?.grants ?? [], pair));
  const refused = mine.filter(({ state }) => state === 'refused').length;
  const stale = mine.filter((pair) => pair.state === 'stale' && !isToDecide(pair)).length;
  return (
    <>
      {mine.some(isToDecide) && day !== null && <p>{(day < todayInFrance() ? waited.minePast : waited.mineUntil)(dated(day))}</p>}
      {refused > 0 && <p>{waited.mineRefused(refused)}</p>}
      {stale > 0 && <p>{waited.mineStale(stale)}</p>}
    </>
  );
}

interface Service {
  readonly code: string;
  readonly name: string;
  /** Pairs on which its director has something to say now. */
  readonly open: number;
  readonly refused: number;
}

/** Of those that something waits for: whoever has most to decide first. */
function servicesOf(pairs: readonly Pair[]): readonly Service[] {
  const services = new Map<string, Service>();
  for (const pair of pairs) {
    if (pair.mentor === null || (!isToDecide(pair) && pair.state !== 'refused')) continue;
    const { service: code, serviceName: name } = pair.mentor;
    const { open, refused } = services.get(code) ?? { open: 0, refused: 0 };
    services.set(code, { code, name, open: open + Number(isToDecide(pair)), refused: refused + Number(pair.state === 'refused') });
  }
  return [...services.values()].sort((a, b) => b.open - a.open || a.name.localeCompare(b.name, 'fr'));
}
