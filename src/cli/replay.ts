/** `binome replay`: a kept result is made again from its inputs, and each of its files held against what was written then. */
import path from 'node:path';
import { endingOfReplay, replay, replayDocument, stateOf, type FileState, type Replay, type ReplayedFile } from '../app/index.ts';
import { BUNDLE_FILE } from '../domain/bundle.ts';
import type { Text } from '../domain/text.ts';
import { fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import type { CommandLine } from './command-line.ts';
import { worldOf } from './execute.ts';
import { EXIT, printJson, writtenLines, type Terminal } from './terminal.ts';

interface ReplayOptions {
  inputs?: string[];
  out?: string;
}

export function defineReplay({ terminal, say, add, finish }: CommandLine): void {
  add('replay', {
    fr: 'refait un résultat à partir de ses entrées, et dit si chaque fichier est le même, octet pour octet',
    en: 'make a result again from its inputs, and say of each file whether it is the same, byte for byte',
  })
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
    .action(async (folder: string, options: ReplayOptions) => finish(await replayCommand(terminal, folder, options)));
}

async function replayCommand(terminal: Terminal, folder: string, { inputs, out }: ReplayOptions): Promise<number> {
  const answer = await replay(folder, worldOf(terminal, { out }, inputs ?? ['.', path.join(folder, '..')]));
  if (terminal.json) printJson(terminal, replayDocument(answer));
  else terminal.out(describe(answer, terminal.language));
  return EXIT[endingOfReplay(answer)];
}

const REPLAYED: Readonly<Record<FileState['replay'], Text>> = {
  same: { fr: 'identique', en: 'same' },
  differs: { fr: 'DIFFÈRE : le rejeu donne d’autres octets', en: 'DIFFERS: the replay gives other bytes' },
  notMade: { fr: 'DIFFÈRE : le rejeu ne le donne pas', en: 'DIFFERS: the replay does not give it' },
  new: { fr: 'DIFFÈRE : le rejeu le donne en plus', en: 'DIFFERS: the replay gives it besides' },
};
const IN_FOLDER: Readonly<Record<Exclude<FileState['folder'], 'same'>, Text>> = {
  changed: { fr: 'MODIFIÉ dans le dossier depuis', en: 'CHANGED in the folder since' },
  missing: { fr: 'ABSENT du dossier', en: 'MISSING in the folder' },
};

function describe(answer: Replay, language: Language): string {
  const { files, inputs, referenceFiles, written, isSame } = answer;
  const fr = language === 'fr';
  const width = Math.max(...files.map(({ name }) => name.length));
  const reference = fr ? '  {n} {n|fichier|fichiers} de référence du programme' : '  {n} reference {n|file|files} of the program';
  const lines = [
    '',
    fr ? 'Entrées, chacune celle qui a servi (SHA-256) :' : 'Inputs, each the one that was used (SHA-256):',
    ...inputs.map(({ file }) => `  ${file}`),
    ...(referenceFiles === 0 ? [] : [fill(reference, { n: referenceFiles }, language)]),
    fr ? 'Résultat :' : 'Result:',
    ...files.map((file) => `  ${file.name.padEnd(width)}  ${sentenceOf(file, language)}`),
    '',
  ];
  const n = files.filter(({ recorded, replayed, found }) => recorded !== replayed || recorded !== found).length;
  if (isSame)
    lines.push(
      fr
        ? 'Tout est identique, octet pour octet : ce résultat découle de ses entrées.'
        : 'Everything is the same, byte for byte: this result follows from its inputs.',
    );
  else
    lines.push(
      fill(
        fr ? '{n} {n|fichier n’est pas identique|fichiers ne sont pas identiques}.' : '{n} {n|file is|files are} not the same.',
        { n },
        language,
      ),
    );
  lines.push(...reservations(answer).map((text) => text[language]));
  lines.push(...writtenLines(written, language));
  return `${lines.join('\n')}\n`;
}

function sentenceOf(file: ReplayedFile, language: Language): string {
  const { replay: again, folder } = stateOf(file);
  // The bundle cannot say its own fingerprint: what differs there is what it says of the run.
  if (file.name === BUNDLE_FILE && again === 'differs')
    return language === 'fr'
      ? 'DIFFÈRE : ce qu’il dit n’est pas ce que donne le rejeu'
      : 'DIFFERS: what it says is not what the replay gives';
  if (folder === 'same') return REPLAYED[again][language];
  const inFolder = IN_FOLDER[folder][language];
  return again === 'same'
    ? inFolder
    : again === 'new'
      ? REPLAYED.new[language]
      : `${REPLAYED[again][language]}${language === 'fr' ? ' ;' : ';'} ${inFolder}`;
}

/** What keeps the same bytes from being sure, whether or not they came out. */
function reservations({ engine, replayedBy, isTimed }: Replay): Text[] {
  const texts: Text[] = [];
  if (engine.version !== replayedBy.version)
    texts.push({
      fr: `Le résultat est de Binôme ${engine.version}, le rejeu de Binôme ${replayedBy.version} : une autre version peut donner d’autres octets ; seule la première fait foi.`,
      en: `The result is by Binôme ${engine.version}, the replay by Binôme ${replayedBy.version}: another version may give other bytes; only the first settles it.`,
    });
  if (engine.webAssembly !== replayedBy.webAssembly)
    texts.push({
      fr: 'L’un des deux calculs a eu WebAssembly, l’autre non : les binômes sont les mêmes, mais un autre certificat, aussi valable, peut les prouver.',
      en: 'One of the two runs had WebAssembly, the other had not: the pairs are the same, but another certificate, as valid, may prove them.',
    });
  if (isTimed)
    texts.push({
      fr: 'Une limite de temps a été fixée (--time-limit-ms) : si elle est atteinte, le résultat dépend de la machine, et un autre n’est pas une faute.',
      en: 'A time limit was set (--time-limit-ms): where it is reached, the result depends on the machine, and another one is no fault.',
    });
  return texts;
}
