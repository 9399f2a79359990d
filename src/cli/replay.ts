/** `binome replay`: a kept result is made again from its inputs, and each of its files held against what was written then. */
import type { Command } from 'commander';
import path from 'node:path';
import { endingOfReplay, replay, replayDocument, stateOf, type Replay, type ReplayedFile } from '../app/index.ts';
import { BUNDLE_FILE } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { wordsOf, pageWordsOf } from '../wording/index.ts';
import type { CommandLine } from './command-line.ts';
import { tell, worldOf } from './execute.ts';
import { writtenLines } from './written-lines.ts';

interface ReplayOptions {
  inputs?: string[];
  out?: string;
}

export function defineReplay(command: Command, { terminal, say, finish }: CommandLine): void {
  command
    .argument(
      '<folder>',
      say({ fr: 'dossier écrit par Binôme, avec son bundle.json', en: 'folder that Binôme wrote, with its bundle.json' }),
    )
    .option(
      '--inputs <folder...>',
      say({
        fr: 'où chercher les fichiers d’entrée, dossiers compris (sinon ici et à côté du dossier)',
        en: 'where to look for the input files, folders below included (else here and beside the folder)',
      }),
    )
    .option('--out <folder>', say({ fr: 'où écrire les fichiers refaits', en: 'where to write the files made again' }))
    .action(async (folder: string, { inputs, out }: ReplayOptions) => {
      const answer = await replay(folder, worldOf(terminal, { out }, inputs ?? ['.', path.join(folder, '..')]));
      const { written } = answer;
      finish(tell(terminal, { answer, written, document: replayDocument(answer), ending: endingOfReplay(answer) }, describe));
    });
}

function describe(answer: Replay, written: readonly string[], language: Language): string[] {
  const { files, inputs, referenceFiles, isSame } = answer;
  const words = pageWordsOf(language).terminal.replay;
  const width = Math.max(...files.map(({ name }) => name.length));
  const n = files.filter(({ recorded, replayed, found }) => recorded !== replayed || recorded !== found).length;
  return [
    ...['', words.inputs, ...inputs.map(({ file }) => `  ${file}`)],
    ...(referenceFiles === 0 ? [] : [`  ${words.reference(referenceFiles)}`]),
    ...[words.result, ...files.map((file) => `  ${file.name.padEnd(width)}  ${sentenceOf(file, language)}`)],
    ...['', isSame ? words.allSame : words.notSame(n)],
    ...reservations(answer, language),
    ...writtenLines(written, language),
  ];
}

function sentenceOf(file: ReplayedFile, language: Language): string {
  const { vocabulary } = wordsOf(language);
  const { terminal } = pageWordsOf(language);
  const words = terminal.replay;
  const { replay: again, folder } = stateOf(file);
  // The bundle cannot say its own fingerprint: what differs there is what it says of the run.
  if (file.name === BUNDLE_FILE && again === 'differs') return words.bundleDiffers;
  if (folder === 'same' || again === 'new') return words[again];
  return again === 'same' ? words[folder] : `${words[again]}${vocabulary.semicolon}${words[folder]}`;
}

/** What keeps the same bytes from being sure, whether or not they came out. */
function reservations({ engine, replayedBy, isTimed }: Replay, language: Language): string[] {
  const words = pageWordsOf(language).terminal.replay;
  return [
    ...(engine.version === replayedBy.version ? [] : [words.otherVersion(engine.version, replayedBy.version)]),
    ...(engine.webAssembly === replayedBy.webAssembly ? [] : [words.otherEngine]),
    ...(isTimed ? [words.timed] : []),
  ];
}
