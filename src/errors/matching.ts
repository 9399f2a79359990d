/** A census, guidelines or a result that cannot be matched. */
import { ofKind } from './entry.ts';

/** A census, guidelines and a period that do not go together. */
export const matchingErrors = ofKind('input', {
  MATCH_NO_TRAINEE: {
    fr: 'Le recensement ne contient aucun stagiaire de la promotion « {promotion} » (promotions présentes : {found}).',
    en: 'The census holds no trainee of the promotion “{promotion}” (promotions found: {found}).',
    remedy: {
      fr: 'Ajoutez le fichier des stagiaires au recensement, ou vérifiez la colonne « promotion » et la période demandée.',
      en: 'Add the trainees’ file to the census, or check the column “promotion” and the period asked for.',
    },
  },
  MATCH_NO_MENTOR: {
    fr: 'Le recensement ne contient aucun tuteur.',
    en: 'The census holds no mentor.',
    remedy: { fr: 'Ajoutez le fichier des tuteurs au recensement.', en: 'Add the mentors’ file to the census.' },
  },
  MATCH_MINIMUM_ABOVE_LIMIT: {
    fr: 'Le tuteur « {id} » demande au moins {min} stagiaires, mais les orientations lui en permettent {max} au plus.',
    en: 'The mentor “{id}” asks for at least {min} trainees, but the guidelines allow at most {max}.',
    remedy: {
      fr: 'Baissez capacité_min dans le recensement, ou relevez capacityLimit dans les orientations.',
      en: 'Lower capacity_min in the census, or raise capacityLimit in the guidelines.',
    },
  },
  MATCH_CENSUS_REJECTED: {
    fr: 'Problèmes bloquants du recensement : {rejected}. Rien n’a été apparié.',
    en: 'The census holds {rejected} blocking problem(s): nothing was matched.',
    remedy: {
      fr: 'Corrigez les lignes indiquées ci-dessus, ou acceptez de vous en passer avec --accept-partial.',
      en: 'Correct the rows listed above, or accept doing without them with --accept-partial.',
    },
  },
  MATCH_UNKNOWN_TRAINEE: {
    kind: 'missing',
    fr: 'Le stagiaire « {value} » n’est pas dans le recensement.',
    en: 'The trainee “{value}” is not in the census.',
    remedy: {
      fr: '{hintFr}Donnez son matricule ou son nom comme dans le recensement.',
      en: '{hintEn}Give the id or the name as it stands in the census.',
    },
  },
  MATCH_UNKNOWN_MENTOR: {
    kind: 'missing',
    fr: 'Le tuteur « {value} » n’est pas dans le recensement.',
    en: 'The mentor “{value}” is not in the census.',
    remedy: {
      fr: '{hintFr}Donnez son matricule ou son nom comme dans le recensement.',
      en: '{hintEn}Give the id or the name as it stands in the census.',
    },
  },
  MATCH_OTHER_PROMOTION: {
    kind: 'conflict',
    fr: 'Le stagiaire « {value} » est de la promotion « {promotion} », la période est celle de « {expected} ».',
    en: 'The trainee “{value}” is of the promotion “{promotion}”, the period is that of “{expected}”.',
    remedy: {
      fr: 'Retirez ce binôme de la demande, ou donnez la période de cette promotion.',
      en: 'Take this pair out of what is asked, or give the period of that promotion.',
    },
  },
  PIN_TWICE: {
    kind: 'call',
    fr: 'Deux binômes sont fixés d’avance pour le stagiaire « {value} ».',
    en: 'Two pairs are held fast for the trainee “{value}”.',
    remedy: { fr: 'N’en fixez qu’un.', en: 'Hold one of them fast.' },
  },
  PIN_NOT_ELIGIBLE: {
    kind: 'conflict',
    fr: 'Le binôme « {value} » ne peut pas être fixé d’avance : {detailFr}.',
    en: 'The pair “{value}” cannot be held fast: {detail}.',
    remedy: {
      fr: 'Ne le fixez plus, ou corrigez le recensement ou les orientations. Contre une règle, seule vaut la décision d’une personne, dont le calcul suivant part.',
      en: 'Do not hold it fast, or correct the census or the guidelines. Against a rule only a person’s decision stands, from which the next run starts.',
    },
  },
  PIN_BEYOND_PLACES: {
    kind: 'conflict',
    fr: 'Le binôme « {value} » ne peut pas être fixé d’avance : ce qui est fixé donnerait à {mentor} plus de stagiaires ({count}) que de places ({places}).',
    en: 'The pair “{value}” cannot be held fast: what is held would give {mentor} more trainees ({count}) than places ({places}).',
    remedy: {
      fr: 'Fixez un binôme de moins pour ce tuteur, ou donnez-lui une place de plus dans le recensement.',
      en: 'Hold one pair of this mentor fewer fast, or give them one more place in the census.',
    },
  },
  PIN_DECIDED: {
    kind: 'conflict',
    fr: 'Le binôme « {value} » ne peut pas être fixé d’avance : {by} a décidé autrement pour ce stagiaire ({detailFr}).',
    en: 'The pair “{value}” cannot be held fast: {by} decided otherwise for this trainee ({detail}).',
    remedy: {
      fr: 'Ne le fixez plus, ou faites prendre une nouvelle décision.',
      en: 'Do not hold it fast, or have it decided anew.',
    },
  },
  PIN_IMPOSED: {
    kind: 'conflict',
    fr: 'Le binôme « {value} » ne peut pas être fixé d’avance : le recensement impose {mentor} à ce stagiaire ({detailFr}).',
    en: 'The pair “{value}” cannot be held fast: the census imposes {mentor} on this trainee ({detail}).',
    remedy: {
      fr: 'Ne le fixez plus, ou retirez le binôme imposé du recensement.',
      en: 'Do not hold it fast, or take the imposed pair out of the census.',
    },
  },
  MATCH_NOT_VERIFIED: {
    kind: 'ours',
    fr: 'Le vérificateur indépendant refuse le résultat : {detailFr}.',
    en: 'The independent verifier refuses the result: {detail}.',
    remedy: {
      fr: 'Rien n’a été écrit. Signalez ce cas avec les fichiers d’entrée.',
      en: 'Nothing was written. Please report this case with its input files.',
    },
  },
  REASSIGN_NO_PAIR: {
    kind: 'missing',
    fr: 'Le binôme {trainee} – {mentor} n’est pas dans cette proposition.',
    en: 'The pair {trainee} – {mentor} is not in this proposal.',
    remedy: {
      fr: 'Vérifiez les matricules dans proposal.csv : « --breakdown STAGIAIRE:TUTEUR ».',
      en: 'Check the ids in proposal.csv: “--breakdown TRAINEE:MENTOR”.',
    },
  },
  REASSIGN_PINNED: {
    kind: 'conflict',
    fr: '« {value} » ne peut pas rester en place : sans binôme, ou dans un binôme qui n’est plus possible.',
    en: '“{value}” cannot stay put: without a pair, or in one that is no longer possible.',
    remedy: { fr: 'Retirez ce matricule de « --pin ».', en: 'Take this id out of “--pin”.' },
  },
  REASSIGN_MINIMUM: {
    kind: 'conflict',
    fr: 'Le tuteur « {mentor} » aurait moins de places ({places}) que son minimum ({min}).',
    en: 'The mentor “{mentor}” would have fewer places ({places}) than their minimum ({min}).',
    remedy: { fr: 'Donnez au moins son minimum, ou « --departure ».', en: 'Give at least their minimum, or “--departure”.' },
  },
  REASSIGN_CAPACITY: {
    kind: 'conflict',
    fr: 'Les orientations donnent au plus {limit} à un tuteur (places) ; « {mentor} » en aurait {places}.',
    en: 'The guidelines give a mentor at most {limit} (places); “{mentor}” would have {places}.',
    remedy: { fr: 'Donnez moins de places, ou changez les orientations.', en: 'Give fewer places, or change the guidelines.' },
  },
  PLAN_PERIOD_TWICE: {
    kind: 'call',
    fr: 'La période « {value} » est demandée deux fois.',
    en: 'The period “{value}” is asked for twice.',
    remedy: { fr: 'Nommez chaque période une seule fois.', en: 'Name each period once.' },
  },
  PLAN_DECIDED_ELSEWHERE: {
    kind: 'call',
    fr: 'Ce résultat est celui de la période « {value} », que le plan ne contient pas.',
    en: 'This result is of the period “{value}”, which the plan has not.',
    remedy: {
      fr: 'Ajoutez la période à --periods, ou retirez le dossier de --decided.',
      en: 'Add the period to --periods, or take the folder out of --decided.',
    },
  },
  PLAN_DECIDED_TWICE: {
    kind: 'call',
    fr: 'Deux dossiers disent ce qui est décidé pour la période « {value} ».',
    en: 'Two folders say what is decided for the period “{value}”.',
    remedy: { fr: 'Gardez celui qui vaut avec --decided.', en: 'Keep the one that holds with --decided.' },
  },
  REASSIGN_DATE: {
    kind: 'call',
    fr: 'Il ne reste aucun jour de la période à partir du {value}.',
    en: 'No day of the period is left from {value} on.',
    remedy: { fr: 'Donnez une date de la période, comme 2025-09-15.', en: 'Give a date within the period, such as 2025-09-15.' },
  },
  REASSIGN_SITE: {
    kind: 'missing',
    fr: 'Aucun tuteur de cette proposition ne travaille au site « {value} ».',
    en: 'No mentor of this proposal works at the site “{value}”.',
    remedy: {
      fr: 'Donnez le nom ou le code d’un site ; au plus près : {near}.',
      en: 'Give the name or the code of a site; close to it: {near}.',
    },
  },
});
