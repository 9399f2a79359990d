/** The reference data as the demo census needs it: regions, their services, the sites where people work and the communes around. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseString } from 'fast-csv';

/** @typedef {{ code: string, name: string, inseeCode: string, settings: string[], homes: string[] }} Site */
/** @typedef {{ code: string, name: string, sites: Site[] }} Service */
/** @typedef {{ code: string, services: Service[] }} Region */

const reference = fileURLToPath(new URL('../../data/reference/', import.meta.url));
const SETTINGS = { 'milieu ouvert': ['MO'], 'milieu fermé': ['MF'], mixte: ['MO', 'MF'] };
const COMMUTE_KM = 25;

/** @returns {Promise<{ regions: Region[], communeLabel: (inseeCode: string) => string, hasUniqueName: (name: string) => boolean }>} */
export async function readWorkplaces() {
  const [directorates, services, sites, communes] = await Promise.all(['directorates', 'services', 'sites', 'communes'].map(readRows));
  // Towns, as GeoNames knows them: people of the demo live in some thousands of places, not in hamlets.
  const located = communes.filter(({ position_source: source }) => ['geonames', 'laposte-town', 'workplace'].includes(source));
  const siteOf = (row) => ({
    code: row.code,
    name: row.name,
    inseeCode: row.insee_code,
    settings: SETTINGS[row.setting],
    homes: homesAround(row, located),
  });
  const usable = (service) => (site) =>
    site.service_code === service.code &&
    !site.note.includes('inactive') &&
    // Saint-Martin belongs to the service of Guadeloupe, on an island of its own: nobody there could be matched.
    site.insee_code.startsWith(service.department_code);
  const withSites = services.map((service) => ({
    directorate: service.directorate_code,
    code: service.code,
    name: service.name,
    sites: sites.filter(usable(service)).map(siteOf),
  }));
  const regions = directorates.map(({ code }) => ({
    code,
    services: withSites.filter((service) => service.directorate === code && service.sites.length > 0),
  }));

  const names = new Map(communes.map((commune) => [commune.insee_code, commune.name]));
  const communesNamed = countBy(communes.map(({ name }) => nameKey(name)));
  const workplacesNamed = countBy([...services, ...sites].map(({ name }) => nameKey(name)));
  return {
    regions,
    /** The name where it says which commune is meant, else the code. */
    communeLabel: (inseeCode) => {
      const name = names.get(inseeCode);
      return communesNamed.get(nameKey(name)) === 1 ? name : inseeCode;
    },
    hasUniqueName: (name) => workplacesNamed.get(nameKey(name)) === 1,
  };
}

/** Codes of the communes of the same department within commuting distance, the site's own first. */
function homesAround(site, communes) {
  const department = site.insee_code.slice(0, site.insee_code.startsWith('97') ? 3 : 2);
  const near = communes.filter(
    (commune) =>
      commune.department_code === department && commune.insee_code !== site.insee_code && distanceKm(site, commune) <= COMMUTE_KM,
  );
  return [site.insee_code, ...near.map((commune) => commune.insee_code)];
}

/** Flat-earth distance: near enough over a commute, and made of operations that give the same bits everywhere. */
function distanceKm(a, b) {
  const radians = (Number(a.latitude) * 3.14159265) / 180;
  const cosine = 1 - radians ** 2 / 2 + radians ** 4 / 24 - radians ** 6 / 720;
  const north = (Number(b.latitude) - Number(a.latitude)) * 111.2;
  const east = (Number(b.longitude) - Number(a.longitude)) * 111.2 * cosine;
  return Math.sqrt(north * north + east * east);
}

async function readRows(name) {
  const rows = [];
  for await (const row of parseString(readFileSync(`${reference}${name}.csv`, 'utf8'), { headers: true })) rows.push(row);
  return rows;
}

/** What a census import compares names by: case, accents and punctuation make no difference. */
function nameKey(name) {
  const letters = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe');
  return letters.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

function countBy(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
