/**
 * Guidelines on the page: read in words, compared, and a new version prepared in the form, checked and given; by mouse and by keyboard alone, in
 * both languages, on a screen and on a phone.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { isSound, isSoundAtAnyWidth, shows, useDemo } from './demo.ts';

const demo = useDemo();

/** A constraint that could never be broken is found as such. */
const IDLE = [{ id: 'vide', kind: 'quota', label: { fr: 'Quota sans effet', en: 'Idle quota' }, each: 'service', max: 900 }];

/** A run of theirs, to compare with. */
async function propose(page: Page): Promise<void> {
  const asked = await page.request.post(`${demo().address}/api/rounds/${encodeURIComponent('DISP-LYO.CPIP 29.SP1')}/runs`, { data: {} });
  const { id } = (await asked.json()) as { id: string };
  const state = async (): Promise<unknown> =>
    ((await (await page.request.get(`${demo().address}/api/runs/${id}`)).json()) as { state: string }).state;
  await expect.poll(state, { timeout: 60_000 }).toBe('done');
}

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

  await propose(page);
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
  // Whoever would give it is told of those who would have nobody.
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await expect
    .poll(() =>
      page
        .getByRole('dialog')
        .getByText(/de la dernière proposition n’auraient plus de tuteur/)
        .count(),
    )
    .toBe(1);
  await isSound(visitor);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
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
  await page.getByText('Toutes les contraintes en texte').click();
  await page.getByLabel('Contraintes, comme dans le fichier').fill('pas une liste');
  await page.getByRole('button', { name: 'Reprendre dans le formulaire' }).click();
  await shows(page, 'Ce n’est pas une liste JSON');
  await page.getByLabel('Contraintes, comme dans le fichier').fill(JSON.stringify(IDLE));
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

it('lets a board write a constraint in fields, keeps it, tells what is wrong at its field, and shows who would move', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/guidelines?scope=DISP-LYO&version=*/0&edit=1' });
  const { page } = visitor;
  await propose(page);
  const list = page.locator('.constraints > li');
  await shows(page, 'Contraintes sur des groupes');
  await page.getByLabel('Nouvelle contrainte').selectOption('limiter un nombre ou une part de binômes');
  await page.getByRole('button', { name: 'Ajouter la contrainte' }).click();
  const added = page.getByLabel('Nom de la contrainte, en français');
  await expect.poll(() => page.evaluate<string>('document.activeElement.labels[0].textContent')).toBe('Nom de la contrainte, en français');
  await added.fill('Débutants');
  expect(await page.getByLabel('Nom de la contrainte, en anglais').inputValue()).toBe('Débutants');
  await page.getByLabel('Nom de la contrainte, en anglais').fill('Novices');
  await page.getByLabel('Binômes, au plus').fill('');
  await page.getByLabel('Part des binômes de ces tuteurs, au plus (%)').fill('12.5');
  const mentors = page.getByRole('group', { name: 'Tuteurs concernés' });
  await mentors.getByLabel('Condition sur les tuteurs', { exact: true }).selectOption('Années depuis la titularisation');
  await mentors.getByRole('button', { name: 'Ajouter cette condition sur les tuteurs' }).click();
  await mentors.getByLabel('Années depuis la titularisation, au plus').fill('4');
  await mentors.getByLabel('Condition sur les tuteurs', { exact: true }).selectOption('Service');
  await mentors.getByRole('button', { name: 'Ajouter cette condition sur les tuteurs' }).click();
  await mentors.getByLabel('Service', { exact: true }).fill('SPIP du Rhone et de la Lune');
  await shows(page, 'au plus 12,5 % des binômes dans chaque service ; tuteurs : service : SPIP du Rhone et de la Lune,');
  await shows(page, 'depuis leur titularisation : au plus 4 ans.');

  // A draft holds what is half written.
  await page.locator('nav a[href="/season"]').first().click();
  await expect.poll(() => page.title()).toBe('Saison – Binôme');
  await page.goBack();
  await shows(page, 'Vos changements d’avant, pas encore donnés, ont été repris.');
  await shows(page, 'SPIP du Rhone et de la Lune');
  await page.getByRole('button', { name: 'Vérifier' }).click();
  // It opens by itself where something is refused, and says it there.
  const fault = page.locator('.constraint .condition[data-condition="service"] .fault');
  await expect.poll(() => fault.count()).toBe(1);
  expect(await fault.innerText()).toContain('SPIP du Rhone et de la Lune');
  expect(await page.locator('form.guidelines-form .field .fault').count()).toBe(1);
  await isSoundAtAnyWidth(visitor);
  const service = mentors.getByRole('button', { name: 'Ôter la condition : Service' });
  await service.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => mentors.getByLabel('Service', { exact: true }).count()).toBe(0);
  await expect.poll(() => page.evaluate<string>('document.activeElement.tagName')).toBe('SELECT');

  // A quota that limits nothing is refused as a whole, at the constraint.
  await page.getByLabel('Part des binômes de ces tuteurs, au plus (%)').fill('');
  await shows(page, 'aucune limite fixée');
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await expect.poll(() => list.first().locator('> .fault').count()).toBe(1);
  await page.getByLabel('Binômes, au plus').fill('0');
  await mentors.getByRole('button', { name: 'Ôter la condition : Années depuis la titularisation' }).click();
  await shows(page, 'Tous les tuteurs.');
  // With no pair at all nobody has a mentor: the last proposal shows it at once.
  await page.getByRole('button', { name: 'Voir qui changerait de tuteur' }).click();
  await shows(page, /^0 stagiaire aurait un tuteur, au lieu de \d+ dans la proposition\.$/);
  await page.getByLabel('Binômes, au plus').fill('900');
  await shows(page, /^\d+ stagiaires auraient un tuteur/);
  await page.getByRole('button', { name: 'Vérifier' }).click();
  const dialog = page.getByRole('dialog');
  await expect.poll(() => dialog.getByRole('rowheader', { name: 'Contrainte « Débutants »' }).count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

  // Two trainees, a line each, by keyboard alone; then it is taken away again.
  await page.getByLabel('Nouvelle contrainte').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => list.count()).toBe(2);
  await page.keyboard.type('Séparés');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Une personne inconnue');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Une autre inconnue');
  await shows(page, 'Une personne inconnue, Une autre inconnue : jamais deux dans une même antenne.');
  await page.getByRole('button', { name: 'Vérifier' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => list.nth(1).locator('.field .fault').count()).toBe(1);
  expect(await list.nth(1).locator('.field .fault').innerText()).toContain('Une personne inconnue');
  await page.getByRole('button', { name: 'Ôter la contrainte : Séparés' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => list.count()).toBe(1);
  await shows(page, 'Contrainte ôtée : Séparés.');
  await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toBe('Modifier');
  await page.getByRole('button', { name: 'Ôter la contrainte : Débutants' }).click();
  await expect.poll(() => page.evaluate<string>('document.activeElement.tagName')).toBe('SELECT');
  await isSound(visitor);
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
