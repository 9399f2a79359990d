/** The record of decisions as one HTML file: what stands, what is still to be decided, and all of it in order. */
import { type DecisionEntry, type DecisionOutcome, type Decisions, type Proposal, standingDecisions } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { decisionRemarks, wordsOf } from '../../wording/index.ts';
import { banner } from '../banner.ts';
import { wordingOf } from '../edition.ts';
import { type Html, markup } from '../markup.ts';
import { renderPage } from '../page.ts';
import { pageHeader } from '../sections/summary.ts';
import { dataTable, type Row } from '../table.ts';
import { undecided } from './csv.ts';

/** The same record, proposal and language give the same bytes. Every value is escaped. Linear in the number of decisions. */
export function renderDecisions(record: Decisions, proposal: Proposal, engineVersion: string, language: Language): string {
  const wording = wordingOf(language);
  const words = wordsOf(language).decisions;
  const title = words.title(proposal.period.name);
  const standing = [...standingDecisions(record).values()];
  const open = undecided(record, proposal);
  const isOfProposal = record.about.result.name === 'proposal.json';
  const all = standing.length + open.length;
  const statement = {
    tone: open.length === 0 ? ('good' as const) : ('warning' as const),
    title: !isOfProposal
      ? words.afterReassignment(record.entries.length)
      : open.length === 0
        ? words.allDecided
        : words.someDecided(standing.length, all),
    sentences: [words.kept],
    lists: [],
  };
  const { columns } = words;
  const history = record.entries.flatMap((entry) => entry.outcomes.map((outcome) => ({ entry, outcome })));
  return renderPage({
    ...{ language, title, words: wording.m, header: pageHeader(wording, title, proposal.period) },
    footer: wording.m.footer(engineVersion),
    banner: banner(statement, words.status, words.decision),
    sections: [
      ['standing', words.headings.standing, decisionsTable('standing-caption', words.headings.standing, standing, false)],
      [
        'undecided',
        words.headings.undecided,
        open.length === 0
          ? markup`<p>${words.none}</p>`
          : dataTable({
              ...{ id: 'undecided-caption', caption: words.headings.undecided },
              columns: [{ label: columns.trainee }, { label: columns.proposed }],
              rows: open.map(({ trainee, mentor }): Row => [trainee.name, mentor ?? words.nobody]),
            }),
      ],
      ['history', words.headings.history, decisionsTable('history-caption', words.headings.history, history, true)],
    ],
  });

  function decisionsTable(
    id: string,
    caption: string,
    rows: readonly { readonly entry: DecisionEntry; readonly outcome: DecisionOutcome }[],
    isNumbered: boolean,
  ): Html {
    if (rows.length === 0) return markup`<p>${words.none}</p>`;
    const labels = [columns.trainee, columns.mentor, columns.proposed, columns.by, columns.on, columns.reason, columns.remarks];
    return dataTable({
      ...{ id, caption },
      columns: [...(isNumbered ? [columns.number] : []), ...labels].map((label) => ({ label })),
      rows: rows.map(({ entry, outcome }): Row => [
        ...(isNumbered ? [`${entry.number}`] : []),
        outcome.trainee.name,
        outcome.mentor?.name ?? words.without,
        outcome.proposed?.id === outcome.mentor?.id ? words.asProposed : (outcome.proposed?.name ?? words.nobody),
        entry.by,
        wording.f.date(entry.on),
        entry.reason,
        decisionRemarks(outcome, entry, language).join(wording.v.semicolon),
      ]),
    });
  }
}
