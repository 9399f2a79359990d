/** A sentence or a name in the two languages of the product. */
import type { Language } from '../errors/index.ts';

export type Text = Readonly<Record<Language, string>>;
