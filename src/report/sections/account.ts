/** The account of everybody who was read, and what changes since an earlier proposal: the first two things that a meeting asks. */
import type { Proposal } from '../../domain/index.ts';
import { describeAccount, describeChanges, wordsOf } from '../../wording/index.ts';
import type { Edition } from '../edition.ts';
import { type Html, markup } from '../markup.ts';

/** Nothing for a proposal that an earlier version wrote. */
export function accountSection({ proposal, language }: Edition): Html | null {
  const { account } = proposal;
  if (account === undefined) return null;
  const words = wordsOf(language).account;
  return markup`<p>${words.intro}</p>
${isPartial(proposal) ? markup`<p class="alert"><strong>${words.partial}</strong></p>` : null}
<ul>${describeAccount(account, language).map((line) => markup`<li>${line}</li>`)}</ul>`;
}

export function changesSection({ proposal, language }: Edition): Html | null {
  const { changes } = proposal;
  return changes === undefined ? null : markup`<ul>${describeChanges(changes, language).map((line) => markup`<li>${line}</li>`)}</ul>`;
}

/** Whether the census was accepted with rows refused. */
function isPartial({ account }: Proposal): boolean {
  return account?.leftOut.some(({ reason }) => reason === 'refusedRow' || reason === 'refusedFile') === true;
}
