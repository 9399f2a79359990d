/** What a version of guidelines says, in words. */
import type { Guidelines } from '../../../../domain/index.ts';
import { words } from '../../frame/words.ts';
import { CRITERIA } from './differences.ts';
import { FIELDS, keyOf, SECTIONS } from './fields.ts';
import { constraintInWords, nameOfConstraint, inWords, labelOf } from './in-words.ts';

export function Content({ document }: { readonly document: Guidelines }) {
  const { guidelines: said, pairs } = words();
  return (
    <div class="guidelines-content">
      <h3>{said.weights.title}</h3>
      <div class="scroll weights" tabIndex={0} role="region" aria-label={said.weights.title}>
        <table>
          <caption class="hidden">{said.weights.title}</caption>
          <thead>
            <tr>
              <th scope="col">{said.weights.criterion}</th>
              <th scope="col" class="number">
                {said.weights.weight}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {CRITERIA.map((criterion) => (
              <tr key={criterion}>
                <th scope="row">{pairs.criteria[criterion]}</th>
                <td class="number">{said.values.share(document.weights[criterion])}</td>
                <td class="weight-cell">
                  <span class={`weight-bar ${criterion}`} aria-hidden="true">
                    <span style={{ width: `${document.weights[criterion] * 100}%` }} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {SECTIONS.map((section) => (
        <section key={section}>
          <h3>{said.sections[section]}</h3>
          <dl class="facts">
            {FIELDS[section].map((field) => (
              <div key={keyOf(field)} class="fact-row">
                <dt>{labelOf(keyOf(field))}</dt>
                <dd>{inWords(document, field)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <h3>{said.constraints.title}</h3>
      {document.sideConstraints.length === 0 && <p>{said.constraints.none}</p>}
      <ul>
        {document.sideConstraints.map((constraint) => (
          <li key={constraint.id}>
            <strong>{nameOfConstraint(constraint)}</strong> – {constraintInWords(constraint)}
          </li>
        ))}
      </ul>
    </div>
  );
}
