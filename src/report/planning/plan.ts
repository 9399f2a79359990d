/** The report of a plan over several periods as one HTML file, made of the pieces of a proposal's. */
import type { Guidelines, Plan, PlannedTrainee } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { pageWordsOf, type PageWords } from '../../wording/index.ts';
import { banner } from '../banner.ts';
import { DETAILED_LIMIT, type Wording, wordingOf } from '../edition.ts';
import { type Content, type Html, markup } from '../markup.ts';
import { renderPage } from '../page.ts';
import { censusAccountSection } from '../sections/account.ts';
import { guidelinesInWords, sources } from '../sections/method.ts';
import { dataTable } from '../table.ts';

export interface PlanReport {
  readonly plan: Plan;
  readonly guidelines: Guidelines;
  /** What the plan comes to, in sentences. */
  readonly summary: readonly string[];
}

interface PlanEdition extends Wording, PlanReport {
  readonly p: PageWords['planningReport']['plan'];
}

/** Mentors that are shown by their load. */
const BUSIEST = 15;

/** The same plan and language give the same bytes; every value is escaped. Above 1,000 trainees the rest is left to the CSV, and that is said. */
export function renderPlan(report: PlanReport, language: Language): string {
  const edition: PlanEdition = { ...report, ...wordingOf(language), p: pageWordsOf(language).planningReport.plan };
  const { m, p, plan, guidelines } = edition;
  const labels = plan.periods.map(({ label }) => label).join(', ');
  const title = p.title(labels);
  const isPlanned = plan.status === 'optimal' || plan.status === 'limit';
  const shown = { sha256: plan.guidelines.sha256, content: guidelines };
  return renderPage({
    ...{ language, title, words: m, header: header(edition, title), footer: m.footer(plan.engine.version) },
    banner: banner(
      {
        tone: plan.status === 'optimal' ? 'good' : plan.status === 'limit' ? 'warning' : 'bad',
        title: p[plan.status],
        sentences: [],
        lists: [{ intro: null, items: isPlanned ? report.summary : [] }],
      },
      p.status,
      p.decision,
    ),
    sections: [
      censusAccountSection(plan.account, language),
      ['periods', p.periods, periodsTable(edition)],
      ['boards', p.boards, plan.boards.length === 0 ? null : boardsTable(edition)],
      ['trainees', p.trainees, traineesSection(edition)],
      ['loads', p.loads, plan.loads.length === 0 ? null : loadsTable(edition)],
      [
        'method',
        p.method,
        markup`${sources(edition, { engine: plan.engine, guidelines: shown, inputs: plan.inputs })}
${guidelinesInWords({ ...edition, proposal: { guidelines: shown } })}`,
      ],
    ],
  });
}

function header({ m, f, plan }: PlanEdition, title: string): Html {
  const promotions = [...new Set(plan.periods.map(({ promotion }) => promotion))].map((promotion) => m.promotion(promotion));
  const [first, last] = [plan.periods[0], plan.periods.at(-1)];
  const dates = first === undefined || last === undefined ? [] : [m.dateRange(f.date(first.start), f.date(last.end))];
  return markup`<header class="page-header">
<h1>${title}</h1>
<p class="period">${[...promotions, ...dates].join(' · ')}</p>
</header>`;
}

const numeric = (label: string): { label: string; numeric: boolean } => ({ label, numeric: true });

function periodsTable({ p, f, plan }: PlanEdition): Html {
  return dataTable({
    ...{ id: 'periods-caption', caption: p.periodsCaption },
    columns: [{ label: p.period }, { label: p.from }, { label: p.to }, ...[p.traineesCount, p.places, p.served, p.mean].map(numeric)],
    rows: plan.periods.map(({ label, name, start, end, trainees, places, served, score, isDecided }): Content[] => [
      markup`${label} <small>${name}${isDecided ? ` (${p.decided})` : ''}</small>`,
      ...[f.date(start), f.date(end), f.integer(trainees), f.integer(places)],
      served < trainees ? markup`<span class="short"><span aria-hidden="true">▲ </span>${f.integer(served)}</span>` : f.integer(served),
      f.mean(score, served),
    ]),
  });
}

function boardsTable({ p, f, plan }: PlanEdition): Html {
  return dataTable({
    ...{ id: 'boards-caption', caption: p.boardsCaption },
    columns: [{ label: p.board }, ...[p.traineesCount, p.needed, p.served, p.both, p.kept, p.mean, p.heaviest].map(numeric)],
    rows: plan.boards.map(({ name, trainees, needed, served, both, kept, score, heaviest }) => [
      name,
      ...[trainees, needed, served, both, kept].map(f.integer),
      f.mean(score, served),
      f.integer(heaviest),
    ]),
  });
}

function traineesSection(edition: PlanEdition): Html {
  const { p, plan } = edition;
  if (plan.trainees.length === 0) return markup`<p>${p.nothing}</p>`;
  const rest = plan.trainees.length - DETAILED_LIMIT;
  return markup`${dataTable({
    ...{ id: 'trainees-caption', caption: p.traineesCaption },
    columns: [p.trainee, ...plan.periods.map(({ label }) => label), p.unseen].map((label) => ({ label })),
    rows: plan.trainees.slice(0, DETAILED_LIMIT).map((trainee) => traineeRow(edition, trainee)),
  })}${rest > 0 ? markup`<p>${p.more(rest)}</p>` : null}`;
}

function traineeRow({ p, v, plan }: PlanEdition, { name, stages, unseen }: PlannedTrainee): Content[] {
  const cells = plan.periods.map(({ label }): Content => {
    const stage = stages.find(({ period }) => period === label);
    if (stage === undefined) return markup`<small>${p.notTheirs}</small>`;
    if (stage.mentor === null) return markup`<span class="short"><span aria-hidden="true">▲ </span>${p.without}</span>`;
    return markup`<bdi>${stage.name ?? stage.mentor}</bdi> <small>${stage.settings.map((setting) => v.settings[setting]).join(' + ')}</small>`;
  });
  return [markup`<bdi>${name}</bdi>`, ...cells, unseen.map(({ setting }) => v.settings[setting]).join(', ')];
}

function loadsTable({ p, f, plan }: PlanEdition): Html {
  return dataTable({
    ...{ id: 'loads-caption', caption: p.loadsCaption },
    columns: [{ label: p.mentor }, numeric(p.traineesFollowed), numeric(p.periodsFollowed)],
    rows: plan.loads
      .slice(0, BUSIEST)
      .map(({ name, trainees, periods }) => [markup`<bdi>${name}</bdi>`, f.integer(trainees), f.integer(periods)]),
  });
}
