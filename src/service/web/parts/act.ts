/** One act at a time: whether it is under way, and why it was refused; a double click does it once. */
import { useRef, useState } from 'preact/hooks';
import { Problem } from '../api/problem.ts';
import { SignInGivenUp } from '../frame/session.ts';

export interface Acting {
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  /** @returns whether it was done. */
  readonly act: (work: () => Promise<void>) => Promise<boolean>;
  readonly clear: () => void;
}

export function useAct(): Acting {
  const busy = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const act = async (work: () => Promise<void>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else if (!(error instanceof SignInGivenUp)) throw error;
      return false;
    } finally {
      busy.current = false;
      setBusy(false);
    }
  };
  return { isBusy, problem, act, clear: () => setProblem(null) };
}
