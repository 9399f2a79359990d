import { describe, expect, it } from 'vitest';
import { BinomeError, describe as sentence, describePlace } from '../../../src/errors/index.ts';

describe('describe', () => {
  it('fills the sentence and the remedy', () => {
    const problem = { code: 'CALL_MISSING_OPTION', values: { value: '--period', command: 'match' } } as const;
    expect(sentence(problem, 'fr')).toBe('Il manque l’option --period. Ajoutez-la ; voyez « binome match --help ».');
    expect(sentence(problem, 'en')).toBe('The option --period is missing. Add it; see “binome match --help”.');
  });

  it('writes numbers, and leaves a placeholder without a value as it is', () => {
    expect(sentence({ code: 'PROBLEM_MIN_ABOVE_MAX', values: { min: 3, max: 0 } }, 'en')).toMatch(
      /^The minimum 3 is above the maximum 0\./,
    );
    expect(sentence({ code: 'CALL_UNKNOWN_COMMAND', values: {} }, 'en')).toContain('“{value}”');
    expect(sentence({ code: 'CALL_UNKNOWN_COMMAND', values: Object.create({ value: 'x' }) as Record<string, string> }, 'en')).toContain(
      '{value}',
    );
  });

  it('does not read values as templates', () => {
    expect(sentence({ code: 'CALL_MISSING_OPTION', values: { value: '{command} $&', command: 'x' } }, 'en')).toContain(
      'option {command} $& is',
    );
  });

  it('shows no control character', () => {
    const value = 'a\u0000b\u001bc\u007fd\u0085e\u2028f\u2029g\nh\ti';
    expect(sentence({ code: 'CALL_UNKNOWN_COMMAND', values: { value } }, 'en')).toContain(
      '“a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}f\u{fffd}g\u{fffd}h\u{fffd}i”',
    );
  });

  it('shortens a long value', () => {
    const long = (length: number): string => sentence({ code: 'CALL_UNKNOWN_COMMAND', values: { value: 'x'.repeat(length) } }, 'en');
    expect(long(120)).toContain(`“${'x'.repeat(120)}”`);
    expect(long(121)).toContain(`“${'x'.repeat(117)}…”`);
    expect(long(1e6).length).toBeLessThan(300);
  });
});

describe('describePlace', () => {
  it.each([
    [{}, '', ''],
    [{ file: 'a.csv' }, 'a.csv', 'a.csv'],
    [{ file: 'a.csv', line: 3 }, 'a.csv:3', 'a.csv:3'],
    [{ line: 3 }, 'ligne 3', 'line 3'],
    [{ path: '' }, '/', '/'],
    [{ file: 'p.json', path: '/pairs/3' }, 'p.json, /pairs/3', 'p.json, /pairs/3'],
  ])('of %j', (place, fr, en) => {
    expect([describePlace(place, 'fr'), describePlace(place, 'en')]).toEqual([fr, en]);
  });

  it('names the column', () => {
    expect(describePlace({ file: 'a.csv', line: 3, column: 'nom' }, 'fr')).toBe('a.csv:3, colonne « nom »');
    expect(describePlace({ column: 'nom' }, 'en')).toMatch(/^column .*nom/);
  });
});

describe('BinomeError', () => {
  const error = new BinomeError('CALL_UNKNOWN_TRAINEE', { value: 'S-1' }, { file: 'p.json' });

  it('carries code, values and place', () => {
    expect(error).toBeInstanceOf(Error);
    expect([error.name, error.code, error.values, error.place]).toEqual([
      'BinomeError',
      'CALL_UNKNOWN_TRAINEE',
      { value: 'S-1' },
      { file: 'p.json' },
    ]);
  });

  it('has its message in English, and in the reader’s language when asked', () => {
    expect(error.message).toBe(
      'p.json: The trainee “S-1” is not in this proposal. Check the id or the name in proposal.csv. [CALL_UNKNOWN_TRAINEE]',
    );
    expect(error.explain('en')).toBe(error.message);
    expect(error.explain('fr')).toMatch(/^p\.json : Le stagiaire « S-1 » .* \[CALL_UNKNOWN_TRAINEE\]$/);
  });

  it('needs neither values nor a place', () => {
    const bare = new BinomeError('MATCH_NO_MENTOR');
    expect([bare.values, bare.place]).toEqual([{}, {}]);
    expect(bare.explain('fr')).toMatch(/^Le recensement ne contient aucun tuteur\./);
    expect(bare.message).toMatch(/^The census holds no mentor\./);
  });
});
