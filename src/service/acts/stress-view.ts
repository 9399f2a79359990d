/** What losing any one mentor would cost, with names: the result of a stress test has ids, and the proposal that it is of has whose they are. */
import { describeLoss, summariseStress } from '../../app/index.ts';
import { readDocument } from '../../domain/documents/index.ts';
import type { Loss, MentorLoss, Proposal } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { type Act, found } from './acting.ts';
import { PROPOSAL_FILE, proposalIn } from './kept-proposal.ts';
import { jsonIn, resultFile, type RunRead } from './planned-result.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface StressView {
  readonly run: string;
  readonly board: string | null;
  readonly round: string | null;
  /** The run that it is of; null where it is not for whoever asks. */
  readonly of: string | null;
  /** In the language asked for. */
  readonly summary: string[];
  readonly mentors: {
    readonly mentor: Named;
    readonly serviceName: string;
    readonly kind: MentorLoss['kind'];
    readonly trainees: { readonly trainee: Named; readonly deputy: Named | null }[];
    readonly alone: Loss | null;
    readonly best: Loss | null;
    readonly sentence: string;
  }[];
}

/** @throws BinomeError as `resultFile`. */
export async function readStress(act: Act, id: string, language: Language): Promise<StressView> {
  const name = 'stress.json';
  const { bytes, ...read } = await resultFile(act, id, { command: 'stress', name });
  const stress = readDocument('binome.stress/1', jsonIn(bytes), { file: name });
  const { proposal, of } = await proposalOf(act, read);
  const { mentors, pairs, unmet } = proposal;
  const people = new Map([...mentors, ...[...pairs, ...unmet].map(({ trainee }) => trainee)].map((person) => [person.id, person]));
  const nameOf = (person: string): string => people.get(person)?.name ?? person;
  const named = (person: string): Named => ({ id: person, name: nameOf(person) });
  const deputies = new Map(stress.deputies.map(({ trainee, mentor, deputy }) => [JSON.stringify([trainee, mentor]), deputy]));
  const deputyOf = (trainee: string, mentor: string): Named | null => {
    const deputy = deputies.get(JSON.stringify([trainee, mentor])) ?? null;
    return deputy === null ? null : named(deputy);
  };
  return {
    ...{ run: read.run, board: read.board, round: read.round, of },
    summary: summariseStress(stress, language),
    mentors: stress.mentors.map((loss) => ({
      ...{ mentor: named(loss.mentor), serviceName: people.get(loss.mentor)?.service ?? '', kind: loss.kind },
      trainees: loss.trainees.map((trainee) => ({ trainee: named(trainee), deputy: deputyOf(trainee, loss.mentor) })),
      ...{ alone: loss.alone, best: loss.best, sentence: describeLoss(loss, stress.deputies, nameOf, language) },
    })),
  };
}

/** As it was frozen for this run. @throws BinomeError SERVICE_NOT_FOUND. */
async function proposalOf({ tx }: Act, { run, inputs }: RunRead): Promise<{ readonly proposal: Proposal; readonly of: string | null }> {
  const { sha256 } = found(
    inputs.find(({ name }) => name === PROPOSAL_FILE),
    run,
  );
  const { bytes } = found(await tx.selectFrom('blob').select('bytes').where('sha256', '=', sha256).executeTakeFirst(), run);
  const made = await tx
    .selectFrom('run_file')
    .innerJoin('run', 'run.id', 'run_file.run')
    .select('run.id')
    .where('run_file.name', '=', PROPOSAL_FILE)
    .where('run_file.sha256', '=', sha256)
    .orderBy('run.at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { proposal: proposalIn(bytes), of: made?.id ?? null };
}
