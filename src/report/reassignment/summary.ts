/** The top of the report of a reassignment: what can be done at all, and what has happened. */
import { describeEvent, wordsOf } from '../../wording/index.ts';
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
    const words = wordsOf(language).frontier;
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
    ? { tone: 'good', title: w.status.proven(options.length), sentences: [w.status.provenMeaning, w.status.verified], lists: [] }
    : { tone: 'warning', title: w.status.limit, sentences: [w.status.limitMeaning, w.status.verified], lists: [] };
}

export function happenedSection(edition: ReassignmentEdition): Html {
  const { reassignment, language, w, v, f, nameOf, person, spaced } = edition;
  const { events, reason, affected, before } = reassignment;
  return markup`<ul class="events">${events.map((event) => markup`<li>${spaced(describeEvent(event, nameOf, language))}</li>`)}</ul>
${reason === null ? null : markup`<p>${w.happened.reason(v.reasons[reason])}</p>`}
${
  affected.length === 0
    ? markup`<p>${w.happened.nobody}</p>`
    : markup`<h3>${w.happened.affected(affected.length)}</h3>
<ul class="people">${affected.map((id) => markup`<li>${person(id)}</li>`)}</ul>`
}
<p>${w.happened.before(before.matched, f.points(before.score))} ${w.happened.moved}</p>`;
}
