/** Directorates, services and sites as somebody names them in a command: by code, in any case, by name, or by any spelling that a census may use. */
import { type Board, boardsNamed, compareIds, type NamedWorkplace, type Reference, WorkplaceNames } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';

/** @throws BinomeError TEMPLATE_BOARD where it names none, or several. */
export function boardNamed(text: string, { boards }: Reference): Board {
  const [found, other] = boardsNamed(text, boards);
  if (found !== undefined && other === undefined) return found;
  const all = [...boards.values()].sort((a, b) => compareIds(a.code, b.code));
  throw new BinomeError('TEMPLATE_BOARD', { value: text, known: all.map(({ code, name }) => `${code} (${name})`).join(', ') });
}

/** Names of the services that a text may mean, those of the sites that it names among them; of an unknown text, what it is near to. */
export function servicesNamed(
  text: string,
  reference: Reference,
): { readonly named: ReadonlySet<string>; readonly near: ReadonlySet<string> } {
  const names = new WorkplaceNames(reference);
  const { found } = names.find(text);
  const near = found.length > 0 ? null : (names.nearest(text) ?? null);
  return { named: serviceNames(found, reference), near: serviceNames(near === null ? [] : names.find(near.name).found, reference) };
}

function serviceNames(found: readonly NamedWorkplace[], reference: Reference): ReadonlySet<string> {
  const codes = found.map(({ workplace }) => workplace.serviceCode);
  return new Set(codes.flatMap((code) => reference.services.get(code)?.name ?? []));
}

/** Names of the sites that a text may mean; of a service that has one site, that site. */
export function sitesNamed(text: string, reference: Reference): readonly string[] {
  const codes = new WorkplaceNames(reference).find(text).found.flatMap(({ workplace }) => workplace.siteCode ?? []);
  return [...new Set(codes)].flatMap((code) => reference.sites.get(code)?.name ?? []);
}
