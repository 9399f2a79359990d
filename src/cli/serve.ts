/** `binome serve`, `binome worker`: what lasts until it is asked to end. */
import type { Command } from 'commander';
import type { CommandLine } from './command-line.ts';
import { EXIT } from './exit-codes.ts';
import { type ConfigOption, loadService, operatorWords, withConfig } from './service.ts';
import { printJson, textOf, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

export function defineServe(command: Command, { terminal, say, finish }: CommandLine): void {
  withConfig(command, say).action(async ({ config }: ConfigOption) => {
    const asked = terminal.untilAsked();
    const { readConfiguration, serve } = await loadService();
    const configuration = readConfiguration(config, process.env);
    const words = operatorWords(terminal);
    const running = await serve(configuration, { version: VERSION, log: terminal.log });
    const { address, folder } = running;
    const demo = configuration.mode === 'demo' ? ['', words.demo.head, words.demo.accounts(DEMO_LOGINS)] : [];
    if (terminal.json) printJson(terminal, { address, mode: configuration.mode, folder });
    else
      terminal.out(textOf([words.serving(address), ...demo, ...(demo.length > 0 && folder !== null ? [words.demo.folder(folder)] : [])]));
    await lastUntil(terminal, Promise.race([asked, running.failed]), running.stop);
    finish(EXIT.done);
  });
}

export function defineWorker(command: Command, { terminal, say, finish }: CommandLine): void {
  withConfig(command, say).action(async ({ config }: ConfigOption) => {
    const asked = terminal.untilAsked();
    const { readConfiguration, work } = await loadService();
    const working = await work(readConfiguration(config, process.env), { version: VERSION, log: terminal.log });
    if (!terminal.json) terminal.out(textOf([operatorWords(terminal).working]));
    await lastUntil(terminal, asked, working.stop);
    finish(EXIT.done);
  });
}

/** However it ends, what was started is ended. */
async function lastUntil(terminal: Terminal, end: Promise<void>, stop: () => Promise<void>): Promise<void> {
  const words = operatorWords(terminal);
  try {
    await end;
  } finally {
    terminal.log(textOf([words.stopping]));
    await stop();
    terminal.log(textOf([words.stopped]));
  }
}

const DEMO_LOGINS = 'admin, ecole, board.disp-lyo, director.spip-69, mentor.t-0001, trainee.s-0001';
