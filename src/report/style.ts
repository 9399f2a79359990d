/**
 * The style of the report: neutral, on variables that a service may replace. Text contrast is at least 4.5:1 in both
 * schemes, signs and bars at least 3:1; nothing is told by colour alone.
 */
export const style = `
:root {
  color-scheme: light dark;
  --page: #fbfbfc; --surface: #ffffff; --text: #1c2430; --muted: #56606f; --line: #d9dee5; --soft: #f0f3f7;
  --accent: #1d4f84; --good: #1c6b4a; --good-soft: #ebf5f0; --warning: #86540a; --warning-soft: #fbf3e4; --bad: #a21c3f; --bad-soft: #fbecef;
  --land: #e6eaf0; --coast: #b4bfcc; --mentor: #1d4f84; --trainee: #b4530c; --unmet: #a21c3f; --pair: #55708f; --shade: #b9c2cf;
  --background: #1d4f84; --workload: #2b7d66; --location: #b4530c; --preferences: #7b4a9e; --generation: #6a7280;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --surface: #1a2028; --text: #e8ecf1; --muted: #a9b4c2; --line: #333d4a; --soft: #222a34;
    --accent: #8fc0f2; --good: #7fd0ab; --good-soft: #172a24; --warning: #eebb6a; --warning-soft: #2d2516; --bad: #ff95a8; --bad-soft: #331b22;
    --land: #2b3541; --coast: #4d5b6c; --mentor: #8fc0f2; --trainee: #f5a56a; --unmet: #ff95a8; --pair: #8798ab;
    --background: #8fc0f2; --workload: #6dc8a8; --location: #f5a56a; --preferences: #caa3ea; --generation: #a9b4c2;
  }
}
* { box-sizing: border-box; }
html { font-size: 100%; scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--surface); padding: .5rem 1rem; z-index: 1; }
.skip:focus { top: .5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.layout { max-width: 78rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
.page-header p { max-width: none; }
h1 { font-size: clamp(1.6rem, 1.1rem + 2.2vw, 2.4rem); line-height: 1.15; letter-spacing: -.015em; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.45rem; line-height: 1.25; margin: 0 0 .75rem; letter-spacing: -.01em; }
h3 { font-size: 1.12rem; line-height: 1.3; margin: 2rem 0 .6rem; }
h4 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
p { margin: 0 0 .75rem; max-width: 46rem; }
ul, ol { margin: 0 0 .75rem; padding-left: 1.2rem; max-width: 46rem; }
li { margin: .2rem 0; }
small { font-size: .875rem; color: var(--muted); }
code { font: .82rem/1.5 ui-monospace, "Cascadia Mono", "Liberation Mono", monospace; overflow-wrap: anywhere; }
.period, .note { color: var(--muted); }
.note { font-size: .875rem; }
main > section { margin: 3rem 0 0; }
main > section.status { margin-top: 0; }
nav { font-size: .92rem; margin: 1.25rem 0 2rem; }
nav p { font-weight: 600; margin: 0 0 .35rem; }
nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
nav a { display: inline-block; padding: .2rem 0; text-decoration: none; }
nav a:hover { text-decoration: underline; }
@media (min-width: 66rem) {
  .columns-page { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 3rem; margin-top: 1.5rem; }
  nav { position: sticky; top: 1.5rem; align-self: start; margin: .25rem 0 0; }
  nav ul { display: block; border-left: 2px solid var(--line); padding-left: .9rem; }
}
.status { display: flex; gap: 1rem; padding: 1.25rem 1.4rem; border-radius: .6rem; border: 1px solid var(--tone); border-left-width: .4rem; background: var(--tone-soft); }
.status.good { --tone: var(--good); --tone-soft: var(--good-soft); }
.status.warning { --tone: var(--warning); --tone-soft: var(--warning-soft); }
.status.bad { --tone: var(--bad); --tone-soft: var(--bad-soft); }
.status > div { flex: 1; min-width: 0; }
.status h2 { color: var(--tone); margin-bottom: .4rem; }
.status .sign { flex: none; width: 2rem; height: 2rem; margin-top: .1rem; }
.sign circle { fill: var(--tone); }
.sign path { fill: none; stroke: var(--tone-soft); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.status .decision { font-weight: 600; margin: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: .9rem; margin: 0; }
@media (max-width: 35rem) { .figures { grid-template-columns: repeat(auto-fit, minmax(min(9.4rem, 100%), 1fr)); } }
.figures > div { background: var(--surface); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1.1rem; }
.figures dt { color: var(--muted); font-size: .92rem; }
.figures dd { margin: .1rem 0 0; }
.figures strong { display: block; font-size: 2rem; line-height: 1.2; font-weight: 650; letter-spacing: -.02em; font-variant-numeric: tabular-nums; }
.figures span { font-size: .875rem; color: var(--muted); }
.figures .alert strong, .short { color: var(--bad); }
.scroll { overflow-x: auto; margin: 0 0 1rem; border: 1px solid var(--line); border-radius: .6rem; background: linear-gradient(to right, var(--surface) 40%, transparent) 0 / 3rem 100% no-repeat local, linear-gradient(to left, var(--surface) 40%, transparent) 100% / 3rem 100% no-repeat local, linear-gradient(to right, var(--shade), transparent) 0 / 1rem 100% no-repeat scroll, linear-gradient(to left, var(--shade), transparent) 100% / 1rem 100% no-repeat scroll, var(--surface); scrollbar-width: thin; container-type: scroll-state; }
.scroll::before { display: none; content: "\\2192" / ""; position: sticky; left: 0; height: 0; padding-right: .6rem; text-align: right; line-height: 2.2rem; font-weight: 700; color: var(--accent); }
@container scroll-state(scrollable: right) { .scroll::before { display: block; } }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
caption { text-align: left; padding: .7rem .9rem; color: var(--muted); font-size: .875rem; }
caption span { position: sticky; left: .9rem; display: inline-block; max-width: calc(100vw - 5rem); }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem; border-top: 1px solid var(--line); }
@media (max-width: 35rem) { th, td { padding-left: .55rem; padding-right: .55rem; } .scroll tbody th[scope=row] { min-width: 8rem; } }
@media (min-width: 35.01rem) { .scroll tbody th[scope=row] { min-width: 9.5rem; } .ranking tbody th[scope=row] { min-width: 0; } .ranking td:last-child { min-width: 20rem; } }
thead th { vertical-align: bottom; color: var(--muted); font-weight: 600; font-size: .84rem; border-top: 0; line-height: 1.3; }
tbody th { font-weight: 500; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .n { white-space: normal; }
tfoot th, tfoot td { font-weight: 650; border-top: 2px solid var(--line); }
.group th { background: var(--soft); font-weight: 650; }
.short, .flag { font-weight: 650; }
.short, .flag, .nowrap { white-space: nowrap; }
.flag { color: var(--warning); }
figure { margin: 0; }
.keys { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; max-width: none; font-size: .92rem; }
.map-legend { list-style: none; padding: 0; font-size: .92rem; }
.map-legend svg { width: 1.5rem; height: 1rem; margin-right: .45rem; vertical-align: -.15rem; }
.map { display: grid; gap: 1rem; margin-bottom: 1rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 48rem) { .map { grid-template-columns: minmax(0, 1fr) 17.5rem; align-items: start; } }
.map > div { display: grid; gap: 1rem; align-content: start; }
.insets { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.3rem, 1fr)); gap: .75rem; margin-bottom: 1rem; }
.insets figcaption { padding: .3rem .5rem .45rem; }
.frame { background: var(--surface); border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; }
.frame svg { display: block; width: 100%; height: auto; }
.frame figcaption { font-size: .84rem; line-height: 1.3; color: var(--muted); padding: .35rem .7rem .5rem; }
.land { fill: var(--land); stroke: var(--coast); stroke-width: .8; stroke-linejoin: round; }
.borders { fill: none; stroke: var(--coast); stroke-width: .7; stroke-linejoin: round; }
.towns text { font-size: 12px; fill: var(--text); paint-order: stroke; stroke: var(--land); stroke-width: 3px; stroke-linejoin: round; }
.zoom { fill: none; stroke: var(--muted); stroke-width: 1; stroke-dasharray: 4 3; }
.lines line { stroke: var(--pair); stroke-linecap: round; opacity: .75; }
.mentors circle { fill: var(--mentor); }
.trainees circle { fill: var(--surface); fill-opacity: .55; stroke: var(--trainee); stroke-width: 1.6; }
.unmet path { fill: var(--unmet); stroke: var(--surface); stroke-width: 1.4; stroke-linejoin: round; }
.histogram { --bar: var(--accent); background: var(--surface); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1.1rem; display: flex; flex-direction: column; }
.histogram.background { --bar: var(--background); } .histogram.workload { --bar: var(--workload); } .histogram.location { --bar: var(--location); }
.histogram.preferences { --bar: var(--preferences); } .histogram.generation { --bar: var(--generation); }
.histogram figcaption strong { display: block; }
.histogram figcaption span { font-size: .875rem; color: var(--muted); }
.histogram figcaption { flex: 1; }
.histogram svg { display: block; width: 100%; height: 7rem; overflow: visible; }
.histogram.wide svg { height: 11rem; }
.histogram rect { fill: var(--bar); }
.grid, .mean { fill: none; vector-effect: non-scaling-stroke; }
.grid { stroke: var(--line); stroke-width: 1; }
.mean { stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 5 3; }
.frequency, .unit, .axis { font-size: .8rem; color: var(--muted); margin: 0; font-variant-numeric: tabular-nums; }
.frequency { margin: .5rem 0 .15rem; }
.axis { display: flex; justify-content: space-between; }
.axis span { width: 0; display: flex; justify-content: center; }
.axis span:first-child { justify-content: flex-start; }
.axis span:last-child { justify-content: flex-end; }
.unit { text-align: right; max-width: none; }
.multiples { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: .9rem; margin-bottom: 1rem; }
.cards { display: grid; gap: .9rem; }
.card { background: var(--surface); border: 1px solid var(--line); border-left: .3rem solid var(--bad); border-radius: .6rem; padding: .9rem 1.1rem; }
.card h4 { margin-top: 0; }
.people { columns: 18rem; max-width: none; }
.people:not(:has(> :nth-child(2))) { columns: auto; }
.people li { margin: 0 0 .25rem; break-inside: avoid; }
summary { cursor: pointer; }
.plain > summary { color: var(--accent); padding: .3rem 0; }
.plain[open] > summary { margin-bottom: .5rem; }
.pair { border-top: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 3rem; }
.pair:last-of-type { border-bottom: 1px solid var(--line); }
.pair > summary { display: grid; grid-template-columns: 1fr auto; gap: .1rem 1rem; padding: .5rem .4rem .5rem 1.5rem; position: relative; list-style: none; }
.pair > summary::-webkit-details-marker { display: none; }
.pair > summary::before { content: ""; position: absolute; left: .35rem; top: .95rem; border: .32rem solid transparent; border-left: .42rem solid var(--muted); }
.pair[open] > summary::before { transform: rotate(90deg); transform-origin: .2rem 50%; }
.pair > summary:hover { background: var(--soft); }
.pair .who { grid-column: 1; }
.pair .who small { display: inline-block; }
.pair .arrow { color: var(--muted); }
.pair .travel { color: var(--muted); grid-column: 2; grid-row: 2; text-align: right; font-size: .875rem; white-space: nowrap; }
.pair summary strong { grid-column: 2; grid-row: 1; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.pair .why { grid-column: 1 / -1; color: var(--muted); font-size: .92rem; }
@media (min-width: 60rem) {
  .pair:not(.left-out) > summary { grid-template-columns: 1fr 1fr 7rem 6rem; }
  .pair .who:nth-of-type(2) { grid-column: 2; }
  .pair .who small { display: block; }
  .pair .travel { grid-column: 3; grid-row: 1; }
  .pair summary strong { grid-column: 4; }
}
.left-out > summary { grid-template-columns: 1fr; }
.body { padding: .5rem .4rem 1.2rem 1.5rem; font-size: .95rem; }
.columns { display: grid; gap: 1rem 2rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 48rem) { .columns { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); } }
.bar { display: block; width: 100%; height: .7rem; margin-bottom: .5rem; background: var(--soft); border-radius: .2rem; }
.bar rect { stroke: var(--page); stroke-width: .35; }
.bar .background { fill: var(--background); } .bar .workload { fill: var(--workload); } .bar .location { fill: var(--location); }
.bar .preferences { fill: var(--preferences); } .bar .generation { fill: var(--generation); }
.key { display: inline-block; width: .7rem; height: .7rem; border-radius: .15rem; margin-right: .45rem; }
.key.background { background: var(--background); } .key.workload { background: var(--workload); } .key.location { background: var(--location); }
.key.preferences { background: var(--preferences); } .key.generation { background: var(--generation); }
.parts th, .parts td { padding: .3rem .4rem; }
.parts tbody small { display: block; padding-left: 1.15rem; }
.parts caption { padding: .3rem .4rem; }
@media (max-width: 35rem) { .body { padding-left: .4rem; } .parts { font-size: .84rem; } .parts thead th { font-size: .8rem; } .parts th, .parts td { padding: .3rem .25rem; } }
.parts .n { white-space: normal; }
.label { font-weight: 600; margin: 0 0 .2rem; }
.body ul { margin-bottom: .9rem; }
.look { max-width: none; columns: 24rem; }
.look li { break-inside: avoid; }
.look small { display: inline-block; }
.body[id] { scroll-margin-top: 5rem; }
.decide small { display: block; }
.notice { white-space: pre-line; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--muted); font-size: .875rem; }
`;
