/** What was decided of a pair, and what has changed under it. */
import { language, words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { Notice } from '../../parts/notice.tsx';
import type { PairInFull } from './loads.ts';

export function Changes({ pair: { changes, decision } }: { readonly pair: PairInFull }) {
  const { one } = words().pairs;
  return (
    <Notice tone="warning" title={one.changes}>
      {changes.length > 0 && (
        <ul>
          {changes.map(({ who, field, said }) => (
            <li key={`${who} ${field}`}>{said[language.value]}</li>
          ))}
        </ul>
      )}
      <p>{decision?.stands === true ? one.changesConfirm : one.changesSay}</p>
    </Notice>
  );
}

/** The latest first. */
export function History({ pair: { history } }: { readonly pair: PairInFull }) {
  const { one, kinds } = words().pairs;
  if (history.length === 0) return null;
  return (
    <section>
      <h2>{one.history}</h2>
      <ol class="history" reversed>
        {history.toReversed().map(({ number, kind, mentor: whom, mentorName, reason, by, at }) => (
          <li key={number}>
            {one.entry(kinds[kind], mentorName ?? whom, by, timed(at))}
            <p class="reason">{one.reason(reason)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
