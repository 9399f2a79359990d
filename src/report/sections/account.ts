/** The account of everybody who was read, and what changes since an earlier proposal: the first two things that a meeting asks. */
import type { CensusAccount, LeftOut } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { describeAccount, describeCensusAccount, describeChanges, pageWordsOf } from '../../wording/index.ts';
import type { Edition } from '../edition.ts';
import { type Html, markup } from '../markup.ts';

/** Nothing for a proposal that an earlier version wrote. */
export function accountSection({ proposal, language }: Edition): Html | null {
  const { account } = proposal;
  return account === undefined ? null : accountList(account, describeAccount(account, language), language);
}

/** As a section of the report of an analysis; nothing where its people were not read from files. */
export function censusAccountSection(
  account: CensusAccount | undefined,
  language: Language,
): readonly [id: string, heading: string, content: Html | null] {
  const content = account === undefined ? null : accountList(account, describeCensusAccount(account, language), language);
  return ['account', pageWordsOf(language).account.heading, content];
}

function accountList(account: { readonly leftOut: readonly LeftOut[] }, lines: readonly string[], language: Language): Html {
  const words = pageWordsOf(language).account;
  return markup`<p>${words.intro}</p>
${isPartial(account, 'refusedRow') ? markup`<p class="alert"><strong>${words.partial}</strong></p>` : null}${isPartial(account, 'refusedFile') ? markup`<p class="alert"><strong>${words.partialFiles}</strong></p>` : null}
<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
}

export function changesSection({ proposal, language }: Edition): Html | null {
  const { changes } = proposal;
  return changes === undefined ? null : markup`<ul>${describeChanges(changes, language).map((line) => markup`<li>${line}</li>`)}</ul>`;
}

/** Whether the census was accepted with rows, or files, refused. */
function isPartial({ leftOut }: { readonly leftOut: readonly LeftOut[] }, refused: LeftOut['reason']): boolean {
  return leftOut.some(({ reason }) => reason === refused);
}
