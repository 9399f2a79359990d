-- Who signs in, what they may do, and the record of what was done.
--
-- Three roles reach this database: the owner (migrates, backs up), binome_app (what somebody asks for: every transaction carries the token of a
-- session or of a script, and rows appear only for whoever holds it) and binome_system (what the service does by itself: sign-in, jobs, mail).
create extension if not exists btree_gist;
revoke all on schema public from public;
-- Functions that act with their owner's rights look for tables in `pg_temp` last: nobody puts a table of their own in the place of one of these.
-- Nor can anybody but the owner make one, in this database.
do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;
grant usage on schema public to binome_app, binome_system;

create table account (
  id uuid primary key,
  login text not null unique check (login = lower(login) and login ~ '^[^[:space:][:cntrl:]]{1,100}$'),
  name text not null check (length(name) between 1 and 200),
  email text check (length(email) <= 320),
  -- Of node:crypto's scrypt, with its parameters; null where somebody signs in by another party only.
  password_hash text,
  -- Issuer and subject at that other party.
  oidc_subject text unique,
  language text not null default 'fr' check (language in ('fr', 'en')),
  created_at timestamptz not null,
  disabled_at timestamptz,
  version int not null default 1
);

-- A role with where it holds: a directorate, a service, a person; '*' for the whole country.
create table role_grant (
  id uuid primary key,
  account uuid not null references account,
  role text not null check (role in ('administrator', 'training-unit', 'board', 'director', 'mentor', 'trainee')),
  scope text not null,
  -- The directorate of that place; '*' for the whole country.
  board text not null,
  granted_at timestamptz not null,
  granted_by uuid references account,
  ended_at timestamptz,
  check (scope = '*' and board = '*' or role not in ('administrator', 'training-unit')),
  check (role <> 'board' or scope = board)
);
create unique index role_grant_once on role_grant (account, role, scope) where ended_at is null;

-- The table of rights as the program has it (rules/rights.ts), written at each migration.
create table right_rule (
  action text not null,
  role text not null,
  reach text not null check (reach in ('nation', 'board', 'service', 'self')),
  reads boolean not null,
  -- Nobody’s who is one of the people concerned.
  of_others boolean not null default false,
  primary key (action, role)
);

create table session (
  token_hash bytea primary key check (length(token_hash) = 32),
  account uuid not null references account,
  opened_at timestamptz not null,
  -- When the password was last given: some acts ask for it again.
  fresh_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  address text,
  agent text
);
create index session_of_account on session (account) where revoked_at is null;

-- For scripts.
create table personal_token (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  account uuid not null references account,
  name text not null check (length(name) between 1 and 100),
  may_write boolean not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz
);

-- For the addresses of calendar feeds. Fingerprints of "calendar " and the secret: carried in this form alone, such a token opens nothing else.
create table calendar_token (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  account uuid not null references account,
  created_at timestamptz not null,
  revoked_at timestamptz
);

-- What the time is for what ends at a time: the database's own clock, beside that of the program.
create function time_now() returns timestamptz language sql stable set search_path = pg_catalog, public, pg_temp as $$ select now() $$;

-- Who acts: the account of the token that this transaction carries; null without one that is good.
create function actor() returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with carried as (select sha256(convert_to(nullif(current_setting('binome.token', true), ''), 'UTF8')) as hash)
  select a.id from account a join (
    select s.account from session s join carried on s.token_hash = carried.hash where s.revoked_at is null and s.ends_at > time_now()
    union all
    select t.account from personal_token t join carried on t.token_hash = carried.hash where t.revoked_at is null and t.ends_at > time_now()
    union all
    select c.account from calendar_token c join carried on c.token_hash = carried.hash where c.revoked_at is null
  ) who on who.account = a.id
  where a.disabled_at is null
$$;

-- The same with how they came in, for the program to check the times by its own clock.
create function who_acts() returns table (account uuid, login text, name text, language text, by_script boolean, fresh_at timestamptz, seen_at timestamptz,
  ends_at timestamptz) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with carried as (select sha256(convert_to(nullif(current_setting('binome.token', true), ''), 'UTF8')) as hash)
  select a.id, a.login, a.name, a.language, c.by_script, c.fresh_at, c.seen_at, c.ends_at from account a join (
    select s.account, false as by_script, s.fresh_at, s.seen_at, s.ends_at from session s join carried on s.token_hash = carried.hash
    where s.revoked_at is null and s.ends_at > time_now()
    union all
    select t.account, true, null, null, t.ends_at from personal_token t join carried on t.token_hash = carried.hash
    where t.revoked_at is null and t.ends_at > time_now()
  ) c on c.account = a.id
  where a.disabled_at is null
$$;

create function actor_may_write() returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with carried as (select sha256(convert_to(nullif(current_setting('binome.token', true), ''), 'UTF8')) as hash)
  select not exists (select from personal_token t join carried on t.token_hash = carried.hash where not t.may_write)
    and not exists (select from calendar_token c join carried on c.token_hash = carried.hash)
$$;

-- Whether somebody may do something in the whole country; where else they may: directorates, services or people.
create function everywhere(wanted text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select from role_grant g join right_rule r using (role)
    where g.account = actor() and g.ended_at is null and r.action = wanted and r.reach = 'nation' and (r.reads or actor_may_write())
  )
$$;

create function scopes(wanted text, how_far text) returns text[] language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(array_agg(distinct case how_far when 'board' then g.board else g.scope end), '{}')
  from role_grant g join right_rule r using (role)
  where g.account = actor() and g.ended_at is null and r.action = wanted and r.reach = how_far and (r.reads or actor_may_write())
$$;

-- One row's answer. Policies over many rows ask for `everywhere` and `scopes` once instead.
create function may(wanted text, a_board text, services text[] default '{}', people text[] default '{}') returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select everywhere(wanted) or coalesce(a_board = any (scopes(wanted, 'board')), false) or services && scopes(wanted, 'service') or people && scopes(wanted, 'self')
$$;

-- Whether whoever acts is one of these people; and whether they may judge of them, where they may do it at all.
create function is_one_of(people text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from role_grant g where g.account = actor() and g.ended_at is null and g.role in ('mentor', 'trainee') and g.scope = any (people))
$$;
create function may_judge(wanted text, people text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select not (exists (select from right_rule where action = wanted and of_others) and is_one_of(people))
$$;

-- What was done, by whom: a chain in which each row holds the fingerprint of the one before. Without content: what it says, the subject's own row does.
create table audit (
  number bigint primary key check (number > 0),
  at timestamptz not null,
  account uuid references account,
  act text not null,
  board text,
  subject text not null,
  payload jsonb not null default '{}',
  previous text not null,
  hash text not null unique
);

-- The text that is hashed; the same in rules/audit-chain.ts, which verifies the chain without this database.
create function audit_text(a audit) returns text language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select concat_ws(E'\n', a.number, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), coalesce(a.account::text, '-'), a.act,
    coalesce(a.board, '-'), a.subject, a.payload::text, a.previous)
$$;

-- Writers wait for each other here until the end of their transactions: the numbers have no gap and no fork.
create function audit_append(an_act text, a_subject text, a_board text, a_payload jsonb, moment timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare last audit; entry audit;
begin
  if session_user = 'binome_app' and actor() is null then
    raise exception 'nobody acts' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(8010003);
  select * into last from audit order by number desc limit 1;
  entry.number := coalesce(last.number, 0) + 1;
  entry.at := moment;
  entry.account := actor();
  entry.act := an_act;
  entry.board := a_board;
  entry.subject := a_subject;
  entry.payload := coalesce(a_payload, '{}');
  entry.previous := coalesce(last.hash, '');
  entry.hash := encode(sha256(convert_to(audit_text(entry), 'UTF8')), 'hex');
  insert into audit select entry.*;
  return entry.number;
end $$;

-- Ends the sessions of an account, one's own or as an administrator; but for one, which is known by its fingerprint.
create function end_sessions(an_account uuid, moment timestamptz, but_for bytea) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update session set revoked_at = moment
  where account = an_account and revoked_at is null and token_hash is distinct from but_for
    and (session_user <> 'binome_app' or an_account = actor() and actor_may_write() or everywhere('account.change'))
$$;

-- One's own password: of an account all else is changed by an administrator.
create function put_own_password(a_hash text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update account set password_hash = a_hash, version = version + 1 where id = actor() and actor_may_write()
$$;

-- Answers to be given again.
create table idempotency (
  account uuid not null references account,
  key text not null check (length(key) between 1 and 200),
  request_hash text not null,
  at timestamptz not null,
  status int,
  headers jsonb,
  body text,
  primary key (account, key)
);

create table setting (
  scope text not null,
  name text not null,
  value jsonb not null,
  set_at timestamptz not null,
  set_by uuid references account,
  version int not null default 1,
  primary key (scope, name)
);

-- What is written stays as it was.
create function refuse_change() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception 'rows of % are never changed', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger never_changed before update or delete or truncate on audit for each statement execute function refuse_change();

alter table account enable row level security;
alter table role_grant enable row level security;
alter table session enable row level security;
alter table personal_token enable row level security;
alter table calendar_token enable row level security;
alter table audit enable row level security;
alter table idempotency enable row level security;
alter table setting enable row level security;

create policy own_or_administered on account to binome_app
  using (id = (select actor()) or (select everywhere('account.read'))) with check ((select everywhere('account.change')));
create policy own_or_administered on role_grant to binome_app
  using (account = (select actor()) or (select everywhere('account.read'))) with check ((select everywhere('account.change')));
create policy own on session to binome_app using (account = (select actor()) or (select everywhere('account.change')))
  with check (account = (select actor()) and (select actor_may_write()) or (select everywhere('account.change')));
create policy own on personal_token to binome_app using (account = (select actor())) with check (account = (select actor()) and (select actor_may_write()));
create policy own on calendar_token to binome_app using (account = (select actor())) with check (account = (select actor()) and (select actor_may_write()));
create policy administered on audit for select to binome_app using ((select everywhere('audit.read')));
create policy own on idempotency to binome_app using (account = (select actor())) with check (account = (select actor()) and (select actor_may_write()));
create policy readable on setting for select to binome_app using ((select actor()) is not null);
create policy changed on setting for insert to binome_app
  with check (((select everywhere('setting.change')) or scope = any ((select scopes('setting.change', 'board'))::text[])) and set_by = (select actor()));
create policy changed_again on setting for update to binome_app
  using ((select everywhere('setting.change')) or scope = any ((select scopes('setting.change', 'board'))::text[])) with check (set_by = (select actor()));

create policy by_the_service on account to binome_system using (true) with check (true);
create policy by_the_service on role_grant to binome_system using (true) with check (true);
create policy by_the_service on session to binome_system using (true) with check (true);
create policy by_the_service on personal_token to binome_system using (true) with check (true);
create policy by_the_service on calendar_token to binome_system using (true) with check (true);
create policy by_the_service on audit for select to binome_system using (true);
create policy by_the_service on setting for select to binome_system using (true);
create policy by_the_service on idempotency to binome_system using (true);

-- Nobody but the service reads a password's hash.
grant select (id, login, name, email, language, created_at, disabled_at, version), insert (id, login, name, email, password_hash, language, created_at),
  update (name, email, password_hash, language, disabled_at, version) on account to binome_app;
grant select, insert, update (ended_at) on role_grant to binome_app;
grant select on right_rule to binome_app, binome_system;
grant select (account, opened_at, seen_at, ends_at, revoked_at, address, agent), update (revoked_at) on session to binome_app;
grant select (id, account, name, may_write, created_at, ends_at, revoked_at), insert, update (revoked_at) on personal_token to binome_app;
grant select, insert, update (revoked_at) on calendar_token to binome_app;
grant select on audit to binome_app, binome_system;
grant select, insert, update (status, headers, body) on idempotency to binome_app;
grant select, insert, update (value, set_at, set_by, version) on setting to binome_app;

grant select, insert, update on account, role_grant, session, personal_token, calendar_token to binome_system;
grant select on setting to binome_system;
grant select, delete on idempotency to binome_system;

revoke execute on all functions in schema public from public;
grant execute on function actor(), who_acts(), actor_may_write(), everywhere(text), scopes(text, text), may(text, text, text[], text[]), may_judge(text, text[]),
  audit_append(text, text, text, jsonb, timestamptz), audit_text(audit), end_sessions(uuid, timestamptz, bytea) to binome_app, binome_system;
grant execute on function put_own_password(text) to binome_app;
