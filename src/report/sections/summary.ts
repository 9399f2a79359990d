/** The top of the report: what it is about, what was proven, the key figures and the result of each region. */
import { type Period, type Proposal, shownWaysOut } from '../../domain/index.ts';
import { wordsOf } from '../../wording/index.ts';
import { banner, type Statement } from '../banner.ts';
import { balanceInWords, bandsInWords, type Edition, type Wording } from '../edition.ts';
import { type Html, markup } from '../markup.ts';
import { type Row, dataTable } from '../table.ts';

/** The title of a page, and the period that it is about. */
export function pageHeader(
  { m, f }: Wording,
  title: string,
  { promotion, segments, evaluationDue }: Period,
  issued?: Proposal['issued'],
): Html {
  const dates = segments.map(({ start, end }) => m.dateRange(f.date(start), f.date(end))).join(m.thenDates);
  const facts = [m.promotion(promotion), dates, evaluationDue === null ? '' : m.evaluationDue(f.date(evaluationDue))];
  return markup`<header class="page-header">
<h1>${title}</h1>
<p class="period">${facts.filter((fact) => fact !== '').join(' · ')}</p>
${issued === undefined ? null : markup`<p class="period">${m.issued(issued.by, issued.on === null ? null : f.date(issued.on))}</p>`}
</header>`;
}

/** In plain words, what was proven of this proposal. */
function statement(edition: Edition): Statement {
  const { proposal, m, text } = edition;
  const { totals, verified } = proposal;
  const bands = bandsInWords(edition);
  const balance = balanceInWords(edition);
  if (proposal.status === 'infeasible') {
    const reasons = (proposal.infeasibility ?? []).map(text);
    return {
      tone: 'bad',
      title: m.status.infeasible,
      sentences: [
        verified ? m.status.infeasibleVerified : m.status.infeasibleUnverified,
        reasons.length === 0 ? m.status.infeasibleUnknown : m.status.infeasibleReasons,
      ],
      lists: [
        { intro: null, items: reasons },
        { intro: m.status.waysOut, items: shownWaysOut(proposal).map(text) },
      ],
    };
  }
  if (proposal.status === 'limit') {
    return {
      tone: verified ? 'warning' : 'bad',
      title: m.status.limit,
      sentences: [
        totals.bound === null
          ? m.status.limitOpen(totals.score)
          : m.status.limitGap(totals.score, totals.bound, bands !== null, balance !== null),
        ...(balance === null ? [] : [balance]),
        verified ? m.status.limitVerified(totals.bound !== null) : m.status.unverifiedWarning,
      ],
      lists: [],
    };
  }
  if (!verified) return { tone: 'bad', title: m.status.unverified, sentences: [m.status.unverifiedWarning], lists: [] };
  const unmet = proposal.unmet.length;
  const plain = bands === null ? m.status.optimalProof(unmet) : m.status.fairProof(unmet, bands);
  const asEven = bands === null ? m.status.balancedProof : m.status.balancedFairProof(bands);
  const proof = balance === null ? [plain] : [m.status.balanced(unmet), balance, asEven];
  const proven = totals.trainees === 0 ? [m.status.nobody] : proof;
  return { tone: 'good', title: m.status.optimal, sentences: [...proven, m.status.optimalVerified], lists: [] };
}

export function statusBanner(edition: Edition): Html {
  const { m } = edition;
  const alone = (edition.proposal.decided ?? []).filter(({ outcome }) => outcome.mentor === null).length;
  const said = statement(edition);
  const sentences = alone === 0 ? said.sentences : [...said.sentences, wordsOf(edition.language).decisions.aloneByDecision(alone)];
  return banner({ ...said, sentences }, m.headings.status, m.status.decision);
}

export function figure(label: string, value: string, detail: Html | string, alert = false): Html {
  return markup`<div${alert ? markup` class="alert"` : null}><dt>${label}</dt><dd><strong>${value}</strong> <span>${detail}</span></dd></div>`;
}

export function keyFigures(edition: Edition): Html {
  const { proposal, m, f } = edition;
  const { totals, unmet } = proposal;
  const share =
    totals.trainees === 0 ? m.figures.none : m.figures.matchedShare(f.percent((totals.trainees - unmet.length) / totals.trainees));
  return markup`<dl class="figures">
${figure(m.figures.trainees, f.integer(totals.trainees), '')}
${figure(m.figures.matched, f.integer(totals.matched), share)}
${figure(
  m.figures.unmet,
  f.integer(unmet.length),
  unmet.length === 0 ? m.figures.unmetNone : markup`<a href="#unmet">${m.figures.unmetDetail}</a>`,
  unmet.length > 0,
)}
${figure(m.figures.meanScore, f.mean(totals.score, totals.matched), totals.matched === 0 ? m.figures.none : m.figures.outOf100)}
${figure(m.figures.places, f.integer(totals.places), m.figures.mentors(totals.mentors))}
${figure(m.figures.eligiblePairs, f.integer(totals.eligiblePairs), m.figures.eligibleDetail)}
</dl>`;
}

export function boardResults({ proposal, regions, m, f }: Edition): Html {
  const { totals, boards } = proposal;
  const cells = (name: string, counts: { trainees: number; places: number; matched: number; score: number }, unmet: number): Row => [
    name,
    f.integer(counts.trainees),
    f.integer(counts.places),
    f.integer(counts.matched),
    unmet === 0 ? '0' : markup`<span class="short"><span aria-hidden="true">▲ </span>${f.integer(unmet)}</span>`,
    f.mean(counts.score, counts.matched),
  ];
  const table = dataTable({
    id: 'boards-caption',
    caption: m.boards.caption,
    columns: [
      { label: m.boards.board },
      ...[m.boards.trainees, m.boards.places, m.boards.matched, m.boards.unmet, m.boards.meanScore].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: regions.flatMap(({ name, result, unmet }) => (result === null ? [] : [cells(name, result, unmet.length)])),
    total: cells(m.boards.total, totals, proposal.unmet.length),
  });
  return markup`<p>${boards.length === 0 ? m.boards.none : m.boards.intro}</p>
${boards.length === 0 ? null : table}`;
}
