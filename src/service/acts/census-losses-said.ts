/** The losses that have to be confirmed, as the sentences of the catalogue tell them. */
import type { ConfirmReason, UnsaidNeed } from '../rules/census-losses.ts';
import { columnOfFact, shippedData } from './census-reading.ts';

/** Values of the sentence of any of its codes. */
export async function lossValues({ before, after, percent, usable, trainees, services = [] }: ConfirmReason) {
  const { reference } = await shippedData();
  return {
    ...{ before, after, percent },
    ...(usable === undefined ? {} : { usableBefore: usable.before, usableAfter: usable.after, ...reasonOf(usable.unsaid) }),
    ...(trainees === undefined ? {} : { traineesBefore: trainees.before, traineesAfter: trainees.after }),
    known: services.map(({ service, people }) => `${reference.services.get(service)?.name ?? service} (${people})`).join(', '),
  };
}

function reasonOf(unsaid: readonly UnsaidNeed[]): { readonly reasonFr: string; readonly reasonEn: string } {
  if (unsaid.length === 0) {
    const [volunteer, trained] = [columnOfFact('volunteer'), columnOfFact('trainedOn')];
    return {
      reasonFr: `les colonnes « ${volunteer} » et « ${trained} » disent des autres qu’ils ne le sont pas, ou n’en disent rien`,
      reasonEn: `the columns “${volunteer}” and “${trained}” say of the others that they are not, or say nothing`,
    };
  }
  const columns = unsaid.map(({ field, isMissing }) => ({ column: columnOfFact(field), isMissing }));
  return {
    reasonFr: columns.map(({ column, isMissing }) => `la colonne « ${column} » ${isMissing ? 'manque' : 'est vide'}`).join(', '),
    reasonEn: columns.map(({ column, isMissing }) => `the column “${column}” is ${isMissing ? 'missing' : 'empty'}`).join(', '),
  };
}
