/**
 * Directorates, services and sites that the guidelines name, by code or by any spelling that a census may use, as codes: one constraint
 * means one place, however it is written.
 */
import {
  boardsNamed,
  type GroupConstraint,
  type Guidelines,
  onlySiteOf,
  type Reference,
  type Where,
  WorkplaceNames,
} from '../domain/index.ts';
import { hint, placeHint } from '../errors/index.ts';
import { type Named, nameFault } from './guideline-fault.ts';

const NAMES = new WeakMap<Reference, WorkplaceNames>();

/** The names are indexed once for a reference: constraints are written anew for each change that a session tries. */
function namesOf(reference: Reference): WorkplaceNames {
  const names = NAMES.get(reference) ?? new WorkplaceNames(reference);
  NAMES.set(reference, names);
  return names;
}

const SIDES = ['mentors', 'trainees'] as const;
const KINDS = ['board', 'service', 'site'] as const;
type Kind = (typeof KINDS)[number];

/** @throws BinomeError GUIDELINES_UNKNOWN_PLACE, GUIDELINES_AMBIGUOUS_PLACE, with the place in the guidelines. */
export function constraintsWithCodes({ sideConstraints }: Guidelines, reference: Reference): GroupConstraint[] {
  return sideConstraints.map((rule, k) => {
    if (rule.kind === 'apart' || rule.kind === 'together') return rule;
    const sides = SIDES.flatMap((side) => {
      const where = rule[side];
      const named = { constraint: rule.id, path: `/sideConstraints/${k}/${side}` };
      return where === undefined ? [] : [[side, withCodes(where, reference, named)] as const];
    });
    return { ...rule, ...Object.fromEntries(sides) };
  });
}

function withCodes(where: Where, reference: Reference, { constraint, path }: Named): Where {
  const codes = KINDS.flatMap((kind) => {
    const value = where[kind];
    return value === undefined ? [] : [[kind, codeOf(kind, value, reference, { constraint, path: `${path}/${kind}` })] as const];
  });
  return { ...where, ...Object.fromEntries(codes) };
}

function codeOf(kind: Kind, value: string, reference: Reference, named: Named): string {
  if (kind === 'board') {
    const [known, other] = boardsNamed(value, reference.boards);
    if (known === undefined || other !== undefined) throw nameFault(named, 'GUIDELINES_UNKNOWN_PLACE', value, hint(null));
    return known.code;
  }
  if ((kind === 'service' ? reference.services : reference.sites).has(value)) return value;
  const names = namesOf(reference);
  // Of a service with several sites, one is not the service, and the service is none of them.
  const { found } = names.find(value);
  const codes = new Set(found.map(({ workplace }) => (kind === 'service' ? workplace.serviceCode : workplace.siteCode)));
  const [only] = codes;
  const isOther = found.some(
    ({ workplace: { serviceCode, siteCode } }) => onlySiteOf(reference, serviceCode) === null && (siteCode === null) === (kind === 'site'),
  );
  if (only === undefined || only === null || (isOther && codes.size === 1))
    throw nameFault(named, 'GUIDELINES_UNKNOWN_PLACE', value, placeHint(names.nearest(value)));
  if (codes.size > 1)
    throw nameFault(named, 'GUIDELINES_AMBIGUOUS_PLACE', value, {
      candidates: found.map(({ code, name }) => `${code} ${name}`).join(', '),
    });
  return only;
}
