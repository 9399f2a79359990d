/**
 * What reports, sheets, tables and the terminal say around a result, by subject: apart from the words that a result itself is told in, so that
 * what only computes (a session in a browser) does not carry them.
 */
import type { Language } from '../errors/index.ts';
import { accountEn } from './account.en.ts';
import { accountFr } from './account.fr.ts';
import { annotatedEn } from './annotated.en.ts';
import { annotatedFr } from './annotated.fr.ts';
import { mailEn } from './mail.en.ts';
import { mailFr } from './mail.fr.ts';
import { meetingEn } from './meeting.en.ts';
import { meetingFr } from './meeting.fr.ts';
import { operatorEn } from './operator.en.ts';
import { operatorFr } from './operator.fr.ts';
import { planningReportEn } from './planning-report.en.ts';
import { planningReportFr } from './planning-report.fr.ts';
import { reassignmentReportEn } from './reassignment-report.en.ts';
import { reassignmentReportFr } from './reassignment-report.fr.ts';
import { reportEn } from './report.en.ts';
import { reportFr } from './report.fr.ts';
import { templateEn } from './template.en.ts';
import { templateFr } from './template.fr.ts';
import { terminalEn } from './terminal.en.ts';
import { terminalFr } from './terminal.fr.ts';
import { todoEn } from './todo.en.ts';
import { todoFr } from './todo.fr.ts';

const fr = {
  account: accountFr,
  report: reportFr,
  reassignmentReport: reassignmentReportFr,
  meeting: meetingFr,
  planningReport: planningReportFr,
  terminal: terminalFr,
  template: templateFr,
  annotated: annotatedFr,
  todo: todoFr,
  mail: mailFr,
  operator: operatorFr,
};

export type PageWords = typeof fr;

const WORDS: Readonly<Record<Language, PageWords>> = {
  fr,
  en: {
    account: accountEn,
    report: reportEn,
    reassignmentReport: reassignmentReportEn,
    meeting: meetingEn,
    planningReport: planningReportEn,
    terminal: terminalEn,
    template: templateEn,
    annotated: annotatedEn,
    todo: todoEn,
    mail: mailEn,
    operator: operatorEn,
  },
};

export function pageWordsOf(language: Language): PageWords {
  return WORDS[language];
}
