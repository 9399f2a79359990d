/** “What if” in the browser: what is tried there is found again by the service, to the millionth; what cannot be is said; what was tried is there again. */
import { expect, it } from 'vitest';
import { isSound, useDemo, type Visitor } from './demo.ts';

const demo = useDemo();
const ROUND = encodeURIComponent('DISP-LYO.CPIP 29.SP1');

async function prepared({ page }: Visitor): Promise<string> {
  const { address } = demo();
  const asked = await page.request.post(`${address}/api/rounds/${ROUND}/runs`, { data: {} });
  const { id } = (await asked.json()) as { id: string };
  const state = async (): Promise<unknown> =>
    ((await (await page.request.get(`${address}/api/runs/${id}`)).json()) as { state: string }).state;
  await expect.poll(state, { timeout: 60_000 }).toBe('done');
  return id;
}

it('tries, explains, is found again by the service, and is there after a reload', { timeout: 180_000 }, async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: `/rounds/${ROUND}/what-if` });
  const { page } = visitor;
  await expect.poll(() => page.locator('.empty').textContent()).toContain('préparez-en une d’abord');
  await isSound(visitor);
  await prepared(visitor);
  await page.reload();
  await expect.poll(() => page.getByText('Aucun changement n’est essayé').count()).toBe(1);
  await isSound(visitor);

  // By the keyboard alone: the first trainee with the last mentor that the rules allow.
  const [trainee, mentor] = [page.getByLabel('Stagiaire', { exact: true }), page.getByLabel('Tuteur', { exact: true })];
  await trainee.focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => mentor.count()).toBe(1);
  await mentor.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.tried li').count()).toBe(1);
  await expect.poll(() => page.locator('.cost').textContent()).toMatch(/Le total des binômes baisserait de|Cela ne coûte rien/);
  await expect.poll(() => page.getByText('c’est prouvé').count()).toBe(1);
  await isSound(visitor);

  await page.getByRole('button', { name: 'Demander cette proposition' }).click();
  await expect.poll(() => page.getByText('Binôme trouve la même chose').count(), { timeout: 60_000 }).toBe(1);
  await isSound(visitor);

  // A trainee cannot be imposed on two mentors.
  await trainee.selectOption({ index: 1 });
  await mentor.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Essayer', exact: true }).click();
  await expect.poll(() => page.locator('.tried .conflicting, .notice.bad').count()).toBeGreaterThan(0);
  await isSound(visitor);

  await page.reload();
  await expect.poll(() => page.locator('.tried li').count()).toBeGreaterThan(0);
  for (let left = await page.locator('.tried li').count(); left > 0; left--) {
    await page.getByRole('button', { name: 'Annuler', exact: true }).first().click();
    await expect.poll(() => page.locator('.tried li').count()).toBe(left - 1);
  }
  await page.getByLabel('Changement').selectOption('take-out');
  await mentor.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Essayer', exact: true }).click();
  await expect.poll(() => page.locator('.tried li').textContent()).toContain('n’est plus disponible');
  await isSound(visitor);

  // Somebody who is not there yet, then another weight: what cannot be asked of the service is said.
  await page.getByRole('button', { name: 'Annuler', exact: true }).click();
  await expect.poll(() => page.locator('.tried li').count()).toBe(0);
  await page.getByLabel('Changement').selectOption('add');
  await page.getByLabel('Nom, ou comment l’appeler').fill('Nouvelle tutrice');
  await page.getByLabel('Service', { exact: true }).selectOption('SPIP-69');
  await page.getByLabel('Places').fill('3');
  await page.getByRole('button', { name: 'Essayer', exact: true }).click();
  await expect.poll(() => page.locator('.tried li').textContent()).toContain('Nouvelle tutrice (SPIP du Rhône) en plus, 3 places');
  await isSound(visitor);
  await page.getByText('Poids des critères').click();
  const weight = page.getByLabel('Trajet', { exact: true });
  await weight.focus();
  await page.keyboard.press('End');
  await expect.poll(() => page.locator('.cost').textContent()).toContain('ne se comparent pas');
  await expect.poll(() => page.locator('.tried li').count()).toBe(2);
  await expect.poll(() => page.getByText('ajoutez-le au recensement').count()).toBe(1);
  await expect.poll(() => page.locator('caption').textContent()).toMatch(/changeraient? de tuteur/);
  await expect.poll(() => weight.getAttribute('aria-valuetext')).toBe('100\u202f%');
  // Whoever moves it by the keyboard goes on from there.
  expect(await page.evaluate('document.activeElement.type')).toBe('range');
  await isSound(visitor);

  // Away by a link, and back: the round stands there as itself.
  await page.getByRole('link', { name: 'Stage de professionnalisation 1' }).click();
  await expect.poll(() => page.locator('table.pairs tbody tr').count()).toBeGreaterThan(30);
  await isSound(visitor);
  // What was tried and computed is told there, and stays in the next proposal.
  const held = page.locator('table.pairs .under', { hasText: 'imposé par un essai' });
  const before = (await held.allTextContents()).length;
  expect(before).toBeGreaterThan(0);
  expect(await page.getByLabel(/^Garder .*par un essai$/).isChecked()).toBe(true);
  const runs = async (): Promise<readonly { id: string; state: string }[]> =>
    ((await (await page.request.get(`${demo().address}/api/runs?round=${ROUND}`)).json()) as { items: { id: string; state: string }[] })
      .items;
  const known = (await runs()).length;
  await page.getByRole('button', { name: 'Préparer une nouvelle proposition' }).click();
  await expect.poll(async () => (await runs()).filter(({ state }) => state === 'done').length, { timeout: 60_000 }).toBe(known + 1);
  await expect.poll(() => page.getByLabel(/^Garder .*par un essai$/).count(), { timeout: 30_000 }).toBe(1);
  await expect.poll(() => held.count()).toBe(before);
  await isSound(visitor);
  await page.goBack();
  await expect.poll(() => page.locator('.tried li').count()).toBe(2);

  const phone = await demo().visit('board.disp-lyo', { at: `/rounds/${ROUND}/what-if`, width: 390, locale: 'en-GB', colorScheme: 'dark' });
  await expect.poll(() => phone.page.getByText('No change is tried').count()).toBe(1);
  await isSound(phone);
});

it('is not for directors', async () => {
  const visitor = await demo().visit('director.spip-69', { at: `/rounds/${ROUND}/what-if` });
  await expect.poll(() => visitor.page.locator('.empty').textContent()).toContain('Seule l’instance régionale');
  await isSound(visitor);
});
