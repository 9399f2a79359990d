import { describe, expect, it } from 'vitest';
import { defectsDetail, foreignDetail, quoted, shown, systemDetail } from '../../../src/errors/detail.ts';

describe('an error of the system', () => {
  it.each(['EACCES', 'EISDIR', 'EMFILE', 'ENAMETOOLONG', 'ENOENT', 'ENOSPC', 'ENOTDIR', 'EROFS'])(
    '%s is in words, its code in brackets',
    (code) => {
      const { detail, detailFr } = systemDetail(code);
      for (const text of [detail, detailFr]) expect(text).toMatch(new RegExp(`^[\\p{Ll}’ -]{8,} \\(${code}\\)$`, 'u'));
      expect(detailFr).not.toBe(detail);
    },
  );

  it('that has no words here keeps its code', () => {
    expect(systemDetail('EWEIRD')).toEqual({ detail: 'an error of the system (EWEIRD)', detailFr: 'une erreur du système (EWEIRD)' });
    expect(systemDetail('constructor').detailFr).toBe('une erreur du système (constructor)');
  });
});

describe('what something else threw', () => {
  it('is told by its code, or in its own words in English and by its name in French', () => {
    expect(foreignDetail(Object.assign(new Error('EISDIR: illegal operation'), { code: 'EISDIR' }))).toEqual(systemDetail('EISDIR'));
    expect(foreignDetail(new TypeError('x is not a function'))).toEqual({ detail: 'x is not a function', detailFr: 'erreur TypeError' });
    expect(foreignDetail('told')).toEqual({ detail: 'told', detailFr: 'erreur sans nom' });
  });

  it('is counted in French where it is a list of defects', () => {
    expect(defectsDetail(['a', 'b'])).toEqual({ detail: 'a; b', detailFr: '2 défauts dans la preuve ou les valeurs' });
    expect(defectsDetail(['a']).detailFr).toBe('1 défaut dans la preuve ou les valeurs');
  });
});

describe('a value that is shown', () => {
  it.each([
    ['x', '« x »', '“x”'],
    ['', 'un texte vide', 'an empty text'],
    [0.5, '0.5', '0.5'],
    [null, 'null', 'null'],
    [true, 'true', 'true'],
    [undefined, 'rien', 'nothing'],
    [[], 'une liste vide', 'an empty list'],
    [{}, 'un objet', 'an object'],
    [Symbol('x'), 'symbol', 'symbol'],
  ])('%j', (value, fr, en) => expect(shown(value)).toEqual({ fr, en }));

  it('is cut at forty characters', () => {
    expect(quoted('x'.repeat(40)).fr).toBe(`« ${'x'.repeat(40)} »`);
    expect(quoted('x'.repeat(41)).fr).toBe(`« ${'x'.repeat(39)}… »`);
  });
});
