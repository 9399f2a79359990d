/** What the census says of somebody, in English. */
import type { factValuesFr } from './fact-values.fr.ts';

export const factValuesEn: typeof factValuesFr = {
  yes: 'yes',
  no: 'no',
  settings: { MO: 'community setting', MF: 'custodial setting' },
  priorities: ['priority', 'middle priority', 'low priority'],
  absence: (start, end) => (start === end ? `on ${start}` : `from ${start} to ${end}`),
};
