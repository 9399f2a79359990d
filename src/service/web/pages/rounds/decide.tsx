/** The decision on a pair: what, whom, why; never filled in for whoever decides, and never lost before it is sent. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { api, done, type Given } from '../../api/client.ts';
import { me, scopesOf } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { timed } from '../../parts/dates.ts';
import { WrittenField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { isOneOf } from '../../../rules/rights.ts';
import { type Choice, choicesOf, decisionOf } from './choices.ts';
import { type Draft, keepReason, recentReasons } from './drafts.ts';
import { type DecisionKind, Made } from './made.tsx';
import { OtherMentor, PriceOf } from './other-mentor.tsx';
import type { PairInFull, Round } from './loads.ts';
import { isMine } from './shown-pairs.ts';

interface Props {
  readonly round: Round;
  readonly pair: Given<PairInFull>;
  readonly draft: Draft;
  readonly write: (changes: Partial<Draft>) => void;
  readonly again: () => Promise<void>;
  /** What is shown is read anew before it is told that it is done. */
  readonly onDone: (kind: DecisionKind) => Promise<void>;
  readonly made: DecisionKind | null;
  /** Whether one goes on to another pair that waits, once this one is decided. */
  readonly goesOn: boolean;
}

/** Both say that what was read is not as it is. */
const CONFLICTS = new Set([409, 412]);

export function Decide({ round, pair, draft, write, again, onDone, made, goesOn }: Props) {
  const { decide: said, kinds } = words().pairs;
  const { body, version } = pair;
  const { act, isBusy, problem, clear } = useAct();
  const choices = choicesOf(me.value?.grants ?? [], round, body);
  const choice = choices.find((each) => each === draft.kind);
  // What was decided elsewhere is read at once, to be told with the refusal: by whom, and when.
  const meanwhile = body.history.at(-1);
  const known = useRef(meanwhile?.number ?? 0);
  if (problem === null) known.current = meanwhile?.number ?? 0;
  useEffect(() => {
    if (problem !== null && CONFLICTS.has(problem.status)) void again();
  }, [problem]);
  // A refusal may come a screen away from the button.
  const refused = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => refused.current?.focus(), [problem]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const asked = choice === undefined ? null : decisionOf(choice, body, draft.mentor);
    if (asked === null) return;
    const { kind, mentor } = asked;
    const reason = draft.reason.trim();
    const params = { path: { id: round.id, trainee: body.trainee.id }, header: { 'If-Match': version } };
    void act(async () => {
      await done(
        api.PUT('/api/rounds/{id}/pairs/{trainee}/decision', { params, body: { kind, reason, ...(mentor === null ? {} : { mentor }) } }),
      );
      keepReason(choice!, reason);
      await onDone(kind);
    });
  };
  if (choices.length === 0 && made === null) return <WhyNot round={round} pair={body} />;
  const form = (
    <form onSubmit={submit}>
      <Choices {...{ choices, choice, write }} />
      {choice === 'change' && <OtherMentor round={round.id} pair={body} chosen={draft.mentor} onChoose={(mentor) => write({ mentor })} />}
      {choice === 'change' && draft.mentor !== '' && (
        <PriceOf key={`${draft.mentor} ${version}`} round={round.id} trainee={body.trainee.id} mentor={draft.mentor} />
      )}
      {choice !== undefined && (
        <>
          <WrittenField label={said.reason} hint={said.reasonHint} required value={draft.reason} onValue={(reason) => write({ reason })} />
          {draft.reason === '' && <Recent choice={choice} onUse={(reason) => write({ reason })} />}
          <button
            type="submit"
            class={choice === 'accept' || choice === 'confirm' || choice === 'change' ? 'main' : 'grave'}
            disabled={isBusy}
          >
            {said.submit[choice]}
            {goesOn && choice !== 'withdraw' && ` ${said.andNext}`}
          </button>
        </>
      )}
    </form>
  );
  const isConflict = problem !== null && CONFLICTS.has(problem.status);
  // What is decided, or is somebody else’s to decide, is not asked again.
  const isOthers = body.mentor !== null && !choices.includes('refuse') && body.decision === null;
  const isAside = isOthers || (body.decision?.stands === true && !body.decision.stale);
  return (
    <section class="card decide">
      <h2>{isOthers ? said.titleOfOthers : said.title}</h2>
      {isOthers && made === null && <WhyNot round={round} pair={body} />}
      {made !== null && <Made round={round.id} trainee={body.trainee.id} kind={made} />}
      {problem !== null && (
        <div ref={refused} tabIndex={-1} class="given-view">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {isConflict && meanwhile !== undefined && meanwhile.number > known.current && (
        <p>{said.meanwhile(kinds[meanwhile.kind], meanwhile.by, timed(meanwhile.at))}</p>
      )}
      {isConflict && (
        <p>
          <button type="button" onClick={() => void again().then(clear)}>
            {said.again}
          </button>{' '}
          <span class="hint">{said.kept}</span>
        </p>
      )}
      {isAside ? (
        <details open={choice !== undefined || isConflict}>
          <summary>{body.decision === null ? said.more : said.revise}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </section>
  );
}

interface ChoicesProps {
  readonly choices: readonly Choice[];
  readonly choice: Choice | undefined;
  readonly write: Props['write'];
}

function Choices({ choices, choice, write }: ChoicesProps) {
  const said = words().pairs.decide;
  return (
    <fieldset>
      <legend>{said.legend}</legend>
      {choices.map((each) => (
        <label key={each} class="choice">
          <input type="radio" name="kind" required value={each} checked={choice === each} onChange={() => write({ kind: each })} />
          <span>
            {said[each]}
            {choice === each && each !== 'confirm' && <span class="under">{said.hints[each]}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Offered as long as nothing is written; taking one up is an act of its own. */
function Recent({ choice, onUse }: { readonly choice: Choice; readonly onUse: (reason: string) => void }) {
  const said = words().pairs.decide;
  const reasons = recentReasons(choice);
  if (reasons.length === 0) return null;
  return (
    <div class="recent">
      <p class="hint">{said.recent}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>
            <button type="button" class="quiet" onClick={() => onUse(reason)}>
              {said.reuse(reason)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Why there is nothing to decide for whoever looks. */
function WhyNot({ round, pair }: { readonly round: Round; readonly pair: PairInFull }) {
  const said = words().pairs.decide;
  if (round.state === 'published' || round.state === 'closed') return <p class="hint">{said.published}</p>;
  if (pair.ownProposal && isMine(me.value?.grants ?? [], pair)) return <p class="hint">{said.own}</p>;
  if (pair.mentor === null) return null;
  const isOwn = isOneOf(me.value?.grants ?? [], [pair.trainee.id, pair.mentor.id]);
  if (isOwn && scopesOf('director').includes(pair.mentor.service)) return <p class="notice warning">{said.oneself(pair.deciders)}</p>;
  return <p class="hint">{said.elsewhere(pair.mentor.serviceName)}</p>;
}
