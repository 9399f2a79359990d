/** The mentors' side: who is excluded and by which rule, service by service, and who could have a trainee and has none. */
import { grouped, type MentorResult, mentorResults, type ServiceResult, serviceResults } from '../../domain/index.ts';
import { describeExclusionCount, rulesInWords, whyNobody } from '../../wording/index.ts';
import { DETAILED_LIMIT, type Edition } from '../edition.ts';
import { type Html, markup } from '../markup.ts';
import { groupedTable, type Row } from '../table.ts';
import { nameOf, workplaceOf } from './pairs.ts';

export function mentorsSection(edition: Edition): Html {
  const { proposal, w } = edition;
  const results = mentorResults(proposal);
  const excluded = results.filter(({ rules }) => rules.length > 0);
  const free = results.filter(({ rules, pairs }) => rules.length === 0 && pairs.length === 0);
  if (results.length === 0) return markup`<p>${w.mentors.none}</p>`;
  return markup`<p>${w.mentors.intro(results.length - excluded.length, excluded.length)}</p>
<h3>${w.mentors.nobodyTitle(free.length)}</h3>
${free.length === 0 ? markup`<p>${w.mentors.nobodyNone}</p>` : nobodyTable(edition, free)}
${excluded.length === 0 ? null : excludedBlock(edition, excluded)}`;
}

function nobodyTable(edition: Edition, free: readonly MentorResult[]): Html {
  const { proposal, language, f, w } = edition;
  const words = w.mentors;
  return byBoard(edition, free, {
    ...{ id: 'without-trainee-caption', caption: words.nobodyCaption },
    columns: [{ label: words.mentor }, { label: words.service }, { label: words.places, numeric: true }, { label: words.why }],
    rowOf: (result) => [
      nameOf(result.mentor),
      workplaceOf(result.mentor),
      f.integer(result.mentor.places),
      whyNobody(result, proposal.status, language),
    ],
  });
}

function excludedBlock(edition: Edition, excluded: readonly MentorResult[]): Html {
  const { language, w, list } = edition;
  const words = w.mentors;
  const services = serviceResults(edition.proposal).filter((service) => service.excluded.length > 0);
  const row = ({ service, excluded: counts }: ServiceResult): Row => [
    service,
    edition.f.integer(counts.reduce((sum, { mentors }) => sum + mentors, 0)),
    list(counts.map(({ code, mentors }) => describeExclusionCount(code, mentors, language))),
  ];
  return markup`<h3>${words.excludedTitle(excluded.length)}</h3>
${groupedTable({
  ...{ id: 'excluded-caption', caption: words.excludedCaption },
  columns: [{ label: words.service }, { label: words.excluded, numeric: true }, { label: words.byRule }],
  groups: [...grouped(services, ({ board }) => board)].map(([heading, own]) => ({ heading, rows: own.map(row) })),
})}
<details class="plain"><summary>${words.excludedNames}</summary>
${byBoard(edition, excluded, {
  ...{ id: 'excluded-names-caption', caption: words.excludedNamesCaption },
  columns: [{ label: words.mentor }, { label: words.service }, { label: words.byRule }],
  rowOf: (result) => [nameOf(result.mentor), workplaceOf(result.mentor), rulesInWords(result.rules, language)],
})}
</details>`;
}

interface MentorTable {
  readonly id: string;
  readonly caption: string;
  readonly columns: Parameters<typeof groupedTable>[0]['columns'];
  readonly rowOf: (result: MentorResult) => Row;
}

/** By directorate, in the order of the ids; as many as a page can hold, and how many more there are. */
function byBoard(edition: Edition, results: readonly MentorResult[], { rowOf, ...table }: MentorTable): Html {
  const names = new Map(edition.proposal.boards.map(({ code, name }) => [code, name]));
  const shown = results.slice(0, DETAILED_LIMIT);
  const groups = [...grouped(shown, ({ mentor }) => names.get(mentor.board) ?? mentor.board)];
  return markup`${groupedTable({ ...table, groups: groups.map(([heading, own]) => ({ heading, rows: own.map(rowOf) })) })}${
    results.length > shown.length ? markup`<p>${edition.w.mentors.more(results.length - shown.length)}</p>` : null
  }`;
}
