/**
 * A new version of guidelines, made of one there is. `edited` is the whole document as it stands in the form: all that is shown of it, checked or
 * given is made of this one value.
 */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Guidelines } from '../../../../domain/index.ts';
import { api, given } from '../../api/client.ts';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { Field as Labelled } from '../../parts/field.tsx';
import { keep, kept, keyOf as placeOf } from '../../parts/kept.ts';
import { Loading, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { isComplete } from './constraint-fields.ts';
import type { Known } from './constraint-input.tsx';
import { ConstraintsInput, type Finding, isOfConstraints } from './constraints-input.tsx';
import { Effect, type Placed } from './effect.tsx';
import { FieldInput } from './field-input.tsx';
import { ALL_FIELDS, type Field, FIELDS, keyOf, SECTIONS, withValue } from './fields.ts';
import { GiveDialog } from './give-dialog.tsx';
import { NATION } from './loads.ts';
import { sumOf, WeightsInput } from './weights-input.tsx';

interface Props {
  readonly scope: string;
  /** What it begins with. */
  readonly base: Guidelines;
  /** What holds now. */
  readonly inForce: Guidelines;
  /** The country’s, for what a document leaves to it. */
  readonly national: Guidelines;
  /** Decisions that would become stale. */
  readonly decisions: number;
  readonly known: Known;
  readonly onGiven: (number: number, findings: readonly Finding[] | null) => void;
}

export function Edit({ scope, base, inForce, national, decisions, known, onGiven }: Props) {
  const { form: said, weights } = words().guidelines;
  // Of this document alone: one that was given since is not undone by what somebody once made of another.
  const place = placeOf('guidelines', scope);
  const [draft] = useState(() => {
    const found = kept(place) as { readonly base: unknown; readonly edited: Guidelines } | null;
    return found !== null && isSame(found.base, base) ? found.edited : null;
  });
  const [edited, setEdited] = useState(draft ?? base);
  const isChanged = !isSame(edited, base);
  useLayoutEffect(() => keep(place, isChanged ? { base, edited } : null), [edited]);
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const [isChecked, setChecked] = useState(false);
  const [placed, setPlaced] = useState<Placed | null>(null);
  const hasEffect = scope !== NATION && mayAt('census.read', { board: scope });
  const { act, isBusy, problem, clear } = useAct();
  const faultOf = (field: Pick<Field, 'path'>): string | null =>
    problem?.path?.startsWith(`/${field.path.join('/')}`) === true ? problem.message : null;
  const put = (field: Field, value: unknown): void => {
    const whole = field.path[0] === 'plan' && edited.plan === undefined ? withValue(edited, ['plan'], national.plan) : edited;
    setEdited(withValue(whole, field.path, value));
  };
  const check = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      const { body } = await given(api.POST('/api/guidelines/check', { params: { query: { scope } }, body: { document: { ...edited } } }));
      setFindings(body.findings);
      setChecked(true);
    });
  };
  // What stands nowhere in the form is told above it.
  const inConstraints = useMemo(
    () =>
      typeof problem?.path === 'string' && isOfConstraints({ path: problem.path })
        ? { path: problem.path, message: problem.message }
        : null,
    [problem],
  );
  const isPlaced = inConstraints !== null || ALL_FIELDS.some((field) => faultOf(field) !== null);
  const canBeComputed = sumOf(edited.weights) === 10_000 && edited.sideConstraints.every(isComplete);
  return (
    <>
      <form class="guidelines-form" onSubmit={check}>
        <h2>{said.title}</h2>
        <p>{said.says}</p>
        {isChanged && (
          <Notice tone="plain" title={draft === null ? said.draft : said.draftFound}>
            <p>
              <button type="button" onClick={() => setEdited(base)}>
                {said.draftDrop}
              </button>
            </p>
          </Notice>
        )}
        <FromFile scope={scope} onDocument={setEdited} />
        <WeightsInput weights={edited.weights} onWeights={(next) => setEdited({ ...edited, weights: next })} />
        {SECTIONS.map((section) => (
          <section key={section}>
            <h3>{words().guidelines.sections[section]}</h3>
            <div class="guidelines-fields">
              {FIELDS[section].map((field) => (
                <FieldInput
                  key={keyOf(field)}
                  document={
                    section === 'plan' && edited.plan === undefined && national.plan !== undefined
                      ? { ...edited, plan: national.plan }
                      : edited
                  }
                  field={field}
                  fault={faultOf(field)}
                  onValue={(value) => put(field, value)}
                />
              ))}
            </div>
          </section>
        ))}
        <ConstraintsInput
          constraints={edited.sideConstraints}
          known={known}
          findings={findings ?? []}
          fault={inConstraints}
          onConstraints={(sideConstraints, isMoved) => {
            if (isMoved) clear();
            setEdited({ ...edited, sideConstraints });
          }}
        />
        {hasEffect && <Effect board={scope} edited={canBeComputed ? edited : null} onPlaced={setPlaced} />}
        {problem !== null && <ProblemNotice problem={problem} />}
        {problem !== null && isPlaced && <p class="hint">{said.atField}</p>}
        <div class="acts">
          <button type="submit" class="main" disabled={isBusy || sumOf(edited.weights) !== 10_000}>
            {said.check}
          </button>
          {isBusy && <Loading />}
          {sumOf(edited.weights) !== 10_000 && <span class="hint">{weights.first}</span>}
        </div>
      </form>
      {isChecked && (
        <GiveDialog
          {...{ scope, edited, inForce, findings, decisions }}
          {...(hasEffect ? { placed } : {})}
          onGiven={(number, found) => {
            keep(place, null);
            onGiven(number, found);
          }}
          onClose={() => setChecked(false)}
        />
      )}
    </>
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A file that somebody has at hand takes the place of what stands in the form, once the service can read it. */
function FromFile({ scope, onDocument }: { readonly scope: string; readonly onDocument: (document: Guidelines) => void }) {
  const { form: said } = words().guidelines;
  const [isRead, setRead] = useState(false);
  const { act, problem } = useAct();
  const take = (file: File): void => {
    setRead(false);
    void act(async () => {
      const text = await file.text();
      await given(api.POST('/api/guidelines/check', { params: { query: { scope } }, body: { document: text } }));
      onDocument(JSON.parse(text) as Guidelines);
      setRead(true);
    });
  };
  return (
    <>
      <Labelled label={said.file} hint={said.fileHint}>
        {(described) => (
          <input
            {...described}
            type="file"
            accept=".json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file !== undefined) take(file);
            }}
          />
        )}
      </Labelled>
      {problem !== null && <ProblemNotice problem={problem} />}
      {isRead && <Notice tone="good" title={said.fileRead} />}
    </>
  );
}
