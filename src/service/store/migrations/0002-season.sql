-- Files by their content; calendars, guidelines and rounds; the census of each directorate.

create table blob (
  sha256 text primary key check (sha256 = encode(sha256(bytes), 'hex')),
  size bigint not null check (size = length(bytes)),
  bytes bytea not null
);

-- The services of the reference data, written at each migration: which directorate a service belongs to.
create table service (
  code text primary key,
  board text not null,
  name text not null
);
create table board (
  code text primary key,
  name text not null
);

create table calendar_version (
  number int primary key check (number > 0),
  sha256 text not null references blob,
  name text not null,
  by uuid references account,
  at timestamptz not null,
  reason text not null
);

-- '*' for the whole country, else a directorate.
create table guidelines_version (
  scope text not null,
  number int not null check (number > 0),
  sha256 text not null references blob,
  by uuid references account,
  at timestamptz not null,
  reason text not null,
  primary key (scope, number)
);

-- One directorate's work for one period of one promotion. Its version grows with every act on it; all else of it is derived.
create table round (
  id text primary key check (id = board || '.' || promotion || '.' || period),
  board text not null references board,
  promotion text not null,
  period text not null,
  name text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- As the calendar has it; which that was, null: the one that the program ships.
  document jsonb not null,
  calendar int references calendar_version,
  made_at timestamptz not null,
  version int not null default 1
);
create index round_of_board on round (board, starts_on);

create table person (
  id text primary key check (length(id) between 1 and 100),
  board text not null references board
);

-- The directorate of the place where a role would hold, for whoever gives roles; null where there is no such place.
create function board_of(a_role text, a_scope text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case
    when a_role in ('administrator', 'training-unit') then case a_scope when '*' then '*' end
    when a_role = 'board' then (select b.code from board b where b.code = a_scope)
    when a_role = 'director' then (select s.board from service s where s.code = a_scope)
    when a_role in ('mentor', 'trainee') then (select p.board from person p where p.id = a_scope)
  end
  where session_user <> 'binome_app' or everywhere('account.change')
$$;
revoke execute on function board_of(text, text) from public;
grant execute on function board_of(text, text) to binome_app, binome_system;

-- An import: what was understood. Nothing of it counts before it is applied.
create table census (
  id uuid primary key,
  board text not null references board,
  by uuid not null references account,
  at timestamptz not null,
  -- The version that the preview compared with; 0 where there was none.
  compared_with int not null,
  accepted int not null,
  -- Findings, the first of them where they are very many; how many rows and files were rejected, how many warnings there are.
  rejected jsonb not null,
  rejected_count int not null default 0,
  warnings jsonb not null,
  warning_count int not null default 0,
  changes jsonb not null,
  stale jsonb not null,
  -- Why an application has to be confirmed, else null.
  confirm jsonb,
  -- Of the people read, whatever files they stood in.
  content_hash text not null,
  -- Whether rows of people of other directorates were refused: whoever reads its files again has to say whose census it is.
  other_boards boolean not null default false
);
create index census_of_board on census (board, at);

create table census_file (
  census uuid not null references census,
  position int not null,
  name text not null,
  sha256 text not null references blob,
  primary key (census, position)
);
create index census_file_of_blob on census_file (sha256);

-- A person as an import read them.
create table census_person (
  census uuid not null references census,
  person text not null,
  role text not null check (role in ('mentor', 'trainee')),
  board text not null,
  service text not null,
  name text not null,
  promotion text,
  facts jsonb not null,
  facts_hash text not null,
  -- File and line of the row.
  source text,
  primary key (census, person)
);
create index census_person_of_person on census_person (person);

create table census_version (
  board text not null references board,
  number int not null check (number > 0),
  census uuid not null unique references census,
  by uuid not null references account,
  at timestamptz not null,
  accept_partial boolean not null,
  confirmed text,
  primary key (board, number)
);

-- The census that counts: of each directorate the last that was applied.
create view current_census with (security_invoker = true) as
  select distinct on (board) board, number, census, at from census_version order by board, number desc;

create view current_person with (security_invoker = true) as
  select p.person as id, p.role, p.board, p.service, p.name, p.promotion, p.facts, p.facts_hash, p.source, c.number as census_version, c.at
  from census_person p join current_census c on c.census = p.census;

create table flag (
  id uuid primary key,
  person text not null references person,
  board text not null references board,
  field text not null check (length(field) between 1 and 100),
  comment text check (length(comment) <= 2000),
  by uuid not null references account,
  at timestamptz not null,
  census_version int not null
);
create index flag_of_board on flag (board, at);

create table flag_answer (
  flag uuid primary key references flag,
  kind text not null check (kind in ('corrected', 'kept', 'removed')),
  comment text not null check (length(comment) between 1 and 2000),
  by uuid not null references account,
  at timestamptz not null
);

create trigger never_changed before update or delete or truncate on calendar_version for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on guidelines_version for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on flag_answer for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on census_version for each statement execute function refuse_change();
create trigger never_updated before update on census for each statement execute function refuse_change();
create trigger never_updated before update on census_file for each statement execute function refuse_change();
create trigger never_updated before update on census_person for each statement execute function refuse_change();
create trigger never_updated before update on flag for each statement execute function refuse_change();
create trigger never_updated before update on blob for each statement execute function refuse_change();

alter table blob enable row level security;
alter table calendar_version enable row level security;
alter table guidelines_version enable row level security;
alter table round enable row level security;
alter table person enable row level security;
alter table census enable row level security;
alter table census_file enable row level security;
alter table census_person enable row level security;
alter table census_version enable row level security;
alter table flag enable row level security;
alter table flag_answer enable row level security;

-- Bytes are read by whoever sees a row that names them (those of results: the next migration).
create policy of_a_census on blob for select to binome_app using (exists (select from census_file f where f.sha256 = blob.sha256));
create policy of_guidelines on blob for select to binome_app using (exists (select from guidelines_version g where g.sha256 = blob.sha256));
create policy of_a_calendar on blob for select to binome_app using (exists (select from calendar_version c where c.sha256 = blob.sha256));
create policy written on blob for insert to binome_app with check ((select actor()) is not null and (select actor_may_write()));

create policy readable on calendar_version for select to binome_app using ((select actor()) is not null);
create policy changed on calendar_version for insert to binome_app with check ((select everywhere('calendar.change')) and by = (select actor()));
create policy readable on guidelines_version for select to binome_app using (
  (select everywhere('guidelines.read')) or scope = '*' and (select actor()) is not null or scope = any ((select scopes('guidelines.read', 'board'))::text[]));
create policy changed on guidelines_version for insert to binome_app with check (by = (select actor()) and (
  scope = '*' and (select everywhere('national-guidelines.change')) or scope = any ((select scopes('guidelines.change', 'board'))::text[])));

create policy readable on round for select to binome_app using (
  (select everywhere('round.read')) or board = any ((select scopes('round.read', 'board'))::text[]));
-- Whoever may act on a round locks it and lets its version grow; made they are with a calendar.
create policy locked on round for update to binome_app using (
  (select everywhere('round.read')) or board = any ((select scopes('round.read', 'board'))::text[])) with check ((select actor_may_write()));
create policy made on round for insert to binome_app with check ((select everywhere('calendar.change')));

create policy readable on person for select to binome_app using (
  board = any ((select scopes('person.read', 'board'))::text[]) or id = any ((select scopes('person.read', 'self'))::text[])
  or exists (select from census_person c where c.person = person.id));

create policy readable on census for select to binome_app using (board = any ((select scopes('census.read', 'board'))::text[]));
create policy made on census for insert to binome_app with check (board = any ((select scopes('census.import', 'board'))::text[]) and by = (select actor()));
-- Whoever sends a census writes what it holds, until it counts: nothing is put into another directorate's, nor into one that was applied.
create function may_fill(a_census uuid, a_board text default null) returns boolean
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from census c where c.id = a_census and c.by = actor() and c.board = any (scopes('census.import', 'board'))
    and (a_board is null or a_board = c.board) and not exists (select from census_version v where v.census = c.id))
$$;
revoke execute on function may_fill(uuid, text) from public;
grant execute on function may_fill(uuid, text) to binome_app;
create policy readable on census_file for select to binome_app using (exists (select from census c where c.id = census));
create policy made on census_file for insert to binome_app with check (may_fill(census));
-- A director sees the people of the service, a person themselves; whom a published match gives them comes with the match.
-- Until a census counts it is its board's alone.
create policy readable on census_person for select to binome_app using (
  board = any ((select scopes('person.read', 'board'))::text[])
  or (service = any ((select scopes('person.read', 'service'))::text[]) or person = any ((select scopes('person.read', 'self'))::text[]))
    and exists (select from census_version v where v.census = census_person.census));
create policy made on census_person for insert to binome_app with check (may_fill(census, board));
create policy readable on census_version for select to binome_app using ((select actor()) is not null);
create policy made on census_version for insert to binome_app with check (board = any ((select scopes('census.apply', 'board'))::text[])
  and by = (select actor()) and exists (select from census c where c.id = census_version.census and c.board = census_version.board));

create policy readable on flag for select to binome_app using (
  board = any ((select scopes('flag.read', 'board'))::text[]) or person = any ((select scopes('flag.read', 'self'))::text[]));
create policy made on flag for insert to binome_app with check (person = any ((select scopes('flag.raise', 'self'))::text[]) and by = (select actor())
  and exists (select from current_person p where p.id = flag.person and p.board = flag.board));
create policy readable on flag_answer for select to binome_app using (exists (select from flag f where f.id = flag));
create policy made on flag_answer for insert to binome_app with check (
  exists (select from flag f where f.id = flag and f.board = any ((select scopes('flag.answer', 'board'))::text[])
    and may_judge('flag.answer', array[f.person])) and by = (select actor()));

create policy by_the_service on blob to binome_system using (true) with check (true);
create policy by_the_service on calendar_version for select to binome_system using (true);
create policy by_the_service on guidelines_version for select to binome_system using (true);
create policy by_the_service on round to binome_system using (true) with check (true);
create policy by_the_service on person for select to binome_system using (true);
create policy by_the_service on census to binome_system using (true);
create policy by_the_service on census_file to binome_system using (true);
create policy by_the_service on census_person to binome_system using (true);
create policy by_the_service on census_version for select to binome_system using (true);
create policy by_the_service on flag for select to binome_system using (true);
create policy by_the_service on flag_answer for select to binome_system using (true);

grant select on person to binome_app;
grant select, insert on blob, calendar_version, guidelines_version, census, census_file, census_person, census_version, flag, flag_answer to binome_app;
grant select on service, board, current_census, current_person to binome_app, binome_system;
grant select, insert, update (version) on round to binome_app;
grant select, insert on blob to binome_system;
grant select, insert, update (version, name, starts_on, ends_on, document) on round to binome_system;
grant select on calendar_version, guidelines_version, person, census, census_file, census_person, census_version, flag, flag_answer to binome_system;

-- What an account's holder is called, for whoever sees that they did something.
create function account_name(an_account uuid) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select name from account where id = an_account and actor() is not null
$$;

-- Makes the people of a census its board's, but for those whom the current census of another holds: these come back, and then nobody is made.
create function claim_people(a_census uuid) returns table (person text, board text) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare claiming text;
begin
  select c.board into claiming from census c where c.id = a_census;
  if claiming is null or not may('census.apply', claiming) then
    raise exception 'not among the rights' using errcode = 'insufficient_privilege';
  end if;
  -- Two directorates that claim somebody wait for each other.
  perform pg_advisory_xact_lock(8010005);
  return query select p.person, h.board from census_person p join current_person h on h.id = p.person
    where p.census = a_census and h.board <> claiming order by p.person;
  if found then return; end if;
  insert into person as held (id, board) select p.person, claiming from census_person p where p.census = a_census order by p.person
    on conflict (id) do update set board = excluded.board where held.board <> excluded.board;
end $$;

-- Who answers for people of a service: its directors, the agents of its board, the training unit. By name, for whoever is signed in.
create function in_charge(a_service text) returns table (role text, name text) language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select g.role, a.name from role_grant g join account a on a.id = g.account
  where g.ended_at is null and a.disabled_at is null and actor() is not null and (
    g.role = 'training-unit' or g.role = 'director' and g.scope = a_service
    or g.role = 'board' and g.scope = (select s.board from service s where s.code = a_service))
  order by g.role, a.name
$$;

-- What those are called whom somebody's own row of the census names: for whoever reads that row, who knows by it of whom it speaks. Not whom somebody
-- is to be kept from by others' word. `shared`: others of the census bear that name.
create function named_in_facts(a_person text) returns table (id text, name text, shared boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with own as (
    select p.* from census_person p join census_version v on v.census = p.census where p.person = a_person order by v.at desc limit 1
  )
  select n.id, n.name, exists (select from current_person x where x.board = n.board and x.name = n.name and x.id <> n.id)
  from own join current_person n on n.id in (
    select jsonb_array_elements_text(own.facts -> field) from unnest(array['preferences', 'avoids', 'formerPairs', 'sharesCarWith', 'imposed']) field
    where jsonb_typeof(own.facts -> field) = 'array')
  where may('person.read', own.board, array[own.service], array[own.person])
$$;

revoke execute on function account_name(uuid), claim_people(uuid), in_charge(text), named_in_facts(text) from public;
grant execute on function account_name(uuid), claim_people(uuid), in_charge(text), named_in_facts(text) to binome_app;
