import type { Text } from '../domain/text.ts';

/** The notice that French law asks for on a decision prepared with an algorithm, in our own words. */
export const LEGAL_NOTICE: Text = {
  fr:
    'Cette proposition a été préparée par un traitement algorithmique, qui ne décide de rien : chaque binôme est décidé par une personne nommée, qui motive son choix. ' +
    'Le traitement compare les stagiaires et les tuteurs selon les critères, les poids et les règles des orientations citées ici, puis cherche l’ensemble de binômes qui répond au plus de besoins et totalise le plus de points. ' +
    'Toute personne concernée peut demander le degré et le mode de contribution du traitement, les données utilisées et leur source, les paramètres et leur pondération appliqués à sa situation, et les opérations effectuées ' +
    '(code des relations entre le public et l’administration, articles L. 311-3-1, R. 311-3-1-1 et R. 311-3-1-2), et contester la décision auprès de l’instance régionale de formation. ' +
    'Ni l’âge, ni le sexe, ni l’origine, ni la santé, ni l’engagement syndical ne sont conservés ou utilisés.',
  en:
    'This proposal was prepared by an algorithm, which decides nothing: each pair is decided by a named person, who gives a reason. ' +
    'The algorithm compares trainees and mentors by the criteria, weights and rules of the guidelines quoted here, then looks for the set of pairs that meets the most needs and totals the most points. ' +
    'Anyone concerned may ask how far and in what way the algorithm contributed, which data were used and where they come from, which parameters and weights applied to them, and which operations were carried out ' +
    '(French code of relations between the public and the administration, articles L. 311-3-1, R. 311-3-1-1 and R. 311-3-1-2), and contest the decision before the regional training board. ' +
    'Neither age, sex, origin, health nor union membership is kept or used.',
};
