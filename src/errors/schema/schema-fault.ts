/**
 * What a schema finds wrong in a document, in both languages, with its place as a path (`/pairs/3/trainee`).
 *
 * The schema library's own sentences are not shown: they name types of the language where a reader knows lists and texts, and do not quote
 * what was found.
 */
import * as z from 'zod';
import { detailOf, quoted, shown, type InBoth } from '../detail.ts';
import type { Language } from '../entry.ts';
import { BinomeError, type Place, type ThrownCode } from '../error.ts';
import { Lexicon } from '../nearness.ts';

/** To be handed on to whatever reads by a schema. */
export type ReadParams = z.core.ParseContext<z.core.$ZodIssue>;

/**
 * Reads by a schema; the first fault that it finds is thrown, a misspelt name of a field before what is missing because of it.
 * @param read parses, encodes or decodes, with the parameters that it is given.
 * @param place of what is read; its path is that of the part within the document.
 * @param values what else the code's message quotes.
 * @throws BinomeError of the code, with the path of the fault, and `detail` and `detailFr`; what else `read` throws is let through.
 */
export function readBySchema<T>(
  read: (params: ReadParams) => T,
  code: ThrownCode,
  place: Place,
  values: Readonly<Record<string, string>> = {},
): T {
  const faults = new Map<string, Fault>();
  const error = (issue: z.core.$ZodRawIssue): string => {
    const fault = faultOf(issue);
    faults.set(fault.en, fault);
    return fault.en;
  };
  try {
    return read({ error });
  } catch (thrown) {
    if (!(thrown instanceof z.ZodError)) throw thrown;
    const issue = thrown.issues.find(({ message }) => faults.get(message)?.isNearMiss) ?? thrown.issues[0]!;
    const { path, messages } = innermost(issue);
    const said = messages.map((message) => faults.get(message) ?? { en: message, fr: 'la valeur ne convient pas' });
    const detail = detailOf({ en: said.map(({ en }) => en).join(', or '), fr: said.map(({ fr }) => fr).join(', ou ') });
    const below = path.map((step) => `/${String(step)}`).join('');
    throw new BinomeError(code, { ...values, ...detail }, { ...place, path: `${place.path ?? ''}${below}` || (place.path ?? '/') });
  }
}

/** One thing that a schema refuses, with where it stands (`/pairs/3/trainee`, `/` for the whole). */
export interface SchemaFault extends InBoth {
  readonly path: string;
}

/** Reads by a schema and collects all that it refuses; the value as the schema makes it where that is nothing. */
export function faultsBySchema(
  schema: z.ZodType,
  value: unknown,
): { readonly value: unknown } | { readonly faults: readonly SchemaFault[] } {
  const known = new Map<string, Fault>();
  const error = (issue: z.core.$ZodRawIssue): string => {
    const fault = faultOf(issue);
    known.set(fault.en, fault);
    return fault.en;
  };
  const read = schema.safeParse(value, { error });
  if (read.success) return { value: read.data };
  return {
    faults: read.error.issues.map((issue) => {
      const { path, messages } = innermost(issue);
      const said = messages.map((message) => known.get(message) ?? { en: message, fr: 'la valeur ne convient pas' });
      return {
        path: path.map((step) => `/${String(step)}`).join('') || '/',
        en: said.map(({ en }) => en).join(', or '),
        fr: said.map(({ fr }) => fr).join(', ou '),
      };
    }),
  };
}

interface Fault extends InBoth {
  /** A name that is nearly one that is known. */
  readonly isNearMiss?: boolean;
}

/** Where an issue comes from, as deep as it is known: of the branches of a union, the one that fits furthest; else what each asks for. */
function innermost(issue: z.core.$ZodIssue): { path: readonly PropertyKey[]; messages: readonly string[] } {
  const below = (inner: readonly z.core.$ZodIssue[]): ReturnType<typeof innermost> => {
    const { path, messages } = innermost(inner[0]!);
    return { path: [...issue.path, ...path], messages };
  };
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') return below(issue.issues);
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return { path: issue.path, messages: [issue.message] };
  const branches = issue.errors.map(below);
  const deepest = Math.max(...branches.map(({ path }) => path.length));
  const best = branches.filter(({ path }) => path.length === deepest);
  if (deepest > issue.path.length) return best[0]!;
  return { path: issue.path, messages: [...new Set(best.flatMap(({ messages }) => messages))] };
}

function faultOf(issue: z.core.$ZodRawIssue): Fault {
  const { input } = issue;
  switch (issue.code) {
    case 'invalid_type':
      return needed(KINDS[issue.expected] ?? { en: issue.expected, fr: `une valeur de type ${issue.expected}` }, input);
    case 'invalid_value':
      return oneOf(issue.values, input);
    case 'too_small':
      return bound(issue.origin, issue.minimum, issue.inclusive === false ? 'above' : issue.exact === true ? 'exactly' : 'least', input);
    case 'too_big':
      return bound(issue.origin, issue.maximum, issue.inclusive === false ? 'below' : issue.exact === true ? 'exactly' : 'most', input);
    case 'not_multiple_of':
      return needed(stepOf(issue.divisor), input);
    case 'invalid_format':
      return needed(formatOf(issue), input);
    case 'unrecognized_keys':
      return unknownField(issue.keys, shapeOf(issue.inst));
    case 'invalid_union':
      return issue.discriminator === undefined || !Array.isArray(issue.options)
        ? { en: `${shown(input).en} is of no form that is known here`, fr: `${shown(input).fr} n’a aucune des formes connues ici` }
        : oneOf(issue.options, (input as Record<string, unknown>)[issue.discriminator]);
    case 'custom':
      return ofRule(issue.params);
    default:
      return { en: 'the value does not fit', fr: 'la valeur ne convient pas' };
  }
}

function needed(what: InBoth, input: unknown): Fault {
  if (input === undefined) return { en: `the field is missing: ${what.en} must stand here`, fr: `le champ manque : il faut ${what.fr}` };
  return { en: `${what.en} must stand here, not ${shown(input).en}`, fr: `il faut ${what.fr}, et non ${shown(input).fr}` };
}

/** The kinds of values, as a reader of JSON knows them. */
const KINDS: Readonly<Record<string, InBoth>> = {
  string: { en: 'a text', fr: 'un texte' },
  number: { en: 'a number', fr: 'un nombre' },
  int: { en: 'a whole number', fr: 'un nombre entier' },
  boolean: { en: 'true or false', fr: 'true ou false' },
  null: { en: 'null', fr: 'null' },
  array: { en: 'a list', fr: 'une liste' },
  tuple: { en: 'a list', fr: 'une liste' },
  object: { en: 'an object', fr: 'un objet' },
  record: { en: 'an object', fr: 'un objet' },
};

/** Most choices that are listed. */
const CHOICES_MAX = 8;

function oneOf(values: readonly unknown[], input: unknown): Fault {
  const written = values.slice(0, CHOICES_MAX).map((value) => JSON.stringify(value));
  const more = values.length > CHOICES_MAX ? ', …' : '';
  const list = (or: string): string => `${written.join(more === '' && written.length === 2 ? or : ', ')}${more}`;
  const what =
    written.length === 1 ? { en: list(''), fr: list('') } : { en: `one of ${list(' and ')}`, fr: `l’une de ces valeurs : ${list(' ou ')}` };
  const near =
    typeof input === 'string' && values.length > 1
      ? nearest(
          input,
          values.filter((value) => typeof value === 'string'),
        )
      : null;
  return withHint(needed(what, input), near);
}

type Sense = 'least' | 'most' | 'above' | 'below' | 'exactly';

const SENSES: Readonly<Record<Sense, InBoth>> = {
  least: { en: 'at least ', fr: 'au moins ' },
  most: { en: 'at most ', fr: 'au plus ' },
  above: { en: 'more than ', fr: 'plus de ' },
  below: { en: 'less than ', fr: 'moins de ' },
  exactly: { en: '', fr: '' },
};

function bound(origin: string, limit: number | bigint, sense: Sense, input: unknown): Fault {
  const unit = UNITS[origin];
  const size = typeof input === 'string' || Array.isArray(input) ? input.length : null;
  const said = (language: Language): string => {
    const noun = unit === undefined ? '' : ` ${unit[language]}${Number(limit) > 1 ? 's' : ''}`;
    return `${SENSES[sense][language]}${String(limit)}${noun}`;
  };
  return needed({ en: said('en'), fr: said('fr') }, size ?? input);
}

const UNITS: Readonly<Record<string, InBoth>> = {
  string: { en: 'character', fr: 'caractère' },
  array: { en: 'element', fr: 'élément' },
};

function stepOf(divisor: number | bigint): InBoth {
  const decimals = Math.round(-Math.log10(Number(divisor)));
  if (decimals > 0 && Number(divisor) === Number(`1e-${decimals}`))
    return { en: `a number of at most ${decimals} decimals`, fr: `un nombre d’au plus ${decimals} décimales` };
  return { en: `a multiple of ${String(divisor)}`, fr: `un multiple de ${String(divisor)}` };
}

function formatOf({ format, pattern }: { format: string; pattern?: string | undefined }): InBoth {
  if (format === 'date') return { en: 'a date such as 2025-09-15', fr: 'une date comme 2025-09-15' };
  if (format === 'uuid') return { en: 'an id such as the service gives them', fr: 'un identifiant tel que le service les donne' };
  if (format === 'email') return { en: 'an e-mail address', fr: 'une adresse de courriel' };
  return { en: `a text of the form ${pattern ?? format}`, fr: `un texte de la forme ${pattern ?? format}` };
}

/** The fields that an object of a schema may have; none where it is no object. */
function shapeOf(schema: z.core.$ZodType | z.core.$ZodCheck | undefined): readonly string[] {
  return schema instanceof z.core.$ZodObject ? Object.keys(schema._zod.def.shape) : [];
}

function unknownField(keys: readonly string[], known: readonly string[]): Fault {
  const misspelt = keys.find((key) => nearest(key, known) !== null);
  const key = misspelt ?? keys[0] ?? '';
  const name = quoted(key);
  const others = keys.length - 1;
  const fault = {
    en: `the field ${name.en} is not known${others === 0 ? '' : `, nor ${others} more`}`,
    fr: `le champ ${name.fr} n’est pas connu${others === 0 ? '' : `, ni ${others} de plus`}`,
  };
  return withHint(fault, misspelt === undefined ? null : nearest(key, known));
}

function nearest(text: string, known: readonly string[]): string | null {
  const lexicon = new Lexicon();
  for (const name of known) lexicon.add(name.toLowerCase(), name);
  return lexicon.nearest(text.toLowerCase());
}

function withHint({ en, fr }: InBoth, near: string | null): Fault {
  if (near === null) return { en, fr };
  return { en: `${en}; perhaps ${quoted(near).en} is meant`, fr: `${fr} ; peut-être faut-il lire ${quoted(near).fr}`, isNearMiss: true };
}

/** A rule that a schema adds says in its `params` what it asks for, in both languages. */
function ofRule(params: Readonly<Record<string, unknown>> | undefined): Fault {
  const { en, fr } = params ?? {};
  return typeof en === 'string' && typeof fr === 'string' ? { en, fr } : { en: 'the value does not fit', fr: 'la valeur ne convient pas' };
}
