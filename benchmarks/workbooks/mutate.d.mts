import type { SeededRandom } from '../random.d.mts';

export interface OpenedBook {
  readonly bytes: Buffer;
  readonly parts: readonly { readonly name: string; readonly content: Buffer }[];
}

export const MUTATIONS: Readonly<Record<string, (book: OpenedBook, random: SeededRandom) => Buffer>>;

export function opened(bytes: Buffer): OpenedBook;
