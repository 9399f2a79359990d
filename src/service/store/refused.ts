/** What the database refuses by itself, in the catalogue's words: its constraints hold even where an act has forgotten to ask. */
import { BinomeError } from '../../errors/index.ts';

interface DatabaseError {
  readonly code: string;
  readonly constraint?: string;
}

const PERMISSION = '42501';
const UNIQUE = '23505';
const EXCLUSION = '23P01';
/** A text with a character that no text of the store may have: U+0000. */
const NOT_A_TEXT = '22021';

/** null where an error is none of the database's, or a mistake of ours. */
export function refusedByStore(error: unknown): BinomeError | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code, constraint = '' } = error as Error & DatabaseError;
  if (code === PERMISSION) return new BinomeError('SERVICE_FORBIDDEN', { value: 'row-level security' });
  if (constraint === 'decision_not_by_its_proposer') return new BinomeError('DECISION_OWN_PROPOSAL');
  if (constraint === 'account_oidc_subject_key') return new BinomeError('ACCOUNT_IDENTITY_TAKEN');
  if (constraint === 'one_open_case') return new BinomeError('SERVICE_MEANWHILE');
  if (constraint === 'effect_of_accepted_option' || constraint === 'match_of_accepted_move')
    return new BinomeError('BREAKDOWN_UNDECIDED_EFFECT');
  if (constraint === 'moves_from_what_is_in_force')
    return new BinomeError('BREAKDOWN_STALE', {
      detail: 'a pair that it moves is not in force',
      detailFr: 'un binôme qu’il déplace n’est pas en cours',
    });
  if (constraint === 'mentor_within_capacity') {
    return new BinomeError('DECISION_MENTOR_FULL', {
      detail: 'the matches in force take them all',
      detailFr: 'les binômes en vigueur les prennent toutes',
    });
  }
  if (constraint === 'one_mentor_at_a_time' || code === EXCLUSION) return new BinomeError('DECISION_TWO_MENTORS');
  if (code === NOT_A_TEXT)
    return new BinomeError('SERVICE_BODY', {
      detail: 'it has a character that no text may have (U+0000)',
      detailFr: 'elle contient un caractère qu’aucun texte ne peut avoir (U+0000)',
    });
  if (code === UNIQUE) return new BinomeError('SERVICE_MEANWHILE');
  return null;
}
