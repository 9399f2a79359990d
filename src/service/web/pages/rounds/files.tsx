/** What a run was made from and came to, to be read or taken along. */
import { words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import type { Run } from './loads.ts';

/** Those for people; the rest is for machines. */
const FOR_PEOPLE = { 'report.html': 'report', 'proposal.csv': 'table', 'account.csv': 'account' } as const;

export function reportOf(run: Run): string | null {
  return run.files.find(({ name }) => name === 'report.html')?.href ?? null;
}

export function RunFiles({ run }: { readonly run: Run }) {
  const { files } = words().rounds;
  if (run.files.length === 0) return null;
  const readable = Object.keys(FOR_PEOPLE).flatMap((name) => run.files.filter((file) => file.name === name));
  const technical = run.files.filter(({ name }) => !(name in FOR_PEOPLE));
  return (
    <section>
      <h2>{files.title}</h2>
      <p class="hint">{files.says(timed(run.endedAt ?? run.at))}</p>
      <ul>
        {readable.map(({ name, href }) => (
          <li key={name}>
            <a href={href}>{files[FOR_PEOPLE[name as keyof typeof FOR_PEOPLE]]}</a>
          </li>
        ))}
        <li>
          <a href={`/api/runs/${run.id}/bundle.zip`} download>
            {files.bundle}
          </a>
        </li>
      </ul>
      <details>
        <summary>{files.technical}</summary>
        <ul>
          {technical.map(({ name, href }) => (
            <li key={name}>
              <a href={href}>{files.other(name)}</a>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
