/** Where one more trained mentor is worth most, as the page and scripts read it: somebody to train, somebody who would have to agree, somebody new. */
import { recruitmentNotes } from '../../app/index.ts';
import { readDocument } from '../../domain/documents/index.ts';
import type { Recruitment } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import type { Act } from './acting.ts';
import { jsonIn, resultFile } from './planned-result.ts';
import { type ServicePlace, servicePlaces } from './service-places.ts';

type Period = Recruitment['periods'][number];
type Candidate = Recruitment['candidates'][number];

export interface RecruitmentView {
  readonly run: string;
  readonly board: string | null;
  readonly periods: (Pick<Period, 'label' | 'promotion' | 'name' | 'start' | 'end' | 'status' | 'unmetByConstraints'> & {
    readonly trainees: number;
    readonly places: number;
    readonly served: number | null;
    readonly short: number | null;
    /** What is missing where, in words. */
    readonly says: string[];
  })[];
  readonly candidates: (Pick<Candidate, 'id' | 'measure' | 'name' | 'site' | 'places' | 'status' | 'served' | 'score'> & {
    readonly service: ServicePlace['code'];
    readonly serviceName: string;
    /** Of the service. */
    readonly coordinates: ServicePlace['coordinates'];
    readonly boardName: string;
    readonly explanation: string[];
  })[];
  readonly notes: string[];
}

/** @throws BinomeError as `resultFile`. */
export async function readRecruitment(act: Act, id: string, language: Language): Promise<RecruitmentView> {
  const name = 'recruitment.json';
  const { run, board, bytes } = await resultFile(act, id, { command: 'recruitment', name });
  const found = readDocument('binome.recruitment/1', jsonIn(bytes), { file: name });
  const placeOf = await servicePlaces();
  return {
    ...{ run, board, notes: recruitmentNotes(found, language) },
    periods: found.periods.map(({ label, promotion, name: called, start, end, status, unmetByConstraints, total, shortages }) => ({
      ...{ label, promotion, name: called, start, end, status, unmetByConstraints },
      ...{ trainees: total.trainees, places: total.places, served: total.served, short: total.short },
      says: shortages.map(({ explanation }) => explanation[language]),
    })),
    candidates: found.candidates.map((candidate) => {
      const { id: whom, measure, name: called, board: boardName, service: serviceName, site, places, status, served, score } = candidate;
      const { code: service, coordinates } = placeOf(boardName, serviceName);
      return {
        ...{ id: whom, measure, name: called, site, places, status, served, score, boardName, serviceName },
        ...{ service, coordinates, explanation: [...candidate.explanation[language]] },
      };
    }),
  };
}
