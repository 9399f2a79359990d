/** Each point of the frontier: its chains of moves, person by person, and its other choices beside it. */
import { decidedAndMoved, type FrontierPoint, type Option } from '../../domain/index.ts';
import { type Content, type Html, markup } from '../markup.ts';
import { dataTable, type Row } from '../table.ts';
import { anchorOf } from './comparison.ts';
import { minutesInWords, type ReassignmentEdition } from './edition.ts';

type Point = Option['point'];

export function pointsSection(edition: ReassignmentEdition): Html[] | null {
  const { options, reassignment } = edition;
  if (options.length === 0) return null;
  const firsts = options.filter(({ isAlternate }) => !isAlternate);
  return firsts.map((option, k) => pointIn(edition, option, reassignment.frontier[k]!.alternates));
}

function pointIn(edition: ReassignmentEdition, { label, point }: Option, alternates: FrontierPoint['alternates']): Html {
  const { language, w, spaced } = edition;
  const { explanation, changes } = point;
  const [head = '', ...rest] = explanation[language].map(spaced);
  const id = anchorOf(label);
  const detail =
    changes.length === 0
      ? markup`<p>${w.points.nothing}</p>`
      : markup`${chainsIn(edition, point, rest.slice(0, -1))}
${personTable(edition, label, point)}${
          decidedAndMoved(changes, edition.reassignment.affected, edition.standing ?? new Map()).length > 0
            ? markup`<p class="note">${w.points.decidedMoves}</p>`
            : null
        }`;
  return markup`<article class="option" aria-labelledby="${id}">
<h3 id="${id}">${w.points.title(label, point.moved)}</h3>
<p>${head}</p>
${detail}
<p class="proven">${rest.at(-1) ?? ''}</p>
${alternates === undefined ? null : choicesIn(edition, label)}
</article>
`;
}

/** One list for each chain: whoever gives up a place follows the one who takes it. */
function chainsIn({ w, nameOf }: ReassignmentEdition, { changes }: Point, sentences: readonly string[]): Html {
  const chains: number[][] = [];
  changes.forEach(({ from }, k) => {
    const last = changes[k - 1];
    if (last === undefined || last.to === null || last.to !== from) chains.push([k]);
    else chains.at(-1)!.push(k);
  });
  const whose = (k: number): string | null => {
    const { trainee, to } = changes[k]!;
    if (to === null) return null;
    const leaving = [...changes.slice(k + 1), ...changes.slice(0, k)].find((other) => other.from === to && other.trainee !== trainee);
    return leaving === undefined ? w.points.free : w.points.leftBy(nameOf(leaving.trainee));
  };
  const step = (k: number): Html => {
    const place = whose(k);
    return markup`<li>${sentences[k] ?? ''}${place === null ? null : markup`<small>${place}</small>`}</li>`;
  };
  return markup`<p class="label">${w.points.chains(chains.length)}</p>
${chains.map((chain) => markup`<ol class="chain">${chain.map(step)}</ol>`)}`;
}

function personTable(edition: ReassignmentEdition, label: string, point: Point): Html {
  const { reassignment, w, f, signed, person, minutesMore } = edition;
  const words = w.points;
  const isAffected = new Set(reassignment.affected);
  const minutes = (value: number | null, mentor: string | null): Content =>
    mentor === null ? '–' : value === null ? words.unknown : minutesInWords(f, value);
  const rows = point.changes.map(({ trainee, from, to }, k): Row => {
    const { before, after, load, minutes: journeys } = point.details[k]!;
    const difference = before === null || after === null ? null : markup`<small>${signed(f.signedPoints(after - before))}</small>`;
    const farther =
      journeys.before === null || journeys.after === null ? null : markup`<small>${minutesMore(journeys.before, journeys.after)}</small>`;
    return [
      markup`${person(trainee)}${isAffected.has(trainee) ? markup` <small>${words.affected}</small>` : null}`,
      from === null ? words.nobody : markup`${person(from)}${decisionNote(edition, trainee, from)}`,
      to === null ? markup`<span class="short"><span aria-hidden="true">▲ </span>${words.nobody}</span>` : person(to),
      before === null ? '–' : f.points(before),
      after === null ? '–' : markup`${f.points(after)}${difference}`,
      minutes(journeys.before, from),
      markup`${minutes(journeys.after, to)}${farther}`,
      load === null ? '–' : f.integer(load),
    ];
  });
  const numeric = [words.pointsBefore, words.pointsAfter, words.minutesBefore, words.minutesAfter, words.load];
  return dataTable({
    ...{ id: `${anchorOf(label)}-caption`, caption: words.caption(label), className: 'changes' },
    columns: [
      ...[words.trainee, words.from, words.to].map((column) => ({ label: column })),
      ...numeric.map((column) => ({ label: column, numeric: true })),
    ],
    rows,
  });
}

/** Who decided on the pair that is left, and whether against what was proposed. */
function decisionNote({ standing, w, f }: ReassignmentEdition, trainee: string, from: string): Html | null {
  const decision = standing?.get(trainee);
  if (decision?.outcome.mentor?.id !== from) return null;
  const { by, on } = decision.entry;
  return markup`<small>${w.points.decided(by, f.date(on), decision.outcome.proposed?.id !== from)}</small>`;
}

/** Everybody who changes in any of the choices, and what each choice has for them. */
function choicesIn(edition: ReassignmentEdition, label: string): Html {
  const { options, language, w, person, spaced } = edition;
  const words = w.points;
  const choices = options.filter((option) => option.label.replace(/\D/g, '') === label);
  const id = anchorOf(`${label}-choices`);
  if (choices.length === 1) return markup`<p id="${id}" class="note">${words.noChoice}</p>`;
  const trainees = [...new Set(choices.flatMap(({ point }) => point.changes.map(({ trainee }) => trainee)))];
  const heads = choices
    .filter(({ isAlternate }) => isAlternate)
    .map(({ label: own, point }) => [own, point.explanation[language]] as const);
  return markup`<h4 id="${id}">${words.choicesIntro}</h4>
<ul>${heads.map(([own, sentences]) => markup`<li><strong>${own}</strong> ${spaced(`${sentences[0] ?? ''} ${sentences.at(-1) ?? ''}`)}</li>`)}</ul>
${dataTable({
  ...{ id: `${id}-caption`, caption: words.choices(label), className: 'choices' },
  columns: [{ label: words.trainee }, ...choices.map((choice) => ({ label: words.choice(choice.label) }))],
  rows: trainees.map((trainee): Row => [person(trainee), ...choices.map(({ point }) => choiceFor(edition, point, trainee))]),
})}`;
}

function choiceFor({ w, f, signed, person, minutesMore }: ReassignmentEdition, { changes, details }: Point, trainee: string): Content {
  const own = changes.flatMap((change, k) => (change.trainee === trainee ? [{ ...change, ...details[k]! }] : []));
  if (own.length === 0) return markup`<span class="stays">${w.points.unchanged}</span>`;
  return own.map(({ to, before, after, load, minutes }) => {
    if (to === null) return markup`<span class="short"><span aria-hidden="true">▲ </span>${w.points.nobody}</span>`;
    const worth = after === null ? '–' : f.points(after);
    const more = before === null || after === null ? '' : ` (${signed(f.signedPoints(after - before))})`;
    const longer = minutes.before === null || minutes.after === null ? '' : ` (${minutesMore(minutes.before, minutes.after)})`;
    const journey = minutes.after === null ? w.points.unknown : minutesInWords(f, minutes.after);
    return markup`${person(to)}<small>${w.points.worth(worth)}${more}</small><small>${w.points.journey(journey)}${longer}</small>${
      load === null ? null : markup`<small>${w.options.trainees(load)}</small>`
    }`;
  });
}
