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
  CENSUS_REFUSAL_COLUMN: {
    fr: 'La colonne « {column} » dit peut-être avec qui des personnes ne doivent pas être : elle ne peut être laissée de côté.',
    en: 'The column “{column}” may say with whom people must not be: it cannot be passed over.',
    remedy: {
      fr: 'Nommez-la « évite » si c’est le cas ; sinon retirez-la, ou donnez-lui un autre nom.',
      en: 'Name it “avoids” if it does; else remove it, or give it another name.',
    },
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
  CENSUS_FORMULA_NOT_COMPUTED: {
    fr: 'La cellule « {column} » contient une formule dont le classeur n’a pas le résultat à jour.',
    en: 'The cell “{column}” holds a formula whose result the workbook does not have, or not up to date.',
    remedy: {
      fr: 'Ouvrez le classeur dans un tableur et enregistrez-le, ou remplacez la formule par sa valeur.',
      en: 'Open the workbook in a spreadsheet program and save it, or replace the formula with its value.',
    },
  },
  CENSUS_MERGED_CELLS: {
    fr: 'La cellule « {column} » est fusionnée avec d’autres ({range}, qui affichent « {shown} ») : sa valeur n’est pas connue.',
    en: 'The cell “{column}” is merged with others ({range}, which show “{shown}”): its value is not known.',
    remedy: { fr: 'Annulez la fusion et remplissez chaque cellule.', en: 'Unmerge the cells and fill in each one.' },
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
  CENSUS_UNKNOWN_PROMOTION: {
    fr: 'Aucun calendrier n’a la promotion « {value} » (connues : {known}).',
    en: 'No calendar has the promotion “{value}” (known: {known}).',
    remedy: {
      fr: '{hintFr}Écrivez-la comme le calendrier, ou donnez le sien avec --calendar.',
      en: '{hintEn}Write it as the calendar does, or give its own with --calendar.',
    },
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
  CENSUS_UNREAD_REFUSAL: {
    fr: '« {value} » de « {column} » : {reasonFr}. La ligne est refusée tant qu’on ne sait pas avec qui cette personne ne doit pas être.',
    en: '“{value}” in “{column}”: {reasonEn}. The line is rejected until it is known with whom this person must not be.',
    remedy: {
      fr: '{hintFr}Écrivez le matricule de la personne, avec « | » entre deux personnes ; retirez-la si elle n’est plus au recensement.',
      en: '{hintEn}Write the person’s id, with “|” between two people; take it out if they are no longer in the census.',
    },
  },
  CENSUS_WHOLE_NAME: {
    fr: 'On ne sait pas où finit le nom dans « {value} ».',
    en: 'It is not known where the last name ends in “{value}”.',
    remedy: {
      fr: 'Écrivez le nom en CAPITALES, ou une virgule entre le nom et le prénom, ou faites-en deux colonnes.',
      en: 'Write the last name in CAPITALS, or a comma between last and first name, or make two columns of them.',
    },
  },
  CENSUS_NAMESAKES: {
    fr: 'Plusieurs lignes portent le nom « {value} » dans un même service ({places}) : sans matricule, rien ne les distingue.',
    en: 'Several lines bear the name “{value}” in one service ({places}): without an id nothing tells them apart.',
    remedy: {
      fr: 'Ajoutez une colonne « matricule », ou le courriel de chacune ; si c’est une seule personne, gardez une seule ligne.',
      en: 'Add a column “id”, or the e-mail address of each; if it is one person, keep one line.',
    },
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
    fr: 'Feuilles sans ligne d’en-têtes de recensement, non lues : {ignored} (lu : {sheet}).',
    en: 'Sheets without a census header, not read: {ignored} (read: {sheet}).',
    remedy: {
      fr: 'Si l’une d’elles décrit des personnes, mettez-y les mêmes en-têtes.',
      en: 'If one of them describes people, give it the same headers.',
    },
  },
  CENSUS_HIDDEN_SHEETS: {
    fr: 'Feuilles masquées, non lues : {sheets}.',
    en: 'Hidden sheets, not read: {sheets}.',
    remedy: {
      fr: 'Si l’une d’elles fait partie du recensement, affichez-la.',
      en: 'If one of them belongs to the census, unhide it.',
    },
  },
  CENSUS_SAME_SHEET: {
    fr: 'La feuille « {sheet} » est une copie de « {first} » : elle est lue une seule fois.',
    en: 'The sheet “{sheet}” is a copy of “{first}”: it is read only once.',
    remedy: { fr: 'Retirez la copie.', en: 'Remove the copy.' },
  },
  CENSUS_SAME_FILE: {
    fr: 'Le fichier est le même que « {first} » : il est lu une seule fois.',
    en: 'The file is the same as “{first}”: it is read only once.',
    remedy: {
      fr: 'Donnez-le une seule fois, ou vérifiez qu’il ne devait pas en être un autre.',
      en: 'Give it only once, or check that it was not meant to be another one.',
    },
  },
  CENSUS_HIDDEN_ROWS: {
    fr: 'Lignes masquées ou écartées par un filtre, lues comme les autres : {count}.',
    en: 'Rows that are hidden or left out by a filter, read like the others: {count}.',
    remedy: {
      fr: 'Affichez toutes les lignes, et retirez celles qui ne comptent plus.',
      en: 'Show all the rows, and remove those that no longer count.',
    },
  },
  CENSUS_FILTER: {
    fr: 'Un filtre est actif sur la feuille : toutes ses lignes sont lues.',
    en: 'A filter is active on the sheet: all its rows are read.',
    remedy: {
      fr: 'Retirez le filtre, et les lignes qui ne comptent plus.',
      en: 'Remove the filter, and the rows that no longer count.',
    },
  },
  CENSUS_HIDDEN_COLUMNS: {
    fr: 'Colonnes masquées, lues comme les autres : {columns}.',
    en: 'Hidden columns, read like the others: {columns}.',
    remedy: { fr: 'Affichez-les, et vérifiez ce qu’elles contiennent.', en: 'Show them, and check what they hold.' },
  },
  CENSUS_MERGED_ROWS: {
    fr: 'Des cellules sont fusionnées sur plusieurs lignes ({ranges}) : chacune de ces lignes reçoit la valeur affichée.',
    en: 'Cells are merged over several rows ({ranges}): each of these rows is given the value that is shown.',
    remedy: {
      fr: 'Annulez la fusion et remplissez chaque ligne, surtout si la valeur ne vaut pas pour toutes.',
      en: 'Unmerge them and fill in each row, above all if the value does not hold for all.',
    },
  },
  CENSUS_HEADING_LINES: {
    fr: 'Intertitres passés : {count}, dont « {value} ». Ils ne décrivent personne.',
    en: 'Headings passed over: {count}, such as “{value}”. They describe no one.',
    remedy: {
      fr: 'Vérifiez que ce qu’ils disent figure aussi dans les lignes, par exemple le service.',
      en: 'Check that what they say stands in the rows too, the service for instance.',
    },
  },
  CENSUS_REPEATED_HEADER: {
    fr: 'Les en-têtes figurent à nouveau parmi les personnes ; lignes passées : {lines}.',
    en: 'The headers stand again among the people; lines passed over: {lines}.',
    remedy: { fr: 'Retirez ces lignes pour ne plus voir cet avertissement.', en: 'Remove these lines to see this warning no more.' },
  },
  CENSUS_SHOWN_OTHERWISE: {
    fr: 'La cellule « {column} » affiche « {shown} », mais contient {stored} : c’est {stored} qui est lu.',
    en: 'The cell “{column}” shows “{shown}” but holds {stored}: {stored} is what is read.',
    remedy: {
      fr: 'Changez le format de la cellule, ou saisissez la valeur qu’elle doit avoir.',
      en: 'Change the format of the cell, or type the value that it should have.',
    },
  },
  CENSUS_TIME_DROPPED: {
    fr: 'La cellule « {column} » contient une heure ({time}) : seul le jour est gardé.',
    en: 'The cell “{column}” holds a time of day ({time}): only the day is kept.',
    remedy: {
      fr: 'Vérifiez que le jour {value} est le bon ; saisissez-le sans heure.',
      en: 'Check that the day {value} is the right one; type it without a time.',
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
    fr: '« {value} » de « {column} » n’est pas au recensement, ou sa ligne est rejetée : il est retiré de la liste.',
    en: '“{value}” in “{column}” is not in the census, or its line is rejected: it is taken out of the list.',
    remedy: {
      fr: '{hintFr}Corrigez le matricule ou le nom, avec « | » entre deux personnes, ou ajoutez la personne.',
      en: '{hintEn}Correct the id or the name, with “|” between two people, or add the person.',
    },
  },
  CENSUS_AMBIGUOUS_REFERENCE: {
    fr: '« {value} » de « {column} » peut désigner {candidates} : le souhait n’est pas retenu.',
    en: '“{value}” in “{column}” may mean {candidates}: the wish is not followed.',
    remedy: { fr: 'Écrivez le matricule de la bonne personne.', en: 'Write the id of the right person.' },
  },
  CENSUS_SAME_SIDE_REFERENCE: {
    fr: '« {value} » de « {column} » est une personne de même rôle : il est retiré de la liste.',
    en: '“{value}” in “{column}” is a person in the same role: it is taken out of the list.',
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
  CENSUS_COLUMN_NOT_NEEDED: {
    fr: 'La colonne « {column} » n’est pas gardée : {reasonFr}.',
    en: 'The column “{column}” is not kept: {reasonEn}.',
    remedy: { fr: 'Retirez-la pour ne plus voir ce message.', en: 'Remove it to see this message no more.' },
  },
  CENSUS_IDS_MADE: {
    fr: 'Sans colonne « matricule », chaque matricule est formé du nom et du service, par exemple « {value} ».',
    en: 'Without a column “id”, each id is made from name and service, such as “{value}”.',
    remedy: {
      fr: 'Il reste le même tant que le nom et le service ne changent pas ; pour en avoir d’autres, ajoutez la colonne.',
      en: 'It stays the same as long as name and service do; for other ids, add the column.',
    },
  },
  CENSUS_NO_USABLE_MENTOR: {
    fr: '{mentorsFr}, 0 utilisable : {reasonFr}. Les orientations nationales n’admettent que des tuteurs volontaires et formés.',
    en: '{mentorsEn}, 0 usable: {reasonEn}. The national guidelines admit only volunteers who are trained.',
    remedy: { fr: 'À remplir : {columns}.', en: 'To be filled in: {columns}.' },
  },
  CENSUS_READ_AS_EMPTY: {
    fr: 'Lu comme vide dans « {column} » : {detailFr}.',
    en: 'Read as empty in “{column}”: {detail}.',
    remedy: { fr: 'Si la cellule dit quelque chose, écrivez-le autrement.', en: 'If the cell says something, write it otherwise.' },
  },
  CENSUS_VALUE_READ: {
    fr: 'Lu dans « {column} » : {detailFr}.',
    en: 'Read in “{column}”: {detail}.',
    remedy: { fr: 'Vérifiez ; sinon, écrivez la valeur exacte.', en: 'Check; else write the exact value.' },
  },
  CENSUS_YES_NO_UNSURE: {
    fr: 'Ni oui ni non dans « {column} » : {detailFr}. La réponse reste inconnue.',
    en: 'Neither yes nor no in “{column}”: {detail}. The answer stays unknown.',
    remedy: { fr: 'Écrivez « oui » ou « non » dès qu’elle est sûre.', en: 'Write “yes” or “no” once it is certain.' },
  },
  CENSUS_LIST_READ: {
    fr: 'Listes coupées ainsi dans « {column} » : {detailFr}.',
    en: 'Lists parted so in “{column}”: {detail}.',
    remedy: {
      fr: 'Si un terme doit rester entier, mettez « | » entre les termes, ou à la fin de la cellule.',
      en: 'If a term must stay whole, put “|” between terms, or at the end of the cell.',
    },
  },
  CENSUS_NAME_READ: {
    fr: 'Personnes reconnues dans « {column} » : {detailFr}.',
    en: 'People recognised in “{column}”: {detail}.',
    remedy: {
      fr: 'Vérifiez que ce sont elles ; un matricule ne laisse pas de doute.',
      en: 'Check that it is them; an id leaves no doubt.',
    },
  },
  CENSUS_ONE_PERSON_TWICE: {
    fr: '{whoFr} et {otherFr} ({first}) ont {reasonFr} : est-ce une seule personne ?',
    en: '{whoEn} and {otherEn} ({first}) have {reasonEn}: are they one person?',
    remedy: {
      fr: 'Si oui, gardez une seule ligne, avec un seul matricule et un seul rôle.',
      en: 'If so, keep one line, with one id and one role.',
    },
  },
  CENSUS_SHARED_EMAIL: {
    fr: 'L’adresse « {value} » est celle de plusieurs personnes ({count} noms) : elle n’est pas gardée.',
    en: 'The address “{value}” is that of several people ({count} names): it is not kept.',
    remedy: { fr: 'Donnez à chacune la sienne, ou laissez la cellule vide.', en: 'Give each their own, or leave the cell empty.' },
  },
  CENSUS_TERM_ONE_SIDE: {
    fr: 'Termes de « {column} » que seuls des {sideFr} emploient : {detailFr}.',
    en: 'Terms of “{column}” that only {sideEn} use: {detail}.',
    remedy: {
      fr: 'Vérifiez qu’ils ne s’écrivent pas autrement chez les {otherFr} : seuls des termes identiques se répondent.',
      en: 'Check that the {otherEn} do not write them otherwise: only identical terms meet.',
    },
  },
  CENSUS_TERM_NEAR: {
    fr: '« {value} » et « {other} » s’écrivent presque de même, et comptent comme deux termes.',
    en: '“{value}” and “{other}” are written almost alike, and count as two terms.',
    remedy: {
      fr: 'S’ils disent la même chose, écrivez-les partout de la même façon.',
      en: 'If they say the same, write them the same way everywhere.',
    },
  },
});
