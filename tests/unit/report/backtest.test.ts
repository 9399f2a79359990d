import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../src/domain/documents/pair.ts';
import { backtest } from '../../../src/backtest/index.ts';
import type { Backtest } from '../../../src/domain/documents/backtest.ts';
import { backtestCsv, renderBacktest } from '../../../src/report/index.ts';
import { constraints, input, mentor, trainee, type GuidelinesChanges } from '../matching/small-census.ts';
import { type Element, all, having, parseHtml, textOf } from './html-tree.ts';

const HOSTILE = '<script>alert("x")</script>';

/** Fourteen trainees and as many mentors, each with the next one by hand; the last has nobody, the first one who is not trained. */
function sample(changes: GuidelinesChanges = {}, pairs?: readonly string[]): Backtest {
  const ids = Array.from({ length: 14 }, (_, k) => String(k + 10));
  const trainees = ids.map((id, k) =>
    trainee(`s${id}`, { domains: [k % 2 === 0 ? 'droit' : 'lettres'], lastName: k === 1 ? HOSTILE : `Nom-${id}` }),
  );
  const mentors = ids.map((id, k) =>
    mentor(`t${id}`, { domains: [k % 2 === 0 ? 'droit' : 'lettres'], trainedOn: k === 1 ? null : '2020-01-01' }),
  );
  const given = input(trainees, [...mentors, mentor('=1+1', { domains: ['droit'] })], changes, {
    inputs: [{ name: 'binomes.csv', sha256: 'a'.repeat(64) }],
  });
  const made = pairs ?? ids.slice(0, -1).map((id) => `s${id} t${Number(id) + 1}`);
  return backtest({
    ...given,
    pairs: made.map((pair) => ({ trainee: pair.split(' ')[0]!, mentor: pair.split(' ')[1]! })),
    ...{ unlisted: [], leftOut: [] },
  });
}

const found = sample();
const plain = (result: Backtest, language: 'fr' | 'en'): string =>
  textOf(parseHtml(renderBacktest(result, language))).replace(/[\u00a0\u202f]/g, ' ');
const section = (result: Backtest, id: string): Element =>
  all(parseHtml(renderBacktest(result, 'en')), 'section').find(({ attributes }) => attributes.get('aria-labelledby') === id) ??
  expect.fail(`no section ${id}`);

describe.each(['fr', 'en'] as const)('renderBacktest (%s)', (language) => {
  const html = renderBacktest(found, language);
  const page = parseHtml(html);

  it('is self-contained, in its language, with links that lead somewhere', () => {
    expect(html).toContain(`<html lang="${language}">`);
    expect(all(page, 'script', 'link', 'img', 'iframe', 'form')).toEqual([]);
    expect(html).not.toMatch(/url\(|@import/);
    const ids = having(page, 'id').map(({ attributes }) => attributes.get('id'));
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [
      ...having(page, 'href').map(({ attributes }) => attributes.get('href')?.slice(1)),
      ...having(page, 'aria-labelledby').map(({ attributes }) => attributes.get('aria-labelledby')),
    ];
    expect(targets.length).toBeGreaterThan(15);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('skips no level of headings, and gives each table a caption and rows of one width', () => {
    const levels = all(page, 'h1', 'h2', 'h3', 'h4').map(({ name }) => Number(name[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.slice(1).forEach((level, k) => expect(level - levels[k]!).toBeLessThanOrEqual(1));
    const tables = all(page, 'table');
    expect(tables.length).toBeGreaterThan(7);
    for (const table of tables) {
      expect(all(table, 'caption')).toHaveLength(1);
      const spans = (row: Element): number =>
        row.children.reduce((width, cell) => width + (typeof cell === 'string' ? 0 : Number(cell.attributes.get('colspan') ?? 1)), 0);
      expect(new Set(all(table, 'tr').map(spans)).size).toBe(1);
    }
  });

  it('says the whole in the backtest’s sentences, and what it does not say', () => {
    const text = plain(found, language);
    for (const sentence of [...found.summary, ...found.notSaid]) expect(text).toContain(sentence[language].replaceAll('\u202f', ' '));
  });

  it('escapes what comes from outside', () => {
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  it('is the same bytes again', () => expect(renderBacktest(sample(), language)).toBe(html));
});

describe('the figures', () => {
  it('show each criterion by hand, within the rules, and by the engine', () => {
    const bars = all(section(found, 'criteria'), 'li').map(({ attributes }) => attributes.get('class'));
    expect(bars).toEqual(CRITERIA.flatMap(() => ['byHand', 'withinRules', 'byEngine']));
    expect(textOf(section(found, 'criteria'))).toContain('no known value');
    const kept = sample({}, ['s10 t10', 's13 t13']);
    expect(all(section(kept, 'criteria'), 'li').map(({ attributes }) => attributes.get('class'))).not.toContain('withinRules');
    expect(textOf(section(kept, 'criteria'))).toContain('The hard rules allow every pair made by hand.');
  });

  it('draw both distributions to one height', () => {
    const histograms = all(section(found, 'distributions'), 'figure');
    expect(histograms.map((one) => textOf(all(one, 'strong')[0]!))).toEqual(['By hand', 'Engine']);
    expect(new Set(histograms.map((one) => /Height: [^]*?pairs?/.exec(textOf(one))?.[0])).size).toBe(1);
  });

  it('fold many broken rules away, and say of a pairing without any that it has none', () => {
    expect(all(section(found, 'rules'), 'details')).toHaveLength(0);
    expect(textOf(section(found, 'rules'))).toContain('1 pair that hard rules exclude');
    const many = sample({ rules: { minimumPresence: 1, maxTravelMinutes: 1 }, ...constraints({ id: 'q', kind: 'quota', max: 3 }) });
    expect(textOf(section(many, 'rules'))).toContain('1 constraint of the guidelines not met');
    const crowd = found.changes.slice(0, 13).map(({ trainee: { id } }) => `${id} t11`);
    expect(all(section(sample({}, crowd), 'rules'), 'details')).toHaveLength(1);
    expect(textOf(section(sample({}, ['s10 t10']), 'rules'))).toContain('None: the independent verifier confirms');
  });

  it('say who gains, who loses, or that nobody does', () => {
    const text = textOf(section(found, 'changes'));
    expect(text).toContain('Those who would gain most');
    expect(text).toContain('outside the rules');
    expect(text).toContain('No trainee would lose points.');
    const engine = found.changes.flatMap(({ trainee: { id }, byEngine }) => (byEngine === null ? [] : [`${id} ${byEngine.mentor.id}`]));
    expect(textOf(section(sample({}, engine), 'changes'))).toContain('No trainee would gain points.');
    expect(textOf(section(sample({}, []), 'worst'))).toContain('No pair.');
    const [change] = found.changes;
    const large = { ...found, changes: [...found.changes, ...Array.from({ length: 1000 }, () => change!)] };
    expect(textOf(section(large, 'changes'))).toContain('Above 1,000 trainees the whole table is in the CSV file.');
  });

  it('leave the engine out where it has no solution, and the share where nothing bounds it', () => {
    const none = sample({ coverage: 'all', ...constraints({ id: 'q', kind: 'quota', max: 1 }) });
    expect(textOf(section(none, 'changes'))).toContain('The engine has no solution');
    expect(textOf(section(none, 'boards'))).not.toContain('Engine');
    expect(textOf(section(none, 'key-figures'))).not.toContain('Identical pairs');
    const over = sample({}, ['s10 t10', 's12 t10']);
    expect(textOf(section(over, 'key-figures'))).toContain('not bounded: some mentors exceed their places');
    const worthless = sample({ rules: { maxTravelMinutes: null, minimumPresence: 1, defaultCapacity: 0 } });
    expect(textOf(section(worthless, 'key-figures'))).not.toContain('Share of');
    expect(plain({ ...found, optimum: { ...found.optimum, status: 'limit' } }, 'fr')).toContain('Calcul arrêté à une limite');
  });
});

describe('backtestCsv', () => {
  // By hand: a score and its parts, the journey, the rules it breaks; the engine’s: who, a score and its parts, the journey; what lies between.
  const parts = CRITERIA.length;
  const [byHand, rules, byEngine] = [6, 8 + parts, 11 + parts];
  const difference = byEngine + parts + 2;
  const rows = (result: Backtest, language: 'fr' | 'en'): string[][] =>
    backtestCsv(result, language)
      .replace('\ufeff', '')
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(';'));

  it('has a row a trainee, whose parts sum to the scores and scores to the difference', () => {
    const [head, ...body] = rows(found, 'fr');
    expect(head).toHaveLength(difference + 2);
    expect(body).toHaveLength(14);
    const number = (cell = ''): number => Math.round(Number(cell.replace(',', '.')) * 10_000);
    for (const cells of body.filter((row) => !row[1]!.includes('script'))) {
      expect(cells).toHaveLength(difference + 2);
      const points = (from: number): number => cells.slice(from + 1, from + 1 + parts).reduce((total, cell) => total + number(cell), 0);
      for (const score of [byHand, byEngine]) expect(points(score)).toBe(number(cells[score]));
      expect(number(cells[difference])).toBe(number(cells[byEngine]) - number(cells[byHand]));
    }
  });

  it('leaves cells empty where there was nobody, names rules, and nothing that a spreadsheet runs', () => {
    const alone = rows(sample({}, ['s10 =1+1', 's12 t11']), 'en');
    const of = (id: string): string[] => alone.find(([cell]) => cell === id)!;
    expect(of('s10')[4]).toBe("'=1+1");
    expect(of('s12')[rules]).toBe('the mentor is not trained for the role');
    expect(
      of('s14')
        .slice(4, rules + 1)
        .join(''),
    ).toBe('');
    expect(of('s14').at(-1)).toBe('would have a mentor, had none');
    const none = rows(sample({ coverage: 'all', ...constraints({ id: 'q', kind: 'quota', max: 1 }) }), 'en');
    expect(none[1]!.at(-1)).toBe('');
  });
});
