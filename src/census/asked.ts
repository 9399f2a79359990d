/**
 * What is asked of texts that nothing is read from, once it is known who is there: whether somebody is described there, or that two people must
 * not be together. What names somebody of the census, or has the words of a refusal, refuses its row, or the table where it is in nobody's row:
 * the answer is to write it where it is read, and to delete it here.
 */
import { askedCell, lineText, quotableLine } from './asides.ts';
import { type Nameable, nameOf, type People, sidesOf } from './census-people.ts';
import type { CellAside, LineAside, ReadFile, ReadPerson, ReadSource } from './read-file.ts';
import type { Finding } from './finding.ts';
import { namesAmong } from './named-people.ts';
import { isSignature } from './other-lines.ts';
import { mayKeepApart, mayRefuse, speaksOfLooks, wordsApart } from './refusal-words.ts';
import { refuseRows, refuseTable } from './refuse-rows.ts';
import { emptyTable } from './table-findings.ts';
import type { CellComment } from './table.ts';

/** In both languages. */
interface Reason {
  readonly fr: string;
  readonly en: string;
}

/** Words of a text among which names are looked for, at once. */
const WORDS_MAX = 4000;
/** Names that a message gives. */
const NAMES_MAX = 5;
/** Who writes the comments of the copies that we give back. */
const OURS = 'Binôme';
/** What the question about a comment says in such a copy: as long as it stands there, it is not answered. */
const UNANSWERED = /commentaire de la cellule|comment on the cell/i;

const CIVIL = /(?:^|[^\p{L}\p{N}])(?:M\.|Mr\.?|M(?:me|lle)\.?|MM\.|Monsieur|Madame|Mademoiselle)\s+\p{Lu}/u;
/** Capitals and a first name, one of them no word of an office. */
const CAPITALS = /(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}'’-]{2,})(?:\s+\p{Lu}[\p{Lu}'’-]+)*\s+\p{Lu}\p{Ll}+/gu;
const OFFICE =
  /^(?:SPIP|DSPIP|DISP|ANTENNES?|ALIP|CPIP|DPIP|DFSPIP|ENAP|TOTAL|SOUS|LISTE|TABLEAU|TUTEURS?|TUTRICES?|STAGIAIRES?|VERSION|PROMO|PROMOTION|MAISON|CENTRE|SITE|SERVICE|RECENSEMENT|STAGE|MILIEU|RAPPEL|ATTENTION|IMPORTANT|NOTE|PPSMJ|SAINT|SAINTE|LES?|LA|AVEC|POUR)$/;

export function askAboutTexts(sources: readonly ReadSource[]): void {
  const files = sources.flatMap(({ tables }) => tables);
  if (
    files.every(({ asides: { cells, lines, comments } }) => cells.length + lines.length + comments.length === 0) &&
    sources.every(({ unreadTexts }) => unreadTexts.length === 0)
  )
    return;
  const { both } = sidesOf(files);
  for (const file of files) {
    const rows = new Set<ReadPerson>();
    const refusing = (finding: Finding, read: ReadPerson | null): void => {
      file.rejected.push(finding);
      if (read !== null) rows.add(read);
    };
    for (const aside of file.asides.cells) {
      const reason = reasonOfCell(aside, both);
      if (reason !== null) refusing(askedCell(file.file.name, aside, reason.fr, reason.en), aside.read);
    }
    const people = new Map([...file.people, ...file.faulty].map((read) => [read.line, read]));
    const quoted: { cell: string; text: string }[] = [];
    for (const comment of file.asides.comments) {
      const read = people.get(comment.line) ?? null;
      const { headerLine, elsewhere } = file.asides;
      const reason = elsewhere.has(comment.line) ? null : reasonOfComment(comment, read, headerLine, both);
      if (reason !== null) refusing(askedComment(file, comment, read, reason), read);
      else if (comment.author !== OURS && comment.text !== '') quoted.push({ cell: comment.cell, text: quotableLine(comment.text) });
    }
    tellComments(file, quoted);
    refuseRows(file, rows);
    const passed: LineAside[] = [];
    for (const aside of file.asides.lines) {
      const { line, text, isTitle } = aside;
      const reason = isTitle ? reasonOfTitle(text, both) : reasonOfNote(text, both);
      if (reason !== null) file.rejected.push(askedLine(file.file.name, line, text, reason));
      else if (!isTitle) passed.push(aside);
    }
    tellHeadings(file, passed);
    if (file.people.length > 0 && file.rejected.some(({ record }) => record === null)) refuseTable(file);
  }
  for (const source of sources) askAboutSheets(source, both);
}

/** Sheets of a workbook in which no header stands: prose, in which somebody may be named. */
function askAboutSheets({ file, tables, unreadTexts }: ReadSource, people: People): void {
  for (const { sheet, rows, comments, isGuide } of unreadTexts) {
    const texts = [...rows.map((row) => ({ line: row.line, text: lineText(row) })), ...comments];
    const asked = texts.flatMap(({ line, text }): Finding[] => {
      const reason = reasonOfTitle(text, people, isGuide);
      return reason === null ? [] : [askedLine(file.name, line, text, reason)];
    });
    if (asked.length === 0) continue;
    const known = tables.find((table) => table.isUnread === true && table.sheet === sheet);
    const table: ReadFile = known ?? { ...emptyTable(file, sheet), isUnread: true };
    table.rejected.push(...asked);
    if (known !== undefined) continue;
    refuseTable(table);
    tables.push(table);
  }
}

function reasonOfCell({ read, text, care }: CellAside, people: People): Reason | null {
  const names = namesSomebody(named(text, people, care, read));
  if (names !== null || care !== 'wide') return names ?? (mayRefuse(text) && CIVIL.test(text) ? REFUSES : null);
  if (mayKeepApart(text)) return REFUSES;
  return mayNameSomebody(text, people, read) ? PERSON : null;
}

/** A cell of so many words, or fewer, may be a name by itself. */
const NAME_WORDS = 4;

/** Whether somebody may be named whom the census does not have so: by a title, as names are written, or by a name that is nearly one of its own. */
function mayNameSomebody(text: string, people: People, read: ReadPerson | null): boolean {
  if (new RegExp(CIVIL, 'iu').test(text) || hasCapitals(text)) return true;
  const words = text.match(/[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}]+)*/gu) ?? [];
  const begins = (word: string): boolean => /^\p{Lu}/u.test(word);
  // Short words of capitals are those of offices: « Référente TIG ».
  const isPart = (word: string): boolean => /^\p{Lu}[\p{Ll}'’-]/u.test(word) || /^\p{Lu}{5}/u.test(word);
  const isName = words.length > 1 && words.length <= NAME_WORDS && words.every((word) => isPart(word) && !OFFICE.test(word.toUpperCase()));
  if (isName && words.some((word) => /\p{Ll}/u.test(word))) return true;
  // The first word of a sentence has its capital in any case; a word or two are none.
  const likely = words.filter((word, k) => (words.length <= 2 || (k > 0 && begins(word))) && word.length >= NEAR_LETTERS);
  return likely.some((word) => people.near(word)?.some((person) => read === null || !isSelf(person, read)) ?? true);
}

/** Shorter words are near to too many others. */
const NEAR_LETTERS = 4;

/** Capitals and a first name, which no office has. */
function hasCapitals(text: string): boolean {
  return [...text.matchAll(CAPITALS)].some(([, word]) => !OFFICE.test(word!));
}

function reasonOfComment({ text, author, line }: CellComment, read: ReadPerson | null, headerLine: number, people: People): Reason | null {
  if (author === OURS) return UNANSWERED.test(text) ? { fr: 'attend encore une réponse', en: 'still waits for an answer' } : null;
  // What stands on a header, or above it, tells how to fill in a column.
  if (line <= headerLine) return reasonOfTitle(text, people);
  return (
    containing(wordsApart(text)) ??
    namesSomebody(named(text, people, 'usual', read)) ??
    (mayRefuse(text) && CIVIL.test(text) ? REFUSES : null)
  );
}

/** Below the header: a person whom nobody has given a row, or who is to be kept from whom. */
function reasonOfNote(text: string, people: People): Reason | null {
  if (speaksOfLooks(text)) return LOOKS;
  const known = containing(wordsApart(text)) ?? namesSomebody(named(text, people, 'usual', null));
  if (known !== null) return known;
  const isPerson = CIVIL.test(text) || hasCapitals(text);
  return isPerson && !isSignature(text) ? { fr: 'semble décrire une personne', en: 'seems to describe a person' } : null;
}

/** Above the header, and in a sheet of prose, names alone say nothing: whose list it is, whom to call. Instructions refuse nobody. */
function reasonOfTitle(text: string, people: People, isGuide = false): Reason | null {
  if (!isGuide && speaksOfLooks(text)) return LOOKS;
  const words = wordsApart(text);
  const names = namesSomebody(named(text, people, 'strict', null));
  if (names !== null && (words !== null || mayRefuse(text))) return names;
  return !isGuide && words !== null && CIVIL.test(text) ? containing(words) : null;
}

const PERSON: Reason = { fr: 'nomme peut-être quelqu’un', en: 'may name somebody' };
const REFUSES: Reason = { fr: 'semble refuser quelqu’un', en: 'seems to refuse somebody' };
const LOOKS: Reason = {
  fr: 'parle de couleurs ou de texte barré, que le recensement ne lit pas',
  en: 'speaks of colours or struck text, which the census does not read',
};

function containing(words: string | null): Reason | null {
  return words === null ? null : { fr: `contient « ${words} »`, en: `contains “${words}”` };
}

function namesSomebody(names: readonly string[]): Reason | null {
  if (names.length === 0) return null;
  const list = [...names.slice(0, NAMES_MAX), ...(names.length > NAMES_MAX ? ['…'] : [])].join(', ');
  return { fr: `nomme ${list}`, en: `names ${list}` };
}

/** Whom a text names, whose row it is left out. A common word may be a name: one in a longer text counts where it is written as a name is. */
function named(text: string, people: People, care: CellAside['care'], read: ReadPerson | null): string[] {
  const bare = text.replace(/\S+@\S+/g, ' ');
  const names = namesAmong(bare, (words) => people.find(words), WORDS_MAX).flatMap(({ found, start, end }) => {
    const who = found.kind === 'one' ? [found.person] : found.people;
    if (read !== null && who.some((person) => isSelf(person, read))) return [];
    return isName(bare, start, end, care) ? who : [];
  });
  return [...new Set(names.map(nameOf))].sort();
}

function isSelf({ firstName, lastName, role }: Nameable, { person }: ReadPerson): boolean {
  return person.role === role && person.firstName === firstName && person.lastName === lastName;
}

function isName(text: string, start: number, end: number, care: CellAside['care']): boolean {
  const words = text.slice(start, end);
  const isAlone = text.replace(/[^\p{L}\p{N}]/gu, '') === words.replace(/[^\p{L}\p{N}]/gu, '');
  if (care === 'wide' && words.length >= NEAR_LETTERS) return true;
  if (/\s/.test(words.trim())) return isAlone || /\p{Lu}/u.test(words);
  if (care === 'strict') return /^\p{Lu}[\p{Lu}'’-]{2,}$/u.test(words) || CIVIL.test(text.slice(Math.max(0, start - 14), start + 1));
  return isAlone || /^\p{Lu}/u.test(words);
}

function askedLine(file: string, line: number, text: string, { fr, en }: Reason): Finding {
  const value = quotableLine(text);
  return { code: 'CENSUS_LINE_ASKED', file, record: null, line, column: null, value, values: { value, reasonFr: fr, reasonEn: en } };
}

function askedComment({ file }: ReadFile, { line, cell }: CellComment, read: ReadPerson | null, { fr, en }: Reason): Finding {
  return {
    ...{ code: 'CENSUS_COMMENT_ASKED', file: file.name, record: read?.record ?? null, line, column: null, value: '' },
    values: { value: '', cell, reasonFr: fr, reasonEn: en },
  };
}

function tellHeadings({ file, warnings }: ReadFile, headings: readonly LineAside[]): void {
  const [first] = headings;
  if (first === undefined) return;
  const quoted = (open: string, close: string): string => headings.map(({ text }) => `${open}${quotableLine(text)}${close}`).join(', ');
  const value = quotableLine(first.text);
  warnings.push({
    ...{ code: 'CENSUS_HEADING_LINES', file: file.name, record: null, line: first.line, column: null, value },
    values: { value, count: headings.length, detailFr: quoted('« ', ' »'), detail: quoted('“', '”') },
  });
}

function tellComments({ file, warnings }: ReadFile, comments: readonly { readonly cell: string; readonly text: string }[]): void {
  if (comments.length === 0) return;
  const listed = (open: string, close: string, colon: string): string =>
    comments.map(({ cell, text }) => `${cell}${colon}${open}${text}${close}`).join(', ');
  const value = comments[0]!.cell;
  warnings.push({
    ...{ code: 'CENSUS_COMMENTS', file: file.name, record: null, line: null, column: null, value },
    values: { value, count: comments.length, detailFr: listed('« ', ' »', ' : '), detail: listed('“', '”', ': ') },
  });
}
