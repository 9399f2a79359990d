// The figures of a season (`season.mjs`) as what is read of them: a page and a drawing for the documents.

/** Tables for people, one a rate. */
export function tablesOf({ seasons }) {
  return seasons.map(({ rate, ways }) => ({
    head: [`${Math.round(100 * rate)} % of pairs break down`, 'others moved, a breakdown', 'of the best score', 'served less than at best'],
    rows: ways.map((way) => [nameOf(way), way.moved.toFixed(2), `${(100 * way.score).toFixed(2)} %`, way.short.toFixed(1)]),
  }));
}

function nameOf({ way, most }) {
  if (way === 'greedy') return 'greedy: the best free place';
  if (way === 'scratch') return 'matched again from scratch';
  if (most === null) return 'repair, as many as help';
  return most === 0 ? 'repair, nobody else moved' : `repair, at most ${most} moved`;
}

export function page(figures) {
  const tables = tablesOf(figures).map(({ head, rows }) =>
    [head, head.map((_, k) => (k === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n'),
  );
  return `# A season of breakdowns

Studies of mentoring find that 31 to 38 % of relationships end early. Here so many of the demo's ${figures.pairs} pairs break down, one after the other, in an order drawn by seed (mean of ${figures.seeds} seeds), each pair for good. After each, the matching is repaired in one of seven ways. The figures say what is left at the end: the share of the best score that is then still possible, the trainees with a mentor fewer than at best, and what it cost: how many people other than the one concerned lost a mentor they had, for each breakdown.

![Share of the best score against other people moved for each breakdown](season.svg)

${tables.join('\n\n')}

- _Greedy_ is what is done by hand: the best mentor who has a free place.
- _Repair, at most k moved_ takes the last point of the frontier of \`binome reassign --moves k\`, each time.
- _Matched again from scratch_ solves the whole again and looks at nobody's pair: ties are drawn anew, so that it moves more people than as many as help.

Mentors' minimums are set aside. Made by \`npm run bench:season -- --write\`; the demo census is invented.
`;
}

/** Two curves, one a rate; a frame, ticks, and a word at each point. */
export function drawing({ seasons }) {
  const [width, height, left, top, right, bottom] = [760, 420, 70, 30, 180, 60];
  const all = seasons.flatMap(({ ways }) => ways);
  const most = Math.max(...all.map(({ moved }) => moved)) * 1.05;
  const least = Math.floor(100 * Math.min(...all.map(({ score }) => score))) / 100;
  const x = (moved) => left + ((width - left - right) * moved) / most;
  const y = (score) => top + ((height - top - bottom) * (1 - score)) / (1 - least);
  const colours = ['#1b4f72', '#b9770e'];
  const mark = (value) => value.toFixed(1);
  const ticksX = Array.from({ length: Math.floor(most) + 1 }, (_, k) => k);
  const ticksY = Array.from({ length: Math.round((1 - least) * 100) + 1 }, (_, k) => 1 - k / 100);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...ticksX.map((tick) => `<text x="${mark(x(tick))}" y="${height - bottom + 20}" text-anchor="middle" fill="#444">${tick}</text>`),
    ...ticksY.map(
      (tick) =>
        `<line x1="${left}" x2="${width - right}" y1="${mark(y(tick))}" y2="${mark(y(tick))}" stroke="#e4e4e4"/>` +
        `<text x="${left - 8}" y="${mark(y(tick) + 4)}" text-anchor="end" fill="#444">${Math.round(100 * tick)} %</text>`,
    ),
    `<text x="${(left + width - right) / 2}" y="${height - 14}" text-anchor="middle" fill="#222">other people moved for each breakdown</text>`,
    `<text x="${left}" y="18" fill="#222">share of the best score at the end of the season</text>`,
  ];
  seasons.forEach(({ rate, ways }, r) => {
    const curve = ways.filter(({ way }) => way === 'repair');
    const colour = colours[r];
    lines.push(
      `<polyline fill="none" stroke="${colour}" stroke-width="2" points="${curve.map(({ moved, score }) => `${mark(x(moved))},${mark(y(score))}`).join(' ')}"/>`,
      ...curve.map(({ moved, score }) => `<circle cx="${mark(x(moved))}" cy="${mark(y(score))}" r="4" fill="${colour}"/>`),
    );
    for (const [name, shape] of [
      ['greedy', (px, py) => `<path d="M${mark(px - 5)} ${mark(py + 4)}h10l-5-9z" fill="${colour}"/>`],
      ['scratch', (px, py) => `<rect x="${mark(px - 4)}" y="${mark(py - 4)}" width="8" height="8" fill="${colour}"/>`],
    ]) {
      const found = ways.find(({ way }) => way === name);
      lines.push(shape(x(found.moved), y(found.score)));
    }
    lines.push(`<text x="${width - right + 14}" y="${top + 40 + 22 * r}" fill="${colour}">${Math.round(100 * rate)} % break down</text>`);
  });
  lines.push(
    `<text x="${width - right + 14}" y="${top + 100}" fill="#444">● repair: 0, 1, 2, 3,</text><text x="${width - right + 28}" y="${top + 117}" fill="#444">as many as help</text>`,
    `<text x="${width - right + 14}" y="${top + 141}" fill="#444">▲ greedy</text>`,
    `<text x="${width - right + 14}" y="${top + 165}" fill="#444">■ from scratch</text>`,
    '</svg>',
  );
  return `${lines.join('\n')}\n`;
}
