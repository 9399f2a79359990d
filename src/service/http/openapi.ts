/**
 * The contract as OpenAPI 3.1. What all routes have in common is told here, once for all of them: how one signs in, how errors look, which headers a
 * change takes. What is one route's own stands with it.
 */
import { STATUS_CODES } from 'node:http';
import { EXAMPLES, OPERATIONS, PROPERTIES } from './contract-words.ts';
import { PROBLEM } from './problem.ts';

/** As much of a document as is looked at. */
interface Document {
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, unknown>; securitySchemes?: Record<string, unknown>; parameters?: Record<string, unknown> };
  security?: object[];
}

interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  requestBody?: { content?: Record<string, { example?: object }> };
  parameters?: object[];
  responses?: Record<string, Answer>;
  security?: object[];
}

interface Answer {
  description?: string;
  headers?: Record<string, object>;
  content?: Record<string, { schema?: Schema }>;
}

interface Schema {
  $ref?: string;
  description?: string;
  properties?: Record<string, Schema>;
  [key: string]: unknown;
}

const header = (description: string): object => ({ description, schema: { type: 'string' } });
const HEADERS = {
  etag: header('`"version"`: what If-Match of a change takes.'),
  location: header('Where what was made is read.'),
  'retry-after': header('Seconds.'),
};

const PROBLEM_CONTENT = { [PROBLEM]: { schema: { $ref: '#/components/schemas/Problem' } } };
const PLAIN = { schema: { type: 'string' } };
/** What answers besides JSON, by operation. */
const MEDIA: Readonly<Record<string, string>> = {
  'get /api/runs/{id}/events': 'text/event-stream',
  'get /api/runs/{id}/bundle.zip': 'application/zip',
  'get /api/runs/{id}/files/{name}': 'application/octet-stream',
  'get /api/runs/{id}/frozen': 'application/json',
  'get /api/censuses/template': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'get /api/censuses/{id}/annotated.zip': 'application/zip',
  'get /api/censuses/{id}/files/{number}': 'application/octet-stream',
  'get /calendar/{file}': 'text/calendar',
};

/** Beside the routes of the API: what whoever operates the service asks. */
const OPERATING = {
  '/healthz': { get: { tags: ['operating'], summary: 'Whether the process answers', responses: { 200: { description: 'OK' } } } },
  '/readyz': {
    get: {
      ...{ tags: ['operating'], summary: 'Whether the store answers too' },
      responses: { 200: { description: 'OK' }, 503: { description: 'Service Unavailable', content: PROBLEM_CONTENT } },
    },
  },
  '/metrics': {
    get: {
      ...{ tags: ['operating'], summary: 'Numbers to watch' },
      responses: {
        200: { description: 'OK', content: { 'text/plain': PLAIN } },
        404: { description: 'Not Found', content: PROBLEM_CONTENT },
      },
    },
  },
};

const PARAMETERS = {
  IfMatch: {
    ...{ name: 'If-Match', in: 'header', required: true, schema: { type: 'string' } },
    description:
      'The ETag of what was read, such as `"4"`: 428 without it, 412 where it has moved on. `*` names no version and is refused.',
  },
  IdempotencyKey: {
    ...{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 1, maxLength: 200 } },
    description:
      'Of whoever may have to send again: the same key with the same body gives the first answer again for a month; with another body 422. Without a key a request that comes twice is carried out twice.',
  },
  IfMatchOptional: {
    ...{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } },
    description: 'The ETag of what was read: 412 where it has moved on.',
  },
};

const SECURITY = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'binome',
    description: 'Of `POST /api/session`; behind TLS it is called `__Host-binome`.',
  },
  token: { type: 'http', scheme: 'bearer', description: 'Of `POST /api/tokens`, for scripts.' },
};

/** Where nobody is signed in yet, or any more; or the address itself is the secret. */
const OPEN = new Set([
  ...[
    'post /api/session',
    'delete /api/session',
    'get /api/sign-in',
    'get /calendar/{file}',
    'get /healthz',
    'get /readyz',
    'get /metrics',
  ],
  ...['get /auth/login', 'get /auth/callback', 'post /auth/logout'],
]);

export function completed(document: object): object {
  const contract = structuredClone(document) as Document;
  Object.assign((contract.paths ??= {}), structuredClone(OPERATING));
  for (const [path, operations] of Object.entries(contract.paths ?? {}))
    for (const [method, operation] of Object.entries(operations)) complete(`${method} ${path}`, operation);
  contract.security = [{ session: [] }, { token: [] }];
  contract.components = {
    schemas: neededOf(contract, contract.components?.schemas ?? {}),
    ...{ securitySchemes: SECURITY, parameters: PARAMETERS },
  };
  for (const [path, operations] of Object.entries(contract.paths)) describeIn(operations, path);
  for (const [name, schema] of Object.entries(contract.components.schemas ?? {})) describeIn(schema as Schema, name);
  return contract;
}

function complete(name: string, operation: Operation): void {
  const [method = ''] = name.split(' ', 1);
  operation.operationId = idOf(name);
  const told = OPERATIONS[name];
  if (told !== undefined) operation.description ??= told;
  const example = EXAMPLES[name];
  for (const body of Object.values(operation.requestBody?.content ?? {})) if (example !== undefined) body.example = example;
  const responses = (operation.responses ??= {});
  if (name.includes(' /api/'))
    responses['429'] ??= { content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  for (const [status, answer] of Object.entries(responses)) {
    answer.description = STATUS_CODES[status] ?? status;
    const headers = headersOf(status, answer, name);
    if (headers.length > 0) answer.headers = Object.fromEntries(headers.map((key) => [key, HEADERS[key]]));
    const media = status === '200' ? MEDIA[name] : undefined;
    if (media !== undefined) answer.content = { [media]: PLAIN };
    const { content } = answer;
    const json = content?.['application/json'];
    if (content === undefined || json?.schema?.$ref !== '#/components/schemas/Problem') continue;
    delete content['application/json'];
    content[PROBLEM] = json;
  }
  const isAsked = '428' in responses ? ['IfMatch'] : '412' in responses ? ['IfMatchOptional'] : [];
  const headers = [...isAsked, ...(method === 'post' && !OPEN.has(name) ? ['IdempotencyKey'] : [])];
  if (headers.length > 0)
    operation.parameters = [...(operation.parameters ?? []), ...headers.map((header) => ({ $ref: `#/components/parameters/${header}` }))];
  if (OPEN.has(name)) operation.security = [];
}

/** Single resources carry their version; what is made, its address; what is refused for a while, for how long. */
function headersOf(status: string, { content }: Answer, name: string): (keyof typeof HEADERS)[] {
  if (status === '429') return ['retry-after'];
  const isChange = !name.startsWith('get ');
  const reference = content?.['application/json']?.schema?.$ref ?? '';
  const isVersioned = VERSIONED.has(reference.slice(reference.lastIndexOf('/') + 1));
  return [
    ...(isVersioned && (status === '200' || status === '201') ? (['etag'] as const) : []),
    ...(isChange && (status === '201' || status === '202') ? (['location'] as const) : []),
  ];
}

const VERSIONED = new Set([
  ...['Round', 'RoundPairInFull', 'Breakdown', 'Census', 'Person', 'Flag', 'Publication', 'Match', 'Review', 'Run', 'AccountWithGrants'],
  'Settings',
]);

/** Properties that say nothing of themselves, wherever they stand. */
function describeIn(schema: Schema, name: string): void {
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const words = PROPERTIES[`${name}.${key}`] ?? PROPERTIES[key];
    if (words !== undefined && typeof property === 'object') property.description ??= words;
  }
  for (const part of Object.values(schema)) if (typeof part === 'object' && part !== null) describeIn(part as Schema, name);
}

/** `put /api/rounds/{id}/proposal` → `putRoundsIdProposal`. */
function idOf(name: string): string {
  const words = name.replace(' /api', '').split(/[^A-Za-z0-9]+/);
  return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}

/** The schemas that paths refer to, and those that these refer to: of documents of files there are many more. */
function neededOf({ paths }: Document, schemas: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const needed = new Set<string>();
  const look = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part ?? {}).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      if (needed.has(name!)) continue;
      needed.add(name!);
      look(schemas[name!]);
    }
  };
  look(paths);
  return Object.fromEntries(
    Object.keys(schemas)
      .filter((name) => needed.has(name))
      .sort()
      .map((name) => [name, schemas[name]]),
  );
}
