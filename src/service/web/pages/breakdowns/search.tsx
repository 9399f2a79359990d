/** Looking for options: the first day of the change is asked for, the run is watched and may be stopped, what it found is shown. */
import { useEffect, useState } from 'preact/hooks';
import { api, done, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { dated, todayInFrance } from '../../parts/dates.ts';
import { TextField } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import type { CaseProps } from './case.ts';
import { OptionsPart } from './options.tsx';

type Run = Schemas['Run'];

const WATCH_MS = 700;

export function SearchPart(props: CaseProps) {
  const { search } = words().breakdowns;
  const { body } = props.of;
  const last = body.runs.at(-1);
  const match = useLoaded(`matches ${body.match}`, async () => {
    const call = api.GET('/api/matches/{id}', { params: { path: { id: body.match } } });
    return (await given(call)).body;
  });
  const form = <LoadedPart of={match}>{(found) => <SearchForm {...props} match={found} isFirst={last === undefined} />}</LoadedPart>;
  return (
    <>
      {last !== undefined && <RunPart key={last.run} {...props} run={last.run} />}
      <section>
        {last === undefined ? (
          <>
            <h2>{search.title}</h2>
            <p>{search.says}</p>
            {form}
          </>
        ) : (
          <details>
            <summary>{search.again}</summary>
            {form}
          </details>
        )}
      </section>
    </>
  );
}

function SearchForm({
  of: { body, version },
  onDone,
  match,
  isFirst,
}: CaseProps & { readonly match: Schemas['Match']; readonly isFirst: boolean }) {
  const { search } = words().breakdowns;
  const today = todayInFrance();
  const [from, setFrom] = useState(later(body.runs.at(-1)?.from ?? match.startsOn, later(today, match.startsOn)));
  const [withAlternates, setWithAlternates] = useState(true);
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      await done(
        api.POST('/api/breakdowns/{id}/options', {
          params: { path: { id: body.id }, header: { 'If-Match': version } },
          body: { from, pinned: [], alternates: withAlternates ? 1 : 0 },
        }),
      );
      await onDone();
    });
  };
  return (
    <form onSubmit={submit}>
      {problem !== null && <ProblemNotice problem={problem} again={() => void onDone()} />}
      <TextField
        label={search.first}
        hint={search.firstHint(dated(later(today, match.startsOn)), dated(match.endsOn))}
        type="date"
        required
        value={from}
        onValue={setFrom}
      />
      <label class="choice">
        <input type="checkbox" checked={withAlternates} onChange={(event) => setWithAlternates(event.currentTarget.checked)} />
        {search.alternates}
      </label>
      <p class="acts">
        <button type="submit" class={isFirst ? 'main' : ''} disabled={isBusy}>
          {search.start}
        </button>
      </p>
    </form>
  );
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}

function isEnded({ state }: Run): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** Watched until it has ended. */
function RunPart({ run: id, ...props }: CaseProps & { readonly run: string }) {
  const run = useLoaded(`run ${id}`, async () => (await given(api.GET('/api/runs/{id}', { params: { path: { id } } }))).body);
  const isUnderWay = run.value !== null && !isEnded(run.value);
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => void run.reload(), WATCH_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, id]);
  return (
    <LoadedPart of={run}>
      {(found) => (found.state === 'done' ? <OptionsPart {...props} run={id} /> : <Watched run={found} onCancel={run.reload} />)}
    </LoadedPart>
  );
}

function Watched({ run, onCancel }: { readonly run: Run; readonly onCancel: () => Promise<void> }) {
  const { search } = words().breakdowns;
  const { act, isBusy, problem } = useAct();
  const cancel = (): void =>
    void act(async () => {
      await done(api.DELETE('/api/runs/{id}', { params: { path: { id: run.id } } }));
      await onCancel();
    });
  const { state, progress, error } = run;
  return (
    <section aria-live="polite">
      <h2>{search.title}</h2>
      {state === 'cancelled' && <Notice tone="warning" title={search.cancelled} />}
      {state === 'failed' && (
        <Notice tone="bad" title={error?.says ?? search.failed}>
          {error !== null && <p>{error.remedy}</p>}
        </Notice>
      )}
      {!isEnded(run) && (
        <>
          {problem !== null && <ProblemNotice problem={problem} />}
          <p>
            <label for="search-progress">{state === 'queued' ? search.queued : search.running}</label>
            <progress
              id="search-progress"
              class="progress"
              {...(progress === null || progress.of === 0 ? {} : { value: progress.done, max: progress.of })}
            />
          </p>
          <button type="button" disabled={isBusy} onClick={cancel}>
            {search.cancel}
          </button>
        </>
      )}
    </section>
  );
}
