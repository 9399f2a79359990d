/** Before a new version is given: what changes, what was found, what becomes stale, and the reason. */
import { useState } from 'preact/hooks';
import type { Guidelines } from '../../../../domain/index.ts';
import { api, given } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';
import { WrittenField } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Compared } from './compared.tsx';
import { type Finding, Found } from './constraints-input.tsx';
import { differencesOf, isNothing } from './differences.ts';
import type { Placed } from './effect.tsx';

interface Props {
  readonly scope: string;
  readonly edited: Guidelines;
  readonly inForce: Guidelines;
  /** null: nobody could look. */
  readonly findings: readonly Finding[] | null;
  readonly decisions: number;
  /** What they would do to the last proposal; null: not looked at; without it where nobody can. */
  readonly placed?: Placed | null;
  readonly onGiven: (number: number, findings: readonly Finding[] | null) => void;
  readonly onClose: () => void;
}

export function GiveDialog({ scope, edited, inForce, findings, decisions, placed, onGiven, onClose }: Props) {
  const { give: said } = words().guidelines;
  const [reason, setReason] = useState('');
  const changesNothing = isNothing(differencesOf(inForce, edited));
  const give = async (): Promise<void> => {
    const { body } = await given(api.POST('/api/guidelines', { params: { query: { scope } }, body: { document: { ...edited }, reason } }));
    onClose();
    onGiven(body.number, body.findings);
  };
  return (
    <ActDialog title={said.title} submit={said.act} work={give} onClose={onClose}>
      <h3>{said.changes}</h3>
      <Compared before={inForce} after={edited} names={[said.now, said.then]} />
      {placed === null && <p class="hint">{said.effectNotSeen}</p>}
      {placed != null && placed.after < placed.before && <Notice tone="warning" title={said.fewer(placed.before - placed.after)} />}
      <h3>{said.findings}</h3>
      {findings === null && <p>{said.notLooked}</p>}
      {findings?.length === 0 && <p>{said.nothingFound}</p>}
      <Found findings={findings ?? []} />
      <h3>{said.follows}</h3>
      <p>{decisions === 0 ? said.noDecisions : said.decisions(decisions)}</p>
      {changesNothing && decisions > 0 && <p class="hint">{said.evenSo}</p>}
      <WrittenField label={said.reason} hint={said.reasonHint} required rows={2} value={reason} onValue={setReason} />
    </ActDialog>
  );
}
