/** The figures of the service, by subject. */
import { type ComponentChildren, Fragment } from 'preact';
import { language, words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { formatsOf } from '../../../../wording/web/index.ts';
import { PAGES } from '../../../rules/pages.ts';
import type { Health } from './findings.ts';

type Row = readonly [label: string, value: ComponentChildren];

export function Sections({ health }: { readonly health: Health }) {
  const { health: said } = words();
  const { integer } = formatsOf(language.value);
  const { store, queue, record } = health;
  const since = (moment: string | null): string | null => (moment === null ? null : timed(moment));
  return (
    <div class="health">
      <Part
        title={said.service.title}
        rows={[
          [said.service.version, health.version],
          [said.service.mode, said.service.modes[health.mode]],
          [said.service.startedAt, timed(health.startedAt)],
          [said.service.sessions, said.service.sessionsSay(health.sessions)],
        ]}
      />
      <Part
        title={said.store.title}
        rows={[
          [said.store.state, <span class="tag good">{said.store.answers}</span>],
          [said.store.server, store.server],
          [said.store.size, said.store.sizeSays(store.bytes)],
          [said.store.form, said.store.formSays(store.migrations)],
          [
            said.store.record,
            <>
              {record.at === null ? said.store.recordEmpty : said.store.recordSays(record.lines, timed(record.at))}{' '}
              <a href={PAGES.audit}>{said.store.verify}</a>
            </>,
          ],
        ]}
      />
      <Part
        title={said.queue.title}
        rows={[
          [said.queue.workers, said.queue.workersSay(health.workers)],
          [said.queue.taken, since(queue.takenAt) ?? said.none],
          [said.queue.prepared, since(queue.preparedAt) ?? said.unknown],
          [said.queue.waiting, said.queue.waitingSays(queue.waiting, since(queue.waitingSince))],
          [said.queue.running, integer(queue.running)],
          [said.queue.lost, integer(queue.lost)],
          [said.queue.failed, said.queue.failedSays(queue.failed, since(queue.failedAt))],
        ]}
      />
      <Part
        title={said.copies.title}
        rows={[
          [said.copies.backup, since(health.backupAt) ?? said.unknown],
          [said.copies.retention, since(health.retentionAt) ?? said.never],
        ]}
      >
        <p class="hint">{said.findings.backupRemedy}</p>
      </Part>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly children?: ComponentChildren;
}

function Part({ title, rows, children }: PartProps) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <dl class="facts">
        {rows.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {children}
    </section>
  );
}
