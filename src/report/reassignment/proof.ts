/** What is proven of the options, and where the proofs lie. */
import { bandsOf, SCORE_SCALE } from '../../domain/index.ts';
import { type Html, markup } from '../markup.ts';
import { dataTable } from '../table.ts';
import type { ReassignmentEdition } from './edition.ts';

export function proofSection(edition: ReassignmentEdition): Html {
  const { reassignment, options, proposal, hasBestFile, w, f } = edition;
  const words = w.proof;
  const { best } = reassignment;
  const isFair = bandsOf(proposal.guidelines.content) !== null;
  const score = (objective: number): string => f.points(Math.round(objective * SCORE_SCALE));
  const table = dataTable({
    ...{ id: 'proof-caption', caption: words.caption, className: 'proofs' },
    columns: [
      { label: words.option },
      { label: words.status },
      { label: words.score, numeric: true },
      { label: words.bound, numeric: true },
      { label: words.files },
    ],
    rows: options.map(({ label, point }) => [
      label,
      point.status === 'optimal' ? words.optimal : words.limit,
      score(point.objective),
      point.bound === null ? words.noBound : score(point.bound),
      markup`<code>${proofName(edition, label)}.solution.json</code>`,
    ]),
  });
  const commands = [
    ...options.slice(0, 1).map(({ label }) => `${proofName(edition, label)}.problem.json ${proofName(edition, label)}.solution.json`),
    ...(hasBestFile ? ['problem.json best.solution.json'] : []),
  ];
  return markup`<p>${isFair ? words.orderFair : words.order} ${
    best === null ? w.status.noneAtAll : (best.proven ? words.best : words.bestKnown)(best.matched, score(best.objective))
  }</p>
${options.length === 0 ? null : table}
${
  commands.length === 0
    ? null
    : markup`<p>${words.verify}</p>
${commands.map((files) => markup`<p><code>binome verify ${files}</code></p>`)}`
}`;
}

/** As `reassign --out` names the files of an option. */
function proofName({ options }: ReassignmentEdition, label: string): string {
  const number = label.replace(/\D/g, '');
  const own = options.filter((option) => option.label.replace(/\D/g, '') === number);
  const place = own.findIndex((option) => option.label === label);
  return `moves-${own[0]!.point.moved}${place === 0 ? '' : `.alternate-${place}`}`;
}
