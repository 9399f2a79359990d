// What the page weighs and takes, in a real Chromium: `npm run bench:page`; --acts N (200)   --seed N (1)   --copies N (10)   --minutes N (0)
// The first page on a processor slowed four times; changes tried in “what if” on a directorate’s round; sorting, searching and scrolling 400 pairs;
// with --minutes, memory while somebody goes round all pages for so long.
import { parseArgs } from 'node:util';
import { enlarge, roundName, staged, submitted } from './page/stage.mjs';
import { environment, figure, heading, table } from './report.mjs';
import { seededRandom } from './random.mjs';

const { values: options } = parseArgs({
  options: {
    ...{ acts: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
    ...{ copies: { type: 'string', default: '10' }, minutes: { type: 'string', default: '0' }, loads: { type: 'string', default: '7' } },
  },
});
/** The largest round of the demonstration, and the one that is made larger. */
const [LARGEST, ENLARGED] = ['DISP-LYO', 'DISP-BOR'];
const at = (board, rest = '') => `/rounds/${encodeURIComponent(roundName(board))}${rest}`;
const rows = [];
const told = (what, times, goal, unit = 'ms') => {
  const sorted = times.toSorted((a, b) => a - b);
  rows.push([what, `${times.length}`, figure(sorted[Math.floor(sorted.length / 2)]), figure(sorted.at(-1)), unit, goal]);
};

console.log(heading(environment()));
const stage = await staged();
try {
  await firstPages();
  await submitted(stage.origin, LARGEST);
  await tryThings();
  await enlarge(stage.origin, ENLARGED, Number(options.copies), true);
  await submitted(stage.origin, ENLARGED);
  await manyPairs();
  if (Number(options.minutes) > 0) await longUse(Number(options.minutes));
} finally {
  await stage.stop();
}
console.log(`Chromium ${stage.version}`);
console.log(table(['what', 'times', 'median', 'worst', 'unit', 'goal'], rows));

/** Until what is to be done stands there and takes input. */
async function firstPages() {
  for (const [what, login, there] of [
    ['sign-in page', null, '.sign-in button'],
    ['to do, signed in', 'board.disp-lyo', '.tasks'],
  ]) {
    const [times, weights] = [[], []];
    for (let load = 0; load < Number(options.loads); load++) {
      const page = await stage.visit(login);
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      let bytes = 0;
      session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
      await page.goto(stage.origin, { waitUntil: 'commit' });
      await page.locator(there).first().waitFor();
      times.push(await page.evaluate('performance.now()'));
      await page.waitForLoadState('networkidle');
      weights.push(bytes / 1000);
      await page.context().close();
    }
    told(`${what}, processor slowed 4×`, times, '<1000');
    told(`${what}, over the wire`, weights, '<150', 'kB');
  }
}

/** From the press of the button to the answer on the screen; every third change takes the first back. */
async function tryThings() {
  const page = await stage.visit('board.disp-lyo');
  await page.goto(stage.origin + at(LARGEST, '/what-if'));
  await page.locator('.outcome:not(.busy)').waitFor();
  const random = seededRandom(`page ${options.seed}`);
  const times = [];
  for (let act = 0; act < Number(options.acts); act++) {
    const isTakenBack = act % 3 === 2;
    if (!isTakenBack) await fill(page, random);
    const button = isTakenBack ? '.tried li button' : 'form.card button.main';
    times.push(
      await page.evaluate(async (selector) => {
        const since = performance.now();
        document.querySelector(selector).click();
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        do await frame();
        while (document.querySelector('.outcome.busy') !== null);
        return performance.now() - since;
      }, button),
    );
  }
  told('what if, a directorate (43 trainees)', times, '<100');
  await page.context().close();
}

async function fill(page, random) {
  const pick = async (name) => {
    const choice = page.getByLabel(name, { exact: true });
    const count = await choice.locator('option').count();
    if (count < 2) return false;
    await choice.selectOption({ index: random.int(1, count - 1) });
    return true;
  };
  for (;;) {
    const kind = random.pick(['pin', 'ban', 'take-out', 'places']);
    await page.getByLabel('Changement').selectOption(kind);
    if ((kind === 'pin' || kind === 'ban') && !(await pick('Stagiaire'))) continue;
    if (!(await pick('Tuteur'))) continue;
    if (kind === 'places') await page.getByLabel('Places').fill(`${random.int(0, 2)}`);
    return;
  }
}

/** From the press of a key to the frame in which the table has changed. */
async function manyPairs() {
  const page = await stage.visit(`board.${ENLARGED.toLowerCase()}`);
  await page.goto(stage.origin + at(ENLARGED));
  await page.locator('table.pairs tbody tr').first().waitFor();
  const count = await page.locator('table.pairs tbody tr').count();
  const timed = (act, argument) => page.evaluate(act, argument);
  const sorts = [];
  const heads = await page.locator('table.pairs thead button').count();
  for (let k = 0; k < 40; k++) {
    sorts.push(
      await timed(async (n) => {
        const button = document.querySelectorAll('table.pairs thead button')[n];
        const since = performance.now();
        button.click();
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - since;
      }, k % heads),
    );
  }
  told(`${count} pairs, sorted, to the painted frame`, sorts, '<50');
  const searches = [];
  for (const text of ['a', 'an', 'ann', 'anne', 'x', '', 'S-0', '', 'e', 'es', 'est', ''])
    searches.push(
      await timed(async (value) => {
        const field = document.querySelector('input[type=search]');
        const since = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, value);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - since;
      }, text),
    );
  told(`${count} pairs, searched, to the painted frame`, searches, '<50');
  for (const step of [100, 250]) {
    const frames = await timed(async (step) => {
      scrollTo(0, 0);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const gaps = [];
      let last = performance.now();
      for (let y = 0; y < 120; y++) {
        scrollBy(0, step);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = performance.now();
        gaps.push(now - last);
        last = now;
      }
      return gaps;
    }, step);
    told(`${count} pairs, scrolled ${step} pixels a frame`, frames, '<17');
  }
  await page.context().close();
}

/** What the page itself holds, after everything that nobody needs has been let go. */
async function longUse(minutes) {
  const page = await stage.visit('board.disp-lyo');
  const session = await page.context().newCDPSession(page);
  await page.goto(stage.origin);
  await page.locator('.tasks').waitFor();
  const held = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes } = await session.send('Memory.getDOMCounters');
    return { mb: usedSize / 1e6, nodes };
  };
  const end = Date.now() + minutes * 60_000;
  const seen = [];
  while (Date.now() < end) {
    for (const link of await page.locator('nav a').all()) {
      await link.click();
      await page.waitForTimeout(1000);
    }
    await page.goto(stage.origin + at(LARGEST), { waitUntil: 'commit' }).catch(() => undefined);
    await page.waitForTimeout(1500);
    for (let k = 0; k < 3; k++) {
      const pair = page.locator('table.pairs tbody a').nth(k);
      if ((await pair.count()) === 0) break;
      await pair.click();
      await page.waitForTimeout(700);
      await page.goBack();
      await page.waitForTimeout(500);
    }
    await page.locator('nav a').first().click();
    await page.locator('.tasks, .empty').first().waitFor();
    seen.push(await held());
  }
  const [first, last] = [seen[0], seen.at(-1)];
  rows.push([
    `memory, ${minutes} minutes, ${seen.length} rounds of all pages: first, last`,
    '1',
    figure(first.mb),
    figure(last.mb),
    'MB',
    '',
  ]);
  rows.push(['nodes of the document: first, last', '1', figure(first.nodes), figure(last.nodes), '', '']);
}
