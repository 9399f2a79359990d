/** The demonstration as it is started, and people before it in a real Chromium: what they see, and all that must not happen meanwhile. */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { launched } from '../../benchmarks/session/chromium.mjs';
import { build, project } from '../e2e/build.ts';
import { temporaryFolder } from '../service/servers.ts';

// What a script comes to is sent back: nothing.
const AXE = `${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}\n;undefined`;
const START_MS = 240_000;
const TELLS_VIOLATIONS = `globalThis.violations = [];
addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => violations.push(violatedDirective + ' ' + blockedURI));`;

export interface Demo {
  readonly address: string;
  /** Somebody signed in, on a window of their own. */
  readonly visit: (login: string, options?: Visiting) => Promise<Visitor>;
}

export interface Visiting extends BrowserContextOptions {
  readonly width?: number;
  /** Where they come to first. */
  readonly at?: string;
}

export interface Visitor {
  readonly page: Page;
  /** What no page may do: speak on the console, ask elsewhere, break the content policy. Empties itself. */
  readonly faults: () => Promise<readonly string[]>;
  /** Waits until all that the page has asked for is there and shown, and nothing more is asked for because of it. */
  readonly loaded: () => Promise<void>;
  /** What axe finds on what is shown now, a line each. */
  readonly barriers: () => Promise<readonly string[]>;
}

/** What is done by calls of the API before the tests begin. */
export type Prepare = (address: string) => Promise<unknown>;

/** One demonstration and one browser for the tests of a file. @param prepare what the demonstration has gone through before */
export function useDemo(prepare: Prepare | null = null): () => Demo {
  const root = temporaryFolder();
  let demo: Demo | undefined;
  const ends: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    copy(await keptDemo(prepare), root);
    const { address, stop } = await served(root);
    ends.push(stop);
    const browser = await launched();
    ends.push(() => browser.close());
    demo = { address, visit: (login, options = {}) => visit(browser, address, login, options) };
  }, START_MS);
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
    rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  return () => demo!;
}

/** Folders of demonstrations that were stopped, made once by each process of a run: loading one takes seconds, copying it a tenth. */
const kept = new Map<Prepare | null, Promise<string>>();

function keptDemo(prepare: Prepare | null): Promise<string> {
  const made = kept.get(prepare) ?? makeDemo(prepare);
  kept.set(prepare, made);
  return made;
}

async function makeDemo(prepare: Prepare | null): Promise<string> {
  const root = temporaryFolder(inject('kept'));
  if (prepare === null) await build();
  else copy(await keptDemo(null), root);
  const { address, stop } = await served(root);
  await prepare?.(address);
  await stop();
  return root;
}

/** With owners and rights, which the server looks at. */
function copy(from: string, to: string): void {
  execFileSync('cp', ['-a', `${from}/.`, to]);
}

/** The service as it is started, on what the folder holds. */
async function served(root: string): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const service = spawn(process.execPath, [path.join(project, 'dist/program/main.js'), 'serve', '--json'], {
    cwd: root,
    env: { HOME: process.env['HOME'] ?? '', PATH: process.env['PATH'] ?? '', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => service.on('close', () => resolve()));
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const look = (text: Buffer): void => {
      said += text.toString();
      const found = /"address": "([^"]+)"/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    };
    service.stdout.on('data', look);
    service.stderr.on('data', look);
    service.on('close', () => reject(new Error(said)));
  });
  const stop = (): Promise<void> => {
    service.kill('SIGTERM');
    return ended;
  };
  return { address, stop };
}

async function visit(browser: Browser, address: string, login: string, { width = 1280, at = '/', ...options }: Visiting): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'fr-FR', ...options });
  const page = await context.newPage();
  const seen: string[] = [];
  const underWay = new Set<Request>();
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  page.on('request', (request) => {
    underWay.add(request);
    if (!request.url().startsWith(`${address}/`) && !request.url().startsWith('blob:')) seen.push(`asked elsewhere: ${request.url()}`);
  });
  page.on('console', (message) => {
    // The browser itself tells of what is cleared at sign-out, and of each refusal, which tests provoke: those of what does not exist, or is not
    // one’s own, are faults of the page.
    const isBrowsersOwn = /^(?:Failed to load resource.* (?:401|403|409|412|422|429) |Clear-Site-Data )/.test(message.text());
    if (!isBrowsersOwn) seen.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => seen.push(`error: ${String(error)}`));
  await page.addInitScript({ content: TELLS_VIOLATIONS });
  // As the page of sign-in does, which has tests of its own: nobody waits for it each time.
  if (login !== '') await context.request.post(`${address}/api/session`, { data: { login, password: 'demo' } });
  await page.goto(`${address}${at}`);
  if (login !== '') await isThere(page);
  return {
    page,
    faults: async () => {
      const broken = await page.evaluate<string[]>('violations.splice(0)');
      return [...seen.splice(0), ...broken.map((one) => `policy: ${one}`)];
    },
    loaded: () => expect.poll(() => shownThen(page, () => underWay.size), { message: page.url(), timeout: 30_000 }).toBe(0),
    barriers: () => barriers(page),
  };
}

/** What counts once what has come so far is painted. */
async function shownThen(page: Page, count: () => number): Promise<number> {
  await page.evaluate('new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)))');
  return count() + (await page.locator('.loading').count());
}

export async function signIn(page: Page, login: string): Promise<void> {
  // The language is known once the words are there.
  await page.locator('.sign-in').waitFor();
  const english = (await page.locator('html').getAttribute('lang')) === 'en';
  await page.getByLabel(english ? 'Login' : 'Identifiant').fill(login);
  await page.getByLabel(english ? 'Password' : 'Mot de passe').fill('demo');
  await page.getByRole('button', { name: english ? 'Sign in' : 'Se connecter' }).click();
  await isThere(page);
}

/** The page that one comes to takes the focus: whoever presses keys waits for it, as people do. */
async function isThere(page: Page): Promise<void> {
  await expect.poll(() => page.locator('.account').count()).toBe(1);
  await expect.poll(() => page.locator('h1').count()).toBe(1);
  await expect.poll(() => page.title()).not.toMatch(/^(?:Se connecter|Sign in) /);
}

/** What holds of each page in each state: nothing that must not happen has, nothing is in anybody's way, and it is as wide as its window. */
export async function isSound({ page, faults, barriers }: Visitor): Promise<void> {
  expect(await faults()).toEqual([]);
  expect(await barriers()).toEqual([]);
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
}

/** On a screen, and on a phone. */
export async function isSoundAtAnyWidth(visitor: Visitor): Promise<void> {
  await isSound(visitor);
  await visitor.page.setViewportSize({ width: 390, height: 900 });
  await isSound(visitor);
  await visitor.page.setViewportSize({ width: 1280, height: 900 });
}

/** Sooner or later. */
export async function shows(page: Page, text: string | RegExp): Promise<void> {
  const isShown = (): Promise<boolean> => page.getByText(text).first().isVisible();
  await expect.poll(() => isShown().catch(() => false), { timeout: 30_000 }).toBe(true);
}

interface Found {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
}

async function barriers(page: Page): Promise<readonly string[]> {
  // Once a document: a fifth of a second, as long as it takes to look at a page.
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<Found> } };
    return axe.run({ resultTypes: ['violations'] });
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`),
  );
}
