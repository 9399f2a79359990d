/** The lines of the record, some at a time: by kind of act and by day, from either end, as the address says. */
import { useLocation } from 'preact-iso';
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { words } from '../../frame/words.ts';
import { Field, TextField } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { AUDIT_ACTS, AUDIT_GROUPS, type AuditAct, type AuditGroup } from '../../../rules/audit-acts.ts';
import { PAGES } from '../../../rules/pages.ts';
import type { Check } from './standing.ts';
import { LinesTable } from './lines-table.tsx';

const SHOWN = 50;

type Choice = Readonly<Record<'act' | 'on' | 'order' | 'after', string>>;

function addressOf(choice: Choice): string {
  const kept = new URLSearchParams(Object.entries(choice).filter(([, value]) => value !== ''));
  return kept.size === 0 ? PAGES.audit : `${PAGES.audit}?${kept.toString()}`;
}

/** What no address of ours says is not asked for. */
function choiceOf({ act = '', on = '', order = '', after = '' }: Readonly<Record<string, string>>): Choice {
  return {
    act: (AUDIT_ACTS as readonly string[]).includes(act) ? act : '',
    on: /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : '',
    order: order === 'oldest' ? order : '',
    after: /^\d{1,15}$/.test(after) ? after : '',
  };
}

export function Lines({ check }: { readonly check: Check | null }) {
  const { list: said, groups, acts } = words().audit;
  const { query, route } = useLocation();
  const choice = choiceOf(query);
  const { act, on, order, after } = choice;
  // Another choice begins at its beginning.
  const choose = (changes: Partial<Choice>): void => route(addressOf({ ...choice, after: '', ...changes }), true);
  const lines = useLoaded(`audit ${act} ${on} ${order} ${after}`, async () => {
    const asked = {
      ...{ limit: SHOWN, order: order === 'oldest' ? ('oldest' as const) : ('newest' as const) },
      ...(act === '' ? {} : { act: act as AuditAct }),
      ...(on === '' ? {} : { on }),
      ...(after === '' ? {} : { after: Number(after) }),
    };
    return (await given(api.GET('/api/audit', { params: { query: asked } }))).body;
  });
  return (
    <section>
      <h2>{said.title}</h2>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <Field label={said.kind}>
          {(described) => (
            <select {...described} value={act} onChange={(event) => choose({ act: event.currentTarget.value })}>
              <option value="">{said.every}</option>
              {(Object.keys(AUDIT_GROUPS) as AuditGroup[]).map((group) => (
                <optgroup key={group} label={groups[group]}>
                  {AUDIT_GROUPS[group].map((kind: AuditAct) => (
                    <option key={kind} value={kind}>
                      {acts[kind]}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <TextField label={said.on} type="date" value={on} onValue={(day) => choose({ on: day })} />
        <Field label={said.order}>
          {(described) => (
            <select {...described} value={order} onChange={(event) => choose({ order: event.currentTarget.value })}>
              <option value="">{said.newest}</option>
              <option value="oldest">{said.oldest}</option>
            </select>
          )}
        </Field>
      </form>
      <LoadedPart of={lines}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{said.none}</Empty>
          ) : (
            <>
              <p class="hint">{said.statesSay}</p>
              <LinesTable lines={items} check={check} />
              <p class="acts">
                {after !== '' && <a href={addressOf({ ...choice, after: '' })}>{said.first}</a>}
                {next !== undefined && <a href={addressOf({ ...choice, after: next })}>{said.next}</a>}
              </p>
            </>
          )
        }
      </LoadedPart>
    </section>
  );
}
