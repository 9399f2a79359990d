/** `binome retention`. */
import type { Command } from 'commander';
import type { RetentionPart } from '../service/index.ts';
import type { CommandLine } from './command-line.ts';
import { EXIT } from './exit-codes.ts';
import { type ConfigOption, loadService, operatorWords, withConfig } from './service.ts';
import { printJson, textOf, type Terminal } from './terminal.ts';

interface RetentionOptions extends ConfigOption {
  dryRun?: boolean;
}

export function defineRetention(command: Command, { terminal, say, finish }: CommandLine): void {
  withConfig(command, say)
    .option('--dry-run', say({ fr: 'dit seulement ce qui serait supprimé', en: 'only tell what would be deleted' }))
    .action(async ({ config, dryRun = false }: RetentionOptions) => {
      const { applyRetentionHere, readConfiguration } = await loadService();
      const parts = await applyRetentionHere(readConfiguration(config, process.env), { isDry: dryRun });
      if (terminal.json) printJson(terminal, { dryRun, parts });
      else
        terminal.out(
          textOf([...parts.flatMap((part) => linesOf(part, terminal)), operatorWords(terminal).retention[dryRun ? 'dry' : 'done']]),
        );
      finish(EXIT.done);
    });
}

function linesOf({ rule, before, rows }: RetentionPart, terminal: Terminal): string[] {
  const words = operatorWords(terminal).retention;
  const tables = Object.entries(rows);
  const sum = tables.reduce((total, [, count]) => total + count, 0);
  return [
    words.part(words.rules[rule ?? 'files'], before, sum),
    ...(sum === 0 ? [] : [`  ${tables.map(([table, count]) => words.table(table, count)).join(', ')}`]),
  ];
}
