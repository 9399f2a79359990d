/**
 * The XML of a workbook's parts, as a stream of tags and text: strict, aware of namespaces, and without a document type.
 *
 * A document type may define entities that unfold to any size, and no program writes one into a workbook: it is refused.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';

export interface Tag {
  /** Namespace. */
  readonly uri: string;
  readonly local: string;
  /** An attribute without a namespace, or one of the namespace that `of` finds. */
  attribute: (local: string, of?: (uri: string) => boolean) => string | undefined;
}

export interface XmlReader {
  /** @param depth of the element: 0 for the root. */
  open: (tag: Tag, depth: number) => void;
  close: (depth: number) => void;
  /** Text or a CDATA section, maybe one of several pieces. */
  text: (text: string) => void;
}

/** Deepest element; a workbook's have a depth of about ten. */
const DEPTH_MAX = 64;
/** Most attributes of one element; a workbook's have twenty, and as many names of namespaces. */
const ATTRIBUTES_MAX = 1000;

/** Longest text of a cell, in UTF-16 code units; Excel takes 32,767. */
const TEXT_MAX = 1024 * 1024;

/** A text with its next piece. Throws an Error when it is longer than any cell's. */
export function joined(text: string, piece: string): string {
  if (text.length + piece.length > TEXT_MAX) throw new Error('a text without end');
  return text + piece;
}

/** Reads a document to its end. Throws an Error when it is not well-formed, has a document type or is nested too deeply. */
export function readXml(pieces: Iterable<string>, reader: XmlReader): void {
  const parser = new SaxesParser<{ xmlns: true; position: false }>({ xmlns: true, position: false });
  const tag = new CurrentTag();
  let depth = -1;
  parser.on('doctype', () => {
    throw new Error('a document type');
  });
  let attributes = 0;
  parser.on('attribute', () => {
    if (++attributes > ATTRIBUTES_MAX) throw new Error('too many attributes');
  });
  parser.on('opentag', (opened) => {
    attributes = 0;
    depth++;
    if (depth > DEPTH_MAX) throw new Error('elements nested too deeply');
    tag.opened = opened;
    reader.open(tag, depth);
  });
  parser.on('closetag', () => {
    reader.close(depth);
    depth--;
  });
  parser.on('text', (text) => {
    reader.text(text);
  });
  parser.on('cdata', (text) => {
    reader.text(text);
  });
  for (const piece of pieces) parser.write(piece);
  parser.close();
}

/** A tag that was never opened. */
const NO_TAG: SaxesTagNS = { name: '', prefix: '', local: '', uri: '', attributes: {}, ns: {}, isSelfClosing: false };

/** The tag that has just been opened: one object for all of them. */
class CurrentTag implements Tag {
  opened = NO_TAG;

  get uri(): string {
    return this.opened.uri;
  }

  get local(): string {
    return this.opened.local;
  }

  attribute(local: string, of?: (uri: string) => boolean): string | undefined {
    const { attributes } = this.opened;
    if (of === undefined) {
      const found = attributes[local];
      return found?.uri === '' ? found.value : undefined;
    }
    return Object.values(attributes).find((found) => found.local === local && of(found.uri))?.value;
  }
}
