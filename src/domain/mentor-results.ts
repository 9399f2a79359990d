/** A proposal from the mentors' side: whom each would have, who has nobody, and what stands in the way. */
import { traineesOf } from './decisions.ts';
import type { Exclusion, ExclusionCode } from './documents/pair.ts';
import type { Alternative, Proposal, ProposedPair } from './documents/proposal.ts';
import { grouped } from './grouped.ts';
import type { PairInForce } from './pairs-in-force.ts';
import { compareIds, termKey } from './person.ts';

export interface MentorResult {
  readonly mentor: Proposal['mentors'][number];
  /** Hard rules of their own that exclude them from every pair; none where they can be asked. */
  readonly rules: readonly Exclusion[];
  readonly pairs: readonly ProposedPair[];
  /** Trainees whom the hard rules allow them; null where the census was too large for excluded pairs to be listed. */
  readonly possible: number | null;
  /** Of these, who is left without a mentor. */
  readonly possibleUnmet: number | null;
  /** The other trainees of their directorate, counted by the first rule that excludes the pair; sorted by rule. */
  readonly excluded: readonly { readonly code: ExclusionCode; readonly trainees: number }[];
  /** Trainees for whom they are one of the other choices that were priced, the cheapest first. */
  readonly otherChoiceOf: readonly { readonly id: string; readonly trainee: string; readonly alternative: Alternative }[];
}

/** Of every mentor of the proposal, in its order. O(mentors + pairs + excluded pairs). */
export function mentorResults(proposal: Proposal): MentorResult[] {
  const { mentors, pairs, unmet, excludedPairs, guidelines } = proposal;
  const codes = new Map(proposal.boards.flatMap(({ code, name }) => [[code, code] as const, [name, code] as const]));
  const boardOf = (board: string): string => codes.get(board) ?? board;
  const trainees = new Map([...pairs, ...unmet].map(({ trainee }) => [trainee.id, trainee]));
  const left = new Set(unmet.map(({ trainee }) => trainee.id));
  const isWithin = guidelines.content.rules.sameBoard;
  const idsOf = grouped([...trainees.values()], ({ board }) => (isWithin ? boardOf(board) : ''));
  const pairsOf = grouped(pairs, ({ mentor }) => mentor.id);
  const barred = grouped(excludedPairs ?? [], ({ mentor }) => mentor);
  const choices = grouped(
    [...pairs, ...unmet].flatMap(({ trainee, alternatives }) =>
      (alternatives ?? []).map((alternative) => ({ id: trainee.id, trainee: trainee.name, alternative })),
    ),
    ({ alternative }) => alternative.mentor.id,
  );
  const leftIn = grouped([...left], (id) => (isWithin ? boardOf(trainees.get(id)!.board) : ''));
  return mentors.map((mentor): MentorResult => {
    const group = isWithin ? boardOf(mentor.board) : '';
    const out = barred.get(mentor.id) ?? [];
    const isKnown = excludedPairs !== null && mentor.rules.length === 0;
    const counts = new Map<ExclusionCode, number>();
    for (const { rules } of out) counts.set(rules[0]!.code, (counts.get(rules[0]!.code) ?? 0) + 1);
    return {
      ...{ mentor, rules: mentor.rules, pairs: pairsOf.get(mentor.id) ?? [] },
      possible: isKnown ? (idsOf.get(group)?.length ?? 0) - out.length : null,
      possibleUnmet: isKnown ? (leftIn.get(group)?.length ?? 0) - out.filter(({ trainee }) => left.has(trainee)).length : null,
      excluded: [...counts].sort(([a], [b]) => compareIds(a, b)).map(([code, n]) => ({ code, trainees: n })),
      otherChoiceOf: (choices.get(mentor.id) ?? []).sort(
        (a, b) => a.alternative.unmet - b.alternative.unmet || a.alternative.loss - b.alternative.loss,
      ),
    };
  });
}

export interface ServiceResult {
  readonly board: string;
  readonly service: string;
  readonly trainees: number;
  readonly withMentor: number;
  readonly without: number;
  readonly mentors: number;
  /** Within their own hard rules, and their places. */
  readonly usable: number;
  readonly places: number;
  /** Usable mentors with no trainee. */
  readonly withNobody: number;
  /** Mentors whom their own rules exclude, counted by the first of them; sorted by rule. */
  readonly excluded: readonly { readonly code: ExclusionCode; readonly mentors: number }[];
}

/**
 * By directorate and service of whoever is counted, sorted; a directorate by its name.
 * @param inForce with what is decided: then whoever has none by decision is without, too.
 */
export function serviceResults(proposal: Proposal, inForce: readonly PairInForce[] | null = null): ServiceResult[] {
  const pairs = inForce ?? proposal.pairs;
  const names = new Map(proposal.boards.map(({ code, name }) => [code, name]));
  const keyOf = ({ board, service }: { board: string; service: string }): string => JSON.stringify([names.get(board) ?? board, service]);
  const withMentor = new Map(pairs.map(({ trainee }) => [trainee.id, trainee]));
  const everybody = inForce === null ? proposal.unmet.map(({ trainee }) => trainee) : traineesOf(proposal);
  const without = everybody.filter(({ id }) => !withMentor.has(id));
  const having = grouped([...withMentor.values()], keyOf);
  const lacking = grouped(without, keyOf);
  const busy = new Set(pairs.map(({ mentor }) => mentor.id));
  const own = grouped(proposal.mentors, keyOf);
  return [...new Set([...having.keys(), ...lacking.keys(), ...own.keys()])].sort(byPlace).map((key): ServiceResult => {
    const [board, service] = JSON.parse(key) as [string, string];
    const mentors = own.get(key) ?? [];
    const usable = mentors.filter(({ rules }) => rules.length === 0);
    const counts = new Map<ExclusionCode, number>();
    for (const { rules } of mentors) if (rules[0] !== undefined) counts.set(rules[0].code, (counts.get(rules[0].code) ?? 0) + 1);
    const [has, lacks] = [having.get(key)?.length ?? 0, lacking.get(key)?.length ?? 0];
    return {
      ...{ board, service, trainees: has + lacks, withMentor: has, without: lacks, mentors: mentors.length, usable: usable.length },
      places: usable.reduce((total, { places }) => total + places, 0),
      withNobody: usable.filter(({ id }) => !busy.has(id)).length,
      excluded: [...counts].sort(([a], [b]) => compareIds(a, b)).map(([code, n]) => ({ code, mentors: n })),
    };
  });
}

/** By directorate, then by the department's name: what comes before it (“SPIP de la …”) and accents do not count. */
function byPlace(a: string, b: string): number {
  const [[boardA, serviceA], [boardB, serviceB]] = [JSON.parse(a) as [string, string], JSON.parse(b) as [string, string]];
  return compareIds(boardA, boardB) || compareIds(placeKey(serviceA), placeKey(serviceB)) || compareIds(serviceA, serviceB);
}

function placeKey(service: string): string {
  return termKey(service.replace(/^SPIP (?:de la |de l['’]|du |des |de |d['’])?/iu, ''));
}
