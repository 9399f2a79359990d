import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../src/service/store/migrate.ts';
import { OWNER } from '../../../src/service/store/roles.ts';
import { schemaText } from '../../../src/service/store/schema-dump.ts';
import { schemaTypes } from '../../../src/service/store/schema-types.ts';
import { useServer } from '../../service/database.ts';

const committed = (name: string) => readFileSync(new URL(`../../../src/service/store/${name}`, import.meta.url), 'utf8');

describe('the schema of a store', () => {
  const server = useServer();

  it('is what is committed, as text and as types: npm run store:schema', async () => {
    const client = await (await server.database()).client(OWNER);
    await migrate(client);
    const text = await schemaText(client);
    expect(text).toBe(committed('schema.txt'));
    const options = await resolveConfig(new URL('../../../src/service/store/schema.ts', import.meta.url));
    expect(await format(await schemaTypes(client), { ...options, parser: 'typescript' })).toBe(committed('schema.ts'));
  });

  it('is another text when any of it is otherwise', async () => {
    const client = await (await server.database()).client(OWNER);
    await client.query(`
      create type mood as enum ('calm');
      create table note (id int primary key, content text not null check (content <> ''), m mood);
      create function refuse() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger always before update on note for each row execute function refuse();
      create view notes as select id, content from note;
      alter table note enable row level security;
      create policy own on note to binome_app using (id > 0)`);
    const before = await schemaText(client);
    for (const [what, change] of CHANGES) {
      await client.query('begin');
      await client.query(change);
      expect(await schemaText(client), what).not.toBe(before);
      await client.query('rollback');
      expect(await schemaText(client), what).toBe(before);
    }
  });
});

const CHANGES = [
  ['a column', 'alter table note add column more text'],
  ['a type', 'alter table note alter column m type text'],
  ['a default', `alter table note alter column content set default 'x'`],
  ['a null', 'alter table note alter column content drop not null'],
  ['a constraint', 'alter table note add check (content <> id::text)'],
  ['an index', 'create index more on note (content)'],
  ['a trigger', 'create trigger t before insert on note for each row execute function refuse()'],
  ['a trigger that is off', 'alter table note disable trigger always'],
  ['a policy', 'alter policy own on note using (false)'],
  ['row-level security', 'alter table note disable row level security'],
  ['row-level security for the owner', 'alter table note force row level security'],
  ['a right', 'grant select on note to binome_app'],
  ['a right on a column', 'grant update (content) on note to binome_app'],
  ['a right of everybody', 'revoke execute on function refuse() from public'],
  ['a right in the schema', 'grant create on schema public to binome_app'],
  ['a function’s body', `create or replace function refuse() returns trigger language plpgsql as $$ begin return null; end $$`],
  ['a function’s security', 'alter function refuse() security definer'],
  ['a view', 'create or replace view notes as select id, content from note where id > 1'],
  ['a view’s security', 'alter view notes set (security_invoker = true)'],
  ['a type’s values', `alter type mood add value 'x'`],
  ['an extension', 'create extension btree_gist'],
] as const;
