/** Which census counts now: its version, when and by whom, how many people. */
import type { Schemas } from '../../api/client.ts';
import { language, words } from '../../frame/words.ts';
import { timed } from '../../parts/dates.ts';
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
        </div>
      )}
    </section>
  );
}
