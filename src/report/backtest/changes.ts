/** What changes for each trainee: who would gain and who would lose most, everybody, and the lowest scores of either side. */
import { type BacktestPair, lossesFirst, type TraineeChange } from '../../domain/index.ts';
import { DETAILED_LIMIT } from '../edition.ts';
import { type Html, markup } from '../markup.ts';
import { nameOf } from '../sections/pairs.ts';
import { dataTable, type Row } from '../table.ts';
import type { View } from './view.ts';

const SHOWN = 15;

export function changesSection(view: View): Html {
  const { backtest, m } = view;
  const words = m.backtest.changes;
  const gains = backtest.changes.filter(({ difference }) => difference > 0).slice(0, SHOWN);
  const losses = lossesFirst(backtest.changes).slice(0, SHOWN);
  return backtest.optimum.status === 'infeasible'
    ? markup`<p>${words.infeasible}</p>`
    : markup`<p>${words.intro}</p>
<h3>${words.gain}</h3>
${gains.length === 0 ? markup`<p>${words.nobodyGains}</p>` : table(view, 'gains-caption', words.gainCaption, gains)}
<h3>${words.lose}</h3>
${losses.length === 0 ? markup`<p>${words.nobodyLoses}</p>` : table(view, 'losses-caption', words.loseCaption, losses)}
${
  backtest.changes.length > DETAILED_LIMIT
    ? markup`<p>${words.tooMany(DETAILED_LIMIT)}</p>`
    : markup`<details class="plain"><summary>${words.all}</summary>
${table(view, 'changes-caption', words.allCaption, backtest.changes)}
</details>`
}`;
}

function table(view: View, id: string, caption: string, changes: readonly TraineeChange[]): Html {
  const words = view.m.backtest.changes;
  return dataTable({
    id,
    caption,
    columns: [
      { label: words.trainee },
      { label: words.board },
      { label: words.mentorByHand },
      { label: words.scoreByHand, numeric: true },
      { label: words.mentorByEngine },
      { label: words.scoreByEngine, numeric: true },
      { label: words.difference, numeric: true },
    ],
    rows: changes.map((change) => row(view, change)),
  });
}

function row({ m, f, boardName }: View, { trainee, byHand, byEngine, difference }: TraineeChange): Row {
  const words = m.backtest.changes;
  const mentor = (pair: BacktestPair | null): Html | string =>
    pair === null
      ? words.nobody
      : pair.rules.length === 0
        ? nameOf(pair.mentor)
        : markup`${nameOf(pair.mentor)} <small>(${words.outsideRules})</small>`;
  const score = (pair: BacktestPair | null): string => (pair === null ? '–' : f.points(pair.score));
  return [
    nameOf(trainee),
    boardName(trainee.board),
    mentor(byHand),
    score(byHand),
    mentor(byEngine),
    score(byEngine),
    f.signedPoints(difference),
  ];
}

export function worstSection({ backtest, sides, m, f, boardName }: View): Html[] {
  const words = m.backtest.worst;
  const people = new Map(backtest.changes.map((change) => [change.trainee.id, change]));
  return sides
    .filter(({ side }) => side !== 'withinRules')
    .map(({ side, label }) => {
      const { worst } = backtest[side];
      if (worst.length === 0) return markup`<p>${words.none}</p>`;
      return dataTable({
        id: `worst-${side}`,
        caption: words.caption(label),
        columns: [
          { label: m.backtest.changes.trainee },
          { label: m.backtest.changes.board },
          { label: m.pairs.mentor },
          { label: words.score, numeric: true },
        ],
        rows: worst.map(({ trainee, score }) => {
          const change = people.get(trainee)!;
          const pair = side === 'byEngine' ? change.byEngine : change.byHand;
          return [nameOf(change.trainee), boardName(change.trainee.board), pair === null ? '' : nameOf(pair.mentor), f.points(score)];
        }),
      });
    });
}
