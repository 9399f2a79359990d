/** A kept result that cannot be replayed as it was. */
import { ofKind } from './entry.ts';

export const replayErrors = ofKind('conflict', {
  BUNDLE_FORMAT: {
    kind: 'input',
    fr: 'Ce n’est pas un bundle.json de Binôme : {detailFr}.',
    en: 'This is not a bundle.json of Binôme: {detail}.',
    remedy: {
      fr: 'Donnez un dossier tel que Binôme l’a écrit ; s’il vient d’une version plus récente, prenez celle-là.',
      en: 'Give a folder as Binôme wrote it; if a later version did, use that one.',
    },
  },
  BUNDLE_OTHER_RUN: {
    fr: 'Ce dossier tient le résultat de « {command} », dont le bundle.json serait perdu.',
    en: 'This folder holds the result of “{command}”, whose bundle.json would be lost.',
    remedy: { fr: 'Choisissez un autre dossier.', en: 'Choose another folder.' },
  },
  BUNDLE_OWN_INPUT: {
    fr: 'Ce résultat s’écrirait sur un fichier dont il découle : {value}.',
    en: 'This result would be written over a file that it follows from: {value}.',
    remedy: {
      fr: 'Rien n’a été écrit. Choisissez un autre dossier.',
      en: 'Nothing was written. Choose another folder.',
    },
  },
  REPLAY_INPUT_MISSING: {
    kind: 'missing',
    fr: 'Des fichiers qui ont servi sont introuvables : {value}.',
    en: 'Files that were used are not found: {value}.',
    remedy: {
      fr: 'Donnez avec --inputs les dossiers où ils se trouvent, sous leur nom.',
      en: 'Give with --inputs the folders where they lie, under their names.',
    },
  },
  REPLAY_INPUT_CHANGED: {
    fr: 'Les fichiers trouvés sous ces noms ne sont pas ceux qui ont servi : {value}.',
    en: 'The files found under these names are not those that were used: {value}.',
    remedy: {
      fr: 'Retrouvez les fichiers d’origine, dont voici le début de l’empreinte SHA-256, et donnez leur dossier avec --inputs.',
      en: 'Find the original files, the start of whose SHA-256 fingerprint is given here, and give their folder with --inputs.',
    },
  },
  REPLAY_REFERENCE_CHANGED: {
    fr: 'Les données de référence de cette version ne sont pas celles qui ont servi : {value}.',
    en: 'The reference data of this version are not those that were used: {value}.',
    remedy: {
      fr: 'Prenez la version {version} de Binôme, ou donnez avec --inputs le dossier data/reference de cette version.',
      en: 'Use version {version} of Binôme, or give with --inputs the folder data/reference of that version.',
    },
  },
  REPLAY_OUT: {
    kind: 'call',
    fr: 'Le rejeu s’écrirait sur le dossier qu’il vérifie.',
    en: 'The replay would be written over the folder that it checks.',
    remedy: { fr: 'Choisissez un autre dossier avec --out.', en: 'Choose another folder with --out.' },
  },
});
