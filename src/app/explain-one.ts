/** `explain` of one mentor, or of one service; and the page that is printed of them, or of one trainee: a sheet for a person, an extract for a service. */
import * as z from 'zod';
import {
  type MentorResult,
  mentorResults,
  type Proposal,
  type ServiceResult,
  serviceResults,
  type StandingDecisions,
  standingDecisions,
  termKey,
  traineesOf,
} from '../domain/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { renderServiceExtract, renderSheet } from '../report/index.ts';
import { explainMentor, inBoth, wordsOf, pageWordsOf } from '../wording/index.ts';
import { nothingKept, type Command } from './command.ts';
import type { InputKinds } from './request.ts';
import { RunPeople } from './run-people.ts';
import { readRun } from './saved-run.ts';

/** `of`: what `value` names, a person by their id, a service by its name. */
const explainOneRequest = ({ folder }: InputKinds) =>
  z.strictObject({ folder, of: z.enum(['trainee', 'mentor', 'service']), value: z.string() });

type Subject =
  | { readonly kind: 'trainee'; readonly id: string }
  | { readonly kind: 'mentor'; readonly result: MentorResult }
  | { readonly kind: 'service'; readonly result: ServiceResult };

export interface ExplainOneAnswer {
  readonly proposal: Proposal;
  readonly subject: Subject;
  readonly decided: StandingDecisions;
  readonly sentences: Readonly<Record<Language, readonly string[]>>;
}

/** @throws BinomeError CALL_UNKNOWN_TRAINEE, CALL_UNKNOWN_MENTOR, CALL_UNKNOWN_SERVICE, and what `readRun` throws. */
export const EXPLAIN_ONE: Command<typeof explainOneRequest, ExplainOneAnswer> = {
  name: 'explain-one',
  bundledAs: null,
  schema: explainOneRequest,
  run: async ({ folder, of, value }, { inputs, notice }) => {
    const { proposal, decisions } = await readRun(folder, inputs);
    const people = new RunPeople(proposal, notice);
    const id = of === 'service' ? value : of === 'trainee' ? people.trainee(value) : people.mentor(value);
    const subject = subjectOf(proposal, of, id);
    const decided = standingDecisions(proposal, decisions);
    return { proposal, subject, decided, sentences: inBoth((language) => sentencesOf(proposal, subject, language)) };
  },
  ending: () => 'done',
  document: ({ subject, sentences }) => ({ ...subject, sentences }),
  result: ({ proposal, subject, decided }, _, { language }) => {
    const page = (): string =>
      subject.kind === 'service'
        ? renderServiceExtract(proposal, subject.result, language)
        : renderSheet(proposal, subject.kind === 'trainee' ? { trainee: subject.id } : { mentor: subject.result }, language, decided);
    return { ...nothingKept(), outputs: [{ name: 'sheet.html', pieces: () => [page()] }] };
  },
};

function subjectOf(proposal: Proposal, of: Subject['kind'], value: string): Subject {
  switch (of) {
    case 'trainee':
      if (!traineesOf(proposal).some(({ id }) => id === value)) throw new BinomeError('CALL_UNKNOWN_TRAINEE', { value });
      return { kind: of, id: value };
    case 'mentor': {
      const result = mentorResults(proposal).find(({ mentor }) => mentor.id === value);
      if (result === undefined) throw new BinomeError('CALL_UNKNOWN_MENTOR', { value });
      return { kind: of, result };
    }
    case 'service':
      return { kind: of, result: serviceOf(proposal, value) };
  }
}

/** Services that an unknown name may have meant. */
const MOST_NEAR = 5;

/** By its name, or by a part of it that no other service has. */
function serviceOf(proposal: Proposal, value: string): ServiceResult {
  const services = serviceResults(proposal);
  const key = termKey(value);
  const exact = services.filter(({ service }) => termKey(service) === key);
  const near = key === '' ? [] : services.filter(({ service }) => ` ${termKey(service)} `.includes(` ${key} `));
  const [found, ...others] = exact.length > 0 ? exact : near;
  if (found !== undefined && others.length === 0) return found;
  const names = (near.length > 0 ? near : services).map(({ service }) => service);
  throw new BinomeError('CALL_UNKNOWN_SERVICE', { value, near: [...new Set(names)].slice(0, MOST_NEAR).join(', ') || '—' });
}

function sentencesOf(proposal: Proposal, subject: Subject, language: Language): readonly string[] {
  switch (subject.kind) {
    case 'trainee':
      return [...proposal.pairs, ...proposal.unmet]
        .filter(({ trainee }) => trainee.id === subject.id)
        .flatMap(({ explanation }) => explanation[language]);
    case 'mentor':
      return explainMentor(subject.result, proposal.status, language);
    case 'service': {
      const { service: words } = pageWordsOf(language).meeting;
      const { service, trainees, withMentor, without, mentors, usable, places, withNobody } = subject.result;
      const { colon } = wordsOf(language).vocabulary;
      return [
        colon(service, words.counts(trainees, withMentor, without)),
        words.mentorCounts(mentors, usable, places, withNobody),
        ...proposal.pairs
          .filter(({ trainee }) => trainee.service === service)
          .map(({ trainee, mentor }) => words.pair(trainee.name, mentor.name, mentor.service)),
        ...proposal.unmet.filter(({ trainee }) => trainee.service === service).map(({ trainee }) => words.left(trainee.name)),
      ];
    }
  }
}
