/**
 * The report's table (proposal.csv) as a board fills it in: a row a trainee, with what is decided, why and by whom. An empty decision decides
 * nothing. Every row's problems are told at once, each with its place.
 */
import { PeopleByName, type Proposal, termKey, traineesOf } from '../domain/index.ts';
import { BinomeError, type ErrorCode, hint } from '../errors/index.ts';
import { readTable, type Row } from '../table/index.ts';
import type { Finding } from './finding.ts';
import { readPairsText } from './past-pairs.ts';

export interface DecidedRow {
  readonly trainee: string;
  /** null: without a mentor. */
  readonly mentor: string | null;
  readonly by: string;
  readonly reason: string;
}

export interface DecisionTable {
  readonly rows: readonly DecidedRow[];
  readonly problems: readonly Finding[];
}

const COLUMNS = {
  trainee_id: { synonyms: ['matricule du stagiaire', 'matricule stagiaire', 'id stagiaire'], fallbacks: ['stagiaire', 'élève', 'trainee'] },
  mentor_id: { synonyms: ['matricule du tuteur', 'matricule tuteur', 'id tuteur'], fallbacks: ['tuteur', 'tutrice', 'mentor'] },
  decision: { synonyms: ['décision'] },
  reason: { synonyms: ['motif', 'motif de la décision', 'reason of the decision'], required: false },
  decided_by: { synonyms: ['décidé par', 'décideur', 'decided by'], required: false },
};
type Column = keyof typeof COLUMNS;

const YES = new Set(
  [
    'oui',
    'accepte',
    'acceptee',
    'accord',
    'd accord',
    'ok',
    'yes',
    'accepted',
    'x',
    'valide',
    'validee',
    'conforme',
    'comme proposé',
    'confirmé',
    'confirmée',
    'idem',
  ].map(termKey),
);
const WITHOUT = new Set(['sans', 'sans tuteur', 'personne', 'aucun', 'without', 'nobody', 'none'].map(termKey));

/** @param by who decides, for rows that do not say it. @throws BinomeError PAIRS_* for a file that is no such table. */
export async function readDecisionTable(
  bytes: Uint8Array,
  file: string,
  proposal: Proposal,
  by: string | undefined,
): Promise<DecisionTable> {
  const rows = await readTable(await readPairsText(bytes, file), file, COLUMNS, 'PAIRS');
  if (rows.length === 0) throw new BinomeError('PAIRS_EMPTY', {}, { file });
  const people = new People(proposal);
  const found: DecidedRow[] = [];
  const problems: Finding[] = [];
  rows.forEach((row, k) => {
    const decision = row.cell('decision');
    if (decision === '') return;
    const say = (code: ErrorCode, column: Column, values: Record<string, string> = {}): void => {
      const value = row.cell(column).slice(0, 200);
      const place = { line: row.line, column: row.place(column).column ?? column };
      problems.push({ code, file, record: k + 1, ...place, value, values: { value, column: place.column, ...values } });
    };
    const trainee = people.trainee(row.cell('trainee_id'));
    if (trainee === null) {
      const candidates = people.traineesMeant(row.cell('trainee_id'));
      if (candidates === null) say('PAIRS_UNKNOWN_TRAINEE', 'trainee_id', hint(null));
      else say('PAIRS_AMBIGUOUS_PERSON', 'trainee_id', { candidates });
    }
    const mentor = decidedMentor(row, decision, people, say);
    const reason = row.cell('reason');
    const decider = row.cell('decided_by') === '' ? (by ?? '') : row.cell('decided_by');
    if (reason === '') say('DECIDE_TABLE_REASON', 'reason');
    if (decider === '') say('DECIDE_TABLE_BY', 'decided_by');
    if (trainee !== null && mentor !== undefined) found.push({ trainee, mentor, by: decider, reason });
  });
  return { rows: found, problems };
}

/** undefined where the row does not say it, which is then told. */
function decidedMentor(
  row: Row<Column>,
  decision: string,
  people: People,
  say: (code: ErrorCode, column: Column, values?: Record<string, string>) => void,
): string | null | undefined {
  const key = termKey(decision);
  if (WITHOUT.has(key)) return null;
  const proposed = row.cell('mentor_id');
  const isYes = YES.has(key);
  if (isYes && proposed === '') {
    say('DECIDE_TABLE_NO_MENTOR', 'decision');
    return undefined;
  }
  const said = isYes ? proposed : decision;
  const mentor = people.mentor(said);
  if (mentor !== null) return mentor;
  const candidates = people.mentorsMeant(said);
  if (candidates !== null) {
    say('PAIRS_AMBIGUOUS_PERSON', isYes ? 'mentor_id' : 'decision', { candidates });
    return undefined;
  }
  say(isYes ? 'PAIRS_UNKNOWN_MENTOR' : 'DECIDE_TABLE_ANSWER', isYes ? 'mentor_id' : 'decision', hint(people.nearestMentor(said)));
  return undefined;
}

type NamedPerson = Proposal['mentors'][number] | Proposal['unmet'][number]['trainee'];

/** The people of a result, by id or by a name that only one of them bears. */
class People {
  readonly #trainees: PeopleByName<NamedPerson>;
  readonly #mentors: PeopleByName<NamedPerson>;

  constructor(proposal: Proposal) {
    this.#trainees = byName(traineesOf(proposal));
    this.#mentors = byName(proposal.mentors);
  }

  trainee(said: string): string | null {
    return only(this.#trainees, said);
  }

  mentor(said: string): string | null {
    return only(this.#mentors, said);
  }

  traineesMeant(said: string): string | null {
    return meant(this.#trainees, said);
  }

  mentorsMeant(said: string): string | null {
    return meant(this.#mentors, said);
  }

  nearestMentor(said: string): string | null {
    const [near] = this.#mentors.near(said) ?? [];
    return near === undefined ? null : `${near.name} (${near.id})`;
  }
}

function byName(people: readonly NamedPerson[]): PeopleByName<NamedPerson> {
  return new PeopleByName(
    people,
    ({ id }) => id,
    ({ name }) => ({ name }),
  );
}

function only(people: PeopleByName<NamedPerson>, said: string): string | null {
  const found = people.find(said);
  if (found.kind === 'one') return found.person.id;
  // A spreadsheet that took an id for a number has lost its zeros; two ids that differ by zeros alone are told apart by none.
  const [near, other] =
    found.kind === 'none' && /^\d+$/.test(said) ? (people.near(said) ?? []).filter(({ id }) => bare(id) === bare(said)) : [];
  return near !== undefined && other === undefined ? near.id : null;
}

/** Everybody who bears a name that several bear; null where fewer do. */
function meant(people: PeopleByName<NamedPerson>, said: string): string | null {
  const found = people.find(said);
  if (found.kind !== 'several' || found.people.length < 2) return null;
  return found.people.map(({ id, name, service }) => [id, name, service].filter((part) => part !== '').join(' · ')).join(', ');
}

function bare(id: string): string {
  return id.replace(/^0+(?=.)/, '');
}
