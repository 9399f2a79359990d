/** The census of a board on the page: sent, understood, corrected, applied; a flag answered; in both languages, by mouse and by keyboard alone, on a screen and on a phone. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { project } from '../e2e/build.ts';
import { isSound, useDemo } from './demo.ts';

const demo = useDemo();
const LYON = 'DISP-LYO';

interface Rows {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The rows of a demo file that are people of the directorate. */
async function rowsOf(page: Page, name: string): Promise<Rows> {
  const ids = await page.evaluate<string[]>(
    `fetch('/api/people?board=${LYON}&limit=500').then((r) => r.json()).then(({ items }) => items.map(({ id }) => id))`,
  );
  const text = readFileSync(path.join(project, 'data/demo', name), 'utf8').replace('\ufeff', '');
  const [header, ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(';'));
  return { header: header!, rows: rows.filter(([id]) => ids.includes(id!)) };
}

function fileOf(name: string, { header, rows }: Rows): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].map((row) => row.join(';')).join('\n')) };
}

/** A row with another text in one of its cells. */
function withCell({ header, rows }: Rows, line: number, column: string, text: string): Rows {
  const at = header.indexOf(column);
  return { header, rows: rows.map((row, k) => (k === line ? row.map((cell, c) => (c === at ? text : cell)) : row)) };
}

it('goes from files with mistakes to a census in force', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/census' });
  const { page } = visitor;
  await expect.poll(() => page.title()).toBe('Recensement – Binôme');
  await expect.poll(() => page.locator('dl.facts').first().textContent()).toContain('104');
  await expect.poll(() => page.getByRole('link', { name: 'Télécharger tuteurs.csv' }).count()).toBe(1);
  await isSound(visitor);

  const [trainees, mentors] = [await rowsOf(page, 'stagiaires.csv'), await rowsOf(page, 'tuteurs.csv')];
  let wrong = trainees;
  for (let line = 0; line < 6; line++) wrong = withCell(wrong, line, 'commune', `Lyonn${line}`);
  await page.locator('input[type=file]').setInputFiles([fileOf('stagiaires.csv', wrong), fileOf('tuteurs.csv', mentors)]);
  await page.getByRole('button', { name: 'Envoyer ces 2 fichiers' }).click();
  await expect.poll(() => page.locator('.cause.bad').count()).toBe(1);
  await expect.poll(() => page.locator('.cause.bad .cause-title').textContent()).toContain('6 fois');
  await expect.poll(() => page.getByText('texte, UTF-8').count()).toBe(2);
  await page.getByText('Les 3 autres endroits').click();
  await expect.poll(() => page.getByText('Lyonn5').isVisible()).toBe(true);
  const annotated = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger les fichiers annotés' }).click();
  expect((await annotated).suggestedFilename()).toBe(`census-${LYON}.zip`);
  await isSound(visitor);

  // What is rejected is left out by nobody but who says so.
  await page.getByRole('button', { name: 'Appliquer sans ce qui est refusé…' }).click();
  await isSound(visitor);
  await page.getByRole('button', { name: 'Appliquer', exact: true }).click();
  await expect.poll(() => page.getByRole('dialog').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

  // Corrected, with one person in another town: it is found again by whoever comes back.
  const moved = withCell(trainees, 0, 'commune', 'Villeurbanne');
  await page.locator('input[type=file]').setInputFiles([fileOf('stagiaires.csv', moved), fileOf('tuteurs.csv', mentors)]);
  await page.getByRole('button', { name: 'Envoyer ces 2 fichiers' }).click();
  await expect.poll(() => page.locator('.cause.bad').count()).toBe(0);
  await expect.poll(() => page.getByRole('button', { name: 'Appliquer ce recensement…' }).count()).toBe(1);
  await page.goto(`${demo().address}/census`);
  await expect.poll(() => page.getByRole('button', { name: 'Appliquer ce recensement…' }).count()).toBe(1);
  await expect.poll(() => page.locator('td', { hasText: 'Villeurbanne' }).isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Appliquer ce recensement…' }).click();
  await page.getByRole('button', { name: 'Appliquer', exact: true }).click();
  await expect.poll(() => page.getByText('c’est la version 2').count()).toBe(1);
  await isSound(visitor);
}, 60_000);

it('names a great loss, and asks for it to be confirmed; at 390 pixels, in English', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/census', width: 390 });
  const { page } = visitor;
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => page.title()).toBe('Census – Binôme');
  const mentors = await rowsOf(page, 'tuteurs.csv');
  await page.locator('input[type=file]').setInputFiles([fileOf('tuteurs.csv', mentors)]);
  await page.getByRole('button', { name: 'Send this file' }).click();
  await expect.poll(() => page.locator('summary', { hasText: '43 departures' }).count()).toBe(1);
  await isSound(visitor);
  await expect.poll(() => page.getByText(/^What the season would lose: 43 people fewer/).count()).toBe(1);
  await page.getByRole('button', { name: 'Apply in spite of this loss…' }).click();
  await expect.poll(() => page.getByText('I confirm that 43 trainees of 43 are not of the census any more.').count()).toBe(1);
  await expect.poll(() => page.getByText('I confirm that 43 people of 104 are not of the census any more.').count()).toBe(1);
  await isSound(visitor);
  await page.getByRole('button', { name: 'Cancel' }).click();
});

it('gives a template that changes nothing when it comes back, and asks for each loss to be confirmed where mentors could be used no more', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/census' });
  const { page } = visitor;
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger le modèle à remplir' }).click();
  const template = readFileSync(await (await download).path());
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles([{ name: 'modele.xlsx', mimeType: kind, buffer: template }]);
  await page.getByRole('button', { name: 'Envoyer ce fichier' }).click();
  await expect.poll(() => page.getByText('l’appliquer ne changerait rien').count()).toBe(1);
  await expect.poll(() => page.getByRole('button', { name: /^Appliquer/ }).count()).toBe(0);
  await isSound(visitor);

  const [trainees, mentors] = [await rowsOf(page, 'stagiaires.csv'), await rowsOf(page, 'tuteurs.csv')];
  const without = { ...mentors, header: mentors.header.map((name) => (name === 'volontaire' ? 'autre chose' : name)) };
  await page.locator('input[type=file]').setInputFiles([fileOf('stagiaires.csv', trainees), fileOf('tuteurs.csv', without)]);
  await page.getByRole('button', { name: 'Envoyer ces 2 fichiers' }).click();
  await expect.poll(() => page.getByText(/colonne «\svolontaire\s», absente des fichiers/).count()).toBe(1);
  await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/la colonne «\svolontaire\s» manque/);
  await expect.poll(() => page.getByText(/^Ce que la saison y perdrait/).count()).toBe(1);
  await isSound(visitor);
  await page.getByRole('button', { name: 'Appliquer malgré cette perte…' }).click();
  const tick = page.getByRole('checkbox', { name: /^Je confirme que le nombre de tuteurs utilisables passe de \d+ à 0/ });
  await expect.poll(() => tick.count()).toBe(1);
  await isSound(visitor);
  // Unless it is ticked, nothing is sent.
  await page.getByRole('button', { name: 'Appliquer', exact: true }).click();
  await expect.poll(() => page.getByRole('dialog').isVisible()).toBe(true);
  await tick.check();
  await page.getByRole('button', { name: 'Appliquer', exact: true }).click();
  await expect.poll(() => page.getByText(/Le recensement est appliqué/).count()).toBe(1);
  // With the column they come back, and nothing is left to confirm.
  await page.locator('input[type=file]').setInputFiles([{ name: 'modele.xlsx', mimeType: kind, buffer: template }]);
  await page.getByRole('button', { name: 'Envoyer ce fichier' }).click();
  await page.getByRole('button', { name: 'Appliquer ce recensement…' }).click();
  await page.getByRole('button', { name: 'Appliquer', exact: true }).click();
  await expect.poll(() => page.getByText(/Le recensement est appliqué/).count()).toBe(1);
}, 90_000);

it('answers a flag, by the keyboard alone', async () => {
  const board = await demo().visit('board.disp-lyo', { at: '/census' });
  const [id] = (await rowsOf(board.page, 'stagiaires.csv')).rows[0]!;
  const person = await demo().visit(`trainee.${id!.toLowerCase()}`, { at: `/people/${id!}` });
  await person.page.getByRole('button', { name: 'C’est faux : Promotion' }).click();
  await person.page.getByLabel('Ce qui serait juste').fill('CPIP 30');
  await person.page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await expect.poll(() => person.page.getByText('en attente').count()).toBe(1);

  const { page } = board;
  await page.goto(`${demo().address}/census?board=${LYON}#flags`);
  await expect.poll(() => page.locator('.flag-card').count()).toBe(1);
  await expect.poll(() => page.locator('.flag-card dl').textContent()).toContain('CPIP 29');
  await expect.poll(() => page.locator('.flag-card').textContent()).toMatch(/À répondre pour le \d/);
  await expect.poll(() => page.locator('.flag-card dl').textContent()).toMatch(/colonne «\spromotion\s»/);
  await isSound(board);
  const radio = page.getByRole('radio', { name: /^Corrigé/ });
  await radio.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('C’est corrigé.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // It is not: nobody is told so, and what was typed stands.
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('dit encore la même chose');
  expect(await page.getByLabel('Ce que vous dites à la personne').inputValue()).toBe('C’est corrigé.');
  await isSound(board);
  await radio.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText('Aucun signalement n’attend de réponse.').count()).toBe(1);
  await isSound(board);
});
