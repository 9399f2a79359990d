/** One constraint over groups as fields: what it is called, what it asks for, and of whom. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GroupConstraint } from '../../../../domain/index.ts';
import { language, words } from '../../frame/words.ts';
import { Field } from '../../parts/field.tsx';
import {
  type Condition,
  type ConstraintField,
  conditionsOf,
  entriesOf,
  fieldsOf,
  furtherConditions,
  isIdle,
  isSame,
  named,
  type Side,
  shownAt,
  sidesOf,
  typedAt,
  withCondition,
  withoutCondition,
} from './constraint-fields.ts';
import { keyOf } from './fields.ts';
import { conditionLabel, constraintChoice } from './in-words.ts';

/** Names that can be offered; others are typed. */
export interface Known {
  readonly boards: readonly string[];
  readonly promotions: readonly string[];
}

interface Props {
  readonly constraint: GroupConstraint;
  readonly known: Known;
  /** What is wrong with the field that stands there. */
  readonly faultAt: (field: ConstraintField) => string | null;
  readonly onConstraint: (constraint: GroupConstraint) => void;
}

export function ConstraintInput(props: Props) {
  const { constraint } = props;
  return (
    <div class="constraint">
      <div class="guidelines-fields">
        {fieldsOf(constraint).map((field) => (
          <Entry key={keyOf(field)} {...props} field={field} />
        ))}
      </div>
      {sidesOf(constraint).map((side) => (
        <Selection key={side} {...props} side={side} />
      ))}
    </div>
  );
}

/** Whom it is about: every condition chosen must hold. */
function Selection({ side, ...props }: Props & { readonly side: Side }) {
  const { constraint, onConstraint } = props;
  const { form: said } = words().guidelines.constraints;
  const asked = conditionsOf(constraint, side);
  const further = furtherConditions(constraint, side);
  const [chosen, setChosen] = useState<string>('');
  const choice = further.find((each) => each === chosen) ?? further[0];
  const box = useRef<HTMLFieldSetElement>(null);
  const next = useRef<string | null>(null);
  // To what was added, and from what was taken away to where another is chosen.
  useLayoutEffect(() => {
    if (next.current === null) return;
    box.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = null;
  });
  const add = (condition: Condition): void => {
    next.current = `[data-condition="${condition}"] :is(input, select, textarea)`;
    onConstraint(withCondition(constraint, side, condition));
  };
  const remove = (condition: Condition): void => {
    next.current = '.condition-choice select';
    setChosen(condition);
    onConstraint(withoutCondition(constraint, side, condition));
  };
  return (
    <fieldset class="selection" ref={box}>
      <legend>{said.selection[side]}</legend>
      {asked.length === 0 && <p class="hint">{said.all[side]}</p>}
      {asked.length > 1 && <p class="hint">{said.everyCondition}</p>}
      {asked.map((condition) => (
        <div key={condition} class="condition" data-condition={condition}>
          {entriesOf(side, condition).map((field) => (
            <Entry key={keyOf(field)} {...props} field={field} hint={isIdle(side, condition) ? said.idle[side] : undefined} />
          ))}
          <button
            type="button"
            class="quiet"
            aria-label={said.removeCondition(conditionLabel(side, condition))}
            onClick={() => remove(condition)}
          >
            {words().guidelines.form.removeShort}
          </button>
        </div>
      ))}
      {choice !== undefined && (
        <div class="condition-choice">
          <Field label={said.condition[side]}>
            {(described) => (
              <select {...described} value={choice} onChange={(event) => setChosen(event.currentTarget.value)}>
                {further.map((each) => (
                  <option key={each} value={each}>
                    {conditionLabel(side, each)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <button type="button" aria-label={said.addConditionTo[side]} onClick={() => add(choice)}>
            {said.addCondition}
          </button>
        </div>
      )}
    </fieldset>
  );
}

interface EntryProps extends Props {
  readonly field: ConstraintField;
  readonly hint?: ComponentChildren;
}

/** What is typed is shown as it is typed, as long as it means what the constraint holds. */
function Entry({ constraint, known, faultAt, onConstraint, field, hint }: EntryProps) {
  const { form: said } = words().guidelines.constraints;
  const id = useId();
  const shown = shownAt(constraint, field);
  const [typed, setTyped] = useState(shown);
  const value = isSame(typedAt(constraint, field, typed), constraint) ? typed : shown;
  const key = keyOf(field);
  const last = field.path.at(-1)!;
  const isOwnName = field.path[0] === 'label' && last === language.value;
  const put = (text: string): void => {
    setTyped(text);
    const isName = field.path[0] === 'label' && (last === 'fr' || last === 'en');
    onConstraint(isName ? named(constraint, last, text, isOwnName) : typedAt(constraint, field, text));
  };
  const label = constraintLabel(constraint, field);
  const hints = said.hints as Readonly<Record<string, string>>;
  const shared = { label, hint: hint ?? (isOwnName ? said.ownName : (hints[key] ?? hints[last])), fault: faultAt(field) };
  const offered = { board: known.boards, promotion: known.promotions }[last];
  switch (field.kind) {
    case 'lines':
      return (
        <Field {...shared}>
          {(described) => <textarea {...described} rows={3} required value={value} onInput={(event) => put(event.currentTarget.value)} />}
        </Field>
      );
    case 'choice':
      return (
        <Field {...shared}>
          {(described) => (
            <select {...described} value={value} onChange={(event) => put(event.currentTarget.value)}>
              {[...(field.isOptional === true ? [''] : []), ...field.choices].map((choice) => (
                <option key={choice} value={choice}>
                  {constraintChoice(constraint, field, choice)}
                </option>
              ))}
            </select>
          )}
        </Field>
      );
    default:
      return (
        <Field {...shared}>
          {(described) => (
            <>
              <input
                {...described}
                {...inputOf(field)}
                autocomplete="off"
                required={field.kind === 'text' || field.kind === 'minutes' || field.kind === 'day'}
                {...(offered === undefined ? {} : { list: id })}
                value={value}
                onInput={(event) => put(event.currentTarget.value)}
              />
              {offered !== undefined && (
                <datalist id={id}>
                  {offered.map((each) => (
                    <option key={each} value={each} />
                  ))}
                </datalist>
              )}
            </>
          )}
        </Field>
      );
  }
}

/** Each type of input has attributes of its own; what is given here all of them have. */
function inputOf(field: ConstraintField): { readonly type: 'text' } {
  return attributesOf(field) as { type: 'text' };
}

function attributesOf(field: ConstraintField): object {
  switch (field.kind) {
    case 'whole':
      return { type: 'number', step: '1', ...(field.least === undefined ? {} : { min: String(field.least) }) };
    case 'minutes':
      return { type: 'number', min: '0', step: 'any' };
    case 'share':
      return { type: 'number', min: '0', max: '100', step: '0.01' };
    case 'day':
      return { type: 'date' };
    default:
      return { type: 'text' };
  }
}

function constraintLabel({ kind }: GroupConstraint, { path }: ConstraintField): string {
  const { form: said } = words().guidelines.constraints;
  const [side, condition, bound] = path;
  if (condition !== undefined && (side === 'mentors' || side === 'trainees')) {
    const label = conditionLabel(side, condition as Condition);
    return bound === 'min' || bound === 'max' ? said.bound[bound](label) : label;
  }
  if (side === 'level') return kind === 'apart' ? said.apart : said.together;
  return (said.labels as Readonly<Record<string, string>>)[keyOf({ path })]!;
}
