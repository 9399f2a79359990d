/** The French sentences of the census that is given back with what is to be corrected. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, integer } = formatsOf('fr');
const cells = (n: number): string => counted(n, 'cellule', 'cellules');

export const annotatedFr = withFrenchSpacing({
  title: (file: string) => `À corriger dans « ${file} »`,
  counts: (refused: number, warned: number) =>
    refused + warned === 0
      ? 'Aucune cellule à corriger ni à vérifier.'
      : `${counted(refused, 'cellule à corriger', 'cellules à corriger')}, ${counted(warned, 'cellule à vérifier', 'cellules à vérifier')}.`,
  legend:
    'Les cellules à corriger sont en orange et en gras, les cellules à vérifier en jaune et en italique ; le commentaire de chacune dit pourquoi, et quoi faire.',
  correct:
    'Corrigez dans ce classeur, sans déplacer lignes ni colonnes, puis renvoyez-le : il se lit comme le fichier d’origine. Cette feuille n’est pas lue.',
  kept: 'Chaque cellule contient le texte qui a été lu. Les feuilles masquées, les formules et les couleurs ne sont pas reprises ; les lignes masquées sont affichées.',
  cut: {
    unreadable: 'Le fichier ne peut pas être lu jusqu’au bout : ce qui manque ici est à corriger dans le fichier d’origine.',
    tooLarge: 'Le fichier est trop grand pour être recopié dans un classeur : corrigez-le à partir des lignes données ci-dessous.',
  },
  nothingCopied: 'Rien de ce fichier n’est recopié : les lignes ci-dessous disent pourquoi.',
  unreadSheets: (sheets: string) => `Feuilles non lues, recopiées telles quelles : ${sheets}. Si des personnes y figurent, elles manquent.`,
  hiddenSheets: (sheets: string) =>
    `Feuilles masquées, ni lues ni recopiées : ${sheets}. Si l’une d’elles fait partie du recensement, affichez-la dans le fichier d’origine et renvoyez celui-ci.`,
  /** In a sheet that was not read, by why. */
  unread: {
    noHeader:
      'Cette feuille n’a pas été lue : aucune de ses 20 premières lignes ne porte les en-têtes d’un recensement. Si elle décrit des personnes, mettez-y les mêmes en-têtes que dans les feuilles lues (matricule, nom, prénom, service…).',
    named:
      'Cette feuille n’a pas été lue : son nom dit qu’elle ne décrit personne. Si elle décrit des personnes, donnez-lui un autre nom, et les en-têtes du recensement.',
    same: 'Cette feuille n’a pas été lue : c’est la copie d’une autre, qui est lue une seule fois. Si elle devait en être une autre, corrigez-la ; sinon, retirez-la.',
  },
  withheldColumns: (columns: string) => `Colonnes laissées vides : ${columns}. Les commentaires de leurs en-têtes disent pourquoi.`,
  withheld: {
    forbidden: 'Contenu non recopié : la loi interdit d’en tenir compte pour apparier des personnes.',
    remarks:
      'Contenu non recopié : un texte libre peut dire de quelqu’un ce que la loi interdit de garder. Si une demande y figure (à séparer, covoiturage, binôme imposé, absence), recopiez-la depuis l’original dans la colonne prévue.',
    nameless: 'Contenu non recopié : sans en-tête, on ne sait pas ce qu’il dit de quelqu’un. La colonne porte ici son numéro.',
    home: 'Contenu non recopié : le lieu où habite un tuteur n’est pas nécessaire.',
  },
  shifted: {
    whole: 'La ligne d’origine est ici en un seul texte : répartissez-le dans les colonnes.',
    withheld: 'La ligne d’origine n’est pas recopiée, car on ne sait pas où y figure une colonne interdite : saisissez-la à nouveau.',
  },
  shortened: (length: number) => `Texte coupé : il a ${integer(length)} caractères dans le fichier d’origine.`,
  head: ['Gravité', 'Feuille', 'Colonne', 'Ce qui ne va pas', 'Ce qu’il faut faire', 'Nombre', 'Cellules'],
  refused: 'à corriger',
  warned: 'à vérifier',
  values: (values: string) => `Valeurs : ${values}.`,
  whole: 'tout le fichier',
  line: (n: number) => `ligne ${n}`,
  more: (n: number) => `… (+ ${integer(n)})`,
  /** In the terminal. */
  written: 'Fichiers annotés :',
  file: (place: string, source: string, refused: number, warned: number) =>
    `${place} : « ${source} », ${cells(refused)} à corriger, ${cells(warned)} à vérifier`,
});

export type AnnotatedWords = typeof annotatedFr;
