/** The workbook that a board sends to its offices to be filled in: its sheets, and the columns of each as the import knows them. */

/** Sheets that hold no people, by language: an import passes over them without a word. */
/* eslint-disable binome/words-apart -- names of sheets: an import has to know them again, below the words */
export const TEMPLATE_SHEETS = {
  guide: { fr: 'Mode d’emploi', en: 'How to fill in' },
  lists: { fr: 'Listes', en: 'Lists' },
  mentors: { fr: 'Tuteurs', en: 'Mentors' },
  trainees: { fr: 'Stagiaires', en: 'Trainees' },
} as const;
/* eslint-enable binome/words-apart */

/** Headers of the import, in the order of the sheet. */
export const TEMPLATE_COLUMNS = {
  mentors: [
    ...(['matricule', 'nom', 'prénom', 'courriel', 'service', 'volontaire', 'formé_le', 'capacité_max', 'stagiaires_suivis'] as const),
    ...(['dossiers', 'quotité', 'milieux', 'absences', 'domaines', 'compétences', 'année_titularisation'] as const),
    ...(['préférences', 'évite', 'anciens_binômes'] as const),
  ],
  trainees: [
    ...(['matricule', 'nom', 'prénom', 'courriel', 'service', 'promotion', 'commune', 'temps_trajet_max', 'milieu_requis'] as const),
    ...(['domaines', 'besoins', 'préférences', 'évite', 'anciens_binômes'] as const),
  ],
} as const;
export type TemplateColumn = (typeof TEMPLATE_COLUMNS)['mentors' | 'trainees'][number];

export const isGuideSheet = (name: string): boolean =>
  [...Object.values(TEMPLATE_SHEETS.guide), ...Object.values(TEMPLATE_SHEETS.lists)].some((own) => own === name);
