/** Runs, and what they are made from: guidelines, calendars. */
import { ofKind } from '../entry.ts';

export const runErrors = ofKind('conflict', {
  RUN_NO_CENSUS: {
    fr: 'Aucun recensement n’est appliqué pour « {value} ».',
    en: 'No census is applied for “{value}”.',
    remedy: { fr: 'Importez le recensement et appliquez-le, puis recommencez.', en: 'Import the census and apply it, then try again.' },
  },
  RUN_NO_TRAINEE: {
    fr: 'Le recensement appliqué n’a aucun stagiaire de la promotion « {value} ».',
    en: 'The census applied has no trainee of the promotion “{value}”.',
    remedy: {
      fr: 'Importez un recensement qui a ses stagiaires et appliquez-le, puis recommencez.',
      en: 'Import a census that has its trainees and apply it, then try again.',
    },
  },
  RUN_UNDER_WAY: {
    fr: 'Un tel calcul est déjà demandé ou en cours : {value}.',
    en: 'Such a run is waiting or under way already: {value}.',
    remedy: { fr: 'Attendez sa fin, ou annulez-le.', en: 'Wait until it ends, or cancel it.' },
  },
  RUN_ENDED: {
    fr: 'Ce calcul est déjà terminé.',
    en: 'This run has ended already.',
    remedy: { fr: 'Relisez son état.', en: 'Read its state again.' },
  },
  RUN_NOT_DONE: {
    fr: 'Ce calcul n’a pas (encore) de résultat : {value}.',
    en: 'This run has no result (yet): {value}.',
    remedy: { fr: 'Attendez sa fin, ou demandez-en un autre.', en: 'Wait until it ends, or ask for another.' },
  },
  RUN_NOTHING_TO_MATCH: {
    fr: 'Aucune campagne de « {value} » ne peut être calculée maintenant : {known}.',
    en: 'No round of “{value}” can be run now: {known}.',
    remedy: {
      fr: 'Faites appliquer les recensements, ou attendez la fin des calculs en cours, puis recommencez.',
      en: 'Have the censuses applied, or wait until the runs under way have ended, then try again.',
    },
  },
  RUN_PARTS_FAILED: {
    fr: 'Campagnes dont le calcul n’a pas abouti ({count}) : {value}.',
    en: 'Rounds whose runs came to no end ({count}): {value}.',
    remedy: {
      fr: 'Les autres ont leur calcul ; lisez l’erreur de celles-ci, puis demandez le leur à nouveau.',
      en: 'The others have their runs; read the error of these, then ask for theirs again.',
    },
  },
  RUN_NO_PAIRS: {
    fr: 'Aucun binôme n’est connu pour la période « {value} ».',
    en: 'No pairs are known for the period “{value}”.',
    remedy: { fr: 'Donnez-les dans « pairs ».', en: 'Give them in “pairs”.' },
  },
  RUN_PIN_UNKNOWN: {
    kind: 'input',
    fr: 'Personne n’a l’identifiant « {value} » dans ce rôle dans le recensement appliqué.',
    en: 'Nobody has the id “{value}” in this role in the census applied.',
    remedy: { fr: 'Donnez le stagiaire puis le tuteur, par leurs identifiants.', en: 'Give the trainee, then the mentor, by their ids.' },
  },
  RUN_PIN_PROMOTION: {
    kind: 'input',
    fr: 'Le stagiaire « {value} » n’est pas de la promotion « {expected} ».',
    en: 'The trainee “{value}” is not of the promotion “{expected}”.',
    remedy: { fr: 'Retirez ce binôme de « pins ».', en: 'Take this pair out of “pins”.' },
  },
  RUN_PIN_TWICE: {
    kind: 'input',
    fr: 'Le stagiaire « {value} » est deux fois dans « pins ».',
    en: 'The trainee “{value}” is twice in “pins”.',
    remedy: { fr: 'Ne gardez qu’un tuteur.', en: 'Keep one mentor.' },
  },
  RUN_PIN_REFUSED: {
    kind: 'input',
    fr: 'Le binôme « {trainee} » – « {mentor} » a été refusé pour cette campagne.',
    en: 'The pair “{trainee}” – “{mentor}” was refused for this round.',
    remedy: { fr: 'Retirez ce binôme de « pins ».', en: 'Take this pair out of “pins”.' },
  },
  RUN_PIN_DECIDED: {
    kind: 'input',
    fr: 'Une décision porte déjà sur le stagiaire « {value} » : le calcul la suit.',
    en: 'There is a decision on the trainee “{value}” already: the run follows it.',
    remedy: { fr: 'Retirez ce binôme de « pins ».', en: 'Take this pair out of “pins”.' },
  },
  RUN_GUIDELINES: {
    kind: 'input',
    fr: 'Il n’y a pas d’orientations numéro {value}.',
    en: 'There are no guidelines number {value}.',
    remedy: {
      fr: 'Prenez un numéro de /api/guidelines ; 0 : celles livrées avec Binôme.',
      en: 'Take a number of /api/guidelines; 0: those shipped with Binôme.',
    },
  },
  RUN_CALENDAR: {
    kind: 'input',
    fr: 'Il n’y a pas de calendrier numéro {value}.',
    en: 'There is no calendar number {value}.',
    remedy: {
      fr: 'Prenez un numéro de /api/calendars ; 0 : celui livré avec Binôme.',
      en: 'Take a number of /api/calendars; 0: the one shipped with Binôme.',
    },
  },
  SEASON_NO_PERIODS: {
    kind: 'input',
    fr: 'Ce calendrier n’a aucun stage.',
    en: 'This calendar has no internship.',
    remedy: {
      fr: 'Donnez à chaque stage une ligne « internship » et, dans la colonne « period », son identifiant.',
      en: 'Give each internship a row “internship” and, in the column “period”, its id.',
    },
  },
  RUN_TOO_LONG: {
    kind: 'limit',
    fr: 'Le calcul a dépassé {value} secondes et a été arrêté.',
    en: 'The run took longer than {value} seconds and was stopped.',
    remedy: {
      fr: 'Donnez-lui une limite (« limits »), avec laquelle il rend ce qu’il a trouvé.',
      en: 'Give it a limit (“limits”), with which it returns what it has found.',
    },
  },
  RUN_MEMORY: {
    kind: 'limit',
    fr: 'Le calcul a dépassé {value} Mo de mémoire et a été arrêté.',
    en: 'The run took more than {value} MB of memory and was stopped.',
    remedy: {
      fr: 'Calculez moins à la fois, ou donnez plus de mémoire au service.',
      en: 'Compute less at a time, or give the service more memory.',
    },
  },
  RUN_WORKER_DIED: {
    kind: 'ours',
    fr: 'Le calcul s’est interrompu {value} fois sans rien dire.',
    en: 'The run broke off {value} times without a word.',
    remedy: { fr: 'Signalez ce cas à l’administrateur.', en: 'Report this case to the administrator.' },
  },
});
