/** What everybody meets: signing in, what is to do, one's own page with a flag; in both languages, by mouse and by keyboard alone, on a screen and on a phone. */
import { expect, it } from 'vitest';
import { signIn, useDemo, type Visitor } from './demo.ts';

const demo = useDemo();

async function isSound({ faults, barriers }: Visitor): Promise<void> {
  expect(await faults()).toEqual([]);
  expect(await barriers()).toEqual([]);
}

it('asks who one is, says what is wrong, and leads to where one wanted to go', async () => {
  const visitor = await demo().visit('', { at: '/people/S-0001' });
  const { page } = visitor;
  await expect.poll(() => page.title()).toBe('Se connecter – Binôme');
  await isSound(visitor);
  await page.getByLabel('Identifiant').fill('trainee.s-0001');
  await page.getByLabel('Mot de passe').fill('faux');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('mot de passe');
  await isSound(visitor);
  await signIn(page, 'trainee.s-0001');
  await expect.poll(() => page.title()).toBe('Ma fiche – Binôme');
  expect(new URL(page.url()).pathname).toBe('/people/S-0001');
  await isSound(visitor);
});

it.each(['admin', 'ecole', 'board.disp-lyo', 'director.spip-69', 'mentor.t-0001', 'trainee.s-0001'])(
  'tells %s what is to do',
  async (login) => {
    for (const width of [1280, 390]) {
      const visitor = await demo().visit(login, { width });
      await expect.poll(() => visitor.page.locator('.tasks, .empty').count()).toBeGreaterThan(0);
      await isSound(visitor);
      const wide = await visitor.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(wide, `${login} at ${width}`).toBeLessThanOrEqual(0);
    }
  },
);
