/**
 * A sheet for one person: the four things that the law lets them ask for (CRPA R311-3-1-2), each a section, and nobody else's situation: no
 * data of the other person of the pair, no name of anybody who would have to move, no name of another mentor.
 */
import {
  type FactCode,
  type MentorResult,
  type Proposal,
  type ProposedPair,
  type ScorePart,
  type UnmetTrainee,
} from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import {
  capitalised,
  describeExclusionCount,
  describeGain,
  factsInWords,
  rulesInWords,
  unmetReasons,
  whyNobody,
} from '../../wording/index.ts';
import { type Edition, editionOf } from '../edition.ts';
import { type Content, type Html, markup } from '../markup.ts';
import { renderPage } from '../page.ts';
import { guidelinesInWords, noticeSection, sources } from '../sections/method.ts';
import { nameOf, partsTable, workplaceOf } from '../sections/pairs.ts';
import { pageHeader } from '../sections/summary.ts';
import { dataTable } from '../table.ts';

export type SheetSubject = { readonly trainee: string } | { readonly mentor: MentorResult };

const OF_BOTH: readonly FactCode[] = ['DOMAINS_SHARED', 'DOMAINS_NONE_SHARED', 'DOMAINS_UNKNOWN', 'NO_PREFERENCE'];
/** Facts of the trainee, or of both; whatever is not listed is somebody else's. */
const OF_TRAINEE = new Set<FactCode>([
  ...OF_BOTH,
  ...(['NEEDS_COVERED', 'NEEDS_NONE_COVERED', 'NEEDS_UNKNOWN', 'PREFERRED_BY_TRAINEE', 'NOT_LISTED_BY_TRAINEE'] as const),
  ...(['TRAVEL_TABLE', 'TRAVEL_ESTIMATED', 'TRAVEL_NO_ROAD', 'TRAVEL_UNKNOWN'] as const),
]);
const OF_MENTOR = new Set<FactCode>([
  ...OF_BOTH,
  ...(['CASELOAD', 'CASELOAD_PART_TIME', 'CASELOAD_UNKNOWN', 'TRAINEES_FOLLOWED', 'TENURE', 'TENURE_UNKNOWN'] as const),
  ...(['PREFERRED_BY_MENTOR', 'NOT_LISTED_BY_MENTOR'] as const),
]);

interface Sheet extends Edition {
  readonly person: { readonly name: string; readonly service: string; readonly site: string | null };
  readonly pairs: readonly ProposedPair[];
  readonly unmet: UnmetTrainee | null;
  /** null of a trainee. */
  readonly mentor: MentorResult | null;
}

/** The same proposal, person and language give the same bytes; every value is escaped. */
export function renderSheet(proposal: Proposal, subject: SheetSubject, language: Language): string {
  const edition = editionOf(proposal, language);
  const sheet = sheetOf(edition, proposal, subject);
  const { m, w } = edition;
  const title = w.sheet.title(sheet.person.name, proposal.period.name);
  return renderPage({
    ...{ language, title, words: { ...m, contents: w.sheet.contents } },
    ...{ header: pageHeader(edition, title, proposal.period), footer: m.footer(proposal.engine.version) },
    banner: resultSection(sheet),
    sections: [
      ['degree', w.sheet.degree, markup`<p>${w.sheet.degreeText}</p>`],
      ['data', w.sheet.data, dataSection(sheet)],
      ['parameters', w.sheet.parameters, guidelinesInWords(edition)],
      ['operations', w.sheet.operations, operationsSection(sheet)],
      ['notice', w.sheet.rights, noticeSection(edition)],
    ],
  });
}

function sheetOf(edition: Edition, { pairs, unmet }: Proposal, subject: SheetSubject): Sheet {
  if ('mentor' in subject) {
    const { mentor } = subject;
    return { ...edition, person: mentor.mentor, pairs: mentor.pairs, unmet: null, mentor };
  }
  const own = pairs.filter(({ trainee }) => trainee.id === subject.trainee);
  const left = unmet.find(({ trainee }) => trainee.id === subject.trainee) ?? null;
  return { ...edition, person: (left ?? own[0]!).trainee, pairs: own, unmet: left, mentor: null };
}

function resultSection(sheet: Sheet): Html {
  const { w, f, m, person, pairs, unmet, mentor, proposal, language } = sheet;
  const told = pairs.map(({ trainee, mentor: proposed, score }) =>
    mentor === null
      ? w.sheet.proposed(proposed.name, workplaceOf(proposed), f.amount(score))
      : w.sheet.proposedTrainee(trainee.name, workplaceOf(trainee), f.amount(score)),
  );
  const why =
    mentor !== null
      ? [mentorResult(mentor, proposal.status, language, w.mentor.nobody)]
      : unmet === null
        ? []
        : [w.sheet.left, ...reasonsOf(unmet, proposal, language)];
  const said = mentor !== null && pairs.length > 0 ? told : [...told, ...why.flat()];
  return markup`<section aria-labelledby="result">
<h2 id="result">${w.sheet.result}</h2>
<p>${nameOf(person)} <small>${workplaceOf(person)}</small></p>
${said.map((sentence) => markup`<p>${sentence}</p>`)}
<p class="label">${m.status.decision}</p>
</section>
`;
}

function mentorResult(result: MentorResult, status: Proposal['status'], language: Language, nobody: string): string[] {
  return result.rules.length > 0
    ? [nobody, `${capitalised(rulesInWords(result.rules, language))}.`]
    : [nobody, whyNobody(result, status, language)];
}

/** Why a trainee has no mentor, without a name. */
export function reasonsOf(unmet: UnmetTrainee, { shortages, status }: Proposal, language: Language): string[] {
  const found = unmet.shortage === null ? undefined : shortages[unmet.shortage]?.explanation[language];
  return [...(status === 'infeasible' ? [] : unmetReasons(unmet, language)), ...(found === undefined ? [] : [found])];
}

/** What of a criterion's facts belongs on this sheet. */
function shownFacts({ mentor, language, w, v }: Sheet, { facts }: ScorePart): string {
  const own = mentor === null ? OF_TRAINEE : OF_MENTOR;
  const shown = facts.filter(({ code }) => own.has(code));
  const told = factsInWords({ facts: shown }, language);
  return [...(told === '' ? [] : [told]), ...(shown.length < facts.length ? [w.sheet.ofTheOther] : [])].join(v.semicolon);
}

function dataSection(sheet: Sheet): Html {
  const { w, m, person, pairs, proposal } = sheet;
  const tables = pairs.map((pair, k) =>
    dataTable({
      id: `data-caption-${k + 1}`,
      caption: w.sheet.dataCaption,
      columns: [{ label: m.pairs.criterion }, { label: w.sheet.retained }],
      rows: pair.parts.map((part): [Content, Content] => [m.criteria[part.criterion], shownFacts(sheet, part)]),
    }),
  );
  return markup`<p>${w.sheet.dataText(person.name)}</p>
${pairs.length === 0 ? markup`<p>${w.sheet.noData}</p>` : tables}
${sources(sheet, proposal)}`;
}

function operationsSection(sheet: Sheet): Html {
  const { w, proposal, pairs, unmet, mentor } = sheet;
  const steps = [...(mentor === null ? [ruledOut(sheet, pairs[0] ?? unmet)] : []), w.sheet.computed, w.sheet.proof[proposal.status]];
  return markup`${steps.map((step) => markup`<p>${step}</p>`)}
${pairs.map((pair) => partsTable(sheet, pair, () => ''))}
${mentor === null ? choices(sheet, pairs[0] ?? unmet) : null}`;
}

function ruledOut({ w, language, list }: Sheet, entry: ProposedPair | UnmetTrainee | null): string {
  const excluded = entry?.excluded ?? [];
  const total = excluded.reduce((sum, { mentors }) => sum + mentors, 0);
  return total === 0
    ? w.sheet.noneRuled
    : w.sheet.ruled(total, list(excluded.map(({ code, mentors }) => describeExclusionCount(code, mentors, language))));
}

/** What the other choices would come to, by service; whom they are and who would move is others' situation. */
function choices({ w, f, language, v }: Sheet, entry: ProposedPair | UnmetTrainee | null): Html {
  const sheet = w.sheet;
  if (entry !== null && 'imposed' in entry) return markup`<p>${sheet.imposed}</p>`;
  const alternatives = entry?.alternatives ?? null;
  if (alternatives === null) return markup`<p>${sheet.notPriced}</p>`;
  if (alternatives.length === 0) return markup`<p>${sheet.noChoice}</p>`;
  const items = alternatives.map(({ mentor, score, loss, unmet }) => {
    const change = [
      ...(unmet > 0 ? [sheet.moreWithout(unmet)] : []),
      ...(loss !== 0 || unmet === 0 ? [describeGain(-loss, language)] : []),
    ];
    return markup`<li>${sheet.choice(mentor.service, f.amount(score), change.join(v.semicolon))}</li>`;
  });
  return markup`<p>${sheet.choices(alternatives.length)}</p>
<ul>${items}</ul>`;
}
