/** Who has no mentor in a run, why, and what would help: what its report tells, for whoever may read its files. */
import type { PersonSummary, Text } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { unmetReasons } from '../../wording/index.ts';
import type { Act } from './acting.ts';
import { PROPOSAL_FILE, proposalIn } from './kept-proposal.ts';
import { readRunFile } from './run-files.ts';
import { mustBeMatch } from './run-pairs.ts';

interface ToldPerson {
  readonly id: string;
  readonly name: string;
  readonly serviceName: string;
}

export interface Diagnosis {
  readonly status: 'optimal' | 'limit' | 'infeasible';
  readonly unmet: {
    readonly trainee: ToldPerson;
    readonly reasons: { readonly fr: readonly string[]; readonly en: readonly string[] };
    readonly shortage: number | null;
  }[];
  readonly shortages: {
    readonly says: Text;
    readonly trainees: ToldPerson[];
    readonly mentors: ToldPerson[];
    readonly needed: number;
    readonly capacity: number;
    readonly missing: number;
  }[];
  readonly infeasibility: Text[];
  readonly waysOut: { readonly trainees: number; readonly options: { readonly says: Text; readonly matched: number }[] }[];
}

/** @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN; RUN_NOT_DONE. */
export async function diagnosisOf(act: Act, run: string): Promise<Diagnosis> {
  await mustBeMatch(act, run);
  const { status, unmet, shortages, infeasibility, waysOut, sideConstraints } = proposalIn(await readRunFile(act, run, PROPOSAL_FILE));
  const labels = new Map(sideConstraints.map(({ id, label }) => [id, label]));
  const labelOf = (id: string): Text => labels.get(id) ?? { fr: id, en: id };
  return {
    status,
    unmet: unmet.map((each) => {
      // Where no matching is possible at all, that is told once.
      const said = (language: Language): string[] => (status === 'infeasible' ? [] : unmetReasons(each, language, labelOf));
      return { trainee: toldPerson(each.trainee), reasons: { fr: said('fr'), en: said('en') }, shortage: each.shortage };
    }),
    shortages: shortages.map(({ explanation, trainees, mentors, needed, capacity, missing }) => ({
      ...{ says: explanation, trainees: trainees.map(toldPerson), mentors: mentors.map(toldPerson) },
      ...{ needed, capacity, missing },
    })),
    infeasibility: [...(infeasibility ?? [])],
    waysOut: (waysOut ?? []).map(({ trainees, options }) => ({
      trainees,
      options: options.map(({ sentence, matched }) => ({ says: sentence, matched })),
    })),
  };
}

function toldPerson({ id, name, service }: PersonSummary): ToldPerson {
  return { id, name, serviceName: service };
}
