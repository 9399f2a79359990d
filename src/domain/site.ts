/**
 * Where people work: regional directorates (each with its training board), probation services, sites, communes.
 *
 * Coordinates are at commune level, WGS 84 degrees. Islands and overseas territories are `landmass`es of their
 * own: between two landmasses there is no road, and a road distance is not comparable — never a number.
 */

/** MO, milieu ouvert: supervision in the community. MF, milieu fermé: in custody. */
export type Setting = 'MO' | 'MF';

export interface Board {
  /** Directorate code, e.g. `DISP-BOR`; the regional training board bears the same code. */
  code: string;
  name: string;
}

export interface Service {
  /** E.g. `SPIP-33`. */
  code: string;
  name: string;
  boardCode: string;
  departmentCode: string;
  /** Commune of its seat. */
  inseeCode: string;
  town: string;
}

export interface Site {
  /** E.g. `SPIP-33-01`. */
  code: string;
  name: string;
  serviceCode: string;
  town: string;
  inseeCode: string;
  coordinates: Coordinates;
  /** Both for a mixed site. */
  settings: readonly Setting[];
}

export interface Coordinates {
  latitude: number;
  longitude: number;
}

export interface Commune {
  inseeCode: string;
  name: string;
  departmentCode: string;
  /** null where no coordinates are published. */
  coordinates: Coordinates | null;
  /** Five digits each, parted by spaces; '' where none is known. One code may be that of many communes. */
  postalCodes?: string;
  /** Of a district of Paris, Lyon or Marseille: the INSEE code of the city. */
  within?: string;
  /** Communes that have merged into this one, and its earlier names: `code name` each, parted by slashes. */
  former?: string;
}

/** The reference data as one value; maps are keyed by code, in the files' order. */
export interface Reference {
  boards: ReadonlyMap<string, Board>;
  services: ReadonlyMap<string, Service>;
  sites: ReadonlyMap<string, Site>;
  communes: ReadonlyMap<string, Commune>;
  /** What people call services and sites besides their names. */
  aliases?: readonly Alias[];
}

/** A prison, a part of a site's name, an earlier name. One alias may stand for several places: then none is meant for sure. */
export interface Alias {
  alias: string;
  /** Of a service or a site. */
  code: string;
}

const SITES = new WeakMap<ReadonlyMap<string, Site>, ReadonlyMap<string, Site | null>>();

/** The site of a service that has one only: the two are one place; null for any other service. */
export function onlySiteOf({ sites }: Reference, serviceCode: string): Site | null {
  let known = SITES.get(sites);
  if (known === undefined) {
    const found = new Map<string, Site | null>();
    for (const site of sites.values()) found.set(site.serviceCode, found.has(site.serviceCode) ? null : site);
    SITES.set(sites, (known = found));
  }
  return known.get(serviceCode) ?? null;
}

/** Departments that no road joins to the mainland; Corsica's two share one island. */
const ISLANDS: Readonly<Record<string, string>> = { '2A': 'corsica', '2B': 'corsica' };

/** The landmass of a department: `mainland`, `corsica`, or the overseas department's own code. */
export function landmassOf(departmentCode: string): string {
  return ISLANDS[departmentCode] ?? (departmentCode.length === 3 ? departmentCode : 'mainland');
}

/** Department of an INSEE commune code: two characters, three overseas. */
export function departmentOf(inseeCode: string): string {
  return inseeCode.slice(0, /^9[78]/.test(inseeCode) ? 3 : 2);
}
