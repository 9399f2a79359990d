/** Submitting a run, deciding on its pairs, publishing, asking for a review: what these refuse. */
import { ofKind } from '../entry.ts';

export const decisionErrors = ofKind('conflict', {
  PROPOSAL_OTHER_ROUND: {
    fr: 'Cette exécution n’est pas une proposition de cette campagne.',
    en: 'This run is no proposal of this round.',
    remedy: { fr: 'Soumettez une exécution « match » de cette campagne.', en: 'Submit a “match” run of this round.' },
  },
  PROPOSAL_RUN_UNFINISHED: {
    fr: 'Cette exécution n’est pas terminée.',
    en: 'This run has not ended.',
    remedy: { fr: 'Attendez son résultat, puis soumettez-la.', en: 'Wait for its result, then submit it.' },
  },
  PROPOSAL_RUN_FAILED: {
    fr: 'Cette exécution n’a pas donné de proposition.',
    en: 'This run has given no proposal.',
    remedy: { fr: 'Lisez pourquoi dans son résultat, corrigez, puis relancez.', en: 'Read why in its result, correct it, then run again.' },
  },
  PROPOSAL_UNVERIFIED: {
    fr: 'Le vérificateur n’a pas accepté cette proposition.',
    en: 'The verifier has not accepted this proposal.',
    remedy: { fr: 'Relancez, et signalez ce cas s’il se répète.', en: 'Run again, and report this case if it happens again.' },
  },
  PROPOSAL_STALE: {
    fr: 'Ce qui a compté pour cette proposition a changé depuis : {detailFr}.',
    en: 'What counted for this proposal has changed since: {detail}.',
    remedy: { fr: 'Relancez, puis soumettez la nouvelle exécution.', en: 'Run again, then submit the new run.' },
  },
  DECISION_CLOSED: {
    fr: 'Cette campagne est publiée : {detailFr}. Rien ne s’y décide plus.',
    en: 'This round is published: {detail}. Nothing is decided in it any more.',
    remedy: {
      fr: 'La publication doit d’abord être retirée ; ensuite seulement un binôme peut changer. Une rupture se signale à part.',
      en: 'The publication has to be withdrawn first; only then can a pair change. A breakdown is reported apart.',
    },
  },
  DECISION_NO_PROPOSAL: {
    fr: 'Aucun tuteur n’est proposé à ce stagiaire : il n’y a rien à accepter ni à refuser.',
    en: 'No mentor is proposed to this trainee: there is nothing to accept or refuse.',
    remedy: {
      fr: 'Choisissez un tuteur (« change »), ou laissez l’instance régionale décider.',
      en: 'Choose a mentor (“change”), or let the board decide.',
    },
  },
  DECISION_OTHER_PROPOSAL: {
    fr: 'Ce n’est pas le tuteur proposé à ce stagiaire.',
    en: 'This is not the mentor who is proposed to this trainee.',
    remedy: {
      fr: 'Relisez le binôme ; pour un autre tuteur, utilisez « change ».',
      en: 'Read the pair again; for another mentor use “change”.',
    },
  },
  DECISION_SAME_MENTOR: {
    fr: 'Ce tuteur est celui qui est proposé.',
    en: 'This mentor is the one who is proposed.',
    remedy: { fr: 'Acceptez le binôme proposé (« accept »).', en: 'Accept the proposed pair (“accept”).' },
  },
  DECISION_STALE: {
    fr: 'Ce qui a compté pour ce binôme a changé depuis la proposition : {detailFr}.',
    en: 'What counted for this pair has changed since the proposal: {detail}.',
    remedy: {
      fr: 'L’instance régionale doit relancer et soumettre de nouveau ; vous pouvez refuser ce binôme, ou choisir un autre tuteur.',
      en: 'The board has to run and submit again; you can refuse this pair, or choose another mentor.',
    },
  },
  DECISION_GONE: {
    fr: 'Cette personne n’est plus dans le recensement : {detailFr}.',
    en: 'This person is not in the census any more: {detail}.',
    remedy: {
      fr: 'Retirez la décision s’il y en a une, puis relancez ; ou faites corriger le recensement.',
      en: 'Withdraw the decision if there is one, then run again; or have the census corrected.',
    },
  },
  DECISION_NOTHING_TO_WITHDRAW: {
    fr: 'Aucune décision n’est en vigueur sur ce stagiaire.',
    en: 'No decision is in force on this trainee.',
    remedy: { fr: 'Il n’y a rien à retirer.', en: 'There is nothing to withdraw.' },
  },
  PUBLICATION_INCOMPLETE: {
    fr: 'Cette campagne ne peut pas encore être publiée : {detailFr}.',
    en: 'This round cannot be published yet: {detail}.',
    remedy: {
      fr: 'La ressource « publication » de la campagne donne la liste complète.',
      en: 'The round’s “publication” resource has the complete list.',
    },
  },
  PUBLICATION_NONE: {
    fr: 'Cette campagne n’est pas publiée.',
    en: 'This round is not published.',
    remedy: { fr: 'Il n’y a rien à retirer.', en: 'There is nothing to withdraw.' },
  },
  PUBLICATION_BREAKDOWN: {
    fr: 'Une rupture est ouverte ou a pris effet sur {detailFr}.',
    en: 'A breakdown is open or has taken effect on {detail}.',
    remedy: {
      fr: 'Classez d’abord les ruptures ouvertes ; après une rupture qui a pris effet, la publication ne se retire plus.',
      en: 'Close open breakdowns first; after one that has taken effect the publication cannot be withdrawn.',
    },
  },
  REVIEW_OPEN: {
    fr: 'Un réexamen de ce binôme est déjà demandé, depuis le {value:day}.',
    en: 'A review of this match has been asked for already, on {value:day}.',
    remedy: { fr: 'Attendez la réponse de l’instance régionale.', en: 'Wait for the board’s answer.' },
  },
  REVIEW_ANSWERED: {
    fr: 'Cette demande de réexamen a déjà sa réponse, du {value:day}.',
    en: 'This request for a review has been answered already, on {value:day}.',
    remedy: {
      fr: 'Une réponse ne se change pas ; la personne peut demander un nouveau réexamen.',
      en: 'An answer is never changed; the person can ask for another review.',
    },
  },
  EXPLANATION_UNKNOWN: {
    kind: 'missing',
    fr: 'Le résultat dont ce binôme vient n’est pas conservé avec sa proposition.',
    en: 'The result that this match comes from is not kept with its proposal.',
    remedy: { fr: 'Demandez l’explication à l’instance régionale.', en: 'Ask the board for the explanation.' },
  },
});
