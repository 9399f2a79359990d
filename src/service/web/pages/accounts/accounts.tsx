/** Accounts, for administrators: found by name or login; one of them, which the address names, with its roles and its access. */
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Page } from '../../frame/page.tsx';
import { words } from '../../frame/words.ts';
import { TextField } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { PAGES } from '../../../rules/pages.ts';
import { AccountPage } from './account.tsx';
import { AddDialog } from './add-dialog.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { placeSaid } from './role.tsx';

type Account = Schemas['AccountWithGrants'];

const SHOWN = 100;
const TYPING_MS = 250;

export default function Accounts() {
  const { query } = useLocation();
  const { account } = query;
  return account === undefined ? <List /> : <AccountPage key={account} id={account} />;
}

/** The search that led to an account is found again by Back. */
function accountAt(id: string): string {
  return `${PAGES.accounts}?${new URLSearchParams({ account: id }).toString()}`;
}

function List() {
  const { accounts: said } = words();
  const { query, route } = useLocation();
  const { q = '' } = query;
  const [typed, setTyped] = useState(q);
  const [isAdding, setAdding] = useState(false);
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(
      () => route(typed === '' ? PAGES.accounts : `${PAGES.accounts}?${new URLSearchParams({ q: typed }).toString()}`, true),
      TYPING_MS,
    );
    return () => clearTimeout(timer);
  }, [typed]);
  const list = useLoaded(`accounts ${q}`, async () => {
    const filter = { limit: SHOWN, ...(q === '' ? {} : { q }) };
    return (await given(api.GET('/api/accounts', { params: { query: filter } }))).body;
  });
  return (
    <Page
      title={said.title}
      acts={
        <button type="button" class="main" onClick={() => setAdding(true)}>
          {said.add}
        </button>
      }
    >
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        <TextField label={said.search} type="search" value={typed} onValue={setTyped} />
      </form>
      <LoadedPart of={list}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty>{said.none}</Empty>
          ) : (
            <Table caption={next === undefined ? said.count(items.length) : said.first(items.length)} accounts={items} />
          )
        }
      </LoadedPart>
      <OwnSessions />
      {isAdding && (
        <AddDialog
          onClose={(made) => {
            setAdding(false);
            if (made !== null) route(accountAt(made));
          }}
        />
      )}
    </Page>
  );
}

function Table({ caption, accounts }: { readonly caption: string; readonly accounts: readonly Account[] }) {
  const { accounts: said } = words();
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={said.title}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.name}</th>
            <th scope="col">{said.login}</th>
            <th scope="col">{said.roles}</th>
            <th scope="col">{said.state}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ id, name, login, grants, disabledAt }) => (
            <tr key={id}>
              <th scope="row">
                <a href={accountAt(id)} aria-label={said.look(name)}>
                  {name}
                </a>
              </th>
              <td>{login}</td>
              <td>
                {grants.length === 0 ? (
                  <span class="hint">{said.noRole}</span>
                ) : (
                  grants.map((grant) => `${said.role[grant.role]} (${placeSaid(grant)})`).join(', ')
                )}
              </td>
              <td>
                <span class={disabledAt === null ? 'tag good' : 'tag warning'}>{disabledAt === null ? said.open : said.disabled}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
