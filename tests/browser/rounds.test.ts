/**
 * A round from its first computation to its publication and back: the board prepares, submits and publishes, directors decide, one pair at a time;
 * by mouse and by keyboard alone, in both languages, on a screen and on a phone.
 */
import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { grouped } from '../../src/domain/index.ts';
import { isSound, isSoundAtAnyWidth, shows, useDemo } from './demo.ts';

const demo = useDemo();

const ROUND = 'DISP-LIL.CPIP 29.SP1';
const AT = `/rounds/${encodeURIComponent(ROUND)}`;

interface Pair {
  readonly trainee: { readonly id: string; readonly name: string };
  readonly mentor: { readonly id: string; readonly name: string; readonly service: string } | null;
  readonly marks: readonly string[];
  readonly state: string;
}

/** On a phone as well, and back. */
/** What a script of theirs would ask: with the session of the window. */
async function asked<T>(
  page: Page,
  path: string,
  change?: { readonly method: string; readonly version?: string; readonly body: object },
): Promise<T> {
  const call = { path, change };
  return page.evaluate(async ({ path: to, change: what }) => {
    const init =
      what === undefined
        ? {}
        : {
            method: what.method,
            headers: { 'content-type': 'application/json', ...(what.version === undefined ? {} : { 'if-match': what.version }) },
            body: JSON.stringify(what.body),
          };
    const response = await fetch(`/api${to}`, init);
    if (!response.ok) throw new Error(`${to}: ${response.status} ${await response.text()}`);
    return { ...((await response.json()) as T), etag: response.headers.get('etag') };
  }, call);
}

async function pairsOf(page: Page): Promise<readonly Pair[]> {
  return (await asked<{ items: readonly Pair[] }>(page, `${AT}/pairs?limit=500`)).items;
}

async function decide(page: Page, trainee: string, body: object): Promise<void> {
  const path = `${AT}/pairs/${trainee}`;
  const { etag } = await asked<{ etag: string }>(page, path);
  await asked(page, `${path}/decision`, { method: 'PUT', version: etag, body });
}

/** By the tabulator alone. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let times = 0; times < 80; times++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(wanted)}) === true`)) return;
  }
  throw new Error(`no way by keyboard to ${wanted}`);
}

const heading = (page: Page): Promise<string | null> => page.locator('h1').textContent();
it('leads the board from the list to a proposal, computed and checked, and submits it', async () => {
  const visitor = await demo().visit('board.disp-lil', { at: '/rounds' });
  const { page } = visitor;
  await expect.poll(() => page.locator('table.rounds').count()).toBeGreaterThan(0);
  await isSoundAtAnyWidth(visitor);
  await page.getByLabel('Stage').selectOption('CPIP 29/SP1');
  await expect.poll(() => page.locator('table.rounds tbody tr').count()).toBe(1);
  expect(new URL(page.url()).searchParams.get('period')).toBe('CPIP 29/SP1');
  await page.getByRole('link', { name: 'Stage de professionnalisation 1 – CPIP 29' }).click();
  await shows(page, 'Aucune proposition n’est encore soumise');
  await isSoundAtAnyWidth(visitor);
  await page.getByRole('button', { name: 'Préparer une proposition' }).dblclick();
  await shows(page, 'Lire le rapport');
  await isSoundAtAnyWidth(visitor);
  expect((await asked<{ items: readonly object[] }>(page, `/runs?round=${encodeURIComponent(ROUND)}`)).items).toHaveLength(1);
  // A pair opens before anybody decides on it, and nothing can be decided there.
  await page.locator('table.pairs tbody a').first().click();
  await shows(page, 'Rien ne se décide ici');
  await shows(page, 'Ce qui compte pour ce binôme');
  await shows(page, 'Autres tuteurs possibles');
  expect(await page.locator('main input, main select, main textarea, main button').count()).toBe(0);
  await isSoundAtAnyWidth(visitor);
  await page.getByRole('link', { name: 'Revenir à la liste' }).click();
  // The next one is the next of the list as it was filtered and sorted, and the list is found again so, at its place.
  await page.getByLabel('Seulement ceux à regarder de près').check();
  await page.getByRole('button', { name: 'Score sur 100' }).click();
  await page.getByRole('button', { name: 'Score sur 100' }).click();
  await expect.poll(() => page.locator('th[aria-sort=descending]').textContent()).toContain('Score');
  const listed = await page.locator('table.pairs tbody th a').allTextContents();
  expect(listed.length).toBeGreaterThan(2);
  await page.getByRole('link', { name: listed[0]!, exact: true }).click();
  await expect.poll(() => heading(page)).toContain(listed[0]);
  expect(await page.getByRole('link', { name: 'Binôme précédent' }).count()).toBe(0);
  for (const name of listed.slice(1, 3)) {
    await page.getByRole('link', { name: 'Binôme suivant' }).click();
    await expect.poll(() => heading(page)).toContain(name);
  }
  await page.getByRole('link', { name: 'Revenir à la liste' }).click();
  await expect.poll(() => page.locator('table.pairs tbody th a').allTextContents()).toEqual(listed);
  await expect.poll(() => page.locator(':focus').allTextContents()).toEqual([listed[2]]);
  await isSound(visitor);
  await page.getByLabel('Seulement ceux à regarder de près').uncheck();
  await page.getByRole('button', { name: 'Soumettre aux directions' }).click();
  await shows(page, 'Vérifier ce qui sera soumis');
  await isSound(visitor);
  await page.getByRole('dialog').getByRole('button', { name: 'Soumettre aux directions' }).click();
  await expect.poll(() => page.locator('table.pairs tbody tr').count()).toBeGreaterThan(10);
  // Until when, whom the board waits for, each service with its own count, and how a proposal is replaced.
  await shows(page, /^Les directions (?:ont|avaient) jusqu’au \d/);
  await shows(page, 'Directions attendues');
  await shows(page, /elle se remplace/);
  const waited = page.locator('section.next li', { hasText: 'à décider' });
  await expect.poll(() => waited.count()).toBeGreaterThan(1);
  const open = (await pairsOf(page)).filter(({ state }) => state === 'open');
  expect(await waited.count()).toBe(new Set(open.map(({ mentor }) => mentor!.service)).size);
  const counts = (await waited.allTextContents()).map((text) => Number(/(\d+) binômes? à décider/.exec(text.replaceAll(/\s/g, ' '))![1]));
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(open.length);
  await isSoundAtAnyWidth(visitor);
});

it('sorts, filters and searches without accents, at once, and Back finds it so', async () => {
  const visitor = await demo().visit('board.disp-lil', { at: AT });
  const { page } = visitor;
  await expect.poll(() => page.locator('table.pairs tbody tr').count()).toBeGreaterThan(10);
  await page.getByRole('button', { name: 'Score sur 100' }).click();
  await page.getByRole('button', { name: 'Score sur 100' }).click();
  await expect.poll(() => page.locator('th[aria-sort=descending]').textContent()).toContain('Score');
  const scores = (await page.locator('.score-number').allTextContents()).map((text) => Number(text.replace(',', '.')));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  const [{ trainee }] = (await pairsOf(page)).filter(({ trainee: { name } }) => /[éèïë]/.test(name)) as [Pair];
  await page.getByLabel('Nom ou identifiant').fill(trainee.name.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase());
  await expect.poll(() => page.locator('table.pairs tbody th').allTextContents()).toHaveLength(1);
  await page.locator('table.pairs tbody a').click();
  await expect.poll(() => heading(page)).toContain(trainee.name);
  await isSoundAtAnyWidth(visitor);
  await page.goBack();
  await expect.poll(() => page.locator('table.pairs tbody tr').count()).toBe(1);
  await expect.poll(() => page.locator('th[aria-sort=descending]').textContent()).toContain('Score');
  await page.getByLabel('Nom ou identifiant').fill('personne de ce nom');
  await shows(page, 'Aucun binôme ne correspond');
  await isSound(visitor);
});

/** The director with the most pairs, and which pairs these are. */
async function busiest(): Promise<{ readonly login: string; readonly mine: readonly Pair[] }> {
  const { page } = await demo().visit('board.disp-lil');
  const by = grouped(await pairsOf(page), ({ mentor }) => mentor?.service ?? '');
  await page.close();
  const [service, mine] = [...by].sort(([, a], [, b]) => b.length - a.length)[0]!;
  return { login: `director.${service.toLowerCase()}`, mine };
}

it('asks a director for a view of what is doubtful, prices another mentor, keeps what was written, and tells of a conflict', async () => {
  const { login, mine } = await busiest();
  const visitor = await demo().visit(login, { at: AT });
  const { page } = visitor;
  await expect.poll(() => page.locator('table.pairs tbody tr').count()).toBeGreaterThan(2);
  await shows(page, /^Vous (?:avez|aviez) jusqu’au \d/);
  expect(await page.getByText('Directions attendues').count()).toBe(0);
  await isSoundAtAnyWidth(visitor);
  const doubtful = mine.find(({ marks }) => marks.length > 0)!;
  await page.goto(`${demo().address}${AT}/pairs/${doubtful.trainee.id}`);
  await shows(page, 'Votre avis, avant le score');
  expect(await page.getByText('Autres tuteurs possibles').count()).toBe(0);
  expect(await page.locator('.points').count()).toBe(0);
  await isSoundAtAnyWidth(visitor);
  await page.getByRole('button', { name: 'Je ne peux pas le dire' }).click();
  await shows(page, 'Autres tuteurs possibles');
  await isSoundAtAnyWidth(visitor);
  await page.getByLabel('choisir un autre tuteur').check();
  await page.getByLabel('Tuteur choisi').selectOption({ index: 1 });
  await expect.poll(() => page.locator('.price').textContent()).toContain('Places');
  await page.getByLabel('Motif').fill('Le projet du service');
  await isSoundAtAnyWidth(visitor);
  await page.reload();
  await expect.poll(() => page.getByLabel('Motif').inputValue()).toBe('Le projet du service');
  await page.getByLabel('refuser ce binôme').check();

  const other = await demo().visit(login);
  await decide(other.page, doubtful.trainee.id, { kind: 'accept', reason: 'Décidé ailleurs' });
  await page.getByRole('button', { name: 'Refuser ce binôme' }).click();
  await shows(page, 'Votre motif reste écrit ici.');
  // By whom, and when.
  await shows(page, /Entre-temps.*accepté, par .*, le .*\d{1,2}:\d{2}/);
  await isSound(visitor);
  expect(await page.getByLabel('Motif').inputValue()).toBe('Le projet du service');
  await page.getByRole('button', { name: 'Relire ce binôme' }).click();
  await shows(page, '« Décidé ailleurs »');
  await page.getByRole('button', { name: 'Refuser ce binôme' }).click();
  await shows(page, 'Ce binôme est refusé.');
  await isSoundAtAnyWidth(visitor);

  // Whoever has seen the score is not asked for a view again.
  await decide(other.page, doubtful.trainee.id, { kind: 'withdraw', reason: 'Essai fini' });
  await page.reload();
  await shows(page, 'Autres tuteurs possibles');
  expect(await page.getByText('Votre avis, avant le score').count()).toBe(0);
  await decide(other.page, doubtful.trainee.id, { kind: 'refuse', reason: 'Le projet du service' });

  // What can still be had is counted without the mentor whom another trainee is given.
  const [taker, loser] = mine.filter(({ state, marks }) => state === 'open' && marks.length === 0);
  await decide(other.page, taker!.trainee.id, { kind: 'change', mentor: loser!.mentor!.id, reason: 'Le projet du service' });
  await page.goto(`${demo().address}${AT}/pairs/${loser!.trainee.id}`);
  await shows(page, 'a été choisi pour un autre stagiaire');
  await shows(page, 'Prix et changements tiennent compte de ce qui est déjà décidé');
  await shows(page, `déjà décidé pour ${taker!.trainee.name}`);
  expect(await page.locator('table.alternatives tbody th').allTextContents()).not.toContain(loser!.mentor!.name);
  await isSoundAtAnyWidth(visitor);
  await decide(other.page, taker!.trainee.id, { kind: 'withdraw', reason: 'Essai fini' });
});

it('is decided by keyboard alone, from the list to the next pair', async () => {
  const { login } = await busiest();
  const visitor = await demo().visit(login, { at: AT });
  const { page } = visitor;
  await shows(page, 'Décider le premier');
  await tabTo(page, '.next a');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.sides').count()).toBe(1);
  const first = await heading(page);
  await expect.poll(() => page.locator('.way progress').count()).toBe(1);
  if ((await page.locator('.first-view').count()) > 0) {
    await tabTo(page, '.first-view button');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.decide').count()).toBe(1);
  }
  await tabTo(page, 'input[name=kind]');
  await page.keyboard.press('Space');
  await tabTo(page, 'textarea');
  await page.keyboard.type('Même antenne, et un domaine en commun');
  await tabTo(page, 'button[type=submit]');
  await page.keyboard.press('Enter');
  await shows(page, 'Ce binôme est accepté.');
  await isSound(visitor);
  await expect.poll(() => heading(page)).not.toBe(first);
  // The focus is where the next pair begins, and what was done can be come back to.
  await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('H1');
  await shows(page, 'Y revenir');
  await isSoundAtAnyWidth(visitor);
});

it('leads a director along the list as it is sorted, and back to their place in it', async () => {
  const { login } = await busiest();
  const visitor = await demo().visit(login, { at: `${AT}?sort=trainee&down=1` });
  const { page } = visitor;
  await expect.poll(() => page.locator('table.pairs tbody tr').count()).toBeGreaterThan(2);
  const waiting = page.locator('table.pairs tbody tr', { hasText: 'à décider' }).locator('th a');
  const names = await waiting.allTextContents();
  expect(names.length).toBeGreaterThan(1);
  await waiting.first().click();
  await expect.poll(() => heading(page)).toContain(names[0]);
  await page.getByRole('link', { name: 'Binôme suivant à décider' }).click();
  await expect.poll(() => heading(page)).toContain(names[1]);
  await page.getByRole('link', { name: 'Revenir à la liste' }).click();
  await expect.poll(() => page.locator(':focus').allTextContents()).toEqual([names[1]]);
  expect(new URL(page.url()).searchParams.get('sort')).toBe('trainee');
  await isSound(visitor);
});

it('tells in a second tab what was decided in the first, and loses nothing that was typed there', async () => {
  const { login, mine } = await busiest();
  const open = mine.filter(({ state, marks }) => state === 'open' && marks.length === 0);
  const { trainee } = open.at(-1)!;
  const visitor = await demo().visit(login, { at: `${AT}/pairs/${trainee.id}` });
  const { page: first } = visitor;
  const second = await first.context().newPage();
  await second.goto(first.url());
  for (const tab of [first, second]) await tab.getByLabel('accepter ce binôme').check();
  await second.getByLabel('Motif').fill('Écrit dans le second onglet');
  await first.getByLabel('Motif').fill('Décidé dans le premier onglet');
  await first.getByRole('button', { name: 'Accepter ce binôme' }).click();
  await shows(first, 'Ce binôme est accepté.');
  await second.getByRole('button', { name: 'Accepter ce binôme' }).click();
  await shows(second, /Entre-temps.*accepté, par .*, le .*\d{1,2}:\d{2}/);
  await shows(second, '« Décidé dans le premier onglet »');
  expect(
    await second.evaluate<string>(`JSON.parse(Object.entries(sessionStorage).find(([key]) => key.includes('${trainee.id}'))[1]).reason`),
  ).toBe('Écrit dans le second onglet');
  await isSound(visitor);
});

it('is computed again after a refusal, published once nothing is lacking, and withdrawn with a reason', async () => {
  const visitor = await demo().visit('board.disp-lil', { at: AT });
  const { page } = visitor;
  await shows(page, /attend une autre proposition/);
  await shows(page, /1 binôme refusé, qui attend une autre proposition$/);
  await page.getByText(/^Ce qui manque avant de publier/).click();
  await isSoundAtAnyWidth(visitor);
  await page.getByRole('button', { name: 'Préparer une nouvelle proposition' }).click();
  await shows(page, 'Lire le rapport');
  await page.getByRole('button', { name: 'Soumettre aux directions' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Soumettre aux directions' }).click();
  await expect.poll(() => page.getByText('Lire le rapport').count()).toBe(0);
  const open = (await pairsOf(page)).filter(({ state }) => state === 'open');
  for (const [service, pairs] of grouped(open, ({ mentor }) => mentor!.service)) {
    const director = await demo().visit(`director.${service.toLowerCase()}`);
    for (const { trainee } of pairs) await decide(director.page, trainee.id, { kind: 'accept', reason: 'Convient' });
    await director.page.close();
  }
  const unmet = (await pairsOf(page)).filter(({ state }) => state === 'unmet');
  for (const { trainee } of unmet) {
    await page.goto(`${demo().address}${AT}/pairs/${trainee.id}`);
    await page.getByLabel('laisser ce stagiaire sans tuteur').check();
    await page.getByLabel('Motif').fill('Aucun tuteur possible ; l’école le prend en charge');
    await isSound(visitor);
    await page.getByRole('button', { name: 'Laisser sans tuteur' }).click();
    await shows(page, 'Ce stagiaire est laissé sans tuteur.');
  }
  await page.goto(`${demo().address}${AT}`);
  await page.getByRole('button', { name: 'Vérifier puis publier' }).click();
  await shows(page, 'Vérifier ce qui sera publié');
  await isSoundAtAnyWidth(visitor);
  // What is confirmed is not as it was read: nothing is published.
  const [{ trainee: moved, mentor }] = open as [Pair];
  const director = await demo().visit(`director.${mentor!.service.toLowerCase()}`);
  await decide(director.page, moved.id, { kind: 'withdraw', reason: 'À revoir' });
  await page.getByRole('button', { name: 'Publier la campagne' }).click();
  await expect.poll(() => page.getByRole('dialog').getByRole('alert').count()).toBe(1);
  expect((await asked<{ state: string }>(page, AT)).state).toBe('review');
  await decide(director.page, moved.id, { kind: 'accept', reason: 'Revu' });
  await page.goto(`${demo().address}${AT}`);
  await page.getByRole('button', { name: 'Vérifier puis publier' }).click();
  await page.getByRole('button', { name: 'Publier la campagne' }).click();
  await shows(page, 'Chacun voit son binôme.');
  await isSoundAtAnyWidth(visitor);
  await page.getByRole('button', { name: 'Retirer la publication' }).click();
  await page.getByLabel('Motif').fill('Une erreur au recensement');
  await isSound(visitor);
  await page.getByRole('dialog').getByRole('button', { name: 'Retirer la publication' }).click();
  await shows(page, /Une erreur au recensement/);
  await isSoundAtAnyWidth(visitor);
}, 180_000);

it('speaks English on a phone, and shows the training unit the rounds of all directorates', async () => {
  const visitor = await demo().visit('ecole', { at: '/rounds', width: 390 });
  const { page } = visitor;
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => heading(page)).toBe('Rounds');
  await page.getByLabel('Directorate').selectOption('DISP-LIL');
  await page.getByLabel('Internship').selectOption('CPIP 29/SP1');
  await expect.poll(() => page.locator('table.rounds tbody a').allTextContents()).toEqual(['DISP de Lille']);
  await isSound(visitor);
  await page.locator('table.rounds tbody a').click();
  await expect.poll(() => page.locator('.steps').count()).toBe(1);
  await isSound(visitor);
});

// Last: it has every directorate’s round computed.
it('stops a computation from the page while it is under way, and says so', async () => {
  const bordeaux = `/rounds/${encodeURIComponent('DISP-BOR.CPIP 29.SP1')}`;
  const school = await demo().visit('ecole');
  // Of the whole country: this one waits its turn.
  await asked(school.page, '/runs', { method: 'POST', body: { command: 'match', period: 'CPIP 29/SP1' } });
  const visitor = await demo().visit('board.disp-bor', { at: bordeaux });
  const { page } = visitor;
  await page.getByRole('button', { name: 'Arrêter le calcul' }).click();
  await shows(page, 'Le dernier calcul a été arrêté. Rien n’a changé.');
  await expect.poll(() => page.getByRole('button', { name: 'Préparer une proposition' }).count()).toBe(1);
  await isSoundAtAnyWidth(visitor);
});
