/** What stands around every page: where one can go with one’s roles, who one is, the language, and what this service is for. */
import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useAct } from '../parts/act.ts';
import { PAGES, pageAt } from '../../rules/pages.ts';
import { useAnchor } from './anchor.ts';
import { isOpen, navigation } from './routes.tsx';
import { how, me, scopesOf, signOut } from './session.ts';
import { language, remember, speak, words } from './words.ts';

interface Entry {
  readonly href: string;
  readonly label: string;
}

export function Frame({ children }: { readonly children: ComponentChildren }) {
  const { frame } = words();
  const { path, url } = useLocation();
  useAnchor(url);
  return (
    <>
      <a class="skip" href="#content">
        {frame.skip}
      </a>
      <header class="site-head">
        {how.value !== null && how.value.mode !== 'office' && <p class="banner">{frame.modes[how.value.mode]}</p>}
        <div class="site-bar">
          <a class="brand" href="/">
            {frame.name}
          </a>
          <div class="who">
            <LanguageButton />
            {me.value != null ? <Account /> : isOpen(path) && <a href={PAGES.todo}>{words().accessibility.signIn}</a>}
          </div>
          {me.value != null && (
            <nav aria-label={frame.navigation}>
              <ul>
                {entries().map(({ href, label }) => (
                  <li key={href}>
                    <a href={href} aria-current={isWithin(path, href) ? 'page' : undefined}>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </header>
      {children}
      <footer class="site-foot" aria-label={words().accessibility.footer}>
        <a href={PAGES.accessibility} aria-current={path === PAGES.accessibility ? 'page' : undefined}>
          {words().accessibility.link}
        </a>
      </footer>
    </>
  );
}

/** What is one's own first; what one may not do is not there. */
function entries(): Entry[] {
  const said = words().navigation;
  const own = [...scopesOf('trainee'), ...scopesOf('mentor')];
  return [
    { href: pageAt('todo'), label: said.todo },
    ...own.map((person) => ({ href: pageAt('person', { person }), label: own.length === 1 ? said.self : said.selfNamed(person) })),
    ...navigation().map((name) => ({ href: PAGES[name], label: said[name] })),
  ];
}

function isWithin(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}

function LanguageButton() {
  const { frame } = words();
  const other = language.value === 'fr' ? 'en' : 'fr';
  return (
    <button type="button" class="quiet" lang={other} onClick={() => void speak(other).then(() => remember(other))}>
      {frame.otherLanguage}
    </button>
  );
}

function Account() {
  const { frame } = words();
  const { act, isBusy } = useAct();
  return (
    <>
      <span class="account">{me.value!.account.name}</span>
      <button type="button" class="quiet" disabled={isBusy} onClick={() => void act(signOut)}>
        {frame.signOut}
      </button>
    </>
  );
}
