/** The documents as the tests read them: which there are, their blocks of code, their headings, their links. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const project = fileURLToPath(new URL('../../', import.meta.url));

/** Where a reader begins; everything else is reached from these two. */
export const DOORS = ['README.md', 'LISEZMOI.md'] as const;

/** Every document, from the root of the project. Examples of later ones go on from what the doors have written. */
export const DOCUMENTS: readonly string[] = [
  ...[...DOORS, 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'data/README.md', 'data/demo/README.md'],
  ...readdirSync(path.join(project, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join('docs', name.split(path.sep).join('/')))
    .filter((name) => name.endsWith('.md'))
    .sort(),
];

interface Block {
  readonly language: string;
  readonly text: string;
}

export function read(document: string): string {
  return readFileSync(path.join(project, document), 'utf8');
}

const FENCED = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** In the order in which they stand. */
export function blocksOf(document: string): Block[] {
  return [...read(document).matchAll(FENCED)].map(([, language = '', text = '']) => ({ language, text }));
}

/** The text without its blocks of code. */
export function proseOf(document: string): string {
  return read(document).replace(FENCED, '');
}

/** Targets of links and images, code apart. */
export function linksOf(document: string): string[] {
  const text = proseOf(document).replace(/`[^`\n]*`/g, (code) => '`'.repeat(code.length));
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
}

/** The anchors that GitHub gives to the headings of a document. */
export function anchorsOf(document: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ''] of proseOf(document).matchAll(/^#{1,6} +(.+)$/gm)) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
    const anchor = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    let name = anchor;
    for (let k = 1; anchors.has(name); k++) name = `${anchor}-${k}`;
    anchors.add(name);
  }
  return anchors;
}
