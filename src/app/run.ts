/** The one way in which a command is run: by the command line, by a replay, by whoever has a source of inputs and a place for results. */
import { type Bundle, compareIds, type Progress } from '../domain/index.ts';
import { BinomeError, type Language } from '../errors/index.ts';
import { bundleOutput, describeRun } from './bundle.ts';
import type { Limits } from '../solver/index.ts';
import type { Command, Ending, Notice } from './command.ts';
import { Inputs } from './inputs.ts';
import type { Output, Piece } from './output.ts';
import { NOTHING_EARLIER, type Results, type Source } from './ports.ts';
import { limitsSchema, type RequestOf, type RequestSchema } from './request.ts';

/** May be aborted by another thread: it is asked between steps, and never waited for. */
export type Signal = NonNullable<Limits['signal']>;

/** What a shell gives a run. */
export interface World {
  readonly source: Source;
  /** null: nothing is kept. */
  readonly results: Results | null;
  readonly language: Language;
  /** Of the engine. */
  readonly version: string;
  /** Aborted when somebody wants the run to end with nothing kept. */
  readonly cancelled: Signal;
  /** A signal that is aborted once so many milliseconds are over. */
  readonly endingAfter: (timeLimitMs: number) => Signal;
  readonly progress: Progress;
  readonly notice: (notice: Notice) => void;
  /** Reference files that are read from elsewhere: name → place (see `Inputs`). */
  readonly reference?: ReadonlyMap<string, string>;
  /** Whether a result of other inputs, or one that was decided on, may be replaced: it is then kept beside. */
  readonly replace?: boolean;
  /** Outputs that are kept beside the result, of which its bundle says nothing. */
  readonly beside?: readonly Output[];
}

export interface Finished<Answer> {
  readonly answer: Answer;
  readonly ending: Ending;
  readonly document: unknown;
  /** Where the outputs lie, the bundle last. */
  readonly written: readonly string[];
  /** null where none was written. */
  readonly bundle: Bundle | null;
}

/**
 * Runs a command and keeps its result, whole or not at all.
 * @throws BinomeError what the command and the ports throw; CALL_CANCELLED, with nothing kept.
 */
export async function runCommand<Schema extends RequestSchema, Answer>(
  command: Command<Schema, Answer>,
  request: RequestOf<Schema>,
  world: World,
): Promise<Finished<Answer>> {
  const { source, results, cancelled, notice, version, language, replace = false, beside = [] } = world;
  const edition = { language, version };
  const inputs = new Inputs(source, world.reference);
  await results?.check(command.bundledAs);
  const earlier = (await results?.earlier()) ?? NOTHING_EARLIER;
  if (earlier.isDecided && !replace) throw new BinomeError('RESULT_DECIDED');
  const answer = await command.run(request, { inputs, notice, version, limits: limitsOf(request, world), progress: stoppable(world) });
  const edited = await inputs.edited();
  if (edited.length > 0) notice({ kind: 'edited', places: edited });
  const unsealed = await inputs.unsealed();
  if (unsealed.length > 0) notice({ kind: 'unsealed', places: unsealed });
  refuseCancelled(cancelled);
  let written: readonly string[] = [];
  let bundle: Bundle | null = null;
  if (results !== null) {
    const { outputs, facts } = command.result(answer, request, edition);
    const described = facts === null || command.bundledAs === null ? null : await describeRun(command, request, inputs, facts, edition);
    const others = described === null || earlier.bundle === null ? [] : otherThan(earlier.bundle, described);
    if (others.length > 0 && !replace) throw new BinomeError('RESULT_OTHER_INPUTS', { value: others.join(', ') });
    const seal = described === null ? null : (refs: Bundle['outputs']): Output => bundleOutput((bundle = { ...described, outputs: refs }));
    written = await results.write(
      [...outputs, ...beside].map((output) => stoppableOutput(output, cancelled)),
      seal,
      inputs.places(),
      earlier.isDecided || others.length > 0,
    );
  }
  return { answer, bundle, written, ending: command.ending(answer), document: command.document(answer, edition, written) };
}

/** What of the request is not as it was: a result of the same request may be made anew, whatever its limits. */
function otherThan({ request: before }: Bundle, { request: now }: Pick<Bundle, 'request'>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((name) => name !== 'limits').sort(compareIds);
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]));
}

/** The limits that were asked for. Whoever asks them whether to stop is thrown out where the person wants the run to end. */
function limitsOf(request: object, { cancelled, endingAfter }: World): Limits {
  const { nodeLimit, timeLimitMs } = 'limits' in request ? limitsSchema.parse(request.limits) : {};
  const deadline = timeLimitMs === undefined ? null : endingAfter(timeLimitMs);
  const signal: Signal = {
    get aborted(): boolean {
      refuseCancelled(cancelled);
      return deadline?.aborted === true;
    },
  };
  return nodeLimit === undefined ? { signal } : { nodeLimit, signal };
}

/** A computation that obeys no limit still tells how far it is. */
function stoppable({ cancelled, progress }: World): Progress {
  return (stage, done, of) => {
    refuseCancelled(cancelled);
    progress(stage, done, of);
  };
}

function stoppableOutput(output: Output, cancelled: Signal): Output {
  function* pieces(): Generator<Piece> {
    for (const piece of output.pieces()) {
      refuseCancelled(cancelled);
      yield piece;
    }
  }
  return { ...output, pieces };
}

function refuseCancelled(cancelled: Signal): void {
  if (cancelled.aborted) throw new BinomeError('CALL_CANCELLED');
}
