/** A plan of two trainees over two periods: S-1 keeps a mentor of one setting, S-2 sees both with one and has nobody after. */
import type { Plan } from '../../../../src/domain/documents/plan.ts';

export function samplePlan(): Plan {
  const period = { promotion: 'CPIP 29', name: 'Stage', trainees: 2, places: 3, isDecided: false };
  return {
    format: 'binome.plan/1',
    engine: { name: 'binome', version: '0.1.0' },
    guidelines: { id: 'national', version: '1', sha256: '' },
    rules: { bothSettings: true, continuity: 0, mostWithOneMentor: null, rest: null, load: { free: 2, points: 0.05 } },
    leftOut: [],
    inputs: [],
    periods: [
      { ...period, label: 'SP1', start: '2025-08-28', end: '2025-10-24', served: 2, score: 1_300_000 },
      { ...period, label: 'SP2', start: '2025-11-17', end: '2026-02-20', served: 1, score: 700_000 },
    ],
    status: 'optimal',
    value: { served: 3, settings: 3, points: 2_000_000, kept: 1, over: 0 },
    bound: { served: 3, settings: 3, points: 2_000_000 },
    pairs: [
      { period: 'SP1', trainee: 'S-1', mentor: 'T-1', score: 700_000 },
      { period: 'SP1', trainee: 'S-2', mentor: 'T-2', score: 600_000 },
      { period: 'SP2', trainee: 'S-1', mentor: 'T-1', score: 700_000 },
    ],
    trainees: [
      {
        ...{ id: 'S-1', name: 'Ève Érable' },
        stages: [
          { period: 'SP1', mentor: 'T-1', name: 'Alix Ajonc', settings: ['MO'] },
          { period: 'SP2', mentor: 'T-1', name: 'Alix Ajonc', settings: ['MO'] },
        ],
        unseen: [{ trainee: 'S-1', name: 'Ève Érable', setting: 'MF', reason: 'places' }],
        sentence: { fr: 'Ève Érable : SP1 et SP2 ; rien d’autre.', en: 'Ève Érable: SP1 and SP2.' },
      },
      {
        ...{ id: 'S-2', name: '=Fadi "F" Frêne' },
        stages: [
          { period: 'SP1', mentor: 'T-2', name: 'Basile Bruyère', settings: ['MO', 'MF'] },
          { period: 'SP2', mentor: null, name: null, settings: [] },
        ],
        unseen: [],
        sentence: { fr: 'Fadi', en: 'Fadi' },
      },
    ],
    loads: [
      { mentor: 'T-1', name: 'Alix Ajonc', trainees: 2, periods: 2 },
      { mentor: 'T-2', name: 'Basile Bruyère', trainees: 1, periods: 1 },
    ],
    boards: [],
    separately: null,
  };
}
