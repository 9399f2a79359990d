/** What to look at before deciding: each kind with its threshold, each entry with a link to the pair. The rule is in `domain/to-look-at.ts`. */
import {
  LONG_JOURNEY_MINUTES,
  LOW_SCORE_POINTS,
  type ProposedPair,
  type ToLookAt,
  toLookAt,
  type UnmetTrainee,
} from '../../domain/index.ts';
import { brokenInWords, explainExcluded } from '../../wording/index.ts';
import { DETAILED_LIMIT, type Edition } from '../edition.ts';
import { type Content, type Html, markup } from '../markup.ts';
import { nameOf, workplaceOf } from './pairs.ts';

/** Entries of a kind that stand open; the others are folded away, but printed. */
const OPEN = 8;

interface Kind {
  readonly heading: (n: number) => string;
  readonly entries: readonly Html[];
}

export function toLookAtSection(edition: Edition): Html {
  const { w } = edition;
  const found = toLookAt(edition.proposal);
  const kinds = kindsOf(edition, found).filter(({ entries }) => entries.length > 0);
  return markup`<p>${kinds.length === 0 ? w.toLookAt.nothing : w.toLookAt.intro}</p>
${kinds.map((kind) => kindInHtml(edition, kind))}${
    edition.proposal.status === 'optimal' && found.unweighed > 0
      ? markup`<p class="note">${w.toLookAt.unweighed(found.unweighed, edition.proposal.pairs.length)}</p>`
      : null
  }`;
}

function kindInHtml({ w }: Edition, { heading, entries }: Kind): Html {
  const rest = entries.slice(OPEN, DETAILED_LIMIT);
  const unsaid = entries.length - Math.min(entries.length, DETAILED_LIMIT);
  return markup`<h3>${heading(entries.length)}</h3>
<ul class="look">${entries.slice(0, OPEN)}</ul>
${
  rest.length === 0
    ? null
    : markup`<details class="plain printed"><summary>${w.toLookAt.more(rest.length)}</summary><ul class="look">${rest}</ul>${
        unsaid === 0 ? null : markup`<p>${w.toLookAt.inFile(unsaid)}</p>`
      }</details>
`
}`;
}

function kindsOf(edition: Edition, found: ToLookAt): Kind[] {
  const { w, m, f, v, text, list } = edition;
  const words = w.toLookAt;
  const of = (pair: ProposedPair, detail: Content): Html => pairEntry(edition, pair, detail);
  const minutes = ({ travelMinutes }: ProposedPair): string => (travelMinutes === null ? m.pairs.travelUnknown : f.minutes(travelMinutes));
  return [
    { heading: words.brokenPairs, entries: found.brokenPairs.map((pair) => of(pair, brokenInWords(pair, edition.language))) },
    {
      heading: words.costByConstraints,
      entries: found.costByConstraints.map(({ unmet, constraints }) => {
        const names = list([...new Set(constraints.map(({ label }) => text(label)))]);
        return unmetEntry(edition, unmet, names === '' ? words.noConstraint : words.constraints(names));
      }),
    },
    {
      heading: words.nobodyPossible,
      entries: found.nobodyPossible.map((unmet) => unmetEntry(edition, unmet, whyNobodyPossible(edition, unmet))),
    },
    {
      heading: (n) => words.longJourneys(n, LONG_JOURNEY_MINUTES),
      entries: found.longJourneys.map((pair) => of(pair, minutes(pair))),
    },
    { heading: words.unknownJourneys, entries: found.unknownJourneys.map((pair) => of(pair, null)) },
    {
      heading: (n) => words.lowScores(n, LOW_SCORE_POINTS),
      entries: found.lowScores.map((pair) => of(pair, m.pairs.scoreOf(f.points(pair.score)))),
    },
    {
      heading: words.leftByLot,
      entries: found.leftByLot.map(({ unmet, mentor, losers }) =>
        unmetEntry(edition, unmet, losers.length === 0 ? words.wouldHave(mentor) : words.wouldLose(mentor, list(losers), losers.length)),
      ),
    },
    {
      heading: words.drawnByLot,
      entries: found.drawnByLot.map(({ pair, others, instead }) => {
        const said = [
          ...(others.length === 0 ? [] : [words.asGood(list(others))]),
          ...(instead.length === 0 ? [] : [words.instead(list(instead))]),
        ];
        return of(pair, said.length === 0 ? words.tied : said.join(v.semicolon));
      }),
    },
    {
      heading: words.lostByWeights,
      entries: found.lostByWeights.map(({ pair, losses }) =>
        of(pair, list(losses.map(({ criterion, weight }) => words.atWeight(v.criteria[criterion], weight)))),
      ),
    },
    {
      heading: words.unknownFacts,
      entries: found.unknownFacts.map(({ pair, criteria }) => of(pair, list(criteria.map((criterion) => v.criteria[criterion])))),
    },
  ];
}

function pairEntry({ w, anchorOf }: Edition, pair: ProposedPair, detail: Content): Html {
  return entry(markup`<a href="#${anchorOf(pair)}">${nameOf(pair.trainee)} ${w.toLookAt.with} ${nameOf(pair.mentor)}</a>`, detail);
}

function unmetEntry({ anchorOf }: Edition, unmet: UnmetTrainee, detail: Content): Html {
  return entry(markup`<a href="#${anchorOf(unmet)}">${nameOf(unmet.trainee)}</a>`, detail === null ? workplaceOf(unmet.trainee) : detail);
}

/** Where they live, and which rules leave them nobody: a commune that was read wrong shows here. */
function whyNobodyPossible({ language }: Edition, { trainee, excluded }: UnmetTrainee): Html {
  const town = trainee.town === null ? '' : ` · ${trainee.town}`;
  return markup`${workplaceOf(trainee)}${town}. ${explainExcluded(excluded, language).join(' ')}`;
}

function entry(link: Html, detail: Content): Html {
  return markup`<li>${link}${detail === null ? null : markup` <small>${detail}</small>`}</li>`;
}
