/** One account: who it is, its roles, given and taken back, and its access: password, sessions, disabled or open. */
import { useState } from 'preact/hooks';
import { api, done, given, type Given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty, Notice, ProblemNotice } from '../../parts/notice.tsx';
import { PAGES } from '../../../rules/pages.ts';
import { Ask } from './ask.tsx';
import { EditDialog, PasswordDialog } from './account-dialogs.tsx';
import { type Chosen, grantOf, placeSaid, RoleFields } from './role.tsx';

export type Account = Schemas['AccountWithGrants'];
type Grant = Schemas['Grant'];

interface PartProps {
  readonly account: Account;
  readonly version: string;
  readonly reload: () => Promise<void>;
}

export function AccountPage({ id }: { readonly id: string }) {
  const { accounts: said } = words();
  const loaded = useLoaded(`account ${id}`, () => given(api.GET('/api/accounts/{id}', { params: { path: { id } } })));
  return (
    <Page title={loaded.value?.body.name ?? said.title} above={<a href={PAGES.accounts}>{said.back}</a>}>
      <LoadedPart of={loaded}>{(read) => <Whole read={read} reload={loaded.reload} />}</LoadedPart>
    </Page>
  );
}

function Whole({ read: { body: account, version }, reload }: { readonly read: Given<Account>; readonly reload: () => Promise<void> }) {
  const { accounts: said } = words();
  return (
    <>
      {account.disabledAt !== null && <Notice tone="warning" title={said.one.disabled(timed(account.disabledAt))} />}
      <Facts {...{ account, version, reload }} />
      <Roles {...{ account, version, reload }} />
      <Access {...{ account, version, reload }} />
    </>
  );
}

function Facts({ account, version, reload }: PartProps) {
  const { accounts: said } = words();
  const [isEdited, setEdited] = useState(false);
  return (
    <section>
      <h2>{said.one.facts}</h2>
      <div class="card">
        <dl class="facts">
          <dt>{said.login}</dt>
          <dd>{account.login}</dd>
          <dt>{said.one.email}</dt>
          <dd>{account.email ?? <span class="hint">{said.one.noEmail}</span>}</dd>
          <dt>{said.one.language}</dt>
          <dd>{said.one.languages[account.language]}</dd>
          <dt>{said.one.identity}</dt>
          <dd>{account.identity?.subject ?? <span class="hint">{said.one.noIdentity}</span>}</dd>
          <dt>{said.one.createdAt}</dt>
          <dd>{timed(account.createdAt)}</dd>
        </dl>
        <p>
          <button type="button" onClick={() => setEdited(true)}>
            {said.one.edit}
          </button>
        </p>
      </div>
      {isEdited && (
        <EditDialog
          {...{ account, version }}
          onClose={(isChanged) => {
            setEdited(false);
            if (isChanged) void reload();
          }}
        />
      )}
    </section>
  );
}

function Roles({ account, reload }: PartProps) {
  const { accounts: said } = words();
  const [taken, setTaken] = useState<Grant | null>(null);
  return (
    <section>
      <h2>{said.one.roles}</h2>
      {account.grants.length === 0 ? (
        <Empty>{said.noRole}</Empty>
      ) : (
        <div class="scroll" tabIndex={0} role="group" aria-label={said.one.roles}>
          <table>
            <thead>
              <tr>
                <th scope="col">{said.one.roleColumn}</th>
                <th scope="col">{said.one.placeColumn}</th>
                <th scope="col">{said.one.since}</th>
                <th scope="col">
                  <span class="hidden">{said.one.take}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {account.grants.map((grant) => (
                <tr key={grant.id}>
                  <th scope="row">{said.role[grant.role]}</th>
                  <td>{placeSaid(grant)}</td>
                  <td>{timed(grant.grantedAt)}</td>
                  <td class="fact-act">
                    <button
                      type="button"
                      class="quiet"
                      aria-label={said.one.takeOf(said.role[grant.role], placeSaid(grant))}
                      onClick={() => setTaken(grant)}
                    >
                      {said.one.take}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Give account={account} reload={reload} />
      {taken !== null && (
        <Ask
          title={said.one.takeTitle(said.role[taken.role], placeSaid(taken))}
          says={said.one.takeSays(account.name)}
          submit={said.one.takeSubmit}
          work={() => done(api.DELETE('/api/accounts/{id}/grants/{grant}', { params: { path: { id: account.id, grant: taken.id } } }))}
          onClose={(isDone) => {
            setTaken(null);
            if (isDone) void reload();
          }}
        />
      )}
    </section>
  );
}

function Give({ account, reload }: Pick<PartProps, 'account' | 'reload'>) {
  const { accounts: said } = words();
  const [chosen, setChosen] = useState<Chosen>({ role: '', scope: '' });
  const { act, isBusy, problem } = useAct();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const grant = grantOf(chosen);
    if (grant === null) return;
    void act(async () => {
      await given(api.POST('/api/accounts/{id}/grants', { params: { path: { id: account.id } }, body: grant }));
      setChosen({ role: '', scope: '' });
      await reload();
    });
  };
  return (
    <form class="after-table" onSubmit={submit}>
      <h3>{said.one.give}</h3>
      {problem !== null && <ProblemNotice problem={problem} />}
      <RoleFields label={said.one.giveRole} value={chosen} onValue={setChosen} />
      <button type="submit" disabled={isBusy}>
        {said.one.giveSubmit}
      </button>
    </form>
  );
}

type Asked = 'password' | 'sessions' | 'disable' | 'enable';

/** What each act does is said before it is done. */
function Access({ account, version, reload }: PartProps) {
  const { one: said } = words().accounts;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const { id, name, disabledAt } = account;
  const path = { id };
  const close = (isDone: boolean): void => {
    setAsked(null);
    if (!isDone) return;
    setTold(asked === 'password' ? said.passwordDone : asked === 'sessions' ? said.sessionsDone : null);
    void reload();
  };
  const turn = (disabled: boolean): Promise<void> =>
    done(api.PATCH('/api/accounts/{id}', { params: { path, header: { 'If-Match': version } }, body: { disabled } }));
  return (
    <section>
      <h2>{said.act}</h2>
      {told !== null && <Notice tone="good" title={told} />}
      <div class="acts">
        <button type="button" onClick={() => setAsked('password')}>
          {said.password}
        </button>
        <button type="button" onClick={() => setAsked('sessions')}>
          {said.sessions}
        </button>
        {disabledAt === null ? (
          <button type="button" class="grave" onClick={() => setAsked('disable')}>
            {said.disable}
          </button>
        ) : (
          <button type="button" onClick={() => setAsked('enable')}>
            {said.enable}
          </button>
        )}
      </div>
      {asked === 'password' && <PasswordDialog account={account} onClose={close} />}
      {asked === 'sessions' && (
        <Ask
          title={said.sessionsTitle(name)}
          says={said.sessionsSays}
          submit={said.sessionsSubmit}
          work={() => done(api.DELETE('/api/accounts/{id}/sessions', { params: { path } }))}
          onClose={close}
        />
      )}
      {asked === 'disable' && (
        <Ask title={said.disableTitle(name)} says={said.disableSays} submit={said.disableSubmit} work={() => turn(true)} onClose={close} />
      )}
      {asked === 'enable' && (
        <Ask title={said.enableTitle(name)} says={said.enableSays} submit={said.enableSubmit} work={() => turn(false)} onClose={close} />
      )}
    </section>
  );
}
