/**
 * Workload: has the mentor room for a trainee? Over the files that a full-time officer would follow at the same rate, less a fixed part
 * for each trainee already followed. Unknown when the caseload is.
 */
import type { Fact, Guidelines } from '../domain/index.ts';
import { onCurve, rounded, type Assessment } from './assessment.ts';
import type { PreparedMentor } from './prepared.ts';

export function workload(guidelines: Guidelines, { person, fullTimeFiles }: PreparedMentor): Assessment {
  const { curve, perTraineeFollowed } = guidelines.workload;
  return {
    value: fullTimeFiles === null ? null : rounded(onCurve(curve, fullTimeFiles) - perTraineeFollowed * person.followed),
    facts: () => {
      const followed: Fact[] = person.followed === 0 ? [] : [{ code: 'TRAINEES_FOLLOWED', values: { followed: person.followed } }];
      if (fullTimeFiles === null) return [{ code: 'CASELOAD_UNKNOWN', values: {} }, ...followed];
      const files = person.caseload ?? 0;
      if (person.workingTime === 1) return [{ code: 'CASELOAD', values: { files } }, ...followed];
      const percent = Math.round(person.workingTime * 100);
      return [{ code: 'CASELOAD_PART_TIME', values: { files, percent, fullTimeFiles: Math.round(fullTimeFiles) } }, ...followed];
    },
  };
}
