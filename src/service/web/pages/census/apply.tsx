/** Applying a census: all or nothing, after whoever does it has read what happens; without what is rejected, or with a great loss, only where they say so in its figures. */
import { useState } from 'preact/hooks';
import { api, given, type Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { placeName } from '../../frame/session.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';
import { Notice } from '../../parts/notice.tsx';

interface Props {
  readonly census: Schemas['Census'];
  /** That was read: what has moved on meanwhile is not applied unseen. */
  readonly version: string;
  readonly onApplied: () => void;
}

export function Apply({ census, version, onApplied }: Props) {
  const { apply: said } = words().census;
  const [isAsked, setAsked] = useState(false);
  const { accepted, changes, confirm, counts } = census;
  const isGrave = counts.rejected > 0 || confirm !== null;
  if (changes.identical) return null;
  return (
    <>
      <h3>{said.title}</h3>
      {accepted === 0 ? (
        <p>{said.nobody}</p>
      ) : (
        <>
          <p>{counts.rejected === 0 ? said.whole : said.partial(counts.rejected)}</p>
          {confirm !== null && <Losses census={census} confirm={confirm} />}
          <button type="button" class={isGrave ? 'grave' : 'main'} onClick={() => setAsked(true)}>
            {counts.rejected > 0 ? said.openPartial : confirm === null ? said.open : said.openLoss}
          </button>
        </>
      )}
      {isAsked && <ApplyDialog {...{ census, version, onApplied }} onClose={() => setAsked(false)} />}
    </>
  );
}

type Confirm = NonNullable<Schemas['Census']['confirm']>;

/** Why it is not applied like any other, and what the season would lose by it. */
function Losses({ census: { changes, stale }, confirm }: { readonly census: Schemas['Census']; readonly confirm: Confirm }) {
  const { apply: said } = words().census;
  return (
    <Notice tone="bad" title={confirm.sentence}>
      <p>{said.season(changes.departures.length, stale.proposals.length, stale.decisions.length, stale.matches.length)}</p>
      <p>{said.lossRemedy}</p>
    </Notice>
  );
}

/** One tick a loss, each with its figures. */
function Consents({ confirm: { code, before, after, percent, usable, trainees, services } }: { readonly confirm: Confirm }) {
  const { apply: said } = words().census;
  return (
    <>
      {usable !== undefined && <Consent>{said.unusable(usable.before, usable.after)}</Consent>}
      {(code === 'CENSUS_FEWER_PEOPLE' || percent < 90) && (
        <>
          <p class="consent-why">{said.fewerSays(percent)}</p>
          <Consent>{said.fewer(before - after, before)}</Consent>
        </>
      )}
      {trainees !== undefined && <Consent>{said.fewerTrainees(trainees.before - trainees.after, trainees.before)}</Consent>}
      {services !== undefined && (
        <Consent>{said.servicesOut(services.length, services.map(({ service }) => placeName(service)).join(', '))}</Consent>
      )}
    </>
  );
}

function ApplyDialog({ census, version, onApplied, onClose }: Props & { readonly onClose: () => void }) {
  const { apply: said } = words().census;
  const { id, accepted, changes, counts, confirm, stale } = census;
  const submit = async (): Promise<void> => {
    await given(
      api.POST('/api/censuses/{id}/application', {
        params: { path: { id }, header: { 'If-Match': version } },
        body: {
          ...(counts.rejected === 0 ? {} : { acceptPartial: true }),
          // What was read is what is confirmed, with its figures.
          ...(confirm === null ? {} : { confirm }),
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
      {changes.emptied.length > 0 && (
        <p class="consent-why">
          {said.empties(
            changes.emptied.reduce((sum, { people }) => sum + people, 0),
            [...new Set(changes.emptied.map(({ column }) => column))].join(', '),
          )}
        </p>
      )}
      {counts.rejected > 0 && <Consent>{said.without(counts.rejected)}</Consent>}
      {confirm !== null && (
        <>
          <p class="consent-why">{confirm.sentence}</p>
          <p>{said.season(changes.departures.length, stale.proposals.length, stale.decisions.length, stale.matches.length)}</p>
          <Consents confirm={confirm} />
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
