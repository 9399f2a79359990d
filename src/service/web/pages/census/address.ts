/** Addresses of the census page. */
import { PAGES } from '../../../rules/pages.ts';

/** The address of what the page shows of a directorate. */
export function censusAt(board: string, census?: string): string {
  const query = new URLSearchParams({ board, ...(census === undefined ? {} : { census }) });
  return `${PAGES.census}?${query.toString()}`;
}
