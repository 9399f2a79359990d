/** What people had decided, and the matching had to follow: who, when, why, and which rules the pair breaks. */
import { describeExclusion, wordsOf } from '../../wording/index.ts';
import type { Edition } from '../edition.ts';
import type { Html } from '../markup.ts';
import { dataTable, type Row } from '../table.ts';

/** Nothing where nothing was decided before. */
export function decidedSection({ proposal, language, f, v }: Edition): Html | null {
  const { columns, followed, remarks } = wordsOf(language).decisions;
  const decided = proposal.pairs.filter(({ decision }) => decision !== undefined);
  if (decided.length === 0) return null;
  return dataTable({
    ...{ id: 'decided-caption', caption: followed },
    columns: [columns.trainee, columns.mentor, columns.by, columns.on, columns.reason, columns.remarks].map((label) => ({ label })),
    rows: decided.map(({ trainee, mentor, decision }): Row => {
      const { by, on, reason, brokenRules } = decision!;
      const broken = brokenRules.map((rule) => remarks.rule(describeExclusion(rule, language))).join(v.semicolon);
      return [trainee.name, mentor.name, by, f.date(on), reason, broken];
    }),
  });
}
