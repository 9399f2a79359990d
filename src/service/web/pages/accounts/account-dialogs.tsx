/** What is written about an account: its name, address and language; a new password. */
import { useState } from 'preact/hooks';
import { api, done, type Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field, TextField } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';

type Account = Schemas['AccountWithGrants'];

interface EditProps {
  readonly account: Account;
  /** That was read. */
  readonly version: string;
  readonly onClose: (isChanged: boolean) => void;
}

export function EditDialog({ account, version, onClose }: EditProps) {
  const { accounts: said, frame } = words();
  const [name, setName] = useState(account.name);
  const [email, setEmail] = useState(account.email ?? '');
  const [language, setLanguage] = useState(account.language);
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      await done(
        api.PATCH('/api/accounts/{id}', {
          params: { path: { id: account.id }, header: { 'If-Match': version } },
          body: { name, email: email.trim() === '' ? null : email.trim(), language },
        }),
      );
      onClose(true);
    });
  };
  return (
    <Dialog title={said.one.editTitle} onClose={() => onClose(false)}>
      <form onSubmit={submit}>
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
        {problem !== null && <ProblemNotice problem={problem} />}
        <div class="acts">
          <button type="submit" class="main" disabled={isBusy}>
            {said.one.save}
          </button>
          <button type="button" onClick={() => onClose(false)}>
            {frame.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

export function PasswordDialog({ account, onClose }: { readonly account: Account; readonly onClose: (isDone: boolean) => void }) {
  const { accounts: said, frame } = words();
  const [password, setPassword] = useState('');
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      await done(api.PUT('/api/accounts/{id}/password', { params: { path: { id: account.id } }, body: { password } }));
      onClose(true);
    });
  };
  return (
    <Dialog title={said.one.password} onClose={() => onClose(false)}>
      <p>{said.one.passwordSays(account.name)}</p>
      <form onSubmit={submit}>
        <TextField
          label={said.fields.password}
          hint={said.fields.newPasswordHint}
          type="password"
          autocomplete="new-password"
          required
          value={password}
          onValue={setPassword}
        />
        {problem !== null && <ProblemNotice problem={problem} />}
        <div class="acts">
          <button type="submit" class="main" disabled={isBusy}>
            {said.one.passwordSubmit}
          </button>
          <button type="button" onClick={() => onClose(false)}>
            {frame.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
