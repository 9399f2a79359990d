/** A role with the place where it holds: chosen in a form, and told. */
import type { Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { Field, TextField } from '../../parts/field.tsx';

export type Role = Schemas['Grant']['role'];

/** From those who answer for others to those whom it is about. */
const ROLES: readonly Role[] = ['trainee', 'mentor', 'director', 'board', 'training-unit', 'administrator'];

export interface Chosen {
  readonly role: Role | '';
  readonly scope: string;
}

/** Everywhere. */
const COUNTRY = '*';

export function placeSaid({ scope, placeName }: Pick<Schemas['Grant'], 'scope' | 'placeName'>): string {
  return scope === COUNTRY ? words().accounts.country : (placeName ?? scope);
}

/** null where no role was chosen. */
export function grantOf({ role, scope }: Chosen): { readonly role: Role; readonly scope: string } | null {
  if (role === '') return null;
  return { role, scope: hasPlace(role) ? scope.trim() : COUNTRY };
}

function hasPlace(role: Role): role is Exclude<Role, 'administrator' | 'training-unit'> {
  return role !== 'administrator' && role !== 'training-unit';
}

interface Props {
  readonly label: string;
  readonly value: Chosen;
  readonly onValue: (value: Chosen) => void;
  /** What stands where none is chosen; absent where one must be. */
  readonly none?: string;
}

export function RoleFields({ label, value, onValue, none }: Props) {
  const { accounts: said } = words();
  const { role, scope } = value;
  return (
    <>
      <Field label={label}>
        {(described) => (
          <select
            {...described}
            required={none === undefined}
            value={role}
            onChange={(event) => onValue({ role: event.currentTarget.value as Role | '', scope: '' })}
          >
            <option value="">{none ?? ''}</option>
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {said.role[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {role !== '' && hasPlace(role) && (
        <TextField
          label={said.one.givePlace}
          hint={said.place[role]}
          required
          value={scope}
          onValue={(next) => onValue({ role, scope: next })}
        />
      )}
    </>
  );
}
