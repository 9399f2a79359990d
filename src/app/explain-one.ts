/** `explain` of one mentor, or of one service; and the page that is printed of them, or of one trainee: a sheet for a person, an extract for a service. */
import * as z from 'zod';
import {
  type MentorResult,
  mentorResults,
  type Proposal,
  type ServiceResult,
  serviceResults,
  standingDecisions,
  standingPairs,
  termKey,
  traineesOf,
  pairsInForce,
} from '../domain/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { renderServiceExtract, renderSheet, type WhatStands } from '../report/index.ts';
import { explainDecision, explainMentor, formatsOf, inBoth, wordsOf, pageWordsOf } from '../wording/index.ts';
import { nothingKept, type Command } from './command.ts';
import { knownScores } from './criteria-values.ts';
import type { Inputs } from './inputs.ts';
import { servicesNamed } from './named-places.ts';
import { loadReference } from './reference-files.ts';
import type { InputKinds } from './request.ts';
import { RunPeople } from './run-people.ts';
import { readRun } from './saved-run.ts';

/** `of`: what `value` names, a person by id or name, a service by name or code. */
const explainOneRequest = ({ folder }: InputKinds) =>
  z.strictObject({ folder, of: z.enum(['trainee', 'mentor', 'service']), value: z.string() });

type Subject =
  | { readonly kind: 'trainee'; readonly id: string }
  | { readonly kind: 'mentor'; readonly result: MentorResult }
  | { readonly kind: 'service'; readonly result: ServiceResult };

export interface ExplainOneAnswer {
  readonly proposal: Proposal;
  readonly subject: Subject;
  /** Who is with whom, decided or proposed. */
  readonly stands: WhatStands;
  readonly sentences: Readonly<Record<Language, readonly string[]>>;
}

/** @throws BinomeError CALL_UNKNOWN_TRAINEE, CALL_UNKNOWN_MENTOR, CALL_UNKNOWN_SERVICE, and what `readRun` throws. */
export const EXPLAIN_ONE: Command<typeof explainOneRequest, ExplainOneAnswer> = {
  name: 'explain-one',
  bundledAs: null,
  schema: explainOneRequest,
  run: async ({ folder, of, value }, { inputs, notice }) => {
    const run = await readRun(folder, inputs);
    const { proposal } = run;
    const people = new RunPeople(proposal, notice);
    const id = of === 'service' ? value : of === 'trainee' ? people.trainee(value) : people.mentor(value);
    const decided = standingDecisions(proposal, run.decisions);
    const stands = { decided, pairs: standingPairs(proposal, decided, await knownScores(folder, run, pairsInForce([], decided), inputs)) };
    const subject = await subjectOf(proposal, of, id, stands, inputs);
    return { proposal, subject, stands, sentences: inBoth((language) => sentencesOf(proposal, subject, stands, language)) };
  },
  ending: () => 'done',
  document: ({ subject, stands, sentences }) => ({ ...subject, inForce: ofSubject(subject, stands).map(shown), sentences }),
  result: ({ proposal, subject, stands }, _, { language }) => {
    const page = (): string =>
      subject.kind === 'service'
        ? renderServiceExtract(proposal, subject.result, language, stands)
        : renderSheet(proposal, subject.kind === 'trainee' ? { trainee: subject.id } : { mentor: subject.result }, language, stands);
    return { ...nothingKept(), outputs: [{ name: 'sheet.html', pieces: () => [page()] }] };
  },
};

/** Those of a service are its trainees'. */
function ofSubject(subject: Subject, { pairs }: WhatStands): WhatStands['pairs'] {
  return pairs.filter(({ trainee, mentor }) => {
    if (subject.kind === 'trainee') return trainee.id === subject.id;
    return subject.kind === 'mentor' ? mentor.id === subject.result.mentor.id : trainee.service === subject.result.service;
  });
}

function shown({ trainee, mentor, decision, scored }: WhatStands['pairs'][number]): object {
  const named = ({ id, name }: { readonly id: string; readonly name: string }): object => ({ id, name });
  const decided = decision === null ? null : { by: decision.entry.by, on: decision.entry.on };
  return { trainee: named(trainee), mentor: named(mentor), decided, score: scored?.score ?? null };
}

async function subjectOf(proposal: Proposal, of: Subject['kind'], value: string, stands: WhatStands, inputs: Inputs): Promise<Subject> {
  switch (of) {
    case 'trainee':
      if (!traineesOf(proposal).some(({ id }) => id === value)) throw new BinomeError('CALL_UNKNOWN_TRAINEE', { value });
      return { kind: of, id: value };
    case 'mentor': {
      const result = mentorResults(proposal).find(({ mentor }) => mentor.id === value);
      if (result === undefined) throw new BinomeError('CALL_UNKNOWN_MENTOR', { value });
      // What another choice would cost is asked while nothing is decided.
      return { kind: of, result: { ...result, otherChoiceOf: result.otherChoiceOf.filter(({ id }) => !stands.decided.has(id)) } };
    }
    case 'service':
      return { kind: of, result: await serviceOf(proposal, value, stands, inputs) };
  }
}

/** Services that an unknown name may have meant: as many as a directorate has. */
const MOST_NAMED = 16;

/** By its name, by a part of it that no other service has, or by its code, that of one of its sites or any spelling that a census may use. */
async function serviceOf(proposal: Proposal, value: string, { decided, pairs }: WhatStands, inputs: Inputs): Promise<ServiceResult> {
  const services = serviceResults(proposal, decided.size === 0 ? null : pairs);
  const key = termKey(value);
  const exact = services.filter(({ service }) => termKey(service) === key);
  const near = key === '' ? [] : services.filter(({ service }) => ` ${termKey(service)} `.includes(` ${key} `));
  const [found, ...others] = exact.length > 0 ? exact : near;
  if (found !== undefined && others.length === 0) return found;
  const { named, near: nearest } = servicesNamed(value, await loadReference(inputs));
  const [meant, another] = services.filter(({ service }) => named.has(service));
  if (meant !== undefined && another === undefined) return meant;
  const likely = services.filter(({ service }) => named.has(service) || nearest.has(service));
  const candidates = [near, likely, services].find((some) => some.length > 0) ?? [];
  const names = [...new Set(candidates.map(({ service }) => service))];
  const shown = names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ', …' : '');
  throw new BinomeError('CALL_UNKNOWN_SERVICE', { value, near: shown || '—' });
}

function sentencesOf(proposal: Proposal, subject: Subject, stands: WhatStands, language: Language): readonly string[] {
  switch (subject.kind) {
    case 'trainee': {
      const decision = stands.decided.get(subject.id);
      const decided = decision === undefined ? [] : explainDecision(decision.outcome, decision.entry, language);
      const proposed = [...proposal.pairs, ...proposal.unmet]
        .filter(({ trainee }) => trainee.id === subject.id)
        .flatMap(({ explanation }) => explanation[language]);
      // A proposal that followed the decision says it already.
      return [...decided, ...proposed.filter((sentence) => !decided.includes(sentence))];
    }
    case 'mentor':
      return explainMentor(subject.result, proposal.status, language, ofSubject(subject, stands));
    case 'service':
      return serviceInWords(proposal, subject, stands, language);
  }
}

function serviceInWords(
  proposal: Proposal,
  subject: Extract<Subject, { kind: 'service' }>,
  stands: WhatStands,
  language: Language,
): readonly string[] {
  const { service: words } = pageWordsOf(language).meeting;
  const { date } = formatsOf(language);
  const { service, trainees, withMentor, without, mentors, usable, places, withNobody } = subject.result;
  const { colon } = wordsOf(language).vocabulary;
  const own = ofSubject(subject, stands);
  const having = new Set(own.map(({ trainee }) => trainee.id));
  const left = traineesOf(proposal).filter((trainee) => trainee.service === service && !having.has(trainee.id));
  const proposed = stands.decided.size === 0 ? words.pair : words.pairProposed;
  return [
    colon(service, words.counts(trainees, withMentor, without)),
    words.mentorCounts(mentors, usable, places, withNobody),
    ...own.map(({ trainee, mentor, decision }) =>
      decision === null
        ? proposed(trainee.name, mentor.name, mentor.service)
        : words.pairDecided(trainee.name, mentor.name, mentor.service, decision.entry.by, date(decision.entry.on)),
    ),
    ...left.map(({ id, name }) => {
      const entry = stands.decided.get(id)?.entry;
      return entry === undefined ? words.left(name) : words.leftDecided(name, entry.by, date(entry.on));
    }),
  ];
}
