/** What a proposal lacks, in words: shortages that are proven, who has no mentor and why, what would make a matching possible, and where to go from there. */
import { may } from '../../frame/session.ts';
import { language, words } from '../../frame/words.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Notice } from '../../parts/notice.tsx';
import { PAGES, pageAt } from '../../../rules/pages.ts';
import { type Diagnosis, type Round, useDiagnosis } from '../rounds/loads.ts';

interface Props {
  readonly run: string;
  readonly round: Round;
}

export default function Lacking({ run, round }: Props) {
  const { lacking: said } = words().proposal;
  const diagnosis = useDiagnosis(run);
  return (
    <section class="shortages">
      <h2>{said.title}</h2>
      <LoadedPart of={diagnosis}>
        {(found) => (
          <>
            {found.unmet.length === 0 && found.status !== 'infeasible' && <Notice tone="good" title={said.nothing} />}
            {found.status === 'infeasible' && <Impossible diagnosis={found} />}
            {found.shortages.length > 0 && <Shortages diagnosis={found} />}
            {found.unmet.length > 0 && <People diagnosis={found} round={round} />}
            {(found.unmet.length > 0 || found.status === 'infeasible') && <Help round={round} />}
          </>
        )}
      </LoadedPart>
    </section>
  );
}

function Impossible({ diagnosis: { infeasibility, waysOut } }: { readonly diagnosis: Diagnosis }) {
  const { lacking: said } = words().proposal;
  const lang = language.value;
  return (
    <>
      <Notice tone="bad" title={said.impossible}>
        <ul>
          {infeasibility.map((each) => (
            <li key={each[lang]}>{each[lang]}</li>
          ))}
        </ul>
      </Notice>
      {waysOut.map(({ trainees, options }, k) => (
        <div key={k} class="card shortage">
          <h3>{said.waysOut(trainees)}</h3>
          <ol>
            {options.map(({ says, matched }) => (
              <li key={says[lang]}>
                {says[lang]} <span class="hint">{said.matched(matched)}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}

function Shortages({ diagnosis: { shortages } }: { readonly diagnosis: Diagnosis }) {
  const { lacking: said } = words().proposal;
  return (
    <>
      <h3>{said.shortages}</h3>
      <p>{said.shortagesSay}</p>
      {shortages.map(({ says, trainees, mentors, missing }, k) => (
        <article key={k} class="card shortage" id={anchorOf(k)} tabIndex={-1}>
          <h4>{said.shortage(k + 1, missing)}</h4>
          <p>{says[language.value]}</p>
          <Names label={said.trainees(trainees.length)} people={trainees} />
          {mentors.length === 0 ? <p>{said.mentors(0)}</p> : <Names label={said.mentors(mentors.length)} people={mentors} />}
        </article>
      ))}
    </>
  );
}

function Names({ label, people }: { readonly label: string; readonly people: Diagnosis['shortages'][number]['trainees'] }) {
  return (
    <details>
      <summary>{label}</summary>
      <ul class="names">
        {people.map(({ id, name, serviceName }) => (
          <li key={id}>
            <a href={pageAt('person', { person: id })}>{name}</a> <span class="under">{serviceName}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function People({ diagnosis: { unmet }, round }: { readonly diagnosis: Diagnosis; readonly round: Round }) {
  const { lacking: said } = words().proposal;
  return (
    <>
      <h3>{said.people}</h3>
      <ul class="tasks">
        {unmet.map(({ trainee, reasons, shortage }) => (
          <li key={trainee.id} class="unmet-person">
            <p>
              <a href={pageAt('person', { person: trainee.id })}>{trainee.name}</a>, {trainee.serviceName}
            </p>
            <p class="hint">
              {reasons[language.value].join(' ')}{' '}
              {shortage !== null && (
                <a
                  href={`${pageAt('round', { round: round.id })}#${anchorOf(shortage)}`}
                  onClick={(event) => show(event, anchorOf(shortage))}
                >
                  {said.partOf(shortage + 1)}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function anchorOf(shortage: number): string {
  return `shortage-${shortage + 1}`;
}

/** Within the page, which stays as it is. */
function show(event: MouseEvent, anchor: string): void {
  event.preventDefault();
  event.stopPropagation();
  const found = document.getElementById(anchor);
  found?.scrollIntoView();
  found?.focus({ preventScroll: true });
}

function Help({ round }: { readonly round: Round }) {
  const { lacking: said } = words().proposal;
  return (
    <>
      <h3>{said.help}</h3>
      <ul>
        <li>
          <a href={pageAt('whatIf', { round: round.id })}>{said.helpTry}</a>
        </li>
        {may('census.import') && (
          <li>
            <a href={PAGES.census}>{said.helpCensus}</a>
          </li>
        )}
        {may('guidelines.read') && (
          <li>
            <a href={PAGES.guidelines}>{said.helpGuidelines}</a>
          </li>
        )}
      </ul>
    </>
  );
}
