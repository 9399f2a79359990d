/** One field of guidelines to be changed. */
import type { Guidelines } from '../../../../domain/index.ts';
import { words } from '../../frame/words.ts';
import { Field as Labelled, TextField } from '../../parts/field.tsx';
import { type Field, keyOf, valueAt } from './fields.ts';
import { choiceInWords, hintOf, labelOf } from './in-words.ts';
import { NumberList, NumberPairs } from './number-lists.tsx';
import { PairInput } from './pair-input.tsx';
import { percentOf, shareOf } from './percent.ts';

interface Props {
  readonly document: Guidelines;
  readonly field: Field;
  readonly fault: string | null;
  /** undefined takes the field away. */
  readonly onValue: (value: unknown) => void;
}

export function FieldInput({ document, field, fault, onValue }: Props) {
  const { form: said, values } = words().guidelines;
  const value = valueAt(document, field.path);
  const key = keyOf(field);
  const hint = hintOf(key);
  const shared = { label: labelOf(key), fault, ...(hint === undefined ? {} : { hint }) };
  switch (field.kind) {
    case 'flag':
      return (
        <div class="field">
          <label class="choice">
            <input type="checkbox" checked={(value ?? field.absent) === true} onChange={(event) => onValue(event.currentTarget.checked)} />
            {shared.label}
          </label>
          {fault !== null && <p class="fault">{fault}</p>}
        </div>
      );
    case 'choice':
      return (
        <Labelled {...shared}>
          {(described) => (
            <select
              {...described}
              value={typeof value === 'string' ? value : String(field.absent)}
              onChange={(event) => onValue(event.currentTarget.value)}
            >
              {field.choices.map((choice) => (
                <option key={choice} value={choice}>
                  {choiceInWords(field, choice)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      );
    case 'share':
      return (
        <TextField
          {...shared}
          label={said.percent(shared.label)}
          type="number"
          min="0"
          max="100"
          step="0.01"
          required={field.absent === undefined}
          value={percentOf(value)}
          onValue={(typed) => onValue(shareOf(typed))}
        />
      );
    case 'number':
      return (
        <TextField
          {...shared}
          label={said.unit(shared.label, values.unitNames[field.unit])}
          {...(field.orNull === true ? { hint: said.noLimit } : {})}
          type="number"
          min={String(field.least)}
          step={field.isWhole === true ? '1' : 'any'}
          required={field.orNull !== true}
          value={typeof value === 'number' ? String(value) : ''}
          onValue={(typed) => onValue(typed === '' ? null : Number(typed))}
        />
      );
    case 'text':
      return <TextField {...shared} required value={typeof value === 'string' ? value : ''} onValue={onValue} />;
    case 'curve':
      return <NumberPairs {...shared} unit={values.unitNames[field.unit]} points={value as [number, number][]} onPoints={onValue} />;
    case 'shares':
      return (
        <NumberList
          {...shared}
          shares={(value ?? []) as number[]}
          onShares={(shares) => onValue(shares.length === 0 ? undefined : shares)}
        />
      );
    case 'rest':
    case 'load':
      return <PairInput {...{ field, fault, onValue }} value={(value ?? null) as Readonly<Record<string, number>> | null} />;
  }
}
