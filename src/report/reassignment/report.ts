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
  return renderPage({
    ...{ language, title, words: m, header: pageHeader(edition, title, report.proposal.period), footer: m.footer(report.engineVersion) },
    banner: statusBanner(edition),
    sections: [
      ['happened', w.headings.happened, happenedSection(edition)],
      ['options', w.headings.options, optionsSection(edition)],
      ['curve', w.headings.curve, curveSection(edition)],
      ['points', w.headings.points, pointsSection(edition)],
      ['proof', w.headings.proof, proofSection(edition)],
      ['method', w.headings.method, methodSection(edition)],
      ['notice', w.headings.notice, noticeSection(edition)],
    ],
    style: reassignmentStyle,
  });
}

/** What the legal notice refers to. */
function methodSection(edition: ReassignmentEdition): Html {
  return markup`<p>${guidelinesVersion(edition, edition.proposal.guidelines)}</p>
${guidelinesInWords(edition)}`;
}
