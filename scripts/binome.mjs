/**
 * The command line in a checkout: `node scripts/binome.mjs match …`. Builds when something has changed and runs what was built in this
 * process, so that arguments, signals, streams and the exit code are the program's own.
 */
import './build.mjs';

await import('../dist/program/main.js');
