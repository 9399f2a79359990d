/**
 * An extract for one service: its trainees and mentors, what was decided for them, and of those who are still open what to look at and the
 * table to decide and sign.
 */
import {
  grouped,
  isCensusRule,
  type MentorResult,
  mentorResults,
  type PairInForce,
  type PersonSummary,
  type Proposal,
  type ProposedPair,
  type ServiceResult,
  traineesOf,
} from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { decisionRemarks, inBoth, rulesInWords, supersededPairs, whyNobody, wordsOf } from '../../wording/index.ts';
import { banner } from '../banner.ts';
import { type Edition, editionOf } from '../edition.ts';
import { type Content, type Html, markup } from '../markup.ts';
import { renderPage } from '../page.ts';
import { decideSection } from '../sections/decide.ts';
import { guidelinesVersion, noticeSection } from '../sections/method.ts';
import { nameOf, pairsSection, workplaceOf } from '../sections/pairs.ts';
import { pageHeader } from '../sections/summary.ts';
import { toLookAtSection } from '../sections/to-look-at.ts';
import { dataTable, type Row } from '../table.ts';
import { nothingDecided, reasonsOf, type WhatStands } from './person.ts';

/** The same proposal, service and language give the same bytes; every value is escaped. Linear in the size of the proposal. */
export function renderServiceExtract(
  proposal: Proposal,
  result: ServiceResult,
  language: Language,
  stands = nothingDecided(proposal),
): string {
  const { service } = result;
  const isOpen = ({ trainee }: { trainee: { id: string; service: string } }): boolean =>
    trainee.service === service && !stands.decided.has(trainee.id);
  const decided = traineesOf(proposal).filter(({ id, service: own }) => own === service && stands.decided.has(id));
  const own: Proposal = {
    // Nor who kept whom away.
    ...{ ...proposal, pairs: proposal.pairs.filter(isOpen).map(withoutWishes), unmet: proposal.unmet.filter(isOpen) },
    // Who asked to be kept from whom is nothing that a service is told.
    sideConstraints: proposal.sideConstraints.map((constraint) =>
      isCensusRule(constraint.id) ? { ...constraint, label: inBoth((own) => wordsOf(own).constraints.census.unnamed) } : constraint,
    ),
  };
  const edition = editionOf(own, language);
  const { m, w } = edition;
  const title = w.service.title(service, proposal.period.name);
  const isAllDecided = decided.length > 0 && own.pairs.length + own.unmet.length === 0;
  return renderPage({
    ...{ language, title, words: m, header: pageHeader(edition, title, proposal.period), footer: m.footer(proposal.engine.version) },
    banner: summary(edition, result, decided.length),
    sections: [
      ['decided', w.service.decidedTitle, decided.length === 0 ? null : decidedTable(edition, decided, stands)],
      ['to-look-at', w.headings.toLookAt, isAllDecided ? null : toLookAtSection(edition)],
      ['mentors', w.service.mentorsTitle, mentorsTable(edition, proposal, service, stands)],
      ['unmet', m.headings.unmet, own.unmet.length === 0 ? null : unmetList(edition)],
      [
        'pairs',
        decided.length === 0 ? w.service.traineesTitle : w.service.proposedTitle,
        own.pairs.length === 0 ? null : pairsSection(edition),
      ],
      ['decide', w.headings.decide, decideSection(edition)],
      ['notice', m.headings.notice, markup`<p>${guidelinesVersion(edition, proposal.guidelines)}</p>${noticeSection(edition)}`],
    ],
  });
}

function withoutWishes({ wishes: _, ...pair }: ProposedPair): ProposedPair {
  return pair;
}

function summary({ w, m, language }: Edition, result: ServiceResult, decided: number): Html {
  const { trainees, withMentor, without, mentors, usable, places, withNobody } = result;
  const { allDecided, someDecided } = wordsOf(language).decisions;
  const status = decided === 0 ? m.status.decision : decided === trainees ? `${allDecided}.` : `${someDecided(decided, trainees)}.`;
  const sentences = [
    trainees === 0 ? w.service.noTrainee : w.service.counts(trainees, withMentor, without),
    mentors === 0 ? w.service.noMentor : w.service.mentorCounts(mentors, usable, places, withNobody),
  ];
  return banner({ tone: without === 0 ? 'good' : 'warning', title: w.service.summary, sentences, lists: [] }, m.headings.status, status);
}

/** The shortages themselves name people of other services. */
function unmetList({ proposal, language, anchorOf }: Edition): Html {
  const items = proposal.unmet.map(
    (unmet) =>
      markup`<li id="${anchorOf(unmet)}">${nameOf(unmet.trainee)} <small>${workplaceOf(unmet.trainee)}</small><br>${reasonsOf(unmet, proposal, language).join(' ')}</li>
`,
  );
  return markup`<ul>${items}</ul>`;
}

/** Who decided and when; the reason is for the trainee. */
function decidedTable({ w, f, v, language }: Edition, trainees: readonly PersonSummary[], { decided, pairs }: WhatStands): Html {
  const { columns, without, asProposed, nobody } = wordsOf(language).decisions;
  const pairOf = new Map(pairs.map((pair) => [pair.trainee.id, pair]));
  return dataTable({
    ...{ id: 'decided-caption', caption: w.service.decidedCaption },
    columns: [
      ...[columns.trainee, columns.mentor].map((label) => ({ label })),
      { label: w.decide.score, numeric: true },
      ...[columns.proposed, columns.by, columns.on, columns.remarks].map((label) => ({ label })),
    ],
    rows: trainees.map((trainee): Row => {
      const { entry, outcome } = decided.get(trainee.id)!;
      const pair = pairOf.get(trainee.id);
      return [
        person(trainee),
        pair === undefined ? without : person(pair.mentor),
        pair?.scored == null ? '–' : f.points(pair.scored.score),
        outcome.proposed?.id === outcome.mentor?.id ? asProposed : (outcome.proposed?.name ?? nobody),
        entry.by,
        f.date(entry.on),
        decisionRemarks(outcome, entry, language).join(v.semicolon),
      ];
    }),
  });
}

function person(someone: PairInForce['mentor']): Html {
  return markup`${nameOf(someone)} <small>${workplaceOf(someone)}</small>`;
}

function mentorsTable(edition: Edition, proposal: Proposal, service: string, { decided, pairs }: WhatStands): Html {
  const { w, f, language } = edition;
  const results = mentorResults(proposal).filter(({ mentor }) => mentor.service === service);
  if (results.length === 0) return markup`<p>${w.service.noMentor}</p>`;
  const isAnyDecided = decided.size > 0;
  const theirs = grouped(pairs, ({ mentor }) => mentor.id);
  const outcome = (result: MentorResult): Content => {
    const own = theirs.get(result.mentor.id) ?? [];
    const rules = rulesInWords(result.rules, language);
    if (own.length === 0 && result.rules.length > 0) return rules;
    if (own.length === 0)
      return supersededPairs(result, own).length > 0 ? w.mentor.noneInForce : whyNobody(result, proposal.status, language);
    const mark = ({ decision }: PairInForce): string =>
      isAnyDecided ? ` (${decision === null ? w.service.proposed : w.service.decided})` : '';
    return markup`${own.map((pair, k) => markup`${k === 0 ? '' : ', '}${person(pair.trainee)}${mark(pair)}`)}${result.rules.length === 0 ? null : markup` <small>${rules}</small>`}`;
  };
  return dataTable({
    id: 'mentors-caption',
    caption: isAnyDecided ? w.service.inForceCaption : w.service.mentorsCaption,
    columns: [
      { label: w.mentors.mentor },
      { label: w.mentors.places, numeric: true },
      { label: isAnyDecided ? w.service.inForce : w.service.outcome },
    ],
    rows: results.map((result): [Content, string, Content] => [
      markup`${nameOf(result.mentor)}${result.mentor.site === null ? null : markup` <small>${workplaceOf(result.mentor)}</small>`}`,
      result.rules.length > 0 ? '–' : f.integer(result.mentor.places),
      outcome(result),
    ]),
  });
}
