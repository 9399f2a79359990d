/** `binome match`. */
import type { Command } from 'commander';
import { COMMANDS } from '../app/index.ts';
import { type Proposal, shownWaysOut, toLookAt } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { censusFiles } from '../files/index.ts';
import type { MatchResult } from '../matching/index.ts';
import { brokenInWords, describeAccount, describeChanges, formatsOf, pageWordsOf, wordsOf } from '../wording/index.ts';
import { type CommandLine, type LimitOptions, type ReplaceOption, limitsOf, type SituationOptions } from './command-line.ts';
import { execute } from './execute.ts';
import { MOST_NAMED } from './notices.ts';
import { dayAsTyped, twoParts } from './reassign-values.ts';
import { writtenLines } from './written-lines.ts';

interface MatchOptions extends SituationOptions, LimitOptions, ReplaceOption {
  census: string[];
  period: string;
  out: string;
  incumbent?: string;
  decided?: string;
  pin?: string[];
  refused?: string[];
  author?: string;
  date?: string;
  board?: string;
  acceptPartial?: boolean;
}

export function defineMatch(command: Command, { terminal, say, withSituation, withLimits, withReplace, finish }: CommandLine): void {
  withReplace(
    withLimits(
      withSituation(
        command
          .requiredOption(
            '--census <file...>',
            say({
              fr: 'fichiers du recensement (CSV, XLSX ou ODS), ou leur dossier',
              en: 'census files (CSV, XLSX or ODS), or their folder',
            }),
          )
          .requiredOption(
            '--period <id>',
            say({ fr: 'période, par exemple SP1 ou "CPIP 29/SP1"', en: 'period, such as SP1 or "CPIP 29/SP1"' }),
          )
          .requiredOption('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' })),
      ),
    ),
  )
    .option('--incumbent <proposal>', say({ fr: 'proposition précédente, conservée à égalité', en: 'earlier proposal, kept among equals' }))
    .option('--decided <folder>', say({ fr: 'résultat dont les décisions sont suivies', en: 'result whose decisions are followed' }))
    .option(
      '--pin <trainee:mentor...>',
      say({ fr: 'binômes fixés d’avance, que personne n’a décidés', en: 'pairs held fast, that nobody has decided' }),
    )
    .option('--refused <trainee:mentor...>', say({ fr: 'binômes refusés pour cette campagne', en: 'pairs refused for this round' }))
    .option(
      '--author <name>',
      say({ fr: 'qui établit la proposition, en tête du rapport', en: 'who makes the proposal, at the head of the report' }),
    )
    .option(
      '--date <date>',
      say({ fr: 'jour de la proposition, en tête du rapport', en: 'day of the proposal, at the head of the report' }),
      dayAsTyped('--date'),
    )
    .option(
      '--board <name>',
      say({
        fr: 'direction (nom, ville ou code) dont c’est le recensement : les lignes d’une autre sont refusées',
        en: 'directorate (name, town or code) whose census it is: rows of any other are refused',
      }),
    )
    .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
    .action(async (options: MatchOptions) => {
      const { travel, acceptPartial = false, out, replace, pin, refused, ...rest } = options;
      const census = await censusFiles(rest.census);
      const pairs = (option: string, values: readonly string[]): [string, string][] =>
        values.map((value) => twoParts(value, ':', option, 'TRAINEE:MENTOR', 'STAGIAIRE:TUTEUR'));
      const asked = {
        ...(pin === undefined ? {} : { pins: pairs('--pin', pin) }),
        ...(refused === undefined ? {} : { refused: pairs('--refused', refused) }),
      };
      const request = { ...rest, ...asked, census, limits: limitsOf(options), travelTable: travel, acceptPartial };
      finish(await execute(terminal, await COMMANDS.match(), request, describe, { out, replace }));
    });
}

function describe({ proposal }: MatchResult, files: readonly string[], language: Language): string[] {
  const { eachPair, match: words } = pageWordsOf(language).terminal;
  const { totals, status } = proposal;
  const head = status === 'limit' && totals.bound === null ? words.limitOpen : words[status];
  return [
    '',
    words.matched(head, totals.matched, totals.trainees),
    ...table(proposal, language),
    ...(proposal.account === undefined ? [] : describeAccount(proposal.account, language, MOST_NAMED)),
    ...(proposal.changes === undefined ? [] : ['', words.changes, ...describeChanges(proposal.changes, language)]),
    ...brokenLines(proposal, language),
    '',
    // What is infeasible says its shortages itself.
    ...(proposal.infeasibility ?? proposal.shortages.map(({ explanation }) => explanation)).map((sentence) => sentence[language]),
    ...waysOutLines(proposal, language),
    ...['', eachPair, ...writtenLines(files, language)],
  ];
}

/** Decided is decided; whoever decided is told what has changed since. */
function brokenLines(proposal: Proposal, language: Language): string[] {
  const { brokenPairs } = toLookAt(proposal);
  if (brokenPairs.length === 0) return [];
  const { vocabulary } = wordsOf(language);
  const lines = brokenPairs.map(
    (pair) => `  – ${vocabulary.colon(`${pair.trainee.name} – ${pair.mentor.name}`, brokenInWords(pair, language))}`,
  );
  return ['', pageWordsOf(language).terminal.match.brokenPairs, ...lines];
}

function waysOutLines(proposal: Proposal, language: Language): string[] {
  const sentences = shownWaysOut(proposal);
  if (sentences.length === 0) return [];
  return ['', pageWordsOf(language).terminal.match.waysOut, ...sentences.map((sentence) => `  – ${sentence[language]}`)];
}

function table({ boards }: Proposal, language: Language): string[] {
  const { integer, mean } = formatsOf(language);
  const [name = '', ...heads] = pageWordsOf(language).terminal.match.columns;
  const width = Math.max(name.length, ...boards.map((board) => board.name.length));
  const row = (first: string, cells: readonly string[]): string =>
    `  ${first.padEnd(width)}  ${cells.map((cell) => cell.padStart(11)).join(' ')}`;
  const rows = boards.map(({ name: board, trainees, places, matched, score }) =>
    row(board, [...[trainees, places, matched].map(integer), mean(score, matched)]),
  );
  return ['', row(name, heads), ...rows, ''];
}
