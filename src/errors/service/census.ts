/** What the rules of a census refuse: applying it, flags on its facts. */
import { ofKind } from '../entry.ts';

export const censusServiceErrors = ofKind('conflict', {
  CENSUS_PARTIAL: {
    fr: 'Ce recensement a {rejected} lignes ou fichiers refusés : il n’est pas appliqué.',
    en: 'This census has {rejected} rejected rows or files: it is not applied.',
    remedy: {
      fr: 'Corrigez-les et envoyez-le à nouveau, ou acceptez de vous en passer (acceptPartial).',
      en: 'Correct them and send it again, or accept doing without them (acceptPartial).',
    },
  },
  CENSUS_NOBODY: {
    fr: 'Il ne reste personne dans ce recensement : il n’est pas appliqué.',
    en: 'Nobody is left in this census: it is not applied.',
    remedy: { fr: 'Corrigez les lignes refusées et envoyez-le à nouveau.', en: 'Correct the rejected rows and send it again.' },
  },
  CENSUS_MOVED_ON: {
    fr: 'Cet aperçu a été comparé à la version {value} du recensement ; {who} a appliqué la version {current} le {at:day}.',
    en: 'This preview was compared with version {value} of the census; {who} applied version {current} on {at:day}.',
    remedy: {
      fr: 'Envoyez le recensement à nouveau pour voir ce qu’il change maintenant.',
      en: 'Send the census again to see what it changes now.',
    },
  },
  CENSUS_FEWER_PEOPLE: {
    fr: 'Des {before} personnes du recensement en vigueur, {after} seulement sont encore là ({percent} %).',
    en: 'Of the {before} people of the census in force, only {after} are still there ({percent} %).',
    remedy: {
      fr: 'Vérifiez qu’aucun fichier ne manque ; si toutes ces personnes sont bien parties, confirmez-le (confirm).',
      en: 'Check that no file is missing; if all these people have indeed left, confirm it (confirm).',
    },
  },
  CENSUS_FEWER_USABLE: {
    fr: 'Tuteurs utilisables (volontaires et formés) : {usableBefore} dans le recensement en vigueur, {usableAfter} dans celui-ci ; {reasonFr}.',
    en: 'Usable mentors (volunteers who were trained): {usableBefore} in the census in force, {usableAfter} in this one; {reasonEn}.',
    remedy: {
      fr: 'Complétez vos fichiers et envoyez-les à nouveau ; si c’est bien ce que vous voulez, renvoyez ce que l’aperçu donne à confirmer (confirm), tel quel.',
      en: 'Complete your files and send them again; if this is what you want, send back what the preview gives to be confirmed (confirm), as it is.',
    },
  },
  CENSUS_SERVICE_LEFT_OUT: {
    fr: 'Plus personne ne serait dans des services que le recensement en vigueur a : {known}.',
    en: 'Nobody would be left in services that the census in force has: {known}.',
    remedy: {
      fr: 'Vérifiez qu’aucun fichier ne manque ; si ces services sont bien sans personne, renvoyez ce que l’aperçu donne à confirmer (confirm), tel quel.',
      en: 'Check that no file is missing; if nobody is in these services any more, send back what the preview gives to be confirmed (confirm), as it is.',
    },
  },
  CENSUS_FEWER_TRAINEES: {
    fr: 'Des {traineesBefore} stagiaires du recensement en vigueur, {traineesAfter} seulement y seraient encore.',
    en: 'Of the {traineesBefore} trainees of the census in force, only {traineesAfter} would still be there.',
    remedy: {
      fr: 'Vérifiez qu’aucun fichier de stagiaires ne manque ; s’ils sont bien partis, renvoyez ce que l’aperçu donne à confirmer (confirm), tel quel.',
      en: 'Check that no file of trainees is missing; if they have indeed left, send back what the preview gives to be confirmed (confirm), as it is.',
    },
  },
  CENSUS_OTHER_CONFIRMATION: {
    fr: 'Cette confirmation porte sur une autre perte que celle de ce recensement ({before} personnes, dont {after} encore là).',
    en: 'This confirmation is of another loss than that of this census ({before} people, of whom {after} are still there).',
    remedy: { fr: 'Relisez l’aperçu, puis confirmez-le tel qu’il est.', en: 'Read the preview again, then confirm it as it is.' },
  },
  CENSUS_HELD_ELSEWHERE: {
    fr: 'Des personnes de ce recensement sont dans celui de {board} ({count}) : {value}.',
    en: 'People of this census are in that of {board} ({count}): {value}.',
    remedy: {
      fr: 'Demandez à cette direction de les retirer de son recensement, ou corrigez leurs matricules, puis recommencez.',
      en: 'Ask that directorate to take them out of its census, or correct their ids, then try again.',
    },
  },
  FLAG_ANSWERED: {
    fr: '{who} a déjà répondu à ce signalement le {at:day}.',
    en: '{who} has answered this flag already on {at:day}.',
    remedy: {
      fr: 'Relisez la réponse ; si le fait est encore faux, la personne peut le signaler à nouveau.',
      en: 'Read the answer; if the fact is still wrong, the person can flag it again.',
    },
  },
  FLAG_NOT_DONE: {
    fr: 'Le recensement en vigueur (version {number}) dit encore la même chose de « {value} » : rien n’est corrigé ni retiré.',
    en: 'The census in force (version {number}) still says the same of “{value}”: nothing is corrected or removed.',
    remedy: {
      fr: 'Appliquez d’abord un recensement corrigé, ou répondez que le fait reste (kept).',
      en: 'Apply a corrected census first, or answer that the fact stays (kept).',
    },
  },
  FLAG_FIELD: {
    kind: 'input',
    fr: 'Le recensement n’a pas de fait « {value} » sur cette personne.',
    en: 'The census has no fact “{value}” on this person.',
    remedy: { fr: 'Donnez l’un de ceux-ci : {known}.', en: 'Give one of these: {known}.' },
  },
});
