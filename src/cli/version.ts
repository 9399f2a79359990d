/** The package's version, from its own package.json. */
import { createRequire } from 'node:module';

/** From src/cli as from dist/cli. */
export const { version: VERSION } = createRequire(import.meta.url)('../../package.json') as { version: string };
