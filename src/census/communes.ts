/**
 * The commune that a cell means. A reading that is more than the name or the INSEE code itself is said in a warning; several possible ones
 * are refused with who they are.
 *
 * A bare code that is the INSEE code of one commune and a postal code of others (3,000 are) can be read only with the rest of its column,
 * once the file is read to its end: see `commune-codes.ts`.
 */
import {
  type Commune,
  type Coordinates,
  departmentOf,
  greatCircleKm,
  looseKey,
  placeKey,
  type Reference,
  termKey,
} from '../domain/index.ts';
import { hint } from '../errors/index.ts';
import { CommuneIndex } from './commune-index.ts';
import { communeSpelling, type CommuneSpelling } from './commune-spelling.ts';
import type { RecordCells } from './record.ts';

/** A code that two readings are possible of. */
export interface DoubleCode {
  readonly insee: Commune;
  readonly postal: readonly Commune[];
}

/** What the codes of one file's column are, and those that must wait for it. */
export interface CodesOfFile {
  /** Cells whose code can only be an INSEE code; only a postal code. */
  insee: number;
  postal: number;
  /** By the number of the record. */
  readonly waiting: Map<number, DoubleCode>;
}

/** Where the person of a row is known to be. */
export interface Home {
  readonly department: string;
  /** Those of the directorate, the service's own first. */
  readonly departments: readonly string[];
  readonly service: string;
  /** Of the service; null where it is not known. */
  readonly point: Coordinates | null;
}

/** Two hours by road: beyond it nobody lives whom a service employs, and another commune of the name is mostly meant. */
const FAR_KM = 150;

/** Candidates that a message names. */
const CANDIDATES_SHOWN = 5;

export class Communes {
  readonly #index: CommuneIndex;
  /** Number, or the loose key of the name → code of a department. */
  readonly #departments = new Map<string, string>();
  readonly #codes = new Map<string, CodesOfFile>();

  constructor(reference: Reference) {
    this.#index = new CommuneIndex(reference.communes);
    for (const { name, departmentCode } of reference.services.values()) {
      this.#departments.set(departmentCode.toLowerCase(), departmentCode);
      this.#departments.set(looseKey(placeKey(name.replace(/^SPIP /, ''))), departmentCode);
    }
  }

  /** By the name of the file. */
  get codes(): ReadonlyMap<string, CodesOfFile> {
    return this.#codes;
  }

  /** INSEE code of the commune that the cell names; null when it is empty or, with an error, when it names none or several. */
  read(cells: RecordCells, home: Home | null, text = cells.short('commune')): string | null {
    if (text === '') return null;
    const spelling = communeSpelling(text);
    const department = home?.department ?? null;
    const before = cells.errors.length;
    const commune =
      spelling.key === '' && spelling.code !== null
        ? this.#ofCode(cells, text, spelling.code)
        : /^\d{4}$/.test(text)
          ? this.#ofCutCode(cells, text, department)
          : this.#ofName(cells, text, this.#withBrackets(spelling), home);
    if (commune !== null && cells.errors.length === before) this.#tellFar(cells, text, commune, home);
    if (commune !== null && commune.coordinates === null) {
      cells.warning('CENSUS_COMMUNE_NOT_LOCATED', 'commune', text, { name: commune.name, inseeCode: commune.inseeCode });
    }
    return commune?.inseeCode ?? null;
  }

  #ofCode(cells: RecordCells, text: string, code: string): Commune | null {
    const insee = this.#index.withCode(code);
    const postal = this.#index.withPostalCode(code);
    const { file, record } = cells.place;
    // A column that is headed « code INSEE » holds nothing else.
    if (insee !== undefined && termKey(cells.columnOf('commune')).split(' ').includes('insee')) return insee;
    const codes = this.#codes.get(file) ?? { insee: 0, postal: 0, waiting: new Map<number, DoubleCode>() };
    this.#codes.set(file, codes);
    if (insee !== undefined) {
      if (postal.length === 0) codes.insee++;
      else if (postal.length > 1 || postal[0] !== insee) codes.waiting.set(record, { insee, postal });
      return insee;
    }
    if (postal.length > 0) {
      codes.postal++;
      const [only] = postal;
      if (postal.length === 1 && only !== undefined) return this.#read(cells, 'CENSUS_POSTAL_CODE', text, only);
      cells.error('CENSUS_POSTAL_CODE_SHARED', 'commune', text, { candidates: shown(postal) });
      return null;
    }
    const [heir, other] = this.#index.formerlyCoded(code);
    if (heir !== undefined && other === undefined) return this.#read(cells, 'CENSUS_COMMUNE_READ', text, heir);
    cells.error('CENSUS_UNKNOWN_COMMUNE', 'commune', text, hint(null));
    return null;
  }

  /** A spreadsheet has taken `01053` for a number; outside the service's own department it may be a typing error just as well. */
  #ofCutCode(cells: RecordCells, text: string, department: string | null): Commune | null {
    const code = `0${text}`;
    const insee = this.#index.withCode(code);
    const postal = this.#index.withPostalCode(code);
    const found = insee === undefined ? postal : [insee, ...postal.filter((each) => each !== insee)];
    const [only] = found;
    if (only === undefined) cells.error('CENSUS_UNKNOWN_COMMUNE', 'commune', text, hint(null));
    else if (found.length > 1 || only.departmentCode !== department)
      cells.error('CENSUS_COMMUNE_LEADING_ZERO', 'commune', text, { suggestion: code, name: shown(found) });
    else return this.#read(cells, 'CENSUS_COMMUNE_READ', text, only);
    return null;
  }

  /** What stands in brackets is part of the name where a commune is called so, and no department. */
  #withBrackets(spelling: CommuneSpelling): CommuneSpelling {
    const { whole } = spelling;
    return whole !== '' && this.#index.named(whole).length > 0 ? { ...spelling, key: whole, department: null } : spelling;
  }

  #ofName(cells: RecordCells, text: string, spelling: CommuneSpelling, home: Home | null): Commune | null {
    const { key, code } = spelling;
    const current = this.#index.named(key);
    const former = this.#index.formerlyNamed(key).filter((commune) => !current.includes(commune));
    const known = [...current, ...former];
    const pool = known.length > 0 ? known : this.#index.looselyNamed(key);
    if (pool.length === 0) {
      cells.error('CENSUS_UNKNOWN_COMMUNE', 'commune', text, this.#hint(key, code, home));
      return null;
    }
    const department = spelling.department === null ? undefined : this.#departmentOf(spelling.department);
    const taken =
      code !== null
        ? this.#withCode(pool, code)
        : department !== undefined
          ? ofDepartment(pool, [department])
          : near(pool, current, home?.department ?? null);
    if (taken.length === 0) cells.error('CENSUS_COMMUNE_ELSEWHERE', 'commune', text, { candidates: shown(pool) });
    if (taken.length > 1)
      cells.error('CENSUS_AMBIGUOUS_COMMUNE', 'commune', text, { candidates: shown(this.#nearestFirst(taken, key, home)) });
    const [only] = taken;
    if (only === undefined || taken.length > 1) return null;
    if (code === null && spelling.department === null && this.#isElsewhere(only, current.includes(only), home)) {
      const candidates = this.#longer(key, home).filter((commune) => commune !== only);
      if (candidates.length > 0) {
        const values = { name: `${only.name} (${only.inseeCode})`, candidates: shown(candidates), service: home!.service };
        cells.error('CENSUS_COMMUNE_FAR', 'commune', text, values);
        return null;
      }
    }
    const isOwn = current.some((commune) => commune === only || commune.inseeCode === only.within);
    const isPlain = isOwn && (spelling.department === null || department !== undefined);
    return isPlain && (code === null || bears(only, code)) ? only : this.#read(cells, 'CENSUS_COMMUNE_READ', text, only);
  }

  /** Those of the name that bear the code; else the one of the code's department: a wrong digit, or a postal code of big firms. */
  #withCode(pool: readonly Commune[], code: string): readonly Commune[] {
    const bearers = pool.filter((commune) => bears(commune, code));
    const cities = new Set(pool.map(({ inseeCode }) => inseeCode));
    const coded = this.#index.withCode(code);
    const districts = [...(coded === undefined ? [] : [coded]), ...this.#index.withPostalCode(code)].filter(
      ({ within }) => within !== undefined && cities.has(within),
    );
    if (districts.length > 0) return districts.slice(0, 1);
    if (bearers.length > 0) return bearers;
    const department = departmentOf(code);
    return ofDepartment(pool, department === '20' ? ['2A', '2B'] : [department]);
  }

  #departmentOf(written: string): string | undefined {
    return this.#departments.get(/^\d$/.test(written) ? `0${written}` : written) ?? this.#departments.get(looseKey(written));
  }

  /** What an unknown name may be: by its postal code, by the beginning of a longer name nearby, by its letters. */
  #hint(key: string, code: string | null, home: Home | null): ReturnType<typeof hint> {
    const [only, other] = code === null ? [] : this.#index.withPostalCode(code);
    if (only !== undefined && other === undefined) return hint(only.name);
    const longer = this.#longer(key, home);
    const [first, second] = longer;
    if (first === undefined) return hint(this.#index.nearest(key, home?.department ?? null));
    if (second === undefined) return hint(first.name);
    const names = longer.slice(0, CANDIDATES_SHOWN).map(({ name, inseeCode }) => `${name} (${inseeCode})`);
    return { suggestion: first.name, hintFr: `Est-ce ${names.join(' ou ')} ? `, hintEn: `Is it ${names.join(' or ')}? ` };
  }

  /** Longer names that begin so, of the service's department; failing that, of the directorate. */
  #longer(key: string, home: Home | null): readonly Commune[] {
    if (home === null) return [];
    const own = this.#index.beginningWith(key, [home.department]);
    return own.length > 0 ? own : this.#index.beginningWith(key, home.departments);
  }

  /** Those nearby first, with longer names of the department that begin so. */
  #nearestFirst(taken: readonly Commune[], key: string, home: Home | null): readonly Commune[] {
    if (home === null) return taken;
    const sorted = [...taken].sort((a, b) => distance(a, home) - distance(b, home));
    return [...new Set([...this.#index.beginningWith(key, [home.department]), ...sorted])];
  }

  /** Whether a commune is far from the service; one that is not exactly called so, also where it is merely of no department of the directorate. */
  #isElsewhere(commune: Commune, isExact: boolean, home: Home | null): boolean {
    if (home === null) return false;
    return isFar(distance(commune, home)) || (!isExact && !home.departments.includes(commune.departmentCode));
  }

  #tellFar(cells: RecordCells, text: string, commune: Commune, home: Home | null): void {
    const km = home === null ? 0 : distance(commune, home);
    if (!isFar(km)) return;
    const values = { name: `${commune.name} (${commune.inseeCode})`, count: Math.round(km), service: home!.service };
    cells.warning('CENSUS_COMMUNE_FAR_AWAY', 'commune', text, values);
  }

  #read(cells: RecordCells, code: 'CENSUS_COMMUNE_READ' | 'CENSUS_POSTAL_CODE', text: string, commune: Commune): Commune {
    cells.warning(code, 'commune', text, { name: commune.name, inseeCode: commune.inseeCode });
    return commune;
  }
}

function isFar(km: number): boolean {
  return km > FAR_KM && km !== Infinity;
}

/** In kilometres, as the crow flies; Infinity where it is not known. */
function distance({ coordinates }: Commune, { point }: Home): number {
  return coordinates === null || point === null ? Infinity : greatCircleKm(coordinates, point);
}

/** Of namesakes the one in the service's department; else the only one that bears the name today. */
function near(pool: readonly Commune[], current: readonly Commune[], home: string | null): readonly Commune[] {
  const own = ofDepartment(pool, home === null ? [] : [home]);
  const isCurrent = (commune: Commune): boolean => current.includes(commune);
  for (const choice of [own.filter(isCurrent), own, current]) if (choice.length > 0) return choice;
  return pool;
}

function ofDepartment(pool: readonly Commune[], departments: readonly string[]): readonly Commune[] {
  return pool.filter(({ departmentCode }) => departments.includes(departmentCode));
}

function bears({ inseeCode, postalCodes = '', former = '' }: Commune, code: string): boolean {
  return inseeCode === code || postalCodes.split(' ').includes(code) || former.split('/').some((each) => each.startsWith(code));
}

export function shown(candidates: readonly Commune[]): string {
  const rest = candidates.length - CANDIDATES_SHOWN;
  const named = candidates.slice(0, CANDIDATES_SHOWN).map(({ inseeCode, name }) => `${inseeCode} ${name}`);
  return named.join(', ') + (rest > 0 ? `, … (+${rest})` : '');
}
