/** The French sentences of what a board needs in a meeting: what to look at, the mentors' side, services, the table to sign, the sheets. */
import { de } from './elision.ts';
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { count, counted, fixedPercent, integer } = formatsOf('fr');
const trainees = (n: number): string => counted(n, 'stagiaire', 'stagiaires');
/** Somebody with their service, where it is known. */
const at = (name: string, service: string): string => (service === '' ? name : `${name} (${service})`);

export const meetingFr = withFrenchSpacing({
  headings: {
    toLookAt: 'À regarder avant de décider',
    services: 'Résultat par service',
    mentors: 'Du côté des tuteurs',
    decide: 'Tableau de décision',
  },

  toLookAt: {
    intro: 'Ce qui suit n’est pas une faute : ce sont les points qu’une personne doit avoir vus avant de décider.',
    nothing: 'Rien de ce qui est contrôlé ici n’appelle de remarque.',
    brokenPairs: (n: number) => `Binômes décidés ou imposés qui ne respectent pas une règle aujourd’hui (${integer(n)})`,
    longJourneys: (n: number, minutes: number) => `Trajets de plus de ${integer(minutes)} minutes aller (${integer(n)})`,
    unknownJourneys: (n: number) => `Trajets inconnus (${integer(n)})`,
    lowScores: (n: number, points: number) => `Scores de moins de ${integer(points)} points sur 100 (${integer(n)})`,
    drawnByLot: (n: number) => `Binômes départagés par le tirage public, à total égal (${integer(n)})`,
    unknownFacts: (n: number) => `Informations inconnues, comptées à la valeur neutre (${integer(n)})`,
    costByConstraints: (n: number) =>
      `Stagiaires à qui une contrainte des orientations ou une demande du recensement coûte leur tuteur (${integer(n)})`,
    nobodyPossible: (n: number) => `Stagiaires pour qui les règles impératives ne laissent aucun tuteur (${integer(n)})`,
    with: 'avec',
    leftByLot: (n: number) => `Stagiaires que le tirage public laisse sans tuteur, à total égal (${integer(n)})`,
    asGood: (others: string) => `aussi bien : ${others}`,
    instead: (trainees: string) => `aussi bien, à sa place : ${trainees}`,
    tied: 'un autre ensemble de binômes, sans celui-ci, est aussi bon',
    wouldHave: (mentor: string) => `aussi bien : avec ${mentor}`,
    wouldLose: (mentor: string, trainees: string, n: number) =>
      `aussi bien : avec ${mentor}, et sans tuteur pour ${trainees}${n < 2 ? ', qui en a un ici' : ', qui en ont un ici'}`,
    constraints: (names: string) => `ce qui l’empêche : ${names}`,
    noConstraint: 'aucune contrainte n’est à sa limite : un minimum de tuteur, ou plusieurs contraintes ensemble, en sont la cause',
    more: (n: number) => `Lire ${count(n, 'autre', 'autres')}`,
    inFile: (n: number) => `… et ${integer(n)} de plus, dans le tableur de la proposition (proposal.csv).`,
    lostByWeights: (n: number) => `Binômes qui changeraient si un poids variait, seul, de 20 % au plus (${integer(n)})`,
    atWeight: (criterion: string, weight: number) => `${criterion} à ${fixedPercent(weight, 2)}`,
    unweighed: (n: number, pairs: number) =>
      `Ce rapport ne dit ${n === pairs ? 'd’aucun binôme' : `pas de ${counted(n, 'binôme', 'binômes')}`} si une variation de 20 % d’un poids le changerait : la commande « explain », avec l’option « weights », le dit.`,
  },

  services: {
    intro:
      'Un service pénitentiaire d’insertion et de probation (SPIP) est celui d’un département. Un stagiaire est compté dans son service, un tuteur dans le sien.',
    caption: 'Stagiaires, tuteurs et places de chaque service',
    service: 'Service',
    trainees: 'Stagiaires',
    withMentor: 'Avec tuteur',
    without: 'Sans tuteur',
    mentors: 'Tuteurs recensés',
    usable: 'Tuteurs mobilisables',
    places: 'Places',
    withNobody: 'Tuteurs sans stagiaire',
  },

  mentors: {
    intro: (usable: number, excluded: number) =>
      `${counted(usable, 'tuteur est mobilisable', 'tuteurs sont mobilisables')} ; ${counted(excluded, 'autre est exclu', 'autres sont exclus')} par une règle qui ${excluded < 2 ? 'le' : 'les'} concerne ${excluded < 2 ? 'lui-même' : 'eux-mêmes'}.`,
    none: 'Aucun tuteur n’est recensé dans les directions concernées.',
    excludedTitle: (n: number) => `Exclus par une règle (${integer(n)})`,
    excludedCaption: 'Tuteurs exclus, service par service',
    excluded: 'Exclus',
    byRule: 'Par quelle règle',
    excludedNames: 'Lire les noms',
    excludedNamesCaption: 'Chaque tuteur exclu, avec la règle',
    nobodyTitle: (n: number) => `Mobilisables, sans stagiaire dans cette proposition (${integer(n)})`,
    nobodyCaption: 'Tuteurs à qui aucun stagiaire n’est proposé, et pourquoi',
    nobodyNone: 'Chaque tuteur mobilisable a un stagiaire.',
    mentor: 'Tuteur',
    service: 'Service',
    places: 'Places',
    why: 'Pourquoi',
    more: (n: number) => `… et ${integer(n)} de plus ; la commande « explain », avec l’option « mentor », dit le résultat de chacun.`,
  },

  /** A mentor's own result. */
  mentor: {
    places: (name: string, service: string, n: number) => `${name} (${service}) a ${counted(n, 'place', 'places')}.`,
    excluded: (name: string, service: string, rules: string) => `${name} (${service}) ne peut recevoir aucun stagiaire : ${rules}.`,
    excludedButDecided: (name: string, service: string, rules: string) =>
      `${name} (${service}) est exclu par les règles (${rules}), et a pourtant un stagiaire par décision.`,
    pair: (trainee: string, service: string, score: string) => `Binôme proposé : ${trainee} (${service}), ${score} sur 100.`,
    decidedPair: (trainee: string, service: string, by: string, on: string, score: string | null) =>
      `Binôme décidé : ${at(trainee, service)}, par ${by}, le ${on} ; ${score === null ? 'une règle l’écartait, il n’a pas de score' : `${score} sur 100`}.`,
    otherwise: (trainee: string) => `La proposition lui donnait ${trainee}, pour qui une autre décision a été prise.`,
    noneInForce: 'Aucun stagiaire ne lui est confié, après les décisions prises.',
    nobody: 'Aucun stagiaire n’est proposé.',
    infeasible: 'Aucune solution ne respecte toutes les règles : aucun binôme n’est proposé.',
    free: (n: number) => `${counted(n, 'place reste libre', 'places restent libres')}.`,
    noTrainee: 'Aucun stagiaire de cette période ne relève de sa direction.',
    nonePossible: (list: string) => `Aucun stagiaire n’est possible : ${list}.`,
    taken: (n: number) =>
      n < 2
        ? 'Un seul stagiaire est possible, et la meilleure solution lui donne un autre tuteur.'
        : `${integer(n)} stagiaires sont possibles, et la meilleure solution donne à chacun un autre tuteur.`,
    unmetPossible: (n: number) =>
      `${n < 2 ? 'Un stagiaire sans tuteur serait possible' : `${integer(n)} stagiaires sans tuteur seraient possibles`} : une contrainte des orientations ou une demande du recensement l’empêche.`,
    unlisted: 'Les stagiaires possibles ne sont pas listés dans une proposition de cette taille.',
    alsoExcluded: (n: number, list: string) =>
      `${n < 2 ? 'Un stagiaire de la direction est exclu' : `${integer(n)} stagiaires de la direction sont exclus`} par une règle entre les deux : ${list}.`,
    otherChoice: (trainee: string, alternative: string) => `Autre choix possible pour ${trainee}. ${alternative}`,
    moreChoices: (n: number) => `Et pour ${trainees(n)} de plus.`,
    noChoice: 'Ce tuteur n’est, pour personne d’autre, parmi les trois autres choix les moins coûteux.',
    /** Trainees that a rule parts from this mentor. */
    counts: {
      AVOIDED_BY_TRAINEE: '{n} {n|stagiaire l’a écarté|stagiaires l’ont écarté}',
      AVOIDED_BY_MENTOR: '{n} {n|stagiaire écarté|stagiaires écartés} par ce tuteur',
      SETTING: '{n} {n|demande|demandent} un autre milieu',
    },
  },

  decide: {
    intro:
      'À imprimer : une ligne par stagiaire, avec la place pour décider, motiver et signer. Rien n’est décidé tant que cette case est vide.',
    read: 'Lire le tableau de décision',
    caption: 'Décision de l’instance, stagiaire par stagiaire',
    trainee: 'Stagiaire',
    mentor: 'Tuteur proposé',
    journey: 'Trajet',
    score: 'Score',
    decision: 'Décision',
    reason: 'Motif',
    signature: 'Signature',
    none: 'aucun',
  },

  /** The extract for one service. */
  service: {
    title: (service: string, period: string) => `${service} : ${period}`,
    summary: 'En bref',
    traineesTitle: 'Les stagiaires du service',
    noTrainee: 'Aucun stagiaire de cette période ne relève de ce service.',
    mentorsTitle: 'Les tuteurs du service',
    mentorsCaption: 'Tuteurs du service, et leurs stagiaires proposés',
    noMentor: 'Aucun tuteur n’est recensé dans ce service.',
    outcome: 'Ce qui est proposé',
    pair: (trainee: string, mentor: string, service: string) => `${trainee} avec ${mentor} (${service}).`,
    pairDecided: (trainee: string, mentor: string, service: string, by: string, on: string) =>
      `${trainee} avec ${at(mentor, service)} : décidé par ${by}, le ${on}.`,
    pairProposed: (trainee: string, mentor: string, service: string) => `${trainee} avec ${mentor} (${service}) : proposé seulement.`,
    leftDecided: (trainee: string, by: string, on: string) => `${trainee} : sans tuteur, décidé par ${by}, le ${on}.`,
    decided: 'décidé',
    proposed: 'proposé seulement',
    decidedTitle: 'Ce qui est décidé',
    decidedCaption: 'Stagiaires du service pour qui une décision est prise',
    proposedTitle: 'Ce qui est seulement proposé',
    inForceCaption: 'Tuteurs du service, et leurs stagiaires décidés ou proposés',
    inForce: 'Décidé ou proposé',
    left: (trainee: string) => `${trainee} : sans tuteur.`,
    counts: (all: number, withMentor: number, without: number) =>
      `${trainees(all)}, dont ${integer(withMentor)} avec un tuteur et ${integer(without)} sans tuteur.`,
    mentorCounts: (mentors: number, usable: number, places: number, withNobody: number) =>
      `${counted(mentors, 'tuteur recensé', 'tuteurs recensés')}, dont ${counted(usable, 'mobilisable', 'mobilisables')} (${counted(places, 'place', 'places')}) ; parmi eux, ${integer(withNobody)} sans stagiaire.`,
  },

  /** One person's sheet: what the law lets them ask for, and nobody else's situation. */
  sheet: {
    title: (name: string, period: string) => `Fiche individuelle ${de(name)} : ${period}`,
    contents: 'Ce que dit cette fiche',
    result: 'Ce qui est proposé',
    proposed: (mentor: string, service: string, score: string) =>
      `Tuteur proposé : ${mentor} (${service}). Le binôme obtient ${score} sur 100.`,
    proposedTrainee: (trainee: string, service: string, score: string) =>
      `Stagiaire proposé : ${trainee} (${service}). Le binôme obtient ${score} sur 100.`,
    left: 'Aucun tuteur n’est proposé.',
    resultDecided: 'Ce qui est décidé',
    scored: (score: string) => `Le binôme décidé obtient ${score} sur 100.`,
    notScored: 'Le binôme décidé n’a pas de score : une règle impérative l’écartait du calcul.',
    hadProposed: (mentor: string) => `Le traitement avait proposé ${mentor}.`,
    hadProposedNobody: 'Le traitement n’avait proposé aucun tuteur.',
    decidedTrainee: (trainee: string, service: string, by: string, on: string) =>
      `Stagiaire confié par décision : ${at(trainee, service)}, par ${by}, le ${on}.`,
    otherwise: (n: number) =>
      `${n < 2 ? 'Le stagiaire que le traitement lui proposait a' : `${integer(n)} stagiaires que le traitement lui proposait ont`} fait l’objet d’une autre décision.`,
    noneInForce: 'Aucun stagiaire ne lui est confié, après les décisions prises.',
    degree: '1. Degré et mode de contribution du traitement à la décision',
    degreeText:
      'Le traitement propose ; il ne décide pas. La proposition est la base de l’examen de chaque binôme par une personne habilitée, qui peut la suivre ou s’en écarter, et qui motive sa décision. Aucune décision n’est prise de façon automatique.',
    data: '2. Données traitées et leurs sources',
    dataText: (name: string) =>
      `Les données ${de(name)} viennent du recensement, de la liste des services et des communes, et du calendrier de la formation ; celles de l’autre personne du binôme ne figurent pas ici.`,
    dataCaption: 'Ce qui est retenu, critère par critère',
    /** A name ends no caption: it may end with a full stop. */
    dataCaptionOf: (name: string) => `${name} : ce qui est retenu, critère par critère`,
    partsCaptionOf: (name: string) => `${name} : ce qui fait le score`,
    retained: 'Ce qui est retenu',
    ofTheOther: 'établi d’après les données de l’autre personne du binôme',
    noPair: 'Aucun binôme n’est retenu : aucune donnée n’est comparée.',
    noParts: 'Aucun critère n’a été évalué pour le binôme décidé.',
    noFacts: 'Le détail n’est gardé que pour les binômes proposés ; ce que chaque critère a donné au binôme décidé figure au point 4.',
    noValues: 'Ce que chaque critère a donné au binôme décidé n’a pas été gardé ; son score seul l’a été.',
    noData: 'Aucune donnée n’est comparée tant qu’aucun binôme n’est proposé.',
    changedSince: (facts: string) =>
      `Depuis le calcul, et avant la décision, ont changé : ${facts}. La décision a été prise ou confirmée en le sachant ; le tableau et le score sont ceux du calcul.`,
    otherChanged:
      'Depuis le calcul, et avant la décision, des données de l’autre personne du binôme ont changé ; la décision a été prise ou confirmée en le sachant.',
    parameters: '3. Paramètres appliqués et leur pondération',
    changeFrom: (day: string) => `Changement en cours de période : la présence des tuteurs est comptée à partir du ${day}.`,
    heldFast: (n: number) =>
      n === 0
        ? 'Personne n’a été maintenu d’avance dans son binôme.'
        : `${counted(n, 'personne a été maintenue d’avance dans son binôme', 'personnes ont été maintenues d’avance dans leur binôme')}.`,
    operations: '4. Opérations effectuées',
    ruled: (n: number, list: string) =>
      `${n < 2 ? 'Une règle impérative écarte un tuteur' : `Des règles impératives écartent ${integer(n)} tuteurs`} de la même direction : ${list}.`,
    noneRuled: 'Aucun tuteur de la même direction n’est écarté par une règle impérative.',
    computed: 'Chaque paire possible reçoit un score ; le calcul retient l’ensemble de binômes qui suit les orientations ci-dessus.',
    changeStart: 'Le calcul part des binômes en vigueur ce jour-là. Un binôme rompu n’est jamais reformé.',
    changeComputed: (n: number) =>
      `Chaque paire possible reçoit un score ; pour chaque nombre de personnes à déplacer, le calcul retient l’ensemble de binômes qui donne un tuteur au plus de stagiaires, puis le meilleur score : ${counted(n, 'option', 'options')} en tout.`,
    changeDecided: (label: string, moved: number) =>
      `L’option décidée, ${label}, déplace ${moved === 0 ? 'seulement les personnes concernées par le changement' : `au plus ${counted(moved, 'autre personne', 'autres personnes')} que celles que le changement concerne`}.`,
    changeProof: {
      optimal:
        'Il est prouvé qu’aucun autre ensemble de binômes ne fait mieux en déplaçant aussi peu de personnes ; un vérificateur indépendant l’a contrôlé.',
      limit: 'Le calcul s’est arrêté à une limite : cette option respecte toutes les règles, mais une meilleure existe peut-être.',
    },
    onlyOption: 'Aucune autre option n’a été trouvée.',
    otherOptions: (n: number) =>
      `${n < 2 ? 'Une autre option a été calculée' : `${integer(n)} autres options ont été calculées`}, dont voici ce qu’elle${n < 2 ? ' aurait' : 's auraient'} donné pour cette personne :`,
    option: (label: string, outcome: string) => `option ${label} : ${outcome}`,
    optionKeeps: 'rien n’aurait changé',
    optionLeaves: 'aucun tuteur',
    optionGives: (isSame: boolean, score: string) => `${isSame ? 'le même tuteur' : 'un autre tuteur'}, pour un score de ${score} sur 100`,
    choices: (n: number) =>
      `${n < 2 ? 'Un autre choix a été chiffré' : `${integer(n)} autres choix ont été chiffrés`}, sans nommer qui d’autre serait concerné :`,
    choice: (service: string, score: string, change: string) =>
      `avec un autre tuteur (${service}), le binôme obtiendrait ${score} sur 100 ; ${change}`,
    moreWithout: (n: number) => `${counted(n, 'stagiaire de plus resterait', 'stagiaires de plus resteraient')} sans tuteur`,
    byDecision: 'Ce binôme a été décidé par une personne : les autres choix n’ont pas été chiffrés.',
    imposed: 'Ce binôme est imposé par le recensement : les autres choix n’ont pas été chiffrés.',
    pinned: 'Ce binôme a été fixé d’avance, sans que personne l’ait décidé : les autres choix n’ont pas été chiffrés.',
    ofTheProposal: 'Les autres choix se rapportent à ce que le traitement avait proposé.',
    noChoice: 'Aucun autre tuteur n’est possible sans enfreindre une règle ou une contrainte.',
    notPriced: 'Les autres choix possibles n’ont pas été chiffrés.',
    proof: {
      optimal:
        'Il est prouvé qu’aucun autre ensemble de binômes ne fait mieux selon ces orientations ; un vérificateur indépendant l’a contrôlé.',
      limit: 'Le calcul s’est arrêté à une limite : cet ensemble respecte toutes les règles, mais un meilleur existe peut-être.',
      infeasible: 'Il est prouvé qu’aucun ensemble de binômes ne respecte toutes les règles : aucun n’est proposé.',
    },
    rights: 'Vos droits',
  },
});

export type MeetingWords = typeof meetingFr;
