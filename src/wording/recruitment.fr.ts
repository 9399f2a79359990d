/** The French sentences on where one more trained mentor would be worth most. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted } = formatsOf('fr');
const places = (n: number): string => counted(n, 'place', 'places');

export const recruitmentFr = withFrenchSpacing({
  subject: {
    train: (name: string, service: string, n: number) => `Former ${name} (${service}, ${places(n)})`,
    volunteer: (name: string, service: string, n: number) => `Si ${name} (${service}, ${places(n)}) était volontaire`,
    recruit: (where: string, n: number) => `Un tuteur formé de plus, ${where} (${places(n)})`,
  },
  ownDecision: (rule: string) => `${rule} : la décision lui appartient`,
  newMentor: 'ce tuteur',

  infeasible: 'aucune solution n’y respecte toutes les règles (« match » dit pourquoi)',
  noAnswer: 'pas de réponse dans le temps imparti',
  noAnswerBound: (n: number) => `pas de réponse dans le temps imparti, ${counted(n, 'stagiaire', 'stagiaires')} de plus au mieux`,
  unchanged: 'rien ne changerait',
  /** Over several periods internships are counted. */
  internships: (more: number) =>
    `${counted(Math.abs(more), 'stage', 'stages')} de ${more > 0 ? 'plus' : 'moins'} ${Math.abs(more) < 2 ? 'aurait' : 'auraient'} un tuteur`,
  asKnown: (gain: string) => `${gain}, au mieux de ce qui est connu`,
  withoutOpen: (gain: string) => `${gain} (sans compter ce qui reste sans réponse)`,
  moreChanges: (n: number) => counted(n, 'autre changement', 'autres changements'),

  notes: {
    apart: 'Un seul tuteur s’ajoute à chaque fois : ces gains ne s’additionnent pas.',
    newcomer: 'D’un tuteur recruté on ne suppose rien : à temps plein, formé avant la période, tout le reste inconnu et compté comme tel.',
  },
  leftOut: {
    balance: 'L’équilibre des charges que veulent les orientations n’entre pas dans ces gains.',
    fair: 'L’équité entre binômes que veulent les orientations n’entre pas dans ces gains : le total des scores y compte.',
    coverage: 'Les orientations exigent un tuteur pour chacun ; on compte ici le plus grand nombre possible.',
  },
});

export type RecruitmentWords = typeof recruitmentFr;
