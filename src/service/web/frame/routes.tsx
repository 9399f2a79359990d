/** Which page stands at which address, and which of them whoever is signed in finds in the navigation. Each comes when it is wanted. */
import { ErrorBoundary, lazy, Route, Router } from 'preact-iso';
import type { ComponentType } from 'preact';
import { PAGES, type PageName } from '../../rules/pages.ts';
import type { Action } from '../../rules/rights.ts';
import { Page } from './page.tsx';
import { may } from './session.ts';
import { words } from './words.ts';

type Loads = () => Promise<{ readonly default: ComponentType }>;

const LOADS: Partial<Readonly<Record<PageName, Loads>>> = {
  todo: () => import('../pages/todo/todo.tsx'),
  whatIf: () => import('../pages/what-if/what-if.tsx'),
  rounds: () => import('../pages/rounds/rounds.tsx'),
  round: () => import('../pages/rounds/round.tsx'),
  pair: () => import('../pages/rounds/pair.tsx'),
  draftPair: () => import('../pages/proposal/draft-pair.tsx'),
  season: () => import('../pages/season/season.tsx'),
  guidelines: () => import('../pages/guidelines/guidelines.tsx'),
  census: () => import('../pages/census/census.tsx'),
  people: () => import('../pages/people/people.tsx'),
  person: () => import('../pages/people/person.tsx'),
  accounts: () => import('../pages/accounts/accounts.tsx'),
  audit: () => import('../pages/audit/audit.tsx'),
  health: () => import('../pages/health/health.tsx'),
  accessibility: () => import('../pages/accessibility/accessibility.tsx'),
  matches: () => import('../pages/matches/matches.tsx'),
  match: () => import('../pages/matches/match.tsx'),
  breakdowns: () => import('../pages/breakdowns/breakdowns.tsx'),
  breakdown: () => import('../pages/breakdowns/breakdown.tsx'),
  reviews: () => import('../pages/matches/reviews.tsx'),
  planning: () => import('../pages/planning/planning.tsx'),
  plan: () => import('../pages/planning/plan.tsx'),
  recruitment: () => import('../pages/planning/recruitment.tsx'),
  stress: () => import('../pages/planning/stress.tsx'),
};

/** In the order in which a season goes; to have one of the rights anywhere is enough. */
const IN_NAVIGATION: Partial<Readonly<Record<PageName, readonly Action[]>>> = {
  season: ['calendar.change', 'census.import'],
  census: ['census.import'],
  guidelines: ['guidelines.read'],
  rounds: ['round.read'],
  people: ['census.read', 'pair.decide'],
  matches: ['match.read'],
  breakdowns: ['breakdown.read'],
  reviews: ['review.answer'],
  planning: ['run.start', 'run.read'],
  accounts: ['account.change'],
  audit: ['audit.read'],
  health: ['metrics.read'],
};

const COMPONENTS = Object.fromEntries(Object.entries(LOADS).map(([name, load]) => [name, lazy(load)]));

/** Pages that nobody has to sign in for. */
const OPEN: ReadonlySet<string> = new Set([PAGES.accessibility]);

export function isOpen(path: string): boolean {
  return OPEN.has(path);
}

export function Routes() {
  return (
    <ErrorBoundary>
      <Router
        onRouteChange={() => {
          scrollTo(0, 0);
        }}
      >
        {Object.entries(COMPONENTS).map(([name, component]) => (
          <Route key={name} path={PAGES[name as PageName]} component={component} />
        ))}
        <Route default component={Unknown} />
      </Router>
    </ErrorBoundary>
  );
}

export function navigation(): readonly PageName[] {
  return (Object.entries(IN_NAVIGATION) as [PageName, readonly Action[]][])
    .filter(([name, actions]) => name in LOADS && actions.some(may))
    .map(([name]) => name);
}

function Unknown() {
  const { frame } = words();
  return (
    <Page title={frame.unknown.title}>
      <p>{frame.unknown.remedy}</p>
      <p>
        <a href="/">{frame.unknown.back}</a>
      </p>
    </Page>
  );
}
