/** What a command is defined with: the options that several share, and where its exit code goes. */
import type { Command } from 'commander';
import type { Text } from '../domain/index.ts';
import { wholeNumber } from './option-values.ts';
import type { Terminal } from './terminal.ts';

/** Each command's file defines its options, reads them, and runs. */
export interface CommandLine {
  readonly terminal: Terminal;
  readonly say: (text: Text) => string;
  readonly withSituation: (command: Command) => Command;
  readonly withLimits: (command: Command) => Command;
  readonly withReplace: (command: Command) => Command;
  readonly finish: (code: number) => void;
}

/** What goes with a census. */
export interface SituationOptions {
  calendar?: string;
  guidelines?: string;
  travel?: string;
}

export interface LimitOptions {
  nodeLimit?: number;
  timeLimitMs?: number;
}

export function limitsOf({ nodeLimit, timeLimitMs }: LimitOptions): LimitOptions {
  return { ...(nodeLimit === undefined ? {} : { nodeLimit }), ...(timeLimitMs === undefined ? {} : { timeLimitMs }) };
}

export function situationOptions(say: CommandLine['say']): CommandLine['withSituation'] {
  return (command) =>
    command
      .option('--calendar <file>', say({ fr: 'calendrier (sinon celui livré)', en: 'calendar (else the one shipped)' }))
      .option('--guidelines <file>', say({ fr: 'orientations (sinon les nationales)', en: 'guidelines (else the national ones)' }))
      .option(
        '--travel <file>',
        say({ fr: 'table des trajets (origine, destination, minutes)', en: 'travel-time table (origin, destination, minutes)' }),
      );
}

export function limitOptions(say: CommandLine['say']): CommandLine['withLimits'] {
  return (command) =>
    command
      .option('--node-limit <n>', say({ fr: 'nœuds de recherche au plus', en: 'search nodes at most' }), wholeNumber('--node-limit'))
      .option(
        '--time-limit-ms <n>',
        say({ fr: 'millisecondes après lesquelles rien ne commence plus', en: 'milliseconds after which nothing more begins' }),
        wholeNumber('--time-limit-ms'),
      );
}

export interface ReplaceOption {
  replace?: boolean;
}

/** For commands that keep a result in a folder. */
export function replaceOption(say: CommandLine['say']): CommandLine['withReplace'] {
  return (command) =>
    command.option(
      '--replace',
      say({
        fr: 'remplace un résultat d’autres entrées, ou sur lequel on a décidé : l’ancien est gardé à côté',
        en: 'replace a result of other inputs, or one that was decided on: the old one is kept beside',
      }),
    );
}
