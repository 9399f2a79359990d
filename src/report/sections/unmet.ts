/** Who is left without a mentor, and why: the shortages first, then each trainee. */
import type { PersonSummary, Shortage, UnmetTrainee } from '../../domain/index.ts';
import { keptFromOtherServices, unmetReasons } from '../../wording/index.ts';
import { DETAILED_LIMIT, type Edition, type Region } from '../edition.ts';
import { type Html, markup } from '../markup.ts';
import { alternativesList, excludedInWords, nameOf, wishesInWords, workplaceOf } from './pairs.ts';

function people(label: string, persons: readonly PersonSummary[], nobody: string): Html {
  const items = persons.map((person) => markup`<li>${nameOf(person)} <small>${workplaceOf(person)}</small></li>`);
  return markup`<details class="plain"><summary>${label}</summary>${persons.length === 0 ? markup`<p>${nobody}</p>` : markup`<ul class="people">${items}</ul>`}</details>
`;
}

function shortageCard({ m, text }: Edition, shortage: Shortage, k: number): Html {
  const { trainees, mentors, missing } = shortage;
  return markup`<article class="card">
<h4>${m.unmet.shortageTitle(k + 1, missing)}</h4>
<p>${text(shortage.explanation)}</p>
${people(m.unmet.shortageTrainees(trainees.length), trainees, m.unmet.nobodyPossible)}${people(m.unmet.shortageMentors(mentors.length), mentors, m.unmet.nobodyPossible)}</article>
`;
}

/** As the explanation says it, but that a shortage is told above, once for all that are part of it. */
function cause({ language, m, proposal, labelOf }: Edition, unmet: UnmetTrainee): string {
  const { shortage, missing } = unmet;
  return [
    ...(missing > 1 ? [m.unmet.missing(missing)] : []),
    ...(proposal.status === 'infeasible' ? [] : unmetReasons(unmet, language, labelOf)),
    ...(shortage === null ? [] : [m.unmet.partOf(shortage + 1)]),
  ].join(' ');
}

function traineeDetails(edition: Edition, unmet: UnmetTrainee): Html {
  const { m, detailedUnmet } = edition;
  const { trainee, wishes, excluded } = unmet;
  return markup`<details class="pair left-out"><summary><span class="who"><span class="short" aria-hidden="true">▲ </span>${nameOf(trainee)} <small>${workplaceOf(trainee)}</small></span> <span class="why">${cause(edition, unmet)}</span></summary>
<div class="body" id="${edition.anchorOf(unmet)}">${
    detailedUnmet
      ? markup`<p class="label">${m.pairs.alternatives}</p>
${alternativesList(edition, unmet)}
`
      : null
  }${wishesInWords(edition, wishes)}${excludedInWords(edition, excluded)}</div></details>
`;
}

function regionUnmet(edition: Edition, { name, unmet }: Region): Html | null {
  return unmet.length === 0
    ? null
    : markup`<h4>${name}</h4>
${unmet.map((trainee) => traineeDetails(edition, trainee))}`;
}

function shortagesBlock(edition: Edition): Html | null {
  const { proposal, m } = edition;
  return proposal.shortages.length === 0
    ? null
    : markup`<h3>${m.unmet.shortages}</h3>
<div class="cards">
${proposal.shortages.map((shortage, k) => shortageCard(edition, shortage, k))}</div>`;
}

function traineesBlock(edition: Edition): Html | null {
  const { proposal, regions, m, detailedUnmet } = edition;
  return proposal.unmet.length === 0
    ? null
    : markup`<h3>${m.unmet.trainees}</h3>
${detailedUnmet ? null : markup`<p>${m.pairs.shortUnmet(DETAILED_LIMIT)}</p>`}
${regions.map((region) => regionUnmet(edition, region))}`;
}

export function unmetSection(edition: Edition): Html {
  const { proposal, m } = edition;
  const { length } = proposal.unmet;
  const kept = proposal.unmet.filter(({ excluded }) => keptFromOtherServices(excluded) > 0).length;
  return markup`<p>${length === 0 ? m.unmet.none : m.unmet.intro(length)}${kept === 0 ? '' : ` ${m.unmet.byService(kept)}`}</p>
${shortagesBlock(edition)}
${traineesBlock(edition)}`;
}
