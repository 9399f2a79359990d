/** Publishing a round: what it lacks, what will be published, and taking it back. */
import { useState } from 'preact/hooks';
import { api, done, type Given } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { dated, timed } from '../../parts/dates.ts';
import { Notice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { CheckDialog } from './check-dialog.tsx';
import type { Pair, Publication, Round } from './loads.ts';

type Missing = NonNullable<Publication['missing']>;

/** Each thing by itself, with the people whom it is about. */
export function Lacking({ round, missing }: { readonly round: string; readonly missing: Missing }) {
  const { publication } = words().rounds;
  const { notSubmitted, running, flags, undecided, notProposed, stale, elsewhere, full } = missing;
  const lists = Object.entries({ undecided, notProposed, stale, elsewhere, full }) as [
    'undecided' | 'notProposed' | 'stale' | 'elsewhere' | 'full',
    Missing['undecided'],
  ][];
  const shown = lists.filter(([, people]) => people.length > 0);
  const count = shown.length + [notSubmitted, running, flags > 0].filter(Boolean).length;
  const hasPage = (what: string): boolean => !notSubmitted && (what === 'undecided' || what === 'stale' || what === 'elsewhere');
  return (
    <details class="lacking">
      <summary>{publication.lacksOf(count)}</summary>
      <ul>
        {notSubmitted && <li>{publication.notSubmitted}</li>}
        {running && <li>{publication.running}</li>}
        {flags > 0 && <li>{publication.flags(flags)}</li>}
        {shown.map(([what, people]) => (
          <li key={what}>
            {publication[what](people.length)}
            <details>
              <summary>
                {publication.names}
                <span class="hidden"> ({publication[what](people.length)})</span>
              </summary>
              <ul class="names">
                {people.map(({ id, name }) => (
                  <li key={id}>{hasPage(what) ? <a href={pageAt('pair', { round, trainee: id })}>{name}</a> : name}</li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function isLacking(missing: Missing): boolean {
  const { notSubmitted, running, flags, undecided, notProposed, stale, elsewhere, full } = missing;
  return notSubmitted || running || flags > 0 || [undecided, notProposed, stale, elsewhere, full].some(({ length }) => length > 0);
}

interface Props {
  readonly round: Round;
  readonly publication: Given<Publication>;
  readonly pairs: readonly Pair[];
  readonly reload: () => void;
}

/** Opened once nothing is lacking. */
export function Publish({ round, publication, pairs, reload }: Props) {
  const { publication: said, days } = words().rounds;
  const [isOpen, setOpen] = useState(false);
  const count = (...kinds: readonly string[]): number =>
    pairs.filter(({ decision }) => decision !== null && kinds.includes(decision.kind)).length;
  const publish = async (): Promise<void> => {
    const params = { path: { id: round.id }, header: { 'If-Match': publication.version } };
    await done(api.PUT('/api/rounds/{id}/publication', { params, body: {} }));
    setOpen(false);
    reload();
  };
  return (
    <>
      <button type="button" class="main" onClick={() => setOpen(true)}>
        {said.check}
      </button>
      {isOpen && (
        <CheckDialog title={said.checkTitle} act={said.act} onAct={publish} onClose={() => setOpen(false)}>
          <dl class="facts">
            <dt>{said.paired}</dt>
            <dd>{count('accept', 'change')}</dd>
            <dt>{said.changed}</dt>
            <dd>{count('change')}</dd>
            <dt>{said.without}</dt>
            <dd>{count('without')}</dd>
            <dt>{said.days}</dt>
            <dd>{days(dated(round.startsOn), dated(round.endsOn))}</dd>
          </dl>
          <p>{said.says}</p>
        </CheckDialog>
      )}
    </>
  );
}

/** Taking it back; and what was said of the last publication, or of its withdrawal. */
export function Published({ round, publication, mayWithdraw, reload }: Omit<Props, 'pairs'> & { readonly mayWithdraw: boolean }) {
  const { publication: said, next } = words().rounds;
  const [isOpen, setOpen] = useState(false);
  const { state, by, at, reason } = publication.body;
  if (by === null || at === null) return null;
  if (state === 'withdrawn') return <Notice tone="warning" title={next.withdrawn(by, timed(at), reason ?? '')} />;
  const withdraw = async (why: string): Promise<void> => {
    const params = { path: { id: round.id }, header: { 'If-Match': publication.version } };
    await done(api.DELETE('/api/rounds/{id}/publication', { params, body: { reason: why } }));
    setOpen(false);
    reload();
  };
  return (
    <>
      <p>{next.published(by, timed(at))}</p>
      {mayWithdraw && (
        <button type="button" class="grave" onClick={() => setOpen(true)}>
          {said.withdraw}
        </button>
      )}
      {isOpen && (
        <CheckDialog title={said.withdrawTitle} act={said.withdraw} isGrave asksReason onAct={withdraw} onClose={() => setOpen(false)}>
          <p>{said.withdrawSays}</p>
        </CheckDialog>
      )}
    </>
  );
}
