/** The first page: what I am expected to do, the most urgent first, until when, and what happens otherwise. */
import { useRef, useState } from 'preact/hooks';
import { api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { me } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { dated } from '../../parts/dates.ts';

type Item = Schemas['Todo'];

export default function Todo() {
  const { todo } = words();
  const items = useLoaded('todo', async () => (await given(api.GET('/api/todo'))).body.items);
  return (
    <Page title={todo.title(me.value!.account.name)}>
      <LoadedPart of={items}>{(list) => (list.length === 0 ? <Nothing /> : <List items={list} />)}</LoadedPart>
      <CalendarLink />
    </Page>
  );
}

/** What is late stands apart: it is the first thing that the eye is to meet. */
function List({ items }: { readonly items: readonly Item[] }) {
  const { todo } = words();
  const late = items.filter((item) => item.late);
  const due = items.filter((item) => !item.late);
  return (
    <>
      <Group title={todo.late(late.length)} items={late} />
      <Group title={late.length === 0 ? null : todo.next} items={due} />
    </>
  );
}

function Group({ title, items }: { readonly title: string | null; readonly items: readonly Item[] }) {
  if (items.length === 0) return null;
  return (
    <section>
      {title !== null && <h2>{title}</h2>}
      <ul class="tasks">
        {items.map((item) => (
          <Task key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Task({ item }: { readonly item: Item }) {
  const { todo } = words();
  const { title, otherwise, dueOn, undated, late, link } = item;
  return (
    <li class={late ? 'task late' : 'task'}>
      <p class="task-due">{dueOn === null ? (undated ?? todo.noDay) : late ? todo.since(dated(dueOn)) : todo.until(dated(dueOn))}</p>
      <p class="task-title">
        <a href={link}>{title}</a>
      </p>
      <p class="task-otherwise">{otherwise}</p>
    </li>
  );
}

function Nothing() {
  const { todo } = words();
  return (
    <div class="empty">
      <p class="empty-title">{todo.nothing}</p>
      <p>{todo.nothingNext}</p>
    </div>
  );
}

/** The same days in the calendar that one looks at anyway. */
function CalendarLink() {
  const { todo } = words();
  const [address, setAddress] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { act, isBusy, problem } = useAct();
  const make = (): void =>
    void act(async () => {
      const { body } = await given(api.POST('/api/calendar-links', { body: {} }));
      setAddress(body.url);
    });
  return (
    <section class="aside">
      <h2>{todo.calendar.title}</h2>
      <p>{todo.calendar.says}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      {address === null ? (
        <button type="button" disabled={isBusy} onClick={make}>
          {todo.calendar.make}
        </button>
      ) : (
        <>
          <label for="calendar-address">{todo.calendar.address}</label>
          <input ref={field} id="calendar-address" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
          <p>
            <CopyButton text={address} label={todo.calendar.address} from={field} />
          </p>
          <p class="hint">{todo.calendar.secret}</p>
        </>
      )}
    </section>
  );
}
