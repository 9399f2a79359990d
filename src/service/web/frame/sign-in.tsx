/** Signing in: as a page before anything else, and as a dialog over the place where one was. */
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/dialog.tsx';
import { useAct } from '../parts/act.ts';
import { TextField } from '../parts/field.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Page } from './page.tsx';
import { asked, findMe, how, me, signIn, type Why } from './session.ts';
import { words } from './words.ts';

export function SignInPage() {
  const { signIn: said } = words();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { act, isBusy, problem } = useAct();
  const provider = how.value?.provider ?? null;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      await signIn(login.trim(), password);
      await findMe();
    });
  };
  return (
    <Page title={said.title}>
      <div class="sign-in">
        {how.value?.mode === 'demo' && (
          <Notice tone="plain" title={said.demo}>
            <p>{said.demoAccounts}</p>
          </Notice>
        )}
        {provider !== null && (
          <p>
            <a class="button main" href={`${provider.link}?to=${encodeURIComponent(location.pathname + location.search)}`}>
              {provider.name === null ? said.byProvider : said.byProviderNamed(provider.name)}
            </a>
          </p>
        )}
        <form onSubmit={submit}>
          {problem !== null && <ProblemNotice problem={problem} />}
          <TextField label={said.login} autocomplete="username" required value={login} onValue={setLogin} />
          <TextField
            label={said.password}
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onValue={setPassword}
          />
          <button type="submit" class={provider === null ? 'main' : ''} disabled={isBusy}>
            {said.submit}
          </button>
        </form>
      </div>
    </Page>
  );
}

/** Shown while a call waits for it. */
export function SignInAgain() {
  const waiting = asked.value;
  return waiting === null ? null : <AgainDialog why={waiting.why} end={waiting.end} />;
}

function AgainDialog({ why, end }: { readonly why: Why; readonly end: (isSignedIn: boolean) => void }) {
  const { signIn: said, frame } = words();
  const [password, setPassword] = useState('');
  const { act, isBusy, problem } = useAct();
  const login = me.value?.account.login ?? '';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void act(async () => {
      await signIn(login, password);
      end(true);
    });
  };
  return (
    <Dialog title={why === 'over' ? said.over : said.recent} onClose={() => end(false)}>
      <p>{why === 'over' ? said.overWhy : said.recentWhy}</p>
      <form onSubmit={submit}>
        {problem !== null && <ProblemNotice problem={problem} />}
        <TextField label={said.login} autocomplete="username" readOnly value={login} onValue={() => undefined} />
        <TextField label={said.password} type="password" autocomplete="current-password" required value={password} onValue={setPassword} />
        <div class="acts">
          <button type="submit" class="main" disabled={isBusy}>
            {said.submit}
          </button>
          <button type="button" onClick={() => end(false)}>
            {frame.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
