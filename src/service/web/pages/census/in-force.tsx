/** Which census counts now: its version, when and by whom, how many people. */
import { api, given, type Schemas } from '../../api/client.ts';
import { language, words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
import { useLoaded } from '../../api/loaded.ts';
import { Empty } from '../../parts/notice.tsx';
import { formatsOf } from '../../../../wording/web/index.ts';
import { censusAt } from './address.ts';

interface Props {
  readonly board: string;
  readonly list: readonly Schemas['CensusSummary'][];
}

export function InForce({ board, list }: Props) {
  const { inForce } = words().census;
  const current = list.find(({ state }) => state === 'applied');
  return (
    <section>
      <h2>{inForce.title}</h2>
      {current === undefined ? (
        <Empty>{inForce.none}</Empty>
      ) : (
        <div class="card">
          <dl class="facts">
            <dt>{inForce.version}</dt>
            <dd>{current.censusVersion}</dd>
            <dt>{inForce.people}</dt>
            <dd>{formatsOf(language.value).integer(current.accepted)}</dd>
            <dt>{inForce.applied}</dt>
            <dd>{current.appliedAt !== null && inForce.appliedBy(timed(current.appliedAt), current.appliedBy)}</dd>
            <dt>{inForce.sent}</dt>
            <dd>{inForce.appliedBy(timed(current.at), current.by)}</dd>
          </dl>
          <p>
            <a href={censusAt(board, current.id)}>{inForce.look}</a>
          </p>
          <CurrentFiles id={current.id} />
        </div>
      )}
    </section>
  );
}

/** As they were sent: whoever changes a cell in them and sends them again changes that and nothing else. */
function CurrentFiles({ id }: { readonly id: string }) {
  const { inForce } = words().census;
  const census = useLoaded(`census ${id}`, () => given(api.GET('/api/censuses/{id}', { params: { path: { id } } })));
  if (census.value === null) return null;
  return (
    <>
      <p class="hint">{inForce.filesSay}</p>
      <ul>
        {census.value.body.files.map(({ number, name, href }) => (
          <li key={number}>
            <a href={href} download={name}>
              {inForce.download(name)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
