/** What a run tells on its way, as lines for a person. */
import type { Notice } from '../app/index.ts';
import type { CensusReading } from '../census/index.ts';
import type { GuidelineFinding } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import type { GuidelinesReview } from '../matching/index.ts';
import { describeLeftOut, pageWordsOf } from '../wording/index.ts';
import { describeFinding, describeFindings } from './grouped-findings.ts';

/** People named of one group in the terminal: --json and the files name all. */
export const MOST_NAMED = 12;

/** None where there is nothing to say. */
export function describeNotice(notice: Notice, language: Language): string[] {
  const words = pageWordsOf(language).terminal.notices;
  switch (notice.kind) {
    case 'census':
      return describeReading(notice.reading, language);
    case 'pairs':
      return describePairs(notice.past, notice.name, language);
    case 'guidelines':
      return notice.review.findings.length === 0 ? [] : describeReview(notice.review, language);
    case 'leftOut':
      return notice.groups.map((group) => describeLeftOut(group, language, MOST_NAMED));
    case 'edited':
      return [words.edited(notice.places.length, notice.places.join(', '))];
    case 'nameRead':
      return [words.nameRead(notice.text, [notice.person.id, notice.person.name, notice.person.service].join(' · '))];
    case 'journeysUnknown':
      return [words.journeysUnknown];
    case 'replaying': {
      const { command, engine } = notice.bundle;
      return [words.replaying(command, engine.version, notice.version)];
    }
  }
}

/** The counts of every file, then its problems by cause: what a person reads. */
export function describeReading({ files }: CensusReading, language: Language): string[] {
  const words = pageWordsOf(language).terminal.notices;
  return files.flatMap(({ file, accepted, rejected, warnings }) => {
    const form = [file.encoding, file.delimiter === null ? null : JSON.stringify(file.delimiter), ...(file.sheets ?? [file.sheet])]
      .filter((part) => part !== null)
      .join(', ');
    return [
      words.people(`${file.name} (${form})`, accepted, rejected.length, warnings.length),
      ...describeFindings(words.rejected, rejected, language),
      ...describeFindings(words.warning, warnings, language),
    ];
  });
}

/** The rows that were read, then every problem, as of a census. */
function describePairs(
  { rows, problems, notes = [] }: Extract<Notice, { kind: 'pairs' }>['past'],
  file: string,
  language: Language,
): string[] {
  const words = pageWordsOf(language).terminal.notices;
  const read = problems.map((problem) => describeFinding(words.rejected, problem, language));
  return [words.rows(file, rows, problems.length), ...read, ...notes.map((note) => describeFinding(words.warning, note, language))];
}

/** A count, then one line a finding. */
export function describeReview({ findings }: GuidelinesReview, language: Language): string[] {
  const words = pageWordsOf(language).terminal.notices;
  const width = Math.max(...Object.values(words.kinds).map((kind) => kind.length));
  const line = ({ kind, sentence }: GuidelineFinding): string => `  ${words.kinds[kind].padEnd(width)} ${sentence[language]}`;
  return [words.constraints(findings.length), ...findings.map(line)];
}
