import type { CensusInput } from '../../src/session/index.ts';

export function demoInput(board?: string): Promise<CensusInput>;
export function asJson(input: CensusInput): object;
