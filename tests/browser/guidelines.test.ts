/**
 * Guidelines on the page: read in words, compared, and a new version prepared in the form, checked and given; by mouse and by keyboard alone, in
 * both languages, on a screen and on a phone.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isSound, isSoundAtAnyWidth, shows, useDemo } from './demo.ts';

const demo = useDemo();

/** A constraint that could never be broken is found as such. */
const IDLE = [{ id: 'vide', kind: 'quota', label: { fr: 'Quota sans effet', en: 'Idle quota' }, each: 'service', max: 900 }];

it('lets a board read what is in force, prepare its own, and give it once it is checked', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/guidelines' });
  const { page } = visitor;
  await expect.poll(() => page.title()).toBe('Orientations – Binôme');
  await shows(page, 'Trajet le plus long, aller');
  await shows(page, '90 min');
  await isSoundAtAnyWidth(visitor);
  const downloaded = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Télécharger le fichier' }).click();
  const file = readFileSync(await (await downloaded).path(), 'utf8');
  expect(file).toBe(readFileSync(new URL('../../data/reference/guidelines.json', import.meta.url), 'utf8'));

  const asked = await page.request.post(`${demo().address}/api/rounds/${encodeURIComponent('DISP-LYO.CPIP 29.SP1')}/runs`, { data: {} });
  const { id } = (await asked.json()) as { id: string };
  const state = async (): Promise<unknown> =>
    ((await (await page.request.get(`${demo().address}/api/runs/${id}`)).json()) as { state: string }).state;
  await expect.poll(state, { timeout: 60_000 }).toBe('done');

  await page.getByRole('link', { name: 'Préparer une nouvelle version' }).click();
  // What is changed is computed on the last proposal as it is typed.
  await page.getByRole('button', { name: 'Voir qui changerait de tuteur' }).click();
  await shows(page, '43 stagiaires auraient un tuteur, comme dans la proposition.');
  await shows(page, 'Personne ne changerait de tuteur.');
  await isSoundAtAnyWidth(visitor);
  await page.getByLabel('Poids en % : trajet').fill('30');
  await shows(page, 'Total : 110 %, soit 10 % de trop.');
  expect(await page.getByRole('button', { name: 'Vérifier' }).isDisabled()).toBe(true);
  await isSoundAtAnyWidth(visitor);
  await page.getByRole('button', { name: 'Ramener à 100 % en gardant les proportions' }).click();
  await shows(page, 'Total : 100 %.');
  await page.getByLabel('Trajet le plus long, aller (min)').fill('1');
  await shows(page, /auraient un tuteur, au lieu de 43 dans la proposition/);
  await isSoundAtAnyWidth(visitor);
  await page.getByLabel('Trajet le plus long, aller (min)').fill('75');
  // Whoever leaves without giving it loses nothing of it.
  await page.locator('nav a[href="/season"]').first().click();
  await expect.poll(() => page.title()).toBe('Saison – Binôme');
  await page.goBack();
  await shows(page, 'Vos changements d’avant, pas encore donnés, ont été repris.');
  expect(await page.getByLabel('Trajet le plus long, aller (min)').inputValue()).toBe('75');
  await isSoundAtAnyWidth(visitor);
  // What goes together is told at its field.
  await page.getByLabel('Même service', { exact: true }).selectOption('prefer');
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await expect.poll(() => page.locator('.field .fault').count()).toBe(1);
  await isSoundAtAnyWidth(visitor);
  await page.getByLabel('Même service', { exact: true }).selectOption('no');
  await page.getByText('Écrire les contraintes').click();
  await page.getByLabel('Contraintes, en JSON').fill('pas une liste');
  await page.getByRole('button', { name: 'Reprendre dans le formulaire' }).click();
  await shows(page, 'Ce n’est pas une liste JSON');
  await page.getByLabel('Contraintes, en JSON').fill(JSON.stringify(IDLE));
  await page.getByRole('button', { name: 'Reprendre dans le formulaire' }).click();
  await shows(page, 'au plus 900 binômes dans chaque service');
  await page.getByRole('button', { name: 'Vérifier' }).click();
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.locator('.compared tbody tr').count()).toBe(7);
  await expect.poll(() => dialog.locator('.marks li').count()).toBe(1);
  await isSoundAtAnyWidth(visitor);
  await dialog.getByLabel('Motif').fill('Les trajets comptent davantage');
  await dialog.getByRole('button', { name: 'Donner ces orientations' }).click();
  await shows(page, 'En vigueur désormais : DISP de Lyon, n° 1.');
  await expect.poll(() => page.getByText('Les trajets comptent davantage').count()).toBe(1);
  await shows(page, '75 min');
  await isSoundAtAnyWidth(visitor);

  await page.getByRole('link', { name: 'Comparer à : Nationales, livrées avec Binôme' }).click();
  await expect.poll(() => page.locator('.compared tbody tr').count()).toBe(7);
  expect(new URL(page.url()).searchParams.get('with')).toBe('*/0');
  await isSoundAtAnyWidth(visitor);
}, 180_000);

it('tells the training unit how many decisions rest on the country’s, takes a file, and is used by keyboard alone on a phone, in English', async () => {
  const visitor = await demo().visit('ecole', { at: '/guidelines?edit=1', width: 390 });
  const { page } = visitor;
  await page.getByRole('button', { name: 'English' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.title()).toBe('Guidelines – Binôme');
  const text = JSON.stringify({
    ...(JSON.parse(readFileSync(new URL('../../data/reference/guidelines.json', import.meta.url), 'utf8')) as object),
    coverage: 'all',
  });
  const choose = page.getByLabel('Begin with a file');
  await choose.setInputFiles({ name: 'g.json', mimeType: 'application/json', buffer: Buffer.from('{"format": 1}') });
  await expect.poll(() => page.getByRole('alert').count()).toBe(1);
  await isSound(visitor);
  await choose.setInputFiles({ name: 'g.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await shows(page, 'The file stands in the form.');
  const slider = page.getByLabel('Weight, slider: journey');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await shows(page, 'Total: 101%');
  await page.keyboard.press('ArrowLeft');
  await shows(page, 'Total: 100%.');
  await page.getByRole('button', { name: 'Check', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('dialog').locator('.compared tbody tr').count()).toBe(1);
  await shows(page, /No decision has to be confirmed|have to be confirmed/);
  await isSound(visitor);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

it('is read by a director, who changes nothing', async () => {
  const { page } = await demo().visit('director.spip-69', { at: '/guidelines?edit=1' });
  await shows(page, 'Trajet le plus long, aller');
  expect(await page.getByRole('link', { name: 'Préparer une nouvelle version' }).count()).toBe(0);
  expect(await page.locator('form.guidelines-form').count()).toBe(0);
});
