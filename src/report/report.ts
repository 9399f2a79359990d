/** The report of a proposal as one HTML file. */
import type { Language } from '../errors/catalogue.ts';
import type { Proposal } from '../domain/proposal.ts';
import { type Edition, editionOf } from './edition.ts';
import type { Html } from './markup.ts';
import { contentsList, page } from './page.ts';
import { fairnessSection, sideConstraintsSection } from './sections/checks.ts';
import { distributionsSection } from './sections/distributions.ts';
import { mapSection } from './sections/map.ts';
import { methodSection, noticeSection } from './sections/method.ts';
import { pairsSection } from './sections/pairs.ts';
import { boardResults, keyFigures, reportTitle, statusBanner, titleBlock } from './sections/summary.ts';
import { unmetSection } from './sections/unmet.ts';

function contents({ m }: Edition): Html {
  return contentsList(m, [
    ['key-figures', m.headings.keyFigures],
    ['boards', m.headings.boards],
    ['map', m.headings.map],
    ['distributions', m.headings.distributions],
    ['unmet', m.headings.unmet],
    ['fairness', m.headings.fairness],
    ['side-constraints', m.headings.sideConstraints],
    ['pairs', m.headings.pairs],
    ['method', m.headings.method],
    ['notice', m.headings.notice],
  ]);
}

/**
 * Shows a proposal to the people who decide on it, in one self-contained, accessible HTML file.
 *
 * The same proposal and language give the same bytes. Above 1,000 pairs (or trainees left without) the details of each
 * are shortened, and the report says so. Every value is escaped. Linear in the number of pairs.
 */
export function renderReport(proposal: Proposal, language: Language): string {
  const edition = editionOf(proposal, language);
  return page(edition, {
    title: reportTitle(edition),
    header: titleBlock(edition),
    contents: contents(edition),
    sections: [
      statusBanner(edition),
      keyFigures(edition),
      boardResults(edition),
      mapSection(edition),
      distributionsSection(edition),
      unmetSection(edition),
      fairnessSection(edition),
      sideConstraintsSection(edition),
      pairsSection(edition),
      methodSection(edition),
      noticeSection(edition),
    ],
    footer: edition.m.footer(proposal.engine.version),
  });
}
