/** Two numbers that go together, or none: how much rest a mentor has, what a heavy load costs. */
import { words } from '../../frame/words.ts';
import { TextField } from '../../parts/field.tsx';
import { type Field, keyOf } from './fields.ts';
import { percentOf, shareOf } from './percent.ts';
import { labelOf } from './in-words.ts';

interface Props {
  readonly field: Field;
  readonly value: Readonly<Record<string, number>> | null;
  readonly fault: string | null;
  readonly onValue: (value: unknown) => void;
}

/** What is offered where there was none. */
const FIRST = { rest: { most: 1, of: 2 }, load: { free: 2, points: 0.05 } } as const;

export function PairInput({ field, value, fault, onValue }: Props) {
  const { form: said } = words().guidelines;
  const kind = field.kind === 'rest' ? 'rest' : 'load';
  const keys = Object.keys(FIRST[kind]);
  return (
    <fieldset class="field">
      <legend>{labelOf(keyOf(field))}</legend>
      <label class="choice">
        <input type="checkbox" checked={value !== null} onChange={(event) => onValue(event.currentTarget.checked ? FIRST[kind] : null)} />
        {said.counted[kind]}
      </label>
      {value !== null &&
        keys.map((key) => (
          <TextField
            key={key}
            label={(said.parts as Readonly<Record<string, string>>)[key]!}
            type="number"
            min="0"
            step={key === 'points' ? '0.01' : '1'}
            required
            value={key === 'points' ? percentOf(value[key]) : String(value[key])}
            onValue={(typed) => onValue({ ...value, [key]: key === 'points' ? (shareOf(typed) ?? 0) : Number(typed) })}
          />
        ))}
      {fault !== null && <p class="fault">{fault}</p>}
    </fieldset>
  );
}
