/** Adding an account, with its first role. */
import { useState } from 'preact/hooks';
import { api, given } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';
import { TextField } from '../../parts/field.tsx';
import { type Chosen, grantOf, RoleFields } from './role.tsx';

/** @param onClose with the account that was made; null where none was */
export function AddDialog({ onClose }: { readonly onClose: (made: string | null) => void }) {
  const { accounts: said } = words();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [chosen, setChosen] = useState<Chosen>({ role: '', scope: '' });
  const submit = async (): Promise<void> => {
    const grant = grantOf(chosen);
    const { body } = await given(
      api.POST('/api/accounts', {
        body: {
          ...{ login: login.trim(), name, language: 'fr', identity: null },
          email: email.trim() === '' ? null : email.trim(),
          password: password === '' ? null : password,
          grants: grant === null ? [] : [grant],
        },
      }),
    );
    onClose(body.id);
  };
  return (
    <ActDialog title={said.add} submit={said.fields.submit} work={submit} onClose={() => onClose(null)}>
      <TextField label={said.fields.name} required value={name} onValue={setName} />
      <TextField label={said.fields.login} hint={said.fields.loginHint} required value={login} onValue={setLogin} />
      <TextField label={said.fields.email} hint={said.fields.emailHint} type="email" value={email} onValue={setEmail} />
      <TextField
        label={said.fields.password}
        hint={said.fields.passwordHint}
        type="password"
        autocomplete="new-password"
        value={password}
        onValue={setPassword}
      />
      <RoleFields label={said.fields.firstRole} none={said.fields.noRole} value={chosen} onValue={setChosen} />
    </ActDialog>
  );
}
