/**
 * A proposal as a whole: the board reads it before it submits it, on a map, by its distributions, and with what it lacks; directors read what is
 * theirs of it; by mouse and by keyboard alone, in both languages, on a screen and on a phone.
 */
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { isSound, isSoundAtAnyWidth, shows, useDemo } from './demo.ts';

const demo = useDemo();

const ROUND = 'DISP-LIL.CPIP 29.SP1';
const AT = `/rounds/${encodeURIComponent(ROUND)}`;

/** Pairs that lead to what is looked at and not decided. */
const linksToDrafts = (page: Page): Promise<number> => page.locator('table.pairs a[href*="/runs/"]').count();
const headings = (page: Page): Promise<string[]> => page.locator('main h2').allTextContents();

it('is read before it is submitted, and nothing is decided in it', async () => {
  const visitor = await demo().visit('board.disp-lil', { at: AT });
  const { page } = visitor;
  await page.getByRole('button', { name: 'Préparer une proposition' }).click();
  await shows(page, 'Les directions de service ne la voient pas');
  await expect.poll(() => page.locator('table.pairs tbody tr').count()).toBeGreaterThan(10);
  expect(await linksToDrafts(page)).toBe(await page.locator('table.pairs a').count());
  expect(await page.locator('table.pairs thead th').allTextContents()).not.toContain('Décision');
  expect(await page.locator('table.pairs .bars').count()).toBeGreaterThan(10);
  await isSoundAtAnyWidth(visitor);
  await page.getByLabel('Seulement ceux à regarder de près').check();
  await expect.poll(() => new URL(page.url()).searchParams.get('doubtful')).toBe('1');
  await isSound(visitor);
  await page.locator('table.pairs tbody a').first().click();
  await expect.poll(() => page.locator('.sides').count()).toBe(1);
  await shows(page, 'rien ne se décide ici');
  expect(await page.locator('.decide, textarea').count()).toBe(0);
  await isSoundAtAnyWidth(visitor);
  const draft = page.url();
  await page.goBack();
  await expect.poll(() => new URL(page.url()).searchParams.get('doubtful')).toBe('1');
  // Nobody else has it.
  const director = await demo().visit('director.spip-59', { at: AT });
  await shows(director.page, 'Aucune proposition n’est encore soumise');
  expect(await director.page.locator('table.pairs').count()).toBe(0);
  await director.page.goto(draft);
  await expect.poll(() => director.page.getByRole('alert').count()).toBeGreaterThan(0);
  expect(await director.page.locator('.sides').count()).toBe(0);
  await director.page.close();
});

it('is shown on a map beside its journeys, as distributions beside their tables, and with what it lacks', async () => {
  const visitor = await demo().visit('board.disp-lil', { at: `${AT}?show=map` });
  const { page } = visitor;
  await expect.poll(() => page.locator('svg.pair-map line.journey').count(), { timeout: 30_000 }).toBeGreaterThan(5);
  await expect.poll(() => page.locator('.by-service tbody tr').count()).toBeGreaterThan(3);
  await isSoundAtAnyWidth(visitor);
  const lines = await page.locator('.map-frame line.journey').count();
  await page.getByLabel('Service', { exact: true }).selectOption({ index: 1 });
  await expect.poll(() => page.locator('.map-frame line.journey').count()).toBeLessThan(lines);
  await page.getByRole('link', { name: 'Répartitions' }).click();
  await expect.poll(() => page.locator('svg.histogram').count()).toBe(3);
  await page.locator('.spread summary').first().click();
  const counts = (await page.locator('.spread').first().locator('tbody td').allTextContents()).map(Number);
  expect(counts.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(10);
  await isSoundAtAnyWidth(visitor);
  await page.getByRole('link', { name: 'Ce qui manque' }).click();
  await expect.poll(() => headings(page)).toContain('Ce qui manque, et ce qui aiderait');
  await expect.poll(() => page.locator('.loading').count()).toBe(0);
  await isSoundAtAnyWidth(visitor);
  await page.goBack();
  await expect.poll(() => page.locator('svg.histogram').count()).toBe(3);
});

it('stands beside the one that is submitted, until it is submitted itself', async () => {
  const visitor = await demo().visit('board.disp-lil', { at: AT });
  const { page } = visitor;
  await page.getByRole('button', { name: 'Soumettre aux directions' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Soumettre aux directions' }).click();
  await expect.poll(() => page.locator('table.pairs a').count()).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'Préparer une nouvelle proposition' }).click();
  const draft = page.getByRole('link', { name: 'Nouvelle proposition, pas encore soumise' });
  await expect.poll(() => draft.count(), { timeout: 30_000 }).toBe(1);
  expect(await page.locator('table.pairs a').count()).toBeGreaterThan(10);
  await draft.click();
  await shows(page, 'Les directions de service ne la voient pas');
  await expect.poll(() => linksToDrafts(page)).toBeGreaterThan(10);
  await isSoundAtAnyWidth(visitor);
});

it('shows a director their own pairs on the map, by keyboard alone, in English, on a phone', async () => {
  const visitor = await demo().visit('director.spip-59', { at: AT, width: 390 });
  const { page } = visitor;
  await page.getByRole('button', { name: 'English' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => headings(page)).toContain('The pairs of your service');
  expect(await page.getByRole('link', { name: 'What is short' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Map', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('svg.pair-map circle').count(), { timeout: 30_000 }).toBeGreaterThan(1);
  await isSound(visitor);
  await page.getByRole('link', { name: 'Distributions' }).focus();
  await page.keyboard.press('Enter');
  // Scores that are to be judged first are not told by a chart either.
  await shows(page, /your own view first/);
  await isSound(visitor);
});
