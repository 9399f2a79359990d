/** Who is proposed nobody: why, and what was decided of it. */
import { words } from '../../frame/words.ts';
import { PairLink } from './pairs-table.tsx';
import { StateTag } from './state-tag.tsx';
import type { Proposed } from './loads.ts';

export function Unmet({ round, pairs, run }: { readonly round: string; readonly pairs: readonly Proposed[]; readonly run: string | null }) {
  const { unmet } = words().pairs;
  if (pairs.length === 0) return null;
  return (
    <section>
      <h2>{unmet.title(pairs.length)}</h2>
      <p>{unmet.says}</p>
      <ul class="tasks">
        {pairs.map((pair) => (
          <li key={pair.trainee.id} class="unmet-person">
            <p>
              <PairLink {...{ round, run, pair }} />, {pair.trainee.serviceName}{' '}
              {pair.state !== undefined && pair.state !== 'unmet' && (
                <StateTag pair={{ state: pair.state, decision: pair.decision ?? null }} />
              )}
            </p>
            <p class="hint">
              {pair.decision?.kind === 'without' ? unmet.left(pair.decision.reason, pair.decision.by) : <Why pair={pair} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Why({ pair: { excluded } }: { readonly pair: Proposed }) {
  const { unmet, excluded: said } = words().pairs;
  return <>{excluded.length === 0 ? unmet.unknown : unmet.why(excluded.map(({ code, mentors }) => said(code, mentors)).join(', '))}</>;
}
