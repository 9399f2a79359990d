/** The weights of the criteria, each on a slider: where one is put, the others share the rest in the proportions that they have. */
import { useEffect, useId, useState } from 'preact/hooks';
import type { Answer, CensusChange } from '../../../../session/index.ts';
import { words } from '../../frame/words.ts';
import { capitalised } from '../../parts/capital.ts';

type AllWeights = NonNullable<Answer['weights']>;
type Criterion = keyof AllWeights;

interface Props {
  readonly weights: AllWeights;
  readonly isBusy: boolean;
  readonly onTry: (change: CensusChange) => void;
}

export function Weights({ weights, isBusy, onTry }: Props) {
  const { whatIf } = words();
  return (
    <details class="card weights">
      <summary>{whatIf.weights.title}</summary>
      <p class="hint">{whatIf.weights.says}</p>
      {(Object.keys(weights) as Criterion[]).map((criterion) => (
        <Weight key={criterion} {...{ criterion, isBusy, onTry }} weight={weights[criterion]} />
      ))}
    </details>
  );
}

interface OneProps {
  readonly criterion: Criterion;
  readonly weight: number;
  readonly isBusy: boolean;
  readonly onTry: (change: CensusChange) => void;
}

/** By the keyboard a slider moves step by step: only where it comes to rest is tried. */
const REST_MS = 250;

/** In hundredths; what the others then have may be finer. */
function Weight({ criterion, weight, isBusy, onTry }: OneProps) {
  const { whatIf, pairs } = words();
  const [shown, setShown] = useState(weight);
  const [wanted, setWanted] = useState<number | null>(null);
  useEffect(() => setShown(weight), [weight]);
  useEffect(() => {
    if (wanted === null || isBusy) return undefined;
    const rest = setTimeout(() => {
      setWanted(null);
      onTry({ kind: 'weight', criterion, weight: wanted });
    }, REST_MS);
    return () => clearTimeout(rest);
  }, [wanted, isBusy]);
  const id = useId();
  return (
    <div class="weight">
      <label for={id}>{capitalised(pairs.criteria[criterion])}</label>
      <input
        {...{ id, type: 'range', min: 0, max: 100, step: 1 }}
        value={Math.round(shown * 100)}
        aria-valuetext={whatIf.weights.share(shown)}
        onInput={(event) => setShown(Number(event.currentTarget.value) / 100)}
        onChange={(event) => setWanted(Number(event.currentTarget.value) / 100)}
      />
      <output for={id}>{whatIf.weights.share(shown)}</output>
    </div>
  );
}
