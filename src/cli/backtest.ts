/** `binome backtest`: a past period's pairs, made by hand, beside the engine's. */
import { BACKTEST } from '../app/index.ts';
import { describeChange } from '../backtest/index.ts';
import { lossesFirst, sidesOf, type Backtest, type PairingSummary, type Side } from '../domain/backtest.ts';
import { CRITERIA, SCORE_SCALE } from '../domain/pair.ts';
import type { Text } from '../domain/text.ts';
import { CRITERION_NAMES, formatDecimal, formatPoints } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { columns } from './columns.ts';
import { limitsOf, type CommandLine, type LimitOptions, type SituationOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { writtenLines } from './terminal.ts';

interface BacktestOptions extends SituationOptions, LimitOptions {
  pairs: string;
  census: string[];
  period: string;
  acceptPartial?: boolean;
  out?: string;
}

export function defineBacktest({ terminal, say, add, withSituation, withLimits, finish }: CommandLine): void {
  withLimits(
    withSituation(
      add('backtest', {
        fr: 'note les binômes d’une période passée, faits à la main, à côté de ceux du moteur',
        en: 'score a past period’s pairs, made by hand, beside the engine’s',
      })
        .requiredOption(
          '--pairs <file>',
          say({ fr: 'binômes faits à la main (CSV : stagiaire, tuteur)', en: 'pairs made by hand (CSV: trainee, mentor)' }),
        )
        .requiredOption(
          '--census <file...>',
          say({ fr: 'recensement de la période (CSV ou XLSX)', en: 'census of the period (CSV or XLSX)' }),
        )
        .requiredOption(
          '--period <id>',
          say({ fr: 'période, par exemple SP1 ou "CPIP 29/SP1"', en: 'period, such as SP1 or "CPIP 29/SP1"' }),
        ),
    ),
  )
    .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
    .option('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' }))
    .action(async (options: BacktestOptions) => {
      const { pairs, census, period, calendar, guidelines, travel, out } = options;
      const request = { pairs, census, period, calendar, guidelines, travelTable: travel, limits: limitsOf(options) };
      finish(await execute(terminal, BACKTEST, { ...request, acceptPartial: options.acceptPartial ?? false }, describe, { out }));
    });
}

/** Changes and broken rules that are shown; the files have them all. */
const MOST_SHOWN = 10;

function describe(result: Backtest, files: readonly string[], language: Language): string {
  const fr = language === 'fr';
  const { broken, changes, notSaid, optimum, period, summary } = result;
  const best = changes.filter(({ difference }) => difference > 0);
  const worst = lossesFirst(changes);
  const inFull = optimum.status !== 'infeasible';
  const list = (head: Text, lines: readonly string[]): string[] => {
    if (lines.length === 0) return [];
    const more = lines.length - MOST_SHOWN;
    const rest = more <= 0 ? [] : [fr ? `… et ${more} de plus (--json, --out).` : `… and ${more} more (--json, --out).`];
    return ['', head[language], ...[...lines.slice(0, MOST_SHOWN), ...rest].map((text) => `  ${text}`)];
  };
  const lines = [
    '',
    `${period.promotion}, ${period.name}${fr ? ' :' : ':'}`,
    ...summary.map((text) => text[language]),
    '',
    ...wholeTable(result, language),
    '',
    ...criteriaTable(result, language),
    '',
    ...boardsTable(result, language),
    ...list(
      { fr: 'Règles que les binômes faits à la main ne respectent pas :', en: 'Rules that the pairs made by hand do not follow:' },
      broken.map(({ sentence }) => sentence[language]),
    ),
    ...list(
      { fr: 'Qui gagnerait le plus aux binômes du moteur :', en: 'Who would gain most from the engine’s pairs:' },
      inFull ? best.map((change) => describeChange(change, language)) : [],
    ),
    ...list(
      { fr: 'Qui y perdrait le plus :', en: 'Who would lose most:' },
      inFull ? worst.map((change) => describeChange(change, language)) : [],
    ),
    '',
    fr ? 'Ce que cela ne dit pas :' : 'What this does not say:',
    ...notSaid.map((text) => `  ${text[language]}`),
  ];
  if (files.length > 0) lines.push('', ...writtenLines(files, language));
  return `${lines.join('\n')}\n`;
}

const SIDES: Readonly<Record<Side, Text>> = {
  byHand: { fr: 'à la main', en: 'by hand' },
  withinRules: { fr: 'dont permis', en: 'allowed' },
  byEngine: { fr: 'moteur', en: 'engine' },
};

function namedSides(result: Backtest, language: Language): [head: string, side: Side][] {
  return sidesOf(result).map((side) => [SIDES[side][language], side]);
}

const NONE = '–';

function wholeTable(result: Backtest, language: Language): string[] {
  const fr = language === 'fr';
  const sides = namedSides(result, language);
  const mean = ({ score, served }: PairingSummary): string => (served === 0 ? NONE : formatPoints(score / served, language));
  const minutes = (value: number | null): string => (value === null ? NONE : formatDecimal(value, 1, language));
  const ofStated = (count: number, stated: number): string => (fr ? `${count} sur ${stated}` : `${count} of ${stated}`);
  const rows: [Text, (side: PairingSummary) => string][] = [
    [{ fr: 'Stagiaires avec un tuteur', en: 'Trainees with a mentor' }, ({ served }) => String(served)],
    [{ fr: 'Points en tout', en: 'Points in all' }, ({ score }) => formatPoints(score, language)],
    [{ fr: 'Score moyen', en: 'Mean score' }, mean],
    [
      { fr: 'Score le plus bas', en: 'Lowest score' },
      ({ worst }) => (worst[0] === undefined ? NONE : formatPoints(worst[0].score, language)),
    ],
    [{ fr: 'Trajet moyen connu (min)', en: 'Mean known journey (min)' }, ({ journeys }) => minutes(journeys.meanMinutes)],
    [{ fr: 'Trajet connu le plus long (min)', en: 'Longest known journey (min)' }, ({ journeys }) => minutes(journeys.longestMinutes)],
    [
      { fr: 'Premier choix du stagiaire', en: 'Trainee’s first choice' },
      ({ preferences: { ofTrainees } }) => ofStated(ofTrainees.first, ofTrainees.stated),
    ],
    [
      { fr: 'Un des choix du stagiaire', en: 'Among the trainee’s choices' },
      ({ preferences: { ofTrainees } }) => ofStated(ofTrainees.listed, ofTrainees.stated),
    ],
    [
      { fr: 'Un des choix du tuteur', en: 'Among the mentor’s choices' },
      ({ preferences: { ofMentors } }) => ofStated(ofMentors.listed, ofMentors.stated),
    ],
    [{ fr: 'Paires que l’un avait écartées', en: 'Pairs that one had ruled out' }, ({ preferences }) => String(preferences.avoided)],
    [{ fr: 'Tuteur le plus chargé (stagiaires)', en: 'Heaviest load (trainees)' }, ({ loads }) => String(loads.heaviest)],
    [{ fr: 'Tuteurs au-delà de leurs places', en: 'Mentors beyond their places' }, ({ loads }) => String(loads.overPlaces.length)],
  ];
  return columns(
    ['', ...sides.map(([head]) => head)],
    rows.map(([label, read]) => [label[language], ...sides.map(([, side]) => read(result[side]))]),
  );
}

/** Each criterion and each side: its mean value, its points, the pairs for which it is unknown. */
function criteriaTable(result: Backtest, language: Language): string[] {
  const fr = language === 'fr';
  const sides = namedSides(result, language);
  const percent = (share: number | null): string => (share === null ? NONE : `${formatDecimal(share * 100, 1, language)} %`);
  const { weights } = result.guidelines.content;
  return columns(
    [fr ? 'Critère' : 'Criterion', fr ? 'poids' : 'weight', ...sides.flatMap(([head]) => [head, 'points', fr ? 'inconnu' : 'unknown'])],
    CRITERIA.map((criterion, k) => [
      CRITERION_NAMES[criterion][language],
      `${formatPoints(weights[criterion] * SCORE_SCALE, language)} %`,
      ...sides.flatMap(([, side]) => {
        const own = result[side].criteria[k]!;
        return [percent(own.meanValue), formatPoints(own.points, language), String(own.unknown)];
      }),
    ]),
  );
}

/** Trainees served and mean scores; of the pairs made by hand how many a hard rule excludes. */
function boardsTable({ boards, optimum }: Backtest, language: Language): string[] {
  const mean = ({ score, served }: PairingSummary): string => (served === 0 ? NONE : formatPoints(score / served, language));
  const [heads, engineHeads] =
    language === 'fr'
      ? [
          ['Direction', 'stagiaires', 'à la main', 'moyenne', 'hors règles'],
          ['moteur', 'moyenne', 'mêmes binômes'],
        ]
      : [
          ['Directorate', 'trainees', 'by hand', 'mean', 'outside the rules'],
          ['engine', 'mean', 'same pairs'],
        ];
  const hasEngine = optimum.status !== 'infeasible';
  return columns(
    [...heads, ...(hasEngine ? engineHeads : [])],
    boards.map(({ name, trainees, byHand, withinRules, byEngine, samePairs }) => [
      ...[name, String(trainees), String(byHand.served), mean(byHand), String(byHand.served - withinRules.served)],
      ...(hasEngine ? [String(byEngine.served), mean(byEngine), String(samePairs)] : []),
    ]),
  );
}
