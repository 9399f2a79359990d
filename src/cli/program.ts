/** The commands, their options and their help, in the language asked for. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../app/version.ts';
import { REASONS, type Reason } from '../domain/reassignment.ts';
import type { Text } from '../domain/text.ts';
import type { Language } from '../errors/catalogue.ts';
import { BinomeError } from '../errors/error.ts';
import { checkCommand } from './check.ts';
import { explainCommand } from './explain.ts';
import { matchCommand } from './match.ts';
import { fewAlternates, isoDay, languageCode, reasonCode, twoParts, wholeNumber } from './option-values.ts';
import { stressCommand } from './plan.ts';
import { reassignCommand } from './reassign.ts';
import { solveCommand, verifyCommand } from './solve.ts';
import { EXIT, type Terminal } from './terminal.ts';
import { shadowPricesCommand } from './shadow-prices.ts';
import { weightsCommand } from './weights.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': 'Usage :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

/** Runs one command line and returns its exit code. @throws BinomeError. */
export async function runProgram(terminal: Terminal, argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = buildProgram(terminal, (result) => (code = result));
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    // No command, or help asked on one that is not there: the help that was shown says what there is.
    if (error.code === 'commander.help') return EXIT.wrongInput;
    throw callError(error, commandOf(program, argv));
  }
  return code;
}

function buildProgram(terminal: Terminal, finish: (code: number) => void): Command {
  const { language } = terminal;
  const say = (text: Text): string => text[language];
  const program = new Command('binome');
  const configure = (command: Command): Command =>
    command
      .exitOverride()
      .showSuggestionAfterError(false)
      .helpOption('-h, --help', say({ fr: 'affiche cette aide', en: 'show this help' }))
      .configureOutput({ writeOut: terminal.out, writeErr: terminal.log, outputError: () => {} })
      .configureHelp({ styleTitle: (title) => (language === 'fr' ? (HEADINGS[title] ?? title) : title) });
  const common = (command: Command): Command =>
    command
      .option('--json', say({ fr: 'sortie pour un programme, seule sur la sortie standard', en: 'machine output, alone on stdout' }))
      .option('--lang <code>', say({ fr: 'langue : fr (par défaut) ou en', en: 'language: fr (default) or en' }), languageCode);
  const add = (name: string, description: Text): Command => common(configure(program.command(name)).description(say(description)));

  const withSituation = (command: Command): Command =>
    command
      .option('--calendar <file>', say({ fr: 'calendrier (sinon celui livré)', en: 'calendar (else the one shipped)' }))
      .option('--guidelines <file>', say({ fr: 'orientations (sinon les nationales)', en: 'guidelines (else the national ones)' }))
      .option(
        '--travel <file>',
        say({ fr: 'table des trajets (origine, destination, minutes)', en: 'travel-time table (origin, destination, minutes)' }),
      );

  const withLimits = (command: Command): Command =>
    command
      .option('--node-limit <n>', say({ fr: 'nœuds de recherche au plus', en: 'search nodes at most' }), wholeNumber('--node-limit'))
      .option(
        '--time-limit-ms <n>',
        say({ fr: 'millisecondes après lesquelles rien ne commence plus', en: 'milliseconds after which nothing more begins' }),
        wholeNumber('--time-limit-ms'),
      );

  configure(program)
    .description(
      say({
        fr: 'Propose, prouve et explique des binômes tuteur–stagiaire. Une personne décide de chacun.',
        en: 'Proposes, proves and explains pairs of mentor and trainee. A person decides on each.',
      }),
    )
    .version(VERSION, '-V, --version', say({ fr: 'affiche la version', en: 'show the version' }))
    .helpCommand('help [command]', say({ fr: 'aide d’une commande', en: 'help on a command' }))
    .option('--lang <code>', say({ fr: 'langue : fr (par défaut) ou en', en: 'language: fr (default) or en' }), languageCode);

  withLimits(
    withSituation(
      add('match', { fr: 'apparie un recensement pour une période', en: 'match a census for a period' })
        .requiredOption('--census <file...>', say({ fr: 'fichiers du recensement (CSV ou XLSX)', en: 'census files (CSV or XLSX)' }))
        .requiredOption(
          '--period <id>',
          say({ fr: 'période, par exemple SP1 ou "CPIP 29/SP1"', en: 'period, such as SP1 or "CPIP 29/SP1"' }),
        )
        .requiredOption('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' })),
    ),
  )
    .option('--incumbent <proposal>', say({ fr: 'proposition précédente, conservée à égalité', en: 'earlier proposal, kept among equals' }))
    .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
    .action(async (options: MatchOptions) => {
      const { travel, acceptPartial, ...rest } = options;
      const request = { ...rest, limits: limitsOf(options), travelTable: travel, acceptPartial: acceptPartial ?? false };
      finish(await matchCommand(terminal, request));
    });

  withSituation(
    add('check', {
      fr: 'lit un recensement et dit tout ce qui n’y va pas ; avec une période, examine aussi les contraintes des orientations',
      en: 'read a census and report everything wrong in it; with a period, look at the constraints of the guidelines too',
    })
      .argument('<file...>', say({ fr: 'fichiers (CSV ou XLSX)', en: 'files (CSV or XLSX)' }))
      .option('--period <id>', say({ fr: 'période des orientations à examiner', en: 'period for which the guidelines are looked at' })),
  ).action(async (census: string[], { period, calendar, guidelines, travel }: CheckOptions) => {
    // Without a period the other options would do nothing, and say nothing of it.
    if (period === undefined && [calendar, guidelines, travel].some((file) => file !== undefined))
      throw new BinomeError('CALL_MISSING_OPTION', { value: '--period <id>', command: 'check' });
    finish(await checkCommand(terminal, { census, period, calendar, guidelines, travelTable: travel }));
  });

  withLimits(
    add('solve', { fr: 'résout un problem.json', en: 'solve a problem.json' })
      .argument('<problem>', 'problem.json')
      .option(
        '--out <file>',
        say({ fr: 'où écrire la solution (sinon la sortie standard)', en: 'where to write the solution (else stdout)' }),
      ),
  ).action(async (file: string, options: { out?: string; nodeLimit?: number; timeLimitMs?: number }) =>
    finish(await solveCommand(terminal, file, options)),
  );

  add('verify', { fr: 'vérifie une solution et sa preuve, sans le moteur', en: 'verify a solution and its proof, without the engine' })
    .argument('<problem>', 'problem.json')
    .argument('<solution>', 'solution.json')
    .action(async (problem: string, solution: string) => finish(await verifyCommand(terminal, problem, solution)));

  add('explain', {
    fr: 'explique un résultat : pourquoi ce tuteur, pourquoi pas un autre, à quel prix ; ou jusqu’où il dépend des poids ; ou ce que valent places et contraintes',
    en: 'explain a result: why this mentor, why not another, at what price; or how far it depends on the weights; or what places and constraints are worth',
  })
    .argument('<folder>', say({ fr: 'dossier écrit par « match »', en: 'folder written by “match”' }))
    .option('--trainee <id>', say({ fr: 'matricule du stagiaire', en: 'id of the trainee' }))
    .option('--mentor <id>', say({ fr: 'matricule d’un tuteur', en: 'id of a mentor' }))
    .option(
      '--weights',
      say({
        fr: 'jusqu’où chaque poids peut varier, et quels binômes résistent à ±20 %',
        en: 'how far each weight can vary, and which pairs survive ±20 %',
      }),
    )
    .option(
      '--shadow-prices',
      say({
        fr: 'ce que vaut une place de plus ou de moins chez chaque tuteur, et chaque contrainte desserrée ou resserrée',
        en: 'what a place more or less with each mentor is worth, and each constraint looser or tighter',
      }),
    )
    .option(
      '--time-limit-ms <n>',
      say({
        fr: 'avec --weights ou --shadow-prices : millisecondes après lesquelles rien ne commence plus',
        en: 'with --weights or --shadow-prices: milliseconds after which nothing more begins',
      }),
      wholeNumber('--time-limit-ms'),
    )
    .action(async (folder: string, { trainee, mentor, weights, shadowPrices, timeLimitMs }: ExplainOptions) => {
      const asked = weights === true ? '--weights' : shadowPrices === true ? '--shadow-prices' : null;
      if (asked !== null) {
        const others = { 'shadow-prices': weights === true ? shadowPrices : undefined, trainee, mentor };
        const other = Object.entries(others).find(([, given]) => given !== undefined)?.[0];
        if (other !== undefined) throw new BinomeError('CALL_ARGUMENTS', { value: `${asked} --${other}`, command: 'explain' });
        const answer = weights === true ? weightsCommand : shadowPricesCommand;
        finish(await answer(terminal, folder, timeLimitMs));
        return;
      }
      if (timeLimitMs !== undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--weights', command: 'explain' });
      if (trainee === undefined) throw new BinomeError('CALL_MISSING_OPTION', { value: '--trainee <id>', command: 'explain' });
      finish(await explainCommand(terminal, folder, trainee, mentor));
    });

  withLimits(
    add('reassign', {
      fr: 'après une rupture, un départ, un changement : la meilleure solution pour chaque nombre d’autres personnes déplacées',
      en: 'after a breakdown, a departure, a change: the best that can be done for each number of other people moved',
    })
      .argument('<folder>', say({ fr: 'dossier écrit par « match »', en: 'folder written by “match”' }))
      .option('--breakdown <trainee:mentor...>', say({ fr: 'binômes rompus', en: 'pairs that broke down' }))
      .option('--departure <mentor...>', say({ fr: 'tuteurs qui partent', en: 'mentors who leave' }))
      .option(
        '--site <site...>',
        say({
          fr: 'sites perdus (nom ou code) : tous leurs tuteurs partent',
          en: 'sites that are lost (name or code): all their mentors leave',
        }),
      )
      .option('--capacity <mentor=places...>', say({ fr: 'places d’un tuteur, désormais', en: 'places of a mentor, from now on' }))
      .option('--reason <code>', say({ fr: `motif : ${REASONS.join(', ')}`, en: `reason: ${REASONS.join(', ')}` }), reasonCode)
      .option(
        '--note <file>',
        say({
          fr: 'note confidentielle, gardée à part et jamais lue par le calcul',
          en: 'confidential note, kept apart and never read by the computation',
        }),
      )
      .option('--pin <id...>', say({ fr: 'personnes qui ne bougent pas', en: 'people who do not move' }))
      .option('--moves <n>', say({ fr: 'autres personnes déplacées au plus', en: 'other people moved at most' }), wholeNumber('--moves'))
      .option(
        '--alternates <n>',
        say({ fr: 'autres choix à chaque nombre de déplacements (9 au plus)', en: 'other choices at each number of moves (9 at most)' }),
        fewAlternates,
      )
      .option('--census <file...>', say({ fr: 'recensement à jour : arrivées, absences', en: 'census as it is now: arrivals, absences' }))
      .option('--travel <file>', say({ fr: 'avec --census : table des trajets', en: 'with --census: travel-time table' }))
      .option(
        '--from <date>',
        say({
          fr: 'avec --census : jour (AAAA-MM-JJ) à partir duquel la présence compte',
          en: 'with --census: day (YYYY-MM-DD) from which presence counts',
        }),
        isoDay('--from'),
      )
      .option('--accept-partial', say({ fr: 'se passer des lignes refusées', en: 'do without the rejected rows' }))
      .option('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' })),
  ).action(async (folder: string, options: ReassignOptions) => {
    const {
      breakdown = [],
      departure = [],
      site = [],
      capacity = [],
      pin = [],
      census,
      travel,
      from,
      out,
      note,
      reason,
      moves,
      alternates,
    } = options;
    const require = (isMissing: boolean, value: string): void => {
      if (isMissing) throw new BinomeError('CALL_MISSING_OPTION', { value, command: 'reassign' });
    };
    const happened = breakdown.length + departure.length + site.length + capacity.length > 0 || census !== undefined;
    require(!happened, '--breakdown <trainee:mentor>');
    require(breakdown.length > 0 && reason === undefined, '--reason <code>');
    require(census === undefined && (from !== undefined || travel !== undefined), '--census <file...>');
    require(note !== undefined && out === undefined, '--out <folder>');
    finish(
      await reassignCommand(
        terminal,
        {
          ...{
            folder,
            departures: departure,
            sites: site,
            pinned: pin,
            reason: reason ?? null,
            alternates,
            note,
            moves,
            census,
            travelTable: travel,
            from,
          },
          breakdowns: breakdown.map((value) => twoParts(value, ':', '--breakdown', 'TRAINEE:MENTOR', 'STAGIAIRE:TUTEUR')),
          capacities: capacity.map((value) => {
            const [mentor, places] = twoParts(value, '=', '--capacity', 'MENTOR=PLACES', 'TUTEUR=PLACES');
            return { mentor, places: wholeNumber('--capacity')(places) };
          }),
          acceptPartial: options.acceptPartial ?? false,
          limits: limitsOf(options),
        },
        out,
      ),
    );
  });

  add('plan', { fr: 'prévoir : où un résultat est fragile', en: 'look ahead: where a result is fragile' })
    .argument('<folder>', say({ fr: 'dossier écrit par « match »', en: 'folder written by “match”' }))
    .option(
      '--stress',
      say({
        fr: 'ce que coûterait le départ de chaque tuteur, et qui prendrait la suite',
        en: 'what the departure of each mentor would cost, and who would take over',
      }),
    )
    .option(
      '--time-limit-ms <n>',
      say({ fr: 'millisecondes après lesquelles rien ne commence plus', en: 'milliseconds after which nothing more begins' }),
      wholeNumber('--time-limit-ms'),
    )
    .option('--out <folder>', say({ fr: 'dossier des résultats', en: 'folder for the results' }))
    .action(async (folder: string, { stress, ...options }: { stress?: boolean; timeLimitMs?: number; out?: string }) => {
      if (stress !== true) throw new BinomeError('CALL_MISSING_OPTION', { value: '--stress', command: 'plan' });
      finish(await stressCommand(terminal, folder, options));
    });

  return program;
}

interface ReassignOptions extends LimitOptions {
  breakdown?: string[];
  departure?: string[];
  site?: string[];
  capacity?: string[];
  reason?: Reason;
  note?: string;
  pin?: string[];
  moves?: number;
  alternates?: number;
  census?: string[];
  travel?: string;
  from?: string;
  acceptPartial?: boolean;
  out?: string;
}

interface LimitOptions {
  nodeLimit?: number;
  timeLimitMs?: number;
}

function limitsOf({ nodeLimit, timeLimitMs }: LimitOptions): LimitOptions {
  return { ...(nodeLimit === undefined ? {} : { nodeLimit }), ...(timeLimitMs === undefined ? {} : { timeLimitMs }) };
}

interface ExplainOptions {
  trainee?: string;
  mentor?: string;
  weights?: boolean;
  shadowPrices?: boolean;
  timeLimitMs?: number;
}

/** What goes with a census. */
interface SituationOptions {
  calendar?: string;
  guidelines?: string;
  travel?: string;
}

interface CheckOptions extends SituationOptions {
  period?: string;
}

interface MatchOptions extends SituationOptions, LimitOptions {
  census: string[];
  period: string;
  out: string;
  incumbent?: string;
  acceptPartial?: boolean;
}

/** The command that was called, wherever its name stands; '' when none was. */
function commandOf(program: Command, argv: readonly string[]): string {
  const names = new Set(program.commands.map((command) => command.name()));
  return argv.find((word) => names.has(word)) ?? '';
}

/** What the option parser found wrong, in our words. */
function callError(error: CommanderError, command: string): BinomeError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? error.message.replace(/^error: /, '');
  switch (error.code) {
    case 'commander.unknownCommand':
      return new BinomeError('CALL_UNKNOWN_COMMAND', { value: quoted });
    case 'commander.unknownOption':
      return new BinomeError('CALL_UNKNOWN_OPTION', { value: quoted, command });
    case 'commander.missingMandatoryOptionValue':
      return new BinomeError('CALL_MISSING_OPTION', { value: quoted, command });
    case 'commander.optionMissingArgument':
    case 'commander.missingArgument':
      return new BinomeError('CALL_MISSING_VALUE', { value: quoted, command });
    default:
      return new BinomeError('CALL_ARGUMENTS', { value: quoted, command });
  }
}

/** `--lang`, read before anything else so that even help and errors are in the right language. */
export function languageOf(argv: readonly string[]): Language {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const value = at < 0 ? 'fr' : argv[at]!.includes('=') ? argv[at]!.slice(7) : argv[at + 1];
  return value === 'en' ? 'en' : 'fr';
}
