/** Reviews that trainees have asked for: those that wait, each answered in writing, then those that were answered. */
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { all, api, given, done, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { WrittenField } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty, ProblemNotice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { ReviewAsked } from './review-part.tsx';

type Review = Schemas['Review'];
type Match = Schemas['Match'];
interface Asked {
  readonly review: Review;
  readonly match: Match;
}

export default function Reviews() {
  const { matches } = words();
  const { board = '' } = useLocation().query;
  const reviews = useLoaded(`reviews ? ${board}`, async (): Promise<readonly Asked[]> => {
    const list = await all((after) => api.GET('/api/reviews', { params: { query: after === undefined ? {} : { after } } }));
    // A review names its match alone.
    const asked = await Promise.all(
      list.map(async (review) => {
        const call = api.GET('/api/matches/{id}', { params: { path: { id: review.match } } });
        return { review, match: (await given(call)).body };
      }),
    );
    return asked.filter(({ match }) => board === '' || match.board === board);
  });
  return (
    <Page title={matches.reviews.title}>
      <p>{matches.reviews.says}</p>
      <LoadedPart of={reviews}>
        {(list) => {
          const waiting = list.filter(({ review }) => review.answer === null);
          const answered = list.filter(({ review }) => review.answer !== null).reverse();
          return (
            <>
              <section>
                <h2>{matches.reviews.waiting}</h2>
                {waiting.length === 0 ? (
                  <Empty>{matches.reviews.none}</Empty>
                ) : (
                  <Cards asked={waiting} onAnswered={() => void reviews.reload()} />
                )}
              </section>
              {answered.length > 0 && (
                <section>
                  <h2>{matches.reviews.answered}</h2>
                  <details>
                    <summary>{matches.reviews.past(answered.length)}</summary>
                    <Cards asked={answered} onAnswered={() => void reviews.reload()} />
                  </details>
                </section>
              )}
            </>
          );
        }}
      </LoadedPart>
    </Page>
  );
}

function Cards({ asked, onAnswered }: { readonly asked: readonly Asked[]; readonly onAnswered: () => void }) {
  const { matches } = words();
  return (
    <ul class="cards">
      {asked.map(({ review, match }) => (
        <li key={review.id} class="card">
          <h3>{matches.reviews.person(match.trainee.name, match.mentor.name)}</h3>
          <ReviewAsked review={review} />
          <p>
            <a href={pageAt('match', { match: match.id })}>{matches.reviews.match}</a>
          </p>
          {review.answer === null && mayAt('review.answer', { board: match.board, people: [match.trainee.id, match.mentor.id] }) && (
            <Answer review={review} trainee={match.trainee.name} onAnswered={onAnswered} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface AnswerProps {
  readonly review: Review;
  readonly trainee: string;
  readonly onAnswered: () => void;
}

function Answer({ review, trainee, onAnswered }: AnswerProps) {
  const { matches } = words();
  const [comment, setComment] = useState('');
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      await done(
        api.PUT('/api/reviews/{id}/answer', {
          params: { path: { id: review.id }, header: { 'If-Match': `"${review.version}"` } },
          body: { comment },
        }),
      );
      onAnswered();
    });
  };
  return (
    <form onSubmit={submit}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <WrittenField label={matches.reviews.text} hint={matches.reviews.textHint} required value={comment} onValue={setComment} />
      <button type="submit" class="main" disabled={isBusy} aria-label={matches.reviews.answerTo(trainee)}>
        {matches.reviews.answer}
      </button>
    </form>
  );
}
