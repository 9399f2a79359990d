/** Changes as they come, perhaps in a message: refused in words where they have not the shape of one. */
import { CRITERIA } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';

type Fields = Readonly<Record<string, unknown>>;
type Check = readonly [isRight: (value: unknown) => boolean, expected: string, expectedFr: string];

const ID: Check = [(value) => typeof value === 'string' && value !== '', 'an id', 'un matricule'];
const PLACES: Check = [(value) => Number.isInteger(value) && (value as number) >= 0, 'a whole number from 0 on', 'un entier à partir de 0'];
const WEIGHT: Check = [
  (value) => typeof value === 'number' && value >= 0 && value <= 1 && Math.round(value * 10_000) / 10_000 === value,
  'a number from 0 to 1, four decimals at most',
  'un nombre de 0 à 1, à quatre décimales au plus',
];
const CRITERION: Check = [
  (value) => (CRITERIA as readonly unknown[]).includes(value),
  `one of ${CRITERIA.join(', ')}`,
  `l’un de ${CRITERIA.join(', ')}`,
];

const isText: Check[0] = (value) => typeof value === 'string';
const isNumber: Check[0] = (value) => typeof value === 'number' && Number.isFinite(value);
const isList: Check[0] = (value) => Array.isArray(value);
const orNull =
  (isRight: Check[0]): Check[0] =>
  (value) =>
    value === null || isRight(value);

const ifGiven =
  (isRight: Check[0]): Check[0] =>
  (value) =>
    value === undefined || isRight(value);

/** What a mentor of a census has, whatever the columns it came from. */
const MENTOR_FIELDS: Readonly<Record<string, Check[0]>> = {
  role: (value) => value === 'mentor',
  ...{ id: ID[0], lastName: isText, firstName: isText, email: orNull(isText), boardCode: isText, serviceCode: isText },
  ...{ siteCode: orNull(isText), communeCode: orNull(isText), domains: isList, preferences: isList, avoids: isList, formerPairs: isList },
  ...{ skills: isList, tenureYear: orNull(isNumber), caseload: orNull(isNumber), followed: isNumber, workingTime: isNumber },
  ...{
    capacityMin: PLACES[0],
    capacityMax: orNull(PLACES[0]),
    trainedOn: orNull(isText),
    volunteer: orNull((value) => typeof value === 'boolean'),
  },
  ...{ settings: orNull(isList), absences: isList, apartFrom: ifGiven(isList), imposed: ifGiven(isList) },
};

const SHAPES: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  pin: { trainee: ID, mentor: ID },
  ban: { trainee: ID, mentor: ID },
  'take-out': { mentor: ID },
  places: { mentor: ID, places: PLACES },
  weight: { criterion: CRITERION, weight: WEIGHT },
};

/** @throws BinomeError CALL_BAD_VALUE with the place in the list: a change that is none, or that cannot be tried on what the session is over. */
export function checkChange(change: unknown, k: number, isCensus: boolean): void {
  const { kind, ...rest } = (typeof change === 'object' && change !== null ? change : {}) as Fields;
  const kinds = [...Object.keys(SHAPES).filter((own) => isCensus || own !== 'weight'), 'add'];
  if (typeof kind !== 'string' || !kinds.includes(kind))
    throw refusal(kind, `/changes/${k}/kind`, `one of ${kinds.join(', ')}`, `l’un de ${kinds.join(', ')}`);
  for (const [name, [isRight, expected, expectedFr]] of Object.entries(SHAPES[kind] ?? {}))
    if (!isRight(rest[name])) throw refusal(rest[name], `/changes/${k}/${name}`, expected, expectedFr);
  if (kind === 'add') checkAdded(rest, `/changes/${k}`, isCensus);
}

/** Of a bare mentor only what is read here: the rest is read, and refused, with the problem. */
function checkAdded({ mentor, pairs }: Fields, path: string, isCensus: boolean): void {
  const fields = (typeof mentor === 'object' && mentor !== null ? mentor : {}) as Fields;
  for (const [name, isRight] of Object.entries(isCensus ? MENTOR_FIELDS : { id: ID[0] }))
    if (!isRight(fields[name])) throw refusal(fields[name], `${path}/mentor/${name}`, 'what a mentor has there', 'ce qu’un tuteur y a');
  if (isCensus) return;
  const isPairs = Array.isArray(pairs) && pairs.every((pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0]));
  if (!isPairs) throw refusal(pairs, `${path}/pairs`, 'a list of [trainee, score]', 'une liste de [stagiaire, score]');
}

function refusal(value: unknown, path: string, expected: string, expectedFr: string): BinomeError {
  // Not as JSON: what comes by message may be a BigInt, or hold itself.
  const shown = typeof value === 'string' ? value : typeof value === 'object' && value !== null ? '{…}' : String(value);
  return new BinomeError('CALL_BAD_VALUE', { value: shown, option: path.split('/').at(-1)!, expected, expectedFr }, { path });
}
