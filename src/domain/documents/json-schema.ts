/** JSON Schema (draft 2020-12) of what is written here as zod schemas. */
import * as z from 'zod';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * What a function checks carries its JSON Schema as metadata. `readOnly` is left out: zod's concerns the types of a program, not who may
 * write a field; so are the bounds of what a double holds exactly, and a step that is no whole number: to a validator that divides as machines
 * do 0.07 is no multiple of 0.0001.
 */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (!Number.isInteger(jsonSchema.multipleOf)) delete jsonSchema.multipleOf;
    },
  });
}

/** As a part of another. */
export function partSchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...part } = jsonSchemaOf(schema);
  return part;
}
