/** The census of a directorate: what is in force, sending another, what it would change, applying it; and the flags that wait for an answer. */
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { all, api, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { placeName, scopesOf } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { censusAt } from './address.ts';
import { Flags, FLAGS } from './flags.tsx';
import { InForce } from './in-force.tsx';
import { Preview, PREVIEW } from './preview.tsx';
import { Send } from './send.tsx';
import { SentList } from './sent-list.tsx';

export default function Census() {
  const { census: said } = words();
  const { query, route } = useLocation();
  const boards = scopesOf('board');
  const board = query['board'] ?? (boards.length === 1 ? boards[0]! : '');
  return (
    <Page title={said.title} {...(board === '' ? {} : { above: placeName(board) })}>
      {boards.length > 1 && (
        <form class="filters" onSubmit={(event) => event.preventDefault()}>
          <Field label={said.board}>
            {(described) => (
              <select {...described} value={board} onChange={(event) => route(censusAt(event.currentTarget.value))}>
                {board === '' && <option value="">{said.choose}</option>}
                {boards.map((one) => (
                  <option key={one} value={one}>
                    {placeName(one)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </form>
      )}
      {boards.length === 0 ? <Empty>{said.noBoard}</Empty> : board !== '' && <OfBoard key={board} board={board} />}
    </Page>
  );
}

/** Of a directorate that is not one’s own the service says so. */
function OfBoard({ board }: { readonly board: string }) {
  const { query, route } = useLocation();
  const sent = useLoaded(`censuses ${board}`, () =>
    all((after) => api.GET('/api/censuses', { params: { query: { board, ...(after === undefined ? {} : { after }) } } })),
  );
  // Once it is applied nothing waits any more, and whoever applied it reads on.
  const [applied, setApplied] = useState<string>();
  const shown = query['census'] ?? applied ?? (location.hash === FLAGS ? undefined : waiting(sent.value ?? []));
  const show = (id: string): void => {
    // What it changes stands far above the field from which it was sent.
    route(`${censusAt(board, id)}${PREVIEW}`);
  };
  return (
    <LoadedPart of={sent}>
      {(list) => (
        <>
          <InForce board={board} list={list} />
          {shown !== undefined && (
            <Preview
              key={shown}
              id={shown}
              onApplied={() => {
                setApplied(shown);
                void sent.reload();
              }}
            />
          )}
          <Send
            board={board}
            onSent={(id) => {
              show(id);
              void sent.reload();
            }}
          />
          {list.length > 0 && <SentList board={board} list={list} {...(shown === undefined ? {} : { shown })} />}
          <Flags board={board} />
        </>
      )}
    </LoadedPart>
  );
}

/** The one that was sent last, as long as nobody has applied it or another one. */
function waiting([last]: readonly Schemas['CensusSummary'][]): string | undefined {
  return last?.state === 'previewed' ? last.id : undefined;
}
