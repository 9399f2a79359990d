/** The layers as the table of ARCHITECTURE.md, between two marks. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LAYERS } from './table.mjs';

const PAGE = 'ARCHITECTURE.md';
const [START, END] = ['<!-- layers: made by npm run layers -- --write -->', '<!-- /layers -->'];

/** @param {string} root the project's folder: layers without a folder in it are to come, and not on the page */
function tableOf(root) {
  const present = Object.entries(LAYERS).filter(([layer]) => existsSync(path.join(root, 'src', layer)));
  const names = new Set(present.map(([layer]) => layer));
  const rows = present.map(([layer, { holds, below }], k) => {
    const above = present.slice(1, k).map(([name]) => name);
    const imports = below.filter((name) => names.has(name)).join(', ');
    const others = `all above but ${above.filter((name) => !below.includes(name)).join(', ')}`;
    return `| \`${layer}\` | ${holds} | ${others.length < imports.length ? others : imports} |`;
  });
  return ['| layer | holds | imports |', '| --- | --- | --- |', ...rows].join('\n');
}

/**
 * @param {string} root @param {boolean} write whether to bring the page up to date
 * @returns {string[]} what is wrong with it, as lines
 */
export function checkPage(root, write) {
  const file = path.join(root, PAGE);
  const text = readFileSync(file, 'utf8');
  const [start, end] = [text.indexOf(START), text.indexOf(END)];
  if (start < 0 || end < start) return [`${PAGE}: no place for the layers, between ${START} and ${END}`];
  const wanted = `${text.slice(0, start)}${START}\n\n${tableOf(root)}\n\n${text.slice(end)}`;
  if (text === wanted) return [];
  if (!write) return [`${PAGE}: its layers are not those of scripts/layers/table.mjs: npm run layers -- --write`];
  writeFileSync(file, wanted);
  return [];
}
