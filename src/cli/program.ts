/** The commands, and what they have in common; each command's options are in its own file. */
import { Command, CommanderError } from 'commander';
import { VERSION } from '../files/index.ts';
import type { Text } from '../domain/text.ts';
import { wordsOf } from '../wording/index.ts';
import type { Language } from '../errors/catalogue.ts';
import { BinomeError } from '../errors/error.ts';
import { defineBacktest } from './backtest.ts';
import { defineCheck } from './check.ts';
import { limitOptions, situationOptions, type CommandLine } from './command-line.ts';
import { defineExplain } from './explain.ts';
import { defineMatch } from './match.ts';
import { languageCode } from './option-values.ts';
import { definePlan } from './plan.ts';
import { defineReassign } from './reassign.ts';
import { defineReplay } from './replay.ts';
import { defineSolveAndVerify } from './solve.ts';
import { EXIT } from './exit-codes.ts';
import { type Terminal } from './terminal.ts';

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
    throw callError(error, program, commandOf(program, argv));
  }
  return code;
}

function buildProgram(terminal: Terminal, finish: (code: number) => void): Command {
  const { language } = terminal;
  const say = (text: Text): string => text[language];
  const headings = new Map(Object.entries(wordsOf(language).terminal.help));
  const program = new Command('binome');
  const configure = (command: Command): Command =>
    command
      .exitOverride()
      .showSuggestionAfterError(false)
      .helpOption('-h, --help', say({ fr: 'affiche cette aide', en: 'show this help' }))
      .configureOutput({ writeOut: terminal.out, writeErr: terminal.log, outputError: () => {} })
      .configureHelp({ styleTitle: (title) => headings.get(title) ?? title });
  const common = (command: Command): Command =>
    command
      .option('--json', say({ fr: 'sortie pour un programme, seule sur la sortie standard', en: 'machine output, alone on stdout' }))
      .option('--lang <code>', say({ fr: 'langue : fr (par défaut) ou en', en: 'language: fr (default) or en' }), languageCode);
  const add = (name: string, description: Text): Command => common(configure(program.command(name)).description(say(description)));

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

  const line: CommandLine = { terminal, say, add, withSituation: situationOptions(say), withLimits: limitOptions(say), finish };
  for (const define of DEFINITIONS) define(line);
  return program;
}

/** In the order in which help lists them. */
const DEFINITIONS = [
  ...[defineMatch, defineCheck, defineSolveAndVerify, defineExplain],
  ...[defineReassign, definePlan, defineBacktest, defineReplay],
];

/** The command that was called, wherever its name stands; '' when none was. */
function commandOf(program: Command, argv: readonly string[]): string {
  const names = new Set(program.commands.map((command) => command.name()));
  return argv.find((word) => names.has(word)) ?? '';
}

function wordsTooMany(program: Command, name: string): string {
  const { args, registeredArguments } = program.commands.find((command) => command.name() === name) ?? program;
  return args.slice(registeredArguments.length).join(' ');
}

/** What the option parser found wrong, in our words. */
function callError(error: CommanderError, program: Command, command: string): BinomeError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? error.code;
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
    case 'commander.excessArguments':
      return new BinomeError('CALL_ARGUMENTS', { value: wordsTooMany(program, command), command });
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
