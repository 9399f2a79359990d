import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { au, de, du, que } from '../../../src/wording/elision.ts';
import { fill } from '../../../src/wording/grammar.ts';

const ELIDED = [
  ...['Inès', 'Inés', 'Anne', 'Émile', 'E\u0301mile', 'Œillet', 'Ævar', 'Øyvind', 'Ulysse', 'Ôzen', 'ÉLODIE', 'inès', 'Ève', 'Onzain'],
  ...['Yves', 'Yvonne', 'Yzeure', 'Ygrande', 'Yssingeaux', 'Yeu'],
  ...[
    'Hélène',
    'HÉLÈNE',
    'Henri',
    'Henriette',
    'Hervé',
    'Hubert',
    'Honoré',
    'Hortense',
    'Hippolyte',
    'Hugues',
    'Hugo',
    'Hector',
    'Héloïse',
  ],
  ...['Hadrien', 'Hyacinthe', 'Ambérieu', 'Évreux', 'Issoudun', 'Hyères', 'Hénin-Beaumont', 'Hendaye', 'Hirson', 'Hesdin', 'Hérault'],
];
const WHOLE = [
  ...['Zoé', 'Çelik', 'Bruno', 'Yann', 'Yasmine', 'Yohan', 'Youssef', 'Yerres', 'Wassila', 'Ñuñez'],
  ...['Hassan', 'Hamid', 'Hans', 'Harry', 'Houria', 'Haguenau', 'Honfleur', 'Haute-Saône', 'Hauts-de-Seine', 'Houdan', 'Hongrie'],
  ...['11 stagiaires', '« Anne »', '(Anne)', '', 'onze stagiaires', 'oui', 'uhlans'],
];

describe('before a name', () => {
  it.each(ELIDED)('%s elides', (name) => {
    expect([de(name), que(name), du(name)]).toEqual([`d’${name}`, `qu’${name}`, `d’${name}`]);
  });

  it.each(WHOLE)('%s does not', (name) => {
    expect([de(name), que(name), du(name)]).toEqual([`de ${name}`, `que ${name}`, `de ${name}`]);
  });

  it('articles contract before places and things, never before people', () => {
    expect(['Le Mans', 'Les Ulis', 'La Rochelle', 'le service', 'LE HAVRE', 'Lens', 'L’Aigle'].map(du)).toEqual([
      'du Mans',
      'des Ulis',
      'de La Rochelle',
      'du service',
      'du HAVRE',
      'de Lens',
      'de L’Aigle',
    ]);
    expect(['Le Mans', 'Les Ulis', 'La Rochelle', 'Yzeure', 'Lesquin', 'Le'].map(au)).toEqual([
      'au Mans',
      'aux Ulis',
      'à La Rochelle',
      'à Yzeure',
      'à Lesquin',
      'à Le',
    ]);
    expect([de('Le Goff'), de('Les')]).toEqual(['de Le Goff', 'de Les']);
  });

  it('never leaves “de” or “que” before a vowel, whatever commune it is', () => {
    const [, ...rows] = readFileSync('data/reference/communes.csv', 'utf8').trim().split(/\r?\n/);
    const communes = rows.map((row) => row.split(',')[1]!);
    expect(communes.length).toBeGreaterThan(30_000);
    const vowels = communes.filter((name) => /^[aeiouàâäéèêëîïôöûüœ]/iu.test(name));
    expect(vowels.length).toBeGreaterThan(3_000);
    for (const name of vowels) expect([du(name), que(name)], name).toEqual([`d’${name}`, `qu’${name}`]);
    const articles = communes.filter((name) => /^les? /i.test(name));
    expect(articles.length).toBeGreaterThan(1_000);
    for (const name of articles) expect(`${du(name)} ${au(name)}`, name).toMatch(/^(?:du|des) .* (?:au|aux) /);
  });
});

describe('in a template', () => {
  it('a word before a name changes with it', () => {
    const said = (values: Record<string, string>): string => fill('{de a}, {que a}, {du b}, {au b}', values, 'fr');
    expect(said({ a: 'Inès', b: 'Les Ulis' })).toBe('d’Inès, qu’Inès, des Ulis, aux Ulis');
    expect(said({ a: 'Zoé', b: 'Tulle' })).toBe('de Zoé, que Zoé, de Tulle, à Tulle');
    expect(fill('{de a}', {}, 'fr')).toBe('{de a}');
  });
});
