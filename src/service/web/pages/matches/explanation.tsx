/** Why a match is as it is: the four things that the law lets a person ask for, to be read and printed; where the facts come from is folded. */
import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { api, given, type Schemas } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { scopesOf } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { pageAt } from '../../../rules/pages.ts';
import { FACTS } from '../people/facts-at.ts';
import { countedOf, partsOf, sourcesApart, type Part } from './paragraphs.ts';

type Explanation = Schemas['Explanation'];
type Item = Explanation['result'];

export function ExplanationPart({ match }: { readonly match: Schemas['Match'] }) {
  const { matches } = words();
  const why = useLoaded(`explanation ${match.id}`, async () => {
    const call = api.GET('/api/matches/{id}/explanation', { params: { path: { id: match.id } }, headers: { accept: 'application/json' } });
    return (await given(call)).body as Explanation;
  });
  const part = useRef<HTMLElement>(null);
  useUnfoldedOnPaper(part);
  const isMentor = scopesOf('mentor').includes(match.mentor.id);
  const isTrainee = scopesOf('trainee').includes(match.trainee.id);
  const { ask, askMentor, askOther } = matches.why;
  const self = [...scopesOf('trainee'), ...scopesOf('mentor')].find((id) => [match.trainee.id, match.mentor.id].includes(id));
  return (
    <section ref={part} class="why" id="why">
      <div class="part-head">
        <h2>{isMentor ? matches.why.ofMentor : matches.why.ofTrainee}</h2>
        {why.value !== null && (
          <button type="button" onClick={() => print()}>
            {matches.why.print}
          </button>
        )}
      </div>
      <div class="notice">
        <p>{matches.why.decided(match.decision.by, timed(match.decision.at), match.decision.reason)}</p>
        <p>
          {matches.why.proposed} {isTrainee ? ask : isMentor ? askMentor : askOther}
        </p>
      </div>
      <p class="hint">{self === undefined ? matches.why.saysOther : matches.why.says}</p>
      <LoadedPart of={why}>{(found) => <Sheet explanation={found} />}</LoadedPart>
      {self !== undefined && (
        <p class="on-screen">
          {matches.why.wrong} <a href={`${pageAt('person', { person: self })}${FACTS}`}>{matches.why.flag}</a>
        </p>
      )}
    </section>
  );
}

/** What is folded is printed all the same. */
function useUnfoldedOnPaper(part: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    let unfolded: HTMLDetailsElement[] = [];
    const unfold = (): void => {
      unfolded = [...(part.current?.querySelectorAll('details:not([open])') ?? [])] as HTMLDetailsElement[];
      for (const each of unfolded) each.open = true;
    };
    const fold = (): void => {
      for (const each of unfolded) each.open = false;
    };
    addEventListener('beforeprint', unfold);
    addEventListener('afterprint', fold);
    return () => {
      removeEventListener('beforeprint', unfold);
      removeEventListener('afterprint', fold);
    };
  }, []);
}

function Sheet({ explanation }: { readonly explanation: Explanation }) {
  const { title, result, degree, data, parameters, operations, rights } = explanation;
  return (
    <div class="card sheet" lang={explanation.language}>
      <p class="above">{title}</p>
      <ItemPart item={result} />
      <WhatCounted explanation={explanation} />
      {[degree, data, parameters, operations, rights].map((item) => (
        <details key={item.title} class="sheet-item">
          <summary>
            <h3>{item.title}</h3>
          </summary>
          <Said item={item} />
        </details>
      ))}
    </div>
  );
}

/** In short, before what the law lists: nobody opens five headings to learn why. */
function WhatCounted({ explanation: { data, operations } }: { readonly explanation: Explanation }) {
  const { matches } = words();
  const all = countedOf(sourcesApart(partsOf(data.paragraphs)).said, partsOf(operations.paragraphs));
  if (all.length === 0) return null;
  return (
    <div class="sheet-item">
      <h3>{matches.why.counted}</h3>
      {all.map(({ name, counted }, k) => (
        <Fragment key={k}>
          {name !== null && <h4>{name}</h4>}
          <dl class="facts">
            {counted.map(({ criterion, said, points, weight }) => [
              <dt key={`${criterion} name`}>{criterion}</dt>,
              <dd key={criterion}>
                {said} <span class="hint">{matches.why.points(points, weight)}</span>
              </dd>,
            ])}
          </dl>
        </Fragment>
      ))}
    </div>
  );
}

function ItemPart({ item }: { readonly item: Item }) {
  return (
    <div class="sheet-item">
      <h3>{item.title}</h3>
      <Said item={item} />
    </div>
  );
}

function Said({ item }: { readonly item: Item }) {
  const { matches } = words();
  const { said, sources } = sourcesApart(partsOf(item.paragraphs));
  return (
    <>
      <Parts parts={said} />
      {sources.length > 0 && (
        <details>
          <summary>{matches.why.sources}</summary>
          <Parts parts={sources} />
        </details>
      )}
    </>
  );
}

function Parts({ parts }: { readonly parts: readonly Part[] }) {
  const { matches } = words();
  return (
    <>
      {parts.map((part, k) =>
        part.kind === 'text' ? (
          <p key={k}>{part.text}</p>
        ) : part.kind === 'list' ? (
          <ul key={k}>
            {part.entries.map((entry) => (
              <li key={entry}>{entry}</li>
            ))}
          </ul>
        ) : (
          <div key={k} class="scroll" tabIndex={0} role="region" aria-label={part.caption ?? matches.why.table}>
            <table class="stack">
              {part.caption !== null && <caption>{part.caption}</caption>}
              <thead>
                <tr>
                  {part.heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {part.rows.map(([first = '', ...cells], row) => (
                  <tr key={row}>
                    <th scope="row" {...(cells.length + 1 < part.heads.length ? { colSpan: part.heads.length - cells.length } : {})}>
                      {first}
                    </th>
                    {cells.map((cell, column) => (
                      <td key={column} data-label={part.heads[part.heads.length - cells.length + column]}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ),
      )}
    </>
  );
}
