/**
 * The guidelines' constraints over groups, as linear side constraints over the eligible pairs.
 *
 * One constraint of the guidelines may become many: one for each site, for each limit. Each keeps the label that the board gave it, with
 * the group's name, so that whatever is said of it later is said in the board's words.
 */
import { compareIds, type GroupConstraint, onlySiteOf, type Reference, termKey, type Text, type Where } from '../domain/index.ts';
import { journey, minutesOf, type PreparedMentor, type PreparedTrainee } from '../scoring/index.ts';
import type { SideConstraint } from '../solver/index.ts';
import type { EligibilityContext } from './eligibility.ts';
import { nameFault } from './guideline-fault.ts';
import { constraintsWithCodes } from './named-places.ts';
import type { PairTable } from './pair-table.ts';

/** A side constraint of the problem with the words for it, and where in the guidelines it comes from. */
export interface LabelledConstraint {
  readonly constraint: SideConstraint;
  readonly label: Text;
  readonly rule: GroupConstraint;
  readonly limit: Limit;
}

/** What a constraint of the guidelines limits; `same` holds people together. */
export type Limit = 'min' | 'max' | 'minShare' | 'maxShare' | 'same';

/** What people call it: "together" is one rule to them, however many groups it is written over; any other is told group by group. */
export function toldAs({ rule, limit, label }: LabelledConstraint): Text {
  return limit === 'same' ? rule.label : label;
}

/** Sorted by id. @throws BinomeError GUIDELINES_UNKNOWN_TRAINEE, GUIDELINES_UNKNOWN_PLACE, GUIDELINES_AMBIGUOUS_PLACE. */
export function groupConstraints(context: EligibilityContext, table: PairTable): LabelledConstraint[] {
  const found = constraintsWithCodes(context.guidelines, context.reference).flatMap((constraint, k) => {
    checkTrainees(table, constraint, `/sideConstraints/${k}/trainees`);
    switch (constraint.kind) {
      case 'quota':
        return quota(context, table, constraint);
      case 'apart':
        return apart(context, table, constraint);
      case 'together':
        return together(context, table, constraint);
      case 'travelBudget':
        return travelBudget(context, table, constraint);
    }
  });
  return found.sort((a, b) => compareIds(a.constraint.id, b.constraint.id));
}

type Term = SideConstraint['terms'][number];
type Level = 'board' | 'service' | 'site' | 'mentor';

interface Entry {
  readonly trainee: PreparedTrainee;
  readonly mentor: PreparedMentor;
}

function* entries(table: PairTable): Generator<Entry> {
  for (let i = 0; i < table.trainees.length; i++) {
    for (let pair = table.start[i]!; pair < table.start[i + 1]!; pair++)
      yield { trainee: table.trainees[i]!, mentor: table.mentors[table.mentor[pair]!]! };
  }
}

function term({ trainee, mentor }: Entry, coefficient: number): Term {
  return [trainee.person.id, mentor.person.id, coefficient];
}

/** Group value → what was collected for it, `known` groups even when it is nothing; '' is the one group without `each`. */
function collect<T>(
  table: PairTable,
  groupOf: (entry: Entry) => string | null,
  read: (entry: Entry) => T | null,
  known: readonly (string | null)[] = [],
): Map<string, T[]> {
  const groups = new Map<string, T[]>(known.filter((group) => group !== null).map((group) => [group, []]));
  for (const entry of entries(table)) {
    const group = groupOf(entry);
    const value = group === null ? null : read(entry);
    if (group === null || value === null) continue;
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [value]);
    else list.push(value);
  }
  return groups;
}

function quota(context: EligibilityContext, table: PairTable, rule: Extract<GroupConstraint, { kind: 'quota' }>): LabelledConstraint[] {
  const isMentor = mentorFilter(context, rule.mentors);
  const isTrainee = traineeFilter(context, rule.trainees);
  const groups = collect(
    table,
    ({ mentor }) => (isMentor(mentor) ? groupOf(context, mentor, rule.each) : null),
    (entry) => ({ entry, selected: isTrainee(entry.trainee) }),
    // A minimum holds, and fails, for a group that has no eligible pair, too.
    rule.each === undefined ? [''] : table.mentors.filter(isMentor).map((mentor) => groupOf(context, mentor, rule.each)),
  );
  return [...groups].flatMap(([group, pairs]) => {
    const counted = pairs.filter(({ selected }) => selected).map(({ entry }) => term(entry, 1));
    const share = (part: number): Term[] =>
      pairs.map(({ entry, selected }) =>
        term(entry, (selected ? 10_000 - Math.round(part * 10_000) : -Math.round(part * 10_000)) / 10_000),
      );
    const limits: [limit: Limit, terms: Term[], op: '<=' | '>=', rhs: number | undefined][] = [
      ['min', counted, '>=', rule.min],
      ['max', counted, '<=', rule.max],
      ['minShare', rule.minShare === undefined ? [] : share(rule.minShare), '>=', rule.minShare === undefined ? undefined : 0],
      ['maxShare', rule.maxShare === undefined ? [] : share(rule.maxShare), '<=', rule.maxShare === undefined ? undefined : 0],
    ];
    return limits.flatMap(([limit, terms, op, rhs]) =>
      rhs === undefined || (terms.length === 0 && rhs === 0) ? [] : [labelled(context, table, rule, { group, limit }, terms, op, rhs)],
    );
  });
}

function apart(context: EligibilityContext, table: PairTable, rule: Extract<GroupConstraint, { kind: 'apart' }>): LabelledConstraint[] {
  const named = new Set(rule.trainees);
  const groups = collect(
    table,
    ({ trainee, mentor }) => (named.has(trainee.person.id) ? groupOf(context, mentor, rule.level) : null),
    (entry) => term(entry, 1),
  );
  if (rule.level === 'site') countEverySite(context, table, named, groups);
  return [...groups]
    .filter(([, terms]) => new Set(terms.map(([trainee]) => trainee)).size > 1)
    .map(([group, terms]) => labelled(context, table, rule, { group, limit: 'max' }, terms, '<=', 1));
}

/** A mentor whom the census places at no site of several may be at any of them: two who are kept apart must not meet there either. */
function countEverySite(
  { reference }: EligibilityContext,
  table: PairTable,
  named: ReadonlySet<string>,
  groups: Map<string, Term[]>,
): void {
  const unplaced = collect(
    table,
    ({ trainee, mentor: { person } }) => (named.has(trainee.person.id) && siteOf(reference, person) === null ? person.serviceCode : null),
    (entry) => term(entry, 1),
  );
  for (const [service, terms] of unplaced) {
    const sites = [...groups.keys()].filter((site) => reference.sites.get(site)?.serviceCode === service);
    if (sites.length === 0) groups.set(service, terms);
    for (const site of sites) groups.get(site)!.push(...terms);
  }
}

function together(
  context: EligibilityContext,
  table: PairTable,
  rule: Extract<GroupConstraint, { kind: 'together' }>,
): LabelledConstraint[] {
  return rule.trainees.slice(1).flatMap((second, k) => {
    const first = rule.trainees[k]!;
    const groups = collect(
      table,
      ({ trainee, mentor }) => (trainee.person.id === first || trainee.person.id === second ? groupOf(context, mentor, rule.level) : null),
      (entry) => term(entry, entry.trainee.person.id === first ? 1 : -1),
    );
    const limit = { limit: 'same', name: `${first}=${second}` } as const;
    return [...groups].map(([group, terms]) => labelled(context, table, rule, { group, ...limit }, terms, '=', 0));
  });
}

/** A journey of unknown length counts as the longest that the location curve knows: unknown is not nothing. */
function travelBudget(
  context: EligibilityContext,
  table: PairTable,
  rule: Extract<GroupConstraint, { kind: 'travelBudget' }>,
): LabelledConstraint[] {
  const { guidelines, travelTable } = context;
  const longest = guidelines.location.curve[guidelines.location.curve.length - 1]![0];
  const isMentor = mentorFilter(context, rule.mentors);
  const isTrainee = traineeFilter(context, rule.trainees);
  const groups = collect(
    table,
    ({ trainee, mentor }) => (isMentor(mentor) && isTrainee(trainee) ? groupOf(context, mentor, rule.each) : null),
    (entry) => {
      const minutes = minutesOf(journey(guidelines, travelTable, entry.trainee.home, entry.mentor.office)) ?? longest;
      return minutes === 0 ? null : term(entry, minutes);
    },
  );
  return [...groups].map(([group, terms]) => labelled(context, table, rule, { group, limit: 'max' }, terms, '<=', rule.maxMinutes));
}

function labelled(
  context: EligibilityContext,
  table: PairTable,
  rule: GroupConstraint,
  { group, limit, name: limitName = limit }: { group: string; limit: Limit; name?: string },
  terms: Term[],
  op: SideConstraint['op'],
  rhs: number,
): LabelledConstraint {
  const id = [rule.id, group, limitName].filter((part) => part !== '').join('/');
  const name = nameOf(context.reference, table, group);
  const label = (text: string): string => (group === '' ? text : `${text} — ${name}`);
  return { constraint: { id, terms, op, rhs }, label: { fr: label(rule.label.fr), en: label(rule.label.en) }, rule, limit };
}

function nameOf(reference: Reference, table: PairTable, code: string): string {
  const person = table.mentors.find((mentor) => mentor.person.id === code)?.person;
  if (person !== undefined) return `${person.firstName} ${person.lastName}`;
  return (reference.boards.get(code) ?? reference.services.get(code) ?? reference.sites.get(code))?.name ?? code;
}

/** null for a mentor whom the census places at no site of several, where sites are counted. */
function groupOf({ reference }: EligibilityContext, { person }: PreparedMentor, each: Level | undefined): string | null {
  switch (each) {
    case undefined:
      return '';
    case 'board':
      return person.boardCode;
    case 'service':
      return person.serviceCode;
    case 'site':
      return siteOf(reference, person);
    case 'mentor':
      return person.id;
  }
}

/** A service that has one site is that site. */
function siteOf(reference: Reference, { siteCode, serviceCode }: PreparedMentor['person'] | PreparedTrainee['person']): string | null {
  return siteCode ?? onlySiteOf(reference, serviceCode)?.code ?? null;
}

function mentorFilter({ reference }: EligibilityContext, where: Where | undefined): (mentor: PreparedMentor) => boolean {
  if (where === undefined) return () => true;
  const { tenureYears, trainedSince, setting } = where;
  return (mentor) =>
    isAt(reference, mentor, where) &&
    hasAny(mentor.domains, where.domain) &&
    hasAny(mentor.skills, where.need) &&
    (setting === undefined || mentor.settings.possible.includes(setting)) &&
    (trainedSince === undefined || (mentor.person.trainedOn ?? '') >= trainedSince) &&
    (tenureYears === undefined ||
      (mentor.tenureYears !== null &&
        mentor.tenureYears >= (tenureYears.min ?? -Infinity) &&
        mentor.tenureYears <= (tenureYears.max ?? Infinity)));
}

function traineeFilter({ reference }: EligibilityContext, where: Where | undefined): (trainee: PreparedTrainee) => boolean {
  if (where === undefined) return () => true;
  return (trainee) =>
    isAt(reference, trainee, where) &&
    hasAny(trainee.domains, where.domain) &&
    hasAny(trainee.needs, where.need) &&
    (where.setting === undefined || trainee.person.requiredSetting === where.setting) &&
    (where.promotion === undefined || termKey(trainee.person.promotion) === termKey(where.promotion));
}

function isAt(reference: Reference, { person }: PreparedMentor | PreparedTrainee, where: Where): boolean {
  return (
    (where.board === undefined || person.boardCode === where.board) &&
    (where.service === undefined || person.serviceCode === where.service) &&
    (where.site === undefined || siteOf(reference, person) === where.site) &&
    (where.ids === undefined || where.ids.includes(person.id))
  );
}

function hasAny(terms: ReadonlyMap<string, string>, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || wanted.some((term) => terms.has(termKey(term)));
}

function checkTrainees(table: PairTable, rule: GroupConstraint, path: string): void {
  if (rule.kind !== 'apart' && rule.kind !== 'together') return;
  const known = new Set(table.trainees.map(({ person }) => person.id));
  rule.trainees.forEach((value, k) => {
    if (!known.has(value)) throw nameFault({ constraint: rule.id, path: `${path}/${k}` }, 'GUIDELINES_UNKNOWN_TRAINEE', value);
  });
}
