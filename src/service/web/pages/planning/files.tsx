/** What a run came to as files: those that one may read. */
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import type { Run } from './loads.ts';

export function Files({ run }: { readonly run: Run }) {
  const { planning, rounds } = words();
  const said = planning.run;
  if (run.files.length === 0) return null;
  const names: Readonly<Record<string, string>> = said.names;
  const readable = Object.keys(names).flatMap((name) => run.files.filter((file) => file.name === name));
  const technical = run.files.filter(({ name }) => !(name in names));
  return (
    <section>
      <h2>{said.files}</h2>
      <p class="hint">{said.made(timed(run.endedAt ?? run.at))}</p>
      <ul>
        {readable.map(({ name, href }) => (
          <li key={name}>
            <a href={href}>{names[name]}</a>
          </li>
        ))}
        {mayAt('census.read', { board: run.board }) && (
          <li>
            <a href={`/api/runs/${run.id}/bundle.zip`} download>
              {said.bundle}
            </a>
          </li>
        )}
      </ul>
      {technical.length > 0 && (
        <details>
          <summary>{said.technical}</summary>
          <ul>
            {technical.map(({ name, href }) => (
              <li key={name}>
                <a href={href}>{rounds.files.other(name)}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
