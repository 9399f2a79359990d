/** The workplace and the commune that a record's cells name: the names are indexed once, whatever the number of people. */
import { type Reference, type Workplace, WorkplaceNames } from '../domain/index.ts';
import { hint } from '../errors/index.ts';
import { Communes } from './communes.ts';
import type { RecordCells } from './record.ts';

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

  /** The workplace that the `service` cell names; null, with an error, when it names none or several. */
  readWorkplace(cells: RecordCells): Workplace | null {
    const text = cells.required('service');
    if (text === '') return null;
    const { found, isPlain } = this.#workplaces.find(text);
    const [only, other] = found;
    if (only === undefined) cells.error('CENSUS_UNKNOWN_SERVICE', 'service', text, hint(this.#workplaces.nearest(text)));
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

  /** INSEE code of the commune that the cell names; null when it is empty or, with an error, when it names none or several. */
  readCommune(cells: RecordCells, workplace: Workplace | null): string | null {
    const service = workplace === null ? undefined : this.#reference.services.get(workplace.serviceCode);
    return this.communes.read(cells, service?.departmentCode ?? null);
  }
}
