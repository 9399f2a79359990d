/** What people had decided, and the matching had to follow: who, when, why, and which rules the pair breaks. */
import { brokenInWords, wordsOf } from '../../wording/index.ts';
import type { Edition } from '../edition.ts';
import type { Html } from '../markup.ts';
import { dataTable, type Row } from '../table.ts';

/** Nothing where nothing was decided before. */
export function decidedSection({ proposal, language, f }: Edition): Html | null {
  const { columns, followed, without } = wordsOf(language).decisions;
  const decided = proposal.pairs.filter(({ decision }) => decision !== undefined);
  const alone = (proposal.decided ?? []).filter(({ outcome }) => outcome.mentor === null);
  if (decided.length + alone.length === 0) return null;
  return dataTable({
    ...{ id: 'decided-caption', caption: followed },
    columns: [columns.trainee, columns.mentor, columns.by, columns.on, columns.reason, columns.remarks].map((label) => ({ label })),
    rows: [
      ...decided.map((pair): Row => {
        const { by, on, reason } = pair.decision!;
        return [pair.trainee.name, pair.mentor.name, by, f.date(on), reason, brokenInWords(pair, language)];
      }),
      ...alone.map(({ trainee, by, on, reason }): Row => [trainee.name, without, by, f.date(on), reason, '']),
    ],
  });
}
