/** The pages of a plan over several periods and of a recruitment. */
import { describe, expect, it } from 'vitest';
import { recruitment, recruitmentNotes, summarisePlan } from '../../../src/planning/index.ts';
import { renderPlan, renderRecruitment } from '../../../src/report/index.ts';
import { guidelinesWith, input, mentor, period, trainee } from '../matching/small-census.ts';
import { samplePlan } from '../planning/periods/sample-plan.ts';
import { all, type Element, having, parseHtml, textOf } from './html-tree.ts';

const plain = (element: Element): string => textOf(element).replaceAll(/[\u00a0\u202f]/gu, ' ');
const cells = (table: Element): string[][] => all(table, 'tr').map((row) => all(row, 'th', 'td').map((cell) => plain(cell).trim()));

function sound(html: string): Element {
  const page = parseHtml(html);
  expect(all(page, 'script', 'link', 'img', 'iframe', 'form')).toEqual([]);
  const ids = having(page, 'id').map(({ attributes }) => attributes.get('id'));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { attributes } of having(page, 'href')) expect(ids).toContain(attributes.get('href')!.slice(1));
  for (const table of all(page, 'table')) {
    expect(all(table, 'caption').map(textOf).join('')).not.toBe('');
    expect(all(table, 'th').every(({ attributes }) => attributes.has('scope'))).toBe(true);
  }
  const levels = all(page, 'h1', 'h2', 'h3', 'h4').map(({ name }) => Number(name[1]));
  levels.slice(1).forEach((level, k) => expect(level - levels[k]!).toBeLessThanOrEqual(1));
  return page;
}

describe('the report of a plan', () => {
  const plan = samplePlan();
  const shown = (language: 'fr' | 'en'): string =>
    renderPlan({ plan, guidelines: guidelinesWith(), summary: summarisePlan(plan, language, true) }, language);

  it('says what is proven, and everybody’s mentor in each period, in words', () => {
    const page = sound(shown('fr'));
    expect(plain(page)).toContain('Plan optimal, prouvé');
    expect(plain(page)).toContain('Tuteurs trouvés pour 3 stages sur 4.');
    const table = all(page, 'table').find((each) =>
      all(each, 'caption').map(textOf).join('').includes('chaque stagiaire à chaque période'),
    )!;
    expect(cells(table)).toEqual([
      ['Stagiaire', 'SP1', 'SP2', 'Ne verrait pas'],
      ['Ève Érable', 'Alix Ajonc milieu ouvert', 'Alix Ajonc milieu ouvert', 'milieu fermé'],
      [expect.stringContaining('=Fadi'), 'Basile Bruyère milieu ouvert + milieu fermé', '▲ sans tuteur', ''],
    ]);
    expect(plain(page)).toContain('28 août 2025');
    expect(plain(page)).not.toMatch(/\d{4}-\d\d-\d\d|\bM[OF]\b/);
  });

  it('is the same again, whole in English, and places nobody where nothing is planned', () => {
    expect(shown('en')).toBe(shown('en'));
    expect(plain(sound(shown('en')))).toContain('This is a plan: nobody is matched yet.');
    const none = { ...plan, status: 'infeasible' as const, pairs: [], trainees: [], loads: [] };
    const page = sound(renderPlan({ plan: none, guidelines: guidelinesWith(), summary: ['unsaid'] }, 'fr'));
    expect(plain(page)).toContain('Aucun plan ne respecte toutes les règles');
    expect(plain(page)).toContain('Aucun stagiaire n’est placé');
    expect(plain(page)).not.toContain('unsaid');
  });
});

describe('the report of a recruitment', () => {
  const result = recruitment({
    ...input([trainee('t1'), trainee('t2')], [mentor('m1'), mentor('m2', { trainedOn: null }), mentor('m3', { volunteer: false })]),
    periods: [period],
  });
  const html = renderRecruitment({ recruitment: result, guidelines: guidelinesWith(), notes: recruitmentNotes(result, 'fr') }, 'fr');
  const page = sound(html);

  it('shows places by service, and ranks whom to train apart from who would have to agree', () => {
    const tables = all(page, 'table');
    expect(cells(tables[0]!).at(-1)).toEqual([
      ...['SPIP de la Gironde', '2', '3', '1', '1', '1', '▲ 1', '1 non formé au tutorat, 1 non volontaire'],
    ]);
    expect(cells(tables[1]!)[1]!.slice(0, 5)).toEqual(['1', 'formation', expect.stringContaining('Dominique Nom-m2'), '1', '1']);
    expect(cells(tables[2]!)[1]!.slice(1, 3)).toEqual(['accord de la personne', expect.stringContaining('Dominique Nom-m3')]);
    expect(plain(page)).toContain('1 stage reste sans tuteur');
    expect(plain(page)).toContain('personne n’est tuteur sans son accord');
  });
});
