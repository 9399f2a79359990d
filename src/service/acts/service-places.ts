/** Where a service lies that a result names without its code: found in the reference by its name and that of its directorate. */
import type { Coordinates, Reference } from '../../domain/index.ts';
import { shippedData } from './census-reading.ts';

export interface ServicePlace {
  /** null where the reference has none of that name. */
  readonly code: string | null;
  /** Of the site of its seat, else of another one. */
  readonly coordinates: Coordinates | null;
}

export async function servicePlaces(): Promise<(board: string, service: string) => ServicePlace> {
  const { reference } = await shippedData();
  return (board, service) => placeOf(board, service, reference);
}

function placeOf(board: string, name: string, { boards, services, sites }: Reference): ServicePlace {
  const service = [...services.values()].find((one) => one.name === name && boards.get(one.boardCode)?.name === board);
  if (service === undefined) return { code: null, coordinates: null };
  const own = [...sites.values()].filter(({ serviceCode }) => serviceCode === service.code);
  const seat = own.find(({ inseeCode }) => inseeCode === service.inseeCode) ?? own[0];
  return { code: service.code, coordinates: seat?.coordinates ?? null };
}
