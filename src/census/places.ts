/** The workplace and the commune that a record's cells name: the names are indexed once, whatever the number of people. */
import { isOnePlace, type Reference, termKey, type Workplace, WorkplaceNames } from '../domain/index.ts';
import { hint, type NearPlace } from '../errors/index.ts';
import { Communes, type Home } from './communes.ts';
import type { RecordCells, Said } from './record.ts';

/** Candidates that a message names. */
const CANDIDATES_SHOWN = 5;

export class Places {
  readonly #reference: Reference;
  readonly #workplaces: WorkplaceNames;
  readonly communes: Communes;

  constructor(reference: Reference) {
    this.#reference = reference;
    this.#workplaces = new WorkplaceNames(reference);
    this.communes = new Communes(reference);
  }

  /** What an unknown spelling may have meant: see `WorkplaceNames.nearest`. */
  nearest(text: string, board: string | null): NearPlace | null | undefined {
    return this.#workplaces.nearest(text, board);
  }

  /** The workplace that the `service` cell names; null, with an error, when it names none or several. */
  readWorkplace(cells: RecordCells): Workplace | null {
    const text = cells.required('service');
    if (text === '') return null;
    const said = cells.said('service');
    if (new Set(said.map((one) => termKey(one.text))).size > 1) return this.#workplaceOfAll(cells, said);
    const { found, isPlain } = this.#workplaces.find(text);
    const [only, other] = found;
    if (only === undefined) cells.error('CENSUS_UNKNOWN_SERVICE', 'service', text, hint(null));
    else if (other !== undefined) {
      const rest = found.length - CANDIDATES_SHOWN;
      const codes = found.slice(0, CANDIDATES_SHOWN).map(({ code, name }) => `${code} ${name}`);
      cells.error('CENSUS_AMBIGUOUS_SERVICE', 'service', text, { candidates: codes.join(', ') + (rest > 0 ? `, … (+${rest})` : '') });
    } else {
      if (!isPlain) cells.warning('CENSUS_SERVICE_READ', 'service', text, { name: only.name, code: only.code });
      return only.workplace;
    }
    return null;
  }

  /** Of columns that say a service and its site (« SPIP 33 », « Libourne »), the site; null, with an error, where they do not agree. */
  #workplaceOfAll(cells: RecordCells, said: readonly Said[]): Workplace | null {
    const [first, ...others] = said.map((one) => ({ ...one, found: this.#workplaces.find(one.text).found }));
    let taken = first!;
    for (const other of others) {
      const [a, b] = [taken.found, other.found];
      if (a.length !== 1 || b.length !== 1 || !isOnePlace(a[0]!.workplace, b[0]!.workplace)) {
        cells.differ('service', taken, other);
        return null;
      }
      if (a[0]!.workplace.siteCode === null) taken = other;
    }
    const { name, code, workplace } = taken.found[0]!;
    cells.warning('CENSUS_SERVICE_READ', 'service', said.map(({ text }) => text).join(' – '), { name, code });
    return workplace;
  }

  /** Says so where a mentor's commune is not that of their site: journeys are to the site. */
  compareTown(cells: RecordCells, { siteCode }: Workplace, communeCode: string): void {
    const site = this.#reference.sites.get(siteCode ?? '');
    const commune = this.#reference.communes.get(communeCode)?.name ?? communeCode;
    if (site === undefined || site.inseeCode === communeCode) return;
    // A district is part of its town.
    const [town, other] = [termKey(site.town), termKey(commune)];
    if (!other.startsWith(town) && !town.startsWith(other))
      cells.warning('CENSUS_TOWN_OF_SITE', 'commune', cells.raw('commune').trim(), { name: site.name, town: site.town });
  }

  #homeOf({ serviceCode, siteCode, boardCode }: Workplace): Home | null {
    const { services, sites, communes } = this.#reference;
    const service = services.get(serviceCode);
    if (service === undefined) return null;
    const departments = [...services.values()].filter((other) => other.boardCode === boardCode).map((other) => other.departmentCode);
    return {
      ...{ department: service.departmentCode, service: service.name },
      departments: [...new Set([service.departmentCode, ...departments])],
      point: sites.get(siteCode ?? '')?.coordinates ?? communes.get(service.inseeCode)?.coordinates ?? null,
    };
  }

  /** INSEE code of the commune that the cell names; null when it is empty or, with an error, when it names none or several. */
  readCommune(cells: RecordCells, workplace: Workplace | null): string | null {
    const home = workplace === null ? null : this.#homeOf(workplace);
    const [first, ...others] = cells.said('commune');
    const other = others.find(({ text }) => termKey(text) !== termKey(first!.text));
    if (other === undefined) return this.communes.read(cells, home);
    // A name and a code in two columns are a name with its code; anything else is two communes.
    const both = [first!, other].sort((a, b) => Number(isCode(b.text)) - Number(isCode(a.text)));
    if (others.length === 1 && isCode(both[0]!.text) && !isCode(both[1]!.text))
      return this.communes.read(cells, home, both.map(({ text }) => text).join(' '));
    cells.differ('commune', first!, other);
    return null;
  }
}

function isCode(text: string): boolean {
  return /^(?:\d{5}|2[AB]\d{3})$/i.test(text);
}
