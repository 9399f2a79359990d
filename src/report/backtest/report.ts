/** The report of a backtest as one HTML file, made of the pieces of a proposal's. */
import type { Backtest } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { renderPage } from '../page.ts';
import { censusAccountSection } from '../sections/account.ts';
import { sources } from '../sections/method.ts';
import { pageHeader } from '../sections/summary.ts';
import { changesSection, worstSection } from './changes.ts';
import { criteriaSection, distributionsSection, keyFigures, summaryBanner } from './figures.ts';
import { backtestStyle } from './style.ts';
import { boardsSection, notSaidSection, rulesSection, wholeSection } from './tables.ts';
import { viewOf } from './view.ts';

/**
 * Shows a past period's pairs beside the engine's, in one self-contained, accessible HTML file.
 *
 * The same backtest and language give the same bytes. Above 1,000 trainees the table of everybody is left to the CSV, and the report says
 * so. Every value is escaped. Linear in the number of trainees.
 */
export function renderBacktest(backtest: Backtest, language: Language): string {
  const view = viewOf(backtest, language);
  const { m } = view;
  const { headings, title, footer } = m.backtest;
  const name = title(backtest.period.name);
  return renderPage({
    ...{ language, title: name, words: m, header: pageHeader(view, name, backtest.period), footer: footer(backtest.engine.version) },
    banner: summaryBanner(view),
    sections: [
      censusAccountSection(backtest.account, language),
      ['key-figures', headings.figures, keyFigures(view)],
      ['criteria', headings.criteria, criteriaSection(view)],
      ['distributions', headings.distributions, distributionsSection(view)],
      ['whole', headings.whole, wholeSection(view)],
      ['boards', headings.boards, boardsSection(view)],
      ['rules', headings.rules, rulesSection(view)],
      ['changes', headings.changes, changesSection(view)],
      ['worst', headings.worst, worstSection(view)],
      ['not-said', headings.notSaid, notSaidSection(view)],
      ['sources', headings.sources, sources(view, backtest)],
    ],
    style: backtestStyle,
  });
}
