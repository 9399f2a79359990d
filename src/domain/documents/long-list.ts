/**
 * Lists of millions of entries. A schema copies each entry that it checks: for the pairs of a large problem that takes longer than to parse
 * the file, and as much room again. Here a predicate looks at each entry, and the schema at what the predicate does not know.
 */
import * as z from 'zod';
import { partSchemaOf } from './json-schema.ts';

/**
 * @param isEntry true only for what `entry` accepts; `entry` decides on the others, and says what is wrong with the first that it refuses.
 * O(entries); nothing is allocated.
 */
export function longList<Entry extends z.ZodType>(entry: Entry, isEntry: (value: unknown) => boolean) {
  return z
    .custom<readonly z.output<Entry>[]>()
    .check(({ value, issues }) => {
      const entries: unknown = value;
      if (!Array.isArray(entries)) {
        issues.push({ code: 'invalid_type', expected: 'array', input: entries });
        return;
      }
      for (let k = 0; k < entries.length; k++) if (!isEntry(entries[k]) && isRefused(entry, entries[k], issues, () => [k])) return;
    })
    .meta({ type: 'array', items: partSchemaOf(entry) });
}

/** Whether a schema refuses a part of a value that is checked by hand; what it finds wrong is added to the issues, at its place. */
export function isRefused(schema: z.ZodType, value: unknown, issues: z.core.$ZodRawIssue[], pathOf: () => PropertyKey[]): boolean {
  const { error } = schema.safeParse(value, { reportInput: true });
  for (const issue of error?.issues ?? [])
    issues.push({ ...issue, path: [...pathOf(), ...issue.path], input: issue.input } as z.core.$ZodRawIssue);
  return error !== undefined;
}
