/**
 * HTML that cannot be injected into: whatever a template interpolates is escaped, unless it is `Html` itself.
 *
 * The tag is not called `html` so that formatters leave the white space of the templates alone.
 */

/** A piece of HTML that is safe to insert as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template may hold; null is nothing. */
export type Content = string | number | Html | null | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Fit for text and for quoted attributes. Control characters, which HTML forbids, become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '\ufffd');
}

function textOf(content: Content): string {
  if (content === null) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(textOf).join('');
  return escapeHtml(String(content));
}

export function markup(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let text = strings[0] ?? '';
  contents.forEach((content, k) => {
    text += textOf(content) + (strings[k + 1] ?? '');
  });
  return new Html(text);
}

const CHARACTERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ENTITIES).map(([character, entity]) => [entity, character]),
);
/** Where a reader sees a line end, and a cell. */
const END_OF_LINE = /<\/(?:p|li|tr|caption|h[1-6])>|<br>/g;
const END_OF_CELL = /<\/t[hd]>(?=<t[hd])/g;

/** What a piece of our own HTML says, a line a paragraph, entry or row; ` | ` between cells. Of whatever else calls itself HTML it is no reading. */
export function linesOf({ text }: Html): string[] {
  return text
    .replace(/\s+/g, ' ')
    .replace(END_OF_CELL, ' | ')
    .replace(END_OF_LINE, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => CHARACTERS[entity]!)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
