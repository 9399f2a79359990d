/** What every code of the catalogue says, and in which languages. */
export type Language = 'fr' | 'en';

/** One code of the catalogue: its sentence and its remedy, in both languages. */
export interface CatalogueEntry {
  fr: string;
  en: string;
  remedy: { fr: string; en: string };
}
