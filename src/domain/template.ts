/** The workbook that a board sends to its offices to be filled in: its sheets, and the columns of each as the import knows them. */

/** Sheets that hold no people, by language: an import passes over them without a word. */
/* eslint-disable binome/words-apart -- names of sheets: an import has to know them again, below the words */
export const TEMPLATE_SHEETS = {
  guide: { fr: 'Mode d’emploi', en: 'How to fill in' },
  lists: { fr: 'Listes', en: 'Lists' },
  mentors: { fr: 'Tuteurs', en: 'Mentors' },
  trainees: { fr: 'Stagiaires', en: 'Trainees' },
  /** Of a census that is given back, all that is to be corrected in it. */
  findings: { fr: 'À corriger', en: 'To correct' },
} as const;
/* eslint-enable binome/words-apart */

/** Headers of the import, in the order of the sheet. */
export const TEMPLATE_COLUMNS = {
  mentors: [
    ...(['matricule', 'nom', 'prénom', 'courriel', 'service', 'résidence_administrative', 'volontaire', 'formé_le'] as const),
    ...(['capacité_min', 'capacité_max', 'stagiaires_suivis'] as const),
    ...(['dossiers', 'quotité', 'milieux', 'absences', 'domaines', 'compétences', 'année_titularisation'] as const),
    ...(['préférences', 'évite', 'anciens_binômes', 'à_séparer_de', 'binôme_imposé'] as const),
  ],
  trainees: [
    ...(['matricule', 'nom', 'prénom', 'courriel', 'service', 'promotion', 'commune', 'temps_trajet_max', 'milieu_requis'] as const),
    ...(['domaines', 'besoins', 'préférences', 'évite', 'anciens_binômes'] as const),
    ...(['à_séparer_de', 'covoiturage_avec', 'binôme_imposé', 'priorité'] as const),
  ],
} as const;
export type TemplateColumn = (typeof TEMPLATE_COLUMNS)['mentors' | 'trainees'][number];

const GUIDES: ReadonlySet<string> = new Set(
  [TEMPLATE_SHEETS.guide, TEMPLATE_SHEETS.lists, TEMPLATE_SHEETS.findings].flatMap((names) => Object.values(names)),
);

/** Of a census that was given back: what was to be corrected in it is told anew each time. */
export const isFindingsSheet = (name: string): boolean => Object.values<string>(TEMPLATE_SHEETS.findings).includes(unnumbered(name));

/** A number behind the name parts it from another sheet of that name. */
export const isGuideSheet = (name: string): boolean => GUIDES.has(unnumbered(name));

function unnumbered(name: string): string {
  return name.replace(/ \(\d+\)$/, '');
}
