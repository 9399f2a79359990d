/** Places against trainees, and where one more trained mentor would be worth most, as `binome plan --recruitment` prints it. */
import type { RecruitmentAnswer } from '../app/index.ts';
import { needsAgreement, type Recruitment, type RecruitmentPeriod, type ServicePlaces } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { recruitmentNotes, shownCandidates, type ShownCandidate } from '../planning/index.ts';
import { describeExclusionCount, formatsOf, pageWordsOf } from '../wording/index.ts';
import { columns } from './columns.ts';
import type { Describe } from './execute.ts';
import { writtenLines } from './written-lines.ts';

/** Candidates that are shown unless asked for otherwise, services in shortage; the document has them all. */
const TOP = 10;
const MOST_SERVICES = 15;

/** `top`: lines of each ranking. */
export function describeRecruitment(top = TOP): Describe<RecruitmentAnswer> {
  return ({ recruitment }, written, language) => describe(recruitment, top, written, language);
}

function describe(result: Recruitment, top: number, files: readonly string[], language: Language): string[] {
  return [
    '',
    ...table(result, language),
    ...result.periods.flatMap((period) => statusLines(period, language)),
    ...services(result, language),
    '',
    ...ranking(result, top, language),
    ...recruitmentNotes(result, language),
    pageWordsOf(language).terminal.recruitment.decision,
    ...writtenLines(files, language),
  ];
}

function table({ periods }: Recruitment, language: Language): string[] {
  const { integer } = formatsOf(language);
  const names = new Map(periods.flatMap(({ boards }) => boards.map(({ code, name }) => [code, name])));
  const rows = [...names.keys()]
    .sort()
    .flatMap((code) =>
      periods.flatMap(({ label, boards }) =>
        boards
          .filter((board) => board.code === code && (board.trainees > 0 || board.mentors > 0))
          .map(({ name, trainees, mentors, usable, places, served, short }) => [
            ...[name, label],
            ...[trainees, mentors, usable, places, served, short].map((count) => (count === null ? '–' : integer(count))),
          ]),
      ),
    );
  return columns(pageWordsOf(language).terminal.recruitment.columns, rows);
}

/** What is proven of a period as a whole, and what is not. */
function statusLines({ label, status, total, shortages, unmetByConstraints }: RecruitmentPeriod, language: Language): string[] {
  const words = pageWordsOf(language).terminal.recruitment;
  return [
    '',
    words[status](label, total.served ?? 0, total.trainees),
    ...shortages.map(({ explanation }) => `  ${explanation[language]}`),
    ...(unmetByConstraints > 0 ? [`  ${words.byConstraints(unmetByConstraints)}`] : []),
  ];
}

/** Services whose trainees go without in the best matching, the most first; periods in which they stand the same are told at once. */
function services({ periods }: Recruitment, language: Language): string[] {
  const { moreInJson, recruitment: words } = pageWordsOf(language).terminal;
  const found = new Map<string, { service: ServicePlaces; labels: string[] }>();
  for (const { label, boards } of periods) {
    for (const service of boards.flatMap((board) => board.services).filter(({ short }) => (short ?? 0) > 0)) {
      const { sites: _, ...own } = service;
      const key = JSON.stringify(own);
      found.set(key, { service, labels: [...(found.get(key)?.labels ?? []), label] });
    }
  }
  if (found.size === 0) return [];
  const sorted = [...found.values()].sort((a, b) => b.service.short! - a.service.short! || b.labels.length - a.labels.length);
  const told = sorted.slice(0, MOST_SERVICES).map(({ service: { name, trainees, short, places, usable, excluded }, labels }) => {
    const own = usable === 0 ? words.noUsable : words.places(places, usable);
    const when = periods.length > 1 ? `, ${labels.join(', ')}` : '';
    const others = excluded.map(({ code, mentors }) => describeExclusionCount(code, mentors, language)).join(', ');
    return `  ${words.service(`${name}${when}`, short!, trainees, own)}${others === '' ? '' : words.excluded(others)}.`;
  });
  const more = sorted.length - told.length;
  return ['', words.services, ...told, ...(more > 0 ? [`  ${moreInJson(more)}`] : [])];
}

/** Whom a board can train or recruit; then, apart, those of whom it can only ask. */
function ranking(result: Recruitment, top: number, language: Language): string[] {
  const { moreInTop, recruitment: words } = pageWordsOf(language).terminal;
  const shown = shownCandidates(result);
  const open = result.candidates.filter(({ status }) => status === 'limit').length;
  const lines = [false, true].flatMap((asked): string[] => {
    const own = shown.filter(({ candidate }) => needsAgreement(candidate) === asked);
    const more = own.length - Math.min(top, own.length);
    if (own.length === 0) return [];
    return [
      asked ? words.needsAgreement : words.boardDecides,
      ...own.slice(0, top).flatMap((one, k) => candidateLines(one, k + 1, language)),
      ...(more === 0 ? [] : [`  ${moreInTop(more)}`]),
      '',
    ];
  });
  if (shown.length === 0 && result.candidates.every(({ status }) => status === 'proven')) lines.push(words.nothing, '');
  return open > 0 ? [...lines, words.open(open), ''] : lines;
}

function candidateLines({ candidate, alike }: ShownCandidate, rank: number, language: Language): string[] {
  const [first, ...rest] = candidate.explanation[language];
  const head = `${rank}. `.padStart(6);
  const others = alike.length === 0 ? [] : [pageWordsOf(language).terminal.recruitment.alike(alike.join(', '))];
  return [`${head}${first}`, ...[...rest, ...others].map((line) => `${' '.repeat(head.length)}${line}`)];
}
