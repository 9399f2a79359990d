/** The French words of a map of pairs, in a report and on the page. */
import { formatsOf } from './formats.ts';

const { count, integer } = formatsOf('fr');
const trainees = (n: number): string => count(n, 'stagiaire', 'stagiaires');
const mentors = (n: number): string => count(n, 'tuteur', 'tuteurs');
const pairs = (n: number): string => count(n, 'binôme', 'binômes');

export const mapFr = {
  intro: 'Chaque trait relie le lieu d’un stagiaire à celui de son tuteur ; des lieux identiques se superposent.',
  mentor: 'Lieu de tuteurs',
  trainee: 'Lieu de stagiaires',
  unmet: 'Stagiaire sans tuteur',
  pair: 'Binôme',
  size: 'La taille d’un signe croît avec le nombre de personnes.',
  summary: (place: string, nPairs: number, nMentors: number, nTrainees: number, nUnmet: number) =>
    `${place} : ${pairs(nPairs)}, ${mentors(nMentors)}, ${trainees(nTrainees)} avec un tuteur, ${integer(nUnmet)} sans tuteur.`,
  place: (town: string, persons: string) => `${town} : ${persons}`,
  mentorsAt: mentors,
  traineesAt: trainees,
  unmetAt: (n: number) => `${trainees(n)} sans tuteur`,
  lineTitle: (from: string, to: string, n: number) => `${from} – ${to} : ${pairs(n)}`,
  unknownTown: 'lieu non nommé',
  missing: (n: number) =>
    `${count(n, 'personne n’est pas placée', 'personnes ne sont pas placées')} sur la carte, faute de coordonnées connues ou parce que le lieu est hors du cadre.`,
  attribution:
    'Contours : Natural Earth (domaine public). Limites des départements, simplifiées : d’après la position des communes (INSEE, La Poste ; Licence Ouverte 2.0). Coordonnées des communes : GeoNames (CC BY 4.0).',
  tableSummary: 'Lire la carte en tableau',
  empty: 'Aucune personne de cette proposition n’a de coordonnées connues : il n’y a pas de carte.',
  frames: {
    main: 'France métropolitaine',
    zoomed: 'Les directions concernées',
    parisRegion: 'Île-de-France (agrandie)',
    guadeloupe: 'Guadeloupe',
    saintMartin: 'Saint-Martin et Saint-Barth',
    martinique: 'Martinique',
    guyane: 'Guyane',
    reunion: 'La Réunion',
    mayotte: 'Mayotte',
    saintPierreEtMiquelon: 'Saint-Pierre-et-Miquelon',
    polynesie: 'Polynésie (îles de la Société)',
    nouvelleCaledonie: 'Nouvelle-Calédonie',
  },
};
