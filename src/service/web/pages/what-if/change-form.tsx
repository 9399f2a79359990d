/** One change to try: which kind, and for whom. */
import { useState } from 'preact/hooks';
import type { CommonChange } from '../../../../session/index.ts';
import { language, words } from '../../frame/words.ts';
import { Field, TextField } from '../../parts/field.tsx';
import { byName, type Names, type Problem } from './frozen.ts';

interface Props {
  readonly problem: Problem;
  readonly names: Names;
  readonly isBusy: boolean;
  readonly onTry: (change: CommonChange) => void;
}

const KINDS = ['pin', 'ban', 'take-out', 'places'] as const;
type Kind = (typeof KINDS)[number];

export function ChangeForm({ problem, names, isBusy, onTry }: Props) {
  const { whatIf } = words();
  const [kind, setKind] = useState<Kind>('pin');
  const [trainee, setTrainee] = useState('');
  const [mentor, setMentor] = useState('');
  const [places, setPlaces] = useState('0');
  const isPair = kind === 'pin' || kind === 'ban';
  // Of a pair only those mentors whom the rules allow: no other can be imposed.
  const allowed = isPair ? problem.pairs.filter(([of]) => of === trainee).map(([, of]) => of) : problem.mentors.map(({ id }) => id);
  const people = (label: string, value: string, ids: readonly string[], onValue: (id: string) => void) => (
    <Field label={label}>
      {(described) => (
        <select {...described} required value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">{whatIf.choose}</option>
          {byName(ids, names, language.value).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onTry(isPair ? { kind, trainee, mentor } : kind === 'take-out' ? { kind, mentor } : { kind, mentor, places: Number(places) });
    setMentor('');
  };
  return (
    <form class="card" onSubmit={submit}>
      <Field label={whatIf.kind}>
        {(described) => (
          <select
            {...described}
            value={kind}
            onChange={(event) => {
              setKind(event.currentTarget.value as Kind);
              setMentor('');
            }}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {whatIf.kinds[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isPair &&
        people(
          whatIf.trainee,
          trainee,
          problem.trainees.map(({ id }) => id),
          (id) => {
            setTrainee(id);
            setMentor('');
          },
        )}
      {(!isPair || trainee !== '') && people(whatIf.mentor, mentor, allowed, setMentor)}
      {kind === 'places' && <TextField label={whatIf.places} type="number" min="0" max="20" required value={places} onValue={setPlaces} />}
      <button type="submit" class="main" disabled={isBusy}>
        {whatIf.try}
      </button>
    </form>
  );
}
