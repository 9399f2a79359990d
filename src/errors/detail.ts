/**
 * What a message says beside the catalogue's sentence, in both languages: a value that was found, and what other programs' errors come to.
 *
 * Texts of the system, the runtime and other libraries are in English and differ between versions: none of them enters a French sentence.
 */
import type { Language } from './entry.ts';

/** The same in both languages. */
export type InBoth = Readonly<Record<Language, string>>;

/** As the placeholders `{detail}` and `{detailFr}` take it. */
export interface Detail {
  detail: string;
  detailFr: string;
}

export function detailOf({ en, fr }: InBoth): Detail {
  return { detail: en, detailFr: fr };
}

/** Longest value that is quoted inside a detail, in UTF-16 code units. */
const QUOTED_MAX = 40;

/** A text between quotation marks, shortened. */
export function quoted(text: string): InBoth {
  const short = text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX - 1)}…` : text;
  return { en: `“${short}”`, fr: `« ${short} »` };
}

/** A value of a document, as it is told of: texts quoted, numbers as they are written, lists and objects named. */
export function shown(value: unknown): InBoth {
  if (value === undefined) return { en: 'nothing', fr: 'rien' };
  if (typeof value === 'string') return value === '' ? { en: 'an empty text', fr: 'un texte vide' } : quoted(value);
  if (Array.isArray(value)) return value.length === 0 ? { en: 'an empty list', fr: 'une liste vide' } : { en: 'a list', fr: 'une liste' };
  if (typeof value === 'object' && value !== null) return { en: 'an object', fr: 'un objet' };
  const written = value === null || typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
  return { en: written, fr: written };
}

/** Words for the codes that a file system gives. */
const SYSTEM: Readonly<Record<string, InBoth>> = {
  EACCES: { en: 'access is denied', fr: 'l’accès est refusé' },
  EBUSY: { en: 'it is in use', fr: 'il est déjà utilisé' },
  EDQUOT: { en: 'the quota is used up', fr: 'le quota est épuisé' },
  EEXIST: { en: 'it exists already', fr: 'il existe déjà' },
  EFBIG: { en: 'it is too large', fr: 'il est trop grand' },
  EIO: { en: 'the disk does not answer', fr: 'le disque ne répond pas' },
  EISDIR: { en: 'it is a folder', fr: 'c’est un dossier' },
  ELOOP: { en: 'its links lead in a circle', fr: 'ses liens tournent en rond' },
  EMFILE: { en: 'too many files are open', fr: 'trop de fichiers sont ouverts' },
  ENAMETOOLONG: { en: 'its name is too long', fr: 'son nom est trop long' },
  ENFILE: { en: 'too many files are open', fr: 'trop de fichiers sont ouverts' },
  ENOENT: { en: 'it does not exist', fr: 'il n’existe pas' },
  ENOSPC: { en: 'no space is left', fr: 'il ne reste plus de place' },
  ENOTDIR: { en: 'a part of the path is no folder', fr: 'un élément du chemin n’est pas un dossier' },
  ENOTEMPTY: { en: 'the folder is not empty', fr: 'le dossier n’est pas vide' },
  EPERM: { en: 'it is not permitted', fr: 'ce n’est pas permis' },
  EROFS: { en: 'the disk is read-only', fr: 'le disque est en lecture seule' },
  ERR_FS_FILE_TOO_LARGE: { en: 'it is too large', fr: 'il est trop grand' },
  ERR_STRING_TOO_LONG: { en: 'it is too large', fr: 'il est trop grand' },
  ETXTBSY: { en: 'it is in use', fr: 'il est déjà utilisé' },
};

/** A code of the system (`EACCES`) in words, the code in brackets. */
export function systemDetail(code: string): Detail {
  const words = Object.hasOwn(SYSTEM, code) ? SYSTEM[code]! : { en: 'an error of the system', fr: 'une erreur du système' };
  return { detail: `${words.en} (${code})`, detailFr: `${words.fr} (${code})` };
}

/** What was thrown by something that is not ours: by its code where it has one, else in its own words, and in French by its name alone. */
export function foreignDetail(error: unknown): Detail {
  if (!(error instanceof Error)) return detailOf({ en: String(error), fr: 'erreur sans nom' });
  if ('code' in error && typeof error.code === 'string') return systemDetail(error.code);
  return { detail: error.message, detailFr: `erreur ${error.name}` };
}

/** What a verifier finds wrong: it speaks English alone, so that in French it is counted, and named where it can be read. */
export function defectsDetail(problems: readonly string[]): Detail {
  const count = problems.length;
  return { detail: problems.join('; '), detailFr: `${count} ${count > 1 ? 'défauts' : 'défaut'} dans la preuve ou les valeurs` };
}
