/** The report of a proposal as one HTML file. */
import type { Language } from '../errors/catalogue.ts';
import type { Proposal } from '../domain/proposal.ts';
import { type Edition, editionOf } from './edition.ts';
import { Html, markup } from './markup.ts';
import { fairnessSection, sideConstraintsSection } from './sections/checks.ts';
import { distributionsSection } from './sections/distributions.ts';
import { mapSection } from './sections/map.ts';
import { methodSection, noticeSection } from './sections/method.ts';
import { pairsSection } from './sections/pairs.ts';
import { boardResults, keyFigures, reportTitle, statusBanner, titleBlock } from './sections/summary.ts';
import { unmetSection } from './sections/unmet.ts';
import { style } from './style.ts';

/** Without a script, a request or a font from elsewhere, nothing is lost to this policy. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function contents({ m }: Edition): Html {
  const entries = [
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
  ] as const;
  return markup`<nav aria-labelledby="contents">
<p id="contents">${m.contents}</p>
<ul>${entries.map(([id, heading]) => markup`<li><a href="#${id}">${heading}</a></li>`)}</ul>
</nav>`;
}

/**
 * Shows a proposal to the people who decide on it, in one self-contained, accessible HTML file.
 *
 * The same proposal and language give the same bytes. Above 1,000 pairs (or trainees left without) the details of each
 * are shortened, and the report says so. Every value is escaped. Linear in the number of pairs.
 */
export function renderReport(proposal: Proposal, language: Language): string {
  const edition = editionOf(proposal, language);
  const { m } = edition;
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(CONTENT_SECURITY_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${reportTitle(edition)}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#content">${m.skipLink}</a>
<div class="layout">
${titleBlock(edition)}
<div class="columns-page">
${contents(edition)}
<main id="content" tabindex="-1">
${statusBanner(edition)}
${keyFigures(edition)}
${boardResults(edition)}
${mapSection(edition)}
${distributionsSection(edition)}
${unmetSection(edition)}
${fairnessSection(edition)}
${sideConstraintsSection(edition)}
${pairsSection(edition)}
${methodSection(edition)}
${noticeSection(edition)}
</main>
</div>
<footer>${m.footer(proposal.engine.version)}</footer>
</div>
</body>
</html>
`.text;
}
