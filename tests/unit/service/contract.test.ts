/** The contract leaves nothing unsaid: of each operation what it does and for whom, of each property what it means. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EXAMPLES, OPERATIONS } from '../../../src/service/http/contract-words.ts';

interface Part {
  readonly description?: string;
  readonly properties?: Record<string, Part>;
  readonly [key: string]: unknown;
}
const contract = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')) as {
  readonly paths: Record<string, Record<string, Part & { responses: Record<string, { content?: object; headers?: object }> }>>;
  readonly components: Part;
};
const NAMES = Object.entries(contract.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method} ${path}`));

function unsaid(part: Part, at: string): string[] {
  const own = Object.entries(part.properties ?? {}).flatMap(([key, property]) =>
    property.description === undefined ? [`${at}/${key}`] : [],
  );
  const below = Object.entries(part).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? unsaid(value as Part, `${at}/${key}`) : [],
  );
  return [...own, ...below];
}

it('describes every operation and every property, and says nothing of what is not there', () => {
  expect(
    Object.entries(contract.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, { description }]) => (description === undefined ? [`${method} ${path}`] : [])),
    ),
  ).toEqual([]);
  expect(unsaid(contract.components, '')).toEqual([]);
  expect(unsaid(contract.paths as unknown as Part, '')).toEqual([]);
  expect([...Object.keys(OPERATIONS), ...Object.keys(EXAMPLES)].filter((name) => !NAMES.includes(name))).toEqual([]);
});

it('names what is no JSON as what it is, limits everywhere, and versions where a change asks for them', () => {
  const media = (path: string) => Object.keys(contract.paths[path]!['get']!.responses['200']!.content ?? {});
  expect(media('/api/runs/{id}/events')).toEqual(['text/event-stream']);
  expect(media('/api/runs/{id}/bundle.zip')).toEqual(['application/zip']);
  for (const [path, operations] of Object.entries(contract.paths))
    for (const { responses } of Object.values(operations))
      if (path.startsWith('/api/')) expect(responses['429']?.headers).toHaveProperty('retry-after');
  expect(contract.paths['/api/rounds/{id}']!['get']!.responses['200']!.headers).toHaveProperty('etag');
  for (const path of ['/healthz', '/readyz', '/metrics']) expect(contract.paths).toHaveProperty([path]);
});
