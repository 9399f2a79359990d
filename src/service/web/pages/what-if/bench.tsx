/** The bench on which changes are tried: what is tried, in its order, and what all of it together would do. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, CommonChange } from '../../../../session/index.ts';
import { language, words } from '../../frame/words.ts';
import { Loading, Notice } from '../../parts/notice.tsx';
import { Outcome } from './outcome.tsx';
import { ChangeForm } from './change-form.tsx';
import type { Names, Problem } from './frozen.ts';
import { Refused, Trial } from './trial.ts';

interface Props {
  readonly round: string;
  readonly run: string;
  readonly problem: Problem;
  readonly names: Names;
}

interface Tried {
  readonly changes: readonly CommonChange[];
  readonly answer: Answer;
}

export function Bench({ round, run, problem, names }: Props) {
  const { whatIf } = words();
  const trial = useRef<Trial | null>(null);
  const [base, setBase] = useState<Answer | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(true);
  const draft = `what-if ${run}`;

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error);
    } finally {
      setBusy(false);
    }
  };
  const set = (changes: readonly CommonChange[]): Promise<void> =>
    attempt(async () => {
      setTried({ changes, answer: await trial.current!.set(changes) });
      if (changes.length === 0) sessionStorage.removeItem(draft);
      else sessionStorage.setItem(draft, JSON.stringify(changes));
    });

  useEffect(() => {
    const session = new Trial();
    trial.current = session;
    void attempt(async () => {
      setBase(await session.start(problem));
      const before = sessionStorage.getItem(draft);
      if (before !== null) await set(JSON.parse(before) as CommonChange[]);
    });
    return () => session.end();
  }, [run]);

  if (base === null) return refused === null ? <Loading /> : <Notice tone="bad" title={refused.said[language.value]} />;
  const changes = tried?.changes ?? [];
  const conflicting = new Set(tried?.answer.conflicting ?? []);
  return (
    <div class="bench">
      <section aria-label={whatIf.trying}>
        <h2>{whatIf.trying}</h2>
        <ChangeForm problem={problem} names={names} isBusy={isBusy} onTry={(change) => void set([...changes, change])} />
        {refused !== null && <Notice tone="bad" title={refused.said[language.value]} />}
        {changes.length > 0 && (
          <>
            <h3>{whatIf.tried(changes.length)}</h3>
            <ol class="tried">
              {changes.map((change, n) => (
                <li key={JSON.stringify(change)} class={conflicting.has(n) ? 'conflicting' : ''}>
                  <span>
                    {saidOf(change, names)}
                    {conflicting.has(n) && <strong> {whatIf.conflicts}</strong>}
                  </span>
                  <button type="button" class="quiet" disabled={isBusy} onClick={() => void set(changes.filter((_, k) => k !== n))}>
                    {whatIf.takeBack}
                  </button>
                </li>
              ))}
            </ol>
          </>
        )}
      </section>
      <Outcome round={round} base={base} changes={changes} answer={tried?.answer ?? base} names={names} isBusy={isBusy} />
    </div>
  );
}

function saidOf(change: CommonChange, names: Names): string {
  const { whatIf } = words();
  const name = (id: string): string => names.get(id) ?? id;
  switch (change.kind) {
    case 'pin':
    case 'ban':
      return whatIf.changes[change.kind](name(change.trainee), name(change.mentor));
    case 'take-out':
      return whatIf.changes.takeOut(name(change.mentor));
    case 'places':
      return whatIf.changes.places(name(change.mentor), change.places);
  }
}
