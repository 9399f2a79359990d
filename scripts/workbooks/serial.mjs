/** Days as serial numbers, and names of cells. */

/** @param {string} day ISO date @param {boolean} [from1904] */
export function serialOf(day, from1904 = false) {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569 - (from1904 ? 1462 : 0);
}

/** @param {number} c column, from 0 */
export function letters(c) {
  return c < 26 ? String.fromCharCode(65 + c) : letters(Math.floor(c / 26) - 1) + letters(c % 26);
}
