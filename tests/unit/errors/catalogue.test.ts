import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, type CatalogueEntry, type ErrorCode } from '../../../src/errors/catalogue.ts';

const ENTRIES = Object.entries(catalogue) as [ErrorCode, CatalogueEntry][];
const FOLDER = new URL('../../../src/errors/', import.meta.url);

/** Placeholders of a text; `{detailFr}` stands for what `{detail}` is in English. */
function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!.replace(/(?:Fr|En)$/, '')).sort();
}

describe('the catalogue', () => {
  it.each(ENTRIES)('%s has a sentence and a remedy in both languages', (code, { fr, en, remedy }) => {
    expect(code).toMatch(/^[A-Z]+(?:_[A-Z0-9]+)*$/);
    for (const text of [fr, en, remedy.fr, remedy.en]) {
      expect(text).toMatch(/^[\p{Lu}«“"{].*[.!?…»”]$/u);
      expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
    }
    expect(new Set(placeholders(fr))).toEqual(new Set(placeholders(en)));
    expect(new Set(placeholders(remedy.fr))).toEqual(new Set(placeholders(remedy.en)));
  });

  it.each(ENTRIES)('%s is French in French and English in English', (_code, { fr, en, remedy }) => {
    for (const text of [fr, remedy.fr]) expect(text.replace(/--[\w-]+|"[^"]*"/g, '')).not.toMatch(/'|\b(?:the|is|with)\b/i);
    for (const text of [en, remedy.en]) expect(text).not.toMatch(/«|\b(?:le|la|est|avec|dans)\b(?! )/i);
  });

  it('is all that the layers define, and no code is defined twice', async () => {
    const files = readdirSync(FOLDER).filter((name) => !['catalogue.ts', 'error.ts', 'entry.ts'].includes(name));
    const layers = await Promise.all(
      files.map(async (name) => Object.values((await import(new URL(name, FOLDER).href)) as Record<string, object>)),
    );
    const codes = layers.flat().flatMap((layer) => Object.keys(layer));
    expect(files.length).toBeGreaterThan(5);
    expect(codes.length).toBeGreaterThan(50);
    expect(new Set(codes).size).toBe(codes.length);
    expect([...codes].sort()).toEqual(Object.keys(catalogue).sort());
  });
});
