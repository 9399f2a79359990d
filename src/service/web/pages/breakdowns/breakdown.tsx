/** One case as a way, from its report to what came of it, with what can be done now. */
import { useRoute } from 'preact-iso';
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { words } from '../../frame/words.ts';
import { capitalised } from '../../parts/capital.ts';
import { dated, timed } from '../../parts/dates.ts';
import { Loading, ProblemNotice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { type Case, type CaseProps, isHeard, isOpen, mayHandle, PARTIES } from './case.ts';
import { DecisionsPart } from './decisions.tsx';
import { DropPart } from './drop.tsx';
import { FollowPart } from './follow.tsx';
import { HearingsPart } from './hearings.tsx';
import { nextInWords } from './next.ts';
import { NotesPart } from './notes.tsx';
import { SearchPart } from './search.tsx';
import { Way } from './way.tsx';

export default function BreakdownPage() {
  const { breakdown: id } = useRoute().params as { breakdown: string };
  const found = useLoaded(`breakdowns ${id}`, () => given(api.GET('/api/breakdowns/{id}', { params: { path: { id } } })));
  const { breakdowns } = words();
  if (found.value === null) {
    return (
      <Page title={breakdowns.one.untitled}>
        {found.problem === null ? <Loading /> : <ProblemNotice problem={found.problem} again={() => void found.reload()} />}
      </Page>
    );
  }
  const { body } = found.value;
  const props: CaseProps = { of: found.value, onDone: found.reload };
  return (
    <Page
      title={breakdowns.one.title(body.trainee.name, body.mentor.name)}
      above={<a href={pageAt('breakdowns')}>{breakdowns.list.title}</a>}
      acts={
        <a class="button" href={pageAt('match', { match: body.match })}>
          {breakdowns.one.match}
        </a>
      }
    >
      {found.problem !== null && <ProblemNotice problem={found.problem} again={() => void found.reload()} />}
      <Facts found={body} />
      <Way found={body} />
      <Parts {...props} />
      <NotesPart found={body} />
      {isOpen(body) && mayHandle(body) && <DropPart {...props} />}
    </Page>
  );
}

/** What is done stands below what is to be done. */
function Parts(props: CaseProps) {
  const { body } = props.of;
  const isBoard = mayHandle(body) && isOpen(body);
  const areHeard = PARTIES.every((party) => isHeard(body, party));
  const decisions = body.option === null ? null : <DecisionsPart {...props} />;
  return (
    <>
      {body.state === 'in-effect' || body.state === 'followed-up' ? <FollowPart {...props} /> : null}
      {body.state === 'submitted' && decisions}
      {isBoard && !areHeard && <HearingsPart {...props} />}
      {isBoard && areHeard && <SearchPart {...props} />}
      {body.state !== 'submitted' && decisions}
      {isBoard && areHeard && <HearingsPart {...props} />}
    </>
  );
}

function Facts({ found }: { readonly found: Case }) {
  const { breakdowns } = words();
  return (
    <section>
      <dl class="facts card">
        <dt>{breakdowns.one.next}</dt>
        <dd class="next-act">{nextInWords(found)}</dd>
        <dt>{breakdowns.one.reason}</dt>
        <dd>{capitalised(breakdowns.reasons[found.reason])}</dd>
        <dt>{breakdowns.one.reportedBy}</dt>
        <dd>
          {breakdowns.one.reporters[found.reportedBy]}, {timed(found.reportedAt)}
        </dd>
        <dt>{breakdowns.one.knownOn}</dt>
        <dd>{dated(found.knownOn)}</dd>
        <dt>{breakdowns.one.actedOn}</dt>
        <dd>{found.actedOn === null ? breakdowns.one.notYet : dated(found.actedOn)}</dd>
        {found.closing?.kind === 'dropped' && (
          <>
            <dt>{capitalised(breakdowns.states.dropped)}</dt>
            <dd>
              {breakdowns.drop.dropped(found.closing.by, timed(found.closing.at))} {found.closing.reason}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
