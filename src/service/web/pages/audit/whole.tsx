/**
 * Whether the record is whole: all lines are verified by the service, since a line's fingerprint is also of what it says, which an administrator
 * does not read. The last fingerprint is shown to be noted elsewhere, and one that was noted is looked for.
 */
import { useRef, useState } from 'preact/hooks';
import { api, given } from '../../api/client.ts';
import type { Loaded } from '../../api/loaded.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { timed } from '../../parts/dates.ts';
import { TextField } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';
import { formatsOf } from '../../../../wording/web/index.ts';
import { language } from '../../frame/words.ts';
import type { Check } from './standing.ts';

export function Whole({ check }: { readonly check: Loaded<Check> & { readonly reload: () => Promise<void> } }) {
  const { whole: said } = words().audit;
  const { integer } = formatsOf(language.value);
  return (
    <section>
      <h2>{said.title}</h2>
      <LoadedPart of={check}>
        {(found) => (
          <>
            <Told check={found} />
            <dl class="facts">
              <dt>{said.at}</dt>
              <dd>{timed(found.at)}</dd>
              <dt>{said.lines}</dt>
              <dd>{integer(found.lines)}</dd>
              <dt>{said.head}</dt>
              <dd>{found.head === '' ? said.none : <Head head={found.head} />}</dd>
            </dl>
            {found.fault === null && found.head !== '' && <p class="hint">{said.keep}</p>}
            <p>
              <button type="button" disabled={check.isLoading} onClick={() => void check.reload()}>
                {said.again}
              </button>
            </p>
            <Noted />
          </>
        )}
      </LoadedPart>
    </section>
  );
}

/** To be noted elsewhere. */
function Head({ head }: { readonly head: string }) {
  const code = useRef<HTMLElement>(null);
  return (
    <>
      <code ref={code} class="fingerprint">
        {head}
      </code>{' '}
      <CopyButton text={head} label={words().audit.whole.head} from={code} />
    </>
  );
}

function Told({ check: { fault, lines } }: { readonly check: Check }) {
  const { whole: said } = words().audit;
  if (fault === null) return <Notice tone={lines === 0 ? 'plain' : 'good'} title={lines === 0 ? said.empty : said.holds(lines)} />;
  return (
    <Notice tone="bad" title={fault.kind === 'cut' ? said.faults.cut : said.faults[fault.kind](fault.number ?? lines + 1)}>
      <p>{said.remedy}</p>
    </Notice>
  );
}

const FINGERPRINT = /^[0-9a-f]{64}$/i;

function Noted() {
  const { whole: said } = words().audit;
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [answer, setAnswer] = useState<Check | null>(null);
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const head = typed.trim();
    const isOne = FINGERPRINT.test(head);
    setFault(isOne ? null : said.notedWrong);
    setAnswer(null);
    if (isOne) void act(async () => setAnswer((await given(api.GET('/api/audit/verification', { params: { query: { head } } }))).body));
  };
  return (
    <form class="aside" onSubmit={submit} noValidate>
      <TextField label={said.noted} hint={said.notedHint} fault={fault} value={typed} onValue={setTyped} />
      {problem !== null && <ProblemNotice problem={problem} />}
      {answer !== null && <Answer answer={answer} />}
      <button type="submit" disabled={isBusy}>
        {said.look}
      </button>
    </form>
  );
}

function Answer({ answer: { noted, fault, lines } }: { readonly answer: Check }) {
  const { whole: said } = words().audit;
  if (noted === null)
    return (
      <Notice tone="bad" title={said.lost}>
        <p>{said.lostSays}</p>
      </Notice>
    );
  const holds = fault === null || noted.number <= lines;
  return (
    <Notice tone={holds ? 'good' : 'bad'} title={said.found(noted.number, timed(noted.at))}>
      <p>{holds ? said.foundSays : said.foundBroken}</p>
    </Notice>
  );
}
