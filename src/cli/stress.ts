/** `binome plan DIR --stress`: what the departure of each mentor would cost. */
import { checkResultFolder, writeResult } from '../app/bundle.ts';
import { RunFiles } from '../app/run-files.ts';
import { runStress, STRESS, stressResult, type StressRequest } from '../app/stress.ts';
import type { StressTest } from '../domain/stress.ts';
import type { Language } from '../errors/catalogue.ts';
import { describeLoss, summarise } from '../planning/index.ts';
import { EXIT, printJson, ProgressLine, writtenLines, type Terminal } from './terminal.ts';

/** Gravest losses that are shown; the document has them all. */
const MOST_SHOWN = 15;

export async function stressCommand(terminal: Terminal, request: StressRequest, out: string | undefined): Promise<number> {
  await checkResultFolder(out, STRESS.name);
  const line = new ProgressLine(terminal);
  const files = new RunFiles();
  const answer = await runStress(request, files, (done) =>
    line.show({ fr: 'Départ de chaque tuteur, un à un', en: 'Each mentor leaves, one at a time' }, done),
  );
  const { stress, nameOf } = answer;
  const { language } = terminal;
  const written =
    out === undefined ? [] : await writeResult(out, { command: STRESS, request, files, language }, stressResult(request, answer));
  if (terminal.json) printJson(terminal, stress);
  else terminal.out(describe(stress, nameOf, written, language));
  return stress.mentors.every(({ best }) => best?.proven ?? true) ? EXIT.done : EXIT.limit;
}

function describe(stress: StressTest, nameOf: (id: string) => string, files: readonly string[], language: Language): string {
  const fr = language === 'fr';
  const fragile = stress.mentors.filter(({ kind }) => kind !== 'replaced');
  const lines = [
    '',
    fr ? 'Si un tuteur partait :' : 'If a mentor left:',
    ...summarise(stress, language).map((sentence) => `  ${sentence}`),
  ];
  if (fragile.length > 0) {
    lines.push('', fr ? 'Les départs les plus graves, et qui prendrait la suite :' : 'The gravest departures, and who would take over:');
    for (const loss of fragile.slice(0, MOST_SHOWN)) lines.push(`  ${describeLoss(loss, stress.deputies, nameOf, language)}`);
    const more = fragile.length - MOST_SHOWN;
    if (more > 0) lines.push(fr ? `  … et ${more} de plus (--json les donne tous).` : `  … and ${more} more (--json has them all).`);
  }
  if (files.length > 0) lines.push('', ...writtenLines(files, language));
  return `${lines.join('\n')}\n`;
}
