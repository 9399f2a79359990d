/** Asking what is fragile in a proposal: in which one. */
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';
import { timed } from '../../parts/dates.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PAGES } from '../../../rules/pages.ts';
import { addressOf, boardNameOf, type Round, type Run, subjectOf } from './loads.ts';

/** Runs of rounds that are looked through. */
const MOST = 100;

interface Props {
  readonly rounds: readonly Round[];
  readonly onClose: () => void;
}

export function AskStress({ rounds, onClose }: Props) {
  const { form, kinds } = words().planning;
  const runs = useLoaded('runs to stress', async (): Promise<readonly Run[]> => {
    const { body } = await given(api.GET('/api/runs', { params: { query: { command: 'match', limit: MOST } } }));
    return body.items.filter(
      ({ round, board, state, result }) =>
        round !== null && state === 'done' && result?.verified === true && mayAt('run.start', { board }) && result.ending !== 'infeasible',
    );
  });
  if (runs.value !== null && runs.value.length > 0) return <Choose runs={runs.value} {...{ rounds, onClose }} />;
  return (
    <Dialog title={kinds.stress.ask} onClose={onClose}>
      <LoadedPart of={runs}>
        {() => (
          <p>
            {form.noRun} <a href={PAGES.rounds}>{form.toRounds}</a>
          </p>
        )}
      </LoadedPart>
      <div class="acts">
        <button type="button" onClick={onClose}>
          {words().frame.cancel}
        </button>
      </div>
    </Dialog>
  );
}

function Choose({ runs, rounds, onClose }: Props & { readonly runs: readonly Run[] }) {
  const { form, kinds } = words().planning;
  const { route } = useLocation();
  const boards = new Set(runs.map(({ board }) => board));
  const [run, setRun] = useState(runs[0]!.id);
  const board = runs.find(({ id }) => id === run)?.board ?? null;
  const ask = async (): Promise<void> => {
    const { id } = (await given(api.POST('/api/runs', { body: { command: 'stress', run } }))).body;
    onClose();
    route(addressOf('stress', id));
  };
  return (
    <ActDialog title={kinds.stress.ask} submit={kinds.stress.ask} work={ask} onClose={onClose}>
      <Field label={form.run} hint={form.runHint}>
        {(described) => (
          <select {...described} value={run} onChange={(event) => setRun(event.currentTarget.value)}>
            {runs.map((one) => (
              <option key={one.id} value={one.id}>
                {boards.size > 1 && `${boardNameOf(one.board, rounds)} – `}
                {form.named(subjectOf(one, rounds), timed(one.at))}
              </option>
            ))}
          </select>
        )}
      </Field>
      {!mayAt('person.read', { board }) && <p class="hint">{form.readByBoard}</p>}
    </ActDialog>
  );
}
