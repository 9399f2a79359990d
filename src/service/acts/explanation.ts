/**
 * Why a match is as it is, for the person concerned: the four things that the law lets them ask for, made from the result that the decision was
 * made on, as it was kept: a round's proposal, or the option of a reassignment. A trainee reads their own sheet, a mentor theirs; a board and a
 * director read the trainee's.
 */
import { sql } from 'kysely';
import { Inputs, knownScores } from '../../app/index.ts';
import { readDocument } from '../../domain/documents/index.ts';
import {
  FACT_FIELDS,
  FACT_NAMES,
  type FactName,
  type FactValue,
  type KnownScore,
  type MentorResult,
  mentorResults,
  type Option,
  optionsOf,
  type PairInForce,
  type Proposal,
  scoreOfProposed,
  type StandingDecision,
  traineesOf,
} from '../../domain/index.ts';
import { BinomeError, type Language } from '../../errors/index.ts';
import {
  type ChangedSince,
  type Reassigned,
  renderSheet,
  sheetItems,
  type SheetItems,
  type SheetSubject,
  type WhatStands,
} from '../../report/index.ts';
import type { Problem } from '../../solver/index.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { mayDo } from '../rules/rights.ts';
import { KeptSource } from '../store/kept-files.ts';
import { factLabel } from '../../wording/index.ts';
import { type Act, found, mustHave } from './acting.ts';
import { shippedData } from './census-reading.ts';
import type { FrozenInput } from './freezing.ts';
import { PROPOSAL_FILE, proposalIn } from './kept-proposal.ts';

export interface Explanation extends SheetItems {
  readonly match: string;
  readonly language: Language;
  /** Whose sheet it is. */
  readonly of: { readonly role: 'trainee' | 'mentor'; readonly id: string };
}

/** As data. @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN, EXPLANATION_UNKNOWN. */
export async function explainMatch(act: Act, id: string, language: Language): Promise<Explanation> {
  const { proposal, subject, stands, of } = await sheetOf(act, id, language);
  return { match: id, language, of, ...sheetItems(proposal, subject, language, stands) };
}

/** As a page of its own. @throws BinomeError as `explainMatch`. */
export async function explanationPage(act: Act, id: string, language: Language): Promise<string> {
  const { proposal, subject, stands } = await sheetOf(act, id, language);
  return renderSheet(proposal, subject, language, stands);
}

interface ToldPerson {
  readonly id: string;
  readonly name: string;
  /** Its name. */
  readonly service: string;
}

/** A decision as the store tells it. */
interface ToldDecision {
  /** Whose result the pair was scored by. */
  readonly run: string;
  /** Of a reassignment; null of a round's own. */
  readonly option: string | null;
  readonly trainee: ToldPerson;
  readonly mentor: ToldPerson;
  readonly proposed: string | null;
  readonly proposedName: string | null;
  readonly brokenRules: StandingDecision['outcome']['brokenRules'];
  readonly unlistedRule: boolean;
  readonly changed: readonly {
    readonly who: 'trainee' | 'mentor';
    readonly field: string;
    readonly before: FactValue;
    readonly after: FactValue;
  }[];
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

interface ToldMatch {
  readonly run: string;
  readonly option: string | null;
  readonly request: { readonly from?: string; readonly pinned?: readonly string[] };
  readonly inputs: readonly FrozenInput[];
  readonly decisions: readonly ToldDecision[];
}

async function sheetOf(
  act: Act,
  id: string,
  language: Language,
): Promise<{ proposal: Proposal; subject: SheetSubject; stands: WhatStands; of: Explanation['of'] }> {
  const { tx, who } = act;
  const match = found(
    await tx
      .selectFrom('match')
      .select(['board', 'trainee', 'mentor', 'trainee_service', 'mentor_service'])
      .where('id', '=', id)
      .executeTakeFirst(),
    id,
  );
  const { board, trainee, mentor } = match;
  mustHave(act, 'match.explain', { board, services: [match.trainee_service, match.mentor_service], people: [trainee, mentor] });
  const { rows } = await sql<ToldMatch>`select * from explained_by(${id})`.execute(tx);
  const told = found(rows[0], id);
  // Whoever reads it as the mentor alone: as a trainee, a board or a director it is the trainee's.
  const isMentors =
    mayDo(who.grants, 'match.explain', { people: [mentor] }) &&
    !mayDo(who.grants, 'match.explain', { board, services: [match.trainee_service, match.mentor_service], people: [trainee] });
  const results = new Results(act, id);
  const proposal = await results.proposal(told.run);
  const decisions = isMentors ? told.decisions : told.decisions.filter((decision) => decision.trainee.id === trainee);
  const pairs = await Promise.all(decisions.map((decision) => pairOf(decision, proposal, results)));
  const reassigned = told.option === null ? {} : { reassigned: await reassignedBy(told, told.option, results) };
  const stands = {
    decided: new Map(pairs.map((pair) => [pair.trainee.id, pair.decision!])),
    pairs,
    ...reassigned,
    ...(await changedIn(decisions, isMentors ? 'mentor' : 'trainee', isMentors ? mentor : trainee, language)),
  };
  return isMentors
    ? { proposal, subject: { mentor: mentorIn(proposal, stands, mentor) }, stands, of: { role: 'mentor', id: mentor } }
    : { proposal, subject: { trainee }, stands, of: { role: 'trainee', id: trainee } };
}

/** What of the facts that somebody decided on the computation did not have: their own with what they say, of the other only that there are. */
async function changedIn(
  decisions: readonly ToldDecision[],
  who: 'trainee' | 'mentor',
  id: string,
  language: Language,
): Promise<{ readonly changed?: ChangedSince }> {
  const all = decisions.filter((decision) => decision[who].id === id).flatMap(({ changed }) => changed);
  const counting = all.flatMap(({ field, ...fact }) => {
    const name = FACT_NAMES.find((one) => one === field);
    return name === undefined || !FACT_FIELDS[name].counts ? [] : [{ ...fact, name }];
  });
  if (counting.length === 0) return {};
  const { communes } = (await shippedData()).reference;
  const shown = (name: FactName, value: FactValue | undefined): string => {
    if (value === null || value === undefined || value === '') return '–';
    if (name === 'commune' && typeof value === 'string') return communes.get(value)?.name ?? value;
    return typeof value === 'object' ? value.join(', ') || '–' : String(value);
  };
  const own = counting.filter((fact) => fact.who === who);
  const facts = own.map(({ name, before, after }) => ({
    ...{ label: factLabel(name, language), before: shown(name, before), after: shown(name, after) },
  }));
  return { changed: { facts, ofTheOther: own.length < counting.length } };
}

/** With what is known of them since, where the proposal does not have them: they have come in the middle of the period. */
function mentorIn(proposal: Proposal, { decided, pairs }: WhatStands, id: string): MentorResult {
  const result = mentorResults(proposal).find(({ mentor }) => mentor.id === id);
  if (result !== undefined) return { ...result, otherChoiceOf: result.otherChoiceOf.filter((other) => !decided.has(other.id)) };
  const own = pairs.find(({ mentor }) => mentor.id === id);
  if (own === undefined) throw new BinomeError('EXPLANATION_UNKNOWN');
  const mentor = { ...own.mentor, board: '', places: pairs.filter((pair) => pair.mentor.id === id).length, rules: [] };
  return { mentor, rules: [], pairs: [], possible: null, possibleUnmet: null, excluded: [], otherChoiceOf: [] };
}

/** Of a published round somebody has decided every pair. */
async function pairOf(decision: ToldDecision, proposal: Proposal, results: Results): Promise<PairInForce> {
  const { trainee, mentor } = decision;
  const bare = { board: '', site: null, town: null, coordinates: null };
  return {
    trainee: traineesOf(proposal).find(({ id }) => id === trainee.id) ?? { ...trainee, ...bare },
    mentor: [...proposal.mentors, ...proposal.pairs.map((pair) => pair.mentor)].find(({ id }) => id === mentor.id) ?? {
      ...mentor,
      site: null,
    },
    decision: standing(decision),
    scored: await results.score(decision),
  };
}

/** Rules that speak of the mentor alone are the mentor's situation: a trainee is told that there is one, not which. */
const OF_MENTOR = /^(?:MENTOR_|AVOIDED_BY_MENTOR$)/;

function standing({ trainee, mentor, proposed, proposedName, by, at, reason, ...told }: ToldDecision): StandingDecision {
  const brokenRules = told.brokenRules.filter(({ code }) => !OF_MENTOR.test(code));
  const unlistedRule = told.unlistedRule || brokenRules.length < told.brokenRules.length;
  const named = ({ id, name }: ToldPerson): { id: string; name: string } => ({ id, name });
  return {
    entry: { by, on: dayInFrance(new Date(at)), reason, option: null },
    outcome: {
      ...{ trainee: named(trainee), mentor: named(mentor) },
      proposed: proposed === null ? null : { id: proposed, name: proposedName ?? proposed },
      ...{ brokenRules, unlistedRule, brokenConstraints: [], placesOver: 0 },
    },
  };
}

async function reassignedBy({ run, request, inputs }: ToldMatch, label: string, results: Results): Promise<Reassigned> {
  const options = await results.options(run);
  const decided = options.find((option) => option.label === label);
  if (decided === undefined) throw new BinomeError('EXPLANATION_UNKNOWN');
  const { engine } = await results.proposal(run);
  return {
    ...{ options, decided, engine, from: request.from ?? null, pinned: request.pinned?.length ?? 0 },
    inputs: inputs.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

/** What runs came to, as it was kept: of the match that is explained, and of those that stand beside it. Each file is read once, a proposal parsed once. */
class Results {
  readonly #act: Pick<Act, 'tx'>;
  readonly #match: string;
  readonly #files = new Map<string, Promise<Buffer | null>>();
  readonly #proposals = new Map<string, Promise<Proposal>>();

  constructor(act: Pick<Act, 'tx'>, match: string) {
    this.#act = act;
    this.#match = match;
  }

  /** @throws BinomeError EXPLANATION_UNKNOWN. */
  proposal(run: string): Promise<Proposal> {
    const parsing = this.#proposals.get(run) ?? this.#needed(run, PROPOSAL_FILE).then(proposalIn);
    this.#proposals.set(run, parsing);
    return parsing;
  }

  /** Of a reassignment. @throws BinomeError EXPLANATION_UNKNOWN. */
  async options(run: string): Promise<Option[]> {
    const frontier = JSON.parse((await this.#needed(run, FRONTIER_FILE)).toString()) as unknown;
    return optionsOf(readDocument('binome.frontier/1', frontier, { file: FRONTIER_FILE }));
  }

  /** Of a decided pair, by the result on which it was decided; null where a rule kept it out of the computation. */
  async score({ run, option, trainee, mentor }: ToldDecision): Promise<KnownScore | null> {
    if (option !== null)
      return scoreIn(
        (await this.options(run)).find(({ label }) => label === option),
        trainee.id,
        mentor.id,
      );
    const proposal = await this.proposal(run);
    const proposed = scoreOfProposed(proposal)(trainee.id, mentor.id);
    if (proposed !== null) return proposed;
    const folder = 'result';
    const kept = new Map<string, Buffer>();
    for (const name of ['problem.json', 'criteria.json']) {
      const bytes = await this.#file(run, name);
      if (bytes !== null) kept.set(`${folder}/${name}`, bytes);
    }
    const problem = JSON.parse((await this.#needed(run, 'problem.json')).toString()) as Problem;
    const known = await knownScores(folder, { proposal, problem }, [[trainee.id, mentor.id]], new Inputs(new KeptSource(kept)));
    return known(trainee.id, mentor.id);
  }

  async #needed(run: string, name: string): Promise<Buffer> {
    const bytes = await this.#file(run, name);
    if (bytes === null) throw new BinomeError('EXPLANATION_UNKNOWN');
    return bytes;
  }

  #file(run: string, name: string): Promise<Buffer | null> {
    const key = `${run}/${name}`;
    const reading = this.#files.get(key) ?? this.#read(run, name);
    this.#files.set(key, reading);
    return reading;
  }

  async #read(run: string, name: string): Promise<Buffer | null> {
    const { rows } = await sql<{ bytes: Buffer | null }>`select explaining_file(${this.#match}, ${run}, ${name}) as bytes`.execute(
      this.#act.tx,
    );
    return rows[0]?.bytes ?? null;
  }
}

const FRONTIER_FILE = 'frontier.json';

function scoreIn(option: Option | undefined, trainee: string, mentor: string): KnownScore | null {
  const { changes = [], details = [] } = option?.point ?? {};
  const detail = details[changes.findIndex((change) => change.trainee === trainee && change.to === mentor)];
  return detail?.after == null ? null : { score: detail.after, parts: detail.parts ?? null };
}
