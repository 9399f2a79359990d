/**
 * Services and sites by any plausible spelling: code, name, with or without « SPIP de la » or « Antenne de », department number, town, an alias
 * such as the name of a prison, or several of these together (« SPIP 33 – Libourne »).
 *
 * Whatever the spelling, a service that has one site is that site: written two ways it is still one place.
 */
import { editDistance, Lexicon } from '../errors/index.ts';
import { termKey } from './person.ts';
import { looseKey, placeKey } from './place-key.ts';
import { onlySiteOf, type Reference, type Service, type Setting, type Site } from './site.ts';

export interface Workplace {
  readonly boardCode: string;
  readonly serviceCode: string;
  readonly siteCode: string | null;
}

export interface NamedWorkplace {
  readonly code: string;
  readonly name: string;
  readonly workplace: Workplace;
}

export interface WorkplaceReading {
  /** None: unknown. Several: it may be any of them. */
  readonly found: readonly NamedWorkplace[];
  /** False where it was found by its town or an alias, not by its code or name: worth saying. */
  readonly isPlain: boolean;
}

const KIND =
  /\b(services? penitentiaires? d insertion et de probation|d?f?spip|antenne|site|siege|residence administrative|service|direction|departement|numero|n|no|unique|locale?|departementale?)\b/g;
const PRISON =
  /\b(maison d arret|maison centrale|centre penitentiaire|centre de detention|(centre|quartier) de semi liberte|etablissement penitentiaire( pour mineurs)?|ma|mc|cp|cd|csl|qsl|epm)\b/g;
const SETTING_WORDS: readonly (readonly [RegExp, Setting | null])[] = [
  [/\b(milieu ouvert|mo)\b/g, 'MO'],
  [/\b(milieu ferme|mf)\b/g, 'MF'],
  [/\b(milieu mixte|mixte)\b/g, null],
];
/** Unknown spellings that are compared with every name: a file of nonsense must not take hours. */
const LOOKUPS_MAX = 500;
/** A cell may hold 200 characters: more words than this are no name. */
const WORDS_MAX = 14;

export class WorkplaceNames {
  readonly #entries = new Map<string, NamedWorkplace>();
  readonly #exact = new Map<string, NamedWorkplace[]>();
  /** Loose key → those whose name or number it is; whose town or alias it is. */
  readonly #names = new Map<string, NamedWorkplace[]>();
  readonly #others = new Map<string, NamedWorkplace[]>();
  readonly #near = new Lexicon();
  readonly #nearLoosely = new Lexicon();
  readonly #answers = new Map<string, string | null>();
  readonly #reference: Reference;

  constructor(reference: Reference) {
    this.#reference = reference;
    for (const service of reference.services.values()) this.#addService(service);
    for (const site of reference.sites.values()) this.#addSite(site);
    for (const { alias, code } of reference.aliases ?? []) {
      const entry = this.#entries.get(code);
      if (entry !== undefined) put(this.#others, distinctive(alias).key, entry);
    }
  }

  /** O(words³) for a spelling that is no known one. */
  find(text: string): WorkplaceReading {
    const exact = narrowed(this.#exact.get(termKey(text)) ?? []);
    if (exact.length > 0) return { found: exact, isPlain: true };
    const { key, kind, setting } = distinctive(text);
    const words = key === '' ? [] : key.split(' ');
    if (words.length === 0 || words.length > WORDS_MAX) return { found: [], isPlain: true };
    const [names, others] = [this.#names.get(key) ?? [], this.#others.get(key) ?? []];
    // « Vienne » is a department and the town of another's site: the words around it say which is meant, or nothing does.
    const preferred =
      kind === 'service' ? names : kind === 'site' ? [...names, ...others].filter(({ workplace }) => this.#isOneOfSeveral(workplace)) : [];
    const whole = narrowed(preferred.length > 0 ? preferred : [...names, ...others]);
    const found = whole.length > 0 ? whole : narrowed(this.#together(words, 3));
    const isNamed = (entry: NamedWorkplace): boolean => names.some(({ workplace }) => isSame(workplace, entry.workplace));
    return { found: this.#inSetting(found, setting), isPlain: whole.length > 0 ? whole.every(isNamed) : this.#namesAll(words) };
  }

  /** The name or code that is nearest to an unknown spelling; null beyond the first 500 of them. */
  nearest(text: string): string | null {
    const known = this.#answers.get(text);
    if (known !== undefined || this.#answers.size >= LOOKUPS_MAX) return known ?? null;
    const { key } = distinctive(text);
    const name = this.#near.nearest(termKey(text)) ?? this.#nearLoosely.nearest(key) ?? this.#withWordOf(key) ?? this.#leastFar(key);
    this.#answers.set(text, name);
    return name;
  }

  #addService({ code, name, boardCode, departmentCode, town }: Service): void {
    const siteCode = onlySiteOf(this.#reference, code)?.code ?? null;
    const entry = { code, name, workplace: { boardCode, serviceCode: code, siteCode } };
    this.#add(entry, [distinctive(name).key, distinctive(code).key, departmentCode.toLowerCase()], town);
  }

  #addSite({ code, name, serviceCode, town }: Site): void {
    const boardCode = this.#reference.services.get(serviceCode)?.boardCode ?? '';
    this.#add({ code, name, workplace: { boardCode, serviceCode, siteCode: code } }, [distinctive(name).key, distinctive(code).key], town);
  }

  #add(entry: NamedWorkplace, names: readonly string[], town: string): void {
    this.#entries.set(entry.code, entry);
    for (const key of new Set([entry.code, entry.name].map(termKey))) put(this.#exact, key, entry);
    for (const key of new Set(names)) put(this.#names, key, entry);
    put(this.#others, looseKey(placeKey(town)), entry);
    this.#near.add(termKey(entry.code), entry.code);
    this.#near.add(termKey(entry.name), entry.name);
    this.#nearLoosely.add(distinctive(entry.name).key, entry.name);
  }

  #known(key: string): readonly NamedWorkplace[] {
    return [...(this.#names.get(key) ?? []), ...(this.#others.get(key) ?? [])];
  }

  /** Those that all the parts of a spelling agree on, where it can be cut into at most so many known parts. */
  #together(words: readonly string[], parts: number): readonly NamedWorkplace[] {
    const whole = this.#known(words.join(' '));
    if (whole.length > 0 || parts === 1) return whole;
    return words.slice(1).flatMap((_, k) => {
      const first = this.#known(words.slice(0, k + 1).join(' '));
      if (first.length === 0) return [];
      const rest = this.#together(words.slice(k + 1), parts - 1);
      return first.flatMap((a) => rest.flatMap((b) => (agree(a.workplace, b.workplace) ? [b.workplace.siteCode === null ? a : b] : [])));
    });
  }

  #namesAll(words: readonly string[]): boolean {
    return words.slice(1).some((_, k) => [words.slice(0, k + 1), words.slice(k + 1)].every((part) => this.#names.has(part.join(' '))));
  }

  #isOneOfSeveral({ serviceCode, siteCode }: Workplace): boolean {
    return siteCode !== null && onlySiteOf(this.#reference, serviceCode) === null;
  }

  #inSetting(found: readonly NamedWorkplace[], setting: Setting | null): readonly NamedWorkplace[] {
    if (found.length < 2 || setting === null) return found;
    const fit = found.filter(
      ({ workplace: { siteCode } }) => siteCode !== null && this.#reference.sites.get(siteCode)?.settings.includes(setting),
    );
    return fit.length > 0 ? fit : found;
  }

  #withWordOf(key: string): string | null {
    const words = key.split(' ').filter((word) => word.length >= 4);
    for (const word of words.toSorted((a, b) => b.length - a.length)) {
      for (const { name } of this.#entries.values()) if (distinctive(name).key.split(' ').includes(word)) return name;
    }
    return null;
  }

  #leastFar(key: string): string | null {
    let best: { name: string | null; distance: number } = { name: null, distance: Math.min(key.length, 40) + 40 };
    for (const { name } of this.#entries.values()) {
      const distance = editDistance(key.slice(0, 40), distinctive(name).key, best.distance - 1);
      if (distance < best.distance) best = { name, distance };
    }
    return best.name;
  }
}

/** What tells a place from others, and what the words around it say of its kind. */
function distinctive(text: string): { key: string; kind: 'service' | 'site' | null; setting: Setting | null } {
  const written = placeKey(text)
    .replace(/\bspip ?(\d{1,3}|2[ab])\b/, (_, number: string) => `spip ${number.padStart(2, '0')}`)
    .replace(/^spip (\d\d) ?0?(\d)$/, 'spip $1 0$2');
  const kind = /\b(antenne|site)\b/.test(written) ? 'site' : /\b(spip|service)\b/.test(written) ? 'service' : null;
  let [rest, setting] = [written.replace(KIND, ' ').replace(PRISON, ' '), null as Setting | null];
  for (const [words, named] of SETTING_WORDS) {
    const without = rest.replace(words, ' ');
    if (without !== rest) setting = named;
    rest = without;
  }
  return { key: looseKey(rest), kind, setting };
}

function put(index: Map<string, NamedWorkplace[]>, key: string, entry: NamedWorkplace): void {
  if (key === '') return;
  const known = index.get(key);
  if (known === undefined) index.set(key, [entry]);
  else if (!known.includes(entry)) known.push(entry);
}

function agree(a: Workplace, b: Workplace): boolean {
  return a.serviceCode === b.serviceCode && (a.siteCode === null || b.siteCode === null || a.siteCode === b.siteCode);
}

function isSame(a: Workplace, b: Workplace): boolean {
  return a.serviceCode === b.serviceCode && a.siteCode === b.siteCode;
}

/** Each place once; a service and one of its own sites: the site, which says more. */
function narrowed(found: readonly NamedWorkplace[]): readonly NamedWorkplace[] {
  const distinct = found.filter((entry, k) => found.findIndex((other) => isSame(entry.workplace, other.workplace)) === k);
  const sites = distinct.filter(({ workplace }) => workplace.siteCode !== null);
  return distinct.filter((entry) => entry.workplace.siteCode !== null || !sites.some((site) => agree(site.workplace, entry.workplace)));
}
