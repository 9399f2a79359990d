/** Submitting one option: what happens then is said before it does. */
import { api, done } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';
import { type CaseProps, isRefused } from './case.ts';
import { Chain, chainOf, type Option } from './chain.tsx';

interface Props {
  readonly run: string;
  readonly option: Option;
  readonly of: CaseProps['of'];
  readonly onClose: (isSubmitted: boolean) => void;
}

export function SubmitDialog({ run, option, of: { body, version }, onClose }: Props) {
  const { options: said } = words().breakdowns;
  const submit = async (): Promise<void> => {
    await done(
      api.PUT('/api/breakdowns/{id}/option', {
        params: { path: { id: body.id }, header: { 'If-Match': version } },
        body: { run, point: option.label },
      }),
    );
    onClose(true);
  };
  return (
    <ActDialog title={said.confirm(option.label)} submit={said.submit(option.label)} work={submit} onClose={() => onClose(false)}>
      <p>{said.confirmChanges(option.changes.length)}</p>
      <Chain changes={chainOf(option.changes, body.trainee.id)} />
      <p>{said.confirmSays}</p>
      {body.option !== null && !isRefused(body) && <p>{said.replaces}</p>}
    </ActDialog>
  );
}
