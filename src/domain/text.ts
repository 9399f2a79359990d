import type { Language } from '../errors/catalogue.ts';

/** A sentence or a name in the two languages of the product. */
export type Text = Readonly<Record<Language, string>>;
