/** The documents hold together: their sizes, their links and anchors, the files that they name, French as it is printed. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, DOCUMENTS, DOORS, linksOf, project, proseOf, read } from './documents.ts';

const MOST_BYTES = { 'README.md': 8192, 'LISEZMOI.md': 8192, 'ARCHITECTURE.md': 12_288 } as const;
const FRENCH = ['LISEZMOI.md', 'docs/board.fr.md'] as const;

interface Link {
  /** From the root of the project. */
  readonly file: string;
  readonly anchor: string | null;
}

function localLinksOf(document: string): Link[] {
  return linksOf(document)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor = null] = target.split('#');
      return { file: file === '' ? document : path.posix.join(path.posix.dirname(document), file), anchor };
    });
}

const FILES = ['src', 'tests', 'scripts', 'benchmarks', 'data', '.ci', 'docs'].flatMap((folder) =>
  readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name.split(path.sep).join('/')}`,
  ),
);
const PATHS = new Set(FILES);
const NAMES = new Set(FILES.map((file) => path.posix.basename(file)));

describe('the documents', () => {
  it.each(Object.entries(MOST_BYTES))('%s has at most %d bytes', (document, most) => {
    expect(Buffer.byteLength(read(document))).toBeLessThanOrEqual(most);
  });

  it.each(DOCUMENTS)('%s: its links lead somewhere', (document) => {
    for (const { file, anchor } of localLinksOf(document)) {
      expect(existsSync(path.join(project, file)), `${document} → ${file}`).toBe(true);
      if (anchor !== null) expect(anchorsOf(file), `${document} → ${file}`).toContain(decodeURIComponent(anchor));
    }
  });

  it('are all reached from the doors', () => {
    const reached = new Set<string>(DOORS);
    for (const document of reached) {
      if (!document.endsWith('.md')) continue;
      for (const { file } of localLinksOf(document)) {
        // A link to a folder leads to all that lies in it.
        const isFolder = statSync(path.join(project, file)).isDirectory();
        for (const found of isFolder ? FILES.filter((each) => path.posix.dirname(each) === file) : [file]) reached.add(found);
      }
    }
    const all = FILES.filter((file) => file.startsWith('docs/') && statSync(path.join(project, file)).isFile());
    expect(all.length).toBeGreaterThan(40);
    expect([...all, ...DOCUMENTS].filter((file) => !reached.has(file))).toEqual([]);
  });

  it('name source files that exist', () => {
    let named = 0;
    for (const document of DOCUMENTS.filter((each) => each !== 'CHANGELOG.md'))
      for (const [, code = ''] of proseOf(document).matchAll(/`([^`\n]+)`/g)) {
        if (!/^[\w./-]+\.(?:ts|mts|mjs)$/.test(code)) continue;
        // Written by the reader, or the name of an example.
        if (code.startsWith('out/') || code.includes('NN')) continue;
        named++;
        expect(code.includes('/') ? PATHS : NAMES, `${document}: ${code}`).toContain(code);
      }
    expect(named).toBeGreaterThan(80);
  });

  it.each(FRENCH)('%s has the spaces and apostrophes of French', (document) => {
    const text = proseOf(document)
      .replace(/`[^`\n]*`/g, '')
      .replace(/\]\([^)]*\)/g, ']')
      .replace(/^\|[ |:-]+\|$/gm, '');
    expect(text.match(/.{0,20}(?: [:;?!%»]|« |\p{L}'\p{L}).{0,20}/gu)).toBeNull();
    expect(text).toContain('’');
  });
});
