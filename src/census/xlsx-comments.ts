/** The comments of a worksheet (ECMA-376-1, §18.7), and the conversations that later programs keep beside them ([MS-XLSX], §2.6.205). */
import type { Parts } from './parts.ts';
import { regionNamed, type Room, type SheetComment } from './sheet.ts';
import { isMain, unescaped } from './xlsx-names.ts';
import { readRelations } from './xlsx-parts.ts';
import { joined, readXml } from './xml.ts';

const THREADED = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments';

/** What is written on the cells of the sheet. Of a cell with a conversation its texts, without the notice that older programs are shown. */
export function readXlsxComments(parts: Parts, sheet: string, room: Room): SheetComment[] {
  const relations = [...readRelations(parts, sheet).values()].filter(({ target }) => parts.has(target));
  const partsOf = (type: string): string[] => relations.filter((relation) => relation.type === type).map(({ target }) => target);
  const threaded = partsOf('threadedComment').flatMap((part) => readThreads(parts, part, room));
  const told = new Set(threaded.map(placeOf));
  const plain = partsOf('comments').flatMap((part) => readNotes(parts, part, room));
  return [...plain.filter((comment) => !told.has(placeOf(comment))), ...threaded];
}

function placeOf({ line, column }: SheetComment): string {
  return `${line} ${column}`;
}

/** Text stands in comment/text/t and comment/text/r/t. */
function readNotes(parts: Parts, name: string, room: Room): SheetComment[] {
  const comments: SheetComment[] = [];
  const authors: string[] = [];
  const path: string[] = [];
  let [ref, author, text] = ['', 0, ''];
  let taking = false;
  readXml(parts.text(name), {
    open: (tag, depth) => {
      path.length = depth;
      path.push(isMain(tag.uri) ? tag.local : '');
      const at = path.join('/');
      if (at === 'comments/commentList/comment') {
        room.region();
        [ref, author, text] = [tag.attribute('ref') ?? '', Number(tag.attribute('authorId') ?? '0'), ''];
      } else if (at === 'comments/authors/author') text = '';
      taking = /^comments\/(?:authors\/author|commentList\/comment\/text\/(?:t|r\/t))$/.test(at);
    },
    close: (depth) => {
      const at = path.slice(0, depth + 1).join('/');
      taking = false;
      if (at === 'comments/authors/author') authors.push(unescaped(text));
      else if (at === 'comments/commentList/comment') comments.push(commentAt(ref, unescaped(text), authors[author] ?? ''));
      path.length = depth;
    },
    text: (piece) => {
      if (taking) text = joined(text, piece);
    },
  });
  return comments;
}

function readThreads(parts: Parts, name: string, room: Room): SheetComment[] {
  const comments: SheetComment[] = [];
  const path: string[] = [];
  let [ref, text] = ['', ''];
  readXml(parts.text(name), {
    open: (tag, depth) => {
      path.length = depth;
      path.push(tag.uri === THREADED ? tag.local : '');
      if (path.join('/') !== 'ThreadedComments/threadedComment') return;
      room.region();
      [ref, text] = [tag.attribute('ref') ?? '', ''];
    },
    close: (depth) => {
      if (path.slice(0, depth + 1).join('/') === 'ThreadedComments/threadedComment') comments.push(commentAt(ref, unescaped(text), ''));
      path.length = depth;
    },
    text: (piece) => {
      if (path.join('/') === 'ThreadedComments/threadedComment/text') text = joined(text, piece);
    },
  });
  return comments;
}

function commentAt(ref: string, text: string, author: string): SheetComment {
  const { top, left } = regionNamed(ref);
  // Programs put the name of who writes at the head of the text.
  const head = `${author}:`;
  return { line: top, column: left - 1, text: (author !== '' && text.startsWith(head) ? text.slice(head.length) : text).trim(), author };
}
