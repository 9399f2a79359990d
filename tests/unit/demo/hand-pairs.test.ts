/**
 * The pairs of the demo that are made “by hand”: invented, as a board might have made them with a list and a map. They are made again here and
 * compared; `npx vitest run tests/unit/demo/hand-pairs.test.ts -u` writes them anew.
 */
import path from 'node:path';
import { expect, it } from 'vitest';
import { Inputs } from '../../../src/app/inputs.ts';
import { loadReference } from '../../../src/app/reference-files.ts';
import { readGuidelines, readPeriod } from '../../../src/app/situation.ts';
import { readCensus } from '../../../src/census/index.ts';
import { FileSource } from '../../../src/files/index.ts';
import { journey, minutesOf, prepareMentor, prepareTrainee, type PreparedMentor } from '../../../src/scoring/index.ts';

const FILE = path.resolve('data/demo/binomes.csv');

/**
 * Trainees in the order of their ids: the first of their own choices who is free, else the nearest mentor of the directorate who is free.
 * Volunteering and training are looked at; absences, settings, longest journeys and whom people avoid are forgotten.
 */
it('are each trainee’s first free choice, else the nearest free mentor', async () => {
  const files = new Inputs(new FileSource());
  const [reference, period] = [await loadReference(files), (await readPeriod(undefined, 'SP1', files)).period];
  const { guidelines } = await readGuidelines(undefined, files);
  const sources = await Promise.all(['data/demo/stagiaires.csv', 'data/demo/tuteurs.csv'].map((name) => files.census(name)));
  const { census } = await readCensus(sources, reference);
  const mentors = census.mentors.map((mentor) => prepareMentor(mentor, reference, period));
  const free = new Map(
    mentors.map(({ person }) => [person.id, (person.capacityMax ?? guidelines.rules.defaultCapacity) - person.followed]),
  );
  const rows = census.trainees.map((person) => {
    const trainee = prepareTrainee(person, reference);
    const minutes = (mentor: PreparedMentor): number => minutesOf(journey(guidelines, new Map(), trainee.home, mentor.office)) ?? Infinity;
    const open = mentors.filter(
      ({ person: mentor }) =>
        mentor.boardCode === person.boardCode && mentor.volunteer === true && mentor.trainedOn !== null && free.get(mentor.id)! > 0,
    );
    const choice = person.preferences.map((id) => open.find((mentor) => mentor.person.id === id)).find((mentor) => mentor !== undefined);
    const nearest = open.reduce<PreparedMentor | undefined>(
      (best, mentor) => (best === undefined || minutes(mentor) < minutes(best) ? mentor : best),
      undefined,
    );
    const mentor = choice ?? nearest;
    if (mentor !== undefined) free.set(mentor.person.id, free.get(mentor.person.id)! - 1);
    return `${person.id};${mentor?.person.id ?? ''}`;
  });
  expect(rows).toHaveLength(360);
  await expect(`\u{feff}${['stagiaire;tuteur', ...rows].join('\r\n')}\r\n`).toMatchFileSnapshot(FILE);
});
