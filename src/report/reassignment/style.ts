/** What the report of a reassignment needs besides the style of all reports, on the same variables. */
export const reassignmentStyle = `
.events { list-style: none; padding: 0; font-weight: 600; }
.compared { font-size: .875rem; }
.compared td, .compared th { padding-left: .55rem; padding-right: .55rem; }
.compared td:nth-child(2), .compared td:nth-child(6), .compared td:nth-child(7), .compared td:nth-child(9) { min-width: 7.2rem; }
.compared small, .changes small, .choices small { display: block; font-size: .92em; }
.changes td:nth-child(-n+3) { min-width: 8.5rem; }
.changes td:last-child, .changes th:last-child { width: 6.5rem; }
.choices td { min-width: 9.5rem; }
.proofs code { overflow-wrap: normal; white-space: nowrap; }
.stays { color: var(--muted); }
.chain { border-left: 2px solid var(--line); padding-left: 1.9rem; max-width: none; }
.chain + .chain { margin-top: 1.1rem; }
.chain li { position: relative; margin: 0 0 .7rem; max-width: 56rem; }
.chain li::marker { color: var(--muted); font-variant-numeric: tabular-nums; }
.chain small { display: block; font-size: .9em; }
.chain small::before { content: "\\2192\\00a0"; }
.option { border-top: 1px solid var(--line); padding-top: .2rem; margin-top: 2.2rem; }
.option:first-of-type { border-top: 0; margin-top: 0; }
.option h4 { margin-top: 1.5rem; }
.proven { color: var(--muted); }
.chart { --first: var(--accent); --second: var(--trainee); background: var(--surface); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1.1rem; margin-bottom: 1rem; }
.chart figcaption strong { display: block; max-width: none; }
.plot { position: relative; height: 15rem; margin: 1.9rem 1.2rem 1.6rem 4.2rem; border-left: 1px solid var(--muted); border-bottom: 1px solid var(--muted); }
.plot svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.curve { fill: none; stroke-width: 2; vector-effect: non-scaling-stroke; stroke-linejoin: round; }
.curve.first { stroke: var(--first); } .curve.second { stroke: var(--second); stroke-dasharray: 6 4; }
.plot span { position: absolute; font-size: .8rem; color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.plot .tick-y { right: 100%; transform: translateY(-50%); padding-right: .5rem; }
.plot .tick-x { top: 100%; transform: translateX(-50%); padding-top: .25rem; }
.mark { display: inline-block; width: .75rem; height: .75rem; }
.plot .mark { transform: translate(-50%, -50%); }
.mark.first { background: var(--first); } .mark.second { background: var(--second); }
.mark.dot { border-radius: 50%; }
.mark.ring { border-radius: 50%; background: var(--surface); border: 2px solid var(--first); }
.mark.triangle { clip-path: polygon(50% 0, 100% 100%, 0 100%); width: .95rem; height: .85rem; }
.mark.square { width: .7rem; height: .7rem; }
.plot .name { transform: translate(-50%, -165%); color: var(--text); font-weight: 600; }
.chart .keys { margin: .6rem 0 0; }
.chart .keys .mark { margin-right: .45rem; vertical-align: -.05rem; }
.dash { display: inline-block; width: 1.6rem; border-top: 2px solid var(--first); margin-right: .45rem; vertical-align: .25rem; }
.dash.second { border-top: 2px dashed var(--second); }
@media (max-width: 35rem) { .plot { height: 12rem; margin-left: 3.4rem; margin-right: .4rem; } .chart { padding: .8rem .8rem; } .chain { padding-left: 1.4rem; } }
@media print { .chart, .chain li { break-inside: avoid; } .changes thead, .choices thead, .compared thead { break-after: avoid; } .compared, .changes, .choices { font-size: 8pt; } .compared th, .compared td, .changes th, .changes td, .choices th, .choices td { padding: .2rem .3rem; min-width: 0 !important; } }
`;
