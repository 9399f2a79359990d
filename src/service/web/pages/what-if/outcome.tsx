/** What all that is tried would do: what it costs, who would move, before and after; and how it is asked for. */
import type { Answer, CensusChange, Standing } from '../../../../session/index.ts';
import { words } from '../../frame/words.ts';
import { Notice } from '../../parts/notice.tsx';
import { changesOf, costOf, isSameMeasure } from './cost.ts';
import type { Names } from './frozen.ts';
import { AskFor } from './ask-for.tsx';
import { Moves } from './moves.tsx';

interface Props {
  readonly round: string;
  readonly base: Answer;
  readonly changes: readonly CensusChange[];
  readonly answer: Answer;
  readonly names: Names;
  readonly isBusy: boolean;
}

export function Outcome({ round, base, changes, answer, names, isBusy }: Props) {
  const { whatIf } = words();
  const isPossible = answer.after.status !== 'infeasible';
  const moves = changes.length === 0 || !isPossible ? [] : changesOf(base.pairs, answer.pairs);
  return (
    <section class={isBusy ? 'outcome busy' : 'outcome'} aria-live="polite" aria-busy={isBusy} aria-label={whatIf.outcome}>
      <h2>{whatIf.outcome}</h2>
      {changes.length === 0 ? (
        <>
          <p>{whatIf.nothingTried}</p>
          <Figures hasScores standings={[[whatIf.now, base.after]]} />
        </>
      ) : isPossible ? (
        <>
          <p class="cost">{costOf(base, answer)}</p>
          <Figures
            hasScores={isSameMeasure(base.weights, answer.weights)}
            standings={[
              [whatIf.now, base.after],
              [whatIf.then, answer.after],
            ]}
          />
          <Moves moves={moves} names={names} />
          {answer.after.status === 'optimal' && <p class="hint">{whatIf.proven}</p>}
          {moves.length > 0 && <AskFor key={JSON.stringify(changes)} round={round} answer={answer} changes={changes} moves={moves} />}
        </>
      ) : (
        <Notice tone="warning" title={whatIf.impossible}>
          <p>{whatIf.impossibleRemedy}</p>
        </Notice>
      )}
    </section>
  );
}

interface FiguresProps {
  readonly standings: readonly (readonly [string, Standing])[];
  /** Whether they measure the same. */
  readonly hasScores: boolean;
}

function Figures({ standings, hasScores }: FiguresProps) {
  const { whatIf } = words();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={whatIf.outcome}>
      <table>
        <thead>
          <tr>
            <td />
            {standings.map(([label]) => (
              <th key={label} scope="col" class="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{whatIf.placed}</th>
            {standings.map(([label, { placed }]) => (
              <td key={label} class="number">
                {placed}
              </td>
            ))}
          </tr>
          {hasScores && (
            <tr>
              <th scope="row">{whatIf.mean}</th>
              {standings.map(([label, { score, placed }]) => (
                <td key={label} class="number">
                  {whatIf.meanOf(score, placed)}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
