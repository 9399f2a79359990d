/**
 * Services and sites by any plausible spelling: code, name, with or without « SPIP de la » or « Antenne de », department number, town, an alias
 * such as the name of a prison, or several of these together (« SPIP 33 – Libourne »).
 *
 * Whatever the spelling, a service that has one site is that site: written two ways it is still one place.
 */
import { Lexicon, type NearPlace } from '../errors/index.ts';
import { termKey } from './person.ts';
import { looseKey, placeKey } from './place-key.ts';
import { type Board, onlySiteOf, type Reference, type Service, type Setting, type Site } from './site.ts';

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

/** A commune, and the departments that have one of its name. */
interface Departments {
  readonly commune: string;
  readonly codes: ReadonlySet<string>;
}

const KIND =
  /\b(services? penitentiaires? d insertion et de probation|antenne locale d insertion et de probation|d?f?spip|alip|antenne|site|siege|residence administrative|service|direction|departement|numero|n|no|unique|locale?|departementale?)\b/g;
const PRISON =
  /\b(maison d arret|maison centrale|centre penitentiaire|centre de detention|(centre|quartier) de semi liberte|etablissement penitentiaire( pour mineurs)?|ma|mc|cp|cd|csl|qsl|epm)\b/g;
const SETTING_WORDS: readonly (readonly [RegExp, Setting | null])[] = [
  [/\b(milieu ouvert|mo)\b/g, 'MO'],
  [/\b(milieu ferme|mf)\b/g, 'MF'],
  [/\b(milieu mixte|mixte)\b/g, null],
];
/** Unknown spellings that are compared with every name: a file of nonsense must not take hours. */
const LOOKUPS_MAX = 500;
/** Words of offices that tell no place from another, in a spelling that is no known one. */
const OFFICE =
  /\b(bureau|agence|annexe|permanence|pole|unite|cellule|relais|equipe|maison|point|justice|droit|tribunal|judiciaire|ministere|prefecture|centre|territoriale?|locaux?|nord|sud|est|ouest)\b/g;
/** Shorter words are shared by chance. */
const SHARED_WORD_MIN = 4;
/** A short name is near to another at one letter's difference, not at two. */
const SHORT_NAME = 6;
/** A cell may hold 200 characters: more words than this are no name. */
const WORDS_MAX = 14;

/** The directorates that a text may mean: by code or name, else by a word of the name (« Lyon »). */
export function boardsNamed(text: string, boards: Reference['boards']): readonly Board[] {
  const key = termKey(text);
  const all = [...boards.values()];
  const exact = all.filter(({ code, name }) => termKey(code) === key || termKey(name) === key);
  return exact.length > 0 || key === '' ? exact : all.filter(({ name }) => termKey(name).split(' ').includes(key));
}

export class WorkplaceNames {
  readonly #entries = new Map<string, NamedWorkplace>();
  readonly #exact = new Map<string, NamedWorkplace[]>();
  /** Loose key → those whose name or number it is; whose town or alias it is. */
  readonly #names = new Map<string, NamedWorkplace[]>();
  readonly #others = new Map<string, NamedWorkplace[]>();
  readonly #near = new Lexicon();
  readonly #nearLoosely = new Lexicon();
  /** A town or alias without the river or region that it is on or in: « Condé » of Condé-sur-Sarthe. */
  readonly #shortened = new Map<string, NamedWorkplace[]>();
  /** Word of a name → those whose name has it. */
  readonly #words = new Map<string, NamedWorkplace[]>();
  readonly #answers = new Map<string, NearPlace | null>();
  #departments: ReadonlyMap<string, Departments> | undefined;
  /** Of a directorate: the names of the communes of its departments. */
  readonly #communesOf = new Map<string, Lexicon>();
  readonly #reference: Reference;

  constructor(reference: Reference) {
    this.#reference = reference;
    for (const service of reference.services.values()) this.#addService(service);
    for (const site of reference.sites.values()) this.#addSite(site);
    for (const { alias, code } of reference.aliases ?? []) {
      const entry = this.#entries.get(code);
      if (entry !== undefined) this.#addOther(distinctive(alias).key, alias, entry);
    }
  }

  /** O(words³) for a spelling that is no known one. What stands in brackets behind a known one, and is no place, says nothing of where it is: « Toulouse (SME) ». */
  find(text: string): WorkplaceReading {
    const reading = this.#read(text);
    const [, bare, aside] = /^(.{2,}?)\s*\((\p{L}{1,5})\)$/u.exec(text.trim()) ?? [];
    if (reading.found.length > 0 || bare === undefined || this.#read(aside!).found.length > 0) return reading;
    return { ...this.#read(bare), isPlain: false };
  }

  #read(text: string): WorkplaceReading {
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
    const parts = whole.length > 0 ? whole : narrowed(this.#together(words, 3));
    const found = parts.length > 0 ? parts : narrowed(this.#shortened.get(key) ?? []);
    const isNamed = (entry: NamedWorkplace): boolean => names.some(({ workplace }) => isSame(workplace, entry.workplace));
    return {
      found: this.#inSetting(found, setting),
      isPlain: !namesPrison(text) && (whole.length > 0 ? whole.every(isNamed) : this.#namesAll(words)),
    };
  }

  /**
   * What an unknown spelling may have meant: a place that is known without the words of offices; the service of the department of the commune
   * that is named; a name or code that differs in a letter or two; one that shares a word which no other service has; the service of a commune
   * of the directorate that differs in a letter or two. null: nothing is near. undefined: not looked at, beyond the first 500.
   * @param board whose people are spoken of: of namesakes its commune is meant, and what is near in letters alone is one of its own. null: anybody's.
   */
  nearest(text: string, board: string | null = null): NearPlace | null | undefined {
    const asked = `${board ?? ''} ${text}`;
    const known = this.#answers.get(asked);
    if (known !== undefined || this.#answers.size >= LOOKUPS_MAX) return known;
    const bare = looseKey(distinctive(text).key.replace(OFFICE, ' '));
    const found = this.#meant(termKey(text), bare, board);
    this.#answers.set(asked, found);
    return found;
  }

  #meant(whole: string, bare: string, board: string | null): NearPlace | null {
    const named = this.#bare(bare) ?? this.#ofCommune(bare, board);
    if (named !== null) return named;
    const near = [
      // A commune that there is, written as it is, is no misspelling of a town elsewhere.
      this.#isCommune(bare) ? null : this.#inLetters(whole, bare),
      this.#withWordOf(bare),
      board === null || this.#isCommune(bare) ? null : this.#nearCommune(bare, board),
    ];
    return near.find((place) => place !== null && (board === null || this.#boardOf(place.name) === board)) ?? null;
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
    this.#addOther(looseKey(placeKey(town)), town, entry);
    this.#near.add(termKey(entry.code), entry.code);
    this.#near.add(termKey(entry.name), entry.name);
    const { key } = distinctive(entry.name);
    this.#nearLoosely.add(key, entry.name);
    const [short] = placeKey(entry.name).split(/ (?:sur|en|sous|les) /);
    if (short !== placeKey(entry.name)) put(this.#shortened, distinctive(short!).key, entry);
    for (const word of new Set(key.split(' '))) put(this.#words, word, entry);
  }

  #addOther(key: string, name: string, entry: NamedWorkplace): void {
    put(this.#others, key, entry);
    const [short] = placeKey(name).split(/ (?:sur|en|sous|les) /);
    if (short !== placeKey(name)) put(this.#shortened, distinctive(short!).key, entry);
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
      return first.flatMap((a) =>
        rest.flatMap((b) => (isOnePlace(a.workplace, b.workplace) ? [b.workplace.siteCode === null ? a : b] : [])),
      );
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

  /** The one place that is known by what is left without the words of offices. */
  #bare(key: string): NearPlace | null {
    const [only, other] = narrowed(this.#known(key));
    return only === undefined || other !== undefined ? null : { name: only.name, commune: null };
  }

  #inLetters(whole: string, key: string): NearPlace | null {
    const name = this.#near.nearest(whole) ?? this.#nearLoosely.nearest(key, key.length < SHORT_NAME ? 1 : 2);
    return name === null ? null : { name, commune: null };
  }

  /** The service of the one department, or the one of the directorate, that has a commune of this name, or one whose longer name begins so. */
  #ofCommune(key: string, board: string | null): NearPlace | null {
    const departments = this.#allDepartments();
    const exact = departments.get(key);
    if (exact !== undefined) return this.#serviceOf([exact], board);
    if (key.length < SHARED_WORD_MIN) return null;
    return this.#serviceOf(
      [...departments].flatMap(([name, commune]) => (name.startsWith(`${key} `) ? [commune] : [])),
      board,
    );
  }

  #isCommune(key: string): boolean {
    return this.#allDepartments().has(key);
  }

  /** The service of a commune of the directorate, of which the name is a letter or two away. */
  #nearCommune(key: string, board: string): NearPlace | null {
    const own = new Set([...this.#reference.services.values()].flatMap((one) => (one.boardCode === board ? [one.departmentCode] : [])));
    const lexicon = this.#communesOf.get(board) ?? new Lexicon();
    if (!this.#communesOf.has(board))
      for (const [name, { codes }] of this.#allDepartments()) if ([...codes].some((code) => own.has(code))) lexicon.add(name, name);
    this.#communesOf.set(board, lexicon);
    const near = lexicon.nearest(key, key.length < SHORT_NAME ? 1 : 2);
    return near === null ? null : this.#ofCommune(near, board);
  }

  /** Of the one service whose department has one of these communes; of several, the only one of the directorate. */
  #serviceOf(communes: readonly Departments[], board: string | null): NearPlace | null {
    const found = communes.flatMap(({ commune, codes }) =>
      [...this.#reference.services.values()].flatMap((service) => (codes.has(service.departmentCode) ? [{ service, commune }] : [])),
    );
    const own = found.filter(({ service }) => service.boardCode === board);
    const [only, ...others] = own.length > 0 ? own : found;
    return only === undefined || others.some(({ service }) => service !== only.service)
      ? null
      : { name: only.service.name, commune: only.commune };
  }

  #boardOf(name: string): string | null {
    return this.#exact.get(termKey(name))?.[0]?.workplace.boardCode ?? null;
  }

  #allDepartments(): ReadonlyMap<string, Departments> {
    this.#departments ??= this.#indexDepartments();
    return this.#departments;
  }

  #indexDepartments(): ReadonlyMap<string, Departments> {
    const index = new Map<string, { commune: string; codes: Set<string> }>();
    for (const { name, departmentCode } of this.#reference.communes.values()) {
      const key = looseKey(placeKey(name));
      const known = index.get(key);
      if (known === undefined) index.set(key, { commune: name, codes: new Set([departmentCode]) });
      else known.codes.add(departmentCode);
    }
    return index;
  }

  /** By the longest word, or number of a department, that the names of one service alone have. */
  #withWordOf(key: string): NearPlace | null {
    for (const word of key.split(' ').sort((a, b) => b.length - a.length)) {
      const found = word.length < SHARED_WORD_MIN ? (this.#names.get(word) ?? []) : (this.#words.get(word) ?? []);
      const [first] = found;
      if (first !== undefined && new Set(found.map(({ workplace }) => workplace.serviceCode)).size === 1)
        return { name: first.name, commune: null };
    }
    return null;
  }
}

/** What tells a place from others, and what the words around it say of its kind. */
function distinctive(text: string): { key: string; kind: 'service' | 'site' | null; setting: Setting | null } {
  const written = placeKey(text)
    .replace(/\bspip ?(\d{1,3}|2[ab])\b/, (_, number: string) => `spip ${number.padStart(2, '0')}`)
    .replace(/^spip (\d\d) ?0?(\d)$/, 'spip $1 0$2');
  const kind = /\b(antenne|alip|site)\b/.test(written) ? 'site' : /\b(spip|service)\b/.test(written) ? 'service' : null;
  let [rest, setting] = [written.replace(KIND, ' ').replace(PRISON, ' '), null as Setting | null];
  for (const [words, named] of SETTING_WORDS) {
    const without = rest.replace(words, ' ');
    if (without !== rest) setting = named;
    rest = without;
  }
  return { key: looseKey(rest), kind, setting };
}

/** Whether a spelling is of a prison, and not of the office that it is read as: whoever works there works in the closed setting. */
export function namesPrison(text: string): boolean {
  return placeKey(text).search(PRISON) >= 0;
}

function put(index: Map<string, NamedWorkplace[]>, key: string, entry: NamedWorkplace): void {
  if (key === '') return;
  const known = index.get(key);
  if (known === undefined) index.set(key, [entry]);
  else if (!known.includes(entry)) known.push(entry);
}

/** Whether two say one place: the same site, or a service and one of its own. */
export function isOnePlace(a: Workplace, b: Workplace): boolean {
  return a.serviceCode === b.serviceCode && (a.siteCode === null || b.siteCode === null || a.siteCode === b.siteCode);
}

function isSame(a: Workplace, b: Workplace): boolean {
  return a.serviceCode === b.serviceCode && a.siteCode === b.siteCode;
}

/** Each place once; a service and one of its own sites: the site, which says more. */
function narrowed(found: readonly NamedWorkplace[]): readonly NamedWorkplace[] {
  const distinct = found.filter((entry, k) => found.findIndex((other) => isSame(entry.workplace, other.workplace)) === k);
  const sites = distinct.filter(({ workplace }) => workplace.siteCode !== null);
  return distinct.filter(
    (entry) => entry.workplace.siteCode !== null || !sites.some((site) => isOnePlace(site.workplace, entry.workplace)),
  );
}
