/**
 * The files that a bundle names, found again: looked up by name in folders and all that is below them, and told apart by their bytes.
 * Hidden folders and `node_modules` are passed over, links to folders are not followed.
 */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FoundInputs, Wanted } from '../app/index.ts';
import { compareIds, type FileRef, type FolderRef } from '../domain/index.ts';
import { hashFile } from './hash-file.ts';
import { readError } from './system-error.ts';

/**
 * Looks near first, and no further than it must.
 * @throws BinomeError CALL_FILE_MISSING, CALL_FILE_UNREADABLE where a folder to look in cannot be read.
 */
export async function findInputs(roots: readonly string[], { files, folders }: Wanted): Promise<FoundInputs> {
  const names = new Set([...files, ...folders.flatMap((folder) => folder.files)].map(({ name }) => name));
  const paths = new Map<string, string>();
  const places = new Map<string, string>();
  const seen = new Set<string>();
  const isDone = (): boolean => files.every((ref) => paths.has(keyOf(ref))) && folders.every((ref) => places.has(folderKey(ref)));
  let level = [...roots];
  const visited = new Set<string>();
  for (const root of roots)
    await readdir(root).catch((error: unknown) => {
      throw readError(root, error);
    });
  while (level.length > 0 && !isDone()) {
    const below: string[] = [];
    for (const folder of level) {
      // One of the folders given may lie below another.
      if (visited.has(path.resolve(folder))) continue;
      visited.add(path.resolve(folder));
      const { own, folders: next } = await listed(folder, names);
      below.push(...next);
      for (const ref of own) {
        seen.add(ref.name);
        if (!paths.has(keyOf(ref))) paths.set(keyOf(ref), path.join(folder, ref.name));
      }
      const keys = new Set(own.map(keyOf));
      for (const ref of folders)
        if (!places.has(folderKey(ref)) && ref.files.every((file) => keys.has(keyOf(file)))) places.set(folderKey(ref), folder);
    }
    level = below;
  }
  return {
    placeOf: (ref) => paths.get(keyOf(ref)) ?? null,
    folderOf: (ref) => places.get(folderKey(ref)) ?? null,
    hasName: (name) => seen.has(name),
  };
}

/** The files of a folder that bear one of the names, and the folders below it. One that cannot be read has neither. */
async function listed(folder: string, names: ReadonlySet<string>): Promise<{ own: FileRef[]; folders: string[] }> {
  const entries = (await readdir(folder, { withFileTypes: true }).catch(() => [])).sort((a, b) => compareIds(a.name, b.name));
  const own: FileRef[] = [];
  for (const { name } of entries.filter((entry) => names.has(entry.name))) {
    const file = path.join(folder, name);
    if ((await stat(file).catch(() => null))?.isFile() !== true) continue;
    const sha256 = await hashFile(file).catch(() => null);
    if (sha256 !== null) own.push({ name, sha256 });
  }
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules');
  return { own, folders: folders.map(({ name }) => path.join(folder, name)) };
}

function keyOf({ name, sha256 }: FileRef): string {
  return `${sha256} ${name}`;
}

function folderKey({ files }: FolderRef): string {
  return files.map(keyOf).join('\n');
}
