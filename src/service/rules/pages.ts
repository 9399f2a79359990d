/** The addresses of the page: the service answers them with it, and whatever leads somewhere (to-do list, letters, calendar) leads to one of them. */

/** `:name`: one part of a path, encoded. */
export const PAGES = {
  todo: '/',
  rounds: '/rounds',
  round: '/rounds/:round',
  pair: '/rounds/:round/pairs/:trainee',
  draftPair: '/rounds/:round/runs/:run/pairs/:trainee',
  whatIf: '/rounds/:round/what-if',
  census: '/census',
  reviews: '/reviews',
  people: '/people',
  person: '/people/:person',
  matches: '/matches',
  match: '/matches/:match',
  breakdowns: '/breakdowns',
  breakdown: '/breakdowns/:breakdown',
  season: '/season',
  planning: '/planning',
  plan: '/planning/periods/:run',
  recruitment: '/planning/recruitment/:run',
  stress: '/planning/fragile/:run',
  guidelines: '/guidelines',
  accounts: '/accounts',
  audit: '/audit',
  health: '/health',
  accessibility: '/accessibility',
} as const;

export type PageName = keyof typeof PAGES;

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Parts<Page extends PageName> = [Names<(typeof PAGES)[Page]>] extends [never]
  ? []
  : [Readonly<Record<Names<(typeof PAGES)[Page]>, string>>];

/** @returns the address of a page, such as `/rounds/DISP-LYO.CPIP%2029.SP1`. */
export function pageAt<Page extends PageName>(page: Page, ...[parts]: Parts<Page>): string {
  const values: Readonly<Record<string, string>> = parts ?? {};
  return PAGES[page].replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name]!));
}
