/** The French words around every page: navigation, signing in, what is on its way or did not come. */
import { formatsOf } from '../formats.ts';
import { withFrenchSpacing } from '../typography.ts';

const { counted } = formatsOf('fr');

export const frameFr = withFrenchSpacing({
  frame: {
    name: 'Binôme',
    skip: 'Aller au contenu',
    navigation: 'Pages',
    otherLanguage: 'English',
    signOut: 'Se déconnecter',
    cancel: 'Annuler',
    again: 'Réessayer',
    loading: 'Chargement…',
    modes: {
      demo: 'Démonstration : les personnes sont inventées, et rien ici ne concerne qui que ce soit.',
      rehearsal: 'Répétition sur une copie : rien de ce qui est fait ici ne compte, et aucun courriel ne part.',
    },
    network: {
      title: 'Le service ne répond pas.',
      remedy: 'Rien n’a été enregistré. Vérifiez la connexion, puis réessayez ; ce que vous avez écrit reste ici.',
    },
    unknown: {
      title: 'Cette page n’existe pas',
      remedy: 'L’adresse est peut-être incomplète, ou ce qu’elle désignait n’est plus là.',
      back: 'Revenir à ce qui est à faire',
    },
  },
  signIn: {
    title: 'Se connecter',
    login: 'Identifiant',
    password: 'Mot de passe',
    submit: 'Se connecter',
    byProvider: 'Se connecter par le portail de l’administration',
    byProviderNamed: (name: string) => `Se connecter par ${name}`,
    demo: 'Pour essayer',
    demoAccounts:
      'Identifiants : admin, ecole, board.disp-lyo, director.spip-69, mentor.t-0001, trainee.s-0001 (et ceux des autres directions, services et personnes). Mot de passe : demo.',
    over: 'Votre session est terminée',
    overWhy: 'Reconnectez-vous pour continuer : vous restez où vous êtes, et rien de ce que vous avez écrit n’est perdu.',
    recent: 'Confirmez que c’est bien vous',
    recentWhy: 'Cet acte demande de s’être connecté depuis moins d’un quart d’heure.',
  },
  navigation: {
    todo: 'À faire',
    self: 'Ma fiche',
    selfNamed: (id: string) => `Ma fiche (${id})`,
    season: 'Saison',
    census: 'Recensement',
    guidelines: 'Orientations',
    rounds: 'Campagnes',
    round: 'Campagne',
    pair: 'Binôme',
    whatIf: 'Et si…',
    people: 'Personnes',
    person: 'Personne',
    matches: 'Binômes',
    match: 'Binôme',
    breakdowns: 'Ruptures',
    breakdown: 'Rupture',
    reviews: 'Réexamens',
    accounts: 'Comptes',
  },
  todo: {
    title: (name: string) => `À faire – ${name}`,
    late: (n: number) => `${counted(n, 'chose', 'choses')} en retard`,
    next: 'Ensuite',
    until: (day: string) => `Avant le ${day}`,
    since: (day: string) => `Attendu depuis le ${day}`,
    noDay: 'Sans date',
    nothing: 'Rien n’est attendu de vous pour le moment.',
    nothingNext: 'Ce qui le sera apparaîtra ici, avec sa date.',
    calendar: {
      title: 'Dans votre agenda',
      says: 'Vos échéances et vos stages peuvent paraître dans votre agenda habituel, et s’y mettre à jour.',
      make: 'Créer un lien d’agenda',
      address: 'Adresse à donner à votre agenda',
      secret: 'Gardez-la pour vous : qui l’a lit vos échéances. Elle n’est montrée qu’une fois.',
    },
  },
});
