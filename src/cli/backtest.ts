/** `binome backtest`: a past period's pairs, made by hand, beside the engine's. */
import type { Command } from 'commander';
import { COMMANDS } from '../app/index.ts';
import { describeChange } from '../backtest/index.ts';
import { type Backtest, CRITERIA, lossesFirst, type PairingSummary, type Side, sidesOf } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { censusFiles } from '../files/index.ts';
import { formatsOf, wordsOf, pageWordsOf } from '../wording/index.ts';
import { columns } from './columns.ts';
import { limitsOf, type CommandLine, type LimitOptions, type ReplaceOption, type SituationOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { writtenLines } from './written-lines.ts';

interface BacktestOptions extends SituationOptions, LimitOptions, ReplaceOption {
  pairs: string;
  census: string[];
  period: string;
  acceptPartial?: boolean;
  out?: string;
}

export function defineBacktest(command: Command, { terminal, say, withSituation, withLimits, withReplace, finish }: CommandLine): void {
  withReplace(
    withLimits(
      withSituation(
        command
          .requiredOption(
            '--pairs <file>',
            say({ fr: 'binômes faits à la main (CSV : stagiaire, tuteur)', en: 'pairs made by hand (CSV: trainee, mentor)' }),
          )
          .requiredOption(
            '--census <file...>',
            say({ fr: 'recensement de la période (CSV, XLSX ou ODS)', en: 'census of the period (CSV, XLSX or ODS)' }),
          )
          .requiredOption(
            '--period <id>',
            say({ fr: 'période, par exemple SP1 ou "CPIP 29/SP1"', en: 'period, such as SP1 or "CPIP 29/SP1"' }),
          ),
      ),
    ),
  )
    .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
    .option('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' }))
    .action(async (options: BacktestOptions) => {
      const { travel, acceptPartial = false, out, replace, ...rest } = options;
      const census = await censusFiles(rest.census);
      const request = { ...rest, census, limits: limitsOf(options), travelTable: travel, acceptPartial };
      finish(await execute(terminal, await COMMANDS.backtest(), request, describe, { out, replace }));
    });
}

/** Changes and broken rules that are shown; the files have them all. */
const MOST_SHOWN = 10;

function describe(result: Backtest, files: readonly string[], language: Language): string[] {
  const { moreInFiles, backtest: words } = pageWordsOf(language).terminal;
  const { broken, changes, notSaid, optimum, period, summary } = result;
  const best = changes.filter(({ difference }) => difference > 0);
  const worst = lossesFirst(changes);
  const inFull = optimum.status !== 'infeasible';
  const list = (head: string, lines: readonly string[]): string[] => {
    if (lines.length === 0) return [];
    const more = lines.length - MOST_SHOWN;
    const rest = more <= 0 ? [] : [moreInFiles(more)];
    return ['', head, ...[...lines.slice(0, MOST_SHOWN), ...rest].map((text) => `  ${text}`)];
  };
  return [
    ...['', words.period(period.promotion, period.name), ...summary.map((text) => text[language])],
    ...['', ...wholeTable(result, language)],
    ...['', ...criteriaTable(result, language)],
    ...['', ...boardsTable(result, language)],
    ...list(
      words.rules,
      broken.map(({ sentence }) => sentence[language]),
    ),
    ...list(words.gain, inFull ? best.map((change) => describeChange(change, language)) : []),
    ...list(words.lose, inFull ? worst.map((change) => describeChange(change, language)) : []),
    ...['', words.notSaid, ...notSaid.map((text) => `  ${text[language]}`)],
    ...(files.length > 0 ? ['', ...writtenLines(files, language)] : []),
  ];
}

function namedSides(result: Backtest, language: Language): [head: string, side: Side][] {
  return sidesOf(result).map((side) => [pageWordsOf(language).terminal.backtest.sides[side], side]);
}

const NONE = '–';

function wholeTable(result: Backtest, language: Language): string[] {
  const { rows: names, ofStated } = pageWordsOf(language).terminal.backtest;
  const { fixed, integer, mean, points } = formatsOf(language);
  const sides = namedSides(result, language);
  const minutes = (value: number | null): string => (value === null ? NONE : fixed(value, 1));
  const rows: [label: string, read: (side: PairingSummary) => string][] = [
    [names.served, ({ served }) => integer(served)],
    [names.total, ({ score }) => points(score)],
    [names.mean, ({ score, served }) => mean(score, served)],
    [names.lowest, ({ worst }) => (worst[0] === undefined ? NONE : points(worst[0].score))],
    [names.meanJourney, ({ journeys }) => minutes(journeys.meanMinutes)],
    [names.longestJourney, ({ journeys }) => minutes(journeys.longestMinutes)],
    [names.firstOfTrainee, ({ preferences: { ofTrainees } }) => ofStated(ofTrainees.first, ofTrainees.stated)],
    [names.listedOfTrainee, ({ preferences: { ofTrainees } }) => ofStated(ofTrainees.listed, ofTrainees.stated)],
    [names.listedOfMentor, ({ preferences: { ofMentors } }) => ofStated(ofMentors.listed, ofMentors.stated)],
    [names.avoided, ({ preferences }) => integer(preferences.avoided)],
    [names.heaviest, ({ loads }) => integer(loads.heaviest)],
    [names.overPlaces, ({ loads }) => integer(loads.overPlaces.length)],
  ];
  return columns(
    ['', ...sides.map(([head]) => head)],
    rows.map(([label, read]) => [label, ...sides.map(([, side]) => read(result[side]))]),
  );
}

/** Each criterion and each side: its mean value, its points, the pairs for which it is unknown. */
function criteriaTable(result: Backtest, language: Language): string[] {
  const { vocabulary } = wordsOf(language);
  const { terminal } = pageWordsOf(language);
  const words = terminal.backtest;
  const { fixedPercent, integer, points } = formatsOf(language);
  const sides = namedSides(result, language);
  const { weights } = result.guidelines.content;
  return columns(
    [...words.criterion, ...sides.flatMap(([head]) => [head, ...words.ofSide])],
    CRITERIA.map((criterion, k) => [
      vocabulary.criteria[criterion],
      fixedPercent(weights[criterion], 1),
      ...sides.flatMap(([, side]) => {
        const { meanValue, points: own, unknown } = result[side].criteria[k]!;
        return [meanValue === null ? NONE : fixedPercent(meanValue, 1), points(own), integer(unknown)];
      }),
    ]),
  );
}

/** Trainees with a mentor and mean scores; of the pairs made by hand how many a hard rule excludes. */
function boardsTable({ boards, optimum }: Backtest, language: Language): string[] {
  const words = pageWordsOf(language).terminal.backtest;
  const { integer, mean: meanOf } = formatsOf(language);
  const mean = ({ score, served }: PairingSummary): string => meanOf(score, served);
  const hasEngine = optimum.status !== 'infeasible';
  return columns(
    [...words.boards, ...(hasEngine ? words.ofEngine : [])],
    boards.map(({ name, trainees, byHand, withinRules, byEngine, samePairs }) => [
      ...[name, integer(trainees), integer(byHand.served), mean(byHand), integer(byHand.served - withinRules.served)],
      ...(hasEngine ? [integer(byEngine.served), mean(byEngine), integer(samePairs)] : []),
    ]),
  );
}
