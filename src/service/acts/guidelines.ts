/** Guidelines of the country and of directorates: numbered, never changed; those in force are a directorate's last, else the country's. */
import { COMMANDS, runCommand, type World } from '../../app/index.ts';
import type { GuidelineFinding } from '../../domain/index.ts';
import { BinomeError } from '../../errors/index.ts';
import { parseGuidelines } from '../../guidelines/index.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { hashOf, KeptSource } from '../store/kept-files.ts';
import { type Act, found, type Listed, mustHave, type Page, pageOf, record, tell } from './acting.ts';
import { freezeCalendar, freezeCensus, keepBytes, readKept } from './freezing.ts';

/** Of the whole country. */
const NATION = '*';
const FILE = 'guidelines.json';

export interface GuidelinesView {
  readonly scope: string;
  readonly number: number;
  readonly sha256: string;
  readonly reason: string;
  readonly by: string | null;
  /** ISO. */
  readonly at: string;
  /** Whether they are the last of their scope. */
  readonly isLast: boolean;
}

export interface Reviewed {
  /** What the constraints say of the directorate's next period, gravest first; null where nobody could look, or not in the time given. */
  readonly findings: readonly GuidelineFinding[] | null;
}

/** What somebody gives, or is about to give. */
export interface GivenGuidelines {
  readonly scope: string;
  /** JSON, kept as it is. */
  readonly text: string;
}

/**
 * As if they were given, by whoever may give them; nothing is kept.
 * @param ending aborted once no more time is to be spent on it.
 * @throws BinomeError as `addGuidelines`.
 */
export async function checkGuidelines(
  act: Act,
  { scope, text }: GivenGuidelines,
  ending: { readonly aborted: boolean },
): Promise<Reviewed> {
  const { tx } = act;
  if (scope === NATION) mustHave(act, 'national-guidelines.change', {});
  else mustHave(act, 'guidelines.change', { board: scope });
  if (scope !== NATION) found(await tx.selectFrom('board').select('code').where('code', '=', scope).executeTakeFirst(), scope);
  parseGuidelines(text, FILE);
  return { findings: scope === NATION ? null : await review(act, scope, text, ending) };
}

/**
 * @param ending aborted once no more time is to be spent on the review.
 * @throws BinomeError SERVICE_FORBIDDEN, SERVICE_NOT_FOUND; GUIDELINES_* with the place.
 */
export async function addGuidelines(
  act: Act,
  { scope, text, reason }: GivenGuidelines & { readonly reason: string },
  ending: { readonly aborted: boolean },
): Promise<GuidelinesView & Reviewed> {
  const { tx, who, moment } = act;
  const { findings } = await checkGuidelines(act, { scope, text }, ending);
  const sha256 = await keepBytes(tx, Buffer.from(text));
  const last = await tx
    .selectFrom('guidelines_version')
    .select('number')
    .where('scope', '=', scope)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const at = moment.now;
  await tx.insertInto('guidelines_version').values({ scope, number, sha256, by: who.account, at, reason }).execute();
  const subject = `${scope}/${number}`;
  await record(act, 'guidelines.add', { subject, board: scope === NATION ? null : scope, payload: { sha256 } });
  const boards = scope === NATION ? await tx.selectFrom('board').select('code').orderBy('code').execute() : [{ code: scope }];
  for (const { code } of boards)
    await tell(act, { role: 'board', scope: code }, { event: `guidelines:${subject}`, kind: 'guidelines.added', board: code, subject });
  return { ...{ scope, number, sha256, reason, by: who.account, at: at.toISOString() }, isLast: true, findings };
}

/** As `check` looks at them, for the next period of the directorate and the census applied. */
async function review(
  act: Act,
  board: string,
  text: string,
  cancelled: { readonly aborted: boolean },
): Promise<readonly GuidelineFinding[] | null> {
  const { tx, moment } = act;
  const round = await tx
    .selectFrom('round')
    .select(['promotion', 'period', 'calendar'])
    .where('board', '=', board)
    .where('ends_on', '>=', dayInFrance(moment.now))
    .orderBy('starts_on')
    .limit(1)
    .executeTakeFirst();
  if (round === undefined) return null;
  try {
    const census = await freezeCensus(act, board);
    const calendar = await freezeCalendar(act, round.calendar);
    const kept = await readKept(tx, [...census.inputs, ...calendar.inputs]);
    const world: World = {
      ...{ source: new KeptSource(new Map([...kept, [FILE, Buffer.from(text)]])), results: null, language: 'fr', version: '', cancelled },
      ...{ endingAfter: () => ({ aborted: false }), progress: () => {}, notice: () => {} },
    };
    const request = { period: `${round.promotion}/${round.period}`, census: census.said.places, calendar: calendar.said, guidelines: FILE };
    const { answer } = await runCommand(await COMMANDS.check(), request, world);
    return answer.review?.findings ?? null;
  } catch (error) {
    // No census, nobody of the promotion in it, no time left: there is nothing to say. Names that the guidelines have wrong are said.
    if (!(error instanceof BinomeError) || error.code.startsWith('GUIDELINES_')) throw error;
    return null;
  }
}

/** By scope, the latest first. @param after `SCOPE/NUMBER`. */
export async function listGuidelines({ tx }: Act, scope: string | undefined, page: Page): Promise<Listed<GuidelinesView>> {
  const [afterScope = '', afterNumber = 0] = page.after === null ? [] : splitKey(page.after);
  const rows = await tx
    .selectFrom('guidelines_version as g')
    .selectAll('g')
    .select((build) =>
      build
        .not(
          build.exists(
            build
              .selectFrom('guidelines_version as l')
              .select('l.number')
              .whereRef('l.scope', '=', 'g.scope')
              .whereRef('l.number', '>', 'g.number'),
          ),
        )
        .as('isLast'),
    )
    .$if(scope !== undefined, (query) => query.where('g.scope', '=', scope!))
    .$if(page.after !== null, (query) =>
      query.where((build) =>
        build.or([build('g.scope', '>', afterScope), build.and([build('g.scope', '=', afterScope), build('g.number', '<', afterNumber)])]),
      ),
    )
    .orderBy('g.scope')
    .orderBy('g.number', 'desc')
    .limit(page.limit + 1)
    .execute();
  return pageOf(
    rows,
    page,
    ({ at, isLast, ...row }) => ({ ...row, isLast: Boolean(isLast), at: at.toISOString() }),
    ({ scope: own, number }) => `${own}/${number}`,
  );
}

function splitKey(key: string): [string, number] {
  const at = key.lastIndexOf('/');
  return [key.slice(0, at), Number(key.slice(at + 1)) || 0];
}

/** @param number 0: those that the program ships. @throws BinomeError SERVICE_NOT_FOUND. */
export async function readGuidelines(
  { tx }: Act,
  scope: string,
  number: number,
): Promise<Pick<GuidelinesView, 'scope' | 'number' | 'sha256'> & { readonly text: string }> {
  if (scope === NATION && number === 0) {
    const program = new KeptSource(new Map());
    const bytes = await program.read(program.referencePlace(FILE));
    return { scope, number, sha256: hashOf(bytes), text: new TextDecoder().decode(bytes) };
  }
  const row = await tx
    .selectFrom('guidelines_version as g')
    .innerJoin('blob as b', 'b.sha256', 'g.sha256')
    .select(['g.sha256', 'b.bytes'])
    .where('g.scope', '=', scope)
    .where('g.number', '=', number)
    .executeTakeFirst();
  const { sha256, bytes } = found(row, `${scope}/${number}`);
  return { scope, number, sha256, text: bytes.toString('utf8') };
}
