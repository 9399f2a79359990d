/** What the rules of a round refuse: submitting, deciding, publishing. */
import { ofKind } from '../entry.ts';

export const roundErrors = ofKind('conflict', {
  SERVICE_MEANWHILE: {
    fr: 'Quelqu’un d’autre vient de faire la même chose.',
    en: 'Somebody else has just done the same.',
    remedy: { fr: 'Relisez, puis recommencez si vous le voulez toujours.', en: 'Read it again, then try again if you still want to.' },
  },
  DECISION_OWN_PROPOSAL: {
    kind: 'forbidden',
    fr: 'Qui a soumis cette proposition ne décide pas de ses binômes.',
    en: 'Who submitted this proposal does not decide on its pairs.',
    remedy: { fr: 'Laissez décider la direction du service du tuteur.', en: 'Leave the decision to the director of the mentor’s service.' },
  },
  DECISION_MENTOR_FULL: {
    fr: 'Ce tuteur n’a plus de place à ces dates : {detailFr}.',
    en: 'This mentor has no place left on these days: {detail}.',
    remedy: {
      fr: 'Choisissez un autre tuteur, ou faites corriger sa capacité dans le recensement.',
      en: 'Choose another mentor, or have the capacity corrected in the census.',
    },
  },
  DECISION_TWO_MENTORS: {
    fr: 'Ce stagiaire a déjà un tuteur à ces dates.',
    en: 'This trainee has a mentor on these days already.',
    remedy: {
      fr: 'Retirez d’abord la publication de l’autre campagne, ou terminez ce binôme.',
      en: 'Withdraw the other round’s publication first, or end that pair.',
    },
  },
});
