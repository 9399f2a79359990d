/**
 * What `match` computes from, as JSON carries it, so that a page can hold it: maps as lists, and of the communes those alone in which somebody
 * works or lives. Addresses of mail stay behind: nothing is computed from them.
 */
import type { Commune, Mentor, Reference, Trainee } from '../domain/index.ts';
import type { CensusInput } from './prepare.ts';

export const FROZEN_FORMAT = 'binome.frozen/1';

type Entries<M> = M extends ReadonlyMap<infer Key, infer Value> ? readonly (readonly [Key, Value])[] : never;

export interface FrozenInput extends Omit<CensusInput, 'reference' | 'travelTable' | 'decisions'> {
  readonly format: typeof FROZEN_FORMAT;
  readonly reference: Pick<Reference, 'aliases'> & {
    readonly [Name in 'boards' | 'services' | 'sites' | 'communes']: Entries<Reference[Name]>;
  };
  readonly travelTable: Entries<CensusInput['travelTable']>;
  readonly decisions: Entries<NonNullable<CensusInput['decisions']>>;
}

/** O(communes + people). `censusInputOf` of it, after whatever way as JSON, gives the same problem to the bit. */
export function frozenInput(input: CensusInput): FrozenInput {
  const { census, period, guidelines, reference, travelTable, incumbent, decisions = new Map(), pins = [], refusedPairs = [] } = input;
  const { boards, services, sites, aliases = [] } = reference;
  return {
    format: FROZEN_FORMAT,
    census: { mentors: census.mentors.map(withoutMail), trainees: census.trainees.map(withoutMail) },
    ...{ period, guidelines, incumbent, pins, refusedPairs },
    reference: { boards: [...boards], services: [...services], sites: [...sites], communes: communesOf(input), aliases },
    ...{ travelTable: [...travelTable], decisions: [...decisions] },
  };
}

export function censusInputOf({ reference, travelTable, decisions, format: _, ...rest }: FrozenInput): CensusInput {
  const { boards, services, sites, communes, aliases } = reference;
  return {
    ...rest,
    reference: {
      ...{ boards: new Map(boards), services: new Map(services), sites: new Map(sites), communes: new Map(communes) },
      ...(aliases === undefined ? {} : { aliases }),
    },
    ...{ travelTable: new Map(travelTable), decisions: new Map(decisions) },
  };
}

function withoutMail<P extends Mentor | Trainee>(person: P): P {
  return { ...person, email: null };
}

function communesOf({ census, reference: { communes, sites, services } }: CensusInput): [string, Commune][] {
  const lived = [...census.mentors, ...census.trainees].map(({ communeCode }) => communeCode);
  const worked = [...sites.values(), ...services.values()].map(({ inseeCode }) => inseeCode);
  const wanted = new Set([...lived, ...worked]);
  return [...communes].filter(([code]) => wanted.has(code));
}
