/** Accounts on the page of the administrator: found, added, given a role, disabled; by mouse and by keyboard alone, in both languages, on a screen and on a phone. */
import { expect, it } from 'vitest';
import { isSound, useDemo } from './demo.ts';

const demo = useDemo();

it('finds an account, and gives and takes back a role', async () => {
  const visitor = await demo().visit('admin', { at: '/accounts' });
  const { page } = visitor;
  await expect.poll(() => page.title()).toBe('Comptes – Binôme');
  await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(50);
  await isSound(visitor);
  await page.getByLabel('Nom ou identifiant').fill('lyo');
  await expect.poll(() => page.getByRole('link', { name: /Voir le compte/ }).count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('q')).toBe('lyo');
  await page.getByRole('link', { name: /Voir le compte/ }).click();
  await expect.poll(() => page.title()).toBe('DISP de Lyon – Binôme');
  await isSound(visitor);

  await page.getByLabel('Rôle', { exact: true }).selectOption('director');
  await page.getByLabel('Lieu du rôle').fill('SPIP-NULLE-PART');
  await page.getByRole('button', { name: 'Donner ce rôle' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('SPIP-NULLE-PART');
  expect(await page.getByLabel('Lieu du rôle').inputValue()).toBe('SPIP-NULLE-PART');
  await isSound(visitor);
  await page.getByLabel('Lieu du rôle').fill('SPIP-69');
  await page.getByRole('button', { name: 'Donner ce rôle' }).click();
  const take = page.getByRole('button', { name: 'Retirer le rôle Direction de service (SPIP du Rhône)' });
  await expect.poll(() => take.count()).toBe(1);
  await take.click();
  await isSound(visitor);
  await page.getByRole('button', { name: 'Retirer ce rôle' }).click();
  await expect.poll(() => take.count()).toBe(0);
  await page.goBack();
  await expect.poll(() => page.getByLabel('Nom ou identifiant').inputValue()).toBe('lyo');
});

it('adds an account by the keyboard alone, and disables it', async () => {
  const visitor = await demo().visit('admin', { at: '/accounts', width: 390 });
  const { page } = visitor;
  await page.getByRole('button', { name: 'Ajouter un compte' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('INPUT');
  await isSound(visitor);
  const typed = ['Camille Essai', 'Camille.Essai', '', 'demo'];
  for (const [k, text] of typed.entries()) {
    if (k > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  // Too easy to find: said where it is typed, and nothing is lost.
  await expect.poll(() => page.getByRole('alert').count()).toBe(1);
  expect(await page.getByLabel('Nom affiché').inputValue()).toBe('Camille Essai');
  await page.getByLabel('Mot de passe').focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('velours bleu 74 tambour');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.title()).toBe('Camille Essai – Binôme');
  await isSound(visitor);

  await page.getByRole('button', { name: 'Désactiver le compte' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('button', { name: 'Rouvrir le compte' }).count()).toBe(1);
  await expect.poll(() => page.getByText('Ce compte est désactivé depuis').count()).toBe(1);
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => page.getByRole('button', { name: 'Open the account again' }).count()).toBe(1);
  await isSound(visitor);
});

it('lets a board of two directorates choose the one whose census it is', async () => {
  const { page: admin } = await demo().visit('admin', { at: '/accounts?q=board.disp-dij' });
  await admin.getByRole('link', { name: /Voir le compte/ }).click();
  await admin.getByLabel('Rôle', { exact: true }).selectOption('board');
  await admin.getByLabel('Lieu du rôle').fill('DISP-STR');
  await admin.getByRole('button', { name: 'Donner ce rôle' }).click();
  await expect.poll(() => admin.getByRole('button', { name: 'Retirer le rôle Instance régionale (DISP de Strasbourg)' }).count()).toBe(1);
  const visitor = await demo().visit('board.disp-dij', { at: '/census' });
  const { page } = visitor;
  await expect.poll(() => page.getByLabel('Direction interrégionale').count()).toBe(1);
  await isSound(visitor);
  await page.getByLabel('Direction interrégionale').selectOption('DISP-STR');
  await expect.poll(() => page.getByRole('heading', { name: 'En vigueur' }).count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('board')).toBe('DISP-STR');
  await isSound(visitor);
});
