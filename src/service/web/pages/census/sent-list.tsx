/** The censuses that were sent, so that one that waits is found again. */
import type { Schemas } from '../../api/client.ts';
import { language, words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { formatsOf } from '../../../../wording/web/index.ts';
import { censusAt } from './address.ts';

type Summary = Schemas['CensusSummary'];

/** Shown at once; those before them on demand. */
const FIRST = 6;

interface Props {
  readonly board: string;
  readonly list: readonly Summary[];
  readonly shown?: string;
}

export function SentList({ list, ...rest }: Props) {
  const { sent } = words().census;
  const earlier = list.slice(FIRST);
  return (
    <section>
      <h2>{sent.title}</h2>
      <Sent list={list.slice(0, FIRST)} {...rest} />
      {earlier.length > 0 && (
        <details>
          <summary>{sent.more(earlier.length)}</summary>
          <Sent list={earlier} {...rest} />
        </details>
      )}
    </section>
  );
}

function Sent({ board, list, shown }: Props) {
  const { sent } = words().census;
  const { integer } = formatsOf(language.value);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={sent.title}>
      <table>
        <caption>{sent.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{sent.at}</th>
            <th scope="col">{sent.by}</th>
            <th scope="col" class="number">
              {sent.people}
            </th>
            <th scope="col" class="number">
              {sent.rejected}
            </th>
            <th scope="col">{sent.state}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.id === shown ? (
                  <>
                    {timed(one.at)} <span class="hint">({sent.shown})</span>
                  </>
                ) : (
                  <a href={censusAt(board, one.id)} aria-label={sent.look(timed(one.at))}>
                    {timed(one.at)}
                  </a>
                )}
              </th>
              <td>{one.by}</td>
              <td class="number">{integer(one.accepted)}</td>
              <td class="number">{integer(one.counts.rejected)}</td>
              <td>
                <StateTag of={one} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StateTag({ of: { state, censusVersion } }: { readonly of: Summary }) {
  const { sent } = words().census;
  const tone = state === 'applied' ? 'tag good' : state === 'previewed' ? 'tag warning' : 'tag';
  return (
    <>
      <span class={tone}>{state === 'superseded' && censusVersion === null ? sent.past : sent.states[state]}</span>
      {censusVersion !== null && <span class="hint"> {sent.version(censusVersion)}</span>}
    </>
  );
}
