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
      { criterion: 'Trajet', said: 'même commune : Basse-Terre', points: '20,0', weight: '20 %' },
      { criterion: 'Parcours', said: '1 domaine en commun sur 2 : droit', points: '5,5', weight: '30 %' },
      { criterion: 'Préférences', said: 'n’est pas parmi les 2 choix du stagiaire', points: '3,0', weight: '15 %' },
    ]);
  });

  it('is left to the tables where several pairs are told, or none', () => {
    expect(countedOf(partsOf([...data, ...data.slice(1)]), partsOf(operations))).toEqual([]);
    expect(countedOf(partsOf(data), partsOf([...operations, ...operations.slice(1)]))).toEqual([]);
    expect(countedOf(partsOf(data.slice(0, 1)), partsOf(operations))).toEqual([]);
  });
});
