/** The weights of the criteria: a slider and a number each, and what they sum to. */
import type { Guidelines } from '../../../../domain/index.ts';
import { words } from '../../frame/words.ts';
import { CRITERIA, type Criterion } from './differences.ts';
import { percentOf, shareOf } from './percent.ts';

interface Props {
  readonly weights: Guidelines['weights'];
  readonly onWeights: (weights: Guidelines['weights']) => void;
}

/** In ten-thousandths, as the schema counts them: sums are exact. */
export function sumOf(weights: Guidelines['weights']): number {
  return CRITERIA.reduce((sum, criterion) => sum + Math.round(weights[criterion] * 10_000), 0);
}

const WHOLE = 10_000;

export function WeightsInput({ weights, onWeights }: Props) {
  const { guidelines, pairs } = words();
  const { weights: said, values } = guidelines;
  const sum = sumOf(weights);
  const put = (criterion: Criterion, typed: string): void => onWeights({ ...weights, [criterion]: shareOf(typed) ?? 0 });
  return (
    <fieldset class="weights-input">
      <legend>{said.title}</legend>
      <p class="hint">{said.says}</p>
      {CRITERIA.map((criterion) => (
        <div key={criterion} class={`weight-row ${criterion}`}>
          <span>{pairs.criteria[criterion]}</span>
          <input
            type="range"
            min="0"
            max="100"
            step="1"
            aria-label={said.slider(pairs.criteria[criterion])}
            value={percentOf(weights[criterion])}
            onInput={(event) => put(criterion, event.currentTarget.value)}
          />
          <input
            type="number"
            min="0"
            max="100"
            step="0.01"
            required
            aria-label={said.number(pairs.criteria[criterion])}
            value={percentOf(weights[criterion])}
            onInput={(event) => put(criterion, event.currentTarget.value)}
          />
          <span aria-hidden="true">%</span>
        </div>
      ))}
      <p class={sum === WHOLE ? 'weights-sum' : 'weights-sum fault'} role="status">
        {sum === WHOLE ? said.sumRight : said.sumWrong(values.share(sum / WHOLE), values.share(Math.abs(WHOLE - sum) / WHOLE), sum > WHOLE)}
      </p>
      {sum !== WHOLE && sum > 0 && (
        <button type="button" onClick={() => onWeights(scaled(weights))}>
          {said.scale}
        </button>
      )}
    </fieldset>
  );
}

/** In the same proportions, so that they sum to 1: the largest takes what rounding leaves. */
function scaled(weights: Guidelines['weights']): Guidelines['weights'] {
  const sum = sumOf(weights);
  const whole = CRITERIA.map((criterion) => Math.round((Math.round(weights[criterion] * WHOLE) * 100) / sum) * 100);
  const largest = whole.indexOf(Math.max(...whole));
  const rest = WHOLE - whole.reduce((total, each) => total + each, 0);
  const shares = whole.map((each, k) => (each + (k === largest ? rest : 0)) / WHOLE);
  return Object.fromEntries(CRITERIA.map((criterion, k) => [criterion, shares[k]!])) as Guidelines['weights'];
}
