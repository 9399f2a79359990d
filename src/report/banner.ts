/** The first thing a report says: what was proven, in its colour and with its sign. */
import { type Html, markup } from './markup.ts';

export interface Statement {
  tone: 'good' | 'warning' | 'bad';
  title: string;
  sentences: readonly string[];
  /** Lists below the sentences, each perhaps with what it is; an empty one is left out. */
  lists: readonly { intro: string | null; items: readonly string[] }[];
}

const TONE_SIGNS = { good: 'M5 12.5l4.5 4.5L19 7.5', warning: 'M12 6v7.5M12 17v.6', bad: 'M7 7l10 10M17 7L7 17' } as const;

/** `heading` says to those who do not see the sign what the title is about. */
export function banner({ tone, title, sentences, lists }: Statement, heading: string, decision: string): Html {
  const shown = lists.filter(({ items }) => items.length > 0);
  return markup`<section class="status ${tone}" aria-labelledby="status">
<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="12"/><path d="${TONE_SIGNS[tone]}"/></svg>
<div>
<h2 id="status"><span class="hidden">${heading} – </span>${title}</h2>
${sentences.length === 0 ? null : markup`<p>${sentences.join(' ')}</p>`}${shown.map(
    ({ intro, items }) => markup`${
      intro === null
        ? null
        : markup`
<p>${intro}</p>`
    }
<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`,
  )}
<p class="decision">${decision}</p>
</div>
</section>`;
}
