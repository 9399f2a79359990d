/**
 * What reports, sheets, tables and the terminal say around a result, by subject: apart from the words that a result itself is told in, so that
 * what only computes (a session in a browser) does not carry them.
 */
import type { Language } from '../errors/index.ts';
import { meetingEn } from './meeting.en.ts';
import { meetingFr } from './meeting.fr.ts';
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

const fr = {
  report: reportFr,
  reassignmentReport: reassignmentReportFr,
  meeting: meetingFr,
  planningReport: planningReportFr,
  terminal: terminalFr,
  template: templateFr,
};

export type PageWords = typeof fr;

const WORDS: Readonly<Record<Language, PageWords>> = {
  fr,
  en: {
    report: reportEn,
    reassignmentReport: reassignmentReportEn,
    meeting: meetingEn,
    planningReport: planningReportEn,
    terminal: terminalEn,
    template: templateEn,
  },
};

export function pageWordsOf(language: Language): PageWords {
  return WORDS[language];
}
