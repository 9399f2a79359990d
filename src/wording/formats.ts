/**
 * Numbers and dates as French and English readers write them. By hand rather than with Intl, whose
 * output changes from one release of Node to the next: the same proposal must give the same bytes.
 */
import { dayIn, type Language } from '../errors/index.ts';

export interface Formats {
  integer: (value: number) => string;
  /** At most `digits` decimals, without trailing zeros. */
  decimal: (value: number, digits: number) => string;
  /** So many decimals, whatever they are. */
  fixed: (value: number, digits: number) => string;
  /** As many decimals as the number has. */
  plain: (value: number) => string;
  /** A score or points in millionths, as points out of 100 with one decimal. */
  points: (millionths: number) => string;
  /** The mean of scores in millionths, as `points`; a dash over nobody. */
  mean: (sum: number, count: number) => string;
  /** `12,0 points`, `0,4 point`; what is not nothing is never said to be 0,0. Of their amount: the sentence says whether more or less. */
  amount: (millionths: number) => string;
  /** The same with its sign, `+` too. */
  signedPoints: (millionths: number) => string;
  /** A share in [0, 1] in percent, at most one decimal, or `digits`. */
  percent: (share: number, digits?: number) => string;
  /** The same with so many decimals, whatever they are. */
  fixedPercent: (share: number, digits: number) => string;
  /** A difference of shares, in percentage points and with its sign. */
  signedPercentPoints: (difference: number) => string;
  minutes: (value: number) => string;
  /** An ISO date in full; what is no ISO date stays as it is. */
  date: (isoDate: string) => string;
  /** French is plural from 2 on, English from anything but 1. */
  isSingular: (value: number) => boolean;
  /** `3 stagiaires`, which no end of a line parts. */
  count: (value: number, one: string, many: string) => string;
  /** The same in sentences that are printed and searched: with an ordinary space. */
  counted: (value: number, one: string, many: string) => string;
}

const NO_BREAK = '\u00a0';
const NARROW_NO_BREAK = '\u202f';
const MINUS = '\u2212';

/** Made once a language: sentences ask for them all the time. */
const FORMATS: Readonly<Record<Language, Formats>> = { fr: build('fr'), en: build('en') };

export function formatsOf(language: Language): Formats {
  return FORMATS[language];
}

/** Half away from zero, to `digits` decimals; `toFixed` alone would write a minus before a zero. */
function fixed(value: number, digits: number): string {
  const scale = 10 ** digits;
  const rounded = Math.round(Math.abs(value) * scale) / scale;
  return `${value < 0 && rounded !== 0 ? MINUS : ''}${rounded.toFixed(digits)}`;
}

function build(language: Language): Formats {
  const french = language === 'fr';
  const grouping = french ? NARROW_NO_BREAK : ',';
  const percentSign = french ? `${NARROW_NO_BREAK}%` : '%';

  const localised = (plain: string): string => {
    const [whole = '', fraction] = plain.split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, grouping);
    return fraction === undefined ? grouped : `${grouped}${french ? ',' : '.'}${fraction}`;
  };
  const decimal = (value: number, digits: number): string => {
    const plain = fixed(value, digits);
    return localised(digits === 0 ? plain : plain.replace(/\.?0+$/, ''));
  };
  const signed = (value: number, written: string): string => (value > 0 && /[1-9]/.test(written) ? `+${written}` : written);
  const integer = (value: number): string => decimal(value, 0);
  const points = (millionths: number): string =>
    localised(fixed((Math.sign(millionths) * Math.round(Math.abs(millionths) / 1000)) / 10, 1));
  const isSingular = (value: number): boolean => (french ? Math.abs(value) < 2 : value === 1);

  return {
    integer,
    decimal,
    fixed: (value, digits) => localised(fixed(value, digits)),
    plain: (value) => localised(String(value).replace('-', MINUS)),
    points,
    mean: (sum, count) => (count === 0 ? '–' : points(sum / count)),
    amount: (millionths) => {
      const tenths = Math.round(Math.abs(millionths) / 1000);
      if (millionths !== 0 && tenths === 0) return french ? 'moins de 0,1 point' : 'less than 0.1 point';
      return `${points(Math.abs(millionths))} ${isSingular(tenths / 10) ? 'point' : 'points'}`;
    },
    signedPoints: (millionths) => signed(millionths, points(millionths)),
    fixedPercent: (share, digits) => `${localised(fixed(share * 100, digits))}${percentSign}`,
    percent: (share, digits = 1) => `${decimal(share * 100, digits)}${percentSign}`,
    signedPercentPoints: (difference) => signed(difference, decimal(difference * 100, 1)),
    minutes: (value) => `${integer(value)}${NO_BREAK}min`,
    date: (isoDate) => dayIn(isoDate, language),
    isSingular,
    count: (value, one, many) => `${integer(value)}${NO_BREAK}${isSingular(value) ? one : many}`,
    counted: (value, one, many) => `${integer(value)} ${isSingular(value) ? one : many}`,
  };
}
