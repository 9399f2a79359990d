/** Several numbers to be changed: the points of a curve, or shares in their order; rows are added at the end and taken away. */
import { words } from '../../frame/words.ts';
import { percentOf, shareOf } from './percent.ts';

interface Shared {
  readonly label: string;
  readonly hint?: string;
  readonly fault: string | null;
}

interface PairsProps extends Shared {
  /** Of the first numbers. */
  readonly unit: string;
  readonly points: readonly (readonly [number, number])[];
  readonly onPoints: (points: readonly (readonly [number, number])[]) => void;
}

export function NumberPairs({ label, hint, fault, unit, points, onPoints }: PairsProps) {
  const { form: said } = words().guidelines;
  const put = (at: number, point: readonly [number, number]): void => onPoints(points.map((each, k) => (k === at ? point : each)));
  const [lastX] = points.at(-1) ?? [0];
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {points.map(([x, share], k) => (
        <div key={k} class="number-row">
          <input
            type="number"
            step="any"
            required
            aria-label={said.at(label, k + 1, unit)}
            value={x}
            onInput={(event) => put(k, [Number(event.currentTarget.value), share])}
          />
          <span aria-hidden="true">{unit} →</span>
          <Percent label={said.valueAt(label, k + 1)} share={share} onShare={(value) => put(k, [x, value])} />
          <Remove
            label={said.remove(label, k + 1)}
            isLast={points.length === 1}
            onClick={() => onPoints(points.filter((_, at) => at !== k))}
          />
        </div>
      ))}
      <button type="button" class="quiet" onClick={() => onPoints([...points, [lastX + 1, 0]])}>
        {said.addPoint}
      </button>
      {fault !== null && <p class="fault">{fault}</p>}
    </fieldset>
  );
}

interface ListProps extends Shared {
  readonly shares: readonly number[];
  readonly onShares: (shares: readonly number[]) => void;
}

export function NumberList({ label, hint, fault, shares, onShares }: ListProps) {
  const { form: said } = words().guidelines;
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {shares.map((share, k) => (
        <div key={k} class="number-row">
          <Percent
            label={said.valueAt(label, k + 1)}
            share={share}
            onShare={(value) => onShares(shares.map((each, at) => (at === k ? value : each)))}
          />
          <Remove label={said.remove(label, k + 1)} isLast={false} onClick={() => onShares(shares.filter((_, at) => at !== k))} />
        </div>
      ))}
      <button type="button" class="quiet" onClick={() => onShares([...shares, shares.at(-1) ?? 0.5])}>
        {said.addShare}
      </button>
      {fault !== null && <p class="fault">{fault}</p>}
    </fieldset>
  );
}

function Percent({ label, share, onShare }: { readonly label: string; readonly share: number; readonly onShare: (share: number) => void }) {
  return (
    <>
      <input
        type="number"
        min="0"
        max="100"
        step="0.01"
        required
        aria-label={label}
        value={percentOf(share)}
        onInput={(event) => onShare(shareOf(event.currentTarget.value) ?? 0)}
      />
      <span aria-hidden="true">%</span>
    </>
  );
}

function Remove({ label, isLast, onClick }: { readonly label: string; readonly isLast: boolean; readonly onClick: () => void }) {
  return (
    <button type="button" class="quiet" aria-label={label} disabled={isLast} onClick={onClick}>
      {words().guidelines.form.removeShort}
    </button>
  );
}
