/** What a ZIP archive is, told from its parts: a workbook that is read, one of another program, or something else. */
import type { Text } from '../domain/index.ts';
import { Refusal } from './finding.ts';
import type { Parts } from './parts.ts';
import { xlsxMainPart } from './xlsx.ts';
import type { ZipEntry } from './zip.ts';

export type ArchiveKind = { format: 'xlsx'; main: string } | { format: 'ods' };

/** Workbooks that are not read, with a way out in the program that writes them. */
const OTHER_WORKBOOKS: readonly { part: RegExp; name: Text; wayOut: Text }[] = [
  {
    part: /(^|\/)workbook\.bin$/i,
    name: { fr: 'un classeur Excel binaire (.xlsb)', en: 'a binary Excel workbook (.xlsb)' },
    wayOut: {
      fr: 'Dans Excel : Fichier, Enregistrer sous, « Classeur Excel (*.xlsx) ».',
      en: 'In Excel: File, Save As, “Excel Workbook (*.xlsx)”.',
    },
  },
  {
    part: /\.iwa$|^index\.zip$/i,
    name: { fr: 'un document Numbers ou Pages', en: 'a Numbers or Pages document' },
    wayOut: { fr: 'Dans Numbers : Fichier, Exporter vers, Excel.', en: 'In Numbers: File, Export To, Excel.' },
  },
];

const OTHERS: readonly { part: RegExp; name: Text }[] = [
  { part: /^word\//i, name: { fr: 'un document Word', en: 'a Word document' } },
  { part: /^ppt\//i, name: { fr: 'une présentation PowerPoint', en: 'a PowerPoint presentation' } },
  {
    part: /^content\.xml$/i,
    name: { fr: 'un document OpenDocument qui n’est pas un tableur', en: 'an OpenDocument file that is no spreadsheet' },
  },
];

/** Throws a Refusal that names it when it is no workbook that is read. */
export function archiveKind(parts: Parts, entries: readonly ZipEntry[]): ArchiveKind {
  const has = (part: RegExp): boolean => entries.some(({ name }) => part.test(name));
  if (entries.some(({ encrypted }) => encrypted) || isEncryptedOds(parts)) {
    const wayOut = {
      fr: 'Ouvrez-le avec le mot de passe, et enregistrez une copie sans mot de passe.',
      en: 'Open it with the password, and save a copy without one.',
    };
    throw otherWorkbook({ fr: 'protégé par un mot de passe', en: 'protected by a password' }, wayOut);
  }
  const other = OTHER_WORKBOOKS.find(({ part }) => has(part));
  if (other !== undefined) throw otherWorkbook(other.name, other.wayOut);
  const main = xlsxMainPart(parts);
  if (main !== null && !OTHERS.some(({ part }) => part.test(main))) return { format: 'xlsx', main };
  if (parts.has('content.xml') && isSpreadsheet(parts)) return { format: 'ods' };
  const named = OTHERS.find(({ part }) => has(part))?.name;
  throw new Refusal('CENSUS_WRONG_FILE', null, {
    kindFr: named?.fr ?? 'une archive ZIP ou un document d’un autre logiciel',
    kindEn: named?.en ?? 'a ZIP archive or another program’s document',
  });
}

function otherWorkbook(name: Text, wayOut: Text): Refusal {
  return new Refusal('CENSUS_OTHER_WORKBOOK', null, { kindFr: name.fr, kindEn: name.en, hintFr: `${wayOut.fr} `, hintEn: `${wayOut.en} ` });
}

/** The first part of an OpenDocument file says what it is; where it is missing, the content will. */
function isSpreadsheet(parts: Parts): boolean {
  return !parts.has('mimetype') || /opendocument\.spreadsheet/.test(textOf(parts, 'mimetype'));
}

function isEncryptedOds(parts: Parts): boolean {
  const manifest = 'META-INF/manifest.xml';
  return parts.has('content.xml') && parts.has(manifest) && /encryption-data/.test(textOf(parts, manifest));
}

function textOf(parts: Parts, name: string): string {
  return [...parts.text(name)].join('');
}
