/** What is known of somebody: where on their page it stands, and what it changes. */
import { words } from '../../frame/words.ts';

/** An address that leads there ends with it. */
export const FACTS = '#facts';

/** Of one of them: an address that leads to it ends with this. */
export function factAt(field: string): string {
  return `#fact-${field}`;
}

/** What knowing it, or not, changes in a match. */
export function effectOf(field: string): string {
  const { lacking } = words();
  return (lacking.effects as Readonly<Record<string, string>>)[field] ?? lacking.other;
}
