/** The English sentences of the census that is given back with what is to be corrected. */
import type { AnnotatedWords } from './annotated.fr.ts';
import { formatsOf } from './formats.ts';

const { counted, integer } = formatsOf('en');
const cells = (n: number): string => counted(n, 'cell', 'cells');

export const annotatedEn: AnnotatedWords = {
  title: (file: string) => `To be corrected in “${file}”`,
  counts: (refused: number, warned: number) =>
    refused + warned === 0 ? 'No cell to correct or to check.' : `${cells(refused)} to correct, ${cells(warned)} to check.`,
  legend: 'Cells to correct are orange and bold, cells to check yellow and italic; the comment of each says why, and what to do.',
  correct:
    'Correct them in this workbook, without moving rows or columns, and send it back: it is read like the file that it comes from. This sheet is not read.',
  kept: 'Every cell holds the text that was read. Hidden sheets, formulas and colours are not taken over; hidden rows are shown.',
  cut: {
    unreadable: 'The file cannot be read to its end: what is missing here is to be corrected in the file itself.',
    tooLarge: 'The file is too large to be copied into a workbook: correct it by the lines that are given below.',
  },
  nothingCopied: 'Nothing of this file is copied: the lines below say why.',
  unreadSheets: (sheets: string) => `Sheets not read, copied as they stand: ${sheets}. If there are people in them, they are missing.`,
  hiddenSheets: (sheets: string) =>
    `Hidden sheets, neither read nor copied: ${sheets}. If one of them belongs to the census, unhide it in the original file and send that again.`,
  unread: {
    noHeader:
      'This sheet was not read: none of its first 20 rows has the headers of a census. If it describes people, give it the same headers as the sheets that are read (id, last name, first name, service…).',
    named:
      'This sheet was not read: its name says that it describes nobody. If it describes people, give it another name, and the headers of a census.',
    same: 'This sheet was not read: it is a copy of another, which is read only once. If it was meant to be another one, correct it; else remove it.',
  },
  withheldColumns: (columns: string) => `Columns left empty: ${columns}. The comments of their headers say why.`,
  withheld: {
    forbidden: 'Content not copied: the law forbids its use in matching people.',
    remarks:
      'Content not copied: free text may say of somebody what the law forbids to keep. If it asks for something (apart, car share, imposed pair, absence), copy that from the original into the column for it.',
    nameless: 'Content not copied: without a header it is not known what it says of somebody. The column bears its number here.',
    home: 'Content not copied: where a mentor lives is of no use.',
  },
  shifted: {
    whole: 'The line of the file stands here as one text: spread it over the columns.',
    withheld: 'The line of the file is not copied, as it is not known where in it a forbidden column stands: type it again.',
  },
  shortened: (length: number) => `Text cut: it has ${integer(length)} characters in the file.`,
  head: ['Severity', 'Sheet', 'Column', 'What is wrong', 'What to do', 'Count', 'Cells'],
  refused: 'to correct',
  warned: 'to check',
  values: (values: string) => `Values: ${values}.`,
  whole: 'the whole file',
  line: (n: number) => `line ${n}`,
  more: (n: number) => `… (+ ${integer(n)})`,
  written: 'Annotated files:',
  file: (place: string, source: string, refused: number, warned: number) =>
    `${place}: “${source}”, ${cells(refused)} to correct, ${cells(warned)} to check`,
};
