import type { Problem } from '../src/solver/index.ts';

export function quotaProblem(shape: { trainees: number; mentors: number; density: number; quotas: number; seed?: number }): Problem;
