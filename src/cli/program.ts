/** The commands, and what they have in common; each command's options are in its own file. */
import { Command, CommanderError } from 'commander';
import { VERSION } from './version.ts';
import type { Text } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { limitOptions, replaceOption, situationOptions, type CommandLine } from './command-line.ts';
import { languageCode } from './option-values.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** As the option parser writes them. */
const HEADINGS: Readonly<Record<string, Text>> = {
  'Usage:': { fr: 'Usage\u202f:', en: 'Usage:' },
  'Arguments:': { fr: 'Arguments\u202f:', en: 'Arguments:' },
  'Options:': { fr: 'Options\u202f:', en: 'Options:' },
  'Commands:': { fr: 'Commandes\u202f:', en: 'Commands:' },
};

/** Runs one command line and returns its exit code. @throws BinomeError. */
export async function runProgram(terminal: Terminal, argv: readonly string[]): Promise<number> {
  let code = 0;
  const called = await calledIn(argv);
  const program = buildProgram(terminal, called, (result) => (code = result));
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    // No command, or help asked on one that is not there: the help that was shown says what there is.
    if (error.code === 'commander.help') return EXIT.wrongInput;
    throw callError(error, program, called?.name ?? '');
  }
  return code;
}

function buildProgram(terminal: Terminal, called: Called | null, finish: (code: number) => void): Command {
  const { language } = terminal;
  const say = (text: Text): string => text[language];
  const program = new Command('binome');
  const configure = (command: Command): Command =>
    command
      .exitOverride()
      .showSuggestionAfterError(false)
      .helpOption('-h, --help', say({ fr: 'affiche cette aide', en: 'show this help' }))
      .configureOutput({ writeOut: terminal.out, writeErr: terminal.log, outputError: () => {} })
      .configureHelp({ styleTitle: (title) => HEADINGS[title]?.[language] ?? title });
  const common = (command: Command): Command =>
    command
      .option('--json', say({ fr: 'sortie pour un programme, seule sur la sortie standard', en: 'machine output, alone on stdout' }))
      .option('--lang <code>', say({ fr: 'langue : fr (par défaut) ou en', en: 'language: fr (default) or en' }), languageCode);

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

  const line: CommandLine = {
    terminal,
    say,
    withSituation: situationOptions(say),
    withLimits: limitOptions(say),
    withReplace: replaceOption(say),
    finish,
  };
  for (const { name, description } of COMMANDS) {
    const command = common(configure(program.command(name)).description(say(description)));
    if (name === called?.name) called.define(command, line);
  }
  return program;
}

type Define = (command: Command, line: CommandLine) => void;

interface Called {
  readonly name: string;
  readonly define: Define;
}

/** In the order in which help lists them. The file of a command is loaded when it is called: help and a wrong call wait for none. */
const COMMANDS: readonly { readonly name: string; readonly description: Text; readonly load: () => Promise<Define> }[] = [
  {
    name: 'match',
    description: { fr: 'apparie un recensement pour une période', en: 'match a census for a period' },
    load: async () => (await import('./match.ts')).defineMatch,
  },
  {
    name: 'check',
    description: {
      fr: 'lit un recensement et dit tout ce qui n’y va pas ; avec une période, examine aussi les contraintes des orientations',
      en: 'read a census and report everything wrong in it; with a period, look at the constraints of the guidelines too',
    },
    load: async () => (await import('./check.ts')).defineCheck,
  },
  {
    name: 'template',
    description: {
      fr: 'écrit le classeur du recensement à remplir, avec ses listes et ses explications',
      en: 'write the census workbook to be filled in, with its lists and explanations',
    },
    load: async () => (await import('./template.ts')).defineTemplate,
  },
  {
    name: 'periods',
    description: { fr: 'les stages du calendrier, avec leurs dates', en: 'the internships of the calendar, with their dates' },
    load: async () => (await import('./periods.ts')).definePeriods,
  },
  {
    name: 'solve',
    description: { fr: 'résout un problem.json', en: 'solve a problem.json' },
    load: async () => (await import('./solve.ts')).defineSolve,
  },
  {
    name: 'verify',
    description: { fr: 'vérifie une solution et sa preuve, sans le moteur', en: 'verify a solution and its proof, without the engine' },
    load: async () => (await import('./solve.ts')).defineVerify,
  },
  {
    name: 'export-proof',
    description: {
      fr: 'écrit la preuve d’une solution pour un vérificateur qui n’est pas le nôtre (OPB et VeriPB)',
      en: 'write the proof of a solution for a checker that is not ours (OPB and VeriPB)',
    },
    load: async () => (await import('./solve.ts')).defineExportProof,
  },
  {
    name: 'explain',
    description: {
      fr: 'explique un résultat : pourquoi ce tuteur, pourquoi pas un autre, à quel prix ; ou jusqu’où il dépend des poids ; ou ce que valent places et contraintes',
      en: 'explain a result: why this mentor, why not another, at what price; or how far it depends on the weights; or what places and constraints are worth',
    },
    load: async () => (await import('./explain.ts')).defineExplain,
  },
  {
    name: 'reassign',
    description: {
      fr: 'après une rupture, un départ, un changement : la meilleure solution pour chaque nombre d’autres personnes déplacées',
      en: 'after a breakdown, a departure, a change: the best that can be done for each number of other people moved',
    },
    load: async () => (await import('./reassign.ts')).defineReassign,
  },
  {
    name: 'decide',
    description: {
      fr: 'enregistre ce qu’une personne décide d’un résultat, et pourquoi',
      en: 'record what a person decides on a result, and why',
    },
    load: async () => (await import('./decide.ts')).defineDecide,
  },
  {
    name: 'plan',
    description: {
      fr: 'prévoir : plusieurs périodes à la fois, où recruter et former, ou ce qu’un résultat a de fragile',
      en: 'look ahead: several periods at once, where to recruit and train, or where a result is fragile',
    },
    load: async () => (await import('./plan.ts')).definePlan,
  },
  {
    name: 'backtest',
    description: {
      fr: 'note les binômes d’une période passée, faits à la main, à côté de ceux du moteur',
      en: 'score a past period’s pairs, made by hand, beside the engine’s',
    },
    load: async () => (await import('./backtest.ts')).defineBacktest,
  },
  {
    name: 'replay',
    description: {
      fr: 'refait un résultat à partir de ses entrées, et dit si chaque fichier est le même, octet pour octet',
      en: 'make a result again from its inputs, and say of each file whether it is the same, byte for byte',
    },
    load: async () => (await import('./replay.ts')).defineReplay,
  },
  {
    name: 'serve',
    description: {
      fr: 'lance le service ; sans configuration, une démonstration sur cette machine',
      en: 'start the service; without a configuration, a demonstration on this machine',
    },
    load: async () => (await import('./serve.ts')).defineServe,
  },
  {
    name: 'worker',
    description: { fr: 'ajoute des bras au service : calcule ce qui attend', en: 'more hands for the service: work on what waits' },
    load: async () => (await import('./serve.ts')).defineWorker,
  },
  {
    name: 'migrate',
    description: { fr: 'met la base du service à jour', en: 'bring the service’s database up to date' },
    load: async () => (await import('./store.ts')).defineMigrate,
  },
  {
    name: 'account',
    description: {
      fr: 'comptes du service : créer, donner un rôle, désactiver, changer le mot de passe',
      en: 'accounts of the service: add, give a role, disable, change the password',
    },
    load: async () => (await import('./account.ts')).defineAccount,
  },
  {
    name: 'backup',
    description: { fr: 'sauvegarde le service dans un fichier', en: 'back the service up into a file' },
    load: async () => (await import('./store.ts')).defineBackup,
  },
  {
    name: 'restore',
    description: { fr: 'restaure une sauvegarde dans un service vide', en: 'restore a backup into an empty service' },
    load: async () => (await import('./store.ts')).defineRestore,
  },
  {
    name: 'export',
    description: {
      fr: 'écrit une copie de la saison, sans secrets, pour s’exercer',
      en: 'write a copy of the season, without secrets, to rehearse on',
    },
    load: async () => (await import('./store.ts')).defineExport,
  },
  {
    name: 'import',
    description: {
      fr: 'lit cette copie dans un service vide, d’où ne part aucun courriel',
      en: 'read that copy into an empty service, which sends no mail',
    },
    load: async () => (await import('./store.ts')).defineImport,
  },
  {
    name: 'retention',
    description: {
      fr: 'supprime du service ce qui a été gardé assez longtemps',
      en: 'delete from the service what has been kept for long enough',
    },
    load: async () => (await import('./retention.ts')).defineRetention,
  },
  {
    name: 'audit',
    description: { fr: 'vérifie le registre de ce qui a été fait', en: 'verify the record of what was done' },
    load: async () => (await import('./audit.ts')).defineAudit,
  },
];

/** The command that is called, wherever its name stands in the call; null when none is. */
async function calledIn(argv: readonly string[]): Promise<Called | null> {
  const called = argv.map((word) => COMMANDS.find(({ name }) => name === word)).find((command) => command !== undefined);
  return called === undefined ? null : { name: called.name, define: await called.load() };
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
