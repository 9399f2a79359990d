/** A folder for what the tests of one run keep from file to file. */
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { temporaryFolder } from './servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly kept: string;
  }
}

export default function setup(project: TestProject): () => void {
  const kept = temporaryFolder();
  project.provide('kept', kept);
  return () => rmSync(kept, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
