/** Services, sites and communes by code or by name: the names are indexed once, whatever the number of people. */
import { type Commune, type Reference, termKey } from '../domain/index.ts';
import { hint, Suggestions } from '../errors/index.ts';
import type { RecordCells } from './record.ts';

export interface Workplace {
  boardCode: string;
  serviceCode: string;
  siteCode: string | null;
}

/** Candidates that a message names. */
const CANDIDATES_SHOWN = 5;

export class Places {
  readonly #reference: Reference;
  readonly #codes = new Map<string, Workplace>();
  readonly #names = new Map<string, { code: string; workplace: Workplace }[]>();
  readonly #workplaces = new Suggestions();
  readonly #communes = new Map<string, Commune[]>();
  readonly #communeNames = new Suggestions();

  constructor(reference: Reference) {
    this.#reference = reference;
    for (const service of reference.services.values()) {
      this.#addWorkplace(service.code, service.name, { boardCode: service.boardCode, serviceCode: service.code, siteCode: null });
    }
    for (const site of reference.sites.values()) {
      const boardCode = reference.services.get(site.serviceCode)?.boardCode ?? '';
      this.#addWorkplace(site.code, site.name, { boardCode, serviceCode: site.serviceCode, siteCode: site.code });
    }
    for (const commune of reference.communes.values()) {
      const key = communeKey(commune.name);
      const namesakes = this.#communes.get(key);
      if (namesakes !== undefined) namesakes.push(commune);
      else {
        this.#communes.set(key, [commune]);
        this.#communeNames.add(key, commune.name);
      }
    }
  }

  #addWorkplace(code: string, name: string, workplace: Workplace): void {
    const key = termKey(name);
    this.#codes.set(termKey(code), workplace);
    this.#workplaces.add(termKey(code), code);
    const namesakes = this.#names.get(key);
    if (namesakes !== undefined) namesakes.push({ code, workplace });
    else {
      this.#names.set(key, [{ code, workplace }]);
      this.#workplaces.add(key, name);
    }
  }

  /** The workplace that the `service` cell names by code or name; null, with an error, when it names none or several. */
  readWorkplace(cells: RecordCells): Workplace | null {
    const text = cells.required('service');
    if (text === '') return null;
    const key = termKey(text);
    const named = this.#names.get(key) ?? [];
    const found = this.#codes.get(key) ?? only(named);
    if (found !== null) return found;
    if (named.length === 0) cells.error('CENSUS_UNKNOWN_SERVICE', 'service', text, hint(this.#workplaces.nearest(key)));
    else cells.error('CENSUS_AMBIGUOUS_SERVICE', 'service', text, { candidates: shown(named.map(({ code }) => code)) });
    return null;
  }

  /** INSEE code of the commune that the cell names; null when it is empty or, with an error, when it names none or several. */
  readCommune(cells: RecordCells, workplace: Workplace | null): string | null {
    const text = cells.short('commune');
    if (text === '') return null;
    const commune = this.#reference.communes.get(text.toUpperCase()) ?? this.#communeNamed(cells, text, workplace);
    if (commune !== null && commune.coordinates === null) {
      cells.warning('CENSUS_COMMUNE_NOT_LOCATED', 'commune', text, { name: commune.name, inseeCode: commune.inseeCode });
    }
    return commune?.inseeCode ?? null;
  }

  #communeNamed(cells: RecordCells, text: string, workplace: Workplace | null): Commune | null {
    const padded = this.#reference.communes.get(`0${text}`);
    if (/^\d{4}$/.test(text) && padded !== undefined) {
      // A spreadsheet has taken `01053` for a number; `1053` may be a typing error just as well.
      cells.error('CENSUS_COMMUNE_LEADING_ZERO', 'commune', text, { suggestion: padded.inseeCode, name: padded.name });
      return null;
    }
    const key = communeKey(text);
    const namesakes = this.#communes.get(key) ?? [];
    if (namesakes.length <= 1) {
      const [commune] = namesakes;
      if (commune === undefined) cells.error('CENSUS_UNKNOWN_COMMUNE', 'commune', text, hint(this.#communeNames.nearest(key)));
      return commune ?? null;
    }
    const department = workplace === null ? null : this.#reference.services.get(workplace.serviceCode)?.departmentCode;
    const near = namesakes.filter((commune) => commune.departmentCode === department);
    if (near.length === 1) return near[0] ?? null;
    const candidates = shown((near.length > 1 ? near : namesakes).map(({ inseeCode, name }) => `${inseeCode} ${name}`));
    cells.error('CENSUS_AMBIGUOUS_COMMUNE', 'commune', text, { candidates });
    return null;
  }
}

/** The one that a name means: a service and one of its own sites may share it, and then the site says more. */
function only(named: readonly { workplace: Workplace }[]): Workplace | null {
  const sites = named.filter(({ workplace }) => workplace.siteCode !== null);
  const services = new Set(named.map(({ workplace }) => workplace.serviceCode));
  if (services.size !== 1 || sites.length > 1) return null;
  return (sites[0] ?? named[0])?.workplace ?? null;
}

/** A term's key, with the abbreviations of Saint and Sainte written out. */
function communeKey(name: string): string {
  return termKey(name)
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
}

function shown(candidates: readonly string[]): string {
  const rest = candidates.length - CANDIDATES_SHOWN;
  return candidates.slice(0, CANDIDATES_SHOWN).join(', ') + (rest > 0 ? `, … (+${rest})` : '');
}
