/**
 * A sheet for one person: the four things that the law lets them ask for (CRPA R311-3-1-2), each a section, and nobody else's situation: no
 * data of the other person of the pair, no name of anybody who would have to move, no name of another mentor.
 */
import {
  type FactCode,
  type MentorResult,
  type Option,
  type PairInForce,
  type Proposal,
  type ProposedPair,
  type ScorePart,
  type StandingDecision,
  type StandingDecisions,
  standingPairs,
  traineesOf,
  type UnmetTrainee,
} from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import {
  capitalised,
  describeExclusionCount,
  describeGain,
  explainDecision,
  factsInWords,
  rulesInWords,
  supersededPairs,
  unmetReasons,
  whyNobody,
} from '../../wording/index.ts';
import { type Edition, editionOf } from '../edition.ts';
import { type Content, type Html, linesOf, markup } from '../markup.ts';
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
  readonly person: { readonly id: string; readonly name: string; readonly service: string; readonly site: string | null };
  /** Theirs: decided, else proposed. */
  readonly pairs: readonly PairInForce[];
  readonly reassigned: Reassigned | null;
  readonly changed: ChangedSince | null;
  /** What the proposal says of a trainee; null where it followed a decision that they have nobody, and of a mentor. */
  readonly entry: ProposedPair | UnmetTrainee | null;
  readonly unmet: UnmetTrainee | null;
  /** Of a trainee on whom something was decided. */
  readonly decision: StandingDecision | null;
  /** null of a trainee. */
  readonly mentor: MentorResult | null;
}

/** What stands of a proposal. */
export interface WhatStands {
  readonly decided: StandingDecisions;
  /** Of everybody. */
  readonly pairs: readonly PairInForce[];
  /** Where the pairs come from a change in the middle of the period: the proposal is then what was in force before. */
  readonly reassigned?: Reassigned;
  /** Facts of whoever the sheet is of that had changed since the computation when the decision was taken; and whether the other's had. */
  readonly changed?: ChangedSince;
}

export interface ChangedSince {
  readonly facts: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  readonly ofTheOther: boolean;
}

/** An option of a reassignment that was decided, and what its run was made from. */
export interface Reassigned extends Pick<Proposal, 'engine' | 'inputs'> {
  readonly options: readonly Option[];
  readonly decided: Option;
  /** The day from which presence counts, ISO; null: that of the period. */
  readonly from: string | null;
  /** How many people were not to move. */
  readonly pinned: number;
}

export const nothingDecided = (proposal: Proposal): WhatStands => ({ decided: new Map(), pairs: standingPairs(proposal, new Map()) });

/** The same proposal, person and language give the same bytes; every value is escaped. */
export function renderSheet(proposal: Proposal, subject: SheetSubject, language: Language, stands = nothingDecided(proposal)): string {
  const sheet = sheetOf(editionOf(proposal, language), proposal, subject, stands);
  const { m, w } = sheet;
  const title = titleOf(sheet);
  return renderPage({
    ...{ language, title, words: { ...m, contents: w.sheet.contents } },
    ...{ header: pageHeader(sheet, title, proposal.period), footer: m.footer(proposal.engine.version) },
    banner: resultSection(sheet),
    sections: sectionsOf(sheet),
  });
}

type Item = 'degree' | 'data' | 'parameters' | 'operations';

interface SheetItem {
  readonly title: string;
  /** A line a paragraph, an entry or a row. */
  readonly paragraphs: string[];
}

/** The same sheet as text: the result, the four items of the law, and what the person may do. */
export type SheetItems = { readonly title: string; readonly result: SheetItem; readonly rights: SheetItem } & {
  readonly [Key in Item]: SheetItem;
};

export function sheetItems(proposal: Proposal, subject: SheetSubject, language: Language, stands = nothingDecided(proposal)): SheetItems {
  const sheet = sheetOf(editionOf(proposal, language), proposal, subject, stands);
  const [degree, data, parameters, operations, rights] = sectionsOf(sheet).map(([, title, body]) => ({ title, paragraphs: linesOf(body) }));
  const [heading = '', ...paragraphs] = linesOf(resultSection(sheet));
  return {
    ...{ title: titleOf(sheet), result: { title: heading, paragraphs } },
    ...{ degree: degree!, data: data!, parameters: parameters!, operations: operations!, rights: rights! },
  };
}

function titleOf({ w, person, proposal }: Sheet): string {
  return w.sheet.title(person.name, proposal.period.name);
}

function sectionsOf(sheet: Sheet): (readonly [id: Item | 'notice', title: string, body: Html])[] {
  const { w } = sheet;
  return [
    ['degree', w.sheet.degree, markup`<p>${w.sheet.degreeText}</p>`],
    ['data', w.sheet.data, dataSection(sheet)],
    ['parameters', w.sheet.parameters, parametersSection(sheet)],
    ['operations', w.sheet.operations, operationsSection(sheet)],
    ['notice', w.sheet.rights, noticeSection(sheet)],
  ];
}

function sheetOf(edition: Edition, proposal: Proposal, subject: SheetSubject, stands: WhatStands): Sheet {
  const { decided, pairs, changed = null } = stands;
  const reassigned = stands.reassigned ?? null;
  if ('mentor' in subject) {
    const { mentor } = subject;
    const own = pairs.filter((pair) => pair.mentor.id === mentor.mentor.id);
    return { ...edition, person: mentor.mentor, pairs: own, entry: null, unmet: null, decision: null, mentor, reassigned, changed };
  }
  const isOwn = ({ trainee }: { readonly trainee: { readonly id: string } }): boolean => trainee.id === subject.trainee;
  // What the proposal of before says of a trainee is nothing that the change was computed by.
  const unmet = reassigned === null ? (proposal.unmet.find(isOwn) ?? null) : null;
  const own = pairs.filter(isOwn);
  return {
    ...{ ...edition, unmet, mentor: null, pairs: own, decision: decided.get(subject.trainee) ?? null, reassigned, changed },
    person: traineesOf(proposal).find(({ id }) => id === subject.trainee) ?? own[0]!.trainee,
    entry: reassigned === null ? (proposal.pairs.find(isOwn) ?? unmet) : null,
  };
}

/** What was decided is the result; without a decision, what is proposed. */
function resultSection(sheet: Sheet): Html {
  const { w, m, person, pairs, mentor, decision, language } = sheet;
  const isDecided = decision !== null || pairs.some((pair) => pair.decision !== null);
  const isOpen =
    mentor === null ? decision === null : pairs.length === 0 ? !isSuperseded(sheet) : pairs.some((pair) => pair.decision === null);
  const said = mentor === null ? ofTrainee(sheet) : ofMentor(sheet, mentor);
  return markup`<section aria-labelledby="result">
<h2 id="result">${isDecided || !isOpen ? w.sheet.resultDecided : w.sheet.result}</h2>
<p>${nameOf(person)} <small>${workplaceOf(person)}</small></p>
${decision === null ? null : explainDecision(decision.outcome, decision.entry, language).map((sentence) => markup`<p><strong>${sentence}</strong></p>`)}
${said.map((sentence) => markup`<p>${sentence}</p>`)}
${isOpen ? markup`<p class="label">${m.status.decision}</p>` : null}
</section>
`;
}

function ofTrainee({ w, f, pairs, unmet, decision, proposal, language }: Sheet): string[] {
  const why = unmet === null ? [] : reasonsOf(unmet, proposal, language);
  if (decision === null)
    return [
      ...pairs.map(({ mentor, scored }) => w.sheet.proposed(mentor.name, workplaceOf(mentor), f.amount(scored!.score))),
      ...(unmet === null ? [] : [w.sheet.left, ...why]),
    ];
  const { mentor, proposed } = decision.outcome;
  const scores = pairs.map(({ scored }) => (scored === null ? w.sheet.notScored : w.sheet.scored(f.amount(scored.score))));
  if (proposed?.id === mentor?.id) return mentor === null ? why : scores;
  return [...scores, proposed === null ? w.sheet.hadProposedNobody : w.sheet.hadProposed(proposed.name)];
}

/** Their trainees; of one whom the proposal gave them and who has another mentor by decision, no name. */
function ofMentor({ w, f, pairs, proposal, language }: Sheet, mentor: MentorResult): string[] {
  const others = supersededPairs(mentor, pairs).length;
  const told = pairs.flatMap(({ trainee, decision, scored }) =>
    decision === null
      ? [w.sheet.proposedTrainee(trainee.name, workplaceOf(trainee), f.amount(scored!.score))]
      : [
          w.sheet.decidedTrainee(trainee.name, workplaceOf(trainee), decision.entry.by, f.date(decision.entry.on)),
          scored === null ? w.sheet.notScored : w.sheet.scored(f.amount(scored.score)),
        ],
  );
  if (told.length + others === 0) return mentorResult(mentor, proposal.status, language, w.mentor.nobody);
  return [...(told.length === 0 ? [w.sheet.noneInForce] : told), ...(others === 0 ? [] : [w.sheet.otherwise(others)])];
}

function isSuperseded({ mentor, pairs }: Sheet): boolean {
  return mentor !== null && supersededPairs(mentor, pairs).length > 0;
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
  const { w, m, v, person, pairs, decision, proposal, reassigned } = sheet;
  const tables = pairs.map(({ trainee, scored }, k) => {
    // Of several trainees each is named above what is said of them.
    const said = (text: string): Html => markup`<p>${pairs.length < 2 ? text : v.colon(trainee.name, text)}</p>`;
    if (scored === null) return said(w.sheet.noParts);
    if (scored.parts === null) return said(w.sheet.noValues);
    if (scored.parts.every(({ facts }) => facts.length === 0)) return said(w.sheet.noFacts);
    return dataTable({
      id: `data-caption-${k + 1}`,
      caption: pairs.length < 2 ? w.sheet.dataCaption : w.sheet.dataCaptionOf(trainee.name),
      columns: [{ label: m.pairs.criterion }, { label: w.sheet.retained }],
      rows: scored.parts.map((part): [Content, Content] => [m.criteria[part.criterion], shownFacts(sheet, part)]),
    });
  });
  const none = decision === null && !isSuperseded(sheet) ? w.sheet.noData : w.sheet.noPair;
  return markup`<p>${w.sheet.dataText(person.name)}</p>
${pairs.length === 0 ? markup`<p>${none}</p>` : tables}
${sheet.changed === null ? null : changedSince(sheet, sheet.changed)}
${sources(sheet, reassigned === null ? proposal : { ...reassigned, guidelines: proposal.guidelines })}`;
}

/** The table above says what was computed on, and not what the decision was confirmed on. */
function changedSince({ w, list }: Sheet, { facts, ofTheOther }: ChangedSince): Html {
  const said = [
    ...(facts.length === 0 ? [] : [w.sheet.changedSince(list(facts.map(({ label, before, after }) => `${label} (${before} → ${after})`)))]),
    ...(ofTheOther ? [w.sheet.otherChanged] : []),
  ];
  return markup`${said.map((sentence) => markup`<p>${sentence}</p>`)}`;
}

function parametersSection(sheet: Sheet): Html {
  const { w, f, reassigned } = sheet;
  if (reassigned === null) return guidelinesInWords(sheet);
  const { from, pinned } = reassigned;
  const own = [...(from === null ? [] : [w.sheet.changeFrom(f.date(from))]), w.sheet.heldFast(pinned)];
  return markup`${own.map((sentence) => markup`<p>${sentence}</p>`)}
${guidelinesInWords(sheet)}`;
}

function operationsSection(sheet: Sheet): Html {
  const { w, proposal, pairs, entry, mentor, reassigned } = sheet;
  const steps =
    reassigned === null
      ? [...(mentor === null ? [ruledOut(sheet, entry)] : []), w.sheet.computed, w.sheet.proof[proposal.status]]
      : changeSteps(sheet, reassigned);
  return markup`${steps.map((step) => markup`<p>${step}</p>`)}
${pairs.map(({ trainee, scored }) => {
  if (scored === null || scored.parts === null) return null;
  const caption = pairs.length < 2 ? undefined : w.sheet.partsCaptionOf(trainee.name);
  return partsTable(sheet, { score: scored.score, parts: scored.parts }, () => '', caption);
})}
${mentor !== null ? null : reassigned === null ? choices(sheet, entry) : otherOptions(sheet, reassigned)}`;
}

function changeSteps({ w }: Sheet, { options, decided: { label, point } }: Reassigned): string[] {
  return [
    w.sheet.changeStart,
    w.sheet.changeComputed(options.length),
    w.sheet.changeDecided(label, point.moved),
    w.sheet.changeProof[point.status],
  ];
}

/** What the other options would have been to this trainee; whom else they move is others' situation. */
function otherOptions({ w, f, pairs, person }: Sheet, { options, decided }: Reassigned): Html {
  const others = options.filter(({ label }) => label !== decided.label);
  if (others.length === 0) return markup`<p>${w.sheet.onlyOption}</p>`;
  const mentor = pairs[0]?.mentor.id ?? null;
  const items = others.map(({ label, point: { changes, details } }) => {
    const k = changes.findIndex(({ trainee }) => trainee === person.id);
    const to = changes[k]?.to;
    const outcome =
      to === undefined
        ? w.sheet.optionKeeps
        : to === null
          ? w.sheet.optionLeaves
          : w.sheet.optionGives(to === mentor, f.amount(details[k]!.after ?? 0));
    return markup`<li>${w.sheet.option(label, outcome)}</li>`;
  });
  return markup`<p>${w.sheet.otherOptions(others.length)}</p>
<ul>${items}</ul>`;
}

function ruledOut({ w, language, list }: Sheet, entry: ProposedPair | UnmetTrainee | null): string {
  const excluded = entry?.excluded ?? [];
  const total = excluded.reduce((sum, { mentors }) => sum + mentors, 0);
  return total === 0
    ? w.sheet.noneRuled
    : w.sheet.ruled(total, list(excluded.map(({ code, mentors }) => describeExclusionCount(code, mentors, language))));
}

/** What the other choices would come to, by service; whom they are and who would move is others' situation. */
function choices({ w, f, language, v, decision, pairs }: Sheet, entry: ProposedPair | UnmetTrainee | null): Html {
  const sheet = w.sheet;
  if (entry !== null && 'imposed' in entry) {
    const isPinned = entry.pinned === true && entry.census === undefined;
    return markup`<p>${entry.decision !== undefined ? sheet.byDecision : isPinned ? sheet.pinned : sheet.imposed}</p>`;
  }
  // Whom a person chose among the other choices is not another mentor any more.
  const alternatives = entry?.alternatives?.filter(({ mentor }) => !pairs.some((pair) => pair.mentor.id === mentor.id)) ?? null;
  if (alternatives === null) return markup`<p>${sheet.notPriced}</p>`;
  if (alternatives.length === 0) return markup`<p>${sheet.noChoice}</p>`;
  const items = alternatives.map(({ mentor, score, loss, unmet }) => {
    const change = [
      ...(unmet > 0 ? [sheet.moreWithout(unmet)] : []),
      ...(loss !== 0 || unmet === 0 ? [describeGain(-loss, language)] : []),
    ];
    return markup`<li>${sheet.choice(mentor.service, f.amount(score), change.join(v.semicolon))}</li>`;
  });
  const isOther = decision !== null && decision.outcome.proposed?.id !== decision.outcome.mentor?.id;
  return markup`${isOther ? markup`<p>${sheet.ofTheProposal}</p>` : null}<p>${sheet.choices(alternatives.length)}</p>
<ul>${items}</ul>`;
}
