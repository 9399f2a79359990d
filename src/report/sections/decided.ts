/** What people had decided, and the matching had to follow: who, when, why, and which rules the pair breaks. */
import { describeExclusion, wordsOf } from '../../wording/index.ts';
import type { Edition } from '../edition.ts';
import type { Html } from '../markup.ts';
import { dataTable, type Row } from '../table.ts';

/** Nothing where nothing was decided before. */
export function decidedSection({ proposal, language, f, v }: Edition): Html | null {
  const { columns, followed, remarks, without } = wordsOf(language).decisions;
  const decided = proposal.pairs.filter(({ decision }) => decision !== undefined);
  const alone = (proposal.decided ?? []).filter(({ outcome }) => outcome.mentor === null);
  if (decided.length + alone.length === 0) return null;
  return dataTable({
    ...{ id: 'decided-caption', caption: followed },
    columns: [columns.trainee, columns.mentor, columns.by, columns.on, columns.reason, columns.remarks].map((label) => ({ label })),
    rows: [
      ...decided.map(({ trainee, mentor, decision }): Row => {
        const { by, on, reason, brokenRules, placesOver } = decision!;
        const broken = [
          ...brokenRules.map((rule) => remarks.rule(describeExclusion(rule, language))),
          ...(placesOver > 0 ? [remarks.places(placesOver)] : []),
        ].join(v.semicolon);
        return [trainee.name, mentor.name, by, f.date(on), reason, broken];
      }),
      ...alone.map(({ trainee, by, on, reason }): Row => [trainee.name, without, by, f.date(on), reason, '']),
    ],
  });
}
