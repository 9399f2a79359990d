/** The French sentences that account for everybody who was read: none drops out unsaid. */
import type { LeftOut } from '../domain/index.ts';
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, integer } = formatsOf('fr');
const trainees = (n: number): string => counted(n, 'stagiaire', 'stagiaires');
const mentors = (n: number): string => counted(n, 'tuteur', 'tuteurs');

export const accountFr = withFrenchSpacing({
  heading: 'Compte des personnes',
  intro: 'Toute personne lue dans le recensement est comptée ici une fois, et une seule.',
  trainees: (read: number, matched: number, unmet: number, leftOut: number) =>
    `${trainees(read)} : ${integer(matched)} avec un tuteur, ${integer(unmet)} sans tuteur, ${integer(leftOut)} laissé${leftOut < 2 ? '' : 's'} de côté.`,
  mentors: (read: number, matched: number, free: number, excluded: number, leftOut: number) =>
    `${mentors(read)} : ${integer(matched)} avec un stagiaire, ${integer(free)} sans stagiaire, ${integer(excluded)} exclu${excluded < 2 ? '' : 's'} par une règle, ${integer(leftOut)} laissé${leftOut < 2 ? '' : 's'} de côté.`,
  concernedTrainees: (read: number, concerned: number, leftOut: number) =>
    `${trainees(read)} : ${integer(concerned)} concerné${concerned < 2 ? '' : 's'}, ${integer(leftOut)} laissé${leftOut < 2 ? '' : 's'} de côté.`,
  concernedMentors: (read: number, concerned: number, leftOut: number) =>
    `${mentors(read)} : ${integer(concerned)} concerné${concerned < 2 ? '' : 's'}, ${integer(leftOut)} laissé${leftOut < 2 ? '' : 's'} de côté.`,
  nobodyLeftOut: 'Personne n’est laissé de côté.',
  /** Before a list of names: of so many trainees, mentors, or people whose row does not say what they are. */
  groups: {
    otherPromotion: (n: number, promotion: string) => `${trainees(n)} d’une autre promotion (${promotion})`,
    otherBoard: (n: number) => `${mentors(n)} d’une direction sans stagiaire de la période`,
    decided: (n: number) => `${trainees(n)} sans tuteur par décision`,
    refusedFile: (n: number) =>
      `${counted(n, 'fichier ou feuille refusé', 'fichiers ou feuilles refusés')} en entier, avec toutes les personnes qui y figurent`,
    refusedRow: {
      trainee: (n: number) => `${trainees(n)} dont la ligne est refusée`,
      mentor: (n: number) => `${mentors(n)} dont la ligne est refusée`,
      unknown: (n: number) => `${counted(n, 'personne sans rôle lisible', 'personnes sans rôle lisible')} dont la ligne est refusée`,
    },
    gone: {
      trainee: (n: number) => `${trainees(n)} d’un résultat antérieur, absent${n < 2 ? '' : 's'} du recensement`,
      mentor: (n: number) => `${mentors(n)} d’un résultat antérieur, absent${n < 2 ? '' : 's'} du recensement`,
    },
  },
  person: (name: string | null, id: string | null, place: string | null): string => {
    const who = name === null ? (id ?? 'sans nom lisible') : id === null ? name : `${name} (${id})`;
    return place === null ? who : `${who}, ${place}`;
  },
  line: (file: string, line: number | null) => (line === null ? file : `${file}, ligne ${integer(line)}`),
  sheet: (file: string, sheet: string) => `${file} [${sheet}]`,
  unread: (names: string, n: number) =>
    `${n < 2 ? 'Feuille non lue, car elle ne semble' : 'Feuilles non lues, car elles ne semblent'} décrire personne : ${names}.`,
  more: (n: number) => `et ${integer(n)} de plus`,
  partial: 'Le recensement comporte des lignes refusées, dont on a demandé de se passer.',
  partialFiles:
    'Des fichiers ou des feuilles du recensement sont refusés en entier, et l’on a demandé de s’en passer : des personnes manquent, qui ne sont pas comptées ici une à une.',
  csv: {
    role: 'Rôle',
    id: 'Matricule',
    name: 'Nom',
    service: 'Service',
    situation: 'Situation',
    detail: 'Précision',
    file: 'Fichier',
    line: 'Ligne',
    roles: { trainee: 'stagiaire', mentor: 'tuteur', unknown: 'rôle illisible' },
    situations: {
      matched: 'avec un tuteur',
      unmet: 'sans tuteur',
      taken: 'avec un stagiaire',
      free: 'sans stagiaire',
      excluded: 'exclu par une règle',
      leftOut: 'laissé de côté',
    },
    reasons: {
      otherPromotion: 'autre promotion',
      decided: 'sans tuteur par décision',
      otherBoard: 'direction sans stagiaire de la période',
      refusedRow: 'ligne refusée',
      refusedFile: 'fichier ou feuille refusé en entier',
      gone: 'absent du recensement',
    } satisfies Record<LeftOut['reason'], string>,
  },

  changes: {
    heading: 'Ce qui change depuis la proposition précédente',
    kept: (n: number) => `${counted(n, 'binôme est conservé', 'binômes sont conservés')}.`,
    changed: (trainee: string, from: string, to: string | null) =>
      to === null ? `${trainee} n’a plus de tuteur (avant : ${from}).` : `${trainee} : ${to} au lieu de ${from}.`,
    added: (trainee: string, to: string) => `${trainee} : ${to}, sans tuteur auparavant.`,
    impossible: (trainee: string, mentor: string) => `Le binôme ${mentor} – ${trainee} ne peut plus être : l’un des deux n’est plus là.`,
    none: 'Aucun stagiaire ne change de tuteur.',
  },
});
