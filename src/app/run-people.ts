/** The people of a saved run as somebody names them: by id, or by name in any spelling. Who is read in a name is told as a notice. */
import { type Found, PeopleByName, type PersonSummary, type Proposal, traineesOf } from '../domain/index.ts';
import { BinomeError, hint } from '../errors/index.ts';
import type { Run } from './command.ts';

/** As a message shows somebody. */
type NamedPerson = Pick<PersonSummary, 'id' | 'name' | 'service'>;
type People = PeopleByName<NamedPerson>;

/** People that a message names. */
const CANDIDATES_MAX = 5;

export class RunPeople {
  readonly #notice: Run['notice'];
  readonly #trainees: People;
  readonly #mentors: People;
  readonly #all: People;
  readonly #mentorsOf = new Map<string, Set<string>>();

  constructor(proposal: Proposal, notice: Run['notice']) {
    const { pairs, mentors } = proposal;
    const trainees = traineesOf(proposal);
    this.#notice = notice;
    this.#trainees = byName(trainees);
    this.#mentors = byName(mentors);
    this.#all = byName([...trainees, ...mentors]);
    for (const { trainee, mentor } of pairs) this.#mentorsOf.set(trainee.id, (this.#mentorsOf.get(trainee.id) ?? new Set()).add(mentor.id));
  }

  /** @throws BinomeError CALL_AMBIGUOUS_PERSON; CALL_UNKNOWN_TRAINEE. */
  trainee(text: string): string {
    return this.#one(text, this.#trainees) ?? unknown('CALL_UNKNOWN_TRAINEE', text, this.#trainees);
  }

  /** @throws BinomeError CALL_AMBIGUOUS_PERSON; CALL_UNKNOWN_MENTOR. */
  mentor(text: string): string {
    return this.#one(text, this.#mentors) ?? unknown('CALL_UNKNOWN_MENTOR', text, this.#mentors);
  }

  /** A trainee and a mentor: of several mentors who may be meant, the one whom the trainee has. @throws BinomeError as the two. */
  pair(trainee: string, mentor: string): [string, string] {
    const id = this.trainee(trainee);
    const found = this.#mentors.find(mentor);
    const theirs = found.kind === 'several' ? found.people.filter((person) => this.#mentorsOf.get(id)?.has(person.id) === true) : [];
    const [only, other] = theirs;
    if (only === undefined || other !== undefined || found.kind !== 'several' || found.people.length < 2) return [id, this.mentor(mentor)];
    this.#notice({ kind: 'nameRead', text: mentor, person: only });
    return [id, only.id];
  }

  /** As `mentorOrNew`. @throws BinomeError CALL_AMBIGUOUS_PERSON. */
  traineeOrNew(text: string): string {
    return this.#one(text, this.#trainees) ?? text;
  }

  /** Of people of whom the run may know nothing: the text itself where it finds nobody. @throws BinomeError CALL_AMBIGUOUS_PERSON. */
  mentorOrNew(text: string): string {
    return this.#one(text, this.#mentors) ?? text;
  }

  /** Of either side. @throws BinomeError CALL_AMBIGUOUS_PERSON. */
  anybodyOrNew(text: string): string {
    return this.#one(text, this.#all) ?? text;
  }

  #one(text: string, people: People): string | null {
    const found: Found<NamedPerson> = people.find(text.trim());
    if (found.kind === 'none') return null;
    if (found.kind === 'several') throw new BinomeError('CALL_AMBIGUOUS_PERSON', { value: text, candidates: peopleShown(found.people) });
    if (found.by === 'reading') this.#notice({ kind: 'nameRead', text, person: found.person });
    return found.person.id;
  }
}

function byName(people: readonly NamedPerson[]): People {
  return new PeopleByName(
    people,
    ({ id }) => id,
    ({ name }) => ({ name }),
  );
}

function unknown(code: 'CALL_UNKNOWN_TRAINEE' | 'CALL_UNKNOWN_MENTOR', value: string, people: People): never {
  const [near] = people.near(value) ?? [];
  throw new BinomeError(code, { value, ...hint(near === undefined ? null : peopleShown([near])) });
}

/** In a message; of many the first. */
export function peopleShown(people: readonly NamedPerson[]): string {
  const named = people
    .slice(0, CANDIDATES_MAX)
    .map(({ id, name, service }) => [id, name, service].filter((part) => part !== '').join(' · '));
  return `${named.join(', ')}${people.length > CANDIDATES_MAX ? ', …' : ''}`;
}
