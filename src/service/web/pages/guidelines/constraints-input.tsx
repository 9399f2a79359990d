/**
 * The constraints over groups of guidelines to be changed: each in words, changed in fields, added or taken away, or written as the document has
 * them; what was found in them stands at each.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GroupConstraint, Guidelines } from '../../../../domain/index.ts';
import type { Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { Field, WrittenField } from '../../parts/field.tsx';
import { allFields, isForFields, type Kind, KINDS, newConstraint } from './constraint-fields.ts';
import { ConstraintInput, type Known } from './constraint-input.tsx';
import { constraintInWords, nameOfConstraint } from './in-words.ts';

export type Finding = NonNullable<Schemas['CheckedGuidelines']['findings']>[number];

/** What the service refuses, and where: `/sideConstraints/0/mentors/service`. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

const PLACE = '/sideConstraints';

/** Whether a fault is in the constraints at all. */
export function isOfConstraints({ path }: Pick<Fault, 'path'>): boolean {
  return isAt(path, PLACE);
}

function isAt(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}

interface Props {
  readonly constraints: Guidelines['sideConstraints'];
  readonly known: Known;
  readonly findings: readonly Finding[];
  readonly fault: Fault | null;
  /** `isMoved`: they have other numbers by now; what was refused at a number no longer stands there. */
  readonly onConstraints: (constraints: Guidelines['sideConstraints'], isMoved: boolean) => void;
}

export function ConstraintsInput({ constraints, known, findings, fault, onConstraints }: Props) {
  const { constraints: said, form } = words().guidelines;
  const [open, setOpen] = useState<number | null>(null);
  const [told, setTold] = useState('');
  const section = useRef<HTMLElement>(null);
  const next = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (next.current === null) return;
    section.current?.querySelector<HTMLElement>(next.current)?.focus();
    next.current = null;
  });
  // Where something is refused it can be put right.
  useEffect(() => {
    const number = /^\/sideConstraints\/(\d+)/.exec(fault?.path ?? '')?.[1];
    if (number !== undefined) setOpen(Number(number));
  }, [fault]);
  const add = (kind: Kind): void => {
    next.current = '.constraint input';
    setOpen(constraints.length);
    setTold(said.form.added);
    onConstraints(
      [
        ...constraints,
        newConstraint(
          kind,
          constraints.map(({ id }) => id),
          said.form.stem,
        ),
      ],
      true,
    );
  };
  const remove = (number: number): void => {
    const left = constraints.length - 1;
    next.current = left === 0 ? '.constraint-add select' : `[data-number="${Math.min(number, left - 1)}"] button`;
    setOpen(open === null || open === number ? null : open > number ? open - 1 : open);
    setTold(said.form.removed(nameOfConstraint(constraints[number]!)));
    onConstraints(
      constraints.filter((_, k) => k !== number),
      true,
    );
  };
  return (
    <section ref={section}>
      <h3>{said.title}</h3>
      <p class="hint">{said.form.says}</p>
      {constraints.length === 0 && <p>{said.none}</p>}
      <Found findings={findings.filter(({ rules }) => rules.length === 0)} />
      <ul class="constraints">
        {constraints.map((constraint, number) => (
          <li key={number} data-number={number}>
            <strong>{nameOfConstraint(constraint)}</strong> – {constraintInWords(constraint)}{' '}
            {isForFields(constraint) ? (
              <button
                type="button"
                class="quiet"
                aria-expanded={open === number}
                aria-label={said.form.change(nameOfConstraint(constraint))}
                onClick={() => setOpen(open === number ? null : number)}
              >
                {said.form.changeShort}
              </button>
            ) : (
              <span class="hint">{said.form.onlyText}</span>
            )}
            <button type="button" class="quiet" aria-label={form.take(nameOfConstraint(constraint))} onClick={() => remove(number)}>
              {form.removeShort}
            </button>
            <Found findings={findings.filter(({ rules }) => rules.includes(constraint.id))} />
            <OfWhole {...{ constraint, number, fault }} />
            {open === number && isForFields(constraint) && (
              <ConstraintInput
                constraint={constraint}
                known={known}
                faultAt={({ path }) => (fault !== null && isAt(fault.path, `${PLACE}/${number}/${path.join('/')}`) ? fault.message : null)}
                onConstraint={(changed) =>
                  onConstraints(
                    constraints.map((each, k) => (k === number ? changed : each)),
                    false,
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      <p role="status" class="hint">
        {told}
      </p>
      <Add onAdd={add} />
      <AsText
        constraints={constraints}
        onConstraints={(read) => {
          setOpen(null);
          onConstraints(read, true);
        }}
      />
      {fault !== null && !/^\/sideConstraints\/\d/.test(fault.path) && (
        <p class="fault" role="alert">
          {fault.message}
        </p>
      )}
    </section>
  );
}

interface OfWholeProps {
  readonly constraint: GroupConstraint;
  readonly number: number;
  readonly fault: Fault | null;
}

/** What is wrong with a constraint and with no one of its fields. */
function OfWhole({ constraint, number, fault }: OfWholeProps) {
  const place = `${PLACE}/${number}`;
  if (fault === null || !isAt(fault.path, place)) return null;
  const hasField = isForFields(constraint) && allFields(constraint).some(({ path }) => isAt(fault.path, `${place}/${path.join('/')}`));
  return hasField ? null : <p class="fault">{fault.message}</p>;
}

function Add({ onAdd }: { readonly onAdd: (kind: Kind) => void }) {
  const { form: said } = words().guidelines.constraints;
  const [kind, setKind] = useState<Kind>('quota');
  return (
    <div class="constraint-add">
      <Field label={said.kind}>
        {(described) => (
          <select {...described} value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {said.kinds[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="button" onClick={() => onAdd(kind)}>
        {said.add}
      </button>
    </div>
  );
}

interface AsTextProps {
  readonly constraints: Guidelines['sideConstraints'];
  readonly onConstraints: (constraints: Guidelines['sideConstraints']) => void;
}

/** For whoever has them from elsewhere, and for what fields do not show. */
function AsText({ constraints, onConstraints }: AsTextProps) {
  const { constraints: said } = words().guidelines;
  const written = JSON.stringify(constraints, null, 2);
  const [text, setText] = useState<string | null>(null);
  const [isWrong, setWrong] = useState(false);
  const take = (): void => {
    const read = listIn(text ?? written);
    setWrong(read === null);
    if (read === null) return;
    setText(null);
    onConstraints(read);
  };
  return (
    <details>
      <summary>{said.write}</summary>
      <WrittenField
        label={said.json}
        hint={said.jsonHint}
        fault={isWrong ? said.notJson : null}
        rows={10}
        value={text ?? written}
        onValue={(typed) => setText(typed)}
      />
      <button type="button" onClick={take}>
        {said.takeOver}
      </button>
    </details>
  );
}

/** As far as it can be told in words; what the service says of the rest is told where it is refused. */
function listIn(text: string): Guidelines['sideConstraints'] | null {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every(isConstraint) ? read : null;
  } catch {
    return null;
  }
}

function isConstraint(read: unknown): read is GroupConstraint {
  if (typeof read !== 'object' || read === null) return false;
  const { id, kind, label, trainees, mentors } = read as Partial<Record<string, unknown>>;
  const isOfPeople = kind === 'apart' || kind === 'together';
  return (
    typeof id === 'string' &&
    (KINDS as readonly unknown[]).includes(kind) &&
    typeof label === 'object' &&
    label !== null &&
    (isOfPeople ? Array.isArray(trainees) : isSelection(trainees) && isSelection(mentors))
  );
}

function isSelection(read: unknown): boolean {
  return read === undefined || (typeof read === 'object' && read !== null && !Array.isArray(read));
}

export function Found({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="marks">
      {findings.map(({ says }) => (
        <li key={says}>{says}</li>
      ))}
    </ul>
  );
}
