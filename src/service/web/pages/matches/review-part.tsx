/** Reviews of one match: its trainee asks that a person looks at it again, and finds the answer here. */
import { useState } from 'preact/hooks';
import { all, api, done, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { dated, timed } from '../../parts/dates.ts';
import { WrittenField } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { PAGES } from '../../../rules/pages.ts';

type Review = Schemas['Review'];

export function ReviewPart({ match, mayAsk }: { readonly match: string; readonly mayAsk: boolean }) {
  const { matches, navigation } = words();
  const reviews = useLoaded(`reviews of ${match}`, async () => {
    const list = await all((after) => api.GET('/api/reviews', { params: { query: after === undefined ? {} : { after } } }));
    return list.filter((review) => review.match === match);
  });
  // To the board a match of which no review was asked for has nothing to say of them.
  if (!mayAsk && (reviews.value === null || reviews.value.length === 0)) return null;
  return (
    <section class="on-screen" id="review">
      <h2>{mayAsk ? matches.review.title : matches.review.board}</h2>
      {mayAsk && <p>{matches.review.says}</p>}
      <LoadedPart of={reviews}>
        {(list) => (
          <>
            <Reviews items={list} />
            {mayAsk && list.every(({ answer }) => answer !== null) && (
              <Ask match={match} isFirst={list.length === 0} onAsked={() => void reviews.reload()} />
            )}
            {!mayAsk && list.some(({ answer }) => answer === null) && (
              <p>
                <a href={PAGES.reviews}>{navigation.reviews}</a>
              </p>
            )}
          </>
        )}
      </LoadedPart>
    </section>
  );
}

function Reviews({ items }: { readonly items: readonly Review[] }) {
  if (items.length === 0) return null;
  return (
    <ul class="cards">
      {items.map((review) => (
        <li key={review.id} class="card">
          <ReviewAsked review={review} />
        </li>
      ))}
    </ul>
  );
}

/** What was asked, and what was answered. */
export function ReviewAsked({ review: { at, comment, answer, dueOn } }: { readonly review: Review }) {
  const { matches } = words();
  return (
    <>
      <p>
        <span class={answer === null ? 'tag warning' : 'tag good'}>{answer === null ? matches.review.waits : matches.review.answered}</span>{' '}
        {matches.review.asked(timed(at))} {dueOn !== null && matches.review.until(dated(dueOn))}
      </p>
      <p>{comment === null ? matches.review.noComment : matches.review.said(comment)}</p>
      {answer !== null && (
        <>
          <p class="hint">{matches.review.by(answer.by, timed(answer.at))}</p>
          <p>{matches.review.said(answer.comment)}</p>
        </>
      )}
    </>
  );
}

function Ask({ match, isFirst, onAsked }: { readonly match: string; readonly isFirst: boolean; readonly onAsked: () => void }) {
  const { matches } = words();
  const [comment, setComment] = useState('');
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      const body = comment.trim() === '' ? {} : { comment };
      await done(api.POST('/api/matches/{id}/reviews', { params: { path: { id: match } }, body }));
      setComment('');
      onAsked();
    });
  };
  return (
    <form onSubmit={submit}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <WrittenField label={matches.review.text} hint={matches.review.textHint} value={comment} onValue={setComment} />
      <button type="submit" disabled={isBusy}>
        {isFirst ? matches.review.ask : matches.review.again}
      </button>
    </form>
  );
}
