/**
 * The criteria of RGAA 4.1.2 and WCAG 2.2 that a program can look at, on every page of `PAGES`, as somebody who sees it: what `docs/accessibility.md`
 * refers to. The other tests of the page look with axe at each state that they go through.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PAGES, type PageName, pageAt } from '../../src/service/rules/pages.ts';
import { isSound, useDemo, type Visiting, type Visitor } from './demo.ts';
import { matchesOf, publish } from './published-demo.ts';

const demo = useDemo(publish);
const CHECKS = readFileSync(new URL('in-page/checks.js', import.meta.url), 'utf8');
const ROUND = 'DISP-LYO.CPIP 29.SP1';
const BOARD = 'board.disp-lyo';
const MOST_STOPS = 600;
/** WCAG 1.4.12. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
/** What axe leaves out unless it is asked: size of targets (2.5.8), names that hold the words seen (2.5.3), links of one name. */
const AXE_MORE = `axe.run({ runOnly: ['target-size', 'label-content-name-mismatch', 'identical-links-same-purpose'], rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
  .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`;
const LONG = { timeout: 300_000 };

interface Stop {
  readonly page: PageName;
  readonly login: string;
  readonly at: string;
}

/** One of each page; there once a round is published. */
let stops: readonly Stop[] = [];

it('has a page of each kind to look at', LONG, async () => {
  const [match] = await matchesOf(demo().address);
  const { page } = await demo().visit(BOARD);
  const reported = await page.request.post(`${demo().address}/api/breakdowns`, {
    data: { match: match!.id, reason: 'distance', knownOn: match!.startsOn },
  });
  const breakdown = ((await reported.json()) as { id: string }).id;
  const { address } = demo();
  /** Looks ahead; waited for, since its page is looked at. */
  const looked = async (data: object): Promise<string> => {
    const asked = await page.request.post(`${address}/api/runs`, { data });
    const { id } = (await asked.json()) as { id: string };
    const state = async (): Promise<unknown> =>
      ((await (await page.request.get(`${address}/api/runs/${id}`)).json()) as { state: string }).state;
    await expect.poll(state, { timeout: 120_000 }).toBe('done');
    return id;
  };
  const board = 'DISP-LYO';
  const round = (await (await page.request.get(`${address}/api/rounds/${encodeURIComponent(ROUND)}`)).json()) as {
    proposal: { run: string };
  };
  const plan = await looked({ command: 'plan-periods', board, periods: ['SP2'] });
  const recruitment = await looked({ command: 'recruitment', board, periods: ['SP2'] });
  const stress = await looked({ command: 'stress', run: round.proposal.run });
  const { id: trainee } = match!.trainee;
  const own = `trainee.${trainee.toLowerCase()}`;
  stops = [
    { page: 'todo', login: BOARD, at: pageAt('todo') },
    { page: 'rounds', login: BOARD, at: pageAt('rounds') },
    { page: 'round', login: BOARD, at: pageAt('round', { round: ROUND }) },
    { page: 'pair', login: BOARD, at: pageAt('pair', { round: ROUND, trainee }) },
    { page: 'draftPair', login: BOARD, at: pageAt('draftPair', { round: ROUND, run: round.proposal.run, trainee }) },
    { page: 'whatIf', login: BOARD, at: pageAt('whatIf', { round: ROUND }) },
    { page: 'census', login: BOARD, at: pageAt('census') },
    { page: 'guidelines', login: BOARD, at: pageAt('guidelines') },
    { page: 'planning', login: BOARD, at: pageAt('planning') },
    { page: 'plan', login: BOARD, at: pageAt('plan', { run: plan }) },
    { page: 'recruitment', login: BOARD, at: pageAt('recruitment', { run: recruitment }) },
    { page: 'stress', login: BOARD, at: pageAt('stress', { run: stress }) },
    { page: 'reviews', login: BOARD, at: pageAt('reviews') },
    { page: 'people', login: BOARD, at: pageAt('people') },
    { page: 'matches', login: BOARD, at: pageAt('matches') },
    { page: 'breakdowns', login: BOARD, at: pageAt('breakdowns') },
    { page: 'breakdown', login: BOARD, at: pageAt('breakdown', { breakdown }) },
    { page: 'person', login: own, at: pageAt('person', { person: trainee }) },
    { page: 'match', login: own, at: pageAt('match', { match: match!.id }) },
    { page: 'season', login: 'ecole', at: pageAt('season') },
    { page: 'accounts', login: 'admin', at: pageAt('accounts') },
    { page: 'audit', login: 'admin', at: pageAt('audit') },
    { page: 'health', login: 'admin', at: pageAt('health') },
    { page: 'accessibility', login: 'admin', at: pageAt('accessibility') },
  ];
  expect(stops.map(({ page: name }) => name).sort()).toEqual(Object.keys(PAGES).sort());
});

/** A function of `checks.js`, in the page. @returns what is wrong. */
async function checked(page: Page, call: string): Promise<readonly string[]> {
  return (await page.evaluate<string[] | null>(`checks.${call}`)) ?? [];
}

/** From the link past the head to the end of the page, and from that link into the page. */
async function tabbedThrough(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.keyboard.press('Tab');
  const first = await page.evaluate<string>('document.activeElement.className');
  if (first !== 'skip') faults.push(`begins at ${first}`);
  const most = await page.evaluate<number>('checks.stops()');
  expect(most).toBeLessThan(MOST_STOPS);
  for (let k = 0; k <= most; k++) {
    const found = await page.evaluate<string[] | null>('checks.focused()');
    if (found === null) break;
    faults.push(...found);
    await page.keyboard.press('Tab');
  }
  faults.push(...(await checked(page, 'missed()')));
  await page.evaluate('document.querySelector(".skip").focus()');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const isPast = await page.evaluate<boolean>('document.activeElement.closest("main, footer") !== null');
  return isPast ? faults : [...faults, 'the skip link leads nowhere'];
}

/** Each page before whoever sees it, once what it shows is there. */
async function onEach(options: Visiting, look: (visitor: Visitor, stop: Stop) => Promise<readonly string[]>): Promise<void> {
  const wrong: string[] = [];
  for (const login of new Set(stops.map((stop) => stop.login))) {
    const visitor = await demo().visit(login, options);
    const { page } = visitor;
    for (const stop of stops.filter((one) => one.login === login)) {
      await page.goto(`${demo().address}${stop.at}`);
      await expect.poll(() => page.locator('h1').count(), { message: stop.at }).toBe(1);
      await visitor.loaded();
      await page.evaluate(CHECKS);
      wrong.push(...(await look(visitor, stop)).map((fault) => `${stop.page}: ${fault}`));
    }
    await page.context().close();
  }
  expect(wrong).toEqual([]);
}

it('has titles of their own, and tells what everything is; by the Tab key all is reached, seen, and under nothing', LONG, async () => {
  const titles = new Map<string, string[]>();
  await onEach({}, async (visitor, stop) => {
    const { page } = visitor;
    const faults = await tabbedThrough(page);
    await isSound(visitor);
    const title = await page.title();
    titles.set(title, [...(titles.get(title) ?? []), stop.page]);
    faults.push(...(await page.evaluate<string[]>(AXE_MORE)));
    for (const call of ["structure('fr')", 'tables()', 'fields()', 'colours()', 'drawings()', 'cut()'])
      faults.push(...(await checked(page, call)));
    return faults;
  });
  expect([...titles].filter(([, of]) => of.length > 1)).toEqual([]);
});

it(
  'loses nothing with wider spacing of text, text of twice the size, or colours of the reader’s own, and prints without what is pressed',
  LONG,
  async () => {
    await onEach({ reducedMotion: 'reduce' }, async ({ page }) => {
      const faults = [...(await checked(page, 'moving()'))];
      for (const style of [SPACED, 'html { font-size: 200% !important }']) {
        await checked(page, `restyle('${style}')`);
        faults.push(...(await checked(page, 'cut()')));
      }
      await checked(page, `restyle('')`);
      await page.emulateMedia({ forcedColors: 'active' });
      faults.push(...(await checked(page, 'edges()')));
      await page.emulateMedia({ forcedColors: null, media: 'print' });
      faults.push(...(await checked(page, 'printed()')));
      await page.emulateMedia({ media: null });
      return faults;
    });
  },
);

it('fits 320 pixels, in the dark as well, and a window at 200 %', LONG, async () => {
  await onEach({ width: 320, colorScheme: 'dark' }, async (visitor) => {
    await isSound(visitor);
    const narrow = await checked(visitor.page, 'cut()');
    await visitor.page.setViewportSize({ width: 640, height: 450 });
    return [...narrow, ...(await checked(visitor.page, 'cut()'))];
  });
});

it('is English throughout once that is chosen', LONG, async () => {
  const visitor = await demo().visit(BOARD, { locale: 'en-GB' });
  const { page } = visitor;
  await expect.poll(() => page.locator('.tasks, .empty').count()).toBeGreaterThan(0);
  await page.evaluate(CHECKS);
  expect(await checked(page, "structure('en')")).toEqual([]);
  expect(await page.getByRole('button', { name: 'Français' }).getAttribute('lang')).toBe('fr');
  await isSound(visitor);
});

it('tells what is wrong where it is, and to whoever only listens', LONG, async () => {
  const { page } = await demo().visit('', { at: '/' });
  await expect.poll(() => page.title()).toBe('Se connecter – Binôme');
  await page.evaluate(CHECKS);
  expect(await checked(page, "structure('fr')")).toEqual([]);
  await page.getByLabel('Identifiant').fill('admin');
  await page.getByLabel('Mot de passe').fill('faux');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('alert').count()).toBe(1);
  const admin = await demo().visit('admin', { at: '/audit' });
  await admin.page.getByLabel('Empreinte notée auparavant').fill('abc');
  await admin.page.keyboard.press('Enter');
  await expect.poll(() => admin.page.locator('[aria-invalid="true"]').count()).toBe(1);
  await admin.page.evaluate(CHECKS);
  expect(await checked(admin.page, 'fields()')).toEqual([]);
  await expect.poll(() => admin.page.getByRole('status').count()).toBeGreaterThan(0);
});
