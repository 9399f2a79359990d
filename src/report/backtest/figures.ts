/** What is seen at a glance: the sentences, the key figures, the criteria side by side, both distributions. */
import { CRITERIA, type PairingSummary, SCORE_SCALE, type Side } from '../../domain/index.ts';
import { bandsOf, histogram } from '../histogram.ts';
import { type Html, markup } from '../markup.ts';
import { banner } from '../banner.ts';
import { figure } from '../sections/summary.ts';
import { dataTable, groupedTable, type Row } from '../table.ts';
import { NO_VALUE, type View } from './view.ts';

export function summaryBanner({ backtest, m, text }: View): Html {
  const { status } = backtest.optimum;
  const tone = { optimal: 'good', limit: 'warning', infeasible: 'bad' } as const;
  const lists = [{ intro: null, items: backtest.summary.map(text) }];
  const statement = { tone: tone[status], title: m.backtest.status[status], sentences: [], lists };
  return banner(statement, m.backtest.headings.summary, m.backtest.status.decision);
}

export function keyFigures({ backtest, m, f }: View): Html {
  const { byHand, byEngine, optimum, trainees, samePairs, changes } = backtest;
  const words = m.backtest.figures;
  const meanOf = ({ score, served }: PairingSummary): string => f.mean(score, served);
  const count = (...kinds: readonly string[]): number => changes.filter(({ kind }) => kinds.includes(kind)).length;
  const hasEngine = optimum.status !== 'infeasible';
  const shown = (engine: string, hand: string): string => (hasEngine ? engine : hand);
  const detail = (hand: string): string => (hasEngine ? words.beside(hand) : words.byHand);
  const { shareByHand, shareByEngine, bounded } = optimum;
  return markup`<dl class="figures">
${figure(words.served, shown(f.integer(byEngine.served), f.integer(byHand.served)), words.of(detail(f.integer(byHand.served)), trainees))}
${figure(words.mean, shown(meanOf(byEngine), meanOf(byHand)), detail(meanOf(byHand)))}
${
  shareByHand === null || shareByEngine === null
    ? null
    : figure(
        words.share,
        bounded ? f.percent(downToTenths(shareByHand)) : NO_VALUE,
        bounded ? words.shareDetail(hasEngine ? f.percent(downToTenths(shareByEngine)) : NO_VALUE) : words.shareUnbounded,
      )
}
${
  hasEngine
    ? [
        figure(words.same, f.integer(samePairs), words.sameDetail),
        figure(words.better, f.integer(count('better', 'gained')), words.trainees),
        figure(words.worse, f.integer(count('worse', 'lost')), words.trainees),
      ]
    : null
}
</dl>`;
}

/** A share in [0, 1], rounded down to a tenth of a percent: nothing short of the whole reads as the whole. */
function downToTenths(share: number): number {
  return Math.floor(Math.round(share * 10_000) / 10) / 1000;
}

export function criteriaSection(view: View): Html {
  const { backtest, sides, m, f } = view;
  const words = m.backtest.criteria;
  const { weights } = backtest.guidelines.content;
  const groups = CRITERIA.map((criterion, k) => {
    const bars = sides.map(({ side, label }) => {
      const value = backtest[side].criteria[k]?.meanValue ?? null;
      const bar = value === null ? null : markup`<rect width="${(value * 100).toFixed(1)}" height="6"/>`;
      return markup`<li class="${side}"><span>${label}</span><svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${bar}</svg><strong>${value === null ? words.noValue : f.percent(value)}</strong></li>
`;
    });
    return markup`<div class="beside ${criterion}"><h3>${m.criteria[criterion]} <small>${words.weight(f.percent(weights[criterion]))}</small></h3>
<ul>
${bars}</ul></div>
`;
  });
  const { byHand, withinRules } = backtest;
  const note =
    withinRules.served < byHand.served ? m.backtest.sidesNote.excluded(byHand.served - withinRules.served) : m.backtest.sidesNote.none;
  return markup`<p>${words.intro}</p>
<p>${note}</p>
<div class="multiples wide-multiples">
${groups}</div>
${criteriaTable(view)}`;
}

/** A group a criterion, a row a side. */
function criteriaTable({ backtest, sides, m, f }: View): Html {
  const words = m.backtest.criteria;
  const { weights } = backtest.guidelines.content;
  const rows = (read: (side: PairingSummary) => readonly string[]): Row[] =>
    sides.map(({ side, label }) => [label, ...read(backtest[side])]);
  const groups = CRITERIA.map((criterion, k) => ({
    heading: words.group(m.criteria[criterion], f.percent(weights[criterion])),
    rows: rows((side) => {
      const { meanValue, points, unknown } = side.criteria[k]!;
      return [meanValue === null ? NO_VALUE : f.percent(meanValue), f.points(points), f.mean(points, side.served), f.integer(unknown)];
    }),
  }));
  return groupedTable({
    id: 'criteria-caption',
    caption: words.caption,
    columns: [
      { label: words.side },
      ...[words.value, words.points, words.pointsEach, words.unknown].map((label) => ({ label, numeric: true })),
    ],
    groups: [...groups, { heading: words.total, rows: rows((side) => ['', f.points(side.score), f.mean(side.score, side.served), '']) }],
  });
}

const BANDS = 20;

export function distributionsSection(view: View): Html {
  const { backtest, sides, m, f } = view;
  const drawn = sides.filter(({ side }) => side !== 'withinRules');
  const samples = drawn.map(({ side, label }) => ({ label, known: scoresOf(view, side) }));
  const highest = Math.max(1, ...samples.flatMap(({ known }) => bandsOf(known, BANDS)));
  const figures = samples.map(({ label, known }) =>
    histogram(view, label, { known, unknown: 0 }, { bands: BANDS, highest, className: 'score' }),
  );
  const table = dataTable({
    id: 'bands-caption',
    caption: m.backtest.distributions.caption,
    columns: [{ label: m.distributions.band }, ...sides.map(({ label }) => ({ label, numeric: true }))],
    rows: backtest.byHand.distribution.map((_, band) => [
      m.distributions.bandLabel(band * 10, band * 10 + 10),
      ...sides.map(({ side }) => f.integer(backtest[side].distribution[band] ?? 0)),
    ]),
  });
  return markup`<p>${m.backtest.distributions.intro}</p>
<div class="multiples wide-multiples">
${figures}</div>
<details class="plain"><summary>${m.distributions.tableSummary}</summary>
${table}
</details>`;
}

/** Out of 100. */
function scoresOf({ backtest }: View, side: Side): number[] {
  const pairs = backtest.changes.map((change) => (side === 'byEngine' ? change.byEngine : change.byHand)).filter((pair) => pair !== null);
  return pairs.map(({ score }) => (score / SCORE_SCALE) * 100);
}
