/** The French sentences of the record of decisions. */
import { formatsOf } from './formats.ts';
import { withFrenchSpacing } from './typography.ts';

const { counted, integer } = formatsOf('fr');

export const decisionsFr = withFrenchSpacing({
  title: (period: string) => `Décisions : ${period}`,
  status: 'Où en sont les décisions',
  allDecided: 'Une décision a été prise pour chaque stagiaire',
  someDecided: (n: number, of: number) =>
    `${counted(n, 'stagiaire', 'stagiaires')} sur ${integer(of)} ${n < 2 ? 'a fait' : 'ont fait'} l’objet d’une décision`,
  afterReassignment: (n: number) => `${counted(n, 'décision enregistrée', 'décisions enregistrées')} après la réaffectation`,
  kept: 'Les décisions s’ajoutent et ne s’effacent pas : la dernière sur un stagiaire est celle qui vaut.',
  decision: 'Chaque décision porte le nom et la fonction de la personne qui l’a prise, son jour et son motif.',
  headings: { standing: 'Décisions en vigueur', undecided: 'Restent à décider', history: 'Toutes les décisions, dans l’ordre' },
  followed: 'Décisions déjà prises, que la proposition suit',
  none: 'Aucune.',
  columns: {
    number: 'N°',
    trainee: 'Stagiaire',
    mentor: 'Tuteur décidé',
    proposed: 'Tuteur proposé',
    by: 'Décidé par',
    on: 'Le',
    reason: 'Motif',
    remarks: 'À noter',
    traineeId: 'Matricule du stagiaire',
    mentorId: 'Matricule du tuteur décidé',
    isStanding: 'En vigueur',
  },
  yes: 'oui',
  no: 'non',
  without: 'sans tuteur',
  nobody: 'personne',
  asProposed: 'comme proposé',
  remarks: {
    rule: (rule: string) => `ne respecte pas une règle : ${rule}`,
    unlistedRule: 'ne respecte pas une règle que le résultat ne détaille pas',
    constraint: (id: string) => `dépasse la contrainte « ${id} »`,
    places: (n: number, mentor: string) => `${mentor} a ${counted(n, 'stagiaire', 'stagiaires')} de plus que de places`,
    option: (label: string) => `option ${label} de la réaffectation`,
  },
  aloneByDecision: (n: number) =>
    `${counted(n, 'stagiaire n’a pas de tuteur par décision', 'stagiaires n’ont pas de tuteur par décision')}, en plus de ceux dont la proposition parle.`,
  withoutBy: (trainee: string) => `${trainee} n’a pas de tuteur dans cette proposition : c’est une décision, que la proposition suit.`,
  /** Of one decision, as a sentence. */
  sentence: (trainee: string, mentor: string | null, by: string, on: string, reason: string) =>
    `${mentor === null ? `Décision : ${trainee} reste sans tuteur` : `Décision : ${trainee} avec ${mentor}`}, par ${by}, le ${on}. Motif : ${reason}`,
  remark: (text: string) => `À noter : ${text}.`,
  recorded: (n: number) => `${counted(n, 'décision enregistrée', 'décisions enregistrées')} :`,
  left: (n: number, names: string) => `${n < 2 ? 'Reste' : 'Restent'} à décider : ${names}.`,
  allDone: 'Une décision a été prise pour chaque stagiaire.',
});
