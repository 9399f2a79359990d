import { describe, expect, it } from 'vitest';
import { Html, escapeHtml, markup } from '../../../src/report/markup.ts';
import { frenchSpacing, withFrenchSpacing } from '../../../src/wording/typography.ts';

describe('markup', () => {
  it('escapes what it interpolates, in text and in attributes', () => {
    expect(markup`<p title="${`"'&`}">${'<script>alert(1)</script>'}</p>`.text).toBe(
      '<p title="&quot;&#39;&amp;">&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    );
  });

  it('keeps Html, joins lists, writes numbers and leaves null out', () => {
    expect(markup`${[markup`<b>${1}</b>`, null, 'a', [new Html('<i></i>')]]}`.text).toBe('<b>1</b>a<i></i>');
  });

  it('replaces control characters, which HTML forbids, and keeps tabs and newlines', () => {
    expect(escapeHtml('a\u0000b\u001bc\td\ne\u0085')).toBe('a\ufffdb\ufffdc\td\ne\ufffd');
  });
});

describe('French spacing', () => {
  it('makes the spaces of French punctuation narrow and unbreakable', () => {
    expect(frenchSpacing('Ici : « oui » ; non ? 5 % !')).toBe('Ici\u202f: «\u202foui\u202f»\u202f; non\u202f? 5\u202f%\u202f!');
  });

  it('leaves other spaces, times and addresses alone', () => {
    expect(frenchSpacing('de 9:30 à 10:00, a-t-il dit')).toBe('de 9:30 à 10:00, a-t-il dit');
  });

  it('reaches every sentence of a tree, those with values too', () => {
    const tree = withFrenchSpacing({ a: 'x : y', b: { c: (n: number) => `${n} %` } });
    expect([tree.a, tree.b.c(3)]).toEqual(['x\u202f: y', '3\u202f%']);
  });
});
