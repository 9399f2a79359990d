/** The last computations of a kind: those under way with their progress, the others as a table. */
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { Empty } from '../../parts/notice.tsx';
import { hasEnded } from '../../../rules/run-state.ts';
import { RunProgress } from '../rounds/run-progress.tsx';
import { addressOf, boardNameOf, type Kind, type Round, type Run, subjectOf } from './loads.ts';

/** Those before them are behind a click. */
const SHOWN = 5;

interface Props {
  readonly kind: Kind;
  readonly runs: readonly Run[];
  readonly rounds: readonly Round[];
  /** Of one under way. */
  readonly onEnd: () => void;
}

export function RunList({ kind, runs, rounds, onEnd }: Props) {
  const { planning: said } = words();
  const active = runs.filter(({ state }) => !hasEnded(state));
  const ended = runs.filter(({ state }) => hasEnded(state));
  if (runs.length === 0) return <Empty>{said.none}</Empty>;
  const earlier = ended.slice(SHOWN);
  return (
    <>
      {active.map((run) => (
        <div key={run.id} class="card under-way">
          <h3>
            <a href={addressOf(kind, run.id)}>{said.underWay(`${boardNameOf(run.board, rounds)}, ${subjectOf(run, rounds)}`)}</a>
          </h3>
          <RunProgress run={run} onEnd={onEnd} mayCancel={mayAt('run.cancel', { board: run.board })} />
        </div>
      ))}
      {ended.length > 0 && <Table {...{ kind, rounds }} runs={ended.slice(0, SHOWN)} label={said.kinds[kind].title} />}
      {earlier.length > 0 && (
        <details>
          <summary>{said.earlier(earlier.length)}</summary>
          <Table {...{ kind, rounds }} runs={earlier} label={said.earlier(earlier.length)} />
        </details>
      )}
    </>
  );
}

function Table({ kind, runs, rounds, label }: Omit<Props, 'onEnd'> & { readonly label: string }) {
  const { planning: said } = words();
  const hasBoards = new Set(rounds.map(({ board }) => board)).size > 1;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{said.asked}</th>
            {hasBoards && <th scope="col">{said.board}</th>}
            <th scope="col">{kind === 'stress' ? said.ofRound : said.periods}</th>
            <th scope="col">{said.state}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">
                <a href={addressOf(kind, run.id)}>{timed(run.at)}</a>
              </th>
              {hasBoards && <td>{boardNameOf(run.board, rounds)}</td>}
              <td>{subjectOf(run, rounds)}</td>
              <td>
                <StateTag run={run} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** How it ended says more than that it has. */
function StateTag({ run: { state, result } }: { readonly run: Run }) {
  const { states, endings } = words().planning;
  if (state === 'done' && result !== null) {
    const tone = { done: 'good', limit: 'warning', infeasible: 'bad', wrongInput: 'bad', differs: 'bad' }[result.ending];
    return <span class={`tag ${tone}`}>{endings[result.ending]}</span>;
  }
  return <span class={state === 'failed' ? 'tag bad' : 'tag'}>{states[state]}</span>;
}
