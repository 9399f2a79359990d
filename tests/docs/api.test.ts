/** The walk through the API names calls that there are, with bodies that are taken; its table of codes is the program's. `-u` writes the table. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { accessErrors } from '../../src/errors/service/access.ts';
import { accountErrors } from '../../src/errors/service/accounts.ts';
import { breakdownErrors } from '../../src/errors/service/breakdowns.ts';
import { censusServiceErrors } from '../../src/errors/service/census.ts';
import { decisionErrors } from '../../src/errors/service/decisions.ts';
import { roundErrors } from '../../src/errors/service/rounds.ts';
import { runErrors } from '../../src/errors/service/runs.ts';
import { statusOf } from '../../src/service/http/status.ts';
import { blocksOf, project, read } from './documents.ts';

const DOCUMENT = 'docs/api.md';
const TABLE = /(<!-- problems: [^>]*-->\n)([\s\S]*?)(<!-- \/problems -->)/;

interface Schema {
  readonly $ref?: string;
  readonly properties?: Record<string, unknown>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
}

const contract = JSON.parse(readFileSync(path.join(project, 'docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
  components: { schemas: Record<string, Schema> };
};

const CALLS = blocksOf(DOCUMENT)
  .filter(({ language }) => language === 'http')
  .flatMap(({ text }) => text.trim().split(/\n\s*\n/))
  .map((block) => {
    const [line = '', ...body] = block.split('\n');
    const [method = '', address = ''] = line.split(' ');
    return { method, address: address.split('?', 1)[0]!, body: body.length === 0 ? null : (JSON.parse(body.join('\n')) as object) };
  });

function bodyOf({ method, address }: (typeof CALLS)[number]): Schema | null {
  const found = Object.entries(contract.paths).find(
    ([pattern, operations]) =>
      method.toLowerCase() in operations && new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(address),
  );
  expect([method, address, found !== undefined]).toEqual([method, address, true]);
  return found![1][method.toLowerCase()]!.requestBody?.content['application/json']?.schema ?? null;
}

/** Of all files below whose place fits. */
function textOf(folder: string, fits: RegExp): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
  return files
    .filter((file) => fits.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : contract.components.schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]!;

it('is 25 calls that there are, each with a body that its schema knows', () => {
  expect(CALLS).toHaveLength(25);
  for (const call of CALLS) {
    const schema = bodyOf(call);
    if (call.body === null) continue;
    const shapes = (schema?.anyOf ?? [schema!]).map(resolved).filter(({ properties }) => properties !== undefined);
    const fits = shapes.some(
      ({ properties = {}, required = [] }) =>
        Object.keys(call.body!).every((key) => key in properties) && required.every((key) => key in call.body!),
    );
    expect([call.method, call.address, fits]).toEqual([call.method, call.address, true]);
  }
});

it('has the table of the codes that the service refuses by', async () => {
  const entries = {
    ...accessErrors,
    ...accountErrors,
    ...breakdownErrors,
    ...censusServiceErrors,
    ...decisionErrors,
    ...roundErrors,
    ...runErrors,
  };
  // What only a command says stands elsewhere.
  const serving = textOf(path.join(project, 'src/service'), /^(?!.*\/shell\/).*\.ts$/);
  expect(Object.keys(entries).filter((code) => !serving.includes(`'${code}'`))).toEqual([]);
  const rows = Object.entries(entries).map(([code, { kind, en }]) => `| \`${code}\` | ${statusOf(code, kind)} | ${en} |`);
  const table = ['', '| code | status | says |', '| --- | --- | --- |', ...rows.sort(), '', ''].join('\n');
  const text = read(DOCUMENT);
  expect(TABLE.test(text)).toBe(true);
  await expect(text.replace(TABLE, (_, before: string, __, after: string) => before + table + after)).toMatchFileSnapshot(
    path.join(project, DOCUMENT),
  );
});
