/** “This does not go well”: reporting a breakdown in steps that are all in sight, checked before it is sent. */
import { useLocation } from 'preact-iso';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { all, api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { may, scopesOf } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { dated, dayOf, todayInFrance } from '../../parts/dates.ts';
import { TextField, WrittenField } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { isOwnReport, OwnReport } from './own-report.tsx';

/** What a link to it names. */
export const REPORT = 'report';

type Match = Schemas['Match'];
type Case = Schemas['Breakdown'];
type Reason = Case['reason'];

const ENDED: readonly Case['state'][] = ['in-effect', 'followed-up', 'dropped'];

/** @param mayReport whether the match is one of which a breakdown can be reported still. */
export function ReportPart({ match, mayReport }: { readonly match: Match; readonly mayReport: boolean }) {
  const { matches } = words();
  const { route } = useLocation();
  const [isSent, setSent] = useState(false);
  const cases = useLoaded(`breakdowns of ${match.id}`, async () => {
    const list = await all((after) =>
      api.GET('/api/breakdowns', { params: { query: { board: match.board, ...(after === undefined ? {} : { after }) } } }),
    );
    return list.filter((found) => found.match === match.id);
  });
  // Who handles or decides cases goes on with it at once.
  const onSent = (id: string): void => {
    if (may('breakdown.read')) route(pageAt('breakdown', { breakdown: id }));
    else {
      setSent(true);
      void cases.reload();
    }
  };
  const own = (cases.value ?? []).filter((found) => isOwnReport(found));
  // Of a match that is over there is no more to say than what was reported.
  if (!mayReport && own.length === 0) return null;
  const open = cases.value?.find(({ state }) => !ENDED.includes(state));
  return (
    <section class="on-screen" id={REPORT}>
      <h2>{mayReport ? matches.report.title : matches.report.own.title}</h2>
      <LoadedPart of={cases}>
        {() => (
          <>
            {open !== undefined && (isSent || !isOwnReport(open)) && <Open found={open} isSent={isSent} />}
            {own.map((found) => (
              <OwnReport key={found.id} found={found} />
            ))}
            {open === undefined && mayReport && <Report match={match} onSent={onSent} />}
          </>
        )}
      </LoadedPart>
    </section>
  );
}

function Open({ found, isSent }: { readonly found: Case; readonly isSent: boolean }) {
  const { matches, breakdowns } = words();
  return (
    <Notice
      tone={isSent ? 'good' : 'plain'}
      title={isSent ? matches.report.sent : matches.report.isOpen(dayOf(found.reportedAt), breakdowns.states[found.state])}
    >
      {may('breakdown.read') ? (
        <p>
          <a href={pageAt('breakdown', { breakdown: found.id })}>{matches.report.see}</a>
        </p>
      ) : (
        <p>{matches.report.next}</p>
      )}
    </Notice>
  );
}

interface Written {
  readonly reason: Reason | null;
  readonly knownOn: string;
  readonly note: string;
}

function Report({ match, onSent }: { readonly match: Match; readonly onSent: (id: string) => void }) {
  const { matches } = words();
  const [written, setWritten] = useState<Written>({ reason: null, knownOn: todayInFrance(), note: '' });
  const [isChecked, setChecked] = useState(false);
  const [isOpen, setOpen] = useState(location.hash === `#${REPORT}`);
  // Whoever comes by the link to it has asked for it already.
  useEffect(() => {
    const look = (): void => {
      if (location.hash !== `#${REPORT}`) return;
      setOpen(true);
      // The browser has gone there before there was more to see.
      requestAnimationFrame(() => document.getElementById(REPORT)?.scrollIntoView());
    };
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{matches.report.open}</summary>
      <p>{matches.report.says}</p>
      {isChecked && written.reason !== null ? (
        <Check match={match} written={{ ...written, reason: written.reason }} onChange={() => setChecked(false)} onSent={onSent} />
      ) : (
        <Steps match={match} written={written} onWrite={setWritten} onCheck={() => setChecked(true)} />
      )}
    </details>
  );
}

interface StepsProps {
  readonly match: Match;
  readonly written: Written;
  readonly onWrite: (written: Written) => void;
  readonly onCheck: () => void;
}

function Steps({ match, written, onWrite, onCheck }: StepsProps) {
  const { matches } = words();
  const id = useId();
  const [isMissing, setMissing] = useState(false);
  const reasons = useRef<HTMLFieldSetElement>(null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setMissing(written.reason === null);
    if (written.reason !== null) onCheck();
    // What is missing may be out of sight.
    else reasons.current?.querySelector('input')?.focus();
  };
  return (
    <form onSubmit={submit} class="report-steps">
      <fieldset ref={reasons} aria-describedby={isMissing ? `${id}-fault` : undefined}>
        <legend>{matches.report.reason}</legend>
        {(Object.keys(matches.report.reasonHints) as Reason[]).map((reason) => (
          <label key={reason} class="choice">
            <input
              type="radio"
              name="reason"
              checked={written.reason === reason}
              onChange={() => {
                setMissing(false);
                onWrite({ ...written, reason });
              }}
            />
            <span>
              {matches.report.reasons[reason]} <span class="hint">({matches.report.reasonHints[reason]})</span>
            </span>
          </label>
        ))}
        {isMissing && (
          <p class="fault" id={`${id}-fault`} role="alert">
            {matches.report.reasonMissing}
          </p>
        )}
      </fieldset>
      <TextField
        label={matches.report.since}
        hint={matches.report.sinceHint}
        type="date"
        required
        value={written.knownOn}
        onValue={(knownOn) => onWrite({ ...written, knownOn })}
      />
      <WrittenField
        label={matches.report.note}
        hint={isOfMatch(match) ? matches.report.noteHint : matches.report.noteHintBoard}
        value={written.note}
        onValue={(note) => onWrite({ ...written, note })}
      />
      <button type="submit" class="main">
        {matches.report.check}
      </button>
    </form>
  );
}

function isOfMatch({ trainee, mentor }: Match): boolean {
  return scopesOf('trainee').includes(trainee.id) || scopesOf('mentor').includes(mentor.id);
}

interface CheckProps {
  readonly match: Match;
  readonly written: Written & { readonly reason: Reason };
  readonly onChange: () => void;
  readonly onSent: (id: string) => void;
}

function Check({ match, written, onChange, onSent }: CheckProps) {
  const { matches } = words();
  const { act, isBusy, problem } = useAct();
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const { reason, knownOn, note } = written;
  const send = (): void =>
    void act(async () => {
      const body = { match: match.id, reason, knownOn, ...(note.trim() === '' ? {} : { note }) };
      onSent((await given(api.POST('/api/breakdowns', { body }))).body.id);
    });
  return (
    <div class="card">
      <h3 ref={heading} tabIndex={-1}>
        {matches.report.checkTitle}
      </h3>
      {problem !== null && <ProblemNotice problem={problem} />}
      <dl class="facts">
        <dt>{matches.report.match}</dt>
        <dd>{matches.one.title(match.trainee.name, match.mentor.name)}</dd>
        <dt>{matches.report.hasReason}</dt>
        <dd>{matches.report.reasons[reason]}</dd>
        <dt>{matches.report.hasSince}</dt>
        <dd>{dated(knownOn)}</dd>
        <dt>{matches.report.hasNote}</dt>
        <dd class="written">{note.trim() === '' ? matches.report.noNote : note}</dd>
      </dl>
      <p>{isOfMatch(match) ? matches.report.then : matches.report.thenBoard}</p>
      <div class="acts">
        <button type="button" class="main" disabled={isBusy} onClick={send}>
          {matches.report.send}
        </button>
        <button type="button" onClick={onChange}>
          {matches.report.change}
        </button>
      </div>
    </div>
  );
}
