/** The report of a reassignment as one HTML file. */
import type { Language } from '../../errors/index.ts';
import { type Html, markup } from '../markup.ts';
import { renderPage } from '../page.ts';
import { guidelinesInWords, guidelinesVersion, noticeSection } from '../sections/method.ts';
import { pageHeader } from '../sections/summary.ts';
import { curveSection, optionsSection } from './comparison.ts';
import { reassignmentEditionOf, type ReassignmentEdition, type ReassignmentReport } from './edition.ts';
import { pointsSection } from './points.ts';
import { proofSection } from './proof.ts';
import { reassignmentStyle } from './style.ts';
import { happenedSection, statusBanner } from './summary.ts';

/**
 * Shows what can be done to the people who decide, in one self-contained, accessible HTML file: every option with who moves, points,
 * journeys and loads, side by side and one by one, and what is proven. The same reassignment and language give the same bytes.
 */
export function renderReassignment(report: ReassignmentReport, language: Language): string {
  const edition = reassignmentEditionOf(report, language);
  const { w, m } = edition;
  const title = w.title(report.proposal.period.name);
  const sections = [
    ['happened', happenedSection],
    ['options', optionsSection],
    ['curve', curveSection],
    ['points', pointsSection],
    ['proof', proofSection],
    ['method', methodSection],
    ['notice', noticeSection],
  ] as const;
  const shown = sections.map(([id, section]) => [id, section(edition)] as const).filter(([, html]) => html.text !== '');
  return renderPage({
    ...{ language, title, words: m, header: pageHeader(edition, title, report.proposal.period), footer: m.footer(report.engineVersion) },
    entries: shown.map(([id]) => [id, w.headings[id]] as const),
    sections: [statusBanner(edition), ...shown.map(([, html]) => html)],
    style: reassignmentStyle,
  });
}

/** What the legal notice refers to. */
function methodSection(edition: ReassignmentEdition): Html {
  return markup`<section aria-labelledby="method">
<h2 id="method">${edition.w.headings.method}</h2>
<p>${guidelinesVersion(edition, edition.proposal.guidelines)}</p>
${guidelinesInWords(edition)}
</section>`;
}
