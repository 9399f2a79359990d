// Where and on what a benchmark ran, its results as a file, and tables of text.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';

export function environment() {
  return {
    ...{ date: new Date().toISOString().slice(0, 10), commit: git('rev-parse', '--short', 'HEAD') ?? 'unknown' },
    // What is measured is the commit only when nothing else was changed.
    changed: git('status', '--porcelain', '--', 'src', 'benchmarks', 'package-lock.json') !== '',
    ...{ cpu: cpus()[0]?.model ?? 'unknown', cores: availableParallelism(), memoryGb: Math.round(totalmem() / 2 ** 30) },
    ...{ node: process.version, platform: `${process.platform} ${process.arch}` },
  };
}

function git(...given) {
  try {
    return execFileSync('git', given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

export function heading({ date, commit, changed, cpu, cores, node, platform }) {
  return `${date}, commit ${commit}${changed ? ' with changes' : ''}, ${cpu}, ${cores} cores, Node ${node}, ${platform}`;
}

/** Writes benchmarks/results/<date>-<commit><suffix>.json and says where. */
export function writeResults(environment, suffix, results) {
  const file = `benchmarks/results/${environment.date}-${environment.commit}${suffix}.json`;
  mkdirSync('benchmarks/results', { recursive: true });
  writeFileSync(file, `${JSON.stringify({ environment, ...results }, null, 1)}\n`);
  console.log(`\n${file}`);
}

/** Rows of texts under their headings; columns of figures to the right. */
export function table(headings, rows) {
  const lines = [headings, ...rows];
  const widths = headings.map((_, k) => Math.max(...lines.map((line) => line[k].length)));
  const figures = headings.map((_, k) => rows.every((row) => /^[\d.,×<–-]*$/.test(row[k])));
  const text = (line) =>
    line
      .map((cell, k) => (figures[k] ? cell.padStart(widths[k]) : cell.padEnd(widths[k])))
      .join('  ')
      .trimEnd();
  return [text(headings), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(text)].join('\n');
}

/** Three digits that mean something. */
export function figure(value) {
  if (value === undefined || value === null) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
