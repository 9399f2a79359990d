/** The bench on which changes are tried: what is tried, in its order, and what all of it together would do. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, CensusChange, FrozenInput } from '../../../../session/index.ts';
import { language, words } from '../../frame/words.ts';
import { capitalised } from '../../parts/capital.ts';
import { Loading, Notice } from '../../parts/notice.tsx';
import { Outcome } from './outcome.tsx';
import { ChangeForm } from './change-form.tsx';
import { namesOf, type Names, type Problem } from './frozen.ts';
import { Weights } from './weights.tsx';
import { Refused, Trial } from './trial.ts';

interface Props {
  readonly round: string;
  readonly run: string;
  readonly frozen: FrozenInput;
}

/** Where the bench stands. */
interface State {
  readonly changes: readonly CensusChange[];
  readonly answer: Answer;
  /** With whoever has been added. */
  readonly problem: Problem;
}

export function Bench({ round, run, frozen }: Props) {
  const { whatIf } = words();
  const trial = useRef<Trial | null>(null);
  const whole = useRef<Problem | null>(null);
  const [base, setBase] = useState<Answer | null>(null);
  const [state, setState] = useState<State | null>(null);
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
  const set = (changes: readonly CensusChange[]): Promise<void> =>
    attempt(async () => {
      const answer = await trial.current!.set(changes);
      const problem = changes.some(isOfWhoIsThere) ? (await trial.current!.result()).problem : whole.current!;
      setState({ changes, answer, problem });
      if (changes.length === 0) sessionStorage.removeItem(draft);
      else sessionStorage.setItem(draft, JSON.stringify(changes));
    });

  useEffect(() => {
    const session = new Trial();
    trial.current = session;
    void attempt(async () => {
      const first = await session.start(frozen);
      const { problem } = await session.result();
      whole.current = problem;
      setBase(first);
      setState({ changes: [], answer: first, problem });
      const before = sessionStorage.getItem(draft);
      if (before !== null) await set(JSON.parse(before) as CensusChange[]);
    });
    return () => session.end();
  }, [run]);

  if (base === null || state === null) return refused === null ? <Loading /> : <Notice tone="bad" title={refused.said[language.value]} />;
  const { changes, answer, problem } = state;
  const names = namesWith(frozen, changes);
  const conflicting = new Set(answer.conflicting);
  return (
    <div class="bench">
      <section aria-label={whatIf.trying}>
        <h2>{whatIf.trying}</h2>
        <ChangeForm {...{ problem, frozen, names, isBusy }} onTry={(change) => void set([...changes, change])} />
        <Weights
          weights={answer.weights!}
          isBusy={isBusy}
          onTry={(change) => void set([...changes.filter((one) => !isOf(one, change)), change])}
        />
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
      <Outcome {...{ round, base, changes, answer, names, isBusy }} />
    </div>
  );
}

/** Whether other people, or other pairs, can be chosen after it; to read all of them anew takes as long as an answer. */
function isOfWhoIsThere({ kind }: CensusChange): boolean {
  return kind === 'add' || kind === 'take-out' || kind === 'ban';
}

/** Whether it is the weight that slides once more: its new value takes the place of the last. */
function isOf(one: CensusChange, other: CensusChange): boolean {
  return one.kind === 'weight' && other.kind === 'weight' && one.criterion === other.criterion;
}

function namesWith(frozen: FrozenInput, changes: readonly CensusChange[]): Names {
  const added = changes.flatMap((change) => (change.kind === 'add' ? [[change.mentor.id, addedName(change.mentor, frozen)] as const] : []));
  return new Map([...namesOf(frozen), ...added]);
}

function addedName(
  { lastName, serviceCode }: { readonly lastName: string; readonly serviceCode: string },
  { reference }: FrozenInput,
): string {
  const service = reference.services.find(([code]) => code === serviceCode)?.[1];
  return words().whatIf.add.name(lastName, service?.name ?? serviceCode);
}

function saidOf(change: CensusChange, names: Names): string {
  const { whatIf, pairs } = words();
  const name = (id: string): string => names.get(id) ?? id;
  switch (change.kind) {
    case 'pin':
    case 'ban':
      return whatIf.changes[change.kind](name(change.trainee), name(change.mentor));
    case 'take-out':
      return whatIf.changes.takeOut(name(change.mentor));
    case 'places':
      return whatIf.changes.places(name(change.mentor), change.places);
    case 'add':
      return whatIf.changes.add(name(change.mentor.id), change.mentor.capacityMax ?? 0);
    case 'weight':
      return whatIf.changes.weight(capitalised(pairs.criteria[change.criterion]), change.weight);
  }
}
