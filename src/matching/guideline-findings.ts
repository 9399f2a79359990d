/**
 * What the guidelines' constraints say before anybody is matched, in the board's words: those that cannot be met, contradict each other,
 * say nothing new or could never be broken.
 *
 * What cannot be met is named one by one. A rule that is set for each group is of no use only when it is so in all of them: that a limit
 * cannot be reached in some small service is as it should be, and is counted, not told.
 */
import { compareIds, type GroupConstraint, grouped, type GuidelineFinding, type Guidelines } from '../domain/index.ts';
import { lint, type Limits, type LintFinding, type Problem } from '../solver/index.ts';
import { inBoth } from '../wording/index.ts';
import type { LabelledConstraint, Limit } from './group-constraints.ts';
import * as say from './guideline-sentences.ts';

export interface GuidelinesReview {
  /** Sorted by kind, gravest first, then by ids. */
  readonly findings: readonly GuidelineFinding[];
  /** Every limit of every constraint that has groups, sorted by the constraint's id. */
  readonly limits: readonly LimitCount[];
}

/** Of the groups that a limit is set for, how many are of each kind. */
export interface LimitCount {
  readonly rule: string;
  readonly limit: Limit;
  readonly groups: number;
  readonly impossible: number;
  readonly redundant: number;
  readonly neverBinding: number;
}

/** Everything found of one limit of one rule. */
interface Family {
  readonly rule: GroupConstraint;
  readonly limit: Limit;
  readonly members: readonly LabelledConstraint[];
}

type Found<Kind extends LintFinding['kind']> = Extract<LintFinding, { kind: Kind }>;

/** The cost is that of `lint`; nothing without constraints. */
export function reviewGuidelines(
  guidelines: Guidelines,
  constraints: readonly LabelledConstraint[],
  problem: Problem,
  limits: Limits,
): GuidelinesReview {
  const found = constraints.length === 0 ? [] : lint(problem, limits);
  const of = <Kind extends LintFinding['kind']>(kind: Kind): Found<Kind>[] =>
    found.filter((finding): finding is Found<Kind> => finding.kind === kind);
  const byId = new Map(constraints.map((labelled) => [labelled.constraint.id, labelled]));
  const at = (id: string): LabelledConstraint => byId.get(id)!;
  const finding = (kind: GuidelineFinding['kind'], about: readonly LabelledConstraint[], sentence: say.Sentence): GuidelineFinding => ({
    kind,
    rules: [...new Set(about.map(({ rule }) => rule.id))].sort(compareIds),
    sideConstraints: about.map(({ constraint }) => constraint.id),
    sentence: inBoth(sentence),
  });

  const redundant = new Map(of('redundant').map((one) => [one.constraint, one]));
  const idle = new Map(of('neverBinding').map((one) => [one.constraint, one]));
  const impossible = new Set(of('impossible').map(({ constraint }) => constraint));
  const families = familiesOf(constraints);
  const useless = families.filter(({ members }) => members.every(({ constraint: { id } }) => redundant.has(id) || idle.has(id)));
  const tellUseless = ({ members }: Family): GuidelineFinding => {
    const reasons = members.flatMap(({ constraint }) => redundant.get(constraint.id)?.because ?? []).map(at);
    const reached = members.flatMap(({ constraint }) => idle.get(constraint.id) ?? []);
    if (reasons.length === 0) return finding('neverBinding', members, say.neverBinding(members, reached));
    const heads = [...new Map(reasons.map((reason) => [familyKey(reason), reason])).values()];
    return finding(
      'redundant',
      members,
      say.redundant(members, reasons.length, heads, (head) => memberCount(families, head)),
    );
  };
  const present = new Set(constraints.map(({ rule }) => rule.id));
  const told = useless.map(tellUseless);
  return {
    findings: [
      ...of('noMatching').map(({ constraints: ids }) => finding('noMatching', ids.map(at), say.noMatching(ids.length))),
      ...of('impossible').map((one) => finding('impossible', [at(one.constraint)], say.impossible(at(one.constraint), one))),
      ...of('contradictory').map(({ constraints: [a, b] }) => finding('contradictory', [at(a), at(b)], say.contradictory(at(a), at(b)))),
      ...told.filter(({ kind }) => kind === 'redundant'),
      ...told.filter(({ kind }) => kind === 'neverBinding'),
      ...guidelines.sideConstraints
        .filter(({ id }) => !present.has(id))
        .map((rule): GuidelineFinding => ({ ...finding('neverBinding', [], say.about(rule)), rules: [rule.id] }))
        .sort((a, b) => compareIds(a.rules[0]!, b.rules[0]!)),
    ],
    limits: families.map(({ rule, limit, members }) => {
      const count = (ids: { has: (id: string) => boolean }): number => members.filter(({ constraint }) => ids.has(constraint.id)).length;
      const kinds = { impossible: count(impossible), redundant: count(redundant), neverBinding: count(idle) };
      return { rule: rule.id, limit, groups: members.length, ...kinds };
    }),
  };
}

/** In the order of their first constraint. */
function familiesOf(constraints: readonly LabelledConstraint[]): Family[] {
  return [...grouped(constraints, familyKey).values()].map((members) => ({ rule: members[0].rule, limit: members[0].limit, members }));
}

function familyKey({ rule, limit }: LabelledConstraint): string {
  return `${rule.id}\u0000${limit}`;
}

function memberCount(families: readonly Family[], head: LabelledConstraint): number {
  return families.find(({ members }) => members.includes(head))!.members.length;
}
