/** What a run may take of the machine, as the service is set up. */

/** As the commands take them. */
export interface RunLimits {
  readonly nodeLimit?: number;
  /** Makes a result depend on the machine. */
  readonly timeLimitMs?: number;
}

export interface RunSettings {
  /** For whoever asks for none. Empty, a run is that of the command line without options. */
  readonly limits: RunLimits;
  /** After which a run has failed, in seconds; a limit of the request ends it earlier with what it has. */
  readonly longestSeconds: number;
  /** Of the heap of the thread in which it runs, in megabytes. */
  readonly memoryMb: number;
}

export const RUN_SETTINGS: RunSettings = { limits: {}, longestSeconds: 3600, memoryMb: 2048 };
