/**
 * Planning on the page: a plan over several periods, where to recruit and train, what is fragile; asked for, watched, stopped, read. By a board in
 * French, by another by the keyboard alone on a phone in English, and by the training unit, which reads numbers alone.
 */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { isSound, useDemo } from './demo.ts';

const demo = useDemo();
const LONG = { timeout: 60_000 };

/** A match of a round, asked for as its page does. @returns the run. */
async function match(page: Page, round: string): Promise<string> {
  return page.evaluate(async (id) => {
    const asked = await fetch(`/api/rounds/${encodeURIComponent(id)}/runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return ((await asked.json()) as { id: string }).id;
  }, round);
}

it('plans several periods, shows where one more mentor is worth most, and what is fragile', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/planning' });
  const { page } = visitor;
  await expect.poll(() => page.title()).toBe('Planification – Binôme');
  await expect.poll(() => page.getByText('Aucun calcul n’a encore été demandé.').count()).toBe(3);
  await isSound(visitor);
  const proposal = await match(page, 'DISP-LYO.CPIP 29.SP1');

  // Several periods: all that are to come are chosen; one alone is no plan.
  await page.getByRole('button', { name: 'Planifier plusieurs périodes' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(2);
  for (const box of await dialog.getByRole('checkbox').all()) await box.uncheck();
  await dialog.getByLabel(/^Stage de professionnalisation 2/).check();
  await dialog.getByRole('button', { name: 'Planifier plusieurs périodes' }).click();
  await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('au moins deux périodes');
  await isSound(visitor);
  await dialog.getByLabel(/^Stage de professionnalisation 3/).check();
  await dialog.getByRole('button', { name: 'Planifier plusieurs périodes' }).click();
  await expect.poll(() => page.title()).toBe('Plan sur plusieurs périodes – Binôme');
  await expect.poll(() => page.getByText('Le meilleur plan, et c’est prouvé').count(), LONG).toBe(1);
  await expect.poll(() => page.locator('table.ways tbody tr').count()).toBe(43);
  expect(await page.locator('table.ways thead th').allTextContents()).toEqual(expect.arrayContaining(['Stagiaire', 'SP2', 'SP3']));
  expect(await page.getByRole('link', { name: 'Le plan en tableur' }).count()).toBe(1);
  await isSound(visitor);
  const name = (await page.locator('table.ways tbody th').first().textContent())!;
  await page.getByLabel('Nom d’un stagiaire ou d’un tuteur').fill(name.toLowerCase());
  await expect.poll(() => page.locator('table.ways tbody tr').count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('q')).toBe(name.toLowerCase());
  await page.getByRole('link', { name: 'Stage de professionnalisation 2' }).click();
  await expect.poll(() => page.title()).toMatch(/^Stage de professionnalisation 2/);

  // Recruiting: on a map, and the same in a table.
  await page.goto(`${demo().address}/planning`);
  await expect.poll(() => page.getByText('terminé, prouvé').count()).toBe(1);
  await page.getByRole('button', { name: 'Chercher où recruter et former' }).click();
  await dialog.getByRole('button', { name: 'Chercher où recruter et former' }).click();
  await expect.poll(() => page.locator('.service-map .map-disc').count(), LONG).toBeGreaterThan(2);
  expect(await page.locator('table.places tbody tr').count()).toBe(12);
  for (const heading of ['Qui former d’abord', 'Où recruter', 'Qui devrait d’abord accepter'])
    expect(await page.getByRole('heading', { name: heading }).count()).toBe(1);
  await isSound(visitor);
  await page.getByLabel('La carte montre').selectOption({ label: 'où les tuteurs manquent' });
  await expect.poll(() => page.getByText('Chacun y a un tuteur').count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('map')).toBe('short');
  await isSound(visitor);

  // What is fragile in the proposal that was made meanwhile.
  await page.getByRole('link', { name: 'Planification' }).first().click();
  await page.getByRole('button', { name: 'Chercher les points fragiles' }).click();
  await expect.poll(() => dialog.getByRole('combobox').inputValue()).toBe(proposal);
  await isSound(visitor);
  await dialog.getByRole('button', { name: 'Chercher les points fragiles' }).click();
  await expect.poll(() => page.getByRole('heading', { name: 'Tuteur par tuteur' }).count(), LONG).toBe(1);
  await isSound(visitor);
  const mentors = await page
    .getByRole('table', { name: /tuteurs avec stagiaire/ })
    .getByRole('rowheader')
    .count();
  await page.getByLabel(/^Seulement les départs/).check();
  await expect
    .poll(() =>
      page
        .getByRole('table', { name: /avec stagiaire/ })
        .getByRole('rowheader')
        .count(),
    )
    .toBeLessThan(mentors);
  await isSound(visitor);
  await page.getByRole('link', { name: 'Voir la campagne' }).click();
  await expect.poll(() => page.title()).toMatch(/^Stage de professionnalisation 1/);
}, 240_000);

it('is asked for and stopped by the keyboard alone, at 390 pixels, in English', async () => {
  const visitor = await demo().visit('board.disp-dij', { at: '/planning', width: 390 });
  const { page } = visitor;
  await page.getByRole('button', { name: 'English' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.title()).toBe('Planning – Binôme');
  // No proposal is there to look at.
  await page.getByRole('button', { name: 'Find fragile spots' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText('No proposal is ready').count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

  // Whoever waits behind another computation has the time to stop theirs.
  await match(page, 'DISP-DIJ.CPIP 29.SP1');
  const ask = page.getByRole('button', { name: 'Find where to recruit and train' });
  await ask.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('dialog').getByRole('checkbox', { checked: true }).count()).toBe(1);
  await isSound(visitor);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.title()).toBe('Recruiting and training mentors – Binôme');
  await page.getByRole('button', { name: 'Stop the computation' }).focus();
  await isSound(visitor);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText('This computation was cancelled: it has no result.').count()).toBe(1);
  await isSound(visitor);
  await page.getByRole('link', { name: 'Ask for another' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText('cancelled', { exact: true }).count()).toBe(1);
  await isSound(visitor);

  await ask.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('heading', { name: 'Whom to train first' }).count(), LONG).toBe(1);
  await isSound(visitor);
}, 240_000);

it('gives the training unit numbers of the whole country, and names to nobody but their board', async () => {
  const visitor = await demo().visit('ecole', { at: '/planning' });
  const { page } = visitor;
  await page.getByRole('button', { name: 'Chercher où recruter et former' }).click();
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.getByText('seuls les nombres par service se lisent').count()).toBe(1);
  await isSound(visitor);
  await dialog.getByRole('button', { name: 'Chercher où recruter et former' }).click();
  await expect.poll(() => page.getByText('n’est lu par personne en entier').count(), { timeout: 120_000 }).toBe(1);
  await expect.poll(() => page.locator('table.places tbody tr').count()).toBeGreaterThan(90);
  expect(await page.getByRole('heading', { name: 'Qui former d’abord' }).count()).toBe(0);
  await isSound(visitor);
  // Of a directorate’s plan it sees that it is there and how it ended.
  await page.getByRole('link', { name: 'Planification' }).first().click();
  await page.getByRole('group', { name: 'Plusieurs périodes' }).getByRole('link').first().click();
  await expect.poll(() => page.getByText('Il n’est lu que par l’instance régionale : DISP de Lyon.').count()).toBe(1);
  await isSound(visitor);
}, 240_000);
