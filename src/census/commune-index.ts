/**
 * The communes by name, by former name, by postal code: each index is made when it is first asked for, since a census of codes needs none and
 * the communes are 35,000.
 */
import { type Commune, looseKey, placeKey } from '../domain/index.ts';
import { Suggestions } from '../errors/index.ts';

export class CommuneIndex {
  readonly #communes: ReadonlyMap<string, Commune>;
  #names: ReadonlyMap<string, readonly Commune[]> | undefined;
  #looseNames: ReadonlyMap<string, readonly Commune[]> | undefined;
  #formerNames: ReadonlyMap<string, readonly Commune[]> | undefined;
  #formerCodes: ReadonlyMap<string, readonly Commune[]> | undefined;
  #postalCodes: ReadonlyMap<string, readonly Commune[]> | undefined;
  #nearNames: Suggestions | undefined;

  constructor(communes: ReadonlyMap<string, Commune>) {
    this.#communes = communes;
  }

  withCode(inseeCode: string): Commune | undefined {
    return this.#communes.get(inseeCode);
  }

  /** Those that bear the name today; of `placeKey`. */
  named(key: string): readonly Commune[] {
    this.#names ??= this.#indexed(({ name }) => [placeKey(name)]);
    return this.#names.get(key) ?? [];
  }

  /** Those into which a commune of that name has merged, or that were called so. */
  formerlyNamed(key: string): readonly Commune[] {
    this.#formerNames ??= this.#indexed((commune) => formerOf(commune).map(({ name }) => placeKey(name)));
    return this.#formerNames.get(key) ?? [];
  }

  /** Those whose name differs in small words only: « Chalon/Saône », « Mans ». */
  looselyNamed(key: string): readonly Commune[] {
    this.#looseNames ??= this.#indexed(({ name }) => [looseKey(placeKey(name))]);
    const loose = looseKey(key);
    return loose === '' ? [] : (this.#looseNames.get(loose) ?? []);
  }

  /** Those into which the commune of that INSEE code has merged. */
  formerlyCoded(code: string): readonly Commune[] {
    this.#formerCodes ??= this.#indexed((commune) => formerOf(commune).map((former) => former.code));
    return this.#formerCodes.get(code) ?? [];
  }

  /** Those that have the postal code; of a city and its district, the district, which says more. */
  withPostalCode(code: string): readonly Commune[] {
    this.#postalCodes ??= this.#indexed(({ postalCodes = '' }) => (postalCodes === '' ? [] : postalCodes.split(' ')));
    const found = this.#postalCodes.get(code) ?? [];
    const cities = new Set(found.map(({ within }) => within));
    return found.filter(({ inseeCode }) => !cities.has(inseeCode));
  }

  nearest(key: string): string | null {
    if (this.#nearNames === undefined) {
      this.#nearNames = new Suggestions();
      for (const { name } of this.#communes.values()) this.#nearNames.add(placeKey(name), name);
    }
    return this.#nearNames.nearest(key);
  }

  #indexed(keysOf: (commune: Commune) => readonly string[]): ReadonlyMap<string, readonly Commune[]> {
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
