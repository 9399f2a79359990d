/** What refuses a census file, or a sheet, as a whole. */
import { ofKind } from '../entry.ts';

export const fileEntries = ofKind('input', {
  CENSUS_UNREADABLE_FILE: {
    fr: 'Le fichier ne peut pas être lu : {detailFr}.',
    en: 'The file cannot be read: {detail}.',
    remedy: { fr: 'Vérifiez son nom, son emplacement et vos droits d’accès.', en: 'Check its name, its place and your access rights.' },
  },
  CENSUS_EMPTY_FILE: {
    fr: 'Le fichier est vide.',
    en: 'The file is empty.',
    remedy: {
      fr: 'Exportez à nouveau le recensement, puis vérifiez la taille du fichier.',
      en: 'Export the census again, then check the size of the file.',
    },
  },
  CENSUS_WRONG_FILE: {
    fr: 'Ce n’est pas un recensement : le fichier semble être {kindFr}.',
    en: 'This is no census: the file looks like {kindEn}.',
    remedy: { fr: 'Enregistrez le tableau au format CSV, XLSX ou ODS.', en: 'Save the table as CSV, XLSX or ODS.' },
  },
  CENSUS_OTHER_WORKBOOK: {
    fr: 'Le fichier ne peut pas être lu : il est {kindFr}.',
    en: 'The file cannot be read: it is {kindEn}.',
    remedy: { fr: '{hintFr}Ou enregistrez le tableau au format CSV.', en: '{hintEn}Or save the table as CSV.' },
  },
  CENSUS_UNREADABLE_WORKBOOK: {
    fr: 'Le classeur est endommagé : {detailFr}.',
    en: 'The workbook is damaged: {detail}.',
    remedy: {
      fr: 'Ouvrez-le dans un tableur et enregistrez-le à nouveau au format XLSX.',
      en: 'Open it in a spreadsheet program and save it again as XLSX.',
    },
  },
  CENSUS_TOO_LARGE: {
    fr: 'Le classeur est trop grand (plus de {limit} Mo, ou des cellules jusqu’à une ligne ou une colonne très éloignée).',
    en: 'The workbook is too large (over {limit} MB, or with cells out to a very distant row or column).',
    remedy: {
      fr: 'Supprimez les lignes et colonnes inutiles, ou enregistrez la feuille au format CSV.',
      en: 'Delete the rows and columns that are not needed, or save the sheet as CSV.',
    },
  },
  CENSUS_BINARY: {
    fr: 'Le fichier contient un octet nul : ce n’est pas du texte, ou il est endommagé.',
    en: 'The file holds a NUL byte: it is no text, or it is damaged.',
    remedy: { fr: 'Exportez à nouveau le tableau au format CSV (UTF-8) ou XLSX.', en: 'Export the table again as CSV (UTF-8) or XLSX.' },
  },
  CENSUS_LINE_TOO_LONG: {
    fr: 'La ligne dépasse un million de caractères : la lecture s’arrête là.',
    en: 'The line is longer than a million characters: reading stops there.',
    remedy: {
      fr: 'Vérifiez que c’est bien un tableau, avec une personne par ligne.',
      en: 'Check that it is a table, with one person a line.',
    },
  },
  CENSUS_MIXED_ENCODING: {
    fr: 'Le codage des caractères change à cette ligne : les accents de la suite seraient faux.',
    en: 'The character encoding changes at this line: accents would be wrong from there on.',
    remedy: {
      fr: 'Le fichier réunit sans doute deux exports : enregistrez-le en entier en UTF-8 (« CSV UTF-8 » dans Excel).',
      en: 'The file probably joins two exports: save it as a whole in UTF-8 (“CSV UTF-8” in Excel).',
    },
  },
  CENSUS_UNTERMINATED_QUOTE: {
    fr: 'Le guillemet ouvert à cette ligne ne se referme jamais.',
    en: 'The quote opened on this line never closes.',
    remedy: {
      fr: 'Ajoutez le guillemet fermant, ou doublez le guillemet s’il fait partie du texte.',
      en: 'Add the closing quote, or double the quote if it is part of the text.',
    },
  },
  CENSUS_NO_HEADER: {
    fr: 'Aucune des 20 premières lignes n’est une ligne d’en-têtes connue.',
    en: 'None of the first 20 lines is a header line that we know.',
    remedy: {
      fr: 'Mettez une ligne d’en-têtes au-dessus des personnes : matricule, nom, prénom, service…',
      en: 'Put a header line above the people: id, last_name, first_name, service…',
    },
  },
  CENSUS_HIDDEN_ONLY: {
    fr: 'Aucune feuille visible n’a de ligne d’en-têtes connue ; feuilles masquées, non lues : {sheets}.',
    en: 'No visible sheet has a header line that we know; hidden sheets, not read: {sheets}.',
    remedy: {
      fr: 'Affichez la feuille du recensement, ou mettez une ligne d’en-têtes au-dessus des personnes : matricule, nom, prénom, service…',
      en: 'Unhide the sheet of the census, or put a header line above the people: id, last_name, first_name, service…',
    },
  },
  CENSUS_OTHER_HEADER: {
    fr: 'Une autre ligne d’en-têtes figure à cet endroit, avec d’autres colonnes ou dans un autre ordre.',
    en: 'Another header line stands here, with other columns or in another order.',
    remedy: {
      fr: 'Mettez ce qui la suit dans un fichier ou une feuille à part, ou sous les colonnes du premier tableau.',
      en: 'Put what follows it in a file or sheet of its own, or under the columns of the first table.',
    },
  },
  CENSUS_MISSING_COLUMN: {
    fr: 'La colonne « {column} » manque.',
    en: 'The column “{column}” is missing.',
    remedy: { fr: '{hintFr}Ajoutez la colonne « {column} ».', en: '{hintEn}Add the column “{column}”.' },
  },
  CENSUS_UNREAD_SHEET: {
    fr: 'La feuille « {sheet} » n’est pas lue : aucune de ses 20 premières lignes n’est une ligne d’en-têtes connue, et {count} de ses lignes peuvent décrire des personnes.',
    en: 'The sheet “{sheet}” is not read: none of its first 20 lines is a header line that we know, and {count} of its lines may describe people.',
    remedy: {
      fr: 'Mettez-y les en-têtes du recensement (nom, prénom, service…). Si elle ne décrit personne, masquez-la, retirez-la, ou nommez-la « Listes » ou « Notice ».',
      en: 'Give it the headers of the census (last_name, first_name, service…). If it describes nobody, hide it, remove it, or name it “Lists” or “Help”.',
    },
  },
  CENSUS_DUPLICATE_COLUMN: {
    fr: 'Les colonnes « {first} » et « {column} » désignent toutes deux « {expected} ».',
    en: 'The columns “{first}” and “{column}” both mean “{expected}”.',
    remedy: { fr: 'Gardez une seule des deux.', en: 'Keep only one of the two.' },
  },
  CENSUS_COLUMNS_JOINED: {
    fr: 'Les colonnes « {first} » et « {column} » désignent toutes deux « {expected} » : {ruleFr}.',
    en: 'The columns “{first}” and “{column}” both mean “{expected}”: {ruleEn}.',
    remedy: { fr: 'Gardez une seule des deux pour ne plus voir ce message.', en: 'Keep only one of the two to see this message no more.' },
  },
  CENSUS_COLUMNS_DIFFER: {
    fr: 'Pour « {expected} », la colonne « {first} » dit « {known} », et la colonne « {column} » dit « {value} ».',
    en: 'Of “{expected}” the column “{first}” says “{known}”, and the column “{column}” says “{value}”.',
    remedy: { fr: 'Gardez la bonne valeur, et videz l’autre cellule.', en: 'Keep the right value, and clear the other cell.' },
  },
  CENSUS_NO_RECORD: {
    fr: 'Le fichier a des en-têtes mais ne décrit aucune personne.',
    en: 'The file has headers but describes no one.',
    remedy: { fr: 'Ajoutez une ligne par personne sous les en-têtes.', en: 'Add a line for each person below the headers.' },
  },
  CENSUS_ARCHIVE_SHEET: {
    fr: 'La feuille « {sheet} » {reasonFr} : on ne sait pas si ses lignes comptent encore.',
    en: 'The sheet “{sheet}” {reasonEn}: it is not known whether its rows still count.',
    remedy: {
      fr: 'Retirez-la ou masquez-la si elle est gardée pour mémoire ; si elle compte, donnez-lui un autre nom.',
      en: 'Take it out or hide it if it is kept for the record; if it counts, give it another name.',
    },
  },
});
