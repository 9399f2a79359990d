/** What is said to the reader where it arose: a refusal with its remedy, a success, a warning; and that something is on its way, or that nothing is there. */
import type { ComponentChildren } from 'preact';
import { words } from '../frame/words.ts';
import type { Problem } from '../api/problem.ts';

type Tone = 'good' | 'warning' | 'bad' | 'plain';

export function Notice({ tone, title, children }: { readonly tone: Tone; readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <p class="notice-title">{title}</p>
      {children}
    </div>
  );
}

/** @param again how it is tried once more, where that makes sense. */
export function ProblemNotice({ problem, again }: { readonly problem: Problem; readonly again?: () => void }) {
  const { network } = words().frame;
  const isSilent = problem.code === 'NO_ANSWER';
  return (
    <Notice tone="bad" title={isSilent ? network.title : problem.message}>
      <p>{isSilent ? network.remedy : problem.remedy}</p>
      {problem.faults.length > 0 && (
        <ul>
          {problem.faults.map(({ place, says }) => (
            <li key={place}>{says}</li>
          ))}
        </ul>
      )}
      {again !== undefined && (
        <p>
          <button type="button" onClick={again}>
            {words().frame.again}
          </button>
        </p>
      )}
    </Notice>
  );
}

export function Loading() {
  return (
    <p class="loading" role="status">
      {words().frame.loading}
    </p>
  );
}

export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}
