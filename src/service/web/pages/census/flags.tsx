/** Flags of a directorate: who says that what is wrong, what the census says now, and the board’s answer to each. */
import { useState } from 'preact/hooks';
import { all, api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { dated, timed } from '../../parts/dates.ts';
import { WrittenField } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty, Loading, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { effectOf, factAt } from '../people/facts-at.ts';

type Flag = Schemas['Flag'];
type Kind = NonNullable<Flag['answer']>['kind'];

/** Of the address of whoever comes for them alone. */
export const FLAGS = '#flags';

const KINDS: readonly Kind[] = ['corrected', 'kept', 'removed'];

export function Flags({ board }: { readonly board: string }) {
  const { flags: said } = words().census;
  const [answered, setAnswered] = useState<string | null>(null);
  const flags = useLoaded(`flags of ${board}`, () =>
    all((after) => api.GET('/api/flags', { params: { query: { board, ...(after === undefined ? {} : { after }) } } })),
  );
  return (
    <section id="flags" aria-labelledby="flags-title">
      <h2 id="flags-title">{said.title}</h2>
      <p>{said.says}</p>
      {answered !== null && <Notice tone="good" title={said.sent(answered)} />}
      <LoadedPart of={flags}>
        {(list) => {
          const open = list.filter(({ answer }) => answer === null);
          return (
            <>
              {open.length === 0 ? <Empty>{said.none}</Empty> : <h3>{said.open(open.length)}</h3>}
              {open.map((flag) => (
                <OpenFlag
                  key={flag.id}
                  flag={flag}
                  onAnswered={() => {
                    setAnswered(flag.person.name);
                    void flags.reload();
                  }}
                />
              ))}
              <AnsweredFlags flags={list.filter(({ answer }) => answer !== null)} />
            </>
          );
        }}
      </LoadedPart>
    </section>
  );
}

function OpenFlag({ flag, onAnswered }: { readonly flag: Flag; readonly onAnswered: () => void }) {
  const { census, lacking } = words();
  const { flags: said } = census;
  const [kind, setKind] = useState<Kind | null>(null);
  const [comment, setComment] = useState('');
  const { act, isBusy, problem } = useAct();
  const { id, person, label, at, censusVersion, dueOn, version } = flag;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (kind === null) return;
    void act(async () => {
      await given(
        api.PUT('/api/flags/{id}/answer', {
          params: { path: { id }, header: { 'If-Match': `"${version}"` } },
          body: { kind, comment },
        }),
      );
      onAnswered();
    });
  };
  return (
    <article class="card flag-card" aria-label={said.submitTo(person.name, label)}>
      <h4>
        <a href={pageAt('person', { person: person.id })}>{person.name}</a> – {label}
      </h4>
      <p class="hint">{said.raised(timed(at), censusVersion)}</p>
      {dueOn !== null && <p>{lacking.dueOn(dated(dueOn))}</p>}
      <div class="flag-body">
        <dl class="facts">
          <dt>{said.comment}</dt>
          <dd>{flag.comment === null ? <span class="hint">{said.noComment}</span> : <q class="typed">{flag.comment}</q>}</dd>
          <dt>{said.now}</dt>
          <dd>
            <SaidNow flag={flag} />
          </dd>
          <Where flag={flag} />
        </dl>
        <form onSubmit={submit}>
          <fieldset>
            <legend>{said.answer}</legend>
            {KINDS.map((one) => (
              <label key={one} class="choice">
                <input type="radio" name={id} required checked={kind === one} onChange={() => setKind(one)} />
                <span>{said.kinds[one]}</span>
              </label>
            ))}
          </fieldset>
          <WrittenField label={said.why} hint={said.whyHint} required value={comment} onValue={setComment} rows={2} />
          {problem !== null && <ProblemNotice problem={problem} />}
          <button type="submit" disabled={isBusy} aria-label={said.submitTo(person.name, label)}>
            {said.submit}
          </button>
        </form>
      </div>
    </article>
  );
}

function SaidNow({ flag: { person, field } }: { readonly flag: Flag }) {
  const { flags: said } = words().census;
  const { id } = person;
  const known = useLoaded(`people ${id}`, async () => (await given(api.GET('/api/people/{id}', { params: { path: { id } } }))).body);
  if (known.value === null) return known.problem === null ? <Loading /> : <ProblemNotice problem={known.problem} />;
  if (!known.value.isPresent) return <>{said.gone}</>;
  const fact = known.value.facts.find((one) => one.field === field);
  return <>{fact?.said ?? <span class="hint">{said.nothing}</span>}</>;
}

/** What the fact changes, and in which column of which file it stands: a fact that lacks, in which it is filled in. */
function Where({ flag: { person, field, label, column } }: { readonly flag: Flag }) {
  const { lacking } = words();
  const { id } = person;
  const known = useLoaded(`people ${id}`, async () => (await given(api.GET('/api/people/{id}', { params: { path: { id } } }))).body);
  const fact = known.value?.facts.find((one) => one.field === field);
  if (known.value?.isPresent !== true || fact === undefined) return null;
  const source = fact.source;
  return (
    <>
      {fact.said === null && (
        <>
          <dt>{lacking.changes}</dt>
          <dd>
            {lacking.lacksNow(label)} – {effectOf(field)}
          </dd>
        </>
      )}
      <dt>{lacking.where}</dt>
      <dd>
        <a href={`${pageAt('person', { person: id })}${factAt(field)}`}>
          {source === null ? lacking.inColumn(column) : lacking.row(column, source.file, source.line)}
        </a>
      </dd>
    </>
  );
}

function AnsweredFlags({ flags }: { readonly flags: readonly Flag[] }) {
  const { flags: said } = words().census;
  if (flags.length === 0) return null;
  return (
    <details>
      <summary>{said.answeredOnes(flags.length)}</summary>
      <div class="scroll" tabIndex={0} role="group" aria-label={said.caption}>
        <table>
          <caption>{said.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{said.person}</th>
              <th scope="col">{said.fact}</th>
              <th scope="col">{said.given}</th>
              <th scope="col">{said.by}</th>
              <th scope="col">{said.on}</th>
            </tr>
          </thead>
          <tbody>
            {flags.toReversed().map(({ id, person, label, answer }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={pageAt('person', { person: person.id })}>{person.name}</a>
                </th>
                <td>{label}</td>
                <td>
                  <span class="tag">{said.short[answer!.kind]}</span> {answer!.comment}
                </td>
                <td>{answer!.by}</td>
                <td>{timed(answer!.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
