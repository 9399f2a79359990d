import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { BinomeError, type Place } from '../../../src/errors/error.ts';
import { readBySchema } from '../../../src/errors/schema/schema-fault.ts';

function fault(schema: z.ZodType, value: unknown, place: Place = { file: 'x.json' }): BinomeError {
  try {
    readBySchema((params) => schema.parse(value, params), 'GUIDELINES_FIELD', place);
  } catch (error) {
    if (error instanceof BinomeError) return error;
    throw error;
  }
  throw new Error('nothing was found wrong');
}

const shape = z.strictObject({ weights: z.number(), title: z.string().optional() });
const either = z.union([z.int(), z.string().regex(/^\d+$/)]);
const kinds = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quota'), max: z.int() }),
  z.strictObject({ kind: z.literal('apart'), level: z.string() }),
]);

describe('what a schema finds wrong', () => {
  it.each<[string, z.ZodType, unknown, string, string, string]>([
    ['a kind', z.array(z.number()), [1, 'x'], '/1', 'il faut un nombre, et non « x »', 'a number must stand here, not “x”'],
    ['null', z.string(), null, '/', 'il faut un texte, et non null', 'a text must stand here, not null'],
    ['a list', z.boolean(), [1], '/', 'il faut true ou false, et non une liste', 'true or false must stand here, not a list'],
    ['an empty list', z.number(), [], '/', 'il faut un nombre, et non une liste vide', 'a number must stand here, not an empty list'],
    ['an object', z.tuple([z.number()]), {}, '/', 'il faut une liste, et non un objet', 'a list must stand here, not an object'],
    ['an empty text', z.object({}), '', '/', 'il faut un objet, et non un texte vide', 'an object must stand here, not an empty text'],
    [
      'a long text',
      z.null(),
      'x'.repeat(99),
      '/',
      `il faut null, et non « ${'x'.repeat(39)}… »`,
      `null must stand here, not “${'x'.repeat(39)}…”`,
    ],
    ['a kind of our own', z.bigint(), 1, '/', 'il faut une valeur de type bigint, et non 1', 'bigint must stand here, not 1'],
    ['a fraction', z.int(), 1.5, '/', 'il faut un nombre entier, et non 1.5', 'a whole number must stand here, not 1.5'],
    [
      'a field that is missing',
      shape,
      {},
      '/weights',
      'le champ manque : il faut un nombre',
      'the field is missing: a number must stand here',
    ],
    ['a field that is unknown', shape, { weights: 1, age: 2 }, '/', 'le champ « age » n’est pas connu', 'the field “age” is not known'],
    [
      'several fields that are unknown',
      shape,
      { weights: 1, age: 2, sex: 3 },
      '/',
      'le champ « age » n’est pas connu, ni 1 de plus',
      'the field “age” is not known, nor 1 more',
    ],
    [
      'a field that is misspelt, before the one that is missing',
      shape,
      { wieghts: 1 },
      '/',
      'le champ « wieghts » n’est pas connu ; peut-être faut-il lire « weights »',
      'the field “wieghts” is not known; perhaps “weights” is meant',
    ],
    ['one value', z.literal('a/1'), 'a/22', '/', 'il faut "a/1", et non « a/22 »', '"a/1" must stand here, not “a/22”'],
    [
      'one of two values',
      z.enum(['score', 'fair']),
      'age',
      '/',
      'il faut l’une de ces valeurs : "score" ou "fair", et non « age »',
      'one of "score" and "fair" must stand here, not “age”',
    ],
    [
      'one of several values, nearly',
      z.enum(['mentor', 'site', 'service']),
      'services',
      '/',
      'il faut l’une de ces valeurs : "mentor", "site", "service", et non « services » ; peut-être faut-il lire « service »',
      'one of "mentor", "site", "service" must stand here, not “services”; perhaps “service” is meant',
    ],
    [
      'one of many values',
      z.enum(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh', 'ii']),
      undefined,
      '/',
      'le champ manque : il faut l’une de ces valeurs : "aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", …',
      'the field is missing: one of "aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", … must stand here',
    ],
    ['a least number', z.number().min(0), -1, '/', 'il faut au moins 0, et non -1', 'at least 0 must stand here, not -1'],
    ['a greatest number', z.number().max(1), 1.5, '/', 'il faut au plus 1, et non 1.5', 'at most 1 must stand here, not 1.5'],
    ['a number above', z.number().positive(), 0, '/', 'il faut plus de 0, et non 0', 'more than 0 must stand here, not 0'],
    ['a number below', z.number().lt(2), 2, '/', 'il faut moins de 2, et non 2', 'less than 2 must stand here, not 2'],
    [
      'a least length',
      z.array(z.int()).min(2),
      [1],
      '/',
      'il faut au moins 2 éléments, et non 1',
      'at least 2 elements must stand here, not 1',
    ],
    [
      'a greatest length',
      z.array(z.int()).max(1),
      [1, 2],
      '/',
      'il faut au plus 1 élément, et non 2',
      'at most 1 element must stand here, not 2',
    ],
    ['a length', z.array(z.int()).length(5), [1], '/', 'il faut 5 éléments, et non 1', '5 elements must stand here, not 1'],
    [
      'a tuple’s length',
      z.tuple([z.int(), z.int()]),
      [1, 2, 3],
      '/',
      'il faut au plus 2 éléments, et non 3',
      'at most 2 elements must stand here, not 3',
    ],
    [
      'a text that is empty',
      z.string().min(1),
      '',
      '/',
      'il faut au moins 1 caractère, et non 0',
      'at least 1 character must stand here, not 0',
    ],
    [
      'decimals',
      z.number().multipleOf(0.0001),
      0.12345,
      '/',
      'il faut un nombre d’au plus 4 décimales, et non 0.12345',
      'a number of at most 4 decimals must stand here, not 0.12345',
    ],
    ['a step', z.number().multipleOf(5), 7, '/', 'il faut un multiple de 5, et non 7', 'a multiple of 5 must stand here, not 7'],
    [
      'a date',
      z.iso.date(),
      '2025-02-30',
      '/',
      'il faut une date comme 2025-09-15, et non « 2025-02-30 »',
      'a date such as 2025-09-15 must stand here, not “2025-02-30”',
    ],
    [
      'a form',
      z.string().regex(/^\d$/),
      'x',
      '/',
      'il faut un texte de la forme /^\\d$/, et non « x »',
      'a text of the form /^\\d$/ must stand here, not “x”',
    ],
    [
      'the name of a field',
      z.record(z.string().max(1), z.int()),
      { ab: 1 },
      '/ab',
      'il faut au plus 1 caractère, et non 2',
      'at most 1 character must stand here, not 2',
    ],
    [
      'an element of a map',
      z.map(z.string(), z.int()),
      new Map([['a', 'b']]),
      '/a',
      'il faut un nombre, et non « b »',
      'a number must stand here, not “b”',
    ],
    [
      'a kind of a union that is none',
      kinds,
      { kind: 'wish' },
      '/kind',
      'il faut l’une de ces valeurs : "quota" ou "apart", et non « wish »',
      'one of "quota" and "apart" must stand here, not “wish”',
    ],
    [
      'a kind of a union',
      kinds,
      { kind: 'quota' },
      '/max',
      'le champ manque : il faut un nombre',
      'the field is missing: a number must stand here',
    ],
    [
      'what is none of two',
      either,
      true,
      '/',
      'il faut un nombre, et non true, ou il faut un texte, et non true',
      'a number must stand here, not true, or a text must stand here, not true',
    ],
    [
      'the branch that fits furthest',
      z.array(z.union([z.string(), z.object({ id: z.string() })])),
      ['a', { id: 3 }],
      '/1/id',
      'il faut un texte, et non 3',
      'a text must stand here, not 3',
    ],
    ['a rule in its own words', z.int().refine((x) => x > 3, { params: { en: 'too few', fr: 'trop peu' } }), 1, '/', 'trop peu', 'too few'],
    ['a rule without words', z.int().refine((x) => x > 3), 1, '/', 'la valeur ne convient pas', 'the value does not fit'],
    ['a rule in English alone', z.int().refine((x) => x > 3, { error: 'too few' }), 1, '/', 'la valeur ne convient pas', 'too few'],
  ])('%s', (_, schema, value, path, detailFr, detail) => {
    expect(fault(schema, value)).toMatchObject({ place: { file: 'x.json', path }, values: { detailFr, detail } });
  });

  it('is told of with its place within the document that the part stands in', () => {
    expect(fault(shape, { weights: '' }, { file: 'b.json', path: '/request' }).explain('fr')).toBe(
      'b.json, /request/weights : Les orientations ne conviennent pas : il faut un nombre, et non un texte vide. Corrigez ce champ ; le fichier national livré avec Binôme montre la forme attendue. [GUIDELINES_FIELD]',
    );
    expect(fault(shape, 1, { path: '/request' }).place).toEqual({ path: '/request' });
    expect(fault(shape, 1, { path: '' }).place).toEqual({ path: '' });
  });

  it('is nothing where a document fits, and other errors are let through', () => {
    expect(readBySchema((params) => shape.parse({ weights: 1 }, params), 'GUIDELINES_FIELD', {})).toEqual({ weights: 1 });
    const broken = (): never => {
      throw new RangeError('not ours');
    };
    expect(() => readBySchema(broken, 'GUIDELINES_FIELD', {})).toThrow(new RangeError('not ours'));
  });

  it('quotes a discriminated union’s value that is no object', () => {
    expect(fault(kinds, 7).values['detailFr']).toBe('il faut un objet, et non 7');
  });
});
