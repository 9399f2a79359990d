/** What is to be corrected in a census, by cause: each with its number, its first places, and what to do; all places on demand. */
import type { Schemas } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { Notice } from '../../parts/notice.tsx';
import { type Cause, causesOf } from './causes.ts';

type Census = Schemas['Census'];
type Finding = Schemas['Finding'];

/** Places that are shown at once. */
const FIRST = 3;

export function Findings({ census }: { readonly census: Census }) {
  const { findings: said } = words().census;
  const { id, rejected, warnings, counts } = census;
  if (counts.rejected === 0 && counts.warnings === 0) return <Notice tone="good" title={said.none} />;
  return (
    <>
      {counts.rejected > 0 && (
        <>
          <h3>{said.rejected(counts.rejected)}</h3>
          <p>{said.rejectedSays}</p>
        </>
      )}
      {counts.rejected > 0 && <Annotated id={id} />}
      {counts.rejected > 0 && <Causes findings={rejected} tone="bad" />}
      {counts.warnings > 0 && (
        <>
          <h3>{said.warnings(counts.warnings)}</h3>
          <p>{said.warningsSays}</p>
          {counts.rejected === 0 && <Annotated id={id} />}
          <Causes findings={warnings} tone="warning" />
          {warnings.length < counts.warnings && <p class="hint">{said.kept(warnings.length, counts.warnings)}</p>}
        </>
      )}
    </>
  );
}

function Annotated({ id }: { readonly id: string }) {
  const { findings: said } = words().census;
  return (
    <div class="acts annotated">
      <a class="button" href={`/api/censuses/${id}/annotated.zip`} download>
        {said.annotated}
      </a>
      <span class="hint">{said.annotatedHint}</span>
    </div>
  );
}

function Causes({ findings, tone }: { readonly findings: readonly Finding[]; readonly tone: 'bad' | 'warning' }) {
  return (
    <ul class="causes">
      {causesOf(findings, words().census.findings.hidden).map((cause) => (
        <li key={cause.key} class={`cause ${tone}`}>
          <OneCause cause={cause} />
        </li>
      ))}
    </ul>
  );
}

function OneCause({ cause: { title, remedy, places } }: { readonly cause: Cause }) {
  const { findings: said } = words().census;
  const rest = places.slice(FIRST);
  return (
    <>
      <p class="cause-title">
        {title} <span class="tag">{places.length === 1 ? said.once : said.times(places.length)}</span>
      </p>
      {remedy !== null && <p class="cause-remedy">{remedy}</p>}
      <Places {...{ title, places: places.slice(0, FIRST) }} withRemedy={remedy === null} />
      {rest.length > 0 && (
        <details>
          <summary>{said.others(rest.length)}</summary>
          <Places {...{ title, places: rest }} withRemedy={remedy === null} />
        </details>
      )}
    </>
  );
}

interface PlacesProps {
  readonly title: string;
  readonly places: readonly Finding[];
  /** Where each place has its own. */
  readonly withRemedy: boolean;
}

function Places({ title, places, withRemedy }: PlacesProps) {
  const { findings: said } = words().census;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={said.places(title)}>
      <table>
        <caption class="hidden">{said.places(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{said.file}</th>
            <th scope="col" class="number">
              {said.line}
            </th>
            <th scope="col">{said.column}</th>
            <th scope="col">{said.typed}</th>
            {withRemedy && <th scope="col">{said.todo}</th>}
          </tr>
        </thead>
        <tbody>
          {places.map(({ place, value, remedy }, k) => (
            <tr key={k}>
              <th scope="row">{place.sheet === undefined ? place.file : said.sheet(place.file, place.sheet)}</th>
              <td class="number">{place.line ?? <span class="hint">{said.whole}</span>}</td>
              <td>{place.column}</td>
              <td>{value === '' ? <span class="hint">{said.empty}</span> : <q class="typed">{value}</q>}</td>
              {withRemedy && <td class="remedy">{remedy}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
