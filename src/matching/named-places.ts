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
import { BinomeError, hint, placeHint } from '../errors/index.ts';

const NAMES = new WeakMap<Reference, WorkplaceNames>();

/** The names are indexed once for a reference: constraints are written anew for each change that a session tries. */
function namesOf(reference: Reference): WorkplaceNames {
  const names = NAMES.get(reference) ?? new WorkplaceNames(reference);
  NAMES.set(reference, names);
  return names;
}

/** Where in the guidelines a name stands. */
interface Named {
  readonly constraint: string;
  readonly path: string;
}

/** @throws BinomeError GUIDELINES_UNKNOWN_PLACE, GUIDELINES_AMBIGUOUS_PLACE, with the place in the guidelines. */
export function constraintsWithCodes({ sideConstraints }: Guidelines, reference: Reference): GroupConstraint[] {
  return sideConstraints.map((rule, k) => {
    if (rule.kind === 'apart' || rule.kind === 'together') return rule;
    const { mentors, trainees } = rule;
    const at = (side: string): Named => ({ constraint: rule.id, path: `/sideConstraints/${k}/${side}` });
    return {
      ...rule,
      ...(mentors === undefined ? {} : { mentors: withCodes(mentors, reference, at('mentors')) }),
      ...(trainees === undefined ? {} : { trainees: withCodes(trainees, reference, at('trainees')) }),
    };
  });
}

function withCodes(where: Where, reference: Reference, { constraint, path }: Named): Where {
  const { board, service, site } = where;
  const at = (condition: string): Named => ({ constraint, path: `${path}/${condition}` });
  return {
    ...where,
    ...(board === undefined ? {} : { board: boardCode(board, reference, at('board')) }),
    ...(service === undefined ? {} : { service: workplaceCode(service, 'service', reference, at('service')) }),
    ...(site === undefined ? {} : { site: workplaceCode(site, 'site', reference, at('site')) }),
  };
}

function boardCode(value: string, { boards }: Reference, { constraint, path }: Named): string {
  const [known, other] = boardsNamed(value, boards);
  if (known === undefined || other !== undefined)
    throw new BinomeError('GUIDELINES_UNKNOWN_PLACE', { constraint, value, ...hint(null) }, { path });
  return known.code;
}

function workplaceCode(value: string, kind: 'service' | 'site', reference: Reference, { constraint, path }: Named): string {
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
    throw new BinomeError('GUIDELINES_UNKNOWN_PLACE', { constraint, value, ...placeHint(names.nearest(value)) }, { path });
  if (codes.size > 1) {
    const candidates = found.map(({ code, name }) => `${code} ${name}`).join(', ');
    throw new BinomeError('GUIDELINES_AMBIGUOUS_PLACE', { constraint, value, candidates }, { path });
  }
  return only;
}
