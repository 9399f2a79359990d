/** The options that a search found, side by side: a chart with its table, each with its chain of changes and its price; one of them is submitted. */
import { useState } from 'preact/hooks';
import { api, given } from '../../api/client.ts';
import { useLoaded } from '../../api/loaded.ts';
import { language, words } from '../../frame/words.ts';
import { dated, timed } from '../../parts/dates.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Empty } from '../../parts/notice.tsx';
import { type CaseProps, isRefused } from './case.ts';
import { Chain, chainOf, isVariant, type Option } from './chain.tsx';
import { FrontierChart } from './frontier-chart.tsx';
import { SubmitDialog } from './submit-dialog.tsx';

export function OptionsPart({ run, of, onDone }: CaseProps & { readonly run: string }) {
  const { options: said } = words().breakdowns;
  const { body } = of;
  const found = useLoaded(`options ${body.id} ${run}`, async () => {
    const call = api.GET('/api/breakdowns/{id}/options/{run}', { params: { path: { id: body.id, run } } });
    return (await given(call)).body;
  });
  const [chosen, setChosen] = useState<Option | null>(null);
  const at = body.runs.find((each) => each.run === run)?.at;
  return (
    <section>
      <h2>{said.title}</h2>
      <LoadedPart of={found}>
        {({ from, options }) => (
          <>
            {at !== undefined && <p class="hint">{said.from(dated(from), timed(at))}</p>}
            {options.length === 0 ? (
              <Empty>{said.none}</Empty>
            ) : (
              <>
                <div class="frontier">
                  <FrontierChart options={options} />
                  <Table options={options} />
                </div>
                <div class="options">
                  {options.map((option) => (
                    <OptionCard key={option.label} option={option} run={run} of={of} onDone={onDone} onChoose={() => setChosen(option)} />
                  ))}
                </div>
              </>
            )}
          </>
        )}
      </LoadedPart>
      {chosen !== null && (
        <SubmitDialog
          {...{ run, of }}
          option={chosen}
          onClose={(isSubmitted) => {
            setChosen(null);
            if (isSubmitted) void onDone();
          }}
        />
      )}
    </section>
  );
}

function Table({ options }: { readonly options: readonly Option[] }) {
  const { options: said } = words().breakdowns;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={said.caption}>
      <table class="stack">
        <caption>{said.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.label}</th>
            <th scope="col" class="number">
              {said.moved}
            </th>
            <th scope="col" class="number">
              {said.gain}
            </th>
            <th scope="col">{said.served}</th>
            <th scope="col">{said.proof}</th>
          </tr>
        </thead>
        <tbody>
          {options.map(({ label, moved, gain, served, status }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="number" data-label={said.moved}>
                {moved}
              </td>
              <td class="number" data-label={said.gain}>
                {said.gains(gain)}
              </td>
              <td data-label={said.served}>{said.serves(served)}</td>
              <td data-label={said.proof}>{said[status]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CardProps extends CaseProps {
  readonly option: Option;
  readonly run: string;
  readonly onChoose: () => void;
}

function OptionCard({ option, run, of: { body }, onChoose }: CardProps) {
  const { options: said } = words().breakdowns;
  const { label, moved, gain, served, changes } = option;
  const isSubmitted = body.option?.run === run && body.option.label === label;
  const isStanding = isSubmitted && !isRefused(body);
  return (
    <div class="card option">
      <h3>
        {isVariant(option) ? said.variant(label) : said.named(label)}
        {isSubmitted && <span class={isStanding ? 'tag good' : 'tag bad'}>{isStanding ? said.submitted : said.refusedOnce}</span>}
      </h3>
      <ul>
        <li>{said.movedSays(moved)}</li>
        <li>{said.gainSays(gain)}</li>
        {served !== 0 && <li>{said.servedSays(served)}</li>}
      </ul>
      <h4>{said.chain}</h4>
      <Chain changes={chainOf(changes, body.trainee.id)} />
      <details>
        <summary>{said.inWords}</summary>
        {option.explanation[language.value].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </details>
      {!isStanding && (
        <p class="acts">
          <button type="button" onClick={onChoose}>
            {said.submit(label)}
          </button>
        </p>
      )}
    </div>
  );
}
