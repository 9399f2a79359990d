/** The French words of rounds: how far each has come, what is next in it, and what its publication lacks. */
import { formatsOf } from '../formats.ts';
import { withFrenchSpacing } from '../typography.ts';

const { counted, points } = formatsOf('fr');
const trainees = (n: number): string => counted(n, 'stagiaire', 'stagiaires');

export const roundsFr = withFrenchSpacing({
  rounds: {
    states: {
      waiting: 'attend le recensement',
      ready: 'proposition à préparer',
      running: 'calcul en cours',
      drafted: 'proposition à soumettre',
      review: 'chez les directions de service',
      decided: 'prête à être publiée',
      published: 'publiée',
      closed: 'terminée',
    },
    days: (from: string, to: string) => `du ${from} au ${to}`,
    list: {
      title: 'Campagnes',
      work: 'En cours',
      toCome: 'À venir',
      over: 'Terminées',
      published: 'Publiées',
      none: 'Aucune campagne. Elles paraissent ici dès que le calendrier d’une promotion a un stage.',
      noneFound: 'Aucune campagne ne correspond à ces filtres.',
      all: { board: 'Toutes', period: 'Tous' },
      board: 'Direction interrégionale',
      promotion: 'Promotion',
      period: 'Stage',
      daysHead: 'Dates',
      state: 'Où elle en est',
      decided: 'Décidés',
      decidedOf: (decided: number, all: number) => `${decided} sur ${all}`,
      attention: 'À regarder',
      stale: (n: number) => `${counted(n, 'binôme', 'binômes')} dont les données ont changé`,
      flags: (n: number) => `${counted(n, 'signalement', 'signalements')} sans réponse`,
      count: (n: number) => counted(n, 'campagne', 'campagnes'),
    },
    one: {
      title: (id: string) => `Campagne ${id}`,
      name: (name: string, promotion: string) => `${name} – ${promotion}`,
      above: (board: string, days: string) => `${board}, ${days}`,
      list: 'Campagnes',
    },
    steps: {
      title: 'Où en est la campagne',
      census: 'Recensement',
      proposal: 'Proposition',
      submission: 'Soumission',
      decisions: 'Décisions',
      publication: 'Publication',
      done: 'fait',
      current: 'maintenant',
      next: 'à venir',
      counted: (decided: number, all: number) => `${decided} sur ${all}`,
    },
    next: {
      title: 'La suite',
      waiting: 'Le recensement appliqué n’a aucun stagiaire de cette promotion : importez-le d’abord.',
      ready: (n: number) => `${trainees(n)} au recensement. Le calcul propose un tuteur à chacun ; rien n’est soumis ni décidé par lui.`,
      drafted: (proposed: number, unmet: number, at: string) =>
        `Proposition calculée le ${at} : ${counted(proposed, 'binôme', 'binômes')}, ${unmet === 0 ? 'personne sans tuteur' : `${trainees(unmet)} sans tuteur`}. Lisez-la, puis soumettez-la aux directions de service.`,
      again: (at: string) =>
        `Une nouvelle proposition a été calculée le ${at}. Les binômes décidés y sont tous ; soumettez-la pour que le reste soit décidé.`,
      review: (n: number) => `${counted(n, 'binôme attend', 'binômes attendent')} la décision d’une direction de service.`,
      rerun: (n: number) =>
        `${trainees(n)} ${n < 2 ? 'attend' : 'attendent'} une autre proposition (refus, données changées ou arrivée) : calculez de nouveau. Ce qui est décidé ne bouge pas.`,
      unmet: (n: number) =>
        `${trainees(n)} sans tuteur : calculez de nouveau après avoir complété le recensement, ou laissez sans tuteur, avec un motif.`,
      decided: 'Chaque stagiaire a une décision. Vérifiez ce qui sera publié, puis publiez.',
      published: (by: string, at: string) => `Publiée le ${at} par ${by}. Chacun voit son binôme.`,
      withdrawn: (by: string, at: string, reason: string) => `La publication a été retirée le ${at} par ${by} : « ${reason} ».`,
      closed: 'Le stage est terminé.',
      prepare: 'Préparer une proposition',
      prepareAgain: 'Préparer une nouvelle proposition',
      keepHeld: (n: number) => `Garder ${n < 2 ? 'le binôme imposé par un essai' : `les ${n} binômes imposés par un essai`}`,
      read: 'Lire le rapport',
      submit: 'Soumettre aux directions',
      director: (mine: number) =>
        mine === 0
          ? 'Rien n’attend votre décision dans cette campagne.'
          : `${counted(mine, 'binôme attend', 'binômes attendent')} votre décision.`,
      begin: 'Décider le premier',
      directorWaits: 'Aucune proposition n’est encore soumise : il n’y a rien à décider.',
    },
    waited: {
      title: 'Directions attendues',
      until: (day: string) => `Les directions ont jusqu’au ${day} pour décider.`,
      past: (day: string) => `Les directions avaient jusqu’au ${day} pour décider.`,
      of: (service: string, open: number, refused: number) =>
        `${service} : ${[
          ...(open === 0 ? [] : [counted(open, 'binôme à décider', 'binômes à décider')]),
          ...(refused === 0
            ? []
            : [
                `${counted(refused, 'binôme refusé', 'binômes refusés')}, qui ${refused < 2 ? 'attend' : 'attendent'} une autre proposition`,
              ]),
        ].join(' ; ')}`,
      replace:
        'Une proposition soumise ne s’efface pas, elle se remplace : tant que la campagne n’est pas publiée, préparez-en une nouvelle et soumettez-la. Ce qui est décidé y reste.',
      mineUntil: (day: string) => `Vous avez jusqu’au ${day}.`,
      minePast: (day: string) => `Vous aviez jusqu’au ${day}.`,
      mineRefused: (n: number) =>
        `${counted(n, 'binôme refusé attend', 'binômes refusés attendent')} une autre proposition de l’instance régionale : vous n’avez rien à y faire d’ici là.`,
      mineStale: (n: number) =>
        `Des données ont changé : ${counted(n, 'binôme attend', 'binômes attendent')} une autre proposition de l’instance régionale.`,
    },
    run: {
      queued: 'Le calcul attend son tour.',
      running: 'Calcul en cours',
      stages: {
        score: 'Les binômes possibles sont notés',
        lint: 'Les orientations sont vérifiées',
        solve: 'La meilleure répartition est cherchée',
        verify: 'Le résultat est vérifié',
        explain: 'Chaque binôme est expliqué',
        weigh: 'L’effet des poids est mesuré',
        plan: 'Le meilleur plan est cherché',
        price: 'Un tuteur de plus est essayé, un à la fois',
        stress: 'Le départ de chaque tuteur est essayé, un à la fois',
        other: 'Calcul en cours',
      },
      of: (done: number, all: number) => `${done} sur ${all}`,
      since: (at: string) => `Demandé le ${at}.`,
      cancel: 'Arrêter le calcul',
      failed: 'Le dernier calcul n’a pas abouti.',
      cancelled: 'Le dernier calcul a été arrêté. Rien n’a changé.',
      infeasible: 'Les contraintes ne laissent aucune répartition possible. Le rapport dit lesquelles, et ce qui le permettrait.',
      unverified: 'Le résultat n’a pas passé la vérification indépendante : il ne peut pas être soumis.',
    },
    submit: {
      title: 'Vérifier ce qui sera soumis',
      pairs: 'Binômes proposés',
      unmet: 'Stagiaires sans tuteur',
      mean: 'Score moyen sur 100',
      meanOf: (millionths: number) => points(millionths),
      says: 'Chaque direction de service verra les binômes de ses tuteurs et décidera de chacun, avec un motif. Rien n’est visible des stagiaires ni des tuteurs.',
      act: 'Soumettre aux directions',
    },
    publication: {
      title: 'Publication',
      lacks: 'Ce qui manque avant de publier',
      lacksOf: (n: number) => `Ce qui manque avant de publier (${n})`,
      notSubmitted: 'aucune proposition n’est soumise',
      running: 'un calcul est en cours',
      flags: (n: number) => counted(n, 'signalement attend une réponse', 'signalements attendent une réponse'),
      undecided: (n: number) => `${trainees(n)} sans décision`,
      notProposed: (n: number) => `${trainees(n)} hors de la proposition`,
      stale: (n: number) => counted(n, 'décision à confirmer ou à retirer', 'décisions à confirmer ou à retirer'),
      elsewhere: (n: number) => `${trainees(n)} avec un tuteur d’une autre campagne aux mêmes dates`,
      full: (n: number) => counted(n, 'tuteur au-delà de ses places', 'tuteurs au-delà de leurs places'),
      names: 'Voir les noms',
      check: 'Vérifier puis publier',
      checkTitle: 'Vérifier ce qui sera publié',
      paired: 'Stagiaires avec un tuteur',
      without: 'Stagiaires laissés sans tuteur',
      changed: 'Choisis autrement que proposé',
      days: 'Dates du stage',
      says: 'Dès la publication, chaque stagiaire et chaque tuteur voit son binôme et peut lire pourquoi. Une publication peut être retirée, avec un motif ; l’historique reste.',
      act: 'Publier la campagne',
      withdraw: 'Retirer la publication',
      withdrawTitle: 'Retirer la publication',
      withdrawSays:
        'Les binômes de cette campagne ne seront plus visibles des stagiaires ni des tuteurs. Les décisions restent, et l’historique aussi.',
      reason: 'Motif',
      reasonHint: 'Il est gardé avec l’acte. N’écrivez rien sur la santé ni sur la famille de qui que ce soit.',
    },
    files: {
      title: 'Fichiers de la proposition',
      says: (at: string) => `Calculée le ${at}.`,
      bundle: 'Tout, pour refaire le calcul (ZIP)',
      report: 'Rapport à lire',
      table: 'Tableau des binômes (CSV)',
      account: 'Compte rendu du recensement (CSV)',
      other: (name: string) => `Fichier ${name}`,
      technical: 'Données du calcul',
    },
  },
});
