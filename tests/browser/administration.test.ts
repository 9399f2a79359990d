/** What an administrator looks after: the record verified, filtered and read page by page, how the service is; and the accessibility statement, for everybody. */
import { expect, it } from 'vitest';
import { isSound, useDemo } from './demo.ts';

const demo = useDemo();

it('verifies the record, and reads it by kind, by day and page by page', async () => {
  const visitor = await demo().visit('admin', { at: '/audit' });
  const { page } = visitor;
  await expect.poll(() => page.title()).toBe('Journal des actes – Binôme');
  await expect.poll(() => page.getByText('Le journal est entier').count()).toBe(1);
  await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(20);
  await expect.poll(() => page.locator('tbody .tag.good').count()).toBeGreaterThan(20);
  expect(await page.locator('tbody .tag.bad').count()).toBe(0);
  await isSound(visitor);

  // A head that was noted is found again; one that was not written is not; what is none is said at its field.
  const head = await page.locator('code.fingerprint').textContent();
  expect(head).toMatch(/^[0-9a-f]{64}$/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: /^Copier/ }).click();
  await expect.poll(() => page.getByRole('status').filter({ hasText: 'Copié.' }).count()).toBe(1);
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(head);
  const noted = page.getByLabel('Empreinte notée auparavant');
  await noted.fill('abc');
  await page.keyboard.press('Enter');
  await expect.poll(() => noted.getAttribute('aria-invalid')).toBe('true');
  await isSound(visitor);
  await noted.fill(head!.toUpperCase());
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText('Elle est dans le journal : ligne').count()).toBe(1);
  await noted.fill('0'.repeat(64));
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('dans aucune ligne');
  await isSound(visitor);

  await page.getByLabel('Acte', { exact: true }).selectOption({ label: 'Recensement appliqué' });
  await expect.poll(() => page.locator('tbody tr', { hasText: 'Recensement envoyé' }).count()).toBe(0);
  await expect.poll(() => page.locator('tbody tr', { hasText: 'Recensement appliqué' }).count()).toBeGreaterThan(5);
  expect(new URL(page.url()).searchParams.get('act')).toBe('census.apply');
  await page.getByLabel('Jour', { exact: true }).fill('2001-01-01');
  await expect.poll(() => page.getByText('Aucun acte ne correspond').count()).toBe(1);
  await isSound(visitor);

  // More lines than a page holds.
  await Promise.all(Array.from({ length: 40 }, () => page.request.post(`${demo().address}/api/calendar-links`)));
  await page.goto(`${demo().address}/audit?order=oldest`);
  await expect.poll(() => page.locator('tbody th').first().textContent()).toBe('1');
  await expect.poll(() => page.locator('tbody tr').count()).toBe(50);
  await page.getByRole('link', { name: 'Lignes suivantes' }).click();
  await expect.poll(() => page.locator('tbody th').first().textContent()).toBe('51');
  expect(new URL(page.url()).searchParams.get('after')).toBe('50');
  await expect.poll(() => page.getByRole('link', { name: 'Voir le compte admin' }).count()).toBeGreaterThan(0);
  await isSound(visitor);
  await page.goBack();
  await expect.poll(() => page.locator('tbody th').first().textContent()).toBe('1');
});

it('is read by the keyboard alone, at 390 pixels, in English', async () => {
  const visitor = await demo().visit('admin', { at: '/audit', width: 390, colorScheme: 'dark' });
  const { page } = visitor;
  await page.getByRole('button', { name: 'English' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.title()).toBe('Record of acts – Binôme');
  await page.getByRole('button', { name: 'Verify again' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText('The record is whole:').count()).toBe(1);
  await page.getByLabel('Order').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.locator('tbody th').first().textContent()).toBe('1');
  await isSound(visitor);
  await page.getByRole('link', { name: 'State of the service' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.title()).toBe('State of the service – Binôme');
  await expect.poll(() => page.getByText('Running since').count()).toBe(1);
  await isSound(visitor);
});

it('tells how the service is, and reads it anew when asked to', async () => {
  const visitor = await demo().visit('admin', { at: '/health' });
  const { page } = visitor;
  await expect.poll(() => page.getByRole('heading', { name: 'File des travaux' }).count()).toBe(1);
  expect(await page.getByText('répond', { exact: true }).count()).toBe(1);
  expect(await page.locator('main').textContent()).toContain('binome backup');
  await isSound(visitor);
  let asked = 0;
  page.on('request', (request) => (asked += request.url().endsWith('/api/health') ? 1 : 0));
  await page.getByRole('button', { name: 'Actualiser' }).click();
  await expect.poll(() => asked).toBe(1);
  await expect.poll(() => page.getByRole('button', { name: 'Actualiser' }).isEnabled()).toBe(true);
  await isSound(visitor);
});

it('is not shown to a board, which is told so', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/audit' });
  const { page } = visitor;
  await expect.poll(() => page.getByRole('alert').count()).toBeGreaterThan(0);
  expect(await page.getByRole('link', { name: 'Journal', exact: true }).count()).toBe(0);
  await isSound(visitor);
});

it('states its accessibility to everybody, signed in or not', async () => {
  const visitor = await demo().visit('', { at: '/' });
  const { page } = visitor;
  await expect.poll(() => page.title()).toBe('Se connecter – Binôme');
  await page.getByRole('link', { name: 'Accessibilité : non conforme' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.title()).toBe('Déclaration d’accessibilité – Binôme');
  expect(await page.getByRole('link', { name: 'par son formulaire en ligne' }).getAttribute('href')).toContain('defenseurdesdroits.fr');
  await isSound(visitor);
  await page.getByRole('link', { name: 'Se connecter' }).click();
  await expect.poll(() => page.getByLabel('Identifiant').count()).toBe(1);
  const phone = await demo().visit('trainee.s-0001', { at: '/', width: 390 });
  await phone.page.getByRole('button', { name: 'English' }).click();
  await phone.page.getByRole('link', { name: 'Accessibility: not compliant' }).click();
  await expect.poll(() => phone.page.title()).toBe('Accessibility statement – Binôme');
  await isSound(phone);
});

it('copies the address of the calendar, and where the browser refuses selects it and says so', async () => {
  const visitor = await demo().visit('board.disp-lyo', { width: 390 });
  const { page } = visitor;
  await page.getByRole('button', { name: 'Créer un lien d’agenda' }).click();
  const field = page.getByLabel('Adresse à donner à votre agenda', { exact: true });
  await expect.poll(() => field.inputValue()).toMatch(/\/calendar\/[\w-]+\.ics$/);
  await isSound(visitor);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copy = page.getByRole('button', { name: /^Copier/ });
  await copy.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('status').filter({ hasText: 'Copié.' }).count()).toBe(1);
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(await field.inputValue());
  // As on a machine of the office, whose service comes without encryption.
  await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })`);
  await copy.click();
  await expect.poll(() => page.getByRole('status').filter({ hasText: 'copiez avec Ctrl+C' }).count()).toBe(1);
  expect(await page.evaluate<string>('getSelection().toString()')).toBe(await field.inputValue());
  await isSound(visitor);
});
