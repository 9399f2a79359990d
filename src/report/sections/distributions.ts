/** How the scores, and each criterion's values, are spread over the proposed pairs. */
import { CRITERIA, type Criterion, type Proposal, SCORE_SCALE } from '../../domain/index.ts';
import type { Edition } from '../edition.ts';
import { type Sample, bandsOf, histogram } from '../histogram.ts';
import { type Html, markup } from '../markup.ts';
import { dataTable } from '../table.ts';

const SCORE_BANDS = 20;
const CRITERION_BANDS = 10;

const scores = ({ pairs }: Proposal): Sample => ({ known: pairs.map(({ score }) => (score / SCORE_SCALE) * 100), unknown: 0 });

function valuesOf({ pairs }: Proposal, criterion: Criterion): Sample {
  const values = pairs.flatMap(({ parts }) => parts.filter((part) => part.criterion === criterion).map(({ value }) => value));
  const known = values.filter((value) => value !== null).map((value) => value * 100);
  return { known, unknown: values.length - known.length };
}

/** The height that every one of the samples fits under. */
const highestBand = (samples: readonly Sample[], bands: number): number =>
  Math.max(1, ...samples.flatMap(({ known }) => bandsOf(known, bands)));

function bandsTable({ m, f }: Edition, samples: readonly { label: string; sample: Sample }[]): Html {
  const counts = samples.map(({ sample }) => bandsOf(sample.known, CRITERION_BANDS));
  const rows = Array.from({ length: CRITERION_BANDS }, (_, band) => [
    m.distributions.bandLabel(band * 10, band * 10 + 10),
    ...counts.map((bands) => f.integer(bands[band] ?? 0)),
  ]);
  return dataTable({
    id: 'bands-caption',
    caption: m.distributions.caption,
    columns: [{ label: m.distributions.band }, ...samples.map(({ label }) => ({ label, numeric: true }))],
    rows: [...rows, [m.distributions.unknownRow, ...samples.map(({ sample }) => f.integer(sample.unknown))]],
  });
}

export function distributionsSection(edition: Edition): Html {
  const { proposal, m } = edition;
  const score = { label: m.distributions.score, sample: scores(proposal) };
  const criteria = CRITERIA.map((criterion) => ({ criterion, label: m.criteria[criterion], sample: valuesOf(proposal, criterion) }));
  const highest = highestBand(
    criteria.map(({ sample }) => sample),
    CRITERION_BANDS,
  );
  return proposal.pairs.length === 0
    ? markup`<p>${m.distributions.none}</p>`
    : markup`<p>${m.distributions.intro}</p>
${histogram(edition, score.label, score.sample, { bands: SCORE_BANDS, highest: highestBand([score.sample], SCORE_BANDS), className: 'wide' })}<h3>${m.distributions.criteria}</h3>
<div class="multiples">
${criteria.map(({ criterion, label, sample }) => histogram(edition, label, sample, { bands: CRITERION_BANDS, highest, className: criterion }))}</div>
<details class="plain"><summary>${m.distributions.tableSummary}</summary>
${bandsTable(edition, [score, ...criteria])}
</details>`;
}
