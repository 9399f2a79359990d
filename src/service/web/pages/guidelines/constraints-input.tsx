/** The constraints over groups of guidelines to be changed: each in words, to be taken away, or written as the document has it; what was found in them stands at each. */
import { useState } from 'preact/hooks';
import type { GroupConstraint, Guidelines } from '../../../../domain/index.ts';
import type { Schemas } from '../../api/client.ts';
import { language, words } from '../../frame/words.ts';
import { WrittenField } from '../../parts/field.tsx';
import { constraintInWords } from './in-words.ts';

export type Finding = NonNullable<Schemas['CheckedGuidelines']['findings']>[number];

interface Props {
  readonly constraints: Guidelines['sideConstraints'];
  readonly findings: readonly Finding[];
  readonly fault: string | null;
  readonly onConstraints: (constraints: Guidelines['sideConstraints']) => void;
}

export function ConstraintsInput({ constraints, findings, fault, onConstraints }: Props) {
  const { constraints: said, form } = words().guidelines;
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
    <section>
      <h3>{said.title}</h3>
      {constraints.length === 0 && <p>{said.none}</p>}
      <Found findings={findings.filter(({ rules }) => rules.length === 0)} />
      <ul class="constraints">
        {constraints.map((constraint) => (
          <li key={constraint.id}>
            <strong>{constraint.label[language.value]}</strong> – {constraintInWords(constraint)}{' '}
            <button
              type="button"
              class="quiet"
              aria-label={form.take(constraint.label[language.value])}
              onClick={() => onConstraints(constraints.filter((each) => each !== constraint))}
            >
              {form.removeShort}
            </button>
            <Found findings={findings.filter(({ rules }) => rules.includes(constraint.id))} />
          </li>
        ))}
      </ul>
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
      {fault !== null && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </section>
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

const KINDS: ReadonlySet<unknown> = new Set<GroupConstraint['kind']>(['quota', 'apart', 'together', 'travelBudget']);

function isConstraint(read: unknown): read is GroupConstraint {
  if (typeof read !== 'object' || read === null) return false;
  const { id, kind, label, trainees } = read as Partial<Record<string, unknown>>;
  const isOfPeople = kind === 'apart' || kind === 'together';
  return (
    typeof id === 'string' && KINDS.has(kind) && typeof label === 'object' && label !== null && (!isOfPeople || Array.isArray(trainees))
  );
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
