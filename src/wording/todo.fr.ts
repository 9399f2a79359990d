/** The French sentences of what somebody is expected to do, and of their calendar feed. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted } = formatsOf('fr');

/** Of each kind: what is to be done, and what happens otherwise. `name`: of the round or the place; `n`: how many. */
export const todoFr = withFrenchSpacing({
  kinds: {
    'census-import': {
      title: (name: string, _: number) => `Importer le recensement (${name})`,
      otherwise: 'Sans recensement appliqué, aucune proposition ne peut être préparée.',
    },
    'census-apply': {
      title: (name: string, _: number) => `Appliquer le recensement importé, ou en envoyer un autre (${name})`,
      otherwise: 'Tant qu’il n’est pas appliqué, rien n’en compte.',
    },
    'flags-answer': {
      title: (name: string, n: number) => `Répondre à ${counted(n, 'signalement', 'signalements')} (${name})`,
      otherwise: 'Une campagne dont un signalement attend n’est pas publiée.',
    },
    'run-start': {
      title: (name: string, _: number) => `Préparer une proposition : ${name}`,
      otherwise: 'Binôme la prépare à cette date si le recensement est appliqué ; la soumettre reste à faire.',
    },
    'proposal-submit': {
      title: (name: string, _: number) => `Relire la proposition et la soumettre : ${name}`,
      otherwise: 'Les directions de service ne peuvent pas décider avant.',
    },
    'pairs-decide': {
      title: (name: string, n: number) => `Décider de ${counted(n, 'binôme', 'binômes')} : ${name}`,
      otherwise: 'Aucun délai ne décide à votre place : la campagne attend.',
    },
    'pairs-taken': {
      title: (name: string, n: number) =>
        `Trouver un autre tuteur pour ${counted(n, 'stagiaire dont le tuteur proposé a été choisi pour un autre', 'stagiaires dont le tuteur proposé a été choisi pour d’autres')} : ${name}`,
      otherwise:
        'Ces binômes ne peuvent plus être acceptés : choisissez un autre tuteur, ou laissez l’instance régionale refaire la proposition.',
    },
    'publication-late': {
      title: (name: string, _: number) => `Publication en retard : ${name}`,
      otherwise: 'Les stagiaires et les tuteurs ne savent pas avec qui ils commencent.',
    },
    'pairs-again': {
      title: (name: string, n: number) => `Refaire la proposition : ${counted(n, 'stagiaire attend', 'stagiaires attendent')} (${name})`,
      otherwise:
        'Après un refus, ou quand leur tuteur a été choisi pour un autre, ces stagiaires restent sans tuteur tant que la proposition n’est pas refaite.',
    },
    'without-decide': {
      title: (name: string, n: number) =>
        `Décider pour ${counted(n, 'stagiaire sans tuteur proposé', 'stagiaires sans tuteur proposé')} : ${name}`,
      otherwise: 'La campagne ne peut pas être publiée sans une décision pour chaque stagiaire.',
    },
    'stale-settle': {
      title: (name: string, n: number) => `Revoir ${counted(n, 'décision', 'décisions')} dont les faits ont changé : ${name}`,
      otherwise: 'La campagne ne peut pas être publiée tant qu’une décision n’est plus à jour.',
    },
    'round-publish': {
      title: (name: string, _: number) => `Publier : ${name}`,
      otherwise: 'Les tuteurs et les stagiaires ne voient pas leur binôme avant.',
    },
    'review-answer': {
      title: (name: string, n: number) => `Répondre à ${counted(n, 'demande de réexamen', 'demandes de réexamen')} (${name})`,
      otherwise: 'Le stagiaire a droit à l’examen de son cas par une personne.',
    },
    'hearings-hold': {
      title: (name: string, _: number) => `Entendre les deux parties d’une rupture (${name})`,
      otherwise: 'Aucune solution n’est soumise tant que chacun n’a pas été entendu.',
    },
    'options-ask': {
      title: (name: string, _: number) => `Chercher les solutions d’une rupture (${name})`,
      otherwise: 'Le stagiaire reste dans la situation signalée.',
    },
    'option-choose': {
      title: (name: string, _: number) => `Choisir la solution d’une rupture et la soumettre (${name})`,
      otherwise: 'Les directions de service ne peuvent pas décider avant.',
    },
    'breakdown-decide': {
      title: (name: string, n: number) => `Décider de ${counted(n, 'changement', 'changements')} après une rupture (${name})`,
      otherwise: 'Rien ne change tant que chaque direction concernée n’a pas décidé.',
    },
    'follow-up': {
      title: (name: string, _: number) => `Faire le point après une rupture (${name})`,
      otherwise: 'Le dossier reste ouvert.',
    },
    'facts-check': {
      title: (name: string, _: number) => `Vérifier ce qui est su de vous : ${name}`,
      otherwise: 'Ce qui n’est pas signalé compte tel quel.',
    },
    'match-read': {
      title: (name: string, _: number) => `Prendre connaissance de votre binôme : ${name}`,
      otherwise: 'Le binôme vaut à partir de cette date ; le stagiaire peut en demander le réexamen.',
    },
    'rounds-late': {
      title: (name: string, n: number) => `${counted(n, 'direction n’a pas publié', 'directions n’ont pas publié')} : ${name}`,
      otherwise: 'Des stagiaires commenceraient sans tuteur.',
    },
    'calendar-import': {
      title: (name: string, _: number) =>
        `Importer le calendrier des prochaines périodes${name === '' ? '' : ` (dernière connue : ${name})`}`,
      otherwise: 'Sans calendrier, aucune campagne ne s’ouvre.',
    },
    'roles-give': {
      title: (name: string, n: number) => `Donner un compte à ${counted(n, 'direction', 'directions')} qui n’en a aucun : ${name}`,
      otherwise: 'Personne ne peut y agir.',
    },
  },
  /** Why something has no day. */
  undated: {
    'no-period': 'Sans date : aucune période à venir dans le calendrier',
    'no-calendar': 'Sans date : aucun calendrier dont la déduire',
    'at-once': 'Dès maintenant : rien ne s’y fait sans cela',
  },
  calendar: (name: string) => `Binôme – ${name}`,
  /** Before a due date, in the calendar. */
  due: (title: string) => `À faire : ${title}`,
  period: (name: string, promotion: string) => `${name} (${promotion})`,
  ownMatch: (name: string) => `${name} : votre binôme`,
  evaluation: (name: string, promotion: string) => `Évaluation attendue : ${name} (${promotion})`,
});
