/** The top of the report of a reassignment: what can be done at all, and what has happened. */
import { describeEvent, analysisWordsOf } from '../../wording/index.ts';
import { banner, type Statement } from '../banner.ts';
import { type Html, markup } from '../markup.ts';
import type { ReassignmentEdition } from './edition.ts';

export function statusBanner(edition: ReassignmentEdition): Html {
  const { options, w } = edition;
  return banner(statement(edition), w.headings.status, options.length === 0 ? w.status.decisionNone : w.status.decision);
}

function statement({ reassignment, options, w, language, text }: ReassignmentEdition): Statement {
  const { best, impossible } = reassignment;
  if (options.length === 0) {
    const sentences =
      best === null
        ? [w.status.noneAtAll, w.status.remediesAtAll]
        : [w.status.noneWithin, w.status.noneButMore(best.matched), w.status.remediesWithin];
    const words = analysisWordsOf(language).frontier;
    const moves = impossible?.fewestMoves ?? null;
    return {
      ...{ tone: 'bad', title: w.status.none },
      sentences: moves === null ? sentences : [...sentences, words.fewestMoves(moves)],
      lists: [
        { intro: words.why, items: (impossible?.obstacles ?? []).map(text) },
        { intro: words.leastToGive, items: (impossible?.waysOut ?? []).map(({ sentence }) => text(sentence)) },
      ],
    };
  }
  const isProven = options.every(({ point }) => point.status === 'optimal');
  return isProven
    ? {
        tone: 'good',
        title: w.status.proven(options.length),
        sentences: [w.status.provenMeaning(options.length), w.status.verified],
        lists: [],
      }
    : { tone: 'warning', title: w.status.limit, sentences: [w.status.limitMeaning, w.status.verified], lists: [] };
}

export function happenedSection(edition: ReassignmentEdition): Html {
  const { reassignment, language, w, v, f, nameOf, person, spaced } = edition;
  const { events, reason, from, affected } = reassignment;
  return markup`<ul class="events">${events.map((event) => markup`<li>${spaced(describeEvent(event, nameOf, language))}</li>`)}</ul>
${reason === null ? null : markup`<p>${w.happened.reason(v.reasons[reason])}</p>`}
${from === undefined ? null : markup`<p>${w.happened.since(f.date(from))}</p>`}
${
  affected.length === 0
    ? markup`<p>${w.happened.nobody}</p>`
    : markup`<h3>${w.happened.affected(affected.length)}</h3>
<ul class="people">${affected.map((id) => markup`<li>${person(id)}${before(edition, id)}</li>`)}</ul>`
}
<p>${w.happened.moved}</p>`;
}

/** The pair that a trainee had, as far as an option changes it. */
function before({ options, nameOf, w, f }: ReassignmentEdition, id: string): Html | null {
  const point = options[0]?.point;
  const k = point?.changes.findIndex(({ trainee, from }) => trainee === id && from !== null) ?? -1;
  if (point === undefined || k < 0) return null;
  const score = point.details[k]!.before;
  return score === null ? null : markup` <small>${w.happened.was(nameOf(point.changes[k]!.from!), f.points(score))}</small>`;
}
