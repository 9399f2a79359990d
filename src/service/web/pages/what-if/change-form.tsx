/** One change to try: which kind, and for whom. */
import { useState } from 'preact/hooks';
import type { CensusChange, FrozenInput } from '../../../../session/index.ts';
import { language, words } from '../../frame/words.ts';
import { Field, TextField } from '../../parts/field.tsx';
import { type AddedMentor, addedMentor } from './added-mentor.ts';
import { byName, type Names, type Problem, servicesOf } from './frozen.ts';

interface Props {
  readonly problem: Problem;
  readonly frozen: FrozenInput;
  readonly names: Names;
  readonly isBusy: boolean;
  readonly onTry: (change: CensusChange) => void;
}

const KINDS = ['pin', 'ban', 'take-out', 'places', 'add'] as const;
type Kind = (typeof KINDS)[number];

export function ChangeForm({ problem, frozen, names, isBusy, onTry }: Props) {
  const { whatIf } = words();
  const [kind, setKind] = useState<Kind>('pin');
  const [trainee, setTrainee] = useState('');
  const [mentor, setMentor] = useState('');
  const [places, setPlaces] = useState('1');
  const [added, setAdded] = useState<AddedMentor>({ name: '', service: '' });
  const isPair = kind === 'pin' || kind === 'ban';
  // Of a pair only those mentors whom the rules allow: no other can be imposed.
  const allowed = isPair ? problem.pairs.filter(([of]) => of === trainee).map(([, of]) => of) : problem.mentors.map(({ id }) => id);
  const choice = (label: string, value: string, of: ReturnType<typeof byName>, onValue: (id: string) => void) => (
    <Field label={label}>
      {(described) => (
        <select {...described} required value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">{whatIf.choose}</option>
          {of.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const people = (label: string, value: string, ids: readonly string[], onValue: (id: string) => void) =>
    choice(label, value, byName(ids, names, language.value), onValue);
  const change = (): CensusChange => {
    switch (kind) {
      case 'pin':
      case 'ban':
        return { kind, trainee, mentor };
      case 'take-out':
        return { kind, mentor };
      case 'places':
        return { kind, mentor, places: Number(places) };
      case 'add':
        return { kind, mentor: addedMentor(added, Number(places), frozen, problem) };
    }
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onTry(change());
    setMentor('');
    setAdded({ name: '', service: '' });
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
      {kind !== 'add' && (!isPair || trainee !== '') && people(whatIf.mentor, mentor, allowed, setMentor)}
      {kind === 'add' && (
        <>
          <TextField
            label={whatIf.add.label}
            hint={whatIf.add.hint}
            required
            value={added.name}
            onValue={(name) => setAdded({ ...added, name })}
          />
          {choice(whatIf.add.service, added.service, servicesOf(frozen, language.value), (service) => setAdded({ ...added, service }))}
        </>
      )}
      {(kind === 'places' || kind === 'add') && (
        <TextField label={whatIf.places} type="number" min="0" max="20" required value={places} onValue={setPlaces} />
      )}
      <button type="submit" class="main" disabled={isBusy}>
        {whatIf.try}
      </button>
    </form>
  );
}
