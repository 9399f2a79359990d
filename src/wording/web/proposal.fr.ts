/** The French words of a proposal as a whole: before it is submitted, on a map, spread over scores, journeys and loads, and what it lacks. */
import { formatsOf } from '../formats.ts';
import { mapFr } from '../map.fr.ts';
import { withFrenchSpacing } from '../typography.ts';

const { counted, integer, decimal } = formatsOf('fr');
const pairs = (n: number): string => counted(n, 'binôme', 'binômes');
const minutes = (n: number): string => `${decimal(n, 1)} min`;

export const proposalFr = withFrenchSpacing({
  proposal: {
    which: 'Quelle proposition',
    submitted: 'Proposition soumise',
    draft: 'Nouvelle proposition, pas encore soumise',
    draftTitle: 'Proposition pas encore soumise',
    draftPairs: 'Binômes proposés, pas encore soumis',
    draftPairOf: (title: string) => `${title} (avant la soumission)`,
    draftPairSays: 'Pas encore soumise aux directions : rien ne se décide ici. Voici ce qu’elles verront de ce binôme.',
    way: {
      label: 'D’un binôme à l’autre',
      previous: 'Binôme précédent',
      next: 'Binôme suivant',
      back: 'Revenir à la liste',
    },
    draftSays: (at: string) =>
      `Calculée le ${at}. Les directions de service ne la voient pas, et rien ne s’y décide : lisez-la, puis soumettez-la, ou calculez-en une autre.`,
    views: { label: 'Ce qui est montré', pairs: 'Les binômes', map: 'Carte', spread: 'Répartitions', lacking: 'Ce qui manque' },
    none: 'Cette proposition n’a aucun binôme.',
    map: {
      ...mapFr,
      title: 'Carte des binômes',
      far: 'Trajet de plus d’une heure',
      farTitle: (line: string, longest: string) => `${line}, ${longest} au plus`,
      service: 'Service',
      all: 'Tous',
    },
    services: {
      title: 'Par service',
      caption: 'Trajets des stagiaires, service par service',
      service: 'Service',
      trainees: 'Stagiaires',
      mentors: 'Tuteurs',
      median: 'Trajet médian',
      longest: 'Le plus long',
      far: 'Plus d’une heure',
      minutes,
      unknown: 'inconnu',
      scroll: 'Trajets par service, à faire défiler',
      pairsOf: (service: string) => `Binômes : ${service}`,
    },
    spread: {
      title: 'Répartitions',
      scores: 'Scores',
      scoresUnit: 'points sur 100',
      journeys: 'Trajets',
      journeysUnit: 'minutes, aller',
      loads: 'Stagiaires par tuteur',
      loadsUnit: 'stagiaires dans cette proposition',
      band: (from: number, to: number) => `${integer(from)} à ${integer(to)}`,
      last: (from: number) => `${integer(from)} et plus`,
      exactly: (n: number) => integer(n),
      number: 'Nombre',
      table: 'Les mêmes chiffres en tableau',
      chart: (title: string, unit: string) => `${title}, en ${unit} : le tableau qui suit dit la même chose.`,
      stats: (n: number, median: string, low: string, high: string) => `${pairs(n)} ; médiane ${median} ; de ${low} à ${high}.`,
      loadStats: (n: number, pairCount: number) => `${counted(n, 'tuteur', 'tuteurs')} pour ${pairs(pairCount)}.`,
      value: (n: number) => decimal(n, 1),
      unknown: (n: number) => `${pairs(n)} sans trajet connu, à part.`,
      veiled: (n: number) =>
        `${pairs(n)} ${n < 2 ? 'attend' : 'attendent'} d’abord votre avis : ${n < 2 ? 'son score n’y est' : 'leurs scores n’y sont'} pas.`,
    },
    lacking: {
      title: 'Ce qui manque, et ce qui aiderait',
      nothing: 'Rien ne manque : chaque stagiaire a un tuteur proposé.',
      shortages: 'Manques de places',
      shortagesSay: 'Prouvé : ces stagiaires ne peuvent avoir que ces tuteurs, qui ont moins de places qu’il n’en faut.',
      shortage: (number: number, missing: number) => `Manque ${integer(number)} : ${counted(missing, 'place', 'places')}`,
      trainees: (n: number) => counted(n, 'stagiaire', 'stagiaires'),
      mentors: (n: number) => (n === 0 ? 'aucun tuteur possible' : counted(n, 'tuteur possible', 'tuteurs possibles')),
      people: 'Stagiaires sans tuteur, et pourquoi',
      partOf: (number: number) => `Voir le manque ${integer(number)}.`,
      impossible: 'Aucune répartition n’est possible',
      waysOut: (n: number) => `Pour ${counted(n, 'stagiaire', 'stagiaires')}, une de ces possibilités suffirait`,
      matched: (n: number) => `${counted(n, 'stagiaire aurait', 'stagiaires auraient')} un tuteur.`,
      help: 'Ce qui peut aider',
      helpTry: 'Essayer un tuteur de plus, une place de plus ou une autre règle, et voir ce qu’il en coûte',
      helpCensus: 'Compléter le recensement : places, volontaires, formation',
      helpGuidelines: 'Relire les orientations : règles, trajets, couverture',
    },
  },
});
