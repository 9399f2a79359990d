/** The functions of `binome` that take a time limit or tell their progress, as the package promises them. */
export * from './binome.ts';
