/** What can be wrong in a census, or is dropped: what refuses a file, what rejects a record, warnings. */
import { fileEntries } from './census/files.ts';
import { namedPeopleEntries } from './census/named-people.ts';
import { placeEntries } from './census/places.ts';
import { rowEntries } from './census/rows.ts';
import { toldEntries } from './census/told.ts';

export const censusErrors = { ...fileEntries, ...rowEntries, ...placeEntries, ...namedPeopleEntries, ...toldEntries };
