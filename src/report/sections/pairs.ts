/** Every proposed pair, with its explanation. */
import { type PersonSummary, type ProposedPair, SCORE_SCALE, type ScorePart } from '../../domain/index.ts';
import {
  explainAlternative,
  explainBarred,
  explainExcluded,
  explainImposed,
  explainWishes,
  factsInWords,
  wordsOf,
} from '../../wording/index.ts';
import { DETAILED_LIMIT, type Edition, type Region, type Wording } from '../edition.ts';
import { type Html, markup } from '../markup.ts';

/** Names come from outside: `bdi` keeps a right-to-left one from reordering the text around it. */
export const nameOf = ({ name }: { name: string }): Html => markup`<bdi>${name}</bdi>`;

/** The reference data says of a service's only site that it is: its name then adds nothing. */
const ONLY_SITE = /\(site unique\)$/;

export function workplaceOf({ service, site }: Pick<PersonSummary, 'service' | 'site'>): string {
  return site === null || site === service || ONLY_SITE.test(site) ? service : `${service}, ${site}`;
}

/** One segment a criterion, as wide as its points; the table or list next to it says the same. */
function scoreBar(parts: readonly ScorePart[]): Html {
  let x = 0;
  const segments = parts.map(({ criterion, points }) => {
    const width = (points / SCORE_SCALE) * 100;
    const segment = markup`<rect class="${criterion}" x="${x.toFixed(1)}" width="${width.toFixed(1)}" height="6"/>`;
    x += width;
    return segment;
  });
  return markup`<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">${segments}</svg>`;
}

/** What each criterion gives, and why: value, weight, points, with what is known below its name. @param shown the facts that this page shows. @param caption where it says more than what the table is. */
export function partsTable(
  { m, f, language, unknownValue }: Wording & { readonly unknownValue: number },
  { parts, score }: Pick<ProposedPair, 'parts' | 'score'>,
  shown: (part: ScorePart) => string = (part) => factsInWords(part, language),
  caption = m.pairs.partsCaption,
): Html {
  const unknown = m.pairs.unknownValue(f.decimal(unknownValue * 100, 2));
  const rows = parts.map((part) => {
    const { criterion, value, weight, points } = part;
    const facts = shown(part);
    return markup`<tr><th scope="row"><i class="key ${criterion}"></i>${m.criteria[criterion]}${facts === '' ? null : markup` <small>${facts}</small>`}</th><td class="n">${value === null ? unknown : f.decimal(value * 100, 1)}</td><td class="n">${f.percent(weight)}</td><td class="n">${f.points(points)}</td></tr>
`;
  });
  return markup`<table class="parts"><caption>${caption}</caption>
<thead><tr><th scope="col">${m.pairs.criterion}</th><th scope="col" class="n">${m.pairs.value}</th><th scope="col" class="n">${m.pairs.weight}</th><th scope="col" class="n">${m.pairs.points}</th></tr></thead>
<tbody>
${rows}</tbody>
<tfoot><tr><th scope="row" colspan="3">${m.pairs.total}</th><td class="n">${f.points(score)}</td></tr></tfoot></table>`;
}

export function alternativesList(
  { language, m, labelOf }: Edition,
  { alternatives, barred }: Pick<ProposedPair, 'alternatives' | 'barred'>,
): Html {
  if (alternatives === null) return markup`<p>${m.pairs.notPriced}</p>`;
  const said = [
    ...alternatives.map((alternative) => explainAlternative(alternative, language)),
    ...(barred === undefined ? [] : explainBarred(barred, language, labelOf)),
  ];
  return said.length === 0
    ? markup`<p>${m.pairs.noAlternative}</p>`
    : markup`<ul>${said.map((sentence) => markup`<li>${sentence}</li>`)}</ul>`;
}

/** Whom people wished for and rules exclude. */
export function wishesInWords({ language }: Edition, wishes: ProposedPair['wishes']): Html[] {
  return explainWishes(wishes, language).map((sentence) => markup`<p>${sentence}</p>`);
}

/** Mentors excluded, counted by rule. */
export function excludedInWords({ language }: Edition, excluded: ProposedPair['excluded']): Html[] {
  return explainExcluded(excluded, language).map((sentence) => markup`<p>${sentence}</p>`);
}

/** That nobody has decided a pair which was held fast. */
function pinnedInWords({ language }: Edition, { pinned }: ProposedPair): Html | null {
  return pinned === true ? markup`<p>${wordsOf(language).explanations.pinned}</p>` : null;
}

function fullDetails(edition: Edition, pair: ProposedPair): Html {
  const { language, m } = edition;
  const { imposed, wishes, excluded } = pair;
  return markup`<div class="columns"><div>${scoreBar(pair.parts)}
${partsTable(edition, pair)}</div>
<div>${pinnedInWords(edition, pair)}<p class="label">${m.pairs.alternatives}</p>
${imposed === undefined ? alternativesList(edition, pair) : markup`<p>${explainImposed(imposed, language)}</p>`}
${wishesInWords(edition, wishes)}${excludedInWords(edition, excluded)}</div></div>`;
}

function shortDetails(edition: Edition, pair: ProposedPair): Html {
  const { language, m, v, f } = edition;
  const { parts, alternatives } = pair;
  const counted = parts.map(({ criterion, points }) => v.colon(m.criteria[criterion], f.points(points)));
  const [cheapest] = alternatives ?? [];
  const none = alternatives === null ? m.pairs.notPriced : m.pairs.noAlternative;
  const choice = cheapest === undefined ? none : v.colon(m.pairs.cheapest, explainAlternative(cheapest, language));
  return markup`${scoreBar(parts)}${pinnedInWords(edition, pair)}<p>${counted.join(v.semicolon)}.</p><p>${choice}</p>`;
}

function pairDetails(edition: Edition, pair: ProposedPair): Html {
  const { m, v, f } = edition;
  const { trainee, mentor, travelMinutes, score } = pair;
  return markup`<details class="pair"><summary><span class="who">${nameOf(trainee)} <small>${workplaceOf(trainee)}</small></span> <span class="who"><span class="arrow" aria-hidden="true">→ </span><span class="hidden">${v.colon(m.pairs.mentor, ' ')}</span>${nameOf(mentor)} <small>${workplaceOf(mentor)}</small></span> <span class="travel">${travelMinutes === null ? m.pairs.travelUnknown : f.minutes(travelMinutes)}</span> <strong>${m.pairs.scoreOf(f.points(score))}</strong></summary>
<div class="body" id="${edition.anchorOf(pair)}">${edition.detailedPairs ? fullDetails(edition, pair) : shortDetails(edition, pair)}</div></details>
`;
}

function regionPairs(edition: Edition, { name, pairs }: Region): Html | null {
  if (pairs.length === 0) return null;
  const { m, f } = edition;
  const total = pairs.reduce((sum, { score }) => sum + score, 0);
  return markup`<div class="region"><h3>${name}</h3>
<p class="note">${m.pairs.boardSummary(pairs.length, f.points(total / pairs.length))}</p>
${pairs.map((pair) => pairDetails(edition, pair))}</div>
`;
}

export function pairsSection(edition: Edition): Html {
  const { proposal, regions, m, detailedPairs } = edition;
  const keys = Object.entries(m.criteria).map(([criterion, label]) => markup`<li><i class="key ${criterion}"></i>${label}</li>`);
  return proposal.pairs.length === 0
    ? markup`<p>${m.pairs.none}</p>`
    : markup`<p>${detailedPairs ? m.pairs.intro : m.pairs.short(DETAILED_LIMIT)}</p>
<ul class="keys" aria-label="${m.pairs.legend}">${keys}</ul>
${regions.map((region) => regionPairs(edition, region))}`;
}
