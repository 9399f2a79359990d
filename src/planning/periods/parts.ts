/** A plan falls into parts that have nothing to do with each other: nobody of one could be with anybody of another, in any period. */
import { connectedComponents } from 'graphology-components';
import { UndirectedGraph } from 'graphology';
import { scoresIn, type Scope, type PreparedPeriod, type PeriodScope } from './horizon.ts';

/** In the order of their first trainees. Mentors whom nobody could have are a part of their own where they must have somebody. */
export function partsOf(scope: Scope): Scope[] {
  const { horizon, scopes } = scope;
  const graph = new UndirectedGraph();
  horizon.periods.forEach((period, k) => {
    for (const id of period.trainees) graph.mergeNode(`t${id}`);
    for (const { id, min } of period.mentors.values()) if (min > 0) graph.mergeNode(`m${id}`);
    for (const [trainee, own] of scoresIn(scope, k)) for (const mentor of own.keys()) graph.mergeEdge(`t${trainee}`, `m${mentor}`);
    for (const { terms } of period.sideConstraints)
      for (const [trainee] of terms) if (trainee !== terms[0]![0]) graph.mergeEdge(`t${terms[0]![0]}`, `t${trainee}`);
  });
  return connectedComponents(graph).map((nodes) => {
    const own = new Set(nodes);
    return {
      horizon: { ...horizon, periods: horizon.periods.map((period) => periodOf(period, own)) },
      scopes: scopes.map((one) => scopeOf(one, own)),
    };
  });
}

function periodOf(period: PreparedPeriod, own: ReadonlySet<string>): PreparedPeriod {
  return {
    ...period,
    trainees: period.trainees.filter((id) => own.has(`t${id}`)),
    mentors: new Map([...period.mentors].filter(([id]) => own.has(`m${id}`))),
    scores: new Map([...period.scores].filter(([id]) => own.has(`t${id}`))),
    sideConstraints: period.sideConstraints.filter(({ terms }) => terms.length === 0 || own.has(`t${terms[0]![0]}`)),
  };
}

function scopeOf(one: PeriodScope, own: ReadonlySet<string>): PeriodScope {
  if (one.kind !== 'decided') return one;
  return { kind: 'decided', placement: new Map([...one.placement].filter(([id]) => own.has(`t${id}`))) };
}
