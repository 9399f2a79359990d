/** A run's proposal, as its file keeps it. */
import { readDocument } from '../../domain/documents/index.ts';
import type { Proposal } from '../../domain/index.ts';

export const PROPOSAL_FILE = 'proposal.json';

/** @throws BinomeError CALL_PROPOSAL_FORMAT for what no run of today has written. */
export function proposalIn(bytes: Uint8Array): Proposal {
  return readDocument('binome.proposal/1', JSON.parse(new TextDecoder().decode(bytes)), { file: PROPOSAL_FILE });
}
