/** `binome template`. */
import path from 'node:path';
import type { Command } from 'commander';
import { COMMANDS, type TemplateAnswer } from '../app/index.ts';
import { FileResults } from '../files/index.ts';
import type { Language } from '../errors/index.ts';
import { pageWordsOf } from '../wording/index.ts';
import type { CommandLine } from './command-line.ts';
import { execute, type Describe } from './execute.ts';

interface TemplateOptions {
  board: string;
  out: string;
  from?: string[];
  calendar?: string;
}

export function defineTemplate(command: Command, { terminal, say, finish }: CommandLine): void {
  command
    .requiredOption('--board <name>', say({ fr: 'direction interrégionale : nom, ville ou code', en: 'directorate: name, town or code' }))
    .requiredOption('--out <file>', say({ fr: 'classeur à écrire (.xlsx)', en: 'workbook to write (.xlsx)' }))
    .option(
      '--from <file...>',
      say({ fr: 'recensement précédent : les personnes connues sont inscrites', en: 'earlier census: who is known is filled in' }),
    )
    .option('--calendar <file>', say({ fr: 'calendrier (sinon celui livré)', en: 'calendar (else the one shipped)' }))
    .action(async ({ board, out, from: census, calendar }: TemplateOptions) => {
      const describe: Describe<TemplateAnswer> = ({ board: name, people }, _, language: Language) => [
        pageWordsOf(language).template.written(path.basename(out), name, people),
      ];
      const results = new FileResults(out, terminal.writing);
      finish(await execute(terminal, await COMMANDS.template(), { board, census, calendar }, describe, { results }));
    });
}
