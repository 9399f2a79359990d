/** What a run tells on its way, as lines for a person. */
import type { Notice } from '../app/index.ts';
import { byWeight, type CensusReading } from '../census/index.ts';
import type { GuidelineFinding } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import type { GuidelinesReview } from '../matching/index.ts';
import { describeLeftOut, pageWordsOf } from '../wording/index.ts';
import { describeCauses, describeFinding, describeFindings } from './grouped-findings.ts';

/** People named of one group in the terminal: --json and the files name all. */
export const MOST_NAMED = 12;

/** None where there is nothing to say. */
export function describeNotice(notice: Notice, language: Language): string[] {
  const words = pageWordsOf(language).terminal.notices;
  switch (notice.kind) {
    case 'census':
      return describeReadingBriefly(notice.reading, language);
    case 'pairs':
      return describePairs(notice.past, notice.name, language);
    case 'guidelines':
      return notice.review.findings.length === 0 ? [] : describeReview(notice.review, language);
    case 'leftOut':
      return notice.groups.map((group) => describeLeftOut(group, language, MOST_NAMED));
    case 'edited':
      return [words.edited(notice.places.length, notice.places.join(', '))];
    case 'unsealed':
      return notice.places.map((place) => words.unsealed(place));
    case 'nameRead':
      return [words.nameRead(notice.text, [notice.person.id, notice.person.name, notice.person.service].join(' · '))];
    case 'refusalsLeft':
      return [words.refusalsLeft(notice.pairs.map((pair) => pair.join(' – ')).join(', '), notice.pairs.length)];
    case 'journeysUnknown':
      return [words.journeysUnknown];
    case 'replaying': {
      const { command, engine } = notice.bundle;
      return [words.replaying(command, engine.version, notice.version)];
    }
  }
}

/** The counts of every file, then its problems by cause, those of routine last: what a person reads. */
export function describeReading({ files }: CensusReading, language: Language): string[] {
  const { warning } = pageWordsOf(language).terminal.notices;
  return files.flatMap((file) => {
    const { first, routine } = byWeight(file.warnings);
    return [
      ...countsAndRefusals(file, language),
      ...describeFindings(warning, first, language),
      ...describeFindings(warning, routine, language),
    ];
  });
}

/** Warnings that are still told one by one beside a result. */
const FEW = 8;

/** Beside a result: what refuses somebody as `check` tells it, and of many warnings one a cause, over all files; those of routine apart. */
function describeReadingBriefly(reading: CensusReading, language: Language): string[] {
  const words = pageWordsOf(language).terminal.notices;
  const warnings = reading.files.flatMap((file) => file.warnings);
  if (warnings.length <= FEW) return describeReading(reading, language);
  const { first, routine } = byWeight(warnings);
  return [
    ...reading.files.flatMap((file) => countsAndRefusals(file, language)),
    ...describeCauses(words.warning, first, language),
    ...(first.length > 0 && routine.length > 0 ? [words.routine(routine.length)] : []),
    ...describeCauses(words.warning, routine, language),
    words.allByCheck(warnings.length),
  ];
}

function countsAndRefusals({ file, accepted, rejected, warnings }: CensusReading['files'][number], language: Language): string[] {
  const words = pageWordsOf(language).terminal.notices;
  const form = [file.encoding, file.delimiter === null ? null : JSON.stringify(file.delimiter), ...(file.sheets ?? [file.sheet])]
    .filter((part) => part !== null)
    .join(', ');
  return [
    words.people(`${file.name} (${form})`, accepted, rejected.length, warnings.length),
    ...describeFindings(words.rejected, rejected, language),
  ];
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
