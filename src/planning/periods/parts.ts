/** A plan falls into parts that have nothing to do with each other: nobody of one could be with anybody of another, in any stage. */
import { connectedComponents } from 'graphology-components';
import { UndirectedGraph } from 'graphology';
import { scoresIn, type Scope, type Stage, type StageScope } from './horizon.ts';

/** In the order of their first trainees. Mentors whom nobody could have are a part of their own where they must have somebody. */
export function partsOf(scope: Scope): Scope[] {
  const { horizon, scopes } = scope;
  const graph = new UndirectedGraph();
  horizon.stages.forEach((stage, k) => {
    for (const id of stage.trainees) graph.mergeNode(`t${id}`);
    for (const { id, min } of stage.mentors.values()) if (min > 0) graph.mergeNode(`m${id}`);
    for (const [trainee, own] of scoresIn(scope, k)) for (const mentor of own.keys()) graph.mergeEdge(`t${trainee}`, `m${mentor}`);
    for (const { terms } of stage.sideConstraints)
      for (const [trainee] of terms) if (trainee !== terms[0]![0]) graph.mergeEdge(`t${terms[0]![0]}`, `t${trainee}`);
  });
  return connectedComponents(graph).map((nodes) => {
    const own = new Set(nodes);
    return {
      horizon: { ...horizon, stages: horizon.stages.map((stage) => stageOf(stage, own)) },
      scopes: scopes.map((one) => scopeOf(one, own)),
    };
  });
}

function stageOf(stage: Stage, own: ReadonlySet<string>): Stage {
  return {
    ...stage,
    trainees: stage.trainees.filter((id) => own.has(`t${id}`)),
    mentors: new Map([...stage.mentors].filter(([id]) => own.has(`m${id}`))),
    scores: new Map([...stage.scores].filter(([id]) => own.has(`t${id}`))),
    sideConstraints: stage.sideConstraints.filter(({ terms }) => terms.length === 0 || own.has(`t${terms[0]![0]}`)),
  };
}

function scopeOf(one: StageScope, own: ReadonlySet<string>): StageScope {
  if (one.kind !== 'decided') return one;
  return { kind: 'decided', placement: new Map([...one.placement].filter(([id]) => own.has(`t${id}`))) };
}
