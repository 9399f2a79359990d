/**
 * Generation: how long has the mentor been in post? Career generation, by years since tenure: too recent is a drawback, then it is flat. No
 * birth date is ever known here (CGFP L131-1). Unknown when the year of tenure is.
 */
import type { Guidelines } from '../domain/index.ts';
import { onCurve, rounded, type Assessment } from './assessment.ts';
import type { PreparedMentor } from './prepared.ts';

export function generation(guidelines: Guidelines, { person, tenureYears }: PreparedMentor): Assessment {
  return {
    value: tenureYears === null ? null : rounded(onCurve(guidelines.generation.curve, tenureYears)),
    facts: () => [
      tenureYears === null
        ? { code: 'TENURE_UNKNOWN', values: {} }
        : { code: 'TENURE', values: { years: Math.max(0, tenureYears), year: person.tenureYear ?? 0 } },
    ],
  };
}
