/** Whom people of a census name: what refuses, and what is told. */
import { ofKind } from '../entry.ts';

export const namedPeopleEntries = ofKind('input', {
  CENSUS_REFUSAL_COLUMN: {
    fr: 'La colonne « {column} » dit peut-être avec qui des personnes ne doivent pas être : elle ne peut être laissée de côté.',
    en: 'The column “{column}” may say with whom people must not be: it cannot be passed over.',
    remedy: {
      fr: 'Si c’est le cas, nommez-la « évite » (jamais en binôme) ou « à_séparer_de » (jamais au même endroit) ; sinon videz-la ou retirez-la.',
      en: 'If it does, name it “avoids” (never a pair) or “apart_from” (never at the same place); else clear or remove it.',
    },
  },
  CENSUS_UNREAD_REFUSAL: {
    fr: '« {value} » de « {column} » : {reasonFr}. La ligne est refusée tant qu’on ne sait pas avec qui cette personne ne doit pas être.',
    en: '“{value}” in “{column}”: {reasonEn}. The line is rejected until it is known with whom this person must not be.',
    remedy: {
      fr: '{hintFr}Écrivez le matricule de la personne, avec « | » entre deux personnes ; retirez-la si elle n’est plus au recensement.',
      en: '{hintEn}Write the person’s id, with “|” between two people; take it out if they are no longer in the census.',
    },
  },
  CENSUS_SELF_REFERENCE: {
    fr: 'La personne « {value} » se nomme elle-même dans « {column} ».',
    en: 'The person “{value}” names themselves in “{column}”.',
    remedy: { fr: 'Retirez ce matricule de la liste.', en: 'Take this id out of the list.' },
  },
  CENSUS_UNREAD_IMPOSED: {
    fr: '« {value} » de « {column} » : {reasonFr}. La ligne est refusée tant qu’on ne sait pas quel binôme est imposé.',
    en: '“{value}” in “{column}”: {reasonEn}. The line is rejected until it is known which pair is imposed.',
    remedy: {
      fr: '{hintFr}Écrivez le matricule de la personne ; retirez-la si elle n’est plus au recensement.',
      en: '{hintEn}Write the person’s id; take it out if they are no longer in the census.',
    },
  },
  CENSUS_SEVERAL_IMPOSED: {
    fr: '« {column} » nomme plusieurs tuteurs ({value}), et un stagiaire n’en a qu’un.',
    en: '“{column}” names several mentors ({value}), and a trainee has one.',
    remedy: { fr: 'Gardez un seul tuteur.', en: 'Keep one mentor.' },
  },
  CENSUS_IMPOSED_CONFLICT: {
    fr: '« {column} » impose {pair}, mais {other} est imposé ailleurs ({place}).',
    en: '“{column}” imposes {pair}, but {other} is imposed elsewhere ({place}).',
    remedy: { fr: 'Gardez un seul de ces deux binômes imposés.', en: 'Keep only one of these two imposed pairs.' },
  },
  CENSUS_UNKNOWN_REFERENCE: {
    fr: '« {value} » de « {column} » n’est pas au recensement, ou sa ligne est rejetée : il est retiré de la liste.',
    en: '“{value}” in “{column}” is not in the census, or its line is rejected: it is taken out of the list.',
    remedy: {
      fr: '{hintFr}Corrigez le matricule ou le nom, avec « | » entre deux personnes, ou ajoutez la personne.',
      en: '{hintEn}Correct the id or the name, with “|” between two people, or add the person.',
    },
  },
  CENSUS_GONE_REFERENCE: {
    fr: '« {value} » de « {column} » est {name}, du recensement en vigueur, dont la ligne n’est plus dans ces fichiers : ce nom est retiré de la liste.',
    en: '“{value}” in “{column}” is {name} of the census in force, whose line is no longer in these files: the name is taken out of the list.',
    remedy: {
      fr: 'Si cette personne part, retirez-la aussi de cette liste ; si elle reste, remettez sa ligne.',
      en: 'If this person leaves, take them out of this list too; if they stay, put their line back.',
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
  CENSUS_NOT_A_TRAINEE: {
    fr: '« {value} » de « {column} » est un tuteur : il est retiré de la liste.',
    en: '“{value}” in “{column}” is a mentor: they are taken out of the list.',
    remedy: { fr: 'Nommez-y les stagiaires du même véhicule.', en: 'Name there the trainees of the same car.' },
  },
  CENSUS_IMPOSED_PLACES: {
    fr: '{count} stagiaires de {promotion} sont imposés à {mentor} ({places}), dont le nombre de places libres est {room}. Les binômes imposés sont gardés malgré tout.',
    en: '{count} trainees of {promotion} are imposed on {mentor} ({places}), whose free places number {room}. The imposed pairs are kept all the same.',
    remedy: {
      fr: 'Retirez un binôme imposé, ou corrigez la capacité du tuteur.',
      en: 'Take out an imposed pair, or correct the capacity of the mentor.',
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
  CENSUS_REFUSAL_IN_WISH: {
    fr: '« {value} » de « {column} » dit peut-être avec qui cette personne ne doit pas être, dans une colonne de souhaits. La ligne est refusée tant qu’on ne le sait pas.',
    en: '“{value}” in “{column}” may say with whom this person must not be, in a column of wishes. The line is rejected until that is known.',
    remedy: {
      fr: 'Si c’est un refus, écrivez le nom dans « évite », et retirez-le d’ici ; si c’est un souhait, n’écrivez que le nom.',
      en: 'If it is a refusal, write the name in “avoids”, and take it out here; if it is a wish, write the name alone.',
    },
  },
  CENSUS_CELL_ASKED: {
    fr: 'La cellule « {column} » {reasonFr} : dit-elle avec qui cette personne ne doit pas être ? La ligne est refusée tant qu’on ne le sait pas.',
    en: 'The cell “{column}” {reasonEn}: does it say with whom this person must not be? The line is rejected until that is known.',
    remedy: {
      fr: 'Si oui, écrivez le nom dans « évite » (jamais en binôme) ou « à_séparer_de » (jamais au même endroit). Puis effacez-le de cette cellule, ou videz-la.',
      en: 'If so, write the name in “avoids” (never a pair) or “apart_from” (never at the same place). Then delete it from this cell, or clear the cell.',
    },
  },
  CENSUS_LINE_ASKED: {
    fr: 'La ligne « {value} » {reasonFr} : rien de ce qu’elle dit n’est lu.',
    en: 'The line “{value}” {reasonEn}: nothing of what it says is read.',
    remedy: {
      fr: 'Donnez à chaque personne sa ligne sous les en-têtes, et écrivez chaque refus dans « évite » ou « à_séparer_de ». Puis supprimez cette ligne.',
      en: 'Give each person a row below the headers, and write each refusal in “avoids” or “apart_from”. Then delete this line.',
    },
  },
  CENSUS_COMMENT_ASKED: {
    fr: 'Le commentaire de la cellule {cell} {reasonFr} : rien de ce qu’il dit n’est lu.',
    en: 'The comment on the cell {cell} {reasonEn}: nothing of what it says is read.',
    remedy: {
      fr: 'Si c’est un refus, écrivez le nom dans « évite » ou « à_séparer_de ». Puis supprimez le commentaire.',
      en: 'If it is a refusal, write the name in “avoids” or “apart_from”. Then delete the comment.',
    },
  },
  CENSUS_REMARK_BESIDE_NAME: {
    fr: '« {value} » de « {column} » nomme {name}, mais ce qui est écrit à côté du nom n’est pas compris : le souhait n’est pas retenu.',
    en: '“{value}” in “{column}” names {name}, but what is written beside the name is not understood: the wish is not followed.',
    remedy: {
      fr: 'Si c’est un souhait, n’écrivez que le nom ; si c’est un refus, écrivez-le dans « évite ».',
      en: 'If it is a wish, write the name alone; if it is a refusal, write it in “avoids”.',
    },
  },
});
