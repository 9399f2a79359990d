/** How many seeds an oracle goes through: a share beside all other tests, every one in `npm run campaign:oracles`. */

/** @param share of all. */
export function seedsOf(all: number, share: number): number {
  return process.env['ORACLES'] === 'all' ? all : Math.ceil(all * share);
}
