/** What the report of a backtest needs besides the style of all reports, on the same variables. */
export const backtestStyle = `
.wide-multiples { grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
.beside { background: var(--surface); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem 1.1rem; break-inside: avoid; }
.beside.background { --bar: var(--background); } .beside.workload { --bar: var(--workload); } .beside.location { --bar: var(--location); }
.beside.preferences { --bar: var(--preferences); } .beside.generation { --bar: var(--generation); }
.beside h3 { margin: 0 0 .5rem; }
.beside ul { list-style: none; margin: 0; padding: 0; }
.beside li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; font-size: .92rem; }
.beside strong { font-variant-numeric: tabular-nums; font-weight: 600; }
.beside .bar { grid-column: 1 / -1; grid-row: 2; }
.beside rect { fill: var(--bar); stroke: none; }
.beside .byHand rect, .beside .withinRules rect { fill-opacity: .25; stroke: var(--bar); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.beside .withinRules rect { stroke-dasharray: 4 3; }
`;
