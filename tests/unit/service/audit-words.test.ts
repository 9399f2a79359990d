/** Each kind of act that the service writes has words on the page, in both languages, and none has that nobody writes. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { AUDIT_ACTS } from '../../../src/service/rules/audit-acts.ts';
import { webEn } from '../../../src/wording/web/words.en.ts';
import { webFr } from '../../../src/wording/web/words.fr.ts';
import { project } from '../../e2e/build.ts';

/** As they stand in the sources: the kind of `record`, of `audit_append`, and of what calls these. */
function written(): ReadonlySet<string> {
  const folder = path.join(project, 'src/service');
  const kinds = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/^(?:acts|jobs|shell|store)\/.*\.ts$/.test(file)) continue;
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const [, kind = ''] of text.matchAll(/(?:record\(\s*[^'"`]{0,60}|audit_append\(|tellRecord\(\w+, )'([\w-]+(?:\.[\w-]+)+)'/g))
      kinds.add(kind);
    if (text.includes('`decision.${decision.kind}`'))
      for (const kind of ['accept', 'refuse', 'change', 'without', 'withdraw']) kinds.add(`decision.${kind}`);
  }
  return kinds;
}

it('says each kind of act in words', () => {
  const kinds = [...AUDIT_ACTS].sort();
  expect(new Set(kinds).size).toBe(kinds.length);
  expect([...written()].sort()).toEqual(kinds);
  expect(Object.keys(webFr.audit.acts).sort()).toEqual(kinds);
  expect(Object.keys(webEn.audit.acts).sort()).toEqual(kinds);
  for (const acts of [webFr.audit.acts, webEn.audit.acts]) expect(new Set(Object.values(acts)).size).toBe(kinds.length);
});
