/** `binome audit verify`. */
import type { Command } from 'commander';
import type { ChainReport } from '../service/index.ts';
import type { CommandLine } from './command-line.ts';
import { EXIT } from './exit-codes.ts';
import { type ConfigOption, loadService, operatorWords, withConfig } from './service.ts';
import { printJson, textOf, type Terminal } from './terminal.ts';

interface VerifyOptions extends ConfigOption {
  head?: string;
}

export function defineAudit(command: Command, { terminal, say, finish }: CommandLine): void {
  const verify = command.command('verify').description(
    say({
      fr: 'vérifie que le registre de ce qui a été fait n’a pas été modifié',
      en: 'verify that the record of what was done has not been changed',
    }),
  );
  withConfig(verify, say)
    .option(
      '--head <hash>',
      say({
        fr: 'empreinte relevée plus tôt et conservée ailleurs : le registre doit encore la contenir',
        en: 'fingerprint that was noted earlier and kept elsewhere: the record must still hold it',
      }),
    )
    .action(async ({ config, head }: VerifyOptions) => {
      const { readConfiguration, verifyAudit } = await loadService();
      const report = await verifyAudit(readConfiguration(config, process.env), head ?? null);
      if (terminal.json) printJson(terminal, report);
      else terminal.out(textOf(linesOf(report, terminal)));
      finish(report.fault === null ? EXIT.done : EXIT.differs);
    });
}

function linesOf({ lines, head, fault }: ChainReport, terminal: Terminal): string[] {
  const words = operatorWords(terminal).chain;
  if (fault === null) return [words.holds(lines), ...(head === '' ? [] : [words.head(head)])];
  return [fault.kind === 'cut' ? words.cut(fault.head) : words[fault.kind](fault.number)];
}
