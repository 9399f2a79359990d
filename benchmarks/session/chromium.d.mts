import type { Browser } from 'playwright-core';
import type { SessionChange } from '../../src/session/index.ts';
import type { Course } from './course.mjs';

export interface Bundle {
  readonly files: ReadonlyMap<string, string>;
  /** What the worker is made of, by path; what is imported and not bundled, by name. */
  readonly modules: readonly string[];
  readonly workerBytes: number;
  readonly workerGzipBytes: number;
}

export interface Page {
  readonly version: string;
  readonly strangers: readonly string[];
  readonly said: readonly string[];
  run(name: 'violations'): Promise<string[]>;
  run(name: 'breakPolicy'): Promise<string>;
  close(): Promise<void>;
}

export function bundled(): Promise<Bundle>;
export function opened(files: Bundle['files']): Promise<Page>;
export function inChromium(page: Page, input: object, lists: readonly (readonly SessionChange[])[], board?: string): Promise<Course>;

/** A Chromium of the packages, without a window. */
export function launched(): Promise<Browser>;
