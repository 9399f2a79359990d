/**
 * Pictures of every page of the service, as people see it: `npm run screens`. Below docs/screens those that documents show: each page once wide
 * and light in French, once narrow and dark in English. `--all FOLDER`: both languages, light and dark, 360, 1280 and 2560 pixels, with nothing,
 * one pair, 43 and 400, and very long names.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { enlarge, roundName, staged, submitted } from '../benchmarks/page/stage.mjs';

const { values: options } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string' } } });
/** What is long is cut: the rest is more of the same. */
const TALLEST = 1400;
const [BOARD, MANY, NONE] = ['DISP-LYO', 'DISP-BOR', 'DISP-LIL'];
const round = (board, rest = '') => `/rounds/${encodeURIComponent(roundName(board))}${rest}`;

const stage = await staged();
try {
  await submitted(stage.origin, BOARD);
  const trainee = await firstTrainee();
  if (options.all !== undefined) {
    await enlarge(stage.origin, MANY, 10, true);
    await submitted(stage.origin, MANY);
  }
  for (const shot of options.all === undefined ? shown(trainee) : all(trainee)) await take(shot);
  if (options.all === undefined) list(shown(trainee));
} finally {
  await stage.stop();
}

/** Name → who, where, and what is there once it can be looked at. */
function pages(trainee) {
  const [school, board, admin] = ['ecole', `board.${BOARD.toLowerCase()}`, 'admin'];
  return {
    'sign-in': [null, '/', '.sign-in button'],
    'to-do': [board, '/', '.tasks'],
    'to-do-nothing': [`trainee.${trainee.toLowerCase()}`, '/', '.tasks, .empty'],
    season: [school, '/season', '.timeline, table'],
    census: [board, '/census', 'form'],
    rounds: [school, '/rounds', 'table'],
    round: [board, round(BOARD), 'table.pairs'],
    'round-empty': [`board.${NONE.toLowerCase()}`, round(NONE), 'h2'],
    'round-map': [board, round(BOARD, '?show=map'), '.pair-map'],
    'round-spread': [board, round(BOARD, '?show=spread'), '.histogram, svg'],
    'round-lacking': [board, round(BOARD, '?show=lacking'), 'h2'],
    pair: [board, round(BOARD, `/pairs/${encodeURIComponent(trainee)}`), 'h2'],
    'what-if': [board, round(BOARD, '/what-if'), '.outcome:not(.busy)'],
    people: [board, '/people', 'table'],
    person: [board, `/people/${encodeURIComponent(trainee)}`, 'h2'],
    matches: [board, '/matches', 'h1'],
    breakdowns: [board, '/breakdowns', 'h1'],
    reviews: [board, '/reviews', 'h1'],
    guidelines: [board, '/guidelines', '.acts'],
    'guidelines-form': [board, '/guidelines?edit=1', '.guidelines-form'],
    planning: [board, '/planning', 'form, h2'],
    accounts: [admin, '/accounts', 'table'],
    audit: [admin, '/audit', 'table'],
    health: [admin, '/health', 'dl'],
    accessibility: [null, '/accessibility', 'h2'],
  };
}

function shown(trainee) {
  return Object.entries(pages(trainee)).flatMap(([name, page]) => [
    { name, page, folder: 'docs/screens', width: 1280, scheme: 'light', locale: 'fr-FR' },
    { name, page, folder: 'docs/screens', width: 360, scheme: 'dark', locale: 'en-GB' },
  ]);
}

function all(trainee) {
  const many = [`board.${MANY.toLowerCase()}`, round(MANY), 'table.pairs'];
  const every = { ...pages(trainee), 'round-400-long-names': many };
  return Object.entries(every).flatMap(([name, page]) =>
    [360, 1280, 2560].flatMap((width) =>
      ['light', 'dark'].flatMap((scheme) =>
        ['fr-FR', 'en-GB'].map((locale) => ({ name, page, folder: options.all, width, scheme, locale })),
      ),
    ),
  );
}

async function take({ name, page: [login, address, ready], folder, width, scheme, locale }) {
  if (options.only !== undefined && !name.startsWith(options.only)) return;
  const page = await stage.visit(login, { width, locale, colorScheme: scheme, reducedMotion: 'reduce' });
  await page.goto(stage.origin + address);
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  const height = Math.min(TALLEST, await page.evaluate('document.documentElement.scrollHeight'));
  const file = path.join(folder, nameOf({ name, width, scheme, locale }));
  rmSync(file, { force: true });
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height } });
  await page.context().close();
}

/** A page on which the pictures stand, for who reads the documents. */
function list(shots) {
  const lines = shots.map((shot) => `![${shot.name}, ${shot.width} pixels, ${shot.scheme}](${nameOf(shot)})\n`);
  const text =
    '# The page in pictures\n\nTaken by `npm run screens` on the demonstration, of [the page of the service](../service.md#the-page): wide and light in French, narrow and dark in English. People and places of work are invented.\n';
  writeFileSync(path.join('docs/screens', 'README.md'), `${text}\n${lines.join('\n')}`);
}

function nameOf({ name, width, scheme, locale }) {
  return `${name}.${locale.slice(0, 2)}.${width}.${scheme}.png`;
}

async function firstTrainee() {
  const page = await stage.visit(`board.${BOARD.toLowerCase()}`);
  const answer = await page.context().request.get(`${stage.origin}/api${round(BOARD, '/pairs?limit=1')}`);
  const { items } = await answer.json();
  await page.context().close();
  return items[0].trainee.id;
}
