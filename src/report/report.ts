/** The report of a proposal as one HTML file. */
import type { Language } from '../errors/index.ts';
import type { Proposal } from '../domain/index.ts';
import { pageWordsOf, wordsOf } from '../wording/index.ts';
import { editionOf } from './edition.ts';
import { renderPage } from './page.ts';
import { accountSection, changesSection } from './sections/account.ts';
import { fairnessSection, sideConstraintsSection } from './sections/checks.ts';
import { decidedSection } from './sections/decided.ts';
import { decideSection } from './sections/decide.ts';
import { distributionsSection } from './sections/distributions.ts';
import { mapSection } from './sections/map.ts';
import { mentorsSection } from './sections/mentors.ts';
import { methodSection, noticeSection } from './sections/method.ts';
import { pairsSection } from './sections/pairs.ts';
import { servicesSection } from './sections/services.ts';
import { boardResults, keyFigures, pageHeader, statusBanner } from './sections/summary.ts';
import { toLookAtSection } from './sections/to-look-at.ts';
import { unmetSection } from './sections/unmet.ts';

/**
 * Shows a proposal to the people who decide on it, in one self-contained, accessible HTML file.
 *
 * The same proposal and language give the same bytes. Above 1,000 pairs (or trainees left without) the details of each
 * are shortened, and the report says so. Every value is escaped. Linear in the number of pairs.
 */
export function renderReport(proposal: Proposal, language: Language): string {
  const edition = editionOf(proposal, language);
  const { m, w } = edition;
  const { headings } = m;
  const accountWords = pageWordsOf(language).account;
  const title = m.title(proposal.period.name);
  return renderPage({
    ...{
      language,
      title,
      words: m,
      header: pageHeader(edition, title, proposal.period, proposal.issued),
      footer: m.footer(proposal.engine.version),
    },
    banner: statusBanner(edition),
    sections: [
      ['account', accountWords.heading, accountSection(edition)],
      ['decided', wordsOf(language).decisions.followed, decidedSection(edition)],
      ['changes', accountWords.changes.heading, changesSection(edition)],
      ['key-figures', headings.keyFigures, keyFigures(edition)],
      ['to-look-at', w.headings.toLookAt, toLookAtSection(edition)],
      ['boards', headings.boards, boardResults(edition)],
      ['services', w.headings.services, servicesSection(edition)],
      ['map', headings.map, mapSection(edition)],
      ['distributions', headings.distributions, distributionsSection(edition)],
      ['unmet', headings.unmet, unmetSection(edition)],
      ['mentors', w.headings.mentors, mentorsSection(edition)],
      ['fairness', headings.fairness, fairnessSection(edition)],
      ['side-constraints', headings.sideConstraints, sideConstraintsSection(edition)],
      ['pairs', headings.pairs, pairsSection(edition)],
      ['decide', w.headings.decide, decideSection(edition)],
      ['method', headings.method, methodSection(edition)],
      ['notice', headings.notice, noticeSection(edition)],
    ],
  });
}
