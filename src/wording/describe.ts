/** The sentence of everything that travels as a code with its values: facts, rules, events; moves; the total of the pairs. */
import { type Exclusion, type Fact, type ReassignmentEvent } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { formatsOf } from './formats.ts';
import { fill } from './grammar.ts';
import { wordsOf } from './words.ts';

export function describeFact({ code, values }: Fact, language: Language): string {
  // A year is no number of anything: nothing parts its digits.
  const { facts, sameTown } = wordsOf(language).vocabulary;
  const isSameTown = code === 'TRAVEL_ESTIMATED' && values['from'] === values['to'] && values['minutes'] === 0;
  return fill(
    isSameTown ? sameTown : facts[code],
    { ...values, year: String(values['year']), ...settingNamed(values, language) },
    language,
  );
}

export function describeExclusion({ code, values }: Exclusion, language: Language): string {
  const { exclusions } = wordsOf(language).vocabulary;
  return fill(exclusions[code], { ...values, ...settingNamed(values, language) }, language);
}

/** The required setting in words. */
function settingNamed(values: Fact['values'], language: Language): Record<string, string> {
  const named = new Map(Object.entries(wordsOf(language).vocabulary.settings)).get(String(values['required']));
  return named === undefined ? {} : { required: named };
}

/** "3 trop absents pendant le stage": how many mentors a rule excludes. */
export function describeExclusionCount(code: Exclusion['code'], mentors: number, language: Language): string {
  return fill(wordsOf(language).vocabulary.exclusionCounts[code], { n: mentors }, language);
}

/** What has happened. */
export function describeEvent(event: ReassignmentEvent, nameOf: (id: string) => string, language: Language): string {
  const values = {
    trainee: 'trainee' in event ? nameOf(event.trainee) : '',
    mentor: 'mentor' in event && event.mentor !== null ? nameOf(event.mentor) : '',
    places: 'places' in event ? event.places : 0,
  };
  const kind = event.kind === 'gone' && event.mentor === null ? 'goneAlone' : event.kind;
  return fill(wordsOf(language).vocabulary.events[kind], values, language);
}

/** Who would have another mentor, or none; names, null where there is no mentor. */
export function describeMove(trainee: string, from: string | null, to: string | null, language: Language): string {
  const { moves } = wordsOf(language).vocabulary;
  if (from === null) return to === null ? moves.stillOut(trainee) : moves.placed(trainee, to);
  return to === null ? moves.leftOut(trainee, from) : moves.moved(trainee, from, to);
}

/** What the total of the pairs, in millionths, would rise or fall by. */
export function describeGain(gain: number, language: Language): string {
  const { total } = wordsOf(language).vocabulary;
  const amount = formatsOf(language).amount(gain);
  return gain === 0 ? total.same : gain > 0 ? total.rises(amount) : total.falls(amount);
}
