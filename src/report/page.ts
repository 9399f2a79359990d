/** A report as a page: one HTML file that needs nothing else, with a way past the contents and the contents themselves. */
import type { Language } from '../errors/index.ts';
import { type Content, Html, markup } from './markup.ts';
import { pageBoxes, printStyle } from './print-style.ts';
import { style } from './style.ts';

/** Without a script, a request or a font from elsewhere, nothing is lost to this policy. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

type Section = readonly [id: string, heading: string, body: Content];

export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly words: { readonly skipLink: string; readonly contents: string };
  readonly header: Html;
  /** What comes before the sections. */
  readonly banner: Html;
  /** In their order; one without a body is left out. */
  readonly sections: readonly Section[];
  readonly footer: string;
  /** Rules besides those that all reports share. */
  readonly style?: string;
}

function contents(heading: string, sections: readonly Section[]): Html {
  return markup`<nav aria-labelledby="contents">
<p id="contents">${heading}</p>
<ul>${sections.map(([id, heading]) => markup`<li><a href="#${id}">${heading}</a></li>`)}</ul>
</nav>`;
}

export function renderPage(page: Page): string {
  const { language, title, words, header, banner, footer } = page;
  const sections = page.sections.filter(([, , body]) => body !== null);
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(CONTENT_SECURITY_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(style + (page.style ?? '') + printStyle + pageBoxes(title))}</style>
</head>
<body>
<a class="skip" href="#content">${words.skipLink}</a>
<div class="layout">
${header}
<div class="columns-page">
${contents(words.contents, sections)}
<main id="content" tabindex="-1">
${banner}
${sections.map(
  ([id, heading, body]) => markup`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${body}
</section>
`,
)}</main>
</div>
<footer>${footer}</footer>
</div>
</body>
</html>
`.text;
}
