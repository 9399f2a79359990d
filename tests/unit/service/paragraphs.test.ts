/** An explanation’s paragraphs as the page shows them. */
import { describe, expect, it } from 'vitest';
import { countedOf, partsOf } from '../../../src/service/web/pages/matches/paragraphs.ts';

const data = [
  'Les données viennent du recensement.',
  'Ce qui est retenu, critère par critère',
  'Critère | Ce qui est retenu',
  'Parcours | 1 domaine en commun sur 2 : droit',
  'Trajet | même commune : Basse-Terre',
  'Préférences | n’est pas parmi les 2 choix du stagiaire',
];
const operations = [
  'Il est prouvé qu’aucun autre ensemble de binômes ne fait mieux.',
  'Ce qui fait le score',
  'Critère | Valeur /100 | Poids | Points',
  'Parcours | 50 | 30 % | 5,5',
  'Trajet | 100 | 20 % | 20,0',
  'Préférences | 20 | 15 % | 3,0',
  'Score | 28,5',
];

describe('what counted', () => {
  it('is told by criterion, the one that gave most first', () => {
    expect(countedOf(partsOf(data), partsOf(operations))).toEqual([
      {
        name: null,
        counted: [
          { criterion: 'Trajet', said: 'même commune : Basse-Terre', points: '20,0', weight: '20 %' },
          { criterion: 'Parcours', said: '1 domaine en commun sur 2 : droit', points: '5,5', weight: '30 %' },
          { criterion: 'Préférences', said: 'n’est pas parmi les 2 choix du stagiaire', points: '3,0', weight: '15 %' },
        ],
      },
    ]);
  });

  /** As a mentor of several trainees is told of each. */
  const of = (name: string, lines: readonly string[]): string[] =>
    lines.map((line) => (line.startsWith('Ce qui') ? `${name} : ${line.charAt(0).toLowerCase()}${line.slice(1)}` : line));

  it('is told of each of several pairs, whatever order its tables come in, and of namesakes one after the other', () => {
    const names = ['Ève Érable', 'Jean D.', 'Jean D.'];
    const other = operations.map((line) => line.replace('20,0', '1,0'));
    const third = operations.map((line) => line.replace('20,0', '4,0'));
    const both = countedOf(
      partsOf([data[0]!, ...names.flatMap((name) => of(name, data.slice(1)))]),
      partsOf([operations[0]!, ...of(names[1]!, other.slice(1)), ...of(names[0]!, operations.slice(1)), ...of(names[2]!, third.slice(1))]),
    );
    expect(both.map(({ name, counted }) => [name, counted.map(({ criterion, points }) => `${criterion} ${points}`)])).toEqual([
      ['Ève Érable', ['Trajet 20,0', 'Parcours 5,5', 'Préférences 3,0']],
      ['Jean D.', ['Parcours 5,5', 'Préférences 3,0', 'Trajet 1,0']],
      ['Jean D.', ['Parcours 5,5', 'Trajet 4,0', 'Préférences 3,0']],
    ]);
  });

  it('is left out of a pair of which there is no table', () => {
    const [first, second] = ['Ève Érable', 'Fadi Frêne'];
    const found = countedOf(
      partsOf([data[0]!, ...of(first, data.slice(1)), ...of(second, data.slice(1))]),
      partsOf([operations[0]!, ...of(second, operations.slice(1))]),
    );
    expect(found.map(({ name }) => name)).toEqual([second]);
    expect(countedOf(partsOf(data.slice(0, 1)), partsOf(operations))).toEqual([]);
  });
});
