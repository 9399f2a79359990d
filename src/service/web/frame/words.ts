/** The language of the page and its words: one click changes it, and it is remembered on this machine. */
import { signal } from '@preact/signals';
import type { WebWords } from '../../../wording/index.ts';

export type Language = 'fr' | 'en';

const REMEMBERED = 'binome.language';

export const language = signal<Language>(remembered() ?? (navigator.language.startsWith('en') ? 'en' : 'fr'));
const loaded = signal<WebWords | null>(null);

/** Of the language in force; there before anything is shown. */
export function words(): WebWords {
  if (loaded.value === null) throw new Error('words before they are loaded');
  return loaded.value;
}

export async function speak(wanted: Language): Promise<void> {
  const next = await (wanted === 'fr'
    ? import('../../../wording/web/fr/index.ts').then(({ webFr }) => webFr)
    : import('../../../wording/web/en/index.ts').then(({ webEn }) => webEn));
  loaded.value = next;
  language.value = wanted;
  document.documentElement.lang = wanted;
}

export function remember(wanted: Language): void {
  try {
    localStorage.setItem(REMEMBERED, wanted);
  } catch {
    // A browser that keeps nothing: it holds until the page is closed.
  }
}

function remembered(): Language | null {
  try {
    const found = localStorage.getItem(REMEMBERED);
    return found === 'fr' || found === 'en' ? found : null;
  } catch {
    return null;
  }
}
