/**
 * The reference files as one checked value: every site in a known service, every service in a known directorate, every
 * site in a known commune with coordinates.
 */
import {
  type Board,
  type Commune,
  type Coordinates,
  type Reference,
  type Service,
  type Setting,
  type Site,
  termKey,
} from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { readTable, type Row } from '../table/index.ts';

/** The decoded text of each file. */
export interface ReferenceFiles {
  directorates: string;
  services: string;
  sites: string;
  communes: string;
  /** What services and sites are called besides their names: `alias`, `code`. */
  aliases?: string;
}

/** What the files are called in messages. */
const NAMES = {
  directorates: 'directorates.csv',
  services: 'services.csv',
  sites: 'sites.csv',
  communes: 'communes.csv',
  aliases: 'aliases.csv',
} as const;

const DIRECTORATE_COLUMNS = { code: {}, name: {} };
const SERVICE_COLUMNS = { code: {}, name: {}, directorate_code: {}, department_code: {}, insee_code: {}, town: {} };
const SITE_COLUMNS = { code: {}, name: {}, service_code: {}, town: {}, insee_code: {}, latitude: {}, longitude: {}, setting: {} };
const ALIAS_COLUMNS = { alias: {}, code: {} };
const COMMUNE_COLUMNS = {
  ...{ insee_code: {}, name: {}, department_code: {}, latitude: {}, longitude: {} },
  ...{ postal_codes: { required: false }, within: { required: false }, former: { required: false } },
};

/** By comparison key (see `termKey`). */
const SETTINGS: ReadonlyMap<string, readonly Setting[]> = new Map([
  ['milieu ouvert', ['MO']],
  ['mo', ['MO']],
  ['milieu ferme', ['MF']],
  ['mf', ['MF']],
  ['mixte', ['MO', 'MF']],
]);

/**
 * Reads the reference data: directorates (boards), services, sites, communes, and the aliases where they are given.
 *
 * Columns are found by name, in any order; others are ignored. Files are comma-, semicolon- or tab-separated.
 *
 * @returns maps keyed by code, in the order of the files
 * @throws BinomeError `REFERENCE_…` at the first problem, with its file, line and column
 */
export async function parseReference(files: ReferenceFiles): Promise<Reference> {
  const communeRows = await readTable(files.communes, NAMES.communes, COMMUNE_COLUMNS, 'REFERENCE');
  const communes = keyed(communeRows, 'insee_code', readCommune);
  const boards = keyed(await readTable(files.directorates, NAMES.directorates, DIRECTORATE_COLUMNS, 'REFERENCE'), 'code', readBoard);
  const services = keyed(await readTable(files.services, NAMES.services, SERVICE_COLUMNS, 'REFERENCE'), 'code', (row) =>
    readService(row, boards, communes),
  );
  const sites = keyed(await readTable(files.sites, NAMES.sites, SITE_COLUMNS, 'REFERENCE'), 'code', (row) =>
    readSite(row, services, communes),
  );
  checkDistricts(communeRows, communes);
  const aliases = files.aliases === undefined ? [] : await readTable(files.aliases, NAMES.aliases, ALIAS_COLUMNS, 'REFERENCE');
  return { boards, services, sites, communes, aliases: aliases.map((row) => readAlias(row, services, sites)) };
}

function checkDistricts(rows: readonly Row<keyof typeof COMMUNE_COLUMNS>[], communes: ReadonlyMap<string, Commune>): void {
  for (const row of rows) {
    const value = row.cell('within');
    if (value !== '' && !communes.has(value))
      throw new BinomeError('REFERENCE_UNKNOWN_COMMUNE', { value, file: NAMES.communes }, row.place('within'));
  }
}

function readAlias(
  row: Row<keyof typeof ALIAS_COLUMNS>,
  services: ReadonlyMap<string, Service>,
  sites: ReadonlyMap<string, Site>,
): { alias: string; code: string } {
  const code = row.filled('code');
  if (!services.has(code) && !sites.has(code)) throw new BinomeError('REFERENCE_ALIAS_CODE', { value: code }, row.place('code'));
  return { alias: row.filled('alias'), code };
}

/** The rows by code; a code that comes twice is an error on its second row. */
function keyed<Name extends string, T>(rows: readonly Row<Name>[], codeColumn: Name, read: (row: Row<Name>) => T): Map<string, T> {
  const lines = new Map<string, number>();
  const values = new Map<string, T>();
  for (const row of rows) {
    const code = row.filled(codeColumn);
    const firstLine = lines.get(code);
    if (firstLine !== undefined) throw new BinomeError('REFERENCE_DUPLICATE_CODE', { value: code, firstLine }, row.place(codeColumn));
    lines.set(code, row.line);
    values.set(code, read(row));
  }
  return values;
}

function readBoard(row: Row<keyof typeof DIRECTORATE_COLUMNS>): Board {
  return { code: row.filled('code'), name: row.filled('name') };
}

function readCommune(row: Row<keyof typeof COMMUNE_COLUMNS>): Commune {
  const located = row.cell('latitude') !== '' || row.cell('longitude') !== '';
  const [postalCodes, within, former] = [postalCodesOf(row), row.cell('within'), row.cell('former')];
  return {
    inseeCode: inseeCode(row),
    name: row.filled('name'),
    departmentCode: departmentCode(row),
    coordinates: located ? coordinates(row) : null,
    ...(postalCodes === '' ? {} : { postalCodes }),
    ...(within === '' ? {} : { within }),
    ...(former === '' ? {} : { former }),
  };
}

function readService(
  row: Row<keyof typeof SERVICE_COLUMNS>,
  boards: ReadonlyMap<string, Board>,
  communes: ReadonlyMap<string, Commune>,
): Service {
  const boardCode = row.filled('directorate_code');
  if (!boards.has(boardCode)) {
    const values = { value: boardCode, known: [...boards.keys()].join(', '), file: NAMES.directorates };
    throw new BinomeError('REFERENCE_UNKNOWN_DIRECTORATE', values, row.place('directorate_code'));
  }
  return {
    code: row.filled('code'),
    name: row.filled('name'),
    boardCode,
    departmentCode: departmentCode(row),
    inseeCode: knownCommune(row, communes),
    town: row.filled('town'),
  };
}

function readSite(
  row: Row<keyof typeof SITE_COLUMNS>,
  services: ReadonlyMap<string, Service>,
  communes: ReadonlyMap<string, Commune>,
): Site {
  const serviceCode = row.filled('service_code');
  if (!services.has(serviceCode)) {
    throw new BinomeError('REFERENCE_UNKNOWN_SERVICE', { value: serviceCode, file: NAMES.services }, row.place('service_code'));
  }
  const setting = row.filled('setting');
  const settings = SETTINGS.get(termKey(setting));
  if (settings === undefined) throw new BinomeError('REFERENCE_SETTING', { value: setting }, row.place('setting'));
  return {
    code: row.filled('code'),
    name: row.filled('name'),
    serviceCode,
    town: row.filled('town'),
    inseeCode: knownCommune(row, communes),
    coordinates: coordinates(row),
    settings,
  };
}

function knownCommune(row: Row<'insee_code'>, communes: ReadonlyMap<string, Commune>): string {
  const code = inseeCode(row);
  if (!communes.has(code)) {
    throw new BinomeError('REFERENCE_UNKNOWN_COMMUNE', { value: code, file: NAMES.communes }, row.place('insee_code'));
  }
  return code;
}

function inseeCode(row: Row<'insee_code'>): string {
  const value = row.filled('insee_code');
  if (!/^(\d{2}|2[AB])\d{3}$/.test(value)) throw new BinomeError('REFERENCE_INSEE_CODE', { value }, row.place('insee_code'));
  return value;
}

/** A spreadsheet that took a code for a number has lost its zero: a code of another form would never be found. */
function postalCodesOf(row: Row<'postal_codes'>): string {
  const value = row.cell('postal_codes');
  if (!/^(\d{5}( \d{5})*)?$/.test(value)) throw new BinomeError('REFERENCE_POSTAL_CODE', { value }, row.place('postal_codes'));
  return value;
}

function departmentCode(row: Row<'department_code'>): string {
  const value = row.filled('department_code');
  if (!/^(\d{2}|2[AB]|9[78]\d)$/.test(value)) throw new BinomeError('REFERENCE_DEPARTMENT_CODE', { value }, row.place('department_code'));
  return value;
}

function coordinates(row: Row<'latitude' | 'longitude'>): Coordinates {
  return { latitude: degrees(row, 'latitude', 90), longitude: degrees(row, 'longitude', 180) };
}

/** Decimal degrees; a French spreadsheet writes the decimal mark as a comma. */
function degrees<Name extends string>(row: Row<Name>, column: Name, limit: number): number {
  const value = row.cell(column);
  const number = /^[-−]?\d+([.,]\d+)?$/.test(value) ? Number(value.replace('−', '-').replace(',', '.')) : Number.NaN;
  if (!(Math.abs(number) <= limit)) throw new BinomeError('REFERENCE_COORDINATES', { value }, row.place(column));
  return number;
}
