/** The French words of breakdowns: the case as a way, hearings, solutions and their price, decisions, what came of it. */
import { formatsOf } from '../formats.ts';
import { withFrenchSpacing } from '../typography.ts';
import { vocabularyFr } from '../vocabulary.fr.ts';

const { amount, counted, integer, minutes, points, signedPoints } = formatsOf('fr');

export const breakdownsFr = withFrenchSpacing({
  breakdowns: {
    reasons: vocabularyFr.reasons,
    states: {
      reported: 'signalée',
      heard: 'parties entendues',
      options: 'solutions recherchées',
      submitted: 'soumise aux directions',
      'in-effect': 'changement décidé',
      'followed-up': 'suivi fait',
      dropped: 'classée sans changement',
    },
    /** What is to be done next in a case, and by whom. */
    next: {
      reported: 'Entendre chacun séparément',
      heard: 'Chercher des solutions',
      options: 'Choisir une solution et la soumettre',
      submitted: 'Les directions décident',
      'in-effect': 'Faire le point',
      'followed-up': 'Rien : le dossier est terminé',
      dropped: 'Rien : le dossier est terminé',
    },
    hearingsLeft: (parties: readonly string[]) => `Entendre ${parties.join(' et ')}`,
    parties: { trainee: 'le stagiaire', mentor: 'le tuteur' },
    list: {
      title: 'Ruptures',
      state: 'État',
      everyState: 'Tous',
      open: 'Dossiers ouverts',
      toFollow: 'Changements à suivre',
      closed: 'Dossiers terminés',
      people: 'Binôme',
      reason: 'Motif',
      known: 'Su le',
      acted: 'Réglé le',
      next: 'À faire',
      none: 'Aucune rupture n’est signalée. Une rupture se signale depuis la page d’un binôme.',
      noneOpen: 'Aucun dossier n’est ouvert.',
      noneOf: 'Aucun dossier n’est dans cet état.',
      toMatches: 'Voir les binômes',
      people2: (trainee: string, mentor: string) => `${trainee} et ${mentor}`,
      scroll: (title: string) => `Tableau : ${title}`,
    },
    one: {
      untitled: 'Rupture',
      title: (trainee: string, mentor: string) => `Rupture : ${trainee} et ${mentor}`,
      match: 'Voir le binôme',
      reason: 'Motif',
      reportedBy: 'Signalée par',
      reporters: { board: 'l’instance régionale', mentor: 'le tuteur', trainee: 'le stagiaire' },
      knownOn: 'Su le',
      actedOn: 'Réglé le',
      notYet: 'pas encore',
      next: 'À faire maintenant',
    },
    way: {
      title: 'Où en est le dossier',
      reported: 'Signalement',
      heard: 'Auditions',
      options: 'Recherche de solutions',
      submitted: 'Décisions des directions',
      'in-effect': 'Changement en vigueur',
      'followed-up': 'Suivi',
      dropped: 'Classement sans changement',
      done: 'fait',
      now: 'en cours',
      later: 'à venir',
      startsOn: (day: string) => `à compter du ${day}`,
      planned: (day: string) => `prévu le ${day}`,
      heardOne: (party: string, day: string) => `${party}, le ${day}`,
      decidedOf: (done: number, of: number) => `${integer(done)} sur ${integer(of)}`,
    },
    hearings: {
      title: 'Entendre chacun, séparément',
      titles: { trainee: 'Le stagiaire', mentor: 'Le tuteur' },
      heard: (day: string) => `Entendu le ${day}.`,
      day: 'Jour de l’audition',
      note: 'Note confidentielle (facultatif)',
      noteHint:
        'Lue par vous et, une fois une solution soumise, par les directions qui en décident. Personne d’autre ne la lit, pas même l’administrateur.',
      save: { trainee: 'Noter l’audition du stagiaire', mentor: 'Noter l’audition du tuteur' },
      another: { trainee: 'Noter une autre audition du stagiaire', mentor: 'Noter une autre audition du tuteur' },
    },
    search: {
      title: 'Chercher des solutions',
      says: 'Le calcul part de ce qui est en vigueur et compare : ne déplacer personne d’autre, puis une personne, puis davantage quand cela aide. Il ne décide de rien.',
      first: 'Premier jour du changement',
      firstHint: (from: string, to: string) => `Entre le ${from} et le ${to}.`,
      alternates: 'Chercher aussi une variante à chaque étape',
      start: 'Chercher des solutions',
      again: 'Chercher à nouveau',
      queued: 'La recherche attend son tour.',
      running: 'La recherche est en cours.',
      cancel: 'Arrêter la recherche',
      cancelled: 'La recherche a été arrêtée. Rien n’a changé.',
      failed: 'La recherche n’a pas abouti.',
    },
    options: {
      title: 'Solutions trouvées',
      from: (day: string, at: string) => `Changement à compter du ${day} ; recherche du ${at}.`,
      none: 'Aucune solution n’a été trouvée pour ce jour. Cherchez pour un autre jour, ou voyez avec l’instance régionale voisine.',
      chart: 'Personnes déplacées et points gagnés ou perdus, par solution',
      chartSays: 'Un rond plein : la meilleure solution pour ce nombre de personnes déplacées. Un rond vide : une variante.',
      chartMoved: 'personnes déplacées',
      chartGain: 'points',
      caption: 'Les mêmes solutions en chiffres',
      label: 'Solution',
      moved: 'Autres personnes déplacées',
      served: 'Stagiaires avec tuteur',
      gain: 'Total des points',
      proof: 'Meilleure',
      named: (label: string) => `Solution ${label}`,
      variant: (label: string) => `Solution ${label} (variante)`,
      gains: (gain: number) => (gain === 0 ? 'inchangé' : signedPoints(gain)),
      serves: (served: number) => (served === 0 ? 'autant' : served > 0 ? `${integer(served)} de plus` : `${integer(-served)} de moins`),
      movedSays: (n: number) => (n === 0 ? 'personne d’autre ne change' : counted(n, 'autre personne change', 'autres personnes changent')),
      gainSays: (gain: number) =>
        gain === 0 ? 'le total des points reste le même' : gain > 0 ? `le total gagne ${amount(gain)}` : `le total perd ${amount(gain)}`,
      servedSays: (n: number) =>
        n > 0
          ? `${counted(n, 'stagiaire a un tuteur', 'stagiaires ont un tuteur')} de plus`
          : counted(-n, 'stagiaire n’a plus de tuteur', 'stagiaires n’ont plus de tuteur'),
      optimal: 'prouvée',
      limit: 'non prouvée',
      chain: 'Qui change, dans l’ordre',
      nobody: 'personne',
      move: (from: string, to: string) => `de ${from} à ${to}`,
      score: (before: number | null, after: number | null) =>
        before === null
          ? after === null
            ? ''
            : `${points(after)} points`
          : after === null
            ? `${points(before)} points avant`
            : `${points(before)} → ${points(after)} points`,
      journey: (before: number | null, after: number | null) =>
        after === null
          ? ''
          : before === null || before === after
            ? `trajet ${minutes(after)}`
            : `trajet ${minutes(before)} → ${minutes(after)}`,
      load: (n: number) => `le tuteur suivrait ${counted(n, 'stagiaire', 'stagiaires')}`,
      inWords: 'L’explication en toutes lettres',
      submit: (label: string) => `Soumettre la solution ${label}`,
      submitted: 'soumise',
      refusedOnce: 'refusée',
      confirm: (label: string) => `Soumettre la solution ${label} aux directions`,
      confirmSays:
        'Chaque direction concernée est prévenue et décide de chaque changement de son service, avec un motif. Rien ne change tant que toutes n’ont pas accepté ; à la dernière acceptation, le changement est acquis. Qui soumet ne décide pas.',
      confirmChanges: (n: number) => `${counted(n, 'changement sera soumis', 'changements seront soumis')} :`,
      replaces: 'Elle remplace la solution soumise auparavant, sur laquelle plus rien ne peut être décidé.',
    },
    decisions: {
      title: 'Décisions des directions',
      says: (label: string, day: string, from: string) => `Solution ${label}, soumise le ${day}, à compter du ${from}.`,
      waits: (n: number) => `${counted(n, 'changement attend', 'changements attendent')} une décision.`,
      refused: 'Une direction a refusé : la solution est écartée. L’instance régionale en soumet une autre.',
      change: (trainee: string) => `Changement pour ${trainee}`,
      decidedIn: (service: string) => `Décidé par la direction du service ${service}`,
      kinds: { accept: 'accepté', refuse: 'refusé' },
      undecided: 'en attente',
      by: (by: string, at: string, reason: string) => `par ${by}, le ${at} : « ${reason} »`,
      yours: 'Votre décision',
      reason: 'Motif',
      reasonHint: 'Il est gardé avec la décision et lu par l’instance régionale.',
      accept: 'Accepter ce changement',
      refuse: 'Refuser ce changement',
      effect: 'Accepter vaut pour ce changement seul. Refuser écarte toute la solution, et l’instance régionale en cherche une autre.',
      reasonMissing: 'Donnez le motif de votre décision.',
    },
    notes: {
      title: 'Notes confidentielles',
      own: 'Vous lisez ici vos propres notes.',
      all: 'Vous lisez ici toutes les notes du dossier, parce que vous avez à en décider. Votre lecture est consignée.',
      readers: (names: readonly string[]) =>
        names.length === 0 ? 'Pour le moment, seul leur auteur les lit.' : `Les lisent, outre leur auteur : ${names.join(', ')}.`,
      show: (n: number) => `Lire ${counted(n, 'note confidentielle', 'notes confidentielles')}`,
      none: 'Aucune note n’a été écrite.',
      by: (by: string, at: string, of: string) => `${by}, le ${at} (${of})`,
      ofReport: 'signalement',
      ofHearing: { trainee: 'audition du stagiaire', mentor: 'audition du tuteur' },
    },
    drop: {
      title: 'Classer sans changement',
      says: 'Si le binôme tient finalement, le dossier est classé : rien ne change, et qui a signalé en est prévenu.',
      open: 'Classer sans changement',
      reason: 'Pourquoi le binôme tient',
      confirm: 'Classer le dossier',
      dropped: (by: string, at: string) => `Classé sans changement par ${by}, le ${at}.`,
    },
    follow: {
      title: 'Suivi',
      inEffect: (day: string, by: string) => `Le changement vaut à compter du ${day}. Dernière décision : ${by}.`,
      none: 'Aucun point n’est encore prévu.',
      planned: (day: string) => `Point prévu le ${day}`,
      held: (day: string) => `Point du ${day}`,
      planTitle: 'Prévoir un point',
      plan: 'Prévoir ce jour',
      planDay: 'Jour du point',
      tellTitle: 'Dire ce qu’il en est',
      tellDay: 'Jour où cela a été constaté',
      outcome: 'Ce qu’il en est',
      tell: 'Enregistrer le suivi',
      notYet: (day: string) => `Ce qu’il en est se note une fois le changement en vigueur, à partir du ${day}.`,
    },
  },
});
