/** One match: who is with whom, from when to when, by whose decision; why; and what one can do when it does not go well. */
import { useRoute } from 'preact-iso';
import { api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { may, mayAt, scopesOf } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { dated, timed } from '../../parts/dates.ts';
import { Loading, ProblemNotice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { ExplanationPart } from './explanation.tsx';
import { MatchTag } from './match-tag.tsx';
import { REPORT, ReportPart } from './report.tsx';
import { ReviewPart } from './review-part.tsx';

type Match = Schemas['Match'];

/** Of a match that runs or is to come something can still be changed. */
const STANDING: readonly Match['state'][] = ['to-come', 'in-force'];

export default function MatchPage() {
  const { match: id } = useRoute().params as { match: string };
  const match = useLoaded(`matches ${id}`, async () => (await given(api.GET('/api/matches/{id}', { params: { path: { id } } }))).body);
  const { matches } = words();
  const found = match.value;
  if (found === null) {
    return (
      <Page title={matches.one.untitled}>
        {match.problem === null ? <Loading /> : <ProblemNotice problem={match.problem} again={() => void match.reload()} />}
      </Page>
    );
  }
  const { board, trainee, mentor } = found;
  const place = { board, services: [trainee.service, mentor.service], people: [trainee.id, mentor.id] };
  const mayExplain = mayAt('match.explain', place);
  const mayAsk = scopesOf('trainee').includes(trainee.id) && found.state !== 'withdrawn';
  const isParty = scopesOf('trainee').includes(trainee.id) || scopesOf('mentor').includes(mentor.id);
  const mayReport = mayAt('breakdown.report', place) && STANDING.includes(found.state);
  return (
    <Page title={matches.one.title(trainee.name, mentor.name)} above={may('round.read') ? <RoundName id={found.round} /> : undefined}>
      <Facts match={found} />
      <nav class="on-screen jumps" aria-label={matches.jumps.label}>
        {mayExplain && <a href="#why">{matches.jumps.why}</a>}
        {mayAsk && <a href="#review">{matches.jumps.review}</a>}
        {mayReport && <a href={`#${REPORT}`}>{matches.jumps.report}</a>}
      </nav>
      {mayExplain && <ExplanationPart match={found} />}
      {mayAt('review.read', { ...place, people: [trainee.id] }) && <ReviewPart match={id} mayAsk={mayAsk} />}
      {(mayReport || isParty) && <ReportPart match={found} mayReport={mayReport} />}
    </Page>
  );
}

function RoundName({ id }: { readonly id: string }) {
  const round = useLoaded(`round alone ${id}`, async () => (await given(api.GET('/api/rounds/{id}', { params: { path: { id } } }))).body);
  return <>{round.value === null ? '' : [round.value.promotion, round.value.name].join(' · ')}</>;
}

function Facts({ match }: { readonly match: Match }) {
  const { matches } = words();
  const { trainee, mentor, startsOn, endsOn, state, decision } = match;
  const named = ({ id, name, serviceName }: Match['trainee']) => (
    <dd>
      {mayAt('person.read', { board: match.board, people: [id] }) ? <a href={pageAt('person', { person: id })}>{name}</a> : name}
      <br />
      <span class="hint">{serviceName}</span>
    </dd>
  );
  return (
    <section>
      <dl class="facts card">
        <dt>{matches.one.trainee}</dt>
        {named(trainee)}
        <dt>{matches.one.mentor}</dt>
        {named(mentor)}
        <dt>{matches.one.dates}</dt>
        <dd>
          {matches.days(dated(startsOn), dated(endsOn))} <MatchTag state={state} />
        </dd>
        <dt>{matches.one.decided}</dt>
        <dd>{matches.one.decidedBy(decision.by, timed(decision.at))}</dd>
        <dt>{matches.one.reason}</dt>
        <dd>{decision.reason}</dd>
      </dl>
    </section>
  );
}
