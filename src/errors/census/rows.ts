/** What rejects a record of a census. */
import { ofKind } from '../entry.ts';

export const rowEntries = ofKind('input', {
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
  CENSUS_ROLE_TICKS: {
    fr: 'Les colonnes « tuteur » et « stagiaire » doivent avoir une croix, et une seule : il y en a {count}.',
    en: 'The columns “mentor” and “trainee” must have one tick, and one alone: there are {count}.',
    remedy: { fr: 'Mettez une croix dans une seule des deux.', en: 'Put a tick in one of the two.' },
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
      fr: '{hintFr}Corrigez-la si elle est mal écrite. Si cette personne est d’une autre promotion, retirez sa ligne, ou demandez que le calendrier de cette promotion soit ajouté (option « calendar »).',
      en: '{hintEn}Correct it if it is misspelt. If this person is of another promotion, take the row out, or ask for the calendar of that promotion to be added (option “calendar”).',
    },
  },
  CENSUS_OTHER_BOARD: {
    fr: '« {value} » relève de {board} ; ce recensement est celui de {expected}.',
    en: '“{value}” belongs to {board}; this census is that of {expected}.',
    remedy: {
      fr: 'Retirez cette ligne : sa direction recense elle-même ses agents. Si la personne travaille ici, corrigez son service.',
      en: 'Take this row out: its directorate makes the census of its own people. If the person works here, correct the service.',
    },
  },
  CENSUS_NUMBER: {
    fr: '« {value} » n’est pas un nombre.',
    en: '“{value}” is not a number.',
    remedy: { fr: 'Donnez {expectedFr}, en chiffres.', en: 'Give {expectedEn}, in figures.' },
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
  CENSUS_PRIVATE_REASON: {
    fr: 'La cellule « {column} » donne une raison que la loi défend de garder (santé, vie privée, syndicat). Ce qui y est écrit n’est ni gardé ni repris ici.',
    en: 'The cell “{column}” gives a reason that the law forbids to keep (health, private life, union). What is written there is neither kept nor repeated here.',
    remedy: {
      fr: 'N’y écrivez que la valeur : une part, un nombre, des dates, oui ou non, sans la raison.',
      en: 'Write the value alone: a share, a number, dates, yes or no, without the reason.',
    },
  },
  CENSUS_PRIORITY: {
    fr: 'La cellule « {column} » dit autre chose qu’un niveau de priorité. Ce qui y est écrit n’est ni gardé ni repris ici : un motif de santé ou de famille n’a pas sa place au recensement.',
    en: 'The cell “{column}” says something other than a level of priority. What is written there is neither kept nor repeated here: a reason of health or family has no place in a census.',
    remedy: {
      fr: 'Écrivez oui ou non, ou 1, 2 ou 3 (1 passe en premier), et rien d’autre.',
      en: 'Write yes or no, or 1, 2 or 3 (1 comes first), and nothing else.',
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
  CENSUS_STRUCK_ROW: {
    fr: 'La ligne est barrée : on ne sait pas si cette personne compte encore.',
    en: 'The row is struck out: it is not known whether this person still counts.',
    remedy: {
      fr: 'Retirez la ligne si elle ne compte plus ; sinon, enlevez la mise en forme « barré ».',
      en: 'Take the row out if it no longer counts; else remove the strikethrough.',
    },
  },
});
