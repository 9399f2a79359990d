import { censusSource } from '../app/files.ts';
import { loadReference } from '../app/reference-files.ts';
import { readCensus, type CensusReading, type FileReading, type Finding } from '../census/index.ts';
import { fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { describe, describePlace } from '../errors/error.ts';
import { EXIT, printJson, type Terminal } from './terminal.ts';

export async function checkCommand(terminal: Terminal, files: readonly string[]): Promise<number> {
  const reading = await readCensus(await Promise.all(files.map(censusSource)), await loadReference());
  if (terminal.json) {
    const documents = reading.files.map((file) => fileDocument(file, terminal.language));
    printJson(terminal, documents.length === 1 ? documents[0] : { files: documents });
  } else {
    terminal.out(describeReading(reading, terminal.language));
  }
  return reading.rejected > 0 ? EXIT.wrongInput : EXIT.done;
}

function fileDocument({ file, accepted, rejected, warnings, people }: FileReading, language: Language): object {
  const written = (finding: Finding): object => {
    const { record, line, column, code, value } = finding;
    return { record, line, column, code, value, message: describe(finding, language) };
  };
  return { file, accepted, rejected: rejected.map(written), warnings: warnings.map(written), people };
}

/** Every problem of every file, one a line, then the counts: what a person reads. */
export function describeReading({ files }: CensusReading, language: Language): string {
  const fr = language === 'fr';
  const lines = files.flatMap(({ file, accepted, rejected, warnings }) => {
    const line = (kind: string, finding: Finding): string => {
      const place = {
        ...(finding.line === null ? {} : { line: finding.line }),
        ...(finding.column === null ? {} : { column: finding.column }),
      };
      return `  ${kind} ${describePlace({ file: file.name, ...place }, language)} — ${describe(finding, language)} [${finding.code}]`;
    };
    const values = { a: accepted, r: rejected.length, w: warnings.length };
    const counts = fr
      ? '{a} {a|personne lue|personnes lues}, {r} {r|problème bloquant|problèmes bloquants}, {w} {w|avertissement|avertissements}'
      : '{a} {a|person|people} read, {r} blocking {r|problem|problems}, {w} {w|warning|warnings}';
    const form = [file.encoding, file.delimiter === null ? null : JSON.stringify(file.delimiter), file.sheet]
      .filter((part) => part !== null)
      .join(', ');
    return [
      `${file.name} (${form})${fr ? ' : ' : ': '}${fill(counts, values, language)}.`,
      ...rejected.map((finding) => line(fr ? 'refusé   ' : 'rejected ', finding)),
      ...warnings.map((finding) => line(fr ? 'attention' : 'warning  ', finding)),
    ];
  });
  return `${lines.join('\n')}\n`;
}
