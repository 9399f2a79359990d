/** Submitting one option: what happens then is said before it does. */
import { api, done } from '../../api/client.ts';
import { words } from '../../frame/words.ts';
import { useAct } from '../../parts/act.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemNotice } from '../../parts/notice.tsx';
import { type CaseProps, isRefused } from './case.ts';
import { Chain, chainOf, type Option } from './chain.tsx';

interface Props {
  readonly run: string;
  readonly option: Option;
  readonly of: CaseProps['of'];
  readonly onClose: (isSubmitted: boolean) => void;
}

export function SubmitDialog({ run, option, of: { body, version }, onClose }: Props) {
  const { frame, breakdowns } = words();
  const { options: said } = breakdowns;
  const { act, isBusy, problem } = useAct();
  const submit = (): void =>
    void act(async () => {
      await done(
        api.PUT('/api/breakdowns/{id}/option', {
          params: { path: { id: body.id }, header: { 'If-Match': version } },
          body: { run, point: option.label },
        }),
      );
      onClose(true);
    });
  return (
    <Dialog title={said.confirm(option.label)} onClose={() => onClose(false)}>
      {problem !== null && <ProblemNotice problem={problem} />}
      <p>{said.confirmChanges(option.changes.length)}</p>
      <Chain changes={chainOf(option.changes, body.trainee.id)} />
      <p>{said.confirmSays}</p>
      {body.option !== null && !isRefused(body) && <p>{said.replaces}</p>}
      <div class="acts">
        <button type="button" class="main" disabled={isBusy} onClick={submit}>
          {said.submit(option.label)}
        </button>
        <button type="button" onClick={() => onClose(false)}>
          {frame.cancel}
        </button>
      </div>
    </Dialog>
  );
}
