/** A match and what becomes of it: why, the review by a person, the report from a phone, the case from its report to its follow-up, by mouse and by keyboard alone. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { isSound, useDemo } from './demo.ts';
import { type Matched, matchesOf, publish } from './published-demo.ts';

const WAIT = { timeout: 30_000 };
const MOST_TABS = 120;

const demo = useDemo(publish);
let first: Matched;
let second: Matched;
beforeAll(async () => {
  [first, second] = (await matchesOf(demo().address)) as [Matched, Matched];
});

const loginOf = (role: string, id: string): string => `${role}.${id.toLowerCase()}`;

async function sees(page: Page, text: string | RegExp, count = 1): Promise<void> {
  await expect.poll(() => page.getByText(text).count(), WAIT).toBeGreaterThanOrEqual(count);
}

/** By the keyboard alone: on until what is named has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let k = 0; k < MOST_TABS; k++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate<string>(
      `(() => { const at = document.activeElement; return [at.getAttribute('aria-label'), at.labels?.[0]?.textContent, at.textContent].filter(Boolean).join(' ').trim(); })()`,
    );
    if (found.startsWith(name)) return;
  }
  throw new Error(`${name} is not reached`);
}

it('tells the trainee why, takes a request for a review and a report from a phone', async () => {
  const visitor = await demo().visit(loginOf('trainee', first.trainee.id), { width: 390, at: '/matches' });
  const { page } = visitor;
  await expect.poll(() => page.title(), WAIT).toBe('Mes binômes – Binôme');
  await sees(page, '1 binôme');
  await isSound(visitor);
  await page.getByRole('link', { name: /Voir le binôme/ }).click();
  await sees(page, /^4\. /);
  await expect.poll(() => page.getByRole('heading', { name: 'Pourquoi ce tuteur' }).count()).toBe(1);
  await expect.poll(() => page.getByText('Vos droits').count()).toBe(1);
  await sees(page, /Vous pouvez demander qu’une personne regarde à nouveau/);
  expect(await page.getByText('stagiaires.csv').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate('dispatchEvent(new Event("beforeprint"))');
  expect(await page.getByText('stagiaires.csv').isVisible()).toBe(true);
  expect(await page.getByText('Cela ne va pas').isVisible()).toBe(false);
  await page.evaluate('dispatchEvent(new Event("afterprint"))');
  await page.emulateMedia({ media: 'screen' });
  await isSound(visitor);
  await page.getByLabel('Ce que vous voulez qui soit regardé').fill('Mon trajet a changé.');
  await page.getByRole('button', { name: 'Demander un réexamen' }).click();
  await sees(page, 'en attente de réponse');
  await isSound(visitor);
  await page.locator('summary', { hasText: 'Signaler une rupture' }).click();
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
  await sees(page, 'Choisissez un motif.');
  await page.getByLabel(/^distance/).check();
  await page.getByLabel(/^3\. Note/).fill('Ce que je confie.');
  await isSound(visitor);
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
  await sees(page, 'Ce que je confie.');
  await page.getByRole('button', { name: 'Modifier' }).click();
  expect(await page.getByLabel(/^3\. Note/).inputValue()).toBe('Ce que je confie.');
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
  await isSound(visitor);
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await sees(page, 'Votre signalement est enregistré');
  await sees(page, /^Votre signalement du/);
  await sees(page, 'L’instance régionale entend chacun de vous, séparément.');
  expect(await page.getByText('Ce que je confie.').count()).toBe(0);
  await page.getByRole('button', { name: 'Relire ma note' }).click();
  await sees(page, 'Ce que je confie.');
  await isSound(visitor);
  await page.getByRole('button', { name: 'Masquer ma note' }).click();
  await expect.poll(() => page.getByText('Ce que je confie.').count()).toBe(0);
  await isSound(visitor);
  // The other of the two reads nothing of it.
  const mentor = await demo().visit(loginOf('mentor', first.mentor.id), { at: `/matches/${first.id}` });
  await sees(mentor.page, 'Cela ne va pas');
  await mentor.loaded();
  expect(await mentor.page.getByText(/Votre signalement|Ce que je confie|Relire ma note/).count()).toBe(0);
});

it('lets the board answer the review, and the trainee read the answer', async () => {
  const board = await demo().visit('board.disp-lyo', { width: 390, at: '/reviews' });
  await sees(board.page, /Mon trajet a changé/);
  await isSound(board);
  await board.page.getByLabel('Votre réponse').fill('Le trajet a été vérifié avec le service.');
  await board.page.getByRole('button', { name: /Envoyer la réponse/ }).click();
  await sees(board.page, /Aucune demande n’attend/);
  await isSound(board);
  const trainee = await demo().visit(loginOf('trainee', first.trainee.id), { at: `/matches/${first.id}` });
  await sees(trainee.page, /Le trajet a été vérifié/);
  await isSound(trainee);
});

it('takes the board from the case to its options and a submission, by keyboard alone', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: '/breakdowns' });
  const { page } = visitor;
  await sees(page, 'Dossiers ouverts');
  await isSound(visitor);
  await tabTo(page, first.trainee.name);
  await page.keyboard.press('Enter');
  await sees(page, 'Entendre chacun, séparément');
  // A note that the trainee wrote is none of the board’s to read.
  expect(await page.getByText('Notes confidentielles').count()).toBe(0);
  await isSound(visitor);
  await tabTo(page, 'Note confidentielle');
  await page.keyboard.type('Entendu au téléphone.');
  await tabTo(page, 'Noter l’audition du stagiaire');
  await page.keyboard.press('Enter');
  await sees(page, /^Entendu le/);
  await tabTo(page, 'Noter l’audition du tuteur');
  await page.keyboard.press('Enter');
  await sees(page, 'Premier jour du changement');
  await tabTo(page, 'Chercher des solutions');
  await page.keyboard.press('Enter');
  await sees(page, 'Solutions trouvées');
  await expect.poll(() => page.locator('.chart circle').count(), WAIT).toBeGreaterThan(1);
  await isSound(visitor);
  await tabTo(page, 'Lire 1 note confidentielle');
  await page.keyboard.press('Enter');
  await sees(page, 'Entendu au téléphone.');
  await tabTo(page, 'Soumettre la solution 1');
  await page.keyboard.press('Enter');
  await sees(page, 'Qui soumet ne décide pas.');
  await isSound(visitor);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog').count()).toBe(0);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Soumettre la solution 1');
  await page.keyboard.press('Enter');
  await sees(page, 'Décisions des directions', 2);
  await sees(page, /attend une décision/);
  await isSound(visitor);
});

it('lets the director concerned read the notes and decide with a reason, and the board plan what follows', async () => {
  const director = await demo().visit(loginOf('director', first.mentor.service), { width: 390, at: '/breakdowns' });
  const { page } = director;
  await page.getByRole('link', { name: new RegExp(first.trainee.name) }).click();
  await sees(page, 'Votre décision');
  await page.getByRole('button', { name: /^Lire 2 notes/ }).click();
  await sees(page, 'Ce que je confie.');
  await page.getByRole('button', { name: 'Accepter ce changement' }).click();
  await sees(page, 'Donnez le motif de votre décision.');
  await isSound(director);
  await page.getByLabel('Motif').fill('Vu avec le service.');
  await page.getByRole('button', { name: 'Accepter ce changement' }).click();
  await sees(page, /Aucun point n’est encore prévu/);
  await isSound(director);
  // Whoever reported it finds it closed, and what they wrote, on the page of the match and with their matches.
  const trainee = await demo().visit(loginOf('trainee', first.trainee.id), { width: 390, at: `/matches/${first.id}` });
  await sees(trainee.page, 'Ce que vous avez signalé');
  await isSound(trainee);
  await trainee.page.goto(`${demo().address}/matches`);
  await sees(trainee.page, 'Ce que vous avez signalé');
  await sees(trainee.page, /^Dossier clos.+un changement est décidé. Il vaut à partir du/);
  await sees(trainee.page, 'notée au dossier');
  await trainee.page.getByRole('button', { name: 'Relire ma note' }).click();
  await sees(trainee.page, 'Ce que je confie.');
  expect(await trainee.page.getByText('Entendu au téléphone.').count()).toBe(0);
  await isSound(trainee);
  // The other of the two finds nothing of it there.
  const mentor = await demo().visit(loginOf('mentor', first.mentor.id), { at: '/matches' });
  await sees(mentor.page, 'Mes binômes');
  await mentor.loaded();
  expect(await mentor.page.getByText(/Ce que vous avez signalé|Relire ma note/).count()).toBe(0);
  const board = await demo().visit('board.disp-lyo', { at: '/breakdowns?state=in-effect' });
  await board.page.getByRole('link', { name: new RegExp(first.trainee.name) }).click();
  await board.page.getByRole('button', { name: 'Prévoir ce jour' }).click();
  await sees(board.page, /^Point prévu le/);
  await board.page.getByLabel('Ce qu’il en est').fill('Le nouveau binôme travaille bien.');
  await board.page.getByRole('button', { name: 'Enregistrer le suivi' }).click();
  await sees(board.page, 'Le nouveau binôme travaille bien.');
  await sees(board.page, 'Rien : le dossier est terminé');
  await isSound(board);
});

it('needs seven clicks from a match to the options, and closes a case without a change', async () => {
  const visitor = await demo().visit('board.disp-lyo', { at: `/matches/${second.id}` });
  const { page } = visitor;
  // The link opens what it leads to.
  await page.getByRole('link', { name: 'En cas de difficulté' }).click();
  await page.getByLabel(/^charge de travail/).click();
  await page.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await page.getByRole('button', { name: 'Noter l’audition du stagiaire' }).click();
  await page.getByRole('button', { name: 'Noter l’audition du tuteur' }).click();
  await page.getByRole('button', { name: 'Chercher des solutions' }).click();
  await sees(page, 'Solutions trouvées');
  await page.locator('summary', { hasText: 'Classer sans changement' }).click();
  await page.getByLabel('Pourquoi le binôme tient').fill('Une réunion a suffi.');
  await page.getByRole('button', { name: 'Classer le dossier' }).click();
  await sees(page, /Une réunion a suffi/);
  await isSound(visitor);
});

it('says it all in English, to the mentor and the board too', async () => {
  const board = await demo().visit('board.disp-lyo', { at: '/breakdowns' });
  await board.page.getByRole('button', { name: 'English' }).click();
  await sees(board.page, 'Closed cases');
  await isSound(board);
  await board.page.goto(`${demo().address}/matches`);
  await board.page.getByLabel('Days').selectOption('today');
  await expect.poll(() => new URL(board.page.url()).search).toBe('?when=today');
  await expect.poll(() => board.page.locator('tbody tr').count(), WAIT).toBeGreaterThan(1);
  await isSound(board);
  const mentor = await demo().visit(loginOf('mentor', second.mentor.id), { width: 390, at: `/matches/${second.id}` });
  await mentor.page.getByRole('button', { name: 'English' }).click();
  await sees(mentor.page, 'Why this trainee');
  await sees(mentor.page, /^4\. /);
  await isSound(mentor);
  const text = (await mentor.page.locator('main').textContent()) ?? '';
  expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  // A review is the trainee’s to ask for: nobody else is promised one.
  expect(text).toContain('The trainee may ask for a person to look again.');
  expect(text).not.toMatch(/you may ask/i);
  const other = await demo().visit(loginOf('director', second.mentor.service), { at: `/matches/${second.id}` });
  await sees(other.page, /^La loi permet au stagiaire et au tuteur/);
  expect(await other.page.getByText(/Vous pouvez demander|La loi vous permet/).count()).toBe(0);
});
