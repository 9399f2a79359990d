/** A reassignment in one language, with what every section of its report shares. */
import type { Language } from '../../errors/index.ts';
import { hundredths, type Option, optionsOf, type Proposal, type Reassignment, type StandingDecisions } from '../../domain/index.ts';
import { type Formats, frenchSpacing, pageWordsOf, type PageWords } from '../../wording/index.ts';
import { wordingOf, type Wording } from '../edition.ts';
import { type Html, markup } from '../markup.ts';

/** What the report is made of. A confidential note is no part of it. */
export interface ReassignmentReport {
  readonly reassignment: Reassignment;
  /** The proposal that was to be repaired: its period, guidelines and legal notice. */
  readonly proposal: Pick<Proposal, 'period' | 'guidelines' | 'notice'>;
  readonly engineVersion: string;
  /** Whether a file of its own proves the best that is possible, or that nothing is (`best.solution.json`). */
  readonly hasBestFile: boolean;
  /** Name of a person, and the site or service where they work, as they are shown. */
  readonly nameOf: (id: string) => string;
  readonly placeOf: (id: string) => string | null;
  /** What somebody decided on trainees, of the pairs that were in force; nothing by default. */
  readonly standing?: StandingDecisions;
}

export interface ReassignmentEdition extends ReassignmentReport, Wording {
  readonly options: readonly Option[];
  /** The sentences of this report; `m` has those that it shares with others. */
  readonly w: PageWords['reassignmentReport'];
  readonly spaced: (text: string) => string;
  /** A share in percent, to hundredths. */
  readonly share: (share: number) => string;
  /** A difference with its sign; none is ±0. */
  readonly signed: (written: string) => string;
  /** `+12 min` or `−3 min` between two journeys. */
  readonly minutesMore: (before: number, after: number) => string;
  /** A name with the place below it. */
  readonly person: (id: string) => Html;
}

const NO_CHANGE = '±';

export function reassignmentEditionOf(report: ReassignmentReport, language: Language): ReassignmentEdition {
  const wording = wordingOf(language);
  const { f } = wording;
  const signed = (written: string): string => (/^[+\u2212]/.test(written) ? written : `${NO_CHANGE}${written}`);
  const spaced = (text: string): string => (language === 'fr' ? frenchSpacing(text) : text);
  return {
    ...report,
    ...wording,
    ...{ options: optionsOf(report.reassignment), w: pageWordsOf(language).reassignmentReport, signed, spaced },
    share: (share) => f.percent(1).replace('100', f.decimal(hundredths(share), 2)),
    minutesMore: (before, after) => {
      const more = Math.round((after - before) * 10_000) / 10_000;
      return signed(`${more > 0 ? '+' : ''}${minutesInWords(f, more)}`);
    },
    person: (id) => {
      const place = report.placeOf(id);
      return markup`${report.nameOf(id)}${place === null ? null : markup` <small>${place}</small>`}`;
    },
  };
}

/** A travel table may hold parts of a minute. */
export function minutesInWords(f: Formats, minutes: number): string {
  return f.minutes(0).replace('0', f.decimal(minutes, 1));
}
