/** The season on the page: the calendar, how far each directorate has come, a calendar given; by mouse and by keyboard alone, in both languages, on a screen and on a phone. */
import { expect, it } from 'vitest';
import { isSound, useDemo } from './demo.ts';

const demo = useDemo();

function calendar(text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name: 'cpip-32.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

it('shows the calendar and each directorate, and takes another calendar', async () => {
  const visitor = await demo().visit('ecole', { at: '/season' });
  const { page } = visitor;
  await expect.poll(() => page.title()).toBe('Saison – Binôme');
  await expect.poll(() => page.locator('svg.timeline rect').count()).toBeGreaterThan(20);
  await page.getByText('Le même calendrier en tableau').click();
  await expect.poll(() => page.getByText('en retard').count()).toBeGreaterThan(0);
  await isSound(visitor);
  await page.getByRole('link', { name: 'Voir les directions : Stage partenaire' }).click();
  await expect.poll(() => page.getByRole('heading', { name: 'Stage partenaire, par direction' }).count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('period')).toBe('CPIP 29.PART');
  await isSound(visitor);

  await page.getByLabel('Fichier du calendrier').setInputFiles(calendar('promotion,kind,name\nCPIP 32,stage,Stage 1\n'));
  await page.getByLabel('Motif').fill('La promotion qui entre');
  await page.getByRole('button', { name: 'Donner ce calendrier' }).click();
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('manque au calendrier');
  expect(await page.getByLabel('Motif').inputValue()).toBe('La promotion qui entre');
  await isSound(visitor);
  await page
    .getByLabel('Fichier du calendrier')
    .setInputFiles(
      calendar(
        'promotion,kind,name,start,end,evaluation_due,period\nCPIP 32,cycle,Cycle 1,2027-10-04,2027-10-29,,\nCPIP 32,stage,Stage 1,2027-11-01,2027-12-17,2027-12-17,SP1\n',
      ),
    );
  await page.getByRole('button', { name: 'Donner ce calendrier' }).click();
  await expect.poll(() => page.getByText('Le calendrier 2 est donné.').count()).toBe(1);
  await expect.poll(() => page.getByRole('heading', { name: 'Calendrier de la promotion CPIP 32' }).count()).toBe(1);
  await isSound(visitor);
});

it('tells a board of its own rounds, by the keyboard alone, at 390 pixels, in English', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/season', width: 390 });
  const { page } = visitor;
  await page.getByRole('button', { name: 'English' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.title()).toBe('Season – Binôme');
  const link = page.getByRole('link', { name: 'Look at the directorates: Stage partenaire' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('heading', { name: 'Stage partenaire, by directorate' }).count()).toBe(1);
  expect(await page.getByRole('rowheader', { name: 'DISP de Dijon' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Give this calendar' }).count()).toBe(0);
  await isSound(visitor);
});
