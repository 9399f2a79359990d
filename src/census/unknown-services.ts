/**
 * What an unknown service may have meant, once it is known whose census it is: a place of that directorate, or that of the commune that is named;
 * where none is plausible, the services of the directorate are listed.
 */
import { grouped, type Reference } from '../domain/index.ts';
import { placeHint } from '../errors/index.ts';
import type { ReadFile } from './read-file.ts';
import type { Places } from './places.ts';

/** @param board the directorate whose census it is; null: that of most people of the table, or of all tables. */
export function suggestServices(files: readonly ReadFile[], places: Places, { boards, services }: Reference, board: string | null): void {
  for (const file of files) {
    const unknown = file.rejected.filter(({ code }) => code === 'CENSUS_UNKNOWN_SERVICE');
    if (unknown.length === 0) continue;
    const code = board ?? mostOf([file]) ?? mostOf(files);
    const own = {
      board: boards.get(code ?? '')?.name ?? '',
      services: [...services.values()].flatMap(({ boardCode, name }) => (boardCode === code ? [name] : [])),
    };
    for (const { value, values } of unknown) Object.assign(values, placeHint(places.nearest(value, code), code === null ? null : own));
  }
}

/** Of more than half of the people whose service is known; null where of none. */
function mostOf(files: readonly ReadFile[]): string | null {
  const codes = files
    .flatMap(({ people, faulty }) => [...people, ...faulty].map(({ person }) => person.boardCode))
    .filter((code) => code !== '');
  const [found] = [...grouped(codes, (code) => code)].find(([, same]) => same.length * 2 > codes.length) ?? [];
  return found ?? null;
}
