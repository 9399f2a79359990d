/** How the proposal was computed: the steps, the weights and curves, the hard rules, the files and versions, the legal notice. */
import { CRITERIA, type Criterion, type Curve, type Guidelines, type Proposal } from '../../domain/index.ts';
import { bandsInWords, type Edition, type Wording } from '../edition.ts';
import { type Html, markup } from '../markup.ts';
import { dataTable } from '../table.ts';

/** What the weights, curves and rules are told from: any report that has guidelines. */
type Guided = Wording & { readonly proposal: Pick<Proposal, 'guidelines'> };

/** `100 à 60 dossiers, 50 à 80 dossiers, linéaire entre ces points.` */
function curveInWords({ m, f }: Guided, curve: Curve, unit: (x: number) => string): string {
  const points = curve.map(([x, value]) => m.method.curvePoint(unit(x), f.decimal(value * 100, 2)));
  return `${points.join(', ')}${m.method.curveJoin}`;
}

function howComputed(edition: Guided, criterion: Criterion): string {
  const { m, f, proposal } = edition;
  const { background, workload, location, preferences, generation, rules } = proposal.guidelines.content;
  const { ownServiceShare: ownShare = 0 } = location;
  const outOf100 = (value: number): string => f.decimal(value * 100, 2);
  switch (criterion) {
    case 'background':
      return m.method.background(f.percent(background.domainsShare), f.percent(1 - background.domainsShare));
    case 'workload':
      return m.method.workload(curveInWords(edition, workload.curve, m.method.files), outOf100(workload.perTraineeFollowed));
    case 'location':
      return [
        m.method.location(
          curveInWords(edition, location.curve, f.minutes),
          f.decimal(location.detourFactor, 2),
          f.decimal(location.speedKmPerHour, 1),
        ),
        ...(rules.sameService === 'prefer' ? [m.method.ownService(f.percent(ownShare), f.percent(1 - ownShare))] : []),
      ].join(' ');
    case 'preferences':
      return m.method.preferences(preferences.ranks.map(outOf100).join(', '), outOf100(preferences.notListed));
    case 'generation':
      return m.method.generation(curveInWords(edition, generation.curve, m.method.years));
  }
}

function weightsTable(edition: Guided): Html {
  const { m, f, proposal } = edition;
  const { weights } = proposal.guidelines.content;
  return dataTable({
    id: 'weights-caption',
    caption: m.method.weightsCaption,
    columns: [{ label: m.pairs.criterion }, { label: m.method.weight, numeric: true }, { label: m.method.how }],
    rows: CRITERIA.map((criterion) => [m.criteria[criterion], f.percent(weights[criterion]), howComputed(edition, criterion)]),
  });
}

function hardRules({ m, f }: Guided, rules: Guidelines['rules']): string[] {
  const { ruleTexts } = m.method;
  return [
    ...(['volunteer', 'trained', 'sameBoard', 'setting', 'reachableByRoad'] as const)
      .filter((rule) => rules[rule])
      .map((rule) => ruleTexts[rule]),
    m.method.minimumPresence(f.percent(rules.minimumPresence)),
    m.method.capacity(rules.defaultCapacity, rules.capacityLimit),
    rules.maxTravelMinutes === null ? m.method.ownTravel : m.method.maxTravel(f.minutes(rules.maxTravelMinutes)),
    m.method.unknownJourney[rules.unknownJourney ?? 'exclude'],
    ...(rules.sameService === 'require' ? [ruleTexts.sameService] : []),
    ruleTexts.always,
  ];
}

/** What was read, and by which version: of a proposal, or of anything else made from the same files. */
export function sources(wording: Wording, { engine, guidelines, inputs }: Pick<Proposal, 'engine' | 'guidelines' | 'inputs'>): Html {
  const { m } = wording;
  const files = dataTable({
    id: 'sources-caption',
    caption: m.method.sourcesCaption,
    columns: [{ label: m.method.file }, { label: m.method.sha256 }],
    rows: inputs.map(({ name, sha256 }) => [name, markup`<code>${sha256}</code>`]),
  });
  return markup`<p>${m.method.engine(engine.name, engine.version)}<br>
${guidelinesVersion(wording, guidelines)}</p>
${inputs.length === 0 ? markup`<p>${m.method.noInputs}</p>` : files}`;
}

const list = (items: readonly string[]): Html => markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;

export function methodSection(edition: Edition): Html {
  const { proposal, m } = edition;
  const { coverage, balance = 'none' } = proposal.guidelines.content;
  const { steps } = m.method;
  const bands = bandsInWords(edition);
  const even = balance === 'none' ? [] : [steps.balance[balance]];
  const order = bands === null ? steps[coverage] : steps[coverage === 'all' ? 'allFair' : 'mostFair'](bands);
  return markup`<h3>${steps.title}</h3>
<ol>${[steps.eligible, steps.score, order, ...even, steps.tieBreak, steps.exact].map((step) => markup`<li>${step}</li>`)}</ol>
${guidelinesInWords(edition)}
<h3>${m.method.sources}</h3>
${sources(edition, proposal)}`;
}

/** The weights and how each value is computed, then the hard rules. */
export function guidelinesInWords(edition: Guided): Html {
  const { proposal, m, f } = edition;
  const { rules, unknownValue } = proposal.guidelines.content;
  return markup`<h3>${m.method.weights}</h3>
<p>${m.method.weightsIntro} ${m.method.unknownValue(f.decimal(unknownValue * 100, 2))}</p>
${weightsTable(edition)}
<h3>${m.method.rules}</h3>
${list(hardRules(edition, rules))}`;
}

/** Which guidelines these are. */
export function guidelinesVersion({ m, v, text }: Wording, { sha256, content: { title, id, version } }: Proposal['guidelines']): Html {
  return markup`${m.method.guidelines(text(title), id, version)}<br>
${v.colon(m.method.sha256, '')}<code>${sha256}</code>`;
}

export function noticeSection({ proposal, text }: Wording & { readonly proposal: Pick<Proposal, 'notice'> }): Html {
  return markup`<p class="notice">${text(proposal.notice)}</p>`;
}
