import { describe, expect, it } from 'vitest';
import { parseTravelTable } from '../../../src/reference/index.ts';
import { reference } from '../matching/small-census.ts';

const parse = (text: string) => parseTravelTable(text, 'trajets.csv', reference);

describe('a travel-time table', () => {
  it('reads communes and sites, in any order of columns, French or English', async () => {
    const expected = [
      { from: '33063', to: '24322', minutes: 75 },
      { from: '33243', to: '33063', minutes: 32.5 },
    ];
    expect(await parse('origine;destination;minutes\n33063;24322;75\nSPIP-33-02;SPIP-33-01;32,5\n')).toEqual(expected);
    expect(await parse('\u{feff}minutes,to,note,from\n75,24322,x,33063\n32.5,33063,,33243\n')).toEqual(expected);
    expect(await parse('de\tvers\tMinutes\n33063\tSPIP-24-01\t0\n')).toEqual([{ from: '33063', to: '24322', minutes: 0 }]);
  });

  it('may be empty', async () => expect(await parse('origin;destination;minutes\n')).toEqual([]));

  const refused = (code: string, place: object, values: object): unknown =>
    expect.objectContaining({ code, place: { file: 'trajets.csv', ...place }, values: expect.objectContaining(values) as object });

  it.each([
    ['99999;33063;10', 'REFERENCE_TRAVEL_PLACE', 'origine', '99999'],
    ['33063;SPIP-33;10', 'REFERENCE_TRAVEL_PLACE', 'destination', 'SPIP-33'],
    ['33063;33243;vite', 'REFERENCE_TRAVEL_MINUTES', 'minutes', 'vite'],
    ['33063;33243;-1', 'REFERENCE_TRAVEL_MINUTES', 'minutes', '-1'],
    ['33063;33243;1441', 'REFERENCE_TRAVEL_MINUTES', 'minutes', '1441'],
    ['33063;33243;1e999', 'REFERENCE_TRAVEL_MINUTES', 'minutes', '1e999'],
  ])('refuses %s', async (row, code, column, value) => {
    await expect(parse(`origine;destination;minutes\n33063;33243;20\n${row}\n`)).rejects.toEqual(
      refused(code, { line: 3, column }, { value }),
    );
  });

  it('refuses an empty cell and a missing column', async () => {
    await expect(parse('origine;destination;minutes\n33063;;20\n')).rejects.toEqual(
      refused('REFERENCE_EMPTY_CELL', { line: 2, column: 'destination' }, {}),
    );
    await expect(parse('origine;minutes\n33063;20\n')).rejects.toEqual(
      refused('REFERENCE_MISSING_COLUMN', { line: 1, column: 'destination' }, { value: 'destination', suggestion: '' }),
    );
    await expect(parse('origne;destination;minutes\n33063;33243;20\n')).rejects.toEqual(
      refused('REFERENCE_MISSING_COLUMN', { line: 1, column: 'origin' }, { hintFr: 'Vouliez-vous écrire « origine » ? ' }),
    );
  });
});
