/** `binome migrate`, `binome backup`, `binome restore`, `binome export`, `binome import`. */
import type { Command } from 'commander';
import type { Text } from '../domain/index.ts';
import type { Configuration } from '../service/index.ts';
import type { CommandLine } from './command-line.ts';
import { EXIT } from './exit-codes.ts';
import { type ConfigOption, loadService, operatorWords, withConfig } from './service.ts';
import { printJson, textOf } from './terminal.ts';

export function defineMigrate(command: Command, { terminal, say, finish }: CommandLine): void {
  withConfig(command, say).action(async ({ config }: ConfigOption) => {
    const { migrateStore, readConfiguration } = await loadService();
    const migrations = await migrateStore(readConfiguration(config, process.env));
    if (terminal.json) printJson(terminal, { migrations });
    else terminal.out(textOf([operatorWords(terminal).migrated(migrations)]));
    finish(EXIT.done);
  });
}

type Service = Awaited<ReturnType<typeof loadService>>;

interface Transfer {
  /** Of the one argument. */
  readonly file: Text;
  /** @returns how many rows. */
  readonly carry: (service: Service, configuration: Configuration, file: string) => Promise<number>;
  readonly told: 'backedUp' | 'restored' | 'exported';
}

/** Rows between the service and a file. */
function defineTransfer(command: Command, { terminal, say, finish }: CommandLine, { file: argument, carry, told }: Transfer): void {
  withConfig(command, say)
    .argument('<file>', say(argument))
    .action(async (file: string, { config }: ConfigOption) => {
      const service = await loadService();
      const rows = await carry(service, service.readConfiguration(config, process.env), file);
      if (terminal.json) printJson(terminal, { file, rows });
      else terminal.out(textOf([operatorWords(terminal)[told](rows, file)]));
      finish(EXIT.done);
    });
}

const TO_WRITE = { fr: 'fichier à écrire', en: 'file to write' };

export function defineBackup(command: Command, line: CommandLine): void {
  defineTransfer(command, line, { file: TO_WRITE, carry: ({ backUpStore }, ...given) => backUpStore(...given), told: 'backedUp' });
}

export function defineRestore(command: Command, line: CommandLine): void {
  const file = { fr: 'sauvegarde à lire', en: 'backup to read' };
  defineTransfer(command, line, { file, carry: ({ restoreStore }, ...given) => restoreStore(...given), told: 'restored' });
}

export function defineExport(command: Command, line: CommandLine): void {
  defineTransfer(command, line, {
    file: TO_WRITE,
    carry: ({ exportSeasonHere }, ...given) => exportSeasonHere(...given),
    told: 'exported',
  });
}

interface ImportOptions extends ConfigOption {
  passwordFile?: string;
}

export function defineImport(command: Command, { terminal, say, finish }: CommandLine): void {
  withConfig(command, say)
    .argument('<file>', say({ fr: 'saison à lire', en: 'season to read' }))
    .option(
      '--password-file <file>',
      say({
        fr: 'fichier dont la première ligne est le mot de passe de tous les comptes (-, l’entrée) ; sinon, il est inventé',
        en: 'file whose first line is the password of all accounts (-, the input); else one is made up',
      }),
    )
    .action(async (file: string, { config, passwordFile }: ImportOptions) => {
      const { importSeasonHere, readConfiguration } = await loadService();
      const { rows, password } = await importSeasonHere(readConfiguration(config, process.env), file, passwordFile ?? null);
      const words = operatorWords(terminal);
      if (terminal.json) printJson(terminal, { rows, ...(password === null ? {} : { password }) });
      else terminal.out(textOf([words.imported(rows, file), ...(password === null ? [] : [words.password(password)])]));
      finish(EXIT.done);
    });
}
