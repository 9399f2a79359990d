/** The table that a board fills in by hand: a line for each trainee, with empty cells to decide, to give the reason and to sign. */
import type { PersonSummary } from '../../domain/index.ts';
import { type Edition, type Region } from '../edition.ts';
import { type Html, markup } from '../markup.ts';
import { groupedTable, type Row } from '../table.ts';
import { nameOf, workplaceOf } from './pairs.ts';

export function decideSection(edition: Edition): Html | null {
  const { proposal, regions, w } = edition;
  if (proposal.pairs.length + proposal.unmet.length === 0) return null;
  return markup`<p>${w.decide.intro}</p>
<details class="plain printed"><summary>${w.decide.read}</summary>
${decideTable(edition, regions)}
</details>`;
}

/** @param id of the caption, where a page has several. */
export function decideTable(edition: Edition, regions: readonly Region[], id = 'decide-caption'): Html {
  const { w, m, f } = edition;
  const words = w.decide;
  const empty = ['', '', ''];
  const rows = ({ pairs, unmet }: Region): Row[] => [
    ...pairs.map(({ trainee, mentor, travelMinutes, score }) => [
      person(trainee),
      person(mentor),
      travelMinutes === null ? m.pairs.unknown : f.minutes(travelMinutes),
      f.points(score),
      ...empty,
    ]),
    ...unmet.map(({ trainee }) => [
      person(trainee),
      markup`<span class="short"><span aria-hidden="true">▲ </span>${words.none}</span>`,
      '–',
      '–',
      ...empty,
    ]),
  ];
  return groupedTable({
    ...{ id, caption: words.caption, className: 'decide' },
    columns: [
      ...[words.trainee, words.mentor].map((label) => ({ label })),
      ...[words.journey, words.score].map((label) => ({ label, numeric: true })),
      ...[words.decision, words.reason, words.signature].map((label) => ({ label })),
    ],
    groups: regions
      .filter(({ pairs, unmet }) => pairs.length + unmet.length > 0)
      .map((region) => ({ heading: region.name, rows: rows(region) })),
  });
}

function person(someone: PersonSummary): Html {
  return markup`${nameOf(someone)} <small>${workplaceOf(someone)}</small>`;
}
