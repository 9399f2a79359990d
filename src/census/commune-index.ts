/**
 * The communes by name, by former name, by postal code: each index is made when it is first asked for, since a census of codes needs none and
 * the communes are 35,000.
 */
import { type Commune, looseKey, placeKey } from '../domain/index.ts';
import { Suggestions } from '../errors/index.ts';

/** Shorter first words say little: Le, Bourg, Saint. */
const FIRST_WORD_MIN = 6;
/** Shorter names are the beginning of too many others. */
const BEGINNING_MIN = 3;

type ByKey = ReadonlyMap<string, readonly Commune[]>;

/** Communes by what they are called, of each kind once it was asked for. */
interface Keys {
  names?: ByKey;
  looseNames?: ByKey;
  formerNames?: ByKey;
  formerCodes?: ByKey;
  postalCodes?: ByKey;
  byDepartment?: ByKey;
}

/** The same for every reading with these communes; what is near to what is not, since each reading looks for so much and no more. */
const KEYS = new WeakMap<ReadonlyMap<string, Commune>, Keys>();

export class CommuneIndex {
  readonly #communes: ReadonlyMap<string, Commune>;
  readonly #keys: Keys;
  #nearNames: Suggestions | undefined;
  readonly #departments = new Map<string, { readonly names: Suggestions; readonly byFirstWord: Map<string, string | null> }>();

  constructor(communes: ReadonlyMap<string, Commune>) {
    this.#communes = communes;
    const made = KEYS.get(communes);
    this.#keys = made ?? {};
    if (made === undefined) KEYS.set(communes, this.#keys);
  }

  withCode(inseeCode: string): Commune | undefined {
    return this.#communes.get(inseeCode);
  }

  /** Those that bear the name today; of `placeKey`. */
  named(key: string): readonly Commune[] {
    this.#keys.names ??= this.#indexed(({ name }) => [placeKey(name)]);
    return this.#keys.names.get(key) ?? [];
  }

  /** Those into which a commune of that name has merged, or that were called so. */
  formerlyNamed(key: string): readonly Commune[] {
    this.#keys.formerNames ??= this.#indexed((commune) => formerOf(commune).map(({ name }) => placeKey(name)));
    return this.#keys.formerNames.get(key) ?? [];
  }

  /** Those whose name differs in small words only: « Chalon/Saône », « Mans ». */
  looselyNamed(key: string): readonly Commune[] {
    this.#keys.looseNames ??= this.#indexed(({ name }) => [looseKey(placeKey(name))]);
    const loose = looseKey(key);
    return loose === '' ? [] : (this.#keys.looseNames.get(loose) ?? []);
  }

  /** Those into which the commune of that INSEE code has merged. */
  formerlyCoded(code: string): readonly Commune[] {
    this.#keys.formerCodes ??= this.#indexed((commune) => formerOf(commune).map((former) => former.code));
    return this.#keys.formerCodes.get(code) ?? [];
  }

  /** Those that have the postal code; of a city and its district, the district, which says more. */
  withPostalCode(code: string): readonly Commune[] {
    this.#keys.postalCodes ??= this.#indexed(({ postalCodes = '' }) => (postalCodes === '' ? [] : postalCodes.split(' ')));
    const found = this.#keys.postalCodes.get(code) ?? [];
    const cities = new Set(found.map(({ within }) => within));
    return found.filter(({ inseeCode }) => !cities.has(inseeCode));
  }

  /** What may have been meant: first of this department's, by letters or by a first word that no other of them begins with. */
  nearest(key: string, department: string | null = null): string | null {
    const own = department === null ? null : this.#nearestIn(key, department);
    if (own !== null) return own;
    if (this.#nearNames === undefined) {
      this.#nearNames = new Suggestions();
      for (const { name } of this.#communes.values()) this.#nearNames.add(placeKey(name), name);
    }
    return this.#nearNames.nearest(key);
  }

  /** Those of these departments whose name goes on from this one, small words left out: « La Baule » of La Baule-Escoublac. */
  beginningWith(key: string, departments: readonly string[]): readonly Commune[] {
    const loose = looseKey(key);
    if (loose.length < BEGINNING_MIN) return [];
    this.#keys.byDepartment ??= this.#indexed(({ departmentCode }) => [departmentCode]);
    return departments
      .flatMap((department) => this.#keys.byDepartment!.get(department) ?? [])
      .filter(({ name }) => `${looseKey(placeKey(name))} `.startsWith(`${loose} `));
  }

  #nearestIn(key: string, department: string): string | null {
    let near = this.#departments.get(department);
    if (near === undefined) {
      near = { names: new Suggestions(), byFirstWord: new Map() };
      this.#departments.set(department, near);
      for (const { name, departmentCode } of this.#communes.values()) {
        if (departmentCode !== department) continue;
        near.names.add(placeKey(name), name);
        const [first = ''] = placeKey(name).split(' ');
        near.byFirstWord.set(first, near.byFirstWord.has(first) ? null : name);
      }
    }
    const [first = ''] = key.split(' ');
    return near.names.nearest(key) ?? (first.length >= FIRST_WORD_MIN ? (near.byFirstWord.get(first) ?? null) : null);
  }

  #indexed(keysOf: (commune: Commune) => readonly string[]): ByKey {
    const index = new Map<string, Commune[]>();
    for (const commune of this.#communes.values()) {
      for (const key of new Set(keysOf(commune))) {
        const known = index.get(key);
        if (known === undefined) index.set(key, [commune]);
        else known.push(commune);
      }
    }
    return index;
  }
}

function formerOf({ former = '' }: Commune): { code: string; name: string }[] {
  return former === '' ? [] : former.split('/').map((each) => ({ code: each.slice(0, 5), name: each.slice(6) }));
}
