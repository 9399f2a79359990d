/** Lines of the record in a table: what was done as a sentence, by whom, on what, and whether each follows from the one before. */
import type { Schemas } from '../../api/client.ts';
import { words, language } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { formatsOf } from '../../../../wording/web/index.ts';
import { PAGES } from '../../../rules/pages.ts';
import { type Check, standingOf } from './standing.ts';

export type Line = Schemas['AuditLine'];

/** So much of a fingerprint tells two apart to the eye; the whole is in the machine's answer. */
const PRINT_SHOWN = 8;
const TONES = { holds: 'good', broken: 'bad', beyond: 'warning', newer: '' } as const;

export function LinesTable({ lines, check }: { readonly lines: readonly Line[]; readonly check: Check | null }) {
  const { list: said, acts } = words().audit;
  const { integer } = formatsOf(language.value);
  const numbers = lines.map(({ number }) => number);
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const byNumber = new Map(lines.map((line) => [line.number, line]));
  const isGapless = last - first + 1 === lines.length;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={said.title}>
      <table>
        <caption>{isGapless ? said.caption(first, last) : said.chosen(lines.length)}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              {said.number}
            </th>
            <th scope="col">{said.at}</th>
            <th scope="col">{said.act}</th>
            <th scope="col">{said.who}</th>
            <th scope="col">{said.subject}</th>
            <th scope="col">{said.board}</th>
            <th scope="col">{said.chain}</th>
            <th scope="col">{said.print}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const standing = standingOf(line, byNumber.get(line.number - 1), check);
            return (
              <tr key={line.number}>
                <th scope="row" class="number">
                  {integer(line.number)}
                </th>
                <td class="audit-at">{timed(line.at)}</td>
                <td>{(acts as Readonly<Record<string, string>>)[line.act] ?? <code>{line.act}</code>}</td>
                <td>
                  <Who line={line} />
                </td>
                <td class="audit-subject">
                  {line.subjectLogin === null ? line.subject : <Account account={line.subject} login={line.subjectLogin} />}
                </td>
                <td>{line.board}</td>
                <td>{standing !== null && <span class={`tag ${TONES[standing]}`}>{said.states[standing]}</span>}</td>
                <td>
                  <code>{line.hash.slice(0, PRINT_SHOWN)}</code>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Who({ line: { account, login } }: { readonly line: Line }) {
  const { list: said } = words().audit;
  if (account === null) return <span class="hint">{said.service}</span>;
  return <Account account={account} login={login ?? account} />;
}

function Account({ account, login }: { readonly account: string; readonly login: string }) {
  const { list: said } = words().audit;
  return (
    <a href={`${PAGES.accounts}?${new URLSearchParams({ account }).toString()}`} aria-label={said.account(login)}>
      {login}
    </a>
  );
}
