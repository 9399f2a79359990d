/** Which facts of whom lack of a pair: what each changes, and where it is filled in. */
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { words } from '../../frame/words.ts';
import { pageAt } from '../../../rules/pages.ts';
import type { LackingFact } from '../../../../wording/web/index.ts';
import { factAt } from '../people/facts-at.ts';
import type { ShownPair } from './loads.ts';

type Code = ShownPair['parts'][number]['facts'][number]['code'];
type Sought = Readonly<Record<'trainee' | 'mentor', readonly LackingFact[]>>;

/** What is looked for where a criterion says that something is not known. */
const SOUGHT: Partial<Readonly<Record<Code, Sought>>> = {
  DOMAINS_UNKNOWN: { trainee: ['domains'], mentor: ['domains'] },
  NEEDS_UNKNOWN: { trainee: ['learningNeeds'], mentor: ['skills'] },
  CASELOAD_UNKNOWN: { trainee: [], mentor: ['caseload'] },
  TRAVEL_UNKNOWN: { trainee: ['commune'], mentor: ['site'] },
  TENURE_UNKNOWN: { trainee: [], mentor: ['tenureYear'] },
};

export function LackingFacts({ pair: { trainee, mentor, parts } }: { readonly pair: ShownPair }) {
  const { lacking, pairs } = words();
  const sought = parts.flatMap(({ criterion, facts }) =>
    facts.flatMap(({ code }) => {
      const found = SOUGHT[code];
      return found === undefined ? [] : [{ ...found, criterion: pairs.criteria[criterion] }];
    }),
  );
  if (sought.length === 0 || mentor === null) return null;
  const of = (side: 'trainee' | 'mentor') => sought.flatMap((one) => one[side].map((field) => ({ field, criterion: one.criterion })));
  return (
    <div class="notice warning">
      <p class="notice-title">{lacking.title}</p>
      <p>{lacking.says}</p>
      <ul>
        <OfPerson person={trainee} sought={of('trainee')} />
        <OfPerson person={mentor} sought={of('mentor')} />
      </ul>
    </div>
  );
}

interface OfPersonProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly sought: readonly { readonly field: LackingFact; readonly criterion: string }[];
}

function OfPerson({ person: { id, name }, sought }: OfPersonProps) {
  const { lacking } = words();
  const known = useLoaded(`people ${id}`, async () => (await given(api.GET('/api/people/{id}', { params: { path: { id } } }))).body);
  if (sought.length === 0) return null;
  if (known.value === null)
    return known.problem === null ? null : (
      <li>{lacking.either([...new Set(sought.map(({ criterion }) => criterion))].join(', '), name)}</li>
    );
  const { facts } = known.value;
  return (
    <>
      {sought.map(({ field, criterion }) => {
        const fact = facts.find((one) => one.field === field && one.said === null);
        return (
          fact !== undefined && (
            <li key={field}>
              <a href={`${pageAt('person', { person: id })}${factAt(field)}`}>{lacking.lacks(fact.label, name)}</a>
              {' – '}
              {lacking.effects[field]} ({lacking.criterion(criterion)}). {lacking.column(fact.column)}.
            </li>
          )
        );
      })}
    </>
  );
}
