/** Pairs and mentors that a way out would admit, named: nobody can decide on "one trainee" without knowing who, with whom and how far. */
import type { Language } from '../errors/index.ts';
import { journey, minutesOf, type PreparedMentor, type PreparedTrainee } from '../scoring/index.ts';
import type { Admission, PairIds } from '../solver/index.ts';
import { wordsOf } from '../wording/index.ts';
import type { WaivableRule } from './eligibility.ts';
import type { Prepared } from './prepare.ts';

/** Named at most; the others are counted, and are in proposal.json. */
const NAMED = 4;

export class AdmissionSentences {
  readonly #prepared: Prepared;
  readonly #nameOf: (id: string) => string;
  readonly #trainees: ReadonlyMap<string, PreparedTrainee>;
  readonly #mentors: ReadonlyMap<string, PreparedMentor>;

  constructor(prepared: Prepared, nameOf: (id: string) => string) {
    this.#prepared = prepared;
    this.#nameOf = nameOf;
    this.#trainees = new Map(prepared.trainees.map((trainee) => [trainee.person.id, trainee]));
    this.#mentors = new Map(prepared.mentors.map((mentor) => [mentor.person.id, mentor]));
  }

  /** One item of a menu, without what comes of it. */
  describe({ group, pairs, mentors, to }: Admission, language: Language): string {
    const { guidelines, period } = this.#prepared.context;
    const rule = group as WaivableRule;
    const people =
      rule === 'MENTOR_NOT_TRAINED'
        ? mentors.map((id) => this.#mentor(id, language))
        : pairs.map((pair) => this.#pair(rule, pair, language));
    const { vocabulary, waysOut } = wordsOf(language);
    const named = people.slice(0, NAMED).join(', ');
    const names = people.length > NAMED ? vocabulary.others(named, people.length - NAMED) : named;
    const words = waysOut.admissions;
    switch (rule) {
      case 'TOO_FAR':
        return words.TOO_FAR(to, guidelines.rules.maxTravelMinutes ?? 0, names);
      case 'JOURNEY_UNKNOWN':
      case 'OTHER_SERVICE':
      case 'OTHER_BOARD':
        return words[rule](to, names);
      case 'MENTOR_NOT_TRAINED':
        return words.MENTOR_NOT_TRAINED(to, period.segments[0]?.start ?? '', names);
    }
  }

  #pair(rule: WaivableRule, [trainee, mentor]: PairIds, language: Language): string {
    const { guidelines, travelTable, reference } = this.#prepared.context;
    const words = wordsOf(language).waysOut.admissions;
    const { person, office } = this.#mentors.get(mentor)!;
    const minutes = minutesOf(journey(guidelines, travelTable, this.#trainees.get(trainee)!.home, office));
    const board = rule === 'OTHER_BOARD' ? [reference.boards.get(person.boardCode)?.name ?? person.boardCode] : [];
    const details = [...board, minutes === null ? words.minutesUnknown : words.minutes(minutes)];
    return words.pair(this.#nameOf(trainee), this.#nameOf(mentor), details.join(', '));
  }

  #mentor(id: string, language: Language): string {
    const { reference } = this.#prepared.context;
    const words = wordsOf(language).waysOut.admissions;
    const { siteCode, serviceCode, trainedOn } = this.#mentors.get(id)!.person;
    const site = siteCode === null ? undefined : reference.sites.get(siteCode);
    const place = (site ?? reference.services.get(serviceCode))?.name ?? serviceCode;
    return trainedOn === null ? words.mentor(this.#nameOf(id), place) : words.mentorLater(this.#nameOf(id), place, trainedOn);
  }
}
