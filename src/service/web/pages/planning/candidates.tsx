/** Whom to train first, where to recruit, who would have to agree: each ranked by what it is worth; what would change nothing is counted alone. */
import { language, words } from '../../frame/words.ts';
import { formatsOf } from '../../../../wording/web/index.ts';
import type { Recruitment } from './loads.ts';

type Candidate = Recruitment['candidates'][number];
type Measure = Candidate['measure'];

const MEASURES: readonly Measure[] = ['train', 'recruit', 'volunteer'];

export function Candidates({ recruitment: { candidates, notes } }: { readonly recruitment: Recruitment }) {
  const { recruitment: said } = words().planning;
  return (
    <>
      {MEASURES.map((measure) => (
        <Ranking key={measure} measure={measure} candidates={candidates.filter((one) => one.measure === measure)} />
      ))}
      <section>
        <h2>{said.notes}</h2>
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Ranking({ measure, candidates }: { readonly measure: Measure; readonly candidates: readonly Candidate[] }) {
  const { recruitment: said } = words().planning;
  const useful = candidates.filter(({ served, score, status }) => served > 0 || score > 0 || status !== 'proven');
  const rest = candidates.length - useful.length;
  return (
    <section>
      <h2>{said[measure]}</h2>
      <p>{said[`${measure}Says`]}</p>
      {candidates.length === 0 && <p>{said.nobody}</p>}
      {useful.length > 0 && <Table measure={measure} candidates={useful} />}
      {rest > 0 && <p class="hint">{said.useless(rest)}</p>}
    </section>
  );
}

function Table({ measure, candidates }: { readonly measure: Measure; readonly candidates: readonly Candidate[] }) {
  const { recruitment: said } = words().planning;
  const { integer, points } = formatsOf(language.value);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={said[measure]}>
      <table class="candidates">
        <thead>
          <tr>
            <th scope="col">{measure === 'recruit' ? said.where : said.who}</th>
            {[said.added, said.served, said.gained].map((head) => (
              <th key={head} scope="col" class="number">
                {head}
              </th>
            ))}
            <th scope="col">{said.proof}</th>
            <th scope="col">{said.changes}</th>
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ id, name, site, serviceName, places, served, score, status, explanation }) => (
            <tr key={id}>
              <th scope="row">
                {name ?? site ?? serviceName} <small class="under">{placeOf({ name, site, serviceName })}</small>
              </th>
              <td class="number">{integer(places)}</td>
              <td class="number">{integer(served)}</td>
              <td class="number">{points(score)}</td>
              <td>
                <span class={status === 'proven' ? 'tag good' : 'tag warning'}>{said.proofs[status]}</span>
              </td>
              <td class="explained">{explanation.join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the heading of the row does not say yet. */
function placeOf({ name, site, serviceName }: Pick<Candidate, 'name' | 'site' | 'serviceName'>): string {
  if (name === null) return site === null ? '' : serviceName;
  return site === null ? serviceName : `${site}, ${serviceName}`;
}
