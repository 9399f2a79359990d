/** What histories that are drawn at random share: who acts in them, an act and what it comes to, steps that are taken one after the other. */
import { randomUUID } from 'node:crypto';
import type fc from 'fast-check';
import { sql } from 'kysely';
import { BinomeError } from '../../src/errors/index.ts';
import type { Act, Acting } from '../../src/service/acts/acting.ts';
import type { Role } from '../../src/service/rules/rights.ts';
import { refusedByStore } from '../../src/service/store/refused.ts';
import { type Actor, type Outcome, SCOPES } from './round-model.ts';
import type { TestService } from './service.ts';

export interface HistoryActor {
  readonly who: Acting;
  readonly secret: string;
}

type Grants = readonly (readonly [Role, string])[];

/** The accounts of `round-model.ts`. */
export function officeGrants(board: string): [Actor, Grants][] {
  return (Object.entries(SCOPES) as [Actor, (typeof SCOPES)[Actor]][]).map(([name, { board: isBoard, services }]) => [
    name,
    [...(isBoard ? [['board', board] as const] : []), ...services.map((code) => ['director', code] as const)],
  ]);
}

/** @param board that of all places. */
export async function makeActors<Name extends string>(
  test: TestService,
  board: string,
  wanted: readonly (readonly [Name, Grants])[],
): Promise<Readonly<Record<Name, HistoryActor>>> {
  const made: [Name, HistoryActor][] = [];
  for (const [name, grants] of wanted) {
    const { account, secret } = await test.as(...grants);
    const held = grants.map(([role, scope]) => ({ role, scope, board }));
    made.push([name, { secret, who: { account, login: name, name, language: 'fr', grants: held, freshAt: test.clock } }]);
  }
  return Object.fromEntries(made) as Record<Name, HistoryActor>;
}

/** An act as the service does it, at a moment. */
export function within<T>({ store }: TestService, { who, secret }: HistoryActor, now: Date, work: (act: Act) => Promise<T>): Promise<T> {
  return store.app.transaction(async (tx) => {
    await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
    return work({ tx, who: { ...who, freshAt: now }, moment: { now, newId: () => randomUUID() } });
  });
}

/** @returns the code of the refusal, or null; what the act gives goes to `keep`. */
export async function outcomeOf<T>(act: Promise<T>, keep: (made: T) => void = () => undefined): Promise<Outcome> {
  try {
    keep(await act);
    return null;
  } catch (error) {
    // As the service tells what the database refuses.
    const told = error instanceof BinomeError ? error : refusedByStore(error);
    if (told === null) throw error;
    return told.code;
  }
}

/** What chance alone seldom puts one after the other. */
export class InTurn<Model extends object, Real> implements fc.AsyncCommand<Model, Real> {
  readonly steps: readonly fc.AsyncCommand<Model, Real>[];

  constructor(steps: readonly fc.AsyncCommand<Model, Real>[]) {
    this.steps = steps;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    for (const step of this.steps) await step.run(model, real);
  }

  toString(): string {
    return this.steps.map((step) => step.toString()).join(', ');
  }
}
