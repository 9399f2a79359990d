/** Files and folders as the source of a run's inputs and the place of its result. */
export { BesideResults } from './beside-results.ts';
export { censusFiles } from './census-files.ts';
export { FileSource } from './file-source.ts';
export { FolderFiles } from './folder-files.ts';
export { FileResults, FolderResults } from './folder-results.ts';
export type { Writing } from './write-all.ts';
