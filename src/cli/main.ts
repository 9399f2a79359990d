#!/usr/bin/env node
/** The command line: world in, exit code out. */
import { foreignDetail } from '../errors/detail.ts';
import { BinomeError, describePlace, describe } from '../errors/error.ts';
import { exitCodeOf } from './exit-codes.ts';
import { languageOf, runProgram } from './program.ts';
import { printJson, type Terminal } from './terminal.ts';

const argv = process.argv.slice(2);
const terminal: Terminal = {
  language: languageOf(argv),
  json: argv.includes('--json'),
  out: (text) => void process.stdout.write(text),
  log: (text) => void process.stderr.write(text),
  interactive: process.stderr.isTTY,
};

function report(error: unknown): number {
  const known = error instanceof BinomeError ? error : new BinomeError('INTERNAL', { ...foreignDetail(error) });
  const { code, place, values } = known;
  if (terminal.json) {
    const message = describe(known, terminal.language);
    printJson(terminal, { error: { code, place, where: describePlace(place, terminal.language), values, message } });
  }
  terminal.log(`${known.explain(terminal.language)}\n`);
  if (!(error instanceof BinomeError) && error instanceof Error) terminal.log(`${error.stack ?? ''}\n`);
  return exitCodeOf(code);
}

// A reader that closes the pipe (head, less) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
// Not process.exit(): what was written to a pipe must still be flushed.
process.exitCode = await runProgram(terminal, argv).catch(report);
