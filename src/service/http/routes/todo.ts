/** What one is expected to do, as a list and as a calendar that other programs fetch. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import * as z from 'zod';
import { BinomeError, type Language } from '../../../errors/index.ts';
import { pageWordsOf } from '../../../wording/index.ts';
import { eventsOf, feedOf, feedStamp, type FeedEntry } from '../../acts/calendar-feed.ts';
import { carriedBy } from '../../acts/tokens.ts';
import { todoOf } from '../../acts/todo.ts';
import { type CalendarEvent, calendarText } from '../../rules/icalendar.ts';
import { pageAt } from '../../rules/pages.ts';
import { dayInFrance } from '../../rules/preparation.ts';
import type { Grant } from '../../rules/rights.ts';
import { TODO_KINDS, type TodoItem } from '../../rules/todo.ts';
import { carryOut } from '../call.ts';
import { languageOf } from '../problem.ts';
import { day, listSchema, refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';

const todoSchema = z
  .object({
    id: z.string().describe('The same for the same work each time.'),
    kind: z.enum(TODO_KINDS),
    subject: z.string().describe('What it is about: a round, a case, a directorate, a person.'),
    board: z.string().nullable(),
    title: z.string(),
    otherwise: z.string().describe('What happens if it is not done.'),
    count: z.int().min(1),
    dueOn: day.nullable(),
    undated: z.string().nullable().describe('Why it has no day; null where it has one.'),
    late: z.boolean(),
    link: z.string().describe('A path of this service.'),
  })
  .meta({ id: 'Todo', description: 'Sentences in the language of Accept-Language (fr or en).' });

export async function todoRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/todo',
    {
      schema: {
        ...{ tags: ['to do'], summary: 'What I am expected to do, the most urgent first' },
        response: { 200: listSchema(todoSchema), ...refusals(401) },
      },
    },
    (request, reply) => {
      const language = languageOf(request);
      return carryOut(service, request, reply, async (act) => {
        const today = dayInFrance(act.moment.now);
        const items = await todoOf(act, service.configured);
        return { body: { items: items.map((item) => told(item, today, language)) } };
      });
    },
  );
  await Promise.resolve();
}

function told(item: TodoItem, today: string, language: Language): z.infer<typeof todoSchema> {
  const { kind, subject, board, name, count, dueOn, undated } = item;
  const words = pageWordsOf(language).todo;
  const { title, otherwise } = words.kinds[kind];
  return {
    ...{ id: `${kind}:${subject}`, kind, subject, board, count, dueOn, otherwise },
    title: title(name, count),
    undated: undated === null ? null : words.undated[undated],
    late: dueOn !== null && dueOn < today,
    link: linkOf(item),
  };
}

/** Where it is done. */
function linkOf({ kind, subject, board }: TodoItem): string {
  const ofBoard = `?board=${encodeURIComponent(board ?? '')}`;
  switch (kind) {
    case 'census-import':
      return `${pageAt('census')}${ofBoard}`;
    case 'census-apply':
      return `${pageAt('census')}${ofBoard}&census=${encodeURIComponent(subject)}`;
    case 'flags-answer':
      return `${pageAt('census')}${ofBoard}#flags`;
    case 'run-start':
    case 'proposal-submit':
    case 'pairs-decide':
    case 'pairs-taken':
    case 'publication-late':
    case 'pairs-again':
    case 'without-decide':
    case 'stale-settle':
    case 'round-publish':
      return pageAt('round', { round: subject });
    case 'hearings-hold':
    case 'options-ask':
    case 'option-choose':
    case 'breakdown-decide':
    case 'follow-up':
      return pageAt('breakdown', { breakdown: subject });
    case 'review-answer':
      return `${pageAt('reviews')}${ofBoard}`;
    case 'facts-check':
      return pageAt('person', { person: subject });
    case 'match-read':
      return pageAt('match', { match: subject });
    case 'rounds-late':
    case 'calendar-import':
      return pageAt('season');
    case 'roles-give':
      return pageAt('accounts');
  }
}

/** Outside of `/api`: whoever has the address reads it, with no cookie and no header. */
export async function calendarFeedRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/calendar/:file',
    {
      schema: {
        ...{
          tags: ['calendar'],
          summary: 'One’s own due dates and periods as iCalendar (RFC 5545), at an address that a calendar link gives',
        },
        params: z.object({ file: z.string().describe('`{token}.ics`') }),
        response: { 200: { content: { 'text/calendar': { schema: z.string() } } }, 304: z.null(), ...refusals(404) },
      },
    },
    async (request, reply) => {
      const secret = /^([\w-]{20,100})\.ics$/.exec(request.params.file)?.[1];
      const feed = secret === undefined ? null : await feedFor(service, secret);
      // The address is a secret: it is not repeated.
      if (feed === null) throw new BinomeError('SERVICE_NOT_FOUND', { value: '/calendar/….ics' });
      const tag = `"${createHash('sha256').update(feed).digest('base64url')}"`;
      void reply.header('etag', tag);
      if (request.headers['if-none-match'] === tag) return reply.status(304).send(null);
      return reply.type('text/calendar; charset=utf-8').send(feed);
    },
  );
  await Promise.resolve();
}

/** null where no link has this secret. */
async function feedFor(service: Service, secret: string): Promise<string | null> {
  const now = service.now();
  return service.app.transaction(
    async (tx) => {
      await sql`select set_config('binome.token', ${carriedBy(secret)}, true)`.execute(tx);
      const { rows } = await sql<{ account: string; login: string; name: string; language: Language; grants: Grant[] }>`
        select a.id as account, a.login, a.name, a.language, coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'board', g.board)
          order by g.role, g.scope) from role_grant g where g.account = a.id and g.ended_at is null), '[]') as grants
        from account a where a.id = actor()`.execute(tx);
      const [who] = rows;
      if (who === undefined) return null;
      const act = { tx, who: { ...who, freshAt: null }, moment: { now, newId: service.newId } };
      const words = pageWordsOf(who.language).todo;
      const entries = await feedOf(act, service.configured);
      const events = eventsOf(entries, new URL(service.origin).hostname, (entry) => sayEntry(entry, who.language, service.origin));
      return calendarText({ name: words.calendar(who.name), events, at: feedStamp(now) });
    },
    { readOnly: true },
  );
}

function sayEntry(entry: FeedEntry, language: Language, origin: string): Pick<CalendarEvent, 'title' | 'text' | 'url'> {
  const words = pageWordsOf(language).todo;
  if (entry.kind === 'due') {
    const { title, otherwise } = words.kinds[entry.item.kind];
    return { title: words.due(title(entry.item.name, entry.item.count)), text: otherwise, url: `${origin}${linkOf(entry.item)}` };
  }
  const { kind, name, promotion } = entry;
  const title = kind === 'match' ? words.ownMatch(name) : words[kind](name, promotion);
  return { title, text: '', url: '' };
}
