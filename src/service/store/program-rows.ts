/** The rows that are the program's own: who may do what, the directorates and their services. Written anew at each migration. */
import type { ClientBase } from 'pg';
import { rightRules } from '../rules/rights.ts';

export interface Workplaces {
  readonly boards: readonly { readonly code: string; readonly name: string }[];
  readonly services: readonly { readonly code: string; readonly board: string; readonly name: string }[];
}

/** What stands in a store before anybody has worked in it, with which rows of these tables are not the program's. */
export const PROGRAM_TABLES: Readonly<Record<string, string>> = {
  right_rule: 'false',
  board: 'false',
  service: 'false',
  // Of the calendar that is shipped, and nobody has done anything in it.
  round: 'calendar is not null or version > 1',
  setting: `scope <> 'service' or name not in ('program', 'mail')`,
};

/** All or nothing; places that are gone stay known, since rounds and people may refer to them. @param owner of the role that owns the store */
export async function writeProgramRows(owner: Pick<ClientBase, 'query'>, { boards, services }: Workplaces): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query('delete from right_rule');
    await owner.query(
      'insert into right_rule (action, role, reach, reads, of_others) select action, role, reach, reads, "ofOthers" from jsonb_to_recordset($1) as r(action text, role text, reach text, reads boolean, "ofOthers" boolean)',
      [JSON.stringify(rightRules())],
    );
    await owner.query(
      'insert into board (code, name) select code, name from jsonb_to_recordset($1) as b(code text, name text) on conflict (code) do update set name = excluded.name',
      [JSON.stringify(boards)],
    );
    await owner.query(
      'insert into service (code, board, name) select code, board, name from jsonb_to_recordset($1) as s(code text, board text, name text) on conflict (code) do update set board = excluded.board, name = excluded.name',
      [JSON.stringify(services)],
    );
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}
