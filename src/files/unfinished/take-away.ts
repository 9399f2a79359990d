/** What a writer that was stopped leaves behind. It stands apart because whoever stops one must not wait until the whole layer is loaded. */
import { rm, rmdir } from 'node:fs/promises';
import path from 'node:path';

/** Unfinished outputs lie in a folder of this name, then six signs. */
export const STAGING = '.binome-';

/** Takes away what a writer made and did not commit (see `Writing`): unfinished outputs, and folders that hold nothing else. */
export async function takeAway(made: readonly string[]): Promise<void> {
  for (const place of [...made].reverse())
    if (path.basename(place).startsWith(STAGING)) await rm(place, { recursive: true, force: true });
    else await rmdir(place).catch(() => {});
}
