/** `explain`: why this mentor, why not that one, what it would cost and whom it would move. */
import * as z from 'zod';
import {
  type Alternative,
  type Exclusion,
  type Proposal,
  type ProposedPair,
  SCORE_SCALE,
  type StandingDecision,
  standingDecisions,
  type UnmetTrainee,
} from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { ConstraintsInTheWay } from '../matching/index.ts';
import { Prices } from '../solver/index.ts';
import { describeExclusion, explainAlternative, explainDecision, explainImpossible, inBoth, wordsOf } from '../wording/index.ts';
import { nothingKept, type Command } from './command.ts';
import { rulesAgainst, scoreOfPair } from './pair-rules.ts';
import type { InputKinds } from './request.ts';
import { RunPeople } from './run-people.ts';
import { alternativeOf } from './priced-alternative.ts';
import { readRun, type SavedRun } from './saved-run.ts';

/** Ids or names. Without a mentor: the trainee's own result. */
const explainRequest = ({ folder }: InputKinds) => z.strictObject({ folder, trainee: z.string(), mentor: z.string().optional() });

export type Explanation =
  /** The trainee's own result: a pair, or none. */
  | { readonly kind: 'pair'; readonly pair: ProposedPair }
  | { readonly kind: 'unmet'; readonly unmet: UnmetTrainee }
  /** A person decided that they have nobody, and the proposal follows. */
  | { readonly kind: 'withoutByDecision'; readonly trainee: string }
  /** Another mentor: at a price, or excluded by rules, or impossible together with the rest. */
  | { readonly kind: 'price'; readonly trainee: string; readonly alternative: Alternative }
  | { readonly kind: 'excluded'; readonly trainee: string; readonly mentor: string; readonly rules: readonly Exclusion[] }
  | {
      readonly kind: 'impossible';
      readonly trainee: string;
      readonly mentor: string;
      /** Those that forbid the pair, as far as they are known. */
      readonly constraints: Proposal['sideConstraints'];
    };

export interface ExplainAnswer {
  readonly explanation: Explanation;
  /** What was decided for the trainee, where anything was. */
  readonly decision: StandingDecision | null;
  readonly sentences: Readonly<Record<Language, readonly string[]>>;
}

/** @throws BinomeError CALL_UNKNOWN_TRAINEE, CALL_UNKNOWN_MENTOR, CALL_AMBIGUOUS_PERSON, and what `readRun` throws. */
export const EXPLAIN: Command<typeof explainRequest, ExplainAnswer> = {
  name: 'explain',
  bundledAs: null,
  schema: explainRequest,
  run: async ({ folder, trainee, mentor }, { inputs, notice }) => {
    const run = await readRun(folder, inputs);
    const people = new RunPeople(run.proposal, notice);
    const traineeId = people.trainee(trainee);
    const explanation = explanationOf(run, traineeId, mentor === undefined ? undefined : people.mentor(mentor));
    const decision = standingDecisions(run.proposal, run.decisions).get(traineeId) ?? null;
    const decided = (language: Language): readonly string[] =>
      decision === null ? [] : explainDecision(decision.outcome, decision.entry, language);
    const sentences = inBoth((language) => together(sentencesOf(explanation, language), decided(language), mentor === undefined));
    return { explanation, decision, sentences };
  },
  ending: () => 'done',
  document: ({ explanation, decision, sentences }) => ({ ...explanation, ...(decision === null ? {} : { decision }), sentences }),
  result: nothingKept,
};

function explanationOf(run: SavedRun, traineeId: string, mentorId: string | undefined): Explanation {
  const { proposal } = run;
  const pairs = proposal.pairs.filter(({ trainee }) => trainee.id === traineeId);
  const unmet = proposal.unmet.find(({ trainee }) => trainee.id === traineeId);
  const decided = proposal.decided?.find(({ trainee }) => trainee.id === traineeId);
  const name = (pairs[0] ?? unmet ?? decided!).trainee.name;
  if (pairs.length === 0 && unmet === undefined && mentorId === undefined) return { kind: 'withoutByDecision', trainee: name };
  const chosen = mentorId === undefined ? pairs[0] : pairs.find(({ mentor }) => mentor.id === mentorId);
  if (chosen !== undefined) return { kind: 'pair', pair: chosen };
  if (mentorId === undefined) return { kind: 'unmet', unmet: unmet! };
  return explainOther(run, traineeId, name, mentorId);
}

function explainOther({ proposal, problem, solution }: SavedRun, traineeId: string, trainee: string, mentorId: string): Explanation {
  const mentor = proposal.mentors.find(({ id }) => id === mentorId)!;
  const excluded = rulesAgainst({ proposal, problem }, traineeId, mentorId);
  if (excluded !== null) return { kind: 'excluded', trainee, mentor: mentor.name, rules: excluded.rules };
  const { score } = scoreOfPair(problem, traineeId, mentorId)!;
  const price = solution.status === 'optimal' ? new Prices(problem, solution).of(traineeId, mentorId) : null;
  if (price === null) {
    const ids = new ConstraintsInTheWay(problem, solution).ofPair(traineeId, mentorId);
    return { kind: 'impossible', trainee, mentor: mentor.name, constraints: proposal.sideConstraints.filter(({ id }) => ids.includes(id)) };
  }
  return { kind: 'price', trainee, alternative: alternativeOf(proposal, traineeId, price, Math.round(score * SCORE_SCALE)) };
}

/** The result of somebody begins with what was decided; what a proposal that followed the decision says of it already is not said twice. */
function together(said: readonly string[], decided: readonly string[], isResult: boolean): readonly string[] {
  const others = said.filter((sentence) => !decided.includes(sentence));
  return isResult ? [...decided, ...others] : [...others, ...decided];
}

function sentencesOf(explanation: Explanation, language: Language): readonly string[] {
  switch (explanation.kind) {
    case 'pair':
      return explanation.pair.explanation[language];
    case 'withoutByDecision':
      return [wordsOf(language).decisions.withoutBy(explanation.trainee)];
    case 'unmet':
      return explanation.unmet.explanation[language];
    case 'price':
      return [explainAlternative(explanation.alternative, language, explanation.trainee)];
    case 'excluded': {
      const { vocabulary, explanations } = wordsOf(language);
      const rules = explanation.rules.map((rule) => describeExclusion(rule, language)).join(vocabulary.semicolon);
      return [explanations.excludedPair(explanation.mentor, explanation.trainee, rules === '' ? explanations.unlistedRule : rules)];
    }
    case 'impossible':
      return [impossibleInWords(explanation, language)];
  }
}

function impossibleInWords({ mentor, trainee, constraints }: Extract<Explanation, { kind: 'impossible' }>, language: Language): string {
  const labels = new Map(constraints.map(({ id, label }) => [id, label]));
  return explainImpossible(mentor, trainee, [...labels.keys()], language, (id) => labels.get(id)!);
}
