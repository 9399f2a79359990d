/** A census that was sent: in short, how each file was read, what is to be corrected, what it changes, and applying it. */
import { useState } from 'preact/hooks';
import { api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { language, words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice } from '../../parts/notice.tsx';
import { formatsOf } from '../../../../wording/web/index.ts';
import { pageAt } from '../../../rules/pages.ts';
import { Apply } from './apply.tsx';
import { Changes } from './changes.tsx';
import { Files } from './files.tsx';
import { Findings } from './findings.tsx';
import { Stale } from './stale.tsx';

type Census = Schemas['Census'];

interface Props {
  readonly id: string;
  readonly onApplied: () => void;
}

/** An address that leads to it ends with this. */
export const PREVIEW = '#preview';

export function Preview({ id, onApplied }: Props) {
  const { preview } = words().census;
  const [isDone, setDone] = useState(false);
  const loaded = useLoaded(`census ${id}`, () => given(api.GET('/api/censuses/{id}', { params: { path: { id } } })));
  return (
    <section class="census-preview" aria-labelledby={PREVIEW.slice(1)}>
      <h2 id={PREVIEW.slice(1)} tabIndex={-1}>
        {preview.title}
      </h2>
      <LoadedPart of={loaded}>
        {({ body: census, version }) => (
          <>
            <p>{preview.by(timed(census.at), census.by)}</p>
            <State census={census} />
            <Summary census={census} />
            <Files census={census} />
            <Findings census={census} />
            <Changes census={census} />
            <Stale census={census} />
            {isDone && census.censusVersion !== null && <Done version={census.censusVersion} />}
            {census.state === 'previewed' && (
              <Apply
                {...{ census, version }}
                onApplied={() => {
                  setDone(true);
                  void loaded.reload();
                  onApplied();
                }}
              />
            )}
          </>
        )}
      </LoadedPart>
    </section>
  );
}

/** Where it was asked for. */
function Done({ version }: { readonly version: number }) {
  const { apply } = words().census;
  return (
    <Notice tone="good" title={apply.done(version)}>
      <p>{apply.doneNext}</p>
      <p>
        <a href={pageAt('todo')}>{apply.next}</a>
      </p>
    </Notice>
  );
}

function State({ census: { state, censusVersion } }: { readonly census: Census }) {
  const { preview } = words().census;
  if (censusVersion !== null)
    return (
      <Notice
        tone={state === 'applied' ? 'good' : 'plain'}
        title={preview[state === 'applied' ? 'applied' : 'wasApplied'](censusVersion)}
      />
    );
  if (state === 'previewed') return <Notice tone="warning" title={preview.waits} />;
  return (
    <Notice tone="warning" title={preview.past}>
      <p>{preview.pastRemedy}</p>
    </Notice>
  );
}

/** Each figure leads to where it is told. */
function Summary({ census: { accepted, counts, changes } }: { readonly census: Census }) {
  const { preview } = words().census;
  const { integer } = formatsOf(language.value);
  const figure = (label: string, value: number, tone = '') => (
    <div class={value > 0 ? `figure ${tone}` : 'figure'}>
      <dt>{label}</dt>
      <dd>{integer(value)}</dd>
    </div>
  );
  return (
    <dl class="figures" aria-label={preview.summary}>
      {figure(preview.accepted, accepted)}
      {figure(preview.rejected, counts.rejected, 'bad')}
      {figure(preview.warnings, counts.warnings, 'warning')}
      {figure(preview.arrivals, changes.arrivals.length)}
      {figure(preview.departures, changes.departures.length)}
      {figure(preview.changed, changes.changed.length)}
    </dl>
  );
}
