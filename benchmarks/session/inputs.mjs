// What a session is measured on: the demo census and all that goes with it, whole or of one directorate; as JSON carries it.
import { createReadStream, readFileSync } from 'node:fs';
import { findPeriod, parseCalendar, parseGuidelines, parseReference, readCensus } from 'binome';

const REFERENCE = 'data/reference';

/** @param {string} [board] a directorate: its people alone */
export async function demoInput(board) {
  const text = (name) => readFileSync(`${REFERENCE}/${name}`, 'utf8');
  const reference = await parseReference({
    ...{
      directorates: text('directorates.csv'),
      services: text('services.csv'),
      sites: text('sites.csv'),
      communes: text('communes.csv'),
      aliases: text('aliases.csv'),
    },
  });
  const calendar = await parseCalendar([{ name: 'cpip-29.csv', segments: text('calendar/cpip-29.csv') }]);
  const sources = ['tuteurs.csv', 'stagiaires.csv'].map((name) => ({ name, bytes: createReadStream(`data/demo/${name}`) }));
  const { census } = await readCensus(sources, reference);
  const own = (people) => people.filter(({ boardCode }) => board === undefined || boardCode === board);
  return {
    census: { trainees: own(census.trainees), mentors: own(census.mentors) },
    period: findPeriod(calendar, 'SP1'),
    guidelines: parseGuidelines(text('guidelines.json'), 'guidelines.json'),
    reference,
    travelTable: new Map(),
    incumbent: [],
  };
}

/** Maps as lists; `clientOf` makes them maps again. */
export function asJson({ reference, travelTable, ...input }) {
  const maps = Object.fromEntries(Object.entries(reference).map(([name, map]) => [name, [...map]]));
  return { ...input, maps: { reference: maps, travelTable: [...travelTable] } };
}
