/** The page that every report is: one self-contained, accessible file. */
import type { Wording } from './edition.ts';
import { Html, markup } from './markup.ts';
import type { Messages } from './messages.fr.ts';
import { style } from './style.ts';

/** Without a script, a request or a font from elsewhere, nothing is lost to this policy. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

export interface Page {
  title: string;
  header: Html;
  contents: Html;
  sections: readonly Html[];
  footer: string;
}

/** Links to the sections, by the ids of their headings. */
export function contentsList(m: Messages, entries: readonly (readonly [id: string, heading: string])[]): Html {
  return markup`<nav aria-labelledby="contents">
<p id="contents">${m.contents}</p>
<ul>${entries.map(([id, heading]) => markup`<li><a href="#${id}">${heading}</a></li>`)}</ul>
</nav>`;
}

export function page({ language, m }: Wording, { title, header, contents, sections, footer }: Page): string {
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(CONTENT_SECURITY_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#content">${m.skipLink}</a>
<div class="layout">
${header}
<div class="columns-page">
${contents}
<main id="content" tabindex="-1">
${sections.map(
  (section) => markup`${section}
`,
)}</main>
</div>
<footer>${footer}</footer>
</div>
</body>
</html>
`.text;
}
