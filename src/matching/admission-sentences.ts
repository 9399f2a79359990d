/** Pairs and mentors that a way out would admit, named: nobody can decide on "one trainee" without knowing who, with whom and how far. */
import type { Text } from '../domain/text.ts';
import { fill } from '../domain/wording.ts';
import type { Language } from '../errors/catalogue.ts';
import { journey, minutesOf, type PreparedMentor, type PreparedTrainee } from '../scoring/index.ts';
import type { Admission, PairIds } from '../solver/index.ts';
import type { WaivableRule } from './eligibility.ts';
import type { Prepared } from './prepare.ts';

/** Named at most; the others are counted, and are in proposal.json. */
const NAMED = 4;

const ADMISSIONS: Readonly<Record<WaivableRule, Text>> = {
  TOO_FAR: {
    fr: 'Accepter {n} {n|stagiaire|stagiaires} au-delà de {maximum} {maximum|minute|minutes} : {names}',
    en: 'Accept {n} {n|trainee|trainees} beyond {maximum} {maximum|minute|minutes}: {names}',
  },
  OTHER_BOARD: {
    fr: 'Accepter {n} {n|stagiaire chez un tuteur|stagiaires chez des tuteurs} d’une autre direction : {names}',
    en: 'Accept {n} {n|trainee with a mentor|trainees with mentors} of another directorate: {names}',
  },
  MENTOR_NOT_TRAINED: {
    fr: 'Former {n} {n|tuteur|tuteurs} de plus avant le {start} : {names}',
    en: 'Train {n} more {n|mentor|mentors} before {start}: {names}',
  },
};

const OTHERS: Text = { fr: '{names} et {n} {n|autre|autres}', en: '{names} and {n} {n|other|others}' };
const PAIR: Text = { fr: '{trainee} chez {mentor} ({details})', en: '{trainee} with {mentor} ({details})' };
const MINUTES: Text = { fr: '{minutes} min', en: '{minutes} min' };
const MINUTES_UNKNOWN: Text = { fr: 'trajet inconnu', en: 'journey unknown' };
const MENTOR: Text = { fr: '{mentor} ({place})', en: '{mentor} ({place})' };
const MENTOR_LATER: Text = {
  fr: '{mentor} ({place}, formation prévue le {trainedOn})',
  en: '{mentor} ({place}, training planned on {trainedOn})',
};

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
    const named = people.slice(0, NAMED).join(', ');
    const names = people.length > NAMED ? fill(OTHERS[language], { names: named, n: people.length - NAMED }, language) : named;
    const values = { n: to, names, maximum: guidelines.rules.maxTravelMinutes ?? 0, start: period.segments[0]?.start ?? '' };
    return fill(ADMISSIONS[rule][language], values, language);
  }

  #pair(rule: WaivableRule, [trainee, mentor]: PairIds, language: Language): string {
    const { guidelines, travelTable, reference } = this.#prepared.context;
    const { person, office } = this.#mentors.get(mentor)!;
    const minutes = minutesOf(journey(guidelines, travelTable, this.#trainees.get(trainee)!.home, office));
    const travel = minutes === null ? MINUTES_UNKNOWN[language] : fill(MINUTES[language], { minutes }, language);
    const board = rule === 'OTHER_BOARD' ? [reference.boards.get(person.boardCode)?.name ?? person.boardCode] : [];
    const values = { trainee: this.#nameOf(trainee), mentor: this.#nameOf(mentor), details: [...board, travel].join(', ') };
    return fill(PAIR[language], values, language);
  }

  #mentor(id: string, language: Language): string {
    const { reference } = this.#prepared.context;
    const { siteCode, serviceCode, trainedOn } = this.#mentors.get(id)!.person;
    const site = siteCode === null ? undefined : reference.sites.get(siteCode);
    const place = (site ?? reference.services.get(serviceCode))?.name ?? serviceCode;
    return fill(
      (trainedOn === null ? MENTOR : MENTOR_LATER)[language],
      { mentor: this.#nameOf(id), place, trainedOn: trainedOn ?? '' },
      language,
    );
  }
}
