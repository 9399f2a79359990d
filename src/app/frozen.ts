/** `frozen`: what a match is computed from, as one document, for a page that tries changes on it. Nothing is matched. */
import { frozenInput, type FrozenInput } from '../matching/index.ts';
import { nothingKept, type Command } from './command.ts';
import { matchInput, matchRequest } from './match.ts';

/** Asked for as the match itself. */
export const FROZEN: Command<typeof matchRequest, FrozenInput> = {
  name: 'frozen',
  bundledAs: null,
  schema: matchRequest,
  run: async (request, run) => frozenInput(await matchInput(request, run)),
  ending: () => 'done',
  document: (frozen) => frozen,
  result: nothingKept,
};
