/** Asking for a plan over several periods, or where to recruit and train: for which directorate, and which periods. */
import { useLocation } from 'preact-iso';
import { useId, useState } from 'preact/hooks';
import { api, given } from '../../api/client.ts';
import { mayAt } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { ActDialog } from '../../parts/act-dialog.tsx';
import { dated, todayInFrance } from '../../parts/dates.ts';
import { Field } from '../../parts/field.tsx';
import { Empty } from '../../parts/notice.tsx';
import { addressOf, type Round } from './loads.ts';

interface Props {
  readonly kind: 'plan-periods' | 'recruitment';
  readonly rounds: readonly Round[];
  readonly onClose: () => void;
}

const COUNTRY = '';

export function AskPeriods({ kind, rounds, onClose }: Props) {
  const { form, kinds, country } = words().planning;
  const { route } = useLocation();
  const boards = [...new Map(rounds.map(({ board, boardName }) => [board, boardName]))].filter(([board]) => mayAt('run.start', { board }));
  // A plan of the whole country could be read by nobody.
  const mayCountry = kind === 'recruitment' && mayAt('run.start', { board: null });
  const [board, setBoard] = useState(mayCountry ? COUNTRY : (boards[0]?.[0] ?? COUNTRY));
  const periods = periodsOf(board === COUNTRY ? rounds : rounds.filter((round) => round.board === board));
  const [chosen, setChosen] = useState<readonly string[]>(() => firstChoice(kind, periods));
  const [isDecided, setDecided] = useState(true);
  const [isTooFew, setTooFew] = useState(false);
  const least = kind === 'plan-periods' ? 2 : 1;
  const submitted = periods.flatMap(({ key, rounds: own }) =>
    chosen.includes(key) ? own.filter(({ proposal }) => proposal !== null) : [],
  );
  const ask = async (): Promise<void> => {
    if (chosen.length < least) {
      setTooFew(true);
      return;
    }
    const asked = { board: board === COUNTRY ? null : board, periods: [...chosen] };
    const body =
      kind === 'recruitment'
        ? ({ command: kind, ...asked } as const)
        : ({ command: kind, ...asked, decided: isDecided ? submitted.map(({ id }) => id) : [] } as const);
    const { id } = (await given(api.POST('/api/runs', { body }))).body;
    onClose();
    route(addressOf(kind, id));
  };
  return (
    <ActDialog title={kinds[kind].ask} submit={kinds[kind].ask} work={ask} onClose={onClose}>
      {(boards.length > 1 || mayCountry) && (
        <Field label={form.board}>
          {(described) => (
            <select {...described} value={board} onChange={(event) => setBoard(event.currentTarget.value)}>
              {mayCountry && <option value={COUNTRY}>{country}</option>}
              {boards.map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {periods.length === 0 ? (
        <Empty>{form.noPeriods}</Empty>
      ) : (
        <Periods
          {...{ periods, chosen }}
          fault={isTooFew && chosen.length < least ? (least === 1 ? form.choosePeriod : form.chooseTwo) : null}
          onChosen={setChosen}
        />
      )}
      {kind === 'plan-periods' && submitted.length > 0 && (
        <div class="field">
          <label class="choice">
            <input type="checkbox" checked={isDecided} onChange={(event) => setDecided(event.currentTarget.checked)} />
            {form.decided}
          </label>
          <p class="hint">{form.decidedHint(submitted.length)}</p>
        </div>
      )}
      {board === COUNTRY && <p class="hint">{form.countryPlaces}</p>}
      {board !== COUNTRY && !mayAt('person.read', { board }) && <p class="hint">{form.readByBoard}</p>}
    </ActDialog>
  );
}

interface Period {
  /** As a run takes it. */
  readonly key: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly rounds: readonly Round[];
}

/** In the order in which they start. */
function periodsOf(rounds: readonly Round[]): readonly Period[] {
  const found = new Map<string, Period>();
  for (const round of rounds) {
    const key = `${round.promotion}/${round.period}`;
    const known = found.get(key);
    const name = words().rounds.one.name(round.name, round.promotion);
    found.set(key, {
      ...{ key, name, startsOn: round.startsOn, endsOn: round.endsOn },
      rounds: [...(known?.rounds ?? []), round],
    });
  }
  return [...found.values()].sort((a, b) => (`${a.startsOn} ${a.key}` < `${b.startsOn} ${b.key}` ? -1 : 1));
}

/** A plan is of all that is to come; mentors are recruited for what comes next. */
function firstChoice(kind: Props['kind'], periods: readonly Period[]): readonly string[] {
  const today = todayInFrance();
  const ahead = periods.filter(({ startsOn }) => startsOn > today).map(({ key }) => key);
  return kind === 'plan-periods' ? ahead : ahead.slice(0, 1);
}

interface PeriodsProps {
  readonly periods: readonly Period[];
  readonly chosen: readonly string[];
  readonly fault: string | null;
  readonly onChosen: (chosen: readonly string[]) => void;
}

function Periods({ periods, chosen, fault, onChosen }: PeriodsProps) {
  const { planning, rounds } = words();
  const id = useId();
  const today = todayInFrance();
  return (
    <fieldset aria-describedby={fault === null ? undefined : `${id}-fault`}>
      <legend>{planning.form.periods}</legend>
      {periods.map(({ key, name, startsOn, endsOn }) => (
        <label key={key} class="choice">
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={(event) =>
              onChosen(periods.map((one) => one.key).filter((one) => (one === key ? event.currentTarget.checked : chosen.includes(one))))
            }
          />
          <span>
            {name}{' '}
            <span class="hint">
              {rounds.days(dated(startsOn), dated(endsOn))}
              {endsOn < today && ` (${planning.form.over})`}
            </span>
          </span>
        </label>
      ))}
      {fault !== null && (
        <p class="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
