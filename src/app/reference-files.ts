/** The reference data that the package ships, read through the files of a run. */
import { parseCalendar } from '../calendar/index.ts';
import type { Guidelines } from '../domain/guidelines.ts';
import type { Period } from '../domain/period.ts';
import type { Reference } from '../domain/site.ts';
import { parseGuidelines } from '../guidelines/index.ts';
import { parseReference } from '../reference/index.ts';
import { sha256 } from './files.ts';
import type { RunFiles } from './run-files.ts';

export async function loadReference(files: RunFiles): Promise<Reference> {
  const [directorates, services, sites, communes] = await Promise.all(
    ['directorates.csv', 'services.csv', 'sites.csv', 'communes.csv'].map((name) => files.referenceText(name)),
  );
  return parseReference({ directorates: directorates!, services: services!, sites: sites!, communes: communes! });
}

/** Every calendar of the folder `calendar`, with its events. */
export async function loadCalendars(files: RunFiles): Promise<Period[]> {
  const names = await files.calendarNames();
  const calendars = names.filter((name) => !name.endsWith('-events.csv'));
  const read = calendars.map(async (file) => {
    const events = file.replace(/\.csv$/, '-events.csv');
    const [name, segments] = [file.replace(/^calendar\//, ''), await files.referenceText(file)];
    return names.includes(events) ? { name, segments, events: await files.referenceText(events) } : { name, segments };
  });
  return parseCalendar(await Promise.all(read));
}

export async function loadGuidelines(files: RunFiles): Promise<{ guidelines: Guidelines; sha256: string }> {
  const text = await files.referenceText('guidelines.json');
  return { guidelines: parseGuidelines(text, 'guidelines.json'), sha256: sha256(text) };
}
