/**
 * Places against trainees, service by service, with where each service lies: from `places.csv`, which names nobody. So whoever may follow a
 * recruitment reads where mentors lack, of the whole country too.
 */
import type { Act } from './acting.ts';
import { resultFile } from './planned-result.ts';
import { NAMES_NOBODY } from './run-files.ts';
import { type ServicePlace, servicePlaces } from './service-places.ts';

interface Counts {
  readonly label: string;
  readonly trainees: number;
  readonly mentors: number;
  readonly usable: number;
  /** By rule, in the words of the file. */
  readonly excluded: string;
  readonly places: number;
  /** null where no matching follows every rule. */
  readonly served: number | null;
  readonly short: number | null;
}

export interface PlacesView {
  readonly run: string;
  readonly board: string | null;
  readonly boards: { readonly name: string; readonly periods: Counts[] }[];
  readonly services: (ServicePlace & { readonly name: string; readonly boardName: string; readonly periods: Counts[] })[];
}

/** @throws BinomeError as `resultFile`. */
export async function readPlaces(act: Act, id: string): Promise<PlacesView> {
  const { run, board, bytes } = await resultFile(act, id, { command: 'recruitment', name: NAMES_NOBODY });
  const placeOf = await servicePlaces();
  const boards = new Map<string, Counts[]>();
  const services = new Map<string, { boardName: string; name: string; periods: Counts[] }>();
  for (const row of semicolonRows(new TextDecoder().decode(bytes)).slice(1)) {
    const [label = '', boardName = '', service = '', site = '', trainees, mentors, usable, excluded = '', places, served, short] = row;
    if (site !== '') continue;
    const counts: Counts = {
      ...{ label, excluded, trainees: Number(trainees), mentors: Number(mentors), usable: Number(usable) },
      ...{ places: Number(places), served: numberOr(served), short: numberOr(short) },
    };
    if (service === '') boards.set(boardName, [...(boards.get(boardName) ?? []), counts]);
    else {
      const key = JSON.stringify([boardName, service]);
      const known = services.get(key) ?? { boardName, name: service, periods: [] };
      known.periods.push(counts);
      services.set(key, known);
    }
  }
  return {
    ...{ run, board },
    boards: [...boards].map(([name, periods]) => ({ name, periods })),
    services: [...services.values()].map((service) => ({ ...service, ...placeOf(service.boardName, service.name) })),
  };
}

const numberOr = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));

/** Of a file that we wrote: `;`, and what needs it in double quotes, which are doubled within. */
export function semicolonRows(text: string): string[][] {
  return text
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      Array.from(
        `;${line}`.matchAll(/;(?:"((?:[^"]|"")*)"|([^;]*))/g),
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}
