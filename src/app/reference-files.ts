/** The reference data that the package ships: read from its own folder, whatever the current one is. */
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseCalendar } from '../calendar/index.ts';
import type { Guidelines } from '../domain/guidelines.ts';
import type { Period } from '../domain/period.ts';
import type { Reference } from '../domain/site.ts';
import { parseGuidelines } from '../guidelines/index.ts';
import { parseReference } from '../reference/index.ts';
import { sha256 } from './files.ts';

// From src/app as from dist/app.
const FOLDER = new URL('../../data/reference/', import.meta.url);

async function read(name: string): Promise<string> {
  return readFile(new URL(name, FOLDER), 'utf8');
}

export async function loadReference(): Promise<Reference> {
  const [directorates, services, sites, communes] = await Promise.all(
    ['directorates.csv', 'services.csv', 'sites.csv', 'communes.csv'].map((name) => read(name)),
  );
  return parseReference({ directorates: directorates!, services: services!, sites: sites!, communes: communes! });
}

/** Every calendar of the folder `calendar`, with its events. */
export async function loadCalendars(): Promise<Period[]> {
  const names = (await readdir(fileURLToPath(new URL('calendar/', FOLDER)))).filter((name) => name.endsWith('.csv')).sort();
  const segments = names.filter((name) => !name.endsWith('-events.csv'));
  const files = segments.map(async (name) => {
    const events = name.replace(/\.csv$/, '-events.csv');
    const text = await read(`calendar/${name}`);
    return names.includes(events) ? { name, segments: text, events: await read(`calendar/${events}`) } : { name, segments: text };
  });
  return parseCalendar(await Promise.all(files));
}

export async function loadGuidelines(): Promise<{ guidelines: Guidelines; sha256: string }> {
  const text = await read('guidelines.json');
  return { guidelines: parseGuidelines(text, 'guidelines.json'), sha256: sha256(text) };
}
