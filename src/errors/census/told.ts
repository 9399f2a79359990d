/** What is told of a census that is read, or dropped. */
import { ofKind } from '../entry.ts';

export const toldEntries = ofKind('input', {
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
  CENSUS_HEADERS_READ: {
    fr: 'En-têtes lus autrement qu’ils ne sont écrits : {detailFr}.',
    en: 'Headers read otherwise than they are written: {detail}.',
    remedy: {
      fr: 'Vérifiez ; si l’un d’eux veut dire autre chose, renommez la colonne.',
      en: 'Check; if one of them means something else, rename the column.',
    },
  },
  CENSUS_SAME_AS_ABOVE: {
    fr: 'Lu comme la cellule du dessus dans « {column} » : {detailFr}.',
    en: 'Read as the cell above in “{column}”: {detail}.',
    remedy: { fr: 'Vérifiez, surtout si des lignes ont été triées.', en: 'Check, above all if rows were sorted.' },
  },
  CENSUS_OTHER_SHEETS: {
    fr: 'Feuilles sans ligne d’en-têtes de recensement, non lues : {ignored} (lu : {sheet}).',
    en: 'Sheets without a census header, not read: {ignored} (read: {sheet}).',
    remedy: {
      fr: 'Si l’une d’elles décrit des personnes, mettez-y les mêmes en-têtes.',
      en: 'If one of them describes people, give it the same headers.',
    },
  },
  CENSUS_GUIDE_SHEETS: {
    fr: 'Feuilles non lues, car leur nom dit qu’elles ne décrivent personne : {ignored} (lu : {sheet}).',
    en: 'Sheets not read, as their names say that they describe nobody: {ignored} (read: {sheet}).',
    remedy: {
      fr: 'Si l’une d’elles décrit des personnes, donnez-lui un autre nom, et les mêmes en-têtes.',
      en: 'If one of them describes people, give it another name, and the same headers.',
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
    fr: 'Intertitres et notes passés, qui ne semblent décrire personne : {detailFr}.',
    en: 'Headings and notes passed over, which seem to describe no one: {detail}.',
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
  CENSUS_REMARK_COLUMN: {
    fr: 'La colonne « {column} » n’est pas gardée : un texte libre peut dire de quelqu’un ce que la loi interdit de garder.',
    en: 'The column “{column}” is not kept: free text may say of somebody what the law forbids to keep.',
    remedy: {
      fr: 'Si une demande y figure, recopiez-la dans la colonne prévue (à_séparer_de, covoiturage_avec, binôme_imposé, évite, absences), puis retirez cette colonne.',
      en: 'If it asks for something, copy that into the column for it (à_séparer_de, covoiturage_avec, binôme_imposé, évite, absences), then take this one out.',
    },
  },
  CENSUS_COLUMN_READ_THROUGH: {
    fr: 'La colonne « {column} » peut tout contenir : ses cellules remplies ({count}) ont été relues ; une ligne où l’une d’elles nomme quelqu’un, ou semble refuser quelqu’un, est refusée avec la question à régler. Cette colonne ne sert à rien d’autre.',
    en: 'The column “{column}” may hold anything: its filled cells ({count}) were read through; a line in which one of them names somebody, or seems to refuse somebody, is rejected with the question to settle. Nothing else of the column is used.',
    remedy: {
      fr: '{hintFr}Si une demande y figure, recopiez-la dans la colonne prévue (à_séparer_de, covoiturage_avec, binôme_imposé, évite, absences) ; sinon, il n’y a rien à faire.',
      en: '{hintEn}If it asks for something, copy that into the column for it (à_séparer_de, covoiturage_avec, binôme_imposé, évite, absences); else there is nothing to do.',
    },
  },
  CENSUS_PRISON_SETTING: {
    fr: '« {value} » est un établissement pénitentiaire : ce tuteur est compté en milieu fermé.',
    en: '“{value}” is a prison: this mentor counts in the closed setting.',
    remedy: {
      fr: 'S’il exerce ailleurs, ou dans les deux milieux, remplissez la colonne « milieux ».',
      en: 'If they work elsewhere, or in both settings, fill in the column “milieux”.',
    },
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
  CENSUS_UNUSUAL_NUMBER: {
    fr: '« {value} » dans « {column} » est loin de ce qui est habituel ({usualFr}) : c’est lu ainsi.',
    en: '“{value}” in “{column}” is far from what is usual ({usualEn}): it is read so.',
    remedy: {
      fr: 'Vérifiez le nombre ; s’il est juste, il n’y a rien à faire.',
      en: 'Check the number; if it is right, there is nothing to do.',
    },
  },
  CENSUS_EXAMPLE_PERSON: {
    fr: 'La personne nommée « {value} » semble être un exemple : elle est lue comme les autres.',
    en: 'The person named “{value}” looks like an example: they are read like the others.',
    remedy: {
      fr: 'Si personne ne porte ce nom, retirez la ligne.',
      en: 'If nobody bears this name, remove the row.',
    },
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
  CENSUS_COMMENTS: {
    fr: 'Commentaires de cellules, non lus : {detailFr}.',
    en: 'Comments on cells, not read: {detail}.',
    remedy: {
      fr: 'Vérifiez que ce qu’ils disent figure aussi dans les lignes.',
      en: 'Check that what they say stands in the rows too.',
    },
  },
  CENSUS_COLOURED_ROWS: {
    fr: 'Lignes dont le fond est d’une autre couleur que les autres : {detailFr}. Une couleur n’est pas lue : ces personnes comptent comme les autres.',
    en: 'Rows filled in another colour than the others: {detail}. A colour is not read: these people count like the others.',
    remedy: {
      fr: 'Si la couleur veut dire quelque chose (départ, à ne pas placer, à confirmer), retirez la ligne, ou écrivez-le dans la colonne prévue (« volontaire », « absences », « évite »). Sinon, il n’y a rien à faire.',
      en: 'If the colour means something (gone, not to be placed, to be confirmed), remove the row, or write it in the column for it (“volontaire”, “absences”, “évite”). Else there is nothing to do.',
    },
  },
  CENSUS_STRUCK_CELLS: {
    fr: 'Cellules barrées de « {column} », lues comme les autres : {detailFr}.',
    en: 'Cells of “{column}” that are struck out, read like the others: {detail}.',
    remedy: {
      fr: 'Videz celles qui ne valent plus ; sinon, enlevez la mise en forme « barré ».',
      en: 'Clear those that no longer hold; else remove the strikethrough.',
    },
  },
});
