/** Requests read by their schemas, with all that these refuse in both languages; the schema library's own sentences are not shown. */
import type { FastifySchemaCompiler } from 'fastify';
import type * as z from 'zod';
import { faultsBySchema, type SchemaFault } from '../../errors/schema/index.ts';

/** Its place within the request is set by the server: `body`, `params`, `querystring`. */
export class WrongRequest extends Error {
  readonly faults: readonly SchemaFault[];
  readonly validationContext?: string;

  constructor(faults: readonly SchemaFault[]) {
    super(faults.map(({ path, en }) => `${path}: ${en}`).join('; '));
    this.faults = faults;
  }
}

export const readRequest: FastifySchemaCompiler<z.ZodType> =
  ({ schema }) =>
  (data: unknown) => {
    const read = faultsBySchema(schema, data);
    return 'faults' in read ? { error: new WrongRequest(read.faults) } : read;
  };
