/** Door to what the page writes by rule in either language: numbers, shares, amounts. */
export { formatsOf } from '../formats.ts';
export type { LackingFact } from './facts-lacking.fr.ts';
