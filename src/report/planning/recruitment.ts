/** The report of a recruitment as one HTML file: places against trainees, and where one more trained mentor would be worth most. */
import { type Candidate, type Guidelines, needsAgreement, type Recruitment, type RecruitmentPeriod } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { describeExclusionCount, pageWordsOf, type PageWords } from '../../wording/index.ts';
import { banner } from '../banner.ts';
import { type Wording, wordingOf } from '../edition.ts';
import { type Content, type Html, markup } from '../markup.ts';
import { renderPage } from '../page.ts';
import { censusAccountSection } from '../sections/account.ts';
import { sources } from '../sections/method.ts';
import { dataTable, groupedTable, type Row } from '../table.ts';

export interface RecruitmentReport {
  readonly recruitment: Recruitment;
  readonly guidelines: Guidelines;
  /** What the figures assume, in sentences. */
  readonly notes: readonly string[];
}

interface RecruitmentEdition extends Wording, RecruitmentReport {
  readonly p: PageWords['planningReport']['recruitment'];
}

/** Of each ranking; the CSV has them all. */
const SHOWN = 15;

/** The same recruitment and language give the same bytes; every value is escaped. */
export function renderRecruitment(report: RecruitmentReport, language: Language): string {
  const edition: RecruitmentEdition = { ...report, ...wordingOf(language), p: pageWordsOf(language).planningReport.recruitment };
  const { m, p, recruitment, guidelines, notes } = edition;
  const { periods, candidates, engine } = recruitment;
  const title = p.title(periods.map(({ label }) => label).join(', '));
  const own = candidates.filter((candidate) => !needsAgreement(candidate));
  const theirs = candidates.filter(needsAgreement);
  return renderPage({
    ...{
      language,
      title,
      words: m,
      header: markup`<header class="page-header"><h1>${title}</h1></header>`,
      footer: m.footer(engine.version),
    },
    banner: summary(edition),
    sections: [
      censusAccountSection(recruitment.account, language),
      ...periods.map((period, k) => [`places-${k + 1}`, p.places(period.label), placesTable(edition, period, k)] as const),
      ['board-decides', p.boardDecides, ranking(edition, own, 'board-decides-caption', p.boardDecidesCaption)],
      ['needs-agreement', p.needsAgreement, ranking(edition, theirs, 'needs-agreement-caption', p.needsAgreementCaption)],
      ['notes', p.notes, markup`<ul>${notes.map((note) => markup`<li>${note}</li>`)}</ul>`],
      [
        'method',
        p.method,
        sources(edition, {
          engine,
          guidelines: { sha256: recruitment.guidelines.sha256, content: guidelines },
          inputs: recruitment.inputs,
        }),
      ],
    ],
  });
}

function summary({ p, v, text, recruitment }: RecruitmentEdition): Html {
  const named = (label: string, sentence: string): string => (recruitment.periods.length > 1 ? v.colon(label, sentence) : sentence);
  const short = recruitment.periods.reduce((sum, { total }) => sum + (total.short ?? 0), 0);
  const isInfeasible = recruitment.periods.some(({ status }) => status === 'infeasible');
  return banner(
    {
      tone: isInfeasible ? 'bad' : short === 0 ? 'good' : 'warning',
      title: short === 0 && !isInfeasible ? p.enough : p.short(short),
      sentences: [],
      lists: [
        {
          intro: null,
          items: recruitment.periods.flatMap(({ label, shortages }) => shortages.map(({ explanation }) => named(label, text(explanation)))),
        },
      ],
    },
    p.status,
    p.decision,
  );
}

const numeric = (label: string): { label: string; numeric: boolean } => ({ label, numeric: true });

function placesTable({ p, m, f, language }: RecruitmentEdition, { label, boards }: RecruitmentPeriod, k: number): Html {
  const words = m.csv.recruitment;
  const count = (n: number | null): string => (n === null ? '–' : f.integer(n));
  const headers = [words.trainees, words.mentors, words.usable, words.places, words.matched, words.short];
  return groupedTable({
    ...{ id: `places-${k + 1}-caption`, caption: p.placesCaption(label) },
    columns: [{ label: p.service }, ...headers.map(numeric), { label: words.excluded }],
    groups: boards.map(({ name, services }) => ({
      heading: name,
      rows: services.map(({ name: service, trainees, mentors, usable, places, served, short, excluded }): Row => [
        service,
        ...[trainees, mentors, usable, places, served].map(count),
        (short ?? 0) === 0 ? count(short) : markup`<span class="short"><span aria-hidden="true">▲ </span>${count(short)}</span>`,
        excluded.map(({ code, mentors: n }) => describeExclusionCount(code, n, language)).join(', '),
      ]),
    })),
  });
}

function ranking(edition: RecruitmentEdition, candidates: readonly Candidate[], id: string, caption: string): Html {
  const { p, m, f, language } = edition;
  const words = m.csv.recruitment;
  if (candidates.length === 0) return markup`<p>${p.none}</p>`;
  const place = ({ service, site, board }: Candidate): Html => markup`<small>${site ?? service}, ${board}</small>`;
  const rows = candidates
    .slice(0, SHOWN)
    .map((candidate, k): Content[] => [
      f.integer(k + 1),
      words.measures[candidate.measure],
      markup`<bdi>${candidate.name ?? p.somebodyNew}</bdi> ${place(candidate)}`,
      f.integer(candidate.places),
      f.integer(candidate.served),
      f.points(candidate.score),
      words.statuses[candidate.status],
      candidate.explanation[language].join(' '),
    ]);
  const rest = candidates.length - rows.length;
  return markup`${dataTable({
    ...{ id, caption, className: 'ranking' },
    columns: [
      ...[p.rank, p.measure, p.who].map((label) => ({ label })),
      ...[p.added, p.served, p.gained].map(numeric),
      ...[p.proof, p.why].map((label) => ({ label })),
    ],
    rows,
  })}${rest > 0 ? markup`<p>${p.more(rest)}</p>` : null}`;
}
