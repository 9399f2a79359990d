/** What is written about an account: its name, address and language; a new password. */
import { useState } from 'preact/hooks';
import { api, done, type Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';
import { Field, TextField } from '../../parts/field.tsx';

type Account = Schemas['AccountWithGrants'];

interface EditProps {
  readonly account: Account;
  /** That was read. */
  readonly version: string;
  readonly onClose: (isChanged: boolean) => void;
}

export function EditDialog({ account, version, onClose }: EditProps) {
  const { accounts: said } = words();
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email ?? '');
  const [language, setLanguage] = useState(account.language);
  const submit = async (): Promise<void> => {
    await done(
      api.PATCH('/api/accounts/{id}', {
        params: { path: { id: account.id }, header: { 'If-Match': version } },
        body: { name, email: email.trim() === '' ? null : email.trim(), language },
      }),
    );
    onClose(true);
  };
  return (
    <ActDialog title={said.one.editTitle} submit={said.one.save} work={submit} onClose={() => onClose(false)}>
      <TextField label={said.fields.name} required value={name} onValue={setName} />
      <TextField label={said.fields.email} hint={said.fields.emailHint} type="email" value={email} onValue={setEmail} />
      <Field label={said.fields.language}>
        {(described) => (
          <select {...described} value={language} onChange={(event) => setLanguage(event.currentTarget.value === 'en' ? 'en' : 'fr')}>
            <option value="fr">{said.one.languages.fr}</option>
            <option value="en">{said.one.languages.en}</option>
          </select>
        )}
      </Field>
    </ActDialog>
  );
}

export function PasswordDialog({ account, onClose }: { readonly account: Account; readonly onClose: (isDone: boolean) => void }) {
  const { accounts: said } = words();
  const [password, setPassword] = useState('');
  const submit = async (): Promise<void> => {
    await done(api.PUT('/api/accounts/{id}/password', { params: { path: { id: account.id } }, body: { password } }));
    onClose(true);
  };
  return (
    <ActDialog title={said.one.password} submit={said.one.passwordSubmit} work={submit} onClose={() => onClose(false)}>
      <p>{said.one.passwordSays(account.name)}</p>
      <TextField
        label={said.fields.password}
        hint={said.fields.newPasswordHint}
        type="password"
        autocomplete="new-password"
        required
        value={password}
        onValue={setPassword}
      />
    </ActDialog>
  );
}
