/** Censuses for tests of the service: the demo's, a directorate at a time, and how a browser sends one. */
import { readFileSync } from 'node:fs';
import type { LightMyRequestResponse } from 'fastify';
import type * as z from 'zod';
import { readCensus } from '../../src/census/index.ts';
import { shippedData } from '../../src/service/acts/census-reading.ts';
import type { censusSchema } from '../../src/service/http/schemas/census.ts';
import type { flagSchema, personSchema } from '../../src/service/http/schemas/person.ts';
import type { Client } from './service.ts';

export type CensusBody = z.infer<typeof censusSchema>;
export type PersonBody = z.infer<typeof personSchema>;
export type FlagBody = z.infer<typeof flagSchema>;
export interface Items<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}
export interface Problem {
  readonly code: string;
  readonly title: string;
}

const demo = (name: string): string => readFileSync(new URL(`../../data/demo/${name}`, import.meta.url), 'utf8');

export interface SentFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Of the part; `files` unless given. */
  readonly field?: string;
}

let boards: Promise<ReadonlyMap<string, string>> | null = null;

async function boardsOf(): Promise<ReadonlyMap<string, string>> {
  const { reference } = await shippedData();
  const sources = ['tuteurs.csv', 'stagiaires.csv'].map((name) => ({
    name,
    bytes: (async function* () {
      yield await Promise.resolve(Buffer.from(demo(name)));
    })(),
  }));
  const { census } = await readCensus(sources, reference);
  return new Map([...census.mentors, ...census.trainees].map(({ id, boardCode }) => [id, boardCode]));
}

/** The rows of the demo census that are one directorate's. */
export async function demoFiles(board: string): Promise<SentFile[]> {
  const boardOf = await (boards ??= boardsOf());
  return ['tuteurs.csv', 'stagiaires.csv'].map((name) => {
    const [header, ...rows] = demo(name).trimEnd().split('\r\n');
    return { name, content: [header, ...rows.filter((row) => boardOf.get(row.split(';', 1)[0]!) === board)].join('\r\n') + '\r\n' };
  });
}

/** Ids of the demo census, by directorate. */
export async function demoIds(board: string): Promise<string[]> {
  return [...(await (boards ??= boardsOf()))].flatMap(([id, of]) => (of === board ? [id] : [])).sort();
}

/** The same file with some of its rows rewritten. */
export function rewritten({ name, content }: SentFile, change: (row: string, k: number) => string | null): SentFile {
  const [header, ...rows] = String(content).trimEnd().split('\r\n');
  return { name, content: [header, ...rows.flatMap((row, k) => change(row, k) ?? [])].join('\r\n') + '\r\n' };
}

/** A cell of a row of the demo, by its column from 0. */
export function withCell(row: string, column: number, value: string): string {
  const cells = row.split(';');
  cells[column] = value;
  return cells.join(';');
}

export const BOUNDARY = '----binome-test';

export function form(fields: Readonly<Record<string, string>>, files: readonly SentFile[]): Buffer {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  for (const { name, content, field = 'files' } of files)
    parts.push(
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from('\r\n'),
    );
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

/** As a browser sends a form with files. */
export async function send(
  client: Client,
  board: string,
  files: readonly SentFile[],
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  return client.ask('POST', '/api/censuses', form({ board }, files), {
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    ...headers,
  });
}

export async function apply(client: Client, id: string, body: unknown = {}): Promise<LightMyRequestResponse> {
  return client.ask('POST', `/api/censuses/${id}/application`, body);
}

/** Sent and applied. @returns the import's id. */
export async function applied(client: Client, board: string, files: readonly SentFile[], body: unknown = {}): Promise<string> {
  const sent = await send(client, board, files);
  if (sent.statusCode !== 201) throw new Error(sent.body);
  const { id } = sent.json<{ id: string }>();
  const answer = await apply(client, id, body);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return id;
}
