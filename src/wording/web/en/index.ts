/** Door to the English words of the page: each language comes by itself. */
export { webEn } from '../words.en.ts';
