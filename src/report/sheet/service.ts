/** An extract for one service: its trainees and mentors, what to look at among them, and the table to decide and sign. */
import { mentorResults, type Proposal, type ServiceResult } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { rulesInWords, whyNobody } from '../../wording/index.ts';
import { banner } from '../banner.ts';
import { type Edition, editionOf } from '../edition.ts';
import { type Content, type Html, markup } from '../markup.ts';
import { renderPage } from '../page.ts';
import { decideSection } from '../sections/decide.ts';
import { guidelinesVersion, noticeSection } from '../sections/method.ts';
import { nameOf, pairsSection, workplaceOf } from '../sections/pairs.ts';
import { pageHeader } from '../sections/summary.ts';
import { toLookAtSection } from '../sections/to-look-at.ts';
import { dataTable } from '../table.ts';
import { reasonsOf } from './person.ts';

/** The same proposal, service and language give the same bytes; every value is escaped. Linear in the size of the proposal. */
export function renderServiceExtract(proposal: Proposal, result: ServiceResult, language: Language): string {
  const { service } = result;
  const isOwn = ({ trainee }: { trainee: { service: string } }): boolean => trainee.service === service;
  const own: Proposal = { ...proposal, pairs: proposal.pairs.filter(isOwn), unmet: proposal.unmet.filter(isOwn) };
  const edition = editionOf(own, language);
  const { m, w } = edition;
  const title = w.service.title(service, proposal.period.name);
  return renderPage({
    ...{ language, title, words: m, header: pageHeader(edition, title, proposal.period), footer: m.footer(proposal.engine.version) },
    banner: summary(edition, result),
    sections: [
      ['to-look-at', w.headings.toLookAt, toLookAtSection(edition)],
      ['mentors', w.service.mentorsTitle, mentorsTable(edition, proposal, service)],
      ['unmet', m.headings.unmet, own.unmet.length === 0 ? null : unmetList(edition)],
      ['pairs', w.service.traineesTitle, own.pairs.length === 0 ? null : pairsSection(edition)],
      ['decide', w.headings.decide, decideSection(edition)],
      ['notice', m.headings.notice, markup`<p>${guidelinesVersion(edition, proposal.guidelines)}</p>${noticeSection(edition)}`],
    ],
  });
}

function summary({ w, m }: Edition, result: ServiceResult): Html {
  const { trainees, withMentor, without, mentors, usable, places, withNobody } = result;
  const sentences = [
    trainees === 0 ? w.service.noTrainee : w.service.counts(trainees, withMentor, without),
    mentors === 0 ? w.service.noMentor : w.service.mentorCounts(mentors, usable, places, withNobody),
  ];
  return banner(
    { tone: without === 0 ? 'good' : 'warning', title: w.service.summary, sentences, lists: [] },
    m.headings.status,
    m.status.decision,
  );
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

function mentorsTable(edition: Edition, proposal: Proposal, service: string): Html {
  const { w, f, language } = edition;
  const results = mentorResults(proposal).filter(({ mentor }) => mentor.service === service);
  if (results.length === 0) return markup`<p>${w.service.noMentor}</p>`;
  return dataTable({
    id: 'mentors-caption',
    caption: w.service.mentorsCaption,
    columns: [{ label: w.mentors.mentor }, { label: w.mentors.places, numeric: true }, { label: w.service.outcome }],
    rows: results.map((result): [Content, string, Content] => [
      markup`${nameOf(result.mentor)}${result.mentor.site === null ? null : markup` <small>${workplaceOf(result.mentor)}</small>`}`,
      result.rules.length > 0 ? '–' : f.integer(result.mentor.places),
      result.rules.length > 0
        ? rulesInWords(result.rules, language)
        : result.pairs.length > 0
          ? result.pairs.map(({ trainee }, k) => markup`${k === 0 ? '' : ', '}${nameOf(trainee)} <small>${workplaceOf(trainee)}</small>`)
          : whyNobody(result, proposal.status, language),
    ]),
  });
}
