/** Accounts, grants and tokens as the API gives them. */
import * as z from 'zod';
import { isMailAddress } from '../../rules/notices.ts';
import { ROLES } from '../../rules/rights.ts';
import { moment } from './common.ts';

const language = z.enum(['fr', 'en']);
const identity = z
  .strictObject({
    issuer: z
      .string()
      .max(500)
      .regex(/^https?:\/\/[!-~]+$/)
      .describe('Of the identity provider, as its tokens have it.'),
    subject: z
      .string()
      .min(1)
      .max(255)
      .regex(/^[!-~]+$/),
  })
  .nullable()
  .describe('Who they are at the identity provider; null: not linked.');
const scope = z.string().describe('A directorate, a service, a person; `*` for the whole country.');

const placeName = z.string().nullable().describe('Of a directorate or a service; else null.');

export const grantSchema = z.object({ role: z.enum(ROLES), scope });

export const meSchema = z
  .object({
    account: z.object({ id: z.uuid(), login: z.string(), name: z.string(), language }),
    grants: z.array(
      grantSchema.extend({ placeName, board: z.string().describe('The directorate of that place; `*` for the whole country.') }),
    ),
  })
  .meta({ id: 'Me' });

export const grantViewSchema = z.object({ id: z.uuid(), role: z.enum(ROLES), scope, placeName, grantedAt: moment }).meta({ id: 'Grant' });

export const accountSchema = z
  .object({
    ...{ id: z.uuid(), login: z.string(), name: z.string(), email: z.string().nullable(), language },
    identity,
    ...{ createdAt: moment, disabledAt: moment.nullable() },
    grants: z.array(grantViewSchema).readonly(),
    version: z.int().min(1),
  })
  .meta({ id: 'AccountWithGrants' });

const login = z
  .string()
  .regex(/^\P{White_Space}{1,100}$/u)
  .describe('Kept in lower case.');
const name = z.string().trim().min(1).max(200);
const email = z.email().max(320).refine(isMailAddress).nullable();
const password = z.string().min(1).max(200);
const newPassword = password.describe('At least 12 characters, varied, and not the login.');
const grant = z.strictObject({ role: z.enum(ROLES), scope: z.string().min(1).max(100) });

export const newGrantSchema = grant;

export const newAccountSchema = z.strictObject({
  ...{ login, name, email: email.default(null), language: language.default('fr') },
  identity: identity.default(null),
  password: newPassword
    .nullable()
    .default(null)
    .describe(
      'At least 12 characters, varied, and not the login. null: nobody can sign in with this account until it is given a password, or until sign-in by another party knows it.',
    ),
  grants: z.array(grant).max(50).default([]),
});

export const accountChangeSchema = z.strictObject({
  ...{ name: name.optional(), email: email.optional(), language: language.optional() },
  identity: identity.optional().describe('All sessions end.'),
  disabled: z.boolean().optional().describe('Ends all sessions; what the account did stays.'),
});

export const newPasswordSchema = z.strictObject({ password: newPassword });
export const ownPasswordSchema = z.strictObject({ current: password, password: newPassword });

export const tokenSchema = z
  .object({ id: z.uuid(), name: z.string(), mayWrite: z.boolean(), createdAt: moment, endsAt: moment })
  .meta({ id: 'Token' });

export const newTokenSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  mayWrite: z.boolean().default(false),
  days: z.int().min(1).default(90).describe('At most 366.'),
});

export const sessionSchema = z
  .object({
    openedAt: moment.describe('When somebody signed in.'),
    seenAt: moment.describe('When it was used last, to the minute.'),
    endsAt: moment.describe('When it ends in any case.'),
    address: z.string().nullable().describe('From which it was opened.'),
    agent: z.string().nullable().describe('The browser, as it names itself.'),
  })
  .meta({ id: 'Session' });

export const calendarLinkSchema = z.object({ id: z.uuid(), createdAt: moment }).meta({ id: 'CalendarLink' });
