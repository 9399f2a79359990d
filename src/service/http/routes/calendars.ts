/** Calendars: given, listed, read. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { applyCalendar, listCalendars, readCalendar } from '../../acts/calendars.ts';
import { carryOut, etag } from '../call.ts';
import { listSchema, pageQuery, refusals } from '../schemas/common.ts';
import { appliedCalendarSchema, calendarSchema, newCalendarSchema, wholeCalendarSchema } from '../schemas/season.ts';
import type { Service } from '../service.ts';

export async function calendarRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.post(
    '/calendars',
    {
      schema: {
        tags: ['season'],
        summary: 'Give a calendar: the rounds of its internships are made, or changed',
        body: newCalendarSchema,
        response: { 201: appliedCalendarSchema, ...refusals(401, 403, 409, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const applied = await applyCalendar(act, request.body);
        return { status: 201, headers: { location: `/api/calendars/${applied.number}` }, body: applied };
      }),
  );

  app.get(
    '/calendars',
    {
      schema: {
        tags: ['season'],
        summary: 'Calendars that were given, the latest first',
        querystring: z.strictObject({
          ...pageQuery,
          after: z
            .string()
            .regex(/^\d{1,9}$/)
            .optional(),
        }),
        response: { 200: listSchema(calendarSchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listCalendars(act, { limit, after }) }));
    },
  );

  app.get(
    '/calendars/:number',
    {
      schema: {
        tags: ['season'],
        summary: 'One calendar, with its text',
        params: z.object({ number: z.coerce.number().int().min(1).max(1_000_000) }),
        response: { 200: wholeCalendarSchema, ...refusals(401, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const calendar = await readCalendar(act, request.params.number);
        // A number stands for the same for ever.
        return { headers: etag(calendar.number), body: calendar };
      }),
  );
  await Promise.resolve();
}
