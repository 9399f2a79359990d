/** The two sides measure by measure and region by region, and the rules that the pairs made by hand do not follow. */
import { grouped, type PairingSummary } from '../../domain/index.ts';
import { capitalised, wordsOf } from '../../wording/index.ts';
import { type Html, markup } from '../markup.ts';
import { dataTable } from '../table.ts';
import { NO_VALUE, type View } from './view.ts';

export function wholeSection({ backtest, sides, m, f }: View): Html {
  const words = m.backtest.whole;
  const met = (n: number, stated: number): string => words.ofStated(f.integer(n), f.integer(stated));
  const minutes = (value: number | null): string => (value === null ? NO_VALUE : f.minutes(value));
  const measures: readonly (readonly [label: string, read: (side: PairingSummary) => string])[] = [
    [words.served, ({ served }) => f.integer(served)],
    [words.total, ({ score }) => f.points(score)],
    [words.mean, ({ score, served }) => f.mean(score, served)],
    [words.lowest, ({ worst }) => (worst[0] === undefined ? NO_VALUE : f.points(worst[0].score))],
    [words.meanJourney, ({ journeys }) => minutes(journeys.meanMinutes)],
    [words.longestJourney, ({ journeys }) => minutes(journeys.longestMinutes)],
    [words.unknownJourneys, ({ journeys, served }) => f.integer(served - journeys.known)],
    [words.firstOfTrainee, ({ preferences: { ofTrainees } }) => met(ofTrainees.first, ofTrainees.stated)],
    [words.listedOfTrainee, ({ preferences: { ofTrainees } }) => met(ofTrainees.listed, ofTrainees.stated)],
    [words.firstOfMentor, ({ preferences: { ofMentors } }) => met(ofMentors.first, ofMentors.stated)],
    [words.listedOfMentor, ({ preferences: { ofMentors } }) => met(ofMentors.listed, ofMentors.stated)],
    [words.avoided, ({ preferences }) => f.integer(preferences.avoided)],
    [words.mentors, ({ loads }) => f.integer(loads.mentors)],
    [words.heaviest, ({ loads }) => f.integer(loads.heaviest)],
    [words.overPlaces, ({ loads }) => f.integer(loads.overPlaces.length)],
  ];
  return dataTable({
    id: 'whole-caption',
    caption: words.caption,
    columns: [{ label: words.measure }, ...sides.map(({ label }) => ({ label, numeric: true }))],
    rows: measures.map(([label, read]) => [label, ...sides.map(({ side }) => read(backtest[side]))]),
  });
}

export function boardsSection({ backtest, sides, m, f }: View): Html {
  const words = m.backtest.boards;
  const hasEngine = backtest.optimum.status !== 'infeasible';
  const cells = (
    name: string,
    group: Pick<typeof backtest, 'trainees' | 'samePairs' | 'byHand' | 'withinRules' | 'byEngine'>,
  ): string[] => [
    name,
    f.integer(group.trainees),
    ...sides.flatMap(({ side }) => [f.integer(group[side].served), f.mean(group[side].score, group[side].served)]),
    ...(hasEngine ? [f.integer(group.samePairs)] : []),
  ];
  const heads = [
    words.trainees,
    ...sides.flatMap(({ short }) => [words.served(short), words.mean(short)]),
    ...(hasEngine ? [words.same] : []),
  ];
  return dataTable({
    id: 'boards-caption',
    caption: words.caption,
    columns: [{ label: words.board }, ...heads.map((label) => ({ label, numeric: true }))],
    rows: backtest.boards.map((board) => cells(board.name, board)),
    total: cells(words.all, backtest),
  });
}

/** Above so many of a kind they are folded away. */
const SHOWN = 12;

export function rulesSection({ backtest, language, m, text }: View): Html {
  const words = m.backtest.rules;
  const lists = [...grouped(backtest.broken, ({ kind }) => kind)].map(([kind, broken]) => {
    const items = markup`<ul>${broken.map(({ sentence }) => markup`<li>${text(sentence)}</li>`)}</ul>`;
    const head = capitalised(wordsOf(language).constraints.broken.kinds[kind](broken.length));
    return broken.length > SHOWN
      ? markup`
<details class="plain"><summary>${head}</summary>
${items}
</details>`
      : markup`
<h3>${head}</h3>
${items}`;
  });
  return markup`<p>${lists.length === 0 ? words.none : words.intro}</p>${lists}`;
}

export function notSaidSection({ backtest, text }: View): Html {
  return markup`<ul>${backtest.notSaid.map((sentence) => markup`<li>${text(sentence)}</li>`)}</ul>`;
}
