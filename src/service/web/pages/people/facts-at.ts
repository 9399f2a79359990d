/** Where on somebody’s page stands what is known of them: an address that leads there ends with it. */
export const FACTS = '#facts';

/** Of one of them: an address that leads to it ends with this. */
export function factAt(field: string): string {
  return `#fact-${field}`;
}
