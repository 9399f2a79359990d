/** What everybody meets: signing in and out, what is to do, one's own page with a flag; in both languages, by mouse and by keyboard alone, on a screen and on a phone. */
import { expect, it } from 'vitest';
import { isSound, signIn, useDemo } from './demo.ts';

const demo = useDemo();

it('asks who one is, says what is wrong, and leads to where one wanted to go', async () => {
  const visitor = await demo().visit('', { at: '/people/S-0001' });
  const { page } = visitor;
  await expect.poll(() => page.title()).toBe('Se connecter – Binôme');
  await isSound(visitor);
  const password = page.getByLabel('Mot de passe');
  expect(await page.getByLabel('Identifiant').getAttribute('autocomplete')).toBe('username');
  expect([await password.getAttribute('type'), await password.getAttribute('autocomplete')]).toEqual(['password', 'current-password']);
  await page.getByLabel('Identifiant').fill('trainee.s-0001');
  await password.fill('faux');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('mot de passe');
  await isSound(visitor);
  await signIn(page, 'trainee.s-0001');
  await expect.poll(() => page.title()).toBe('Ma fiche – Binôme');
  expect(new URL(page.url()).pathname).toBe('/people/S-0001');
  await isSound(visitor);

  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect.poll(() => page.title()).toBe('Se connecter – Binôme');
  await expect.poll(() => page.evaluate<number>('localStorage.length + sessionStorage.length')).toBe(0);
  expect((await page.request.get(`${demo().address}/api/me`)).status()).toBe(401);
  await isSound(visitor);
});

it.each(['admin', 'ecole', 'board.disp-lyo', 'director.spip-69', 'mentor.t-0001', 'trainee.s-0001'])(
  'tells %s what is to do',
  async (login) => {
    for (const width of [1280, 390]) {
      const visitor = await demo().visit(login, { width });
      await expect.poll(() => visitor.page.locator('.tasks, .empty').count()).toBeGreaterThan(0);
      await isSound(visitor);
    }
  },
);

it('lets somebody say by the keyboard alone that a fact is wrong, and tells the state of it, in English on a phone as well', async () => {
  const visitor = await demo().visit('trainee.s-0003', { at: '/people/S-0003' });
  const { page } = visitor;
  const wrong = page.getByRole('button', { name: 'C’est faux : Commune' });
  await wrong.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.getByRole('heading').textContent()).toContain('Commune');
  await isSound(visitor);
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
  await expect.poll(() => page.evaluate<string>('document.activeElement.ariaLabel')).toBe(await wrong.getAttribute('aria-label'));
  await page.keyboard.press('Enter');
  await page.getByLabel('Ce qui serait juste').focus();
  await page.keyboard.type('J’habite Annecy depuis septembre.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText('« J’habite Annecy depuis septembre. »').count()).toBe(1);
  await isSound(visitor);

  const phone = await demo().visit('trainee.s-0003', { at: '/people/S-0003', width: 390, locale: 'en-GB', colorScheme: 'dark' });
  await expect.poll(() => phone.page.getByText('“J’habite Annecy depuis septembre.”').count()).toBe(1);
  await expect.poll(() => phone.page.title()).toBe('About me – Binôme');
  await isSound(phone);
  await phone.page.getByRole('button', { name: 'Français' }).click();
  await expect.poll(() => phone.page.title()).toBe('Ma fiche – Binôme');
  await phone.page.reload();
  await expect.poll(() => phone.page.title()).toBe('Ma fiche – Binôme');
});

it('lets one sign in again where one is when the session has ended, and loses nothing that was typed', async () => {
  const visitor = await demo().visit('trainee.s-0004', { at: '/people/S-0004' });
  const { page } = visitor;
  await page.getByRole('button', { name: 'C’est faux : Service' }).click();
  await page.getByLabel('Ce qui serait juste').fill('Antenne de Vienne');
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  const again = page.getByRole('dialog', { name: 'Votre session est terminée' });
  await expect.poll(() => again.count()).toBe(1);
  await isSound(visitor);
  await again.getByLabel('Mot de passe').fill('demo');
  await again.getByRole('button', { name: 'Se connecter' }).click();
  await expect.poll(() => page.getByText('« Antenne de Vienne »').count()).toBe(1);
  await isSound(visitor);
});

it('says that the service does not answer, keeps what was typed, and goes on once it does', async () => {
  const { page } = await demo().visit('trainee.s-0005', { at: '/people/S-0005' });
  await page.getByRole('button', { name: 'C’est faux : Service' }).click();
  await page.getByLabel('Ce qui serait juste').fill('Antenne de Bourg');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('ne répond pas');
  expect(await page.getByLabel('Ce qui serait juste').inputValue()).toBe('Antenne de Bourg');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect.poll(() => page.getByText('« Antenne de Bourg »').count()).toBe(1);
});

it('finds people by a part of their name, and comes back to the search as it was left', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/people' });
  const { page } = visitor;
  await page.getByLabel('Rôle').selectOption('mentor');
  await page.getByLabel('Nom ou identifiant').fill('E');
  await expect.poll(() => new URL(page.url()).search).toBe('?role=mentor&q=E');
  await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(3);
  await isSound(visitor);
  const found = await page.locator('tbody tr').count();
  await page.locator('tbody a').first().click();
  await expect.poll(() => page.getByRole('heading', { name: 'Ce qui est su' }).count()).toBe(1);
  await isSound(visitor);
  await page.goBack();
  await expect.poll(() => page.locator('tbody tr').count()).toBe(found);
  expect(await page.getByLabel('Nom ou identifiant').inputValue()).toBe('E');
  await page.getByLabel('Nom ou identifiant').fill('personne ne s’appelle ainsi');
  await expect.poll(() => page.locator('.empty').count()).toBe(1);
  await isSound(visitor);
});

it('says that a page does not exist', async () => {
  const visitor = await demo().visit('ecole', { at: '/nulle-part' });
  await expect.poll(() => visitor.page.title()).toBe('Cette page n’existe pas – Binôme');
  expect(await visitor.barriers()).toEqual([]);
  expect((await visitor.page.request.get(`${demo().address}/nulle-part`, { headers: { accept: 'text/html' } })).status()).toBe(404);
  expect((await visitor.page.request.get(`${demo().address}/api/nulle-part`)).headers()['content-type']).toContain('problem+json');
});
