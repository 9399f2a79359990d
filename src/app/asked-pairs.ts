/**
 * The pairs that whoever asks for a run names, held fast or refused, by the ids of a census: people by id, or by name in any spelling. Nobody is
 * guessed: a pair that was refused under a name that nobody bears would be proposed.
 */
import { type Census, type Mentor, PeopleByName, type Period, type PersonSummary, type Reference, type Trainee } from '../domain/index.ts';
import { BinomeError, hint } from '../errors/index.ts';
import { fullName, isOfPeriod, refuseOtherPromotion } from '../matching/index.ts';
import type { PairIds } from '../solver/index.ts';
import type { Run } from './command.ts';
import { peopleShown } from './run-people.ts';

/** [trainee, mentor], as they were typed. */
type Named = readonly (readonly [string, string])[];

interface Asked {
  readonly pins?: Named;
  readonly refused?: Named;
}

interface Situation {
  readonly census: Census;
  readonly period: Period;
  readonly reference: Reference;
}

export interface AskedPairs {
  readonly pins: readonly PairIds[];
  readonly refusedPairs: readonly PairIds[];
}

/**
 * `pins` and `refused` by ids, each in its order; who is read in a name is told. Of trainees who share a name the one of the period is meant.
 * @throws BinomeError MATCH_UNKNOWN_TRAINEE, MATCH_UNKNOWN_MENTOR, MATCH_OTHER_PROMOTION, CALL_AMBIGUOUS_PERSON.
 */
export function askedPairs(
  { pins = [], refused = [] }: Asked,
  { census, period, reference }: Situation,
  notice: Run['notice'],
): AskedPairs {
  const told = { reference, notice };
  const trainees = new Side(census.trainees, 'MATCH_UNKNOWN_TRAINEE', (trainee) => isOfPeriod(trainee, period), told);
  const mentors = new Side(census.mentors, 'MATCH_UNKNOWN_MENTOR', () => false, told);
  const byId = (named: Named): PairIds[] =>
    named.map(([trainee, mentor]) => {
      const own = trainees.one(trainee);
      refuseOtherPromotion(own, period);
      return [own.id, mentors.one(mentor).id];
    });
  return { pins: byId(pins), refusedPairs: byId(refused) };
}

type Unknown = 'MATCH_UNKNOWN_TRAINEE' | 'MATCH_UNKNOWN_MENTOR';
type Told = Pick<Situation, 'reference'> & Pick<Run, 'notice'>;

/** The trainees, or the mentors, of a census. */
class Side<P extends Trainee | Mentor> {
  readonly #people: PeopleByName<P>;
  readonly #unknown: Unknown;
  readonly #isMeant: (person: P) => boolean;
  readonly #told: Told;

  /** @param isMeant who alone counts among several of one name, where it is one. */
  constructor(people: readonly P[], unknown: Unknown, isMeant: (person: P) => boolean, told: Told) {
    this.#people = new PeopleByName(
      people,
      ({ id }) => id,
      (person) => person,
    );
    this.#unknown = unknown;
    this.#isMeant = isMeant;
    this.#told = told;
  }

  one(text: string): P {
    const found = this.#people.find(text.trim());
    if (found.kind === 'none') {
      const near = (this.#people.near(text) ?? []).slice(0, 1);
      throw new BinomeError(this.#unknown, { value: text, ...hint(near.length === 0 ? null : this.#shown(near)) });
    }
    if (found.kind === 'one') {
      if (found.by === 'reading') this.#told.notice({ kind: 'nameRead', text, person: this.#named(found.person) });
      return found.person;
    }
    const [meant, other] = found.people.filter(this.#isMeant);
    if (meant === undefined || other !== undefined || found.people.length < 2)
      throw new BinomeError('CALL_AMBIGUOUS_PERSON', { value: text, candidates: this.#shown(found.people) });
    this.#told.notice({ kind: 'nameRead', text, person: this.#named(meant) });
    return meant;
  }

  #shown(people: readonly P[]): string {
    return peopleShown(people.map((person) => this.#named(person)));
  }

  #named(person: P): Pick<PersonSummary, 'id' | 'name' | 'service'> {
    const service = this.#told.reference.services.get(person.serviceCode)?.name ?? person.serviceCode;
    return { id: person.id, name: fullName(person), service };
  }
}
