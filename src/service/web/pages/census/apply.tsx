/** Applying a census: all or nothing, after whoever does it has read what happens; without what is rejected, or with a great loss, only where they say so. */
import { useState } from 'preact/hooks';
import { api, given, type Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';

interface Props {
  readonly census: Schemas['Census'];
  /** That was read: what has moved on meanwhile is not applied unseen. */
  readonly version: string;
  readonly onApplied: () => void;
}

export function Apply({ census, version, onApplied }: Props) {
  const { apply: said } = words().census;
  const [isAsked, setAsked] = useState(false);
  const { accepted, changes, counts } = census;
  if (changes.identical) return null;
  return (
    <>
      <h3>{said.title}</h3>
      {accepted === 0 ? (
        <p>{said.nobody}</p>
      ) : (
        <>
          <p>{counts.rejected === 0 ? said.whole : said.partial(counts.rejected)}</p>
          <button type="button" class={counts.rejected === 0 ? 'main' : 'grave'} onClick={() => setAsked(true)}>
            {counts.rejected === 0 ? said.open : said.openPartial}
          </button>
        </>
      )}
      {isAsked && <ApplyDialog {...{ census, version, onApplied }} onClose={() => setAsked(false)} />}
    </>
  );
}

function ApplyDialog({ census, version, onApplied, onClose }: Props & { readonly onClose: () => void }) {
  const { apply: said } = words().census;
  const { id, accepted, changes, counts, confirm } = census;
  const submit = async (): Promise<void> => {
    await given(
      api.POST('/api/censuses/{id}/application', {
        params: { path: { id }, header: { 'If-Match': version } },
        body: {
          ...(counts.rejected === 0 ? {} : { acceptPartial: true }),
          // What was read is what is confirmed, with its figures.
          ...(confirm === null ? {} : { confirm: { code: confirm.code, before: confirm.before, after: confirm.after } }),
        },
      }),
    );
    onClose();
    onApplied();
  };
  return (
    <ActDialog title={said.dialog} submit={said.submit} work={submit} onClose={onClose}>
      <p>
        {said.happens(accepted)} {said.moves(changes.arrivals.length, changes.departures.length, changes.changed.length)}
      </p>
      <p>
        {said.stays} {said.told}
      </p>
      {counts.rejected > 0 && <Consent>{said.without(counts.rejected)}</Consent>}
      {confirm !== null && (
        <>
          <p class="consent-why">{said.fewerSays(confirm.percent)}</p>
          <Consent>{said.fewer(confirm.before - confirm.after, confirm.before)}</Consent>
        </>
      )}
    </ActDialog>
  );
}

/** Said by whoever applies it: never by itself. */
function Consent({ children }: { readonly children: string }) {
  return (
    <label class="choice">
      <input type="checkbox" required />
      <span>{children}</span>
    </label>
  );
}
