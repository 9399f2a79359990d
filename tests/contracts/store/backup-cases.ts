/** What a backup has to keep, as migrations and rows. */

export interface Case {
  readonly tables: string;
  readonly rows: string;
}

/** Every kind of column, with what is hard about each. */
export const EVERY_TYPE: Case = {
  tables: `
    create type mood as enum ('calm', 'l''autre');
    create domain percentage as numeric(5, 2) check (value between 0 and 100);
    create table every_type (
      id bigint generated always as identity primary key,
      a_text text, a_varchar varchar(3), a_char char(4), a_bool boolean, an_int2 int2, an_int4 int4, an_int8 int8,
      a_numeric numeric, a_scaled numeric(12, 4), a_float4 float4, a_float8 float8, some_bytes bytea, a_uuid uuid,
      a_date date, a_time time, a_time_zone timetz, a_timestamp timestamp, a_moment timestamptz, an_interval interval,
      a_json json, a_jsonb jsonb, texts text[], numbers int8[][], days daterange, many_days datemultirange, moments tstzrange,
      an_address inet, a_mood mood, a_percentage percentage, "Order" text, twice int4 generated always as (an_int4 / 2) stored
    );`,
  rows: `
    insert into every_type (a_text, a_varchar, a_char, a_bool, an_int2, an_int4, an_int8, a_numeric, a_scaled, a_float4, a_float8, some_bytes,
        a_uuid, a_date, a_time, a_time_zone, a_timestamp, a_moment, an_interval, a_json, a_jsonb, texts, numbers, days, many_days, moments,
        an_address, a_mood, a_percentage, "Order") values
      (E'l''été "là" \\\\ \\t\\n\\r\\x01 \u2028 😀 {"table":"x"}', 'abc', 'ab', true, -32768, -2147483648, 9223372036854775807,
        123456789012345678901234567890.123456789, 0.1000, 0.1, 0.30000000000000004, '\\x00ff0a5c22', '00000000-0000-0000-0000-00000000000a',
        '2024-02-29', '24:00', '12:00:00.000001+05:30', '2025-03-30 02:30:00', '2025-10-26 02:30:00.123456+02', '1 year -2 mons 3 days 04:05:06.7',
        '{"b": 1, "a": 2, "b": 3}', '{"n": 12345678901234567890.10, "z": null}', '{"a,b",NULL,"NULL","","{}","\\"\\\\"}',
        '{{1,2},{3,9223372036854775807}}', '[2025-01-01,2025-02-01)', '{[2025-01-01,2025-02-01),[2026-01-01,)}', '(,2025-01-01 00:00:00+00]',
        '2001:db8::1/64', 'l''autre', 99.90, 'un'),
      ('', '', '', false, 0, 0, 0, 'NaN', -0.0001, 'Infinity', '-Infinity', '', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'infinity', '00:00',
        '00:00-12', '-infinity', 'infinity', '0', 'null', 'null', '{}', '{}', 'empty', '{}', 'empty', '10.0.0.1', 'calm', 0, ''),
      ('[1]', null, null, null, null, null, null, null, null, '-0', 5e-324, '\\x5b', null, '0044-03-15 BC', null, null, null,
        '0044-03-15 12:00:00+00 BC', null, '"x"', '[]', null, null, null, null, null, null, null, null, null);
    insert into every_type default values;`,
};

/** Tables that refer to each other and to themselves; what is never changed; what counts; a name that wants quoting; many rows. */
export const KNOTS: Case = {
  tables: `
    create table chicken (id int primary key, egg int not null, hatched_by int references chicken);
    create table egg (id int primary key, chicken int not null references chicken on delete cascade, constraint known check (id > 0));
    alter table chicken add constraint of_an_egg foreign key (egg) references egg deferrable initially deferred;
    create table counted (n serial primary key, what text unique deferrable initially deferred);
    create table closed (id int primary key);
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'never'; end $$;
    create trigger never before insert or update or delete on closed for each row when (pg_trigger_depth() = 0) execute function refuse();
    create trigger never_again before truncate on closed execute function refuse();
    alter table closed enable always trigger never_again;
    create table "an ""odd"" name" (x int, "a column" text default 'é');`,
  rows: `
    begin;
    insert into chicken values (2, 1, 2), (1, 2, 2);
    insert into egg values (1, 1), (2, 2);
    commit;
    insert into counted (what) values ('a'), ('b'), ('c');
    alter table closed disable trigger never;
    insert into closed values (1);
    alter table closed enable trigger never;
    insert into "an ""odd"" name" select generate_series(1, 2500);`,
};
