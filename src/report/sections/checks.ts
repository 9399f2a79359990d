/** The two checks on the whole: are groups served alike, and where do the side constraints stand. */
import { grouped, type GroupResult, type Proposal, traineesOf } from '../../domain/index.ts';
import type { Edition } from '../edition.ts';
import { rowsInWords } from '../../wording/index.ts';
import { type Html, markup } from '../markup.ts';
import { type Row, dataTable } from '../table.ts';

const NO_VALUE = '–';

const matchedShare = ({ matched, trainees }: GroupResult): number | null => (trainees === 0 ? null : matched / trainees);

/** Why a group was flagged: it is matched less often, less well, or both. */
function reasons({ m, f, list }: Edition, group: GroupResult): string {
  const { meanScore, othersMatchedShare, othersMeanScore } = group;
  const share = matchedShare(group);
  const found: string[] = [];
  if (share !== null && othersMatchedShare !== null && share < othersMatchedShare) {
    found.push(m.fairness.lessOften(f.percent(share), f.percent(othersMatchedShare)));
  }
  if (meanScore !== null && othersMeanScore !== null && meanScore < othersMeanScore) {
    found.push(m.fairness.lessWell(f.points(meanScore), f.points(othersMeanScore)));
  }
  return found.length === 0 ? m.fairness.lookClosely : list(found);
}

function groupRow({ m, f, text }: Edition, group: GroupResult): Row {
  const { label, trainees, meanScore, othersMatchedShare, othersMeanScore, unequal } = group;
  const share = matchedShare(group);
  return [
    text(label),
    f.integer(trainees),
    share === null ? NO_VALUE : f.percent(share),
    share === null || othersMatchedShare === null ? NO_VALUE : f.signedPercentPoints(share - othersMatchedShare),
    meanScore === null ? NO_VALUE : f.points(meanScore),
    meanScore === null || othersMeanScore === null ? NO_VALUE : f.signedPoints(meanScore - othersMeanScore),
    unequal
      ? markup`<strong class="flag"><span aria-hidden="true">⚑ </span>${m.fairness.look}</strong>`
      : markup`<span class="nowrap">${m.fairness.fine}</span>`,
  ];
}

function groupsTable(edition: Edition, attribute: string, groups: readonly GroupResult[], k: number): Html {
  const { m } = edition;
  const numeric = [m.fairness.trainees, m.fairness.matchedShare, m.fairness.matchedGap, m.fairness.meanScore, m.fairness.scoreGap];
  return dataTable({
    id: `fairness-caption-${k + 1}`,
    caption: m.fairness.caption(new Map<string, string>(Object.entries(m.fairness.attributes)).get(attribute) ?? attribute),
    columns: [{ label: m.fairness.group }, ...numeric.map((label) => ({ label, numeric: true })), { label: m.fairness.check }],
    rows: groups.map((group) => groupRow(edition, group)),
  });
}

export function fairnessSection(edition: Edition): Html {
  const { proposal, m, text } = edition;
  const groups = [...grouped(proposal.fairness, ({ attribute }) => attribute)];
  const flagged = proposal.fairness.filter(({ unequal }) => unequal);
  const findings = flagged.map((group) => markup`<li>${m.fairness.lookAt(text(group.label), reasons(edition, group))}.</li>`);
  return groups.length === 0
    ? markup`<p>${m.fairness.none}</p>`
    : markup`<p>${m.fairness.intro}</p>
<p>${m.fairness.flagged(flagged.length)}</p>
${
  flagged.length === 0
    ? null
    : markup`<ul>${findings}</ul>
<p>${m.fairness.questions}</p>`
}
${groups.map(([attribute, results], k) => groupsTable(edition, attribute, results, k))}`;
}

type SideConstraint = Proposal['sideConstraints'][number];

function stateOf({ value, op, rhs, idle }: SideConstraint): 'held' | 'tight' | 'broken' | 'idle' {
  if (idle === true && (op === '<=' ? value <= rhs : op === '=' && value === rhs)) return 'idle';
  if (op === '=') return value === rhs ? 'held' : 'broken';
  if (value === rhs) return 'tight';
  return (op === '<=') === value < rhs ? 'held' : 'broken';
}

/**
 * What is asked for besides constraints: pairs that the census imposes, pairs that whoever asked for the run holds fast, pairs that were refused,
 * and who is to be served first.
 */
function askedBesides({ proposal, m, language }: Edition): Html | null {
  const words = m.sideConstraints;
  const names = new Map([...proposal.mentors, ...traineesOf(proposal)].map(({ id, name }) => [id, name]));
  const named = (mentor: string, trainee: string): Html => markup`<li>${words.named(mentor, trainee)}</li>`;
  const imposed = proposal.pairs.flatMap(({ trainee, mentor, census }) =>
    census === undefined ? [] : [markup`<li>${words.imposed(mentor.name, trainee.name, rowsInWords(census.rows, language))}</li>`],
  );
  const first = (proposal.priorities ?? []).map(({ name, priority, served }) => markup`<li>${words.first(name, priority, served)}</li>`);
  const pinned = proposal.pairs.flatMap(({ trainee, mentor, pinned: held }) => (held === true ? [named(mentor.name, trainee.name)] : []));
  const refused = (proposal.refusedPairs ?? []).map(([trainee, mentor]) =>
    named(names.get(mentor) ?? mentor, names.get(trainee) ?? trainee),
  );
  if (imposed.length + first.length + pinned.length + refused.length === 0) return null;
  const block = (heading: (n: number) => string, items: readonly Html[]): Html | null =>
    items.length === 0
      ? null
      : markup`<h3>${heading(items.length)}</h3>
<ul>${items}</ul>
`;
  return markup`${[
    block(words.imposedTitle, imposed),
    block(words.pinnedTitle, pinned),
    block(words.refusedTitle, refused),
    block(words.firstTitle, first),
  ]}`;
}

export function sideConstraintsSection(edition: Edition): Html {
  const { proposal, m, f, text } = edition;
  const asks = askedBesides(edition);
  const rows = proposal.sideConstraints.map((constraint) => {
    const state = stateOf(constraint);
    return [
      text(constraint.label),
      f.decimal(constraint.value, 4),
      m.sideConstraints.ops[constraint.op](f.decimal(constraint.rhs, 4)),
      state === 'broken' ? markup`<strong class="short">${m.sideConstraints.broken}</strong>` : m.sideConstraints[state],
    ];
  });
  const asked = proposal.guidelines.content.sideConstraints.length;
  const findings = proposal.guidelineFindings.map(({ sentence }) => markup`<li>${text(sentence)}</li>`);
  const table = dataTable({
    id: 'side-constraints-caption',
    caption: m.sideConstraints.caption,
    columns: [
      { label: m.sideConstraints.label },
      { label: m.sideConstraints.value, numeric: true },
      { label: m.sideConstraints.limit },
      { label: m.sideConstraints.state },
    ],
    rows,
  });
  return markup`${
    findings.length === 0
      ? null
      : markup`<p>${m.sideConstraints.findings(findings.length)}</p>
<ul>${findings}</ul>
`
  }${rows.length > 0 ? table : asked === 0 && asks === null ? markup`<p>${m.sideConstraints.none}</p>` : null}${asks}`;
}
