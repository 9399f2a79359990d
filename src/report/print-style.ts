/**
 * How a report is printed: A4 with page numbers and the title at the foot, headers of tables repeated, no line cut in two, nothing left alone
 * at the end of a page. What is folded away and marked `printed` is printed; of the pairs those that somebody has opened, since the table to
 * decide and sign has them all.
 */
export const printStyle = `
@media print {
  :root { color-scheme: light; --page: #fff; --surface: #fff; --text: #000; --muted: #444; --line: #bbb; --soft: #f4f4f4; --accent: #1d4f84; --good: #1c6b4a; --good-soft: #fff; --warning: #86540a; --warning-soft: #fff; --bad: #a21c3f; --bad-soft: #fff; --land: #e6eaf0; --coast: #b4bfcc; --mentor: #1d4f84; --trainee: #b4530c; --unmet: #a21c3f; --pair: #55708f; --background: #1d4f84; --workload: #2b7d66; --location: #b4530c; --preferences: #7b4a9e; --generation: #6a7280; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10pt; }
  .layout { padding: 0; max-width: none; }
  .columns-page { display: block; }
  nav, .skip { display: none; }
  .scroll { overflow: visible; border: 0; border-radius: 0; background: none; container-type: normal; }
  .scroll::before { display: none !important; }
  table { font-size: 9pt; line-height: 1.3; }
  small { font-size: 8pt; }
  th, td { padding: .18rem .4rem; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  tbody th[scope=row] { min-width: 4.2cm; }
  caption { padding: .2rem .4rem; }
  main > section { margin-top: 1.6rem; }
  p, ul, ol, h2, h3, h4 { max-width: none; }
  p { break-inside: avoid; }
  h2, h3, h4, caption, .label, tr.group, summary { break-after: avoid; }
  h2 + p, h3 + p, h3 + .note, h4 + p { break-after: avoid; }
  .parts, .status, .card, .histogram, .frame, .figures > div, .option > p, tr, li, .pair > summary { break-inside: avoid; }
  .map { grid-template-columns: minmax(0, 1fr) 6.5cm; break-inside: avoid; }
  .figures { grid-template-columns: repeat(3, 1fr); gap: .3cm; }
  .figures > div { padding: .25cm .35cm; }
  .figures strong { font-size: 16pt; }
  .people { columns: 3; }
  .look { columns: 2; }
  .multiples { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .printed:not([open])::details-content { content-visibility: visible; display: block; block-size: auto; }
  .printed > summary { display: none; }
  details.plain:not(.printed):not([open]) { display: none; }
  .pair { content-visibility: visible; }
  .pair > summary::before { display: none; }
  .pair > summary { padding-left: 0; }
  .pair:not([open]):not(.left-out), .region:not(:has(.pair[open])), section[aria-labelledby=pairs]:not(:has(.pair[open])) { display: none; }
  section[aria-labelledby=decide] { page: wide; }
  /* With a caption of its own Chromium starts the table on the next page. */
  .decide caption { display: none; }
  .decide th, .decide td { border: 1px solid var(--line); }
  .decide tbody tr:not(.group) { height: 1.15cm; }
  .decide td:nth-child(5), .decide td:nth-child(7) { min-width: 3.3cm; }
  .decide td:nth-child(6) { min-width: 6cm; }
  .decide tbody th[scope=row] { min-width: 5cm; }
  a { color: inherit; text-decoration: none; }
  footer { break-inside: avoid; margin-top: 1.2rem; }
}
`;

/** Every page: its format, and at its foot the title of the report and the number of the page. */
export function pageBoxes(title: string): string {
  const foot = 'font: 8pt system-ui, sans-serif; color: #444;';
  return `
@page { size: A4; margin: 1.5cm 1.5cm 1.7cm; @bottom-left { content: ${cssString(title)}; ${foot} } @bottom-right { content: counter(page) " / " counter(pages); ${foot} } }
@page wide { size: A4 landscape; }
`;
}

/** A text as CSS may hold it in a page: whatever is no letter or digit of ASCII by its number, so that none ends the string or the style. */
function cssString(text: string): string {
  const written = Array.from(text, (character) =>
    /[A-Za-z0-9]/.test(character) ? character : `\\${character.codePointAt(0)!.toString(16).padStart(6, '0')}`,
  );
  return `"${written.join('')}"`;
}
