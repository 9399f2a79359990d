/** Giving a calendar: its file and the reason; and those that were given. */
import { useRef, useState } from 'preact/hooks';
import { api, given, type Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { timed } from '../../parts/dates.ts';
import { Field, WrittenField } from '../../parts/field.tsx';
import { Notice, ProblemNotice } from '../../parts/notice.tsx';

/** As the service takes it. */
const MOST_CHARACTERS = 900_000;

interface Props {
  readonly calendars: readonly Schemas['Calendar'][];
  readonly onGiven: () => void;
}

export function Give({ calendars, onGiven }: Props) {
  const { give: said } = words().season;
  const [reason, setReason] = useState('');
  const [isTooLarge, setTooLarge] = useState(false);
  const [told, setTold] = useState<Schemas['AppliedCalendar'] | null>(null);
  const chosen = useRef<HTMLInputElement>(null);
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const file = chosen.current?.files?.[0];
    if (file === undefined) return;
    setTold(null);
    void act(async () => {
      const text = textOf(await file.arrayBuffer());
      setTooLarge(text.length > MOST_CHARACTERS);
      if (text.length > MOST_CHARACTERS) return;
      const { body } = await given(api.POST('/api/calendars', { body: { name: nameOf(file.name), text, reason } }));
      setTold(body);
      setReason('');
      chosen.current!.value = '';
      onGiven();
    });
  };
  return (
    <section>
      <h2>{said.title}</h2>
      <p>{said.says}</p>
      {told !== null && (
        <Notice tone="good" title={said.done(told.number)}>
          <p>{said.rounds(told.rounds.made, told.rounds.changed)}</p>
        </Notice>
      )}
      <form onSubmit={submit}>
        <Field label={said.file} hint={said.fileHint} fault={isTooLarge ? said.tooLarge : null}>
          {(described) => <input {...described} ref={chosen} type="file" accept=".csv,.txt" required />}
        </Field>
        <WrittenField label={said.reason} hint={said.reasonHint} required rows={2} value={reason} onValue={setReason} />
        {problem !== null && <ProblemNotice problem={problem} />}
        <button type="submit" disabled={isBusy}>
          {said.submit}
        </button>
      </form>
      {calendars.length > 0 && <Given calendars={calendars} />}
    </section>
  );
}

function Given({ calendars }: Pick<Props, 'calendars'>) {
  const { give: said } = words().season;
  return (
    <details>
      <summary>{said.past}</summary>
      <div class="scroll" tabIndex={0} role="group" aria-label={said.past}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                {said.number}
              </th>
              <th scope="col">{said.at}</th>
              <th scope="col">{said.name}</th>
              <th scope="col">{said.reason}</th>
            </tr>
          </thead>
          <tbody>
            {calendars.map(({ number, at, name, reason }) => (
              <tr key={number}>
                <th scope="row" class="number">
                  {number}
                </th>
                <td>{timed(at)}</td>
                <td>{name}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Spreadsheets on Windows still write their own encoding. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** As the service takes names of files. */
function nameOf(name: string): string {
  const plain = name.replaceAll(/[^\p{L}\p{N} ._-]/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '');
  return plain === '' ? 'calendrier.csv' : plain.slice(-100);
}
