/** Two guidelines side by side: only what differs. */
import type { GroupConstraint, Guidelines } from '../../../../domain/index.ts';
import { words } from '../../frame/words.ts';
import { differencesOf, isNothing } from './differences.ts';
import { keyOf } from './fields.ts';
import { constraintInWords, inWords, labelOf, nameOfConstraint } from './in-words.ts';

interface Props {
  readonly before: Guidelines;
  readonly after: Guidelines;
  readonly names: readonly [before: string, after: string];
}

export function Compared({ before, after, names }: Props) {
  const { guidelines: said, pairs } = words();
  const differences = differencesOf(before, after);
  const told = (constraint: GroupConstraint | null): string =>
    constraint === null ? said.compare.absent : `${nameOfConstraint(constraint)} – ${constraintInWords(constraint)}`;
  if (isNothing(differences)) return <p>{said.compare.same}</p>;
  const rows = [
    ...differences.weights.map((criterion) => ({
      key: `weights.${criterion}`,
      label: said.compare.weight(pairs.criteria[criterion]),
      values: [said.values.share(before.weights[criterion]), said.values.share(after.weights[criterion])],
    })),
    ...differences.fields.map((field) => ({
      key: keyOf(field),
      label: labelOf(keyOf(field)),
      values: [inWords(before, field), inWords(after, field)],
    })),
    ...differences.constraints.map((constraint) => ({
      key: `constraint ${constraint.id}`,
      label: said.compare.constraint(nameOfConstraint((constraint.after ?? constraint.before)!)),
      values: [told(constraint.before), told(constraint.after)],
    })),
  ];
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={said.compare.scroll}>
      <table class="compared">
        <caption>{said.compare.count(rows.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{said.compare.field}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, values }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {values.map((value, k) => (
                <td key={k}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
