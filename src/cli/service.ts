/** The way from the commands to the service, which may not be installed: the library alone comes without what it needs. */
import type { Command } from 'commander';
import { BinomeError } from '../errors/index.ts';
import { type PageWords, pageWordsOf } from '../wording/index.ts';
import type { CommandLine } from './command-line.ts';
import type { Terminal } from './terminal.ts';

type ServiceDoor = typeof import('../service/index.ts');

/** @throws BinomeError SERVICE_NOT_INSTALLED. */
export async function loadService(): Promise<ServiceDoor> {
  try {
    return await import('../service/index.ts');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const missing = /Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1] ?? 'dist/service';
    // Of a file, what is below the package.
    throw new BinomeError('SERVICE_NOT_INSTALLED', { value: missing.replace(/^.*?(?=dist\/)/, '') });
  }
}

export interface ConfigOption {
  config?: string;
}

/** `--config`, of everything that concerns a service. */
export function withConfig(command: Command, say: CommandLine['say']): Command {
  return command.option(
    '--config <file>',
    say({
      fr: 'configuration (sinon BINOME_CONFIG, sinon la démonstration)',
      en: 'configuration (else BINOME_CONFIG, else the demonstration)',
    }),
  );
}

export function operatorWords({ language }: Terminal): PageWords['operator'] {
  return pageWordsOf(language).operator;
}
