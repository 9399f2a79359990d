/** What the rules of a breakdown refuse: reporting, hearing, looking for options, submitting, deciding, following up. */
import { ofKind } from '../entry.ts';

export const breakdownErrors = ofKind('conflict', {
  BREAKDOWN_FUTURE_DAY: {
    kind: 'input',
    fr: 'Le {value:day} n’est pas encore arrivé.',
    en: '{value:day} has not come yet.',
    remedy: { fr: 'Donnez le jour où cela s’est passé.', en: 'Give the day on which it happened.' },
  },
  BREAKDOWN_EARLY_DAY: {
    kind: 'input',
    fr: 'Le {value:day} vient avant le {start:day}, jour {detailFr}.',
    en: '{value:day} is before {start:day}, the day {detail}.',
    remedy: { fr: 'Vérifiez ce jour.', en: 'Check this day.' },
  },
  BREAKDOWN_MATCH_VOID: {
    fr: 'Ce binôme n’est plus : la publication de la campagne a été retirée.',
    en: 'This match is no more: the round’s publication was withdrawn.',
    remedy: { fr: 'Attendez la nouvelle publication.', en: 'Wait for the new publication.' },
  },
  BREAKDOWN_MATCH_OVER: {
    fr: 'Le dernier jour de ce binôme est le {value:day}.',
    en: 'The last day of this match is {value:day}.',
    remedy: { fr: 'Signalez la rupture du binôme en cours.', en: 'Report the breakdown of the match in force.' },
  },
  BREAKDOWN_OPEN: {
    fr: 'Une rupture de ce binôme est signalée depuis le {value:day}, et le cas est ouvert.',
    en: 'A breakdown of this match was reported on {value:day}, and the case is open.',
    remedy: {
      fr: 'Il n’en faut pas une seconde : chacun des deux est entendu avant toute suite, et dit alors ce qu’il a à dire. Qui suit ce cas le trouve sous « Ruptures ».',
      en: 'A second one is not needed: both are heard before anything follows, and say then what they have to say. Whoever handles the case finds it under “Breakdowns”.',
    },
  },
  BREAKDOWN_CLOSED: {
    fr: 'Ce cas est clos : {detailFr}.',
    en: 'This case is closed: {detail}.',
    remedy: { fr: 'Signalez une nouvelle rupture s’il y en a une.', en: 'Report a new breakdown if there is one.' },
  },
  BREAKDOWN_NOT_HEARD: {
    fr: 'Tous n’ont pas été entendus. Il manque {detailFr}.',
    en: 'Not everybody has been heard. Missing: {detail}.',
    remedy: {
      fr: 'Entendez chacun séparément et notez-le, puis recherchez des options.',
      en: 'Hear each by themselves and note it, then look for options.',
    },
  },
  BREAKDOWN_DAY: {
    kind: 'input',
    fr: 'Le {value:day} n’est pas un jour de ce binôme ({start:day} – {end:day}).',
    en: '{value:day} is not a day of this match ({start:day} – {end:day}).',
    remedy: { fr: 'Donnez le premier jour du changement.', en: 'Give the first day of the change.' },
  },
  BREAKDOWN_PAST_DAY: {
    kind: 'input',
    fr: 'Le {value:day} est passé : une décision ne vaut pas avant le jour où elle est prise ({today:day}).',
    en: '{value:day} is over: a decision holds from no day before the one on which it is taken ({today:day}).',
    remedy: {
      fr: 'Cherchez les solutions à partir d’aujourd’hui ou d’un jour à venir ; ce qui a eu lieu avant se dit dans les auditions.',
      en: 'Look for options from today or a later day; what happened before is told at the hearings.',
    },
  },
  BREAKDOWN_RUN: {
    kind: 'input',
    fr: 'Ce calcul n’a pas cherché d’options pour ce cas : {value}.',
    en: 'This run has not looked for options for this case: {value}.',
    remedy: { fr: 'Donnez l’un des calculs que le cas nomme.', en: 'Give one of the runs that the case names.' },
  },
  BREAKDOWN_RUN_UNFINISHED: {
    fr: 'Ce calcul n’a pas de résultat : {detailFr}.',
    en: 'This run has no result: {detail}.',
    remedy: { fr: 'Attendez sa fin, ou recherchez de nouveau des options.', en: 'Wait for its end, or look for options again.' },
  },
  BREAKDOWN_POINT: {
    kind: 'input',
    fr: 'Ce calcul n’a pas d’option « {value} ». Ses options : {known}.',
    en: 'This run has no option “{value}”. Its options: {known}.',
    remedy: { fr: 'Donnez l’une d’elles.', en: 'Give one of them.' },
  },
  BREAKDOWN_STALE: {
    fr: 'Depuis ce calcul, la situation a changé : {detailFr}.',
    en: 'Since this run the situation has changed: {detail}.',
    remedy: { fr: 'Recherchez de nouveau des options et soumettez-en une.', en: 'Look for options again and submit one.' },
  },
  BREAKDOWN_NO_OPTION: {
    fr: 'Aucune option n’est soumise aux directions pour ce cas.',
    en: 'No option of this case is with the directors.',
    remedy: { fr: 'La direction interrégionale en soumet d’abord une.', en: 'The board submits one first.' },
  },
  BREAKDOWN_REFUSED: {
    fr: 'Cette option a été refusée : {detailFr}.',
    en: 'This option was refused: {detail}.',
    remedy: { fr: 'La direction interrégionale en soumet une autre.', en: 'The board submits another.' },
  },
  BREAKDOWN_DECIDED: {
    fr: 'Ce changement est déjà accepté : {detailFr}.',
    en: 'This change is accepted already: {detail}.',
    remedy: { fr: 'Il n’y a rien à faire de plus.', en: 'There is nothing more to do.' },
  },
  BREAKDOWN_NOT_IN_EFFECT: {
    fr: 'Rien n’est encore entré en vigueur dans ce cas.',
    en: 'Nothing has taken effect in this case yet.',
    remedy: { fr: 'Le suivi vient après la décision des directions.', en: 'The follow-up comes after the directors’ decision.' },
  },
  BREAKDOWN_UNDECIDED_EFFECT: {
    kind: 'forbidden',
    fr: 'Aucune direction n’a accepté ce changement.',
    en: 'No director has accepted this change.',
    remedy: { fr: 'Faites décider chaque changement d’abord.', en: 'Have each change decided first.' },
  },
});
