/** The French words of trying things out: what if. */
import { formatsOf } from '../formats.ts';
import { withFrenchSpacing } from '../typography.ts';

const { amount, counted, percent, points } = formatsOf('fr');

export const whatIfFr = withFrenchSpacing({
  whatIf: {
    title: 'Et si…',
    says: 'Essayez un changement : le calcul est refait ici même, prouvé, et vous voyez ce qu’il coûte et qui changerait de tuteur. Rien n’est enregistré.',
    boardsAlone: 'Seule l’instance régionale essaie des changements sur la campagne entière.',
    noRun: 'Aucune proposition n’a encore été préparée pour cette campagne : préparez-en une d’abord.',
    trying: 'Essayer',
    kind: 'Changement',
    kinds: {
      pin: 'Imposer un binôme',
      ban: 'Écarter un binôme',
      'take-out': 'Retirer un tuteur',
      places: 'Changer les places d’un tuteur',
      add: 'Ajouter un tuteur',
    },
    trainee: 'Stagiaire',
    mentor: 'Tuteur',
    places: 'Places',
    choose: 'Choisir…',
    try: 'Essayer',
    tried: (n: number) => counted(n, 'changement essayé', 'changements essayés'),
    takeBack: 'Annuler',
    conflicts: '– ne va pas avec les autres',
    changes: {
      pin: (trainee: string, mentor: string) => `${trainee} avec ${mentor}`,
      ban: (trainee: string, mentor: string) => `${trainee} sans ${mentor}`,
      takeOut: (mentor: string) => `${mentor} n’est plus disponible`,
      places: (mentor: string, n: number) => `${mentor} : ${counted(n, 'place', 'places')}`,
      add: (mentor: string, n: number) => `${mentor} en plus, ${counted(n, 'place', 'places')}`,
      weight: (criterion: string, share: number) => `${criterion} : ${percent(share)} du score`,
    },
    add: {
      label: 'Nom, ou comment l’appeler',
      hint: 'Une personne formée et volontaire ; ce que l’on ne sait pas encore d’elle compte comme inconnu.',
      service: 'Service',
      name: (name: string, service: string) => `${name} (${service})`,
    },
    weights: {
      title: 'Poids des critères',
      says: 'Donnez un autre poids à un critère : les autres se partagent le reste, dans leurs proportions.',
      share: (share: number) => percent(share),
    },
    outcome: 'Ce que cela donnerait',
    nothingTried: 'Aucun changement n’est essayé : voici la proposition telle qu’elle est.',
    now: 'La proposition',
    then: 'Après',
    placed: 'Stagiaires avec un tuteur',
    mean: 'Score moyen, sur 100',
    meanOf: (score: number, placed: number) => (placed === 0 ? '–' : points((score * 1_000_000) / placed)),
    cost: (millionths: number) =>
      millionths === 0
        ? 'Cela ne coûte rien : le total des binômes reste le même.'
        : millionths > 0
          ? `Le total des binômes baisserait de ${amount(millionths)}.`
          : `Le total des binômes monterait de ${amount(millionths)}.`,
    otherWeights:
      'Avec d’autres poids les scores mesurent autre chose : les totaux ne se comparent pas. Regardez qui changerait de tuteur.',
    unmet: (n: number) =>
      n > 0
        ? `${counted(n, 'stagiaire de plus n’aurait pas', 'stagiaires de plus n’auraient pas')} de tuteur.`
        : `${counted(-n, 'stagiaire de plus aurait', 'stagiaires de plus auraient')} un tuteur.`,
    moves: (n: number) => `${counted(n, 'stagiaire changerait', 'stagiaires changeraient')} de tuteur`,
    noMoves: 'Personne ne changerait de tuteur.',
    nobody: 'personne',
    proven: 'Rien de mieux n’est possible avec ces changements : c’est prouvé, et vérifié dans ce navigateur.',
    impossible: 'Ces changements ne peuvent pas tenir ensemble.',
    impossibleRemedy: 'Retirez l’un de ceux qui sont marqués ; sans l’un d’eux, les autres tiennent.',
    ask: {
      button: 'Demander cette proposition',
      says: 'Binôme refait le calcul, le vérifie et le garde. Rien n’est soumis aux directions : vous la relirez d’abord.',
      notWithout:
        'Quelqu’un n’aurait plus de tuteur : une telle proposition ne se demande pas. Laisser un stagiaire sans tuteur est une décision, avec un motif.',
      notAdded: 'Binôme ne connaît pas ce tuteur : ajoutez-le au recensement, appliquez-le, puis préparez une proposition.',
      notWeights:
        'Les poids sont ceux des orientations : pour en avoir d’autres, donnez de nouvelles orientations, puis préparez une proposition.',
      underWay: 'Binôme refait le calcul…',
      failed: 'Binôme n’a pas pu faire ce calcul.',
      same: 'Binôme trouve la même chose, au millionième près.',
      differs: 'Binôme trouve autre chose : des faits ou des décisions ont changé depuis.',
      toRound: 'Relire cette proposition',
    },
  },
});
