/**
 * Bare codes that are the INSEE code of one commune and a postal code of others, read once their file is.
 *
 * A column holds codes of one kind. Where its header says INSEE, or another cell of it can only be an INSEE code and none only a postal code,
 * all are INSEE codes. Elsewhere they are postal codes, which is what people know by heart: 69007 is Lyon 7e, not Ampuis; a warning says so,
 * and one that several communes share is refused.
 */
import type { Communes, DoubleCode } from './communes.ts';
import { shown } from './communes.ts';
import type { ReadFile, ReadPerson } from './read-file.ts';
import type { Finding, FindingValues } from './finding.ts';
import { columnOf } from './record.ts';
import { refuseRows } from './refuse-rows.ts';

/** O(people of the files with such codes). */
export function settleCommuneCodes(files: readonly ReadFile[], communes: Communes): void {
  for (const file of files) {
    const codes = communes.codes.get(file.file.name);
    if (codes === undefined || codes.waiting.size === 0 || (codes.insee > 0 && codes.postal === 0)) continue;
    const unsettled = file.people.filter((read) => {
      const double = codes.waiting.get(read.record);
      return double !== undefined && !isSettled(file, read, double);
    });
    refuseRows(file, new Set(unsettled));
  }
}

/** Reads the person's code as a postal code; false, with an error, when several communes share it. */
function isSettled(file: ReadFile, read: ReadPerson, { insee, postal }: DoubleCode): boolean {
  const [only] = postal;
  const other = `${insee.inseeCode} ${insee.name}`;
  if (postal.length > 1 || only === undefined) {
    const candidates = shown([insee, ...postal.filter((commune) => commune !== insee)]);
    file.rejected.push(finding(file, read, 'CENSUS_POSTAL_CODE_SHARED', insee.inseeCode, { candidates }));
    return false;
  }
  read.person = { ...read.person, communeCode: only.inseeCode };
  const values = { name: only.name, inseeCode: only.inseeCode, other };
  file.warnings.push(finding(file, read, 'CENSUS_POSTAL_CODE_OR_INSEE', insee.inseeCode, values));
  return true;
}

function finding(file: ReadFile, read: ReadPerson, code: Finding['code'], value: string, values: FindingValues): Finding {
  const column = columnOf(file.columns, 'commune');
  const place = { file: file.file.name, record: read.record, line: read.line, column };
  return { code, ...place, value, values: { value, column, ...values } };
}
