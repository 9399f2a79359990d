/** The words that the demo census is made of. Surnames are a plant and a stone: nobody bears them. */

export const PLANTS = (
  'Aconit Airelle Ajonc Ancolie Anémone Arnica Aubépine Bleuet Bourrache Bruyère Campanule Capucine Chicorée Chèvrefeuille Clématite ' +
  'Coquelicot Cytise Digitale Églantine Épilobe Fougère Fusain Genêt Gentiane Glycine Houblon Iris Jonquille Lavande Lierre Liseron Lupin ' +
  'Mélisse Myrtille Nénuphar Œillet Orchis Ortie Pervenche Pivoine Primevère Renoncule Sauge Saxifrage Serpolet Thym Tilleul Troène ' +
  'Valériane Violette'
).split(' ');

export const STONES = (
  'Agate Albâtre Ambre Améthyste Ardoise Basalte Béryl Calcaire Cinabre Cobalt Corail Craie Cristal Feldspath Gneiss Granite Grès Gypse ' +
  'Hématite Jade Jaspe Lapis Malachite Marbre Mica Obsidienne Onyx Opale Porphyre Pyrite Quartz Saphir Schiste Silex Talc Topaze Tuffeau'
).split(' ');

export const FIRST_NAMES = (
  'Adèle Agnès Alain Amina Anaïs André Antoine Aurélie Baptiste Benoît Camille Cécile Chloé Christophe Claire Clément Corinne Damien ' +
  'David Djamila Éléonore Élise Émile Fabien Fatou François Françoise Gaël Geneviève Gilles Hélène Inès Isabelle Jean-Marc Jérôme Joëlle ' +
  'Karim Laetitia Léa Loïc Lucie Maëlle Malik Marie-Laure Mathieu Maud Mehdi Nadège Nathalie Nicolas Noémie Olivier Pascale Patrice Rachid ' +
  'Raphaël Rémi Sabrina Sébastien Sofia Solène Stéphane Sylvie Théo Thierry Valérie Xavier Yann Yasmine Zoé'
).split(' ');

/** What a trainee wants to learn, and what a mentor can teach: one vocabulary. */
export const LEARNING_NEEDS = [
  'violences intrafamiliales',
  'addictions',
  'radicalisation',
  'mineurs et jeunes majeurs',
  'violences sexuelles',
  'insertion professionnelle',
  'hébergement et logement',
  'accès aux soins',
  'animation de groupe',
  'entretien motivationnel',
  'évaluation du risque',
  'aménagement de peine',
  'travail d’intérêt général',
  'justice restaurative',
];

/** Fields of study and work. */
export const DOMAINS = [
  'droit',
  'psychologie',
  'sociologie',
  'histoire',
  'travail social',
  'sciences de l’éducation',
  'criminologie',
  'administration',
  'sécurité',
  'santé publique',
  'lettres',
  'économie',
];

/** How often each field comes, in the order of `DOMAINS`: law first, as in real promotions. */
export const DOMAIN_WEIGHTS = [9, 5, 4, 2, 4, 2, 2, 2, 1, 1, 2, 1];
