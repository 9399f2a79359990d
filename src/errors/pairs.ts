/** Pairs of a past period that cannot be read. */
import { ofKind } from './entry.ts';

/** The pairs that people made in a past period, as a file: what refuses it as a whole, then what refuses a row. */
export const pairsErrors = ofKind('input', {
  PAIRS_WRONG_FILE: {
    fr: 'Ce n’est pas un tableau en texte : le fichier semble être {kindFr}.',
    en: 'This is no table in text: the file looks like {kind}.',
    remedy: { fr: 'Enregistrez le tableau au format CSV.', en: 'Save the table as CSV.' },
  },
  PAIRS_MIXED_ENCODING: {
    fr: 'Le codage des caractères change au milieu du fichier.',
    en: 'The character encoding changes within the file.',
    remedy: { fr: 'Enregistrez-le en UTF-8 (dans Excel : « CSV UTF-8 »).', en: 'Save it as UTF-8 (in Excel: “CSV UTF-8”).' },
  },
  PAIRS_NOT_CSV: {
    fr: 'Le fichier des binômes ne se lit pas comme un CSV : {detailFr}.',
    en: 'The file of pairs does not read as CSV: {detail}.',
    remedy: {
      fr: 'Vérifiez les guillemets de cette ligne et des suivantes (un guillemet ouvert doit être fermé).',
      en: 'Check the quotes on this line and the next ones (a quote that is opened must be closed).',
    },
  },
  PAIRS_MISSING_COLUMN: {
    fr: 'La colonne « {value} » manque (colonnes lues : {found}).',
    en: 'The column “{value}” is missing (columns read: {found}).',
    remedy: {
      fr: '{hintFr}La première ligne doit porter : stagiaire;tuteur (des matricules ou des noms), ou être celle d’un proposal.csv.',
      en: '{hintEn}The first line must read: trainee;mentor (ids or names), or be that of a proposal.csv.',
    },
  },
  PAIRS_DUPLICATE_COLUMN: {
    fr: 'La colonne « {value} » figure deux fois, sous ce nom ou sous un synonyme.',
    en: 'The column “{value}” stands twice, by this name or a synonym.',
    remedy: { fr: 'N’en gardez qu’une.', en: 'Keep only one.' },
  },
  PAIRS_EXTRA_CELLS: {
    fr: 'La ligne compte {cells} cellules pour {columns} colonnes : « {value} » est en trop.',
    en: 'The row holds {cells} cells for {columns} columns: “{value}” is too many.',
    remedy: {
      fr: 'Écrivez un seul binôme par ligne, et mettez entre guillemets la cellule qui contient un séparateur.',
      en: 'Write one pair a line, and put quotes around the cell that contains a delimiter.',
    },
  },
  PAIRS_EMPTY: {
    fr: 'Le fichier ne contient aucun binôme.',
    en: 'The file holds no pair.',
    remedy: {
      fr: 'Écrivez une ligne par stagiaire : son matricule, puis celui de son tuteur (vide s’il n’en avait pas).',
      en: 'Write one line a trainee: the trainee’s id, then the mentor’s (empty when there was none).',
    },
  },
  PAIRS_EMPTY_CELL: {
    fr: 'La cellule « {column} » est vide.',
    en: 'The cell “{column}” is empty.',
    remedy: {
      fr: 'Écrivez le matricule du stagiaire, ou retirez la ligne ; seul le tuteur peut rester vide.',
      en: 'Write the trainee’s id, or remove the row; only the mentor may be left empty.',
    },
  },
  PAIRS_UNKNOWN_TRAINEE: {
    fr: 'Le stagiaire « {value} » n’est pas dans le recensement.',
    en: 'The trainee “{value}” is not in the census.',
    remedy: {
      fr: '{hintFr}Écrivez son matricule ou son nom comme dans le recensement de la période.',
      en: '{hintEn}Write the id or the name as it stands in the census of the period.',
    },
  },
  PAIRS_UNKNOWN_MENTOR: {
    fr: 'Le tuteur « {value} » n’est pas dans le recensement.',
    en: 'The mentor “{value}” is not in the census.',
    remedy: {
      fr: '{hintFr}Écrivez son matricule ou son nom comme dans le recensement de la période, un seul par ligne ; laissez la cellule vide si le stagiaire n’avait personne.',
      en: '{hintEn}Write the id or the name as it stands in the census of the period, one a line; leave the cell empty when the trainee had nobody.',
    },
  },
  PAIRS_AMBIGUOUS_PERSON: {
    fr: '« {value} » peut désigner {candidates}.',
    en: '“{value}” may mean {candidates}.',
    remedy: { fr: 'Écrivez le matricule de la bonne personne.', en: 'Write the id of the right person.' },
  },
  PAIRS_NAME_READ: {
    fr: 'Personnes reconnues dans « {column} » : {detailFr}.',
    en: 'People recognised in “{column}”: {detail}.',
    remedy: {
      fr: 'Vérifiez que ce sont elles ; un matricule ne laisse pas de doute.',
      en: 'Check that it is them; an id leaves no doubt.',
    },
  },
  PAIRS_OTHER_PROMOTION: {
    fr: 'Le stagiaire « {value} » est de la promotion « {promotion} », la période est celle de « {expected} ».',
    en: 'The trainee “{value}” is of the promotion “{promotion}”, the period is that of “{expected}”.',
    remedy: {
      fr: 'Retirez la ligne, ou donnez la période de cette promotion avec --period.',
      en: 'Remove the row, or give the period of that promotion with --period.',
    },
  },
  PAIRS_TRAINEE_TWICE: {
    fr: 'Le stagiaire « {value} » figure déjà à la ligne {first}.',
    en: 'The trainee “{value}” stands on line {first} already.',
    remedy: {
      fr: 'Gardez une seule ligne par stagiaire : celle du tuteur qui l’a suivi.',
      en: 'Keep one line a trainee: the one with the mentor who followed them.',
    },
  },
  PAIRS_REJECTED: {
    fr: 'Problèmes bloquants du fichier des binômes : {rejected}. Rien n’a été comparé.',
    en: 'The file of pairs holds {rejected} blocking problem(s): nothing was compared.',
    remedy: {
      fr: 'Corrigez les lignes indiquées ci-dessus, ou acceptez de laisser ces stagiaires hors de la comparaison avec --accept-partial.',
      en: 'Correct the rows listed above, or accept leaving these trainees out of the comparison with --accept-partial.',
    },
  },
});
