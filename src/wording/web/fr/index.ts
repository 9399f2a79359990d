/** Door to the French words of the page: each language comes by itself. */
export { webFr } from '../words.fr.ts';
