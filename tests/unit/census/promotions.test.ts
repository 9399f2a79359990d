import { describe, expect, it } from 'vitest';
import { readCensus, type KnownPromotions } from '../../../src/census/index.ts';
import { pieces } from './files.ts';
import { reference } from './reference.ts';

async function read(
  promotions: readonly string[],
  known: KnownPromotions | null,
): Promise<{ kept: string[]; told: [string, string][]; refused: number }> {
  const rows = promotions.map((promotion, k) => `T${k};Nom${k};Prénom${k};SPIP-33;${promotion}`);
  const text = `matricule;nom;prénom;service;promotion\n${rows.join('\n')}\nT99;Bon;Bien;SPIP-33;${known?.names[0] ?? 'CPIP 29'}\n`;
  const reading = await readCensus([{ name: 'a.csv', bytes: pieces(Buffer.from(text)) }], reference, known);
  return {
    kept: reading.census.trainees.map(({ promotion }) => promotion).filter((_, k) => k < promotions.length),
    told: reading.files[0]!.rejected.map(({ value, values }) => [value, String(values['suggestion'] ?? '')]),
    refused: reading.refused.length,
  };
}

const complete = (...names: string[]): KnownPromotions => ({ names, complete: true });

describe('promotions', () => {
  it.each(['CPIP29', 'cpip29', 'CPIP 29e', '29', '29ème', 'Promotion CPIP 29', 'CPIP-29-ème'])(
    '« %s » is told as CPIP 29',
    async (promotion) => {
      expect((await read([promotion], complete('CPIP 29', 'CPIP 30'))).told).toEqual([[promotion, 'CPIP 29']]);
    },
  );

  it.each(['cpip 29', 'CPIP-29', ' CPIP  29 '])('« %s » is CPIP 29', async (promotion) => {
    expect((await read([promotion], complete('CPIP 29'))).told).toEqual([]);
  });

  it.each([
    ['CPIP 31', ''],
    ['CPP 29', 'CPIP 29'],
    ['surveillants', ''],
  ])('« %s » is of no calendar, and may mean « %s »', async (promotion, meant) => {
    expect((await read([promotion], complete('CPIP 29', 'CPIP 30'))).told).toEqual([[promotion, meant]]);
  });

  it('that two of the calendars may be is suggested as neither', async () => {
    expect((await read(['29'], complete('CPIP 29', 'DPIP 29'))).told).toEqual([['29', '']]);
  });

  it('of a calendar that is not known are kept, but for another spelling of one that is', async () => {
    const known = { names: ['CPIP 29'], complete: false };
    expect(await read(['CPIP 31', 'CPIP29', 'CPIP29'], known)).toMatchObject({
      told: [
        ['CPIP29', 'CPIP 29'],
        ['CPIP29', 'CPIP 29'],
      ],
      refused: 2,
    });
  });

  it('are any where no calendar is looked at', async () => {
    expect(await read(['x'], null)).toMatchObject({ told: [], refused: 0 });
  });
});
