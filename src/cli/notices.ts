/** What a run tells on its way, as lines for a person. */
import type { Notice } from '../app/index.ts';
import type { CensusReading, Finding, PastPairs } from '../census/index.ts';
import type { GuidelineFinding } from '../domain/proposal.ts';
import type { Text } from '../domain/text.ts';
import { fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { describe, describePlace } from '../errors/error.ts';
import type { GuidelinesReview } from '../matching/index.ts';

/** '' where there is nothing to say. */
export function describeNotice(notice: Notice, language: Language): string {
  switch (notice.kind) {
    case 'census':
      return describeReading(notice.reading, language);
    case 'pairs':
      return describePairs(notice.past, notice.name, language);
    case 'guidelines':
      return notice.review.findings.length === 0 ? '' : describeReview(notice.review, language);
    case 'journeysUnknown':
      return JOURNEYS_UNKNOWN[language];
    case 'replaying': {
      const { command, engine } = notice.bundle;
      return language === 'fr'
        ? `Rejeu de « ${command} », écrit par Binôme ${engine.version}, par Binôme ${notice.version}…\n`
        : `Replaying “${command}”, written by Binôme ${engine.version}, with Binôme ${notice.version}…\n`;
    }
  }
}

const JOURNEYS_UNKNOWN: Text = {
  fr: 'Trajets connus des seuls binômes proposés : criteria.json n’en dit pas plus. Refaites le dossier avec « match » pour avoir les autres.\n',
  en: 'Journeys are known of the proposed pairs only: criteria.json says no more. Make the folder again with “match” to have the others.\n',
};

/** Every problem of every file, one a line, then the counts: what a person reads. */
export function describeReading({ files }: CensusReading, language: Language): string {
  const fr = language === 'fr';
  const lines = files.flatMap(({ file, accepted, rejected, warnings }) => {
    const values = { a: accepted, r: rejected.length, w: warnings.length };
    const counts = fr
      ? '{a} {a|personne lue|personnes lues}, {r} {r|problème bloquant|problèmes bloquants}, {w} {w|avertissement|avertissements}'
      : '{a} {a|person|people} read, {r} blocking {r|problem|problems}, {w} {w|warning|warnings}';
    const form = [file.encoding, file.delimiter === null ? null : JSON.stringify(file.delimiter), file.sheet]
      .filter((part) => part !== null)
      .join(', ');
    return [
      `${file.name} (${form})${fr ? ' : ' : ': '}${fill(counts, values, language)}.`,
      ...rejected.map((finding) => describeFinding(fr ? 'refusé   ' : 'rejected ', finding, language)),
      ...warnings.map((finding) => describeFinding(fr ? 'attention' : 'warning  ', finding, language)),
    ];
  });
  return `${lines.join('\n')}\n`;
}

/** One problem with its place, on a line of its own. */
function describeFinding(kind: string, finding: Finding, language: Language): string {
  const { file, line, column, code } = finding;
  const place = { file, ...(line === null ? {} : { line }), ...(column === null ? {} : { column }) };
  return `  ${kind} ${describePlace(place, language)} — ${describe(finding, language)} [${code}]`;
}

/** The rows that were read, then every problem, as of a census. */
function describePairs({ rows, problems }: PastPairs, file: string, language: Language): string {
  const fr = language === 'fr';
  const counts = fr
    ? '{n} {n|ligne lue|lignes lues}, {p} {p|problème bloquant|problèmes bloquants}'
    : '{n} {n|row|rows} read, {p} blocking {p|problem|problems}';
  const head = `${file}${fr ? ' : ' : ': '}${fill(counts, { n: rows, p: problems.length }, language)}.`;
  const lines = problems.map((problem) => describeFinding(fr ? 'refusé   ' : 'rejected ', problem, language));
  return `${[head, ...lines].join('\n')}\n`;
}

const KINDS: Readonly<Record<GuidelineFinding['kind'], Text>> = {
  noMatching: { fr: 'impossible', en: 'impossible' },
  impossible: { fr: 'impossible', en: 'impossible' },
  contradictory: { fr: 'contradiction', en: 'contradiction' },
  redundant: { fr: 'superflue', en: 'redundant' },
  neverBinding: { fr: 'sans effet', en: 'no effect' },
};

/** A count, then one line a finding. */
export function describeReview({ findings }: GuidelinesReview, language: Language): string {
  const head =
    language === 'fr'
      ? `Orientations : ${findings.length === 0 ? 'rien à signaler sur les contraintes' : '{n} {n|constat|constats} sur les contraintes'}.`
      : `Guidelines: ${findings.length === 0 ? 'nothing to report on the constraints' : '{n} {n|finding|findings} on the constraints'}.`;
  const width = Math.max(...Object.values(KINDS).map((kind) => kind[language].length));
  const lines = findings.map(({ kind, sentence }) => `  ${KINDS[kind][language].padEnd(width)} ${sentence[language]}`);
  return `${[fill(head, { n: findings.length }, language), ...lines].join('\n')}\n`;
}
