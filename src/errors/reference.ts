/** Reference data that cannot be read. */
import { ofKind } from './entry.ts';

/** Reference data (directorates, services, sites, communes) that cannot be read; boards edit these files. */
export const referenceErrors = ofKind('input', {
  REFERENCE_NOT_CSV: {
    fr: 'Le fichier ne se lit pas comme un CSV : {detailFr}.',
    en: 'The file does not read as CSV: {detail}.',
    remedy: {
      fr: 'Vérifiez les guillemets de cette ligne et des suivantes (un guillemet ouvert doit être fermé).',
      en: 'Check the quotes on this line and the next ones (a quote that is opened must be closed).',
    },
  },
  REFERENCE_MISSING_COLUMN: {
    fr: 'La colonne « {value} » manque (colonnes lues : {found}).',
    en: 'The column “{value}” is missing (columns read: {found}).',
    remedy: {
      fr: '{hintFr}Rétablissez-la dans la première ligne du fichier ; data/README.md décrit les colonnes.',
      en: '{hintEn}Put it back in the first line of the file; data/README.md describes the columns.',
    },
  },
  REFERENCE_DUPLICATE_COLUMN: {
    fr: 'La colonne « {value} » figure deux fois.',
    en: 'The column “{value}” stands twice.',
    remedy: { fr: 'N’en gardez qu’une.', en: 'Keep only one.' },
  },
  REFERENCE_EXTRA_CELLS: {
    fr: 'La ligne compte {cells} cellules pour {columns} colonnes : « {value} » est en trop.',
    en: 'The row holds {cells} cells for {columns} columns: “{value}” is too many.',
    remedy: {
      fr: 'Mettez entre guillemets la cellule qui contient un séparateur.',
      en: 'Put quotes around the cell that contains a delimiter.',
    },
  },
  REFERENCE_EMPTY_CELL: {
    fr: 'La cellule « {column} » est vide.',
    en: 'The cell “{column}” is empty.',
    remedy: { fr: 'Complétez-la ou retirez la ligne.', en: 'Fill it in or remove the row.' },
  },
  REFERENCE_TRAVEL_PLACE: {
    fr: '« {value} » n’est ni le code INSEE d’une commune ni le code d’un site.',
    en: '“{value}” is neither the INSEE code of a commune nor the code of a site.',
    remedy: { fr: 'Écrivez par exemple 33063 ou SPIP-33-01.', en: 'Write for instance 33063 or SPIP-33-01.' },
  },
  REFERENCE_TRAVEL_MINUTES: {
    fr: '« {value} » n’est pas un nombre de minutes entre 0 et 1440.',
    en: '“{value}” is not a number of minutes from 0 to 1440.',
    remedy: { fr: 'Écrivez par exemple 45.', en: 'Write for instance 45.' },
  },
  REFERENCE_DUPLICATE_CODE: {
    fr: 'Le code « {value} » est déjà pris à la ligne {firstLine}.',
    en: 'The code “{value}” is already taken on line {firstLine}.',
    remedy: { fr: 'Donnez un code unique à chaque ligne.', en: 'Give each row a code of its own.' },
  },
  REFERENCE_UNKNOWN_DIRECTORATE: {
    fr: 'La direction « {value} » n’existe pas (connues : {known}).',
    en: 'The directorate “{value}” does not exist (known: {known}).',
    remedy: {
      fr: 'Corrigez le code ou ajoutez la direction à {file}.',
      en: 'Correct the code or add the directorate to {file}.',
    },
  },
  REFERENCE_UNKNOWN_SERVICE: {
    fr: 'Le service « {value} » n’existe pas.',
    en: 'The service “{value}” does not exist.',
    remedy: { fr: 'Corrigez le code ou ajoutez le service à {file}.', en: 'Correct the code or add the service to {file}.' },
  },
  REFERENCE_UNKNOWN_COMMUNE: {
    fr: 'La commune de code INSEE « {value} » n’existe pas.',
    en: 'The commune with INSEE code “{value}” does not exist.',
    remedy: {
      fr: 'Vérifiez le code INSEE (ce n’est pas le code postal) ou ajoutez la commune à {file}.',
      en: 'Check the INSEE code (it is not the postcode) or add the commune to {file}.',
    },
  },
  REFERENCE_ALIAS_CODE: {
    fr: 'Aucun service ni site n’a le code « {value} ».',
    en: 'No service or site has the code “{value}”.',
    remedy: { fr: 'Corrigez le code ou retirez la ligne.', en: 'Correct the code or remove the row.' },
  },
  REFERENCE_INSEE_CODE: {
    fr: '« {value} » n’est pas un code INSEE de commune.',
    en: '“{value}” is not the INSEE code of a commune.',
    remedy: {
      fr: 'Écrivez ses cinq caractères, zéro initial compris : un tableur l’efface si la colonne n’est pas importée comme texte.',
      en: 'Write its five characters, leading zero included: a spreadsheet drops it unless the column is imported as text.',
    },
  },
  REFERENCE_POSTAL_CODE: {
    fr: '« {value} » n’est pas une suite de codes postaux.',
    en: '“{value}” is no list of postal codes.',
    remedy: {
      fr: 'Écrivez cinq chiffres par code, zéro initial compris, et une espace entre deux codes.',
      en: 'Write five digits a code, leading zero included, and a space between two codes.',
    },
  },
  REFERENCE_DEPARTMENT_CODE: {
    fr: '« {value} » n’est pas un code de département.',
    en: '“{value}” is not the code of a department.',
    remedy: {
      fr: 'Écrivez deux caractères (trois outre-mer), zéro initial compris : un tableur l’efface si la colonne n’est pas importée comme texte.',
      en: 'Write two characters (three overseas), leading zero included: a spreadsheet drops it unless the column is imported as text.',
    },
  },
  REFERENCE_COORDINATES: {
    fr: '« {value} » n’est pas une coordonnée en degrés.',
    en: '“{value}” is not a coordinate in degrees.',
    remedy: {
      fr: 'Donnez des degrés décimaux, de −90 à 90 pour la latitude et de −180 à 180 pour la longitude, les deux ou aucune.',
      en: 'Give decimal degrees, from −90 to 90 for a latitude and from −180 to 180 for a longitude, both or neither.',
    },
  },
  REFERENCE_SETTING: {
    fr: 'Le milieu « {value} » n’est pas connu.',
    en: 'The setting “{value}” is not known.',
    remedy: {
      fr: 'Écrivez « milieu ouvert », « milieu fermé » ou « mixte ».',
      en: 'Write “milieu ouvert” (community), “milieu fermé” (custody) or “mixte” (both).',
    },
  },
});
