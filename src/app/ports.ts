/**
 * The two ports of a use case: where its inputs come from, where its result is kept. Folders are the first adapter of both (`files/`); a
 * store will be another. `tests/contracts/ports.test.ts` is what every adapter has to do.
 *
 * A *place* is how the caller names an input (a path, for folders); only the adapter reads anything into it.
 */
import type { Bundle, CommandName, FileRef, FolderRef } from '../domain/index.ts';
import type { Output } from './output.ts';

/** Inputs, and the reference data that the program ships. */
export interface Source {
  /** Under which name documents and bundles know what lies at a place. */
  readonly nameOf: (place: string) => string;
  /** The place of one file of a kept result. */
  readonly placeIn: (result: string, name: string) => string;
  /** @throws BinomeError CALL_FILE_MISSING, CALL_FILE_UNREADABLE. */
  readonly read: (place: string) => Promise<Uint8Array>;
  /** As `read`, in pieces; that it can be read is known once the promise is kept. */
  readonly stream: (place: string) => Promise<AsyncIterable<Uint8Array>>;
  /** SHA-256 in hexadecimal; null where nothing lies there. @throws BinomeError CALL_FILE_UNREADABLE. */
  readonly fingerprint: (place: string) => Promise<string | null>;
  /** The place of a file of the reference data, by its name in `data/reference`. */
  readonly referencePlace: (name: string) => string;
  /** Names of all files below a folder of the reference data, as `referencePlace` takes them; in any order. */
  readonly referenceNames: (folder: string) => Promise<readonly string[]>;
  /** Inputs of an earlier run, found again by name and bytes, wherever this source was told to look. @throws BinomeError CALL_FILE_*. */
  readonly find: (wanted: Wanted) => Promise<FoundInputs>;
}

export interface Wanted {
  readonly files: readonly FileRef[];
  /** Results in which all of these lie together, whatever the result is called. */
  readonly folders: readonly FolderRef[];
}

export interface FoundInputs {
  readonly placeOf: (ref: FileRef) => string | null;
  readonly folderOf: (ref: FolderRef) => string | null;
  /** Whether anything of this name was there. */
  readonly hasName: (name: string) => boolean;
}

/** Where one result is kept. */
export interface Results {
  /**
   * Refuses, before any work is done, what `write` would refuse. Makes nothing.
   * @throws BinomeError CALL_OUTPUT_UNWRITABLE; BUNDLE_OTHER_RUN where the result of another command would be lost.
   */
  readonly check: (command: CommandName | null) => Promise<void>;
  /** What is kept there already. */
  readonly earlier: () => Promise<Earlier>;
  /** Whether a file written here could replace what lies at a place of the source. */
  readonly holds: (place: string) => boolean;
  /**
   * Keeps all outputs or none.
   * @param seal one output more, made last, which tells of those before it, a confidential one not among them.
   * @param read the places that the run has read: none of them may be replaced.
   * @param setAside whether an earlier result, with what was decided on it, is kept beside this one.
   * @returns where the outputs lie, the seal last.
   * @throws BinomeError CALL_OUTPUT_UNWRITABLE; BUNDLE_OWN_INPUT.
   */
  readonly write: (
    outputs: readonly Output[],
    seal: Seal | null,
    read: readonly string[],
    setAside?: boolean,
  ) => Promise<readonly string[]>;
}

/** A result that would be replaced. */
export interface Earlier {
  /** null where there is none, or one that cannot be read. */
  readonly bundle: Bundle | null;
  /** Whether somebody has decided on it. */
  readonly isDecided: boolean;
}

export const NOTHING_EARLIER: Earlier = { bundle: null, isDecided: false };

export type Seal = (written: FileRef[]) => Output;
