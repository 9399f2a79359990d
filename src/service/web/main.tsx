/** The page’s beginning: its words, who is signed in, then what they came for. */
import { render } from 'preact';
import { LocationProvider, useLocation } from 'preact-iso';
import { Frame } from './frame/frame.tsx';
import { isOpen, Routes } from './frame/routes.tsx';
import { findMe, me } from './frame/session.ts';
import { SignInAgain, SignInPage } from './frame/sign-in.tsx';
import { language, speak } from './frame/words.ts';
import { ProblemNotice } from './parts/notice.tsx';
import { asProblem } from './api/client.ts';
import type { Problem } from './api/problem.ts';

/** What leads out of the page, although it is of this service: files, other programs' addresses, signing in elsewhere. */
const WITHIN = /^\/(?!api\/|auth\/|calendar\/|assets\/)/;

function Whole({ problem }: { readonly problem: Problem | null }) {
  return (
    <LocationProvider scope={WITHIN}>
      <Frame>
        {problem !== null ? (
          <main id="content">
            <ProblemNotice problem={problem} again={() => location.reload()} />
          </main>
        ) : (
          <Wanted />
        )}
      </Frame>
      <SignInAgain />
    </LocationProvider>
  );
}

/** What they came for, once they may see it. */
function Wanted() {
  const { path } = useLocation();
  return me.value == null && !isOpen(path) ? <SignInPage /> : <Routes />;
}

await speak(language.peek());
const problem = await findMe().then(
  () => null,
  (error: unknown) => asProblem(error),
);
render(<Whole problem={problem} />, document.getElementById('page')!);
