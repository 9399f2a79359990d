/** What can be wrong in a census. */
import { ofKind } from './entry.ts';

/** What a census file may have wrong, or drop. First what refuses a file, then what rejects a record, then warnings. */
export const censusErrors = ofKind('input', {
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
    remedy: { fr: 'Enregistrez le tableau au format CSV ou XLSX.', en: 'Save the table as CSV or XLSX.' },
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
  CENSUS_MISSING_COLUMN: {
    fr: 'La colonne « {column} » manque.',
    en: 'The column “{column}” is missing.',
    remedy: { fr: '{hintFr}Ajoutez la colonne « {column} ».', en: '{hintEn}Add the column “{column}”.' },
  },
  CENSUS_DUPLICATE_COLUMN: {
    fr: 'Les colonnes « {first} » et « {column} » désignent toutes deux « {expected} ».',
    en: 'The columns “{first}” and “{column}” both mean “{expected}”.',
    remedy: { fr: 'Gardez une seule des deux.', en: 'Keep only one of the two.' },
  },
  CENSUS_NO_RECORD: {
    fr: 'Le fichier a des en-têtes mais ne décrit aucune personne.',
    en: 'The file has headers but describes no one.',
    remedy: { fr: 'Ajoutez une ligne par personne sous les en-têtes.', en: 'Add a line for each person below the headers.' },
  },

  CENSUS_CELL_COUNT: {
    fr: 'La ligne a {count} cellules au lieu de {expected}.',
    en: 'The line has {count} cells instead of {expected}.',
    remedy: {
      fr: 'Un séparateur manque, ou est en trop : mettez entre guillemets un texte qui en contient un.',
      en: 'A delimiter is missing, or is one too many: put quotes around a text that holds one.',
    },
  },
  CENSUS_BAD_QUOTE: {
    fr: 'Un guillemet fermant est suivi de texte (ligne {quoteLine}).',
    en: 'A closing quote is followed by text (line {quoteLine}).',
    remedy: { fr: 'Doublez les guillemets qui font partie du texte.', en: 'Double the quotes that are part of the text.' },
  },
  CENSUS_MISSING_VALUE: {
    fr: 'La cellule « {column} » est vide.',
    en: 'The cell “{column}” is empty.',
    remedy: { fr: 'Remplissez-la : elle est obligatoire.', en: 'Fill it in: it is required.' },
  },
  CENSUS_CHARACTER: {
    fr: 'La cellule « {column} » contient un caractère illisible ou trompeur ({codePoint}).',
    en: 'The cell “{column}” holds an unreadable or misleading character ({codePoint}).',
    remedy: { fr: 'Effacez la cellule et saisissez-la à nouveau.', en: 'Clear the cell and type it again.' },
  },
  CENSUS_FORMULA_ERROR: {
    fr: 'La cellule « {column} » contient une erreur de formule ({value}).',
    en: 'The cell “{column}” holds a formula error ({value}).',
    remedy: { fr: 'Corrigez la formule, ou remplacez-la par sa valeur.', en: 'Correct the formula, or replace it with its value.' },
  },
  CENSUS_TOO_LONG: {
    fr: 'Le texte de « {column} » est trop long : « {value} ».',
    en: 'The text of “{column}” is too long: “{value}”.',
    remedy: {
      fr: 'Donnez-en {limit} caractères au plus, avec « | » entre les termes.',
      en: 'Give at most {limit} characters of it, with “|” between terms.',
    },
  },
  CENSUS_LIST_TOO_LONG: {
    fr: 'La liste « {column} » a {value} termes.',
    en: 'The list “{column}” has {value} terms.',
    remedy: { fr: 'Gardez-en {limit} au plus.', en: 'Keep at most {limit} of them.' },
  },
  CENSUS_ID: {
    fr: 'Le matricule « {value} » ne convient pas.',
    en: 'The id “{value}” does not fit.',
    remedy: {
      fr: 'Donnez de 1 à {limit} caractères visibles, sans espace ni « | ».',
      en: 'Give from 1 to {limit} visible characters, without space or “|”.',
    },
  },
  CENSUS_CONFUSABLE_ID: {
    fr: 'Le matricule « {value} » prête à confusion : {reasonFr}.',
    en: 'The id “{value}” is confusing: {reasonEn}.',
    remedy: {
      fr: 'Saisissez-le à nouveau au clavier, tel que l’administration le donne.',
      en: 'Type it again, as the administration gives it.',
    },
  },
  CENSUS_DUPLICATE_ID: {
    fr: 'Le matricule « {value} » est déjà pris ({first}).',
    en: 'The id “{value}” is already taken ({first}).',
    remedy: {
      fr: 'Gardez une seule ligne par personne, ou corrigez le matricule.',
      en: 'Keep one line for each person, or correct the id.',
    },
  },
  CENSUS_MENTOR_IS_TRAINEE: {
    fr: 'Le matricule « {value} » est celui d’un tuteur et d’un stagiaire ({first}).',
    en: 'The id “{value}” is that of a mentor and of a trainee ({first}).',
    remedy: {
      fr: 'Une personne est l’un ou l’autre : corrigez le rôle ou le matricule.',
      en: 'A person is one or the other: correct the role or the id.',
    },
  },
  CENSUS_ROLE: {
    fr: 'Le rôle « {value} » n’est pas connu.',
    en: 'The role “{value}” is not known.',
    remedy: { fr: 'Écrivez « tuteur » ou « stagiaire ».', en: 'Write “mentor” or “trainee”.' },
  },
  CENSUS_EMAIL: {
    fr: '« {value} » n’est pas une adresse de courriel.',
    en: '“{value}” is not an e-mail address.',
    remedy: { fr: 'Corrigez-la ou laissez la cellule vide.', en: 'Correct it or leave the cell empty.' },
  },
  CENSUS_UNKNOWN_SERVICE: {
    fr: 'Le service « {value} » n’est pas connu.',
    en: 'The service “{value}” is not known.',
    remedy: {
      fr: '{hintFr}Donnez le code ou le nom d’un service ou d’un site.',
      en: '{hintEn}Give the code or the name of a service or a site.',
    },
  },
  CENSUS_AMBIGUOUS_SERVICE: {
    fr: '« {value} » désigne plusieurs services ou sites : {candidates}.',
    en: '“{value}” means several services or sites: {candidates}.',
    remedy: { fr: 'Donnez le code de celui qu’il faut.', en: 'Give the code of the right one.' },
  },
  CENSUS_UNKNOWN_COMMUNE: {
    fr: 'La commune « {value} » n’est pas connue.',
    en: 'The commune “{value}” is not known.',
    remedy: {
      fr: '{hintFr}Donnez son nom complet, son code postal ou son code INSEE.',
      en: '{hintEn}Give its full name, its postal code or its INSEE code.',
    },
  },
  CENSUS_AMBIGUOUS_COMMUNE: {
    fr: 'Plusieurs communes s’appellent « {value} » : {candidates}.',
    en: 'Several communes are called “{value}”: {candidates}.',
    remedy: { fr: 'Donnez le code INSEE de celle qu’il faut.', en: 'Give the INSEE code of the right one.' },
  },
  CENSUS_COMMUNE_ELSEWHERE: {
    fr: 'Aucune commune de ce nom n’a le code ou le département de « {value} ». De ce nom : {candidates}.',
    en: 'No commune of that name has the code or the department of “{value}”. Of that name: {candidates}.',
    remedy: { fr: 'Corrigez l’un des deux, ou donnez le code INSEE.', en: 'Correct one of the two, or give the INSEE code.' },
  },
  CENSUS_POSTAL_CODE_SHARED: {
    fr: 'Le code « {value} », lu comme un code postal, est celui de plusieurs communes ; communes possibles : {candidates}.',
    en: 'The code “{value}”, read as a postal code, is that of several communes; possible communes: {candidates}.',
    remedy: {
      fr: 'Écrivez aussi le nom (« 33500 Libourne »), ou donnez le code INSEE dans une colonne intitulée « code INSEE ».',
      en: 'Write the name as well (“33500 Libourne”), or give the INSEE code in a column headed “code INSEE”.',
    },
  },
  CENSUS_COMMUNE_LEADING_ZERO: {
    fr: 'Le code INSEE « {value} » a sans doute perdu son zéro initial.',
    en: 'The INSEE code “{value}” has probably lost its leading zero.',
    remedy: {
      fr: 'S’il s’agit de {name}, écrivez {suggestion} et mettez la colonne au format Texte dans le tableur.',
      en: 'If {name} is meant, write {suggestion} and set the column to the Text format in the spreadsheet.',
    },
  },
  CENSUS_NUMBER: {
    fr: '« {value} » n’est pas un nombre.',
    en: '“{value}” is not a number.',
    remedy: { fr: 'Donnez {expectedFr}, sans espace ni unité.', en: 'Give {expectedEn}, without space or unit.' },
  },
  CENSUS_INTEGER: {
    fr: '« {value} » n’est pas un nombre entier.',
    en: '“{value}” is not a whole number.',
    remedy: { fr: 'Donnez {expectedFr}.', en: 'Give {expectedEn}.' },
  },
  CENSUS_RANGE: {
    fr: 'La valeur « {value} » est hors limites.',
    en: 'The value “{value}” is out of bounds.',
    remedy: { fr: 'Donnez {expectedFr}.', en: 'Give {expectedEn}.' },
  },
  CENSUS_CAPACITY_ORDER: {
    fr: 'La capacité minimale ({min}) dépasse la capacité maximale ({max}).',
    en: 'The minimum capacity ({min}) is above the maximum capacity ({max}).',
    remedy: { fr: 'Corrigez l’une des deux.', en: 'Correct one of the two.' },
  },
  CENSUS_DATE: {
    fr: '« {value} » n’est pas une date.',
    en: '“{value}” is not a date.',
    remedy: {
      fr: 'Écrivez jj/mm/aaaa ou aaaa-mm-jj ; pour une période, « jj/mm/aaaa-jj/mm/aaaa ».',
      en: 'Write dd/mm/yyyy or yyyy-mm-dd; for a period, “yyyy-mm-dd/yyyy-mm-dd”.',
    },
  },
  CENSUS_DATE_ORDER: {
    fr: 'La période « {value} » finit avant de commencer.',
    en: 'The period “{value}” ends before it begins.',
    remedy: { fr: 'Échangez ou corrigez ses deux dates.', en: 'Swap or correct its two dates.' },
  },
  CENSUS_YES_NO: {
    fr: '« {value} » n’est ni oui ni non.',
    en: '“{value}” is neither yes nor no.',
    remedy: { fr: 'Écrivez « oui » ou « non ».', en: 'Write “yes” or “no”.' },
  },
  CENSUS_SETTING: {
    fr: 'Le milieu « {value} » n’est pas connu.',
    en: 'The setting “{value}” is not known.',
    remedy: {
      fr: 'Écrivez MO (milieu ouvert) ou MF (milieu fermé), avec « | » entre les deux.',
      en: 'Write MO (open) or MF (closed), with “|” between the two.',
    },
  },
  CENSUS_SELF_REFERENCE: {
    fr: 'La personne « {value} » se nomme elle-même dans « {column} ».',
    en: 'The person “{value}” names themselves in “{column}”.',
    remedy: { fr: 'Retirez ce matricule de la liste.', en: 'Take this id out of the list.' },
  },

  CENSUS_TITLE_LINES: {
    fr: 'Lignes passées au-dessus des en-têtes : {count}.',
    en: 'Lines passed over above the headers: {count}.',
    remedy: { fr: 'Vérifiez qu’aucune personne n’y figure.', en: 'Check that no person is among them.' },
  },
  CENSUS_TOTAL_LINE: {
    fr: 'La ligne « {value} » est passée : elle ne décrit personne.',
    en: 'The line “{value}” is passed over: it describes no one.',
    remedy: { fr: 'Retirez-la pour ne plus voir cet avertissement.', en: 'Remove it to see this warning no more.' },
  },
  CENSUS_OTHER_SHEETS: {
    fr: 'Seule la feuille « {sheet} » est lue ; feuilles ignorées : {ignored}.',
    en: 'Only the sheet “{sheet}” is read; sheets ignored: {ignored}.',
    remedy: {
      fr: 'Si elles décrivent des personnes, enregistrez-les dans des fichiers à part.',
      en: 'If they describe people, save them in files of their own.',
    },
  },
  CENSUS_UNKNOWN_COLUMN: {
    fr: 'La colonne « {column} » n’est pas connue : elle n’est pas gardée.',
    en: 'The column “{column}” is not known: it is not kept.',
    remedy: {
      fr: '{hintFr}Renommez la colonne si elle est utile, sinon retirez-la.',
      en: '{hintEn}Rename the column if it is needed, else remove it.',
    },
  },
  CENSUS_FORBIDDEN_COLUMN: {
    fr: 'La colonne « {column} » n’est pas gardée : la loi interdit de s’en servir pour apparier des personnes.',
    en: 'The column “{column}” is not kept: the law forbids its use in matching people.',
    remedy: { fr: 'Retirez-la du fichier.', en: 'Remove it from the file.' },
  },
  CENSUS_COMMUNE_NOT_LOCATED: {
    fr: 'La position de la commune {name} ({inseeCode}) n’est pas connue : la distance ne comptera pas.',
    en: 'The position of the commune {name} ({inseeCode}) is not known: distance will not count.',
    remedy: { fr: 'Donnez un temps de trajet, ou une commune voisine plus grande.', en: 'Give a travel time, or a larger commune nearby.' },
  },
  CENSUS_SERVICE_READ: {
    fr: '« {value} » est lu : {name} ({code}).',
    en: '“{value}” is read as {name} ({code}).',
    remedy: { fr: 'Si c’est un autre site, donnez son code ou son nom.', en: 'If it is another site, give its code or its name.' },
  },
  CENSUS_COMMUNE_READ: {
    fr: '« {value} » est lu : {name} ({inseeCode}).',
    en: '“{value}” is read as {name} ({inseeCode}).',
    remedy: { fr: 'Si c’est une autre commune, donnez son code INSEE.', en: 'If it is another commune, give its INSEE code.' },
  },
  CENSUS_POSTAL_CODE: {
    fr: 'Le code postal « {value} » est lu : {name} ({inseeCode}).',
    en: 'The postal code “{value}” is read as {name} ({inseeCode}).',
    remedy: { fr: 'Si c’est une autre commune, donnez son nom.', en: 'If it is another commune, give its name.' },
  },
  CENSUS_POSTAL_CODE_OR_INSEE: {
    fr: '« {value} » est lu comme un code postal : {name} ({inseeCode}). Comme code INSEE, ce serait {other}.',
    en: '“{value}” is read as a postal code: {name} ({inseeCode}). As an INSEE code it would be {other}.',
    remedy: {
      fr: 'Si c’est l’autre, donnez son nom, ou intitulez la colonne « code INSEE ».',
      en: 'If it is the other, give its name, or head the column “code INSEE”.',
    },
  },
  CENSUS_UNKNOWN_REFERENCE: {
    fr: 'Le matricule « {value} » de « {column} » n’est pas au recensement, ou sa ligne est rejetée : il est retiré de la liste.',
    en: 'The id “{value}” in “{column}” is not in the census, or its line is rejected: it is taken out of the list.',
    remedy: {
      fr: 'Corrigez-le, avec « | » entre les matricules, ou ajoutez la personne.',
      en: 'Correct it, with “|” between ids, or add the person.',
    },
  },
  CENSUS_SAME_SIDE_REFERENCE: {
    fr: 'Le matricule « {value} » de « {column} » est celui d’une personne de même rôle : il est retiré de la liste.',
    en: 'The id “{value}” in “{column}” is that of a person in the same role: it is taken out of the list.',
    remedy: { fr: 'Un stagiaire nomme des tuteurs, et un tuteur des stagiaires.', en: 'A trainee names mentors, and a mentor trainees.' },
  },
  CENSUS_NO_PLACE_LEFT: {
    fr: 'Plus aucune place : stagiaires déjà suivis, {followed} ; capacité, {capacity}.',
    en: 'No place left: follows {followed}, for a capacity of {capacity}.',
    remedy: {
      fr: 'La capacité compte les stagiaires suivis en même temps, ceux qui le sont déjà compris : corrigez-la si ce tuteur peut en suivre un de plus.',
      en: 'The capacity counts the trainees followed at the same time, those followed already included: correct it if this mentor can take one more.',
    },
  },
  CENSUS_REPEATED_VALUE: {
    fr: '« {value} » figure plusieurs fois dans « {column} » : il compte une fois.',
    en: '“{value}” stands several times in “{column}”: it counts once.',
    remedy: { fr: 'Retirez la répétition.', en: 'Remove the repetition.' },
  },
  CENSUS_OTHER_ROLE_VALUE: {
    fr: 'La cellule « {column} » ne concerne pas le rôle de cette personne : elle n’est pas gardée.',
    en: 'The cell “{column}” does not concern this person’s role: it is not kept.',
    remedy: { fr: 'Videz la cellule, ou corrigez le rôle.', en: 'Clear the cell, or correct the role.' },
  },
});
