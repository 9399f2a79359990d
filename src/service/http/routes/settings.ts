/** Settings of the whole country or of a directorate. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { changeSettings, readSettings } from '../../acts/settings.ts';
import { SETTING_NAMES, type SettingName, SETTINGS } from '../../rules/settings.ts';
import { carryOut, etag, versionAsked } from '../call.ts';
import { refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';

function each<Schema extends z.ZodType>(schemaOf: (name: SettingName) => Schema): Record<SettingName, Schema> {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, schemaOf(name)])) as Record<SettingName, Schema>;
}

const days = (name: SettingName): z.ZodInt => z.int().min(SETTINGS[name].least).max(SETTINGS[name].most);

const settingsSchema = z
  .object({
    scope: z.string(),
    own: z.object(each((name) => days(name).optional())).describe('What was set here.'),
    holds: z.object(each(days)).describe('What holds here: set here, else for the country, else usual.'),
    version: z.int().min(1),
  })
  .meta({ id: 'Settings', description: 'Days before a period’s first day.' });

export async function settingRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const querystring = z.strictObject({ scope: z.string().min(1).max(100).default('*').describe('`*`, or a directorate.') });

  app.get(
    '/settings',
    {
      schema: {
        ...{ tags: ['settings'], summary: 'Settings of the country, or of a directorate', querystring },
        response: { 200: settingsSchema, ...refusals(401, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const settings = await readSettings(act, request.query.scope, service.configured);
        return { headers: etag(settings.version), body: settings };
      }),
  );

  app.put(
    '/settings',
    {
      schema: {
        ...{ tags: ['settings'], summary: 'Change settings; null takes one back', querystring },
        body: z.strictObject(each((name) => days(name).nullable().optional())),
        response: { 200: settingsSchema, ...refusals(401, 403, 404, 412, 422, 428) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const settings = await changeSettings(act, request.query.scope, versionAsked(request), request.body, service.configured);
        return { headers: etag(settings.version), body: settings };
      }),
  );
  await Promise.resolve();
}
