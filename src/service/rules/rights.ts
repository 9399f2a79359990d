/**
 * Who may do what: the one table. The service refuses by it, the database refuses by it (`right_rule`, written at each migration, read by the
 * policies), the tests and the documentation are made from it. What is not here is refused.
 */

export const ROLES = ['administrator', 'training-unit', 'board', 'director', 'mentor', 'trainee'] as const;
export type Role = (typeof ROLES)[number];

/**
 * How far a right goes: over the whole country; over the directorate, or the service, that the grant names; over the person themselves. A
 * director's `board` is the directorate of the service.
 */
export type Reach = 'nation' | 'board' | 'service' | 'self';

interface Right {
  /** Whether it changes nothing: a script's token that only reads may do it. */
  readonly reads: boolean;
  /** Whether nobody has it where they are themselves one of the people concerned, as a mentor or a trainee. */
  readonly ofOthers: boolean;
  readonly roles: Readonly<Partial<Record<Role, Reach>>>;
}

const read = (roles: Right['roles']): Right => ({ reads: true, ofOthers: false, roles });
const act = (roles: Right['roles']): Right => ({ reads: false, ofOthers: false, roles });
/** A judgement on people: nobody’s own. */
const judge = (roles: Right['roles']): Right => ({ reads: false, ofOthers: true, roles });

export const RIGHTS = {
  'account.read': read({ administrator: 'nation' }),
  'account.change': act({ administrator: 'nation' }),
  'setting.change': act({ administrator: 'nation', board: 'board' }),
  'audit.read': read({ administrator: 'nation' }),
  'metrics.read': read({ administrator: 'nation' }),
  /** Which letters went out, without what they were about. */
  'mail.read': read({ administrator: 'nation' }),

  'calendar.change': act({ 'training-unit': 'nation' }),
  /** The national ones are everybody's to read. */
  'guidelines.read': read({ 'training-unit': 'nation', board: 'board', director: 'board' }),
  /** A directorate's own; the national ones are the training unit's to change. */
  'guidelines.change': act({ board: 'board' }),
  'national-guidelines.change': act({ 'training-unit': 'nation' }),

  'census.read': read({ board: 'board' }),
  'census.import': act({ board: 'board' }),
  'census.apply': act({ board: 'board' }),
  'person.read': read({ board: 'board', director: 'service', mentor: 'self', trainee: 'self' }),
  'person.export': read({ board: 'board', mentor: 'self', trainee: 'self' }),
  'flag.read': read({ board: 'board', mentor: 'self', trainee: 'self' }),
  'flag.raise': act({ mentor: 'self', trainee: 'self' }),
  'flag.answer': judge({ board: 'board' }),

  'round.read': read({ 'training-unit': 'nation', board: 'board', director: 'board' }),
  'run.read': read({ 'training-unit': 'nation', board: 'board' }),
  'run.start': act({ 'training-unit': 'nation', board: 'board' }),
  'run.cancel': act({ 'training-unit': 'nation', board: 'board' }),
  'proposal.submit': act({ board: 'board' }),
  'pair.read': read({ board: 'board', director: 'service' }),
  /** Accept, refuse or change: of the mentor's service. */
  'pair.decide': judge({ director: 'service' }),
  'pair.without': judge({ board: 'board' }),
  'decision.read': read({ board: 'board' }),
  'round.publish': act({ board: 'board' }),

  'match.read': read({ 'training-unit': 'nation', board: 'board', director: 'service', mentor: 'self', trainee: 'self' }),
  'match.explain': read({ board: 'board', director: 'service', mentor: 'self', trainee: 'self' }),
  'review.read': read({ board: 'board', trainee: 'self' }),
  'review.ask': act({ trainee: 'self' }),
  'review.answer': judge({ board: 'board' }),

  /** Without the notes: those are read by their authors and by the reviewers of the case alone. */
  'breakdown.read': read({ board: 'board', director: 'service' }),
  'breakdown.report': act({ board: 'board', mentor: 'self', trainee: 'self' }),
  /** Hearings, options, follow-up. */
  'breakdown.handle': act({ board: 'board' }),
  /** Of the service that a trainee would go to; of the trainee's own where that is none. What the last acceptance does is the database's. */
  'breakdown.decide': judge({ director: 'service' }),
} as const satisfies Record<string, Right>;

export type Action = keyof typeof RIGHTS;

/** A role with the place where it holds. */
export interface Grant {
  readonly role: Role;
  /** A directorate, a service, a person; `*` for the whole country. */
  readonly scope: string;
  /** The directorate of that place; `*` for the whole country. */
  readonly board: string;
}

/** Whose something is: rows of the store say it in these terms. */
export interface Place {
  readonly board?: string | null;
  readonly services?: readonly (string | null)[];
  readonly people?: readonly (string | null)[];
}

/** Whether any of the grants gives the right there. The database's `may` is the same function. */
export function mayDo(grants: readonly Grant[], action: Action, place: Place): boolean {
  if (RIGHTS[action].ofOthers && isOneOf(grants, place.people ?? [])) return false;
  return grants.some(({ role, scope, board }) => {
    const reach = (RIGHTS[action].roles as Partial<Record<Role, Reach>>)[role];
    switch (reach) {
      case undefined:
        return false;
      case 'nation':
        return true;
      case 'board':
        return place.board === board;
      case 'service':
        return place.services?.includes(scope) === true;
      case 'self':
        return place.people?.includes(scope) === true;
    }
  });
}

/** Whether whoever has these grants is one of the people: the mentor or the trainee that a grant names. The database's `is_one_of` is the same. */
export function isOneOf(grants: readonly Grant[], people: readonly (string | null)[]): boolean {
  return grants.some(({ role, scope }) => (role === 'mentor' || role === 'trainee') && people.includes(scope));
}

export interface RightRule {
  readonly action: Action;
  readonly role: Role;
  readonly reach: Reach;
  readonly reads: boolean;
  readonly ofOthers: boolean;
}

/** The rows of the database's table, sorted. */
export function rightRules(): RightRule[] {
  return (Object.entries(RIGHTS) as [Action, Right][])
    .flatMap(([action, { reads, ofOthers, roles }]) =>
      (Object.entries(roles) as [Role, Reach][]).map(([role, reach]) => ({ action, role, reach, reads, ofOthers })),
    )
    .sort((a, b) => (`${a.action} ${a.role}` < `${b.action} ${b.role}` ? -1 : 1));
}
