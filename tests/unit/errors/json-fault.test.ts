import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BinomeError } from '../../../src/errors/error.ts';
import { jsonFault, parseJson } from '../../../src/errors/json-fault.ts';

function fault(text: string): BinomeError {
  try {
    parseJson(text, 'p.json', 'PROBLEM_NOT_JSON');
  } catch (error) {
    if (error instanceof BinomeError) return error;
  }
  throw new Error(`read as JSON: ${text}`);
}

describe('a text that is not JSON', () => {
  it.each([
    ['', 1, 1, 'une valeur, et non la fin du texte'],
    [' \n', 2, 1, 'une valeur, et non la fin du texte'],
    ['{', 1, 2, 'le nom d’un champ, entre guillemets droits, ou « } », et non la fin du texte'],
    ['{"a":', 1, 6, 'une valeur, et non la fin du texte'],
    ['{"a" 1}', 1, 6, '« : », et non « 1 »'],
    ['{a:1}', 1, 2, 'le nom d’un champ, entre guillemets droits, ou « } », et non « a »'],
    ['{"a":1,}', 1, 8, 'le nom d’un champ, entre guillemets droits, et non « } » ; retirez la virgule qui précède'],
    ['[1,]', 1, 4, 'une valeur, et non « ] » ; retirez la virgule qui précède'],
    ['[1,,2]', 1, 4, 'une valeur, et non « , »'],
    ['[1 2]', 1, 4, '« , » ou « ] », et non « 2 »'],
    ['[1}', 1, 3, '« , » ou « ] », et non « } »'],
    ['{"a":1]', 1, 7, '« , » ou « } », et non « ] »'],
    ['{} x', 1, 4, 'la fin du texte, et non « x »'],
    ['\n{"a":\r\n "b"\r"c"}', 4, 1, '« , » ou « } », et non « " »'],
    ['{"a":0,5}', 1, 8, 'le nom d’un champ, entre guillemets droits, et non « 5 » ; les décimales suivent un point : 0.5'],
    ['[01]', 1, 2, 'une valeur ou « ] », et non « 01 » ; un nombre n’a pas de zéro initial'],
    ['[1.]', 1, 4, 'un chiffre, et non « ] »'],
    ['[1e+]', 1, 5, 'un chiffre, et non « ] »'],
    ['[-x]', 1, 3, 'un chiffre, et non « x »'],
    ['[-', 1, 3, 'un chiffre, et non la fin du texte'],
    ['[NaN]', 1, 2, 'une valeur ou « ] », et non « NaN » ; ce qui n’est pas connu s’écrit null'],
    ['[trueish]', 1, 2, 'une valeur ou « ] », et non « trueish » ; les textes s’écrivent entre guillemets droits : "…"'],
    [
      "{'a':1}",
      1,
      2,
      'le nom d’un champ, entre guillemets droits, ou « } », et non « \' » ; les textes s’écrivent entre guillemets droits : "…"',
    ],
    ['{"a":“b”}', 1, 6, 'une valeur, et non « “ » ; les textes s’écrivent entre guillemets droits : "…"'],
    ['{"a":1 // c\n}', 1, 8, '« , » ou « } », et non « / » ; un JSON n’a pas de commentaires'],
    ['["a\nb"]', 1, 4, 'le guillemet fermant, et non un saut de ligne ; un saut de ligne s’écrit \\n, une tabulation \\t'],
    ['"\t"', 1, 2, 'le guillemet fermant, et non une tabulation ; un saut de ligne s’écrit \\n, une tabulation \\t'],
    ['["abc', 1, 6, 'le guillemet fermant, et non la fin du texte'],
    ['["a\\q"]', 1, 5, 'l’un des caractères " \\ / b f n r t u après « \\ », et non « q »'],
    ['["\\u12g4"]', 1, 5, 'quatre chiffres hexadécimaux après « \\u », et non « 12g4 »'],
    ['\u00a0{}', 1, 1, 'une valeur, et non le caractère U+00A0'],
  ])('%j: where, what is needed and what stands there', (text, line, column, said) => {
    const { code, place, values } = fault(text);
    expect([code, place]).toEqual(['PROBLEM_NOT_JSON', { file: 'p.json', line }]);
    expect(values).toMatchObject({ column, detailFr: `colonne ${column} : il faut ici ${said}` });
    expect(values['detail']).toMatch(new RegExp(`^column ${column}: .* is needed here, not `, 's'));
  });

  it('is told of with its place, in both languages', () => {
    const error = fault('{\n "a": 1,\n}');
    expect(error.explain('fr')).toBe(
      'p.json:3 : Le fichier n’est pas du JSON lisible : colonne 1 : il faut ici le nom d’un champ, entre guillemets droits, et non « } » ; retirez la virgule qui précède. Vérifiez que c’est bien le fichier voulu et qu’il est entier. [PROBLEM_NOT_JSON]',
    );
    expect(error.explain('en')).toContain(
      'column 1: the name of a field, between double quotes, is needed here, not “}”; remove the comma',
    );
  });

  it('is found however deep it lies, and however long its texts are', () => {
    expect(jsonFault('['.repeat(300_000))).toMatchObject({ line: 1, column: 300_001 });
    expect(jsonFault(`["${'é'.repeat(20_000_000)}`)).toMatchObject({ line: 1, column: 20_000_003 });
    expect(jsonFault(`${' '.repeat(20_000_000)}x`)).toMatchObject({ line: 1, column: 20_000_001 });
  });
});

describe('a text is refused where JSON.parse refuses it, and read as it reads it', () => {
  const read = (text: string): unknown => {
    try {
      return { value: JSON.parse(text) as unknown };
    } catch {
      return null;
    }
  };

  it('for texts that are nearly JSON', () => {
    let refused = 0;
    let accepted = 0;
    const edit = fc.record({
      at: fc.nat(),
      cut: fc.nat(2),
      put: fc.constantFrom('', '"', '\\', ',', ':', '{', '}', '[', ']', '-', '0', '.', 'e', 't', '\n', ' ', '\u0001'),
    });
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), fc.array(edit, { maxLength: 3 }), (text, edits) => {
        let edited = text;
        for (const { at, cut, put } of edits) {
          const place = at % (edited.length + 1);
          edited = edited.slice(0, place) + put + edited.slice(place + cut);
        }
        const expected = read(edited);
        if (expected !== null) {
          accepted++;
          expect({ value: parseJson(edited, 'x', 'PROBLEM_NOT_JSON') }).toEqual(expected);
          return;
        }
        refused++;
        // What stands before the fault is not at fault: cut there, the text is JSON, or nothing but its end is wrong.
        const { line, column } = jsonFault(edited);
        const before =
          edited
            .split(/(?<=\r\n|\r(?!\n)|\n)/)
            .slice(0, line - 1)
            .join('').length +
          column -
          1;
        const cut = edited.slice(0, before);
        if (read(cut) === null) expect(jsonFault(cut).found.en, JSON.stringify(edited)).toBe('the end of the text');
        fault(edited);
      }),
      { numRuns: 3000, seed: 20250901 },
    );
    expect(refused).toBeGreaterThan(500);
    expect(accepted).toBeGreaterThan(500);
  });

  it('at the end of each true beginning of a document, and never before', () => {
    const document = JSON.stringify({ a: [1, -2.5e-3, true, null, 'é"\\\u0001'], b: { c: {}, d: [] } });
    for (let length = 0; length < document.length; length++) {
      const cut = document.slice(0, length);
      const { column, found } = jsonFault(cut);
      // A word or an escape that is broken off is at fault as a whole.
      expect(length + 1 - column, cut).toBeLessThanOrEqual(4);
      if (column === length + 1) expect(found.en).toBe('the end of the text');
    }
  });
});
