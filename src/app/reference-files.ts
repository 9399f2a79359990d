/** The reference data that the program ships, read through the inputs of a run. */
import { parseCalendar } from '../calendar/index.ts';
import type { Guidelines, Period, Reference } from '../domain/index.ts';
import { parseGuidelines } from '../guidelines/index.ts';
import { parseReference } from '../reference/index.ts';
import { sha256 } from './content.ts';
import type { Inputs } from './inputs.ts';

export async function loadReference(inputs: Inputs): Promise<Reference> {
  const [directorates, services, sites, communes, aliases] = await Promise.all(
    ['directorates.csv', 'services.csv', 'sites.csv', 'communes.csv', 'aliases.csv'].map((name) => inputs.referenceText(name)),
  );
  return parseReference({ directorates: directorates!, services: services!, sites: sites!, communes: communes!, aliases: aliases! });
}

/** Every calendar of the folder `calendar`, with its events. */
export async function loadCalendars(inputs: Inputs): Promise<Period[]> {
  const names = await inputs.calendarNames();
  const calendars = names.filter((name) => !name.endsWith('-events.csv'));
  const read = calendars.map(async (file) => {
    const events = file.replace(/\.csv$/, '-events.csv');
    const [name, segments] = [file.replace(/^calendar\//, ''), await inputs.referenceText(file)];
    return names.includes(events) ? { name, segments, events: await inputs.referenceText(events) } : { name, segments };
  });
  return parseCalendar(await Promise.all(read));
}

export async function loadGuidelines(inputs: Inputs): Promise<{ guidelines: Guidelines; guidelinesSha256: string }> {
  const text = await inputs.referenceText('guidelines.json');
  return { guidelines: parseGuidelines(text, 'guidelines.json'), guidelinesSha256: sha256(text) };
}
