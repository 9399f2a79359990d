/** The French letters: that there is something to do or to know, and where. They name nobody, and nothing that only some may know. */
import { withFrenchSpacing } from './typography.ts';

export const mailFr = withFrenchSpacing({
  kinds: {
    'proposal.submitted': {
      subject: 'des binômes attendent votre décision',
      says: 'Une proposition a été soumise : des binômes de votre service attendent votre décision.',
    },
    'breakdown.submitted': {
      subject: 'un changement attend votre décision',
      says: 'Un changement qui concerne votre service vous a été soumis et attend votre décision.',
    },
    'round.decided': {
      subject: 'une campagne est décidée',
      says: 'Chaque stagiaire d’une de vos campagnes a une décision : vous pouvez relire la campagne et la publier.',
    },
    'decision.refuse': {
      subject: 'une proposition est à refaire',
      says: 'Un binôme proposé a été refusé : la proposition est à refaire pour les stagiaires qui attendent.',
    },
    'flag.raised': {
      subject: 'un signalement attend votre réponse',
      says: 'Une personne signale qu’un fait connu d’elle est inexact. Une campagne dont un signalement attend n’est pas publiée.',
    },
    'review.asked': {
      subject: 'une demande de réexamen attend votre réponse',
      says: 'Une demande de réexamen a été faite et attend votre réponse.',
    },
    'census.missing': {
      subject: 'il manque un recensement',
      says: 'Une période approche et aucun recensement n’est appliqué : aucune proposition ne peut être préparée.',
    },
    'breakdown.reported': {
      subject: 'une situation attend votre attention',
      says: 'Une situation vous a été signalée : un dossier est ouvert et vous attend.',
    },
    'breakdown.refused': {
      subject: 'une solution est à revoir',
      says: 'La solution que vous aviez soumise n’a pas été acceptée : une autre est à choisir.',
    },
    'round.published': {
      subject: 'une campagne est publiée',
      says: 'Une campagne qui vous concerne est publiée : vous pouvez en prendre connaissance.',
    },
    'round.withdrawn': {
      subject: 'une publication est retirée',
      says: 'La publication d’une campagne qui vous concerne est retirée : ce qui y figurait ne vaut plus.',
    },
    'breakdown.in-effect': {
      subject: 'un changement a pris effet',
      says: 'Un changement que vous suivez a été accepté et a pris effet.',
    },
    'breakdown.dropped': {
      subject: 'un dossier est clos',
      says: 'Un dossier que vous suivez est clos sans changement.',
    },
    'match.changed': {
      subject: 'votre binôme a changé',
      says: 'Un changement qui vous concerne a pris effet : vous pouvez en prendre connaissance.',
    },
    'census.facts': {
      subject: 'ce qui est su de vous est à vérifier',
      says: 'Un recensement a été appliqué : vérifiez ce qui y est su de vous, et signalez ce qui est inexact.',
    },
    'flag.answered': {
      subject: 'votre signalement a une réponse',
      says: 'La réponse à votre signalement est arrivée.',
    },
    'review.answered': {
      subject: 'votre demande de réexamen a une réponse',
      says: 'La réponse à votre demande de réexamen est arrivée.',
    },
  },
  subject: (what: string) => `Binôme : ${what}`,
  text: (says: string, link: string) =>
    `Bonjour,\n\n${says}\n\n${link}\n\nCe message est envoyé par le service Binôme : il est inutile d’y répondre.\n`,
});
