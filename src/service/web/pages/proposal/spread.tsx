/** How scores, journeys and the load of mentors are spread over the pairs of a proposal. */
import { me } from '../../frame/session.ts';
import { words } from '../../frame/words.ts';
import { Empty } from '../../parts/notice.tsx';
import type { Proposed } from '../rounds/loads.ts';
import { isVeiled } from '../rounds/shown-pairs.ts';
import { type Band, bandsOf, loadsOf, medianOf } from './figures.ts';
import { Histogram } from './histogram.tsx';

const POINTS = 10_000;
const [SCORE_BAND, SCORE_BANDS] = [5, 20];
const JOURNEY_BAND = 10;

export default function Spread({ pairs }: { readonly pairs: readonly Proposed[] }) {
  const { spread: said, none } = words().proposal;
  const veiled = pairs.filter((pair) => isVeiled(me.value?.grants ?? [], pair));
  const scores = pairs.filter((pair) => !veiled.includes(pair)).flatMap(({ score }) => (score === null ? [] : [score / POINTS]));
  const journeys = pairs.flatMap(({ travelMinutes }) => (travelMinutes === null ? [] : [travelMinutes]));
  const loads = loadsOf(pairs);
  const mentors = loads.reduce((sum, { count }) => sum + count, 0);
  const band = ({ from, to }: Band): string => (to === null ? said.last(from) : said.band(from, to));
  const stats = (values: readonly number[]): string =>
    said.stats(values.length, said.value(medianOf(values)), said.value(Math.min(...values)), said.value(Math.max(...values)));
  if (pairs.length === 0) return <Empty>{none}</Empty>;
  return (
    <section>
      <h2>{said.title}</h2>
      {veiled.length > 0 && <p class="hint">{said.veiled(veiled.length)}</p>}
      <div class="spreads">
        {scores.length > 0 && (
          <Histogram
            title={said.scores}
            unit={said.scoresUnit}
            says={stats(scores)}
            bands={bandsOf(scores, SCORE_BAND, SCORE_BANDS)}
            nameOf={band}
          />
        )}
        {journeys.length > 0 && (
          <Histogram
            title={said.journeys}
            unit={said.journeysUnit}
            says={[stats(journeys), ...(journeys.length < pairs.length ? [said.unknown(pairs.length - journeys.length)] : [])].join(' ')}
            bands={bandsOf(journeys, JOURNEY_BAND, Math.floor(Math.max(...journeys) / JOURNEY_BAND) + 1)}
            nameOf={band}
          />
        )}
        <Histogram
          title={said.loads}
          unit={said.loadsUnit}
          says={said.loadStats(mentors, pairs.length)}
          bands={loads}
          nameOf={({ from }) => said.exactly(from)}
          isExact
        />
      </div>
    </section>
  );
}
