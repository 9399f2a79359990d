/** Guidelines: which are in force, what they say in words, how two of them differ, and a new version by whoever may give one. */
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Page } from '../../frame/page.tsx';
import { may, mayAt, me } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PAGES } from '../../../rules/pages.ts';
import { addressOf } from '../proposal/links.tsx';
import { Compared } from './compared.tsx';
import type { Known } from './constraint-input.tsx';
import { type Finding, Found } from './constraints-input.tsx';
import { Content } from './content.tsx';
import { Edit } from './edit.tsx';
import {
  decisionsUnder,
  inForceOf,
  NATION,
  type Round,
  SHIPPED,
  useDocument,
  useRounds,
  useVersions,
  type Version,
  type Which,
  whichOf,
} from './loads.ts';
import { nameOf, Versions } from './versions.tsx';

export default function GuidelinesPage() {
  const { guidelines: said } = words();
  const versions = useVersions();
  const rounds = useRounds();
  return (
    <Page title={said.title}>
      <p>{said.says}</p>
      <LoadedPart of={versions}>
        {(list) => <LoadedPart of={rounds}>{(all) => <Whole versions={list} rounds={all} reload={versions.reload} />}</LoadedPart>}
      </LoadedPart>
    </Page>
  );
}

interface WholeProps {
  readonly versions: readonly Version[];
  readonly rounds: readonly Round[];
  readonly reload: () => Promise<void>;
}

function Whole({ versions, rounds, reload }: WholeProps) {
  const { guidelines: said } = words();
  const { query, route } = useLocation();
  const names = new Map(rounds.map(({ board, boardName }) => [board, boardName]));
  const scopes = scopesToRead(names);
  const scope = scopes.find((each) => each === query['scope']) ?? scopes[0] ?? NATION;
  const inForce = inForceOf(versions, scope);
  const shown = whichOf(query['version']) ?? inForce;
  const other = whichOf(query['with']);
  const [told, setTold] = useState<{ readonly number: number; readonly findings: readonly Finding[] | null } | null>(null);
  const mayGive = scope === NATION ? may('national-guidelines.change') : mayAt('guidelines.change', { board: scope });
  const isEditing = mayGive && query['edit'] !== undefined;
  return (
    <>
      {scopes.length > 1 && (
        <div class="filters">
          <Field label={said.scope}>
            {(described) => (
              <select
                {...described}
                value={scope}
                onChange={(event) => route(addressOf(PAGES.guidelines, { scope: event.currentTarget.value }))}
              >
                {scopes.map((each) => (
                  <option key={each} value={each}>
                    {each === NATION ? said.nation : (names.get(each) ?? each)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      {told !== null && (
        <Notice tone="good" title={said.given(nameOf({ scope, number: told.number }, names))}>
          <Found findings={told.findings ?? []} />
        </Notice>
      )}
      <Versions {...{ versions, names, scope, shown }} />
      {isEditing ? (
        <Editing
          key={`${scope} ${shown.scope}/${shown.number}`}
          {...{ scope, shown, inForce }}
          national={inForceOf(versions, NATION)}
          decisions={decisionsUnder(rounds, versions, scope)}
          known={{ boards: [...new Set(names.values())].sort(), promotions: [...new Set(rounds.map(({ promotion }) => promotion))].sort() }}
          onGiven={(number, findings) => {
            setTold({ number, findings });
            void reload().then(() => route(addressOf(PAGES.guidelines, { scope })));
          }}
        />
      ) : (
        <>
          {other !== null && <Comparison {...{ shown, other, names }} />}
          <Reading {...{ shown, names, scope }} mayGive={mayGive} />
        </>
      )}
    </>
  );
}

/** One’s own directorates first; the country’s are everybody’s. */
function scopesToRead(names: ReadonlyMap<string, string>): readonly string[] {
  const grants = me.value?.grants ?? [];
  const own = grants.filter(({ role }) => role === 'board' || role === 'director').map(({ board }) => board);
  const isNational = grants.some(({ role }) => role === 'training-unit');
  return isNational ? [NATION, ...[...names.keys()].sort()] : [...new Set([...own, NATION])];
}

interface ReadingProps {
  readonly shown: Which;
  readonly names: ReadonlyMap<string, string>;
  readonly scope: string;
  readonly mayGive: boolean;
}

function Reading({ shown, names, scope, mayGive }: ReadingProps) {
  const { guidelines: said } = words();
  const { query } = useLocation();
  const found = useDocument(shown);
  return (
    <section>
      <h2>{nameOf(shown, names)}</h2>
      <LoadedPart of={found}>
        {({ document, text }) => (
          <>
            <div class="acts">
              {mayGive && (
                <a class="button main" href={addressOf(PAGES.guidelines, { ...query, scope, with: '', edit: '1' })}>
                  {said.prepare}
                </a>
              )}
              <button type="button" onClick={() => download(text, shown)}>
                {said.download}
              </button>
            </div>
            <Content document={document} />
          </>
        )}
      </LoadedPart>
    </section>
  );
}

/** To the byte, as it was given. */
function download(text: string, { scope, number }: Which): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = number === SHIPPED ? 'guidelines.json' : `guidelines-${scope === NATION ? 'national' : scope}-${number}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Comparison({
  shown,
  other,
  names,
}: {
  readonly shown: Which;
  readonly other: Which;
  readonly names: ReadonlyMap<string, string>;
}) {
  const { compare: said } = words().guidelines;
  const [one, two] = [useDocument(shown), useDocument(other)];
  return (
    <section>
      <h2>{said.title}</h2>
      <LoadedPart of={one}>
        {(before) => (
          <LoadedPart of={two}>
            {(after) => <Compared before={before.document} after={after.document} names={[nameOf(shown, names), nameOf(other, names)]} />}
          </LoadedPart>
        )}
      </LoadedPart>
    </section>
  );
}

interface EditingProps {
  readonly scope: string;
  readonly shown: Which;
  readonly inForce: Which;
  readonly national: Which;
  readonly decisions: number;
  readonly known: Known;
  readonly onGiven: (number: number, findings: readonly Finding[] | null) => void;
}

function Editing({ scope, shown, inForce, national, decisions, known, onGiven }: EditingProps) {
  const [base, now, country] = [useDocument(shown), useDocument(inForce), useDocument(national)];
  return (
    <LoadedPart of={base}>
      {({ document: begun }) => (
        <LoadedPart of={now}>
          {({ document: holds }) => (
            <LoadedPart of={country}>
              {({ document: whole }) => <Edit {...{ scope, decisions, known, onGiven }} base={begun} inForce={holds} national={whole} />}
            </LoadedPart>
          )}
        </LoadedPart>
      )}
    </LoadedPart>
  );
}
