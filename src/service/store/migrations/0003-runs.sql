-- Runs of the commands, each with its inputs frozen, and the queue that they wait in.

create table run (
  id uuid primary key,
  command text not null,
  -- Whose work it is; null for the whole country.
  board text references board,
  round text references round,
  breakdown uuid,
  -- As the command takes it, every input by its place.
  request jsonb not null,
  -- [{place, name, sha256}]: what lies at these places.
  inputs jsonb not null,
  -- Which of them the census was, where it was one directorate's; which guidelines, as `guidelines_in_force` says it.
  census uuid references census,
  guidelines text not null default 'shipped',
  language text not null check (language in ('fr', 'en')),
  -- null: the service, by its schedule.
  by uuid references account,
  at timestamptz not null
);
create index run_of_round on run (round, at);
create index run_of_board on run (board, at);
create index run_input on run using gin (inputs jsonb_path_ops);

-- A worker holds a job until `lease_until` and renews that while it works. `attempt` is its fence: a result is written only by the attempt that
-- still holds the job. Every time here is the database's own.
create table job (
  id uuid primary key,
  kind text not null,
  payload jsonb not null default '{}',
  -- The same key gives the same job, however often it is asked for.
  key text unique,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  run_at timestamptz not null default now(),
  attempt int not null default 0,
  max_attempts int not null default 5 check (max_attempts > 0),
  lease_until timestamptz,
  worker text,
  progress jsonb,
  cancel boolean not null default false,
  -- {code, values, place}, as the catalogue has it.
  error jsonb,
  time_limit_seconds int,
  memory_limit_mb int,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  check ((state = 'running') = (lease_until is not null)),
  check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null))
);
-- Whoever waits for work, or watches one job, need not ask all the time.
create function tell_of_job() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_notify('binome_job', new.id || ' ' || new.state);
  return null;
end $$;
create trigger told after insert or update of state on job for each row execute function tell_of_job();
create index job_waiting on job (run_at, created_at) where state = 'queued';
create index job_leases on job (lease_until) where state = 'running';

create table job_attempt (
  job uuid not null references job,
  attempt int not null,
  worker text not null,
  at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  outcome text,
  primary key (job, attempt)
);

create table schedule (
  name text primary key,
  cron text not null,
  zone text not null,
  kind text not null,
  payload jsonb not null default '{}',
  next_at timestamptz not null
);

-- Written in the transaction that ends the job.
create table run_result (
  run uuid primary key references run,
  attempt int not null,
  ending text not null,
  -- The command's answer as one document.
  document jsonb not null,
  proposed int,
  unmet int,
  verified boolean,
  at timestamptz not null
);

create table run_file (
  run uuid not null references run,
  position int not null,
  name text not null,
  sha256 text not null references blob,
  confidential boolean not null default false,
  primary key (run, name)
);

-- Of a run of `match`: a row for each trainee, as the proposal has them.
create table run_pair (
  run uuid not null references run,
  trainee text not null,
  -- null: left without.
  mentor text,
  board text not null,
  trainee_service text not null,
  mentor_service text,
  score int,
  -- The proposal's own entry: parts, facts, explanation, alternatives.
  entry jsonb not null,
  -- Of the facts of both that counted, as the census had them.
  facts_hash text not null,
  primary key (run, trainee)
);
create index run_pair_of_mentor on run_pair (run, mentor);

create trigger never_changed before update or delete or truncate on run_result for each statement execute function refuse_change();
create trigger never_updated before update on run for each statement execute function refuse_change();
create trigger never_updated before update on run_file for each statement execute function refuse_change();
create trigger never_updated before update on run_pair for each statement execute function refuse_change();

alter table run enable row level security;
alter table job enable row level security;
alter table job_attempt enable row level security;
alter table schedule enable row level security;
alter table run_result enable row level security;
alter table run_file enable row level security;
alter table run_pair enable row level security;

-- A run for a breakdown says who has broken with whom, and why: it is for its directorate.
create policy readable on run for select to binome_app using (
  breakdown is null and (select everywhere('run.read')) or board = any ((select scopes('run.read', 'board'))::text[]));
-- (Of a breakdown: a later migration.)
create policy asked on run for insert to binome_app with check (
  ((select everywhere('run.start')) or board = any ((select scopes('run.start', 'board'))::text[])) and by = (select actor())
  and (round is null or exists (select from round r where r.id = run.round and r.board = run.board)));
create policy of_a_run on job for select to binome_app using (exists (select from run r where r.id = job.id));
create policy asked on job for insert to binome_app with check (
  state = 'queued' and kind = 'run' and (select actor_may_write()) and exists (select from run r where r.id = job.id and r.by = (select actor())));
-- All that anybody may do to a job is to cancel it: from then on no attempt holds it.
create policy cancelled on job for update to binome_app
  using (state in ('queued', 'running') and exists (
    select from run r where r.id = job.id and (r.board = any (scopes('run.cancel', 'board')) or everywhere('run.cancel'))))
  with check (state = 'cancelled');
create policy of_a_run on run_result for select to binome_app using (exists (select from run r where r.id = run));
-- Files of a run hold people, but for one: they are for whoever may read the people of its directorate; of the whole country, nobody may.
create policy of_a_run on run_file for select to binome_app using (not confidential and exists (
  select from run r where r.id = run and (name = 'places.csv' or r.board = any (scopes('person.read', 'board')))));
create policy readable on run_pair for select to binome_app using (
  board = any ((select scopes('pair.read', 'board'))::text[]) or trainee_service = any ((select scopes('pair.read', 'service'))::text[])
  or mentor_service = any ((select scopes('pair.read', 'service'))::text[]));
create policy of_a_result on blob for select to binome_app using (exists (select from run_file f where f.sha256 = blob.sha256));
-- What a run was made from is for those who may read the census of its directorate; of a run of the whole country, for whoever may read that of all.
create policy of_an_input on blob for select to binome_app using (exists (
  select from run r where r.inputs @> jsonb_build_array(jsonb_build_object('sha256', blob.sha256))
    and (r.board = any (scopes('census.read', 'board')) or everywhere('census.read'))));

create policy by_the_service on run to binome_system using (true) with check (true);
create policy by_the_service on job to binome_system using (true) with check (true);
create policy by_the_service on job_attempt to binome_system using (true) with check (true);
create policy by_the_service on schedule to binome_system using (true) with check (true);
create policy by_the_service on run_result to binome_system using (true) with check (true);
create policy by_the_service on run_file to binome_system using (true) with check (true);
create policy by_the_service on run_pair to binome_system using (true) with check (true);

grant select, insert on run to binome_app;
grant select, insert (id, kind, payload, key, time_limit_seconds, memory_limit_mb, max_attempts), update (cancel, state, lease_until, ended_at) on job to binome_app;
grant select on run_result, run_file, run_pair to binome_app;
grant select, insert on run, run_result, run_file, run_pair to binome_system;
grant select, insert, update on job, job_attempt, schedule to binome_system;

-- A run is frozen from rows of which whoever may start it need not see all: the training unit reads no census. Only for what a run takes.
create function may_run(a_board text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select session_user = 'binome_system' or may('run.start', a_board)
$$;

create function census_to_run(a_board text) returns table (census uuid, number int, accept_partial boolean, other_boards boolean, files jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select v.census, v.number, v.accept_partial, (select c.other_boards from census c where c.id = v.census),
    (select coalesce(jsonb_agg(jsonb_build_object('name', f.name, 'sha256', f.sha256) order by f.position), '[]') from census_file f where f.census = v.census)
  from census_version v
  where v.board = a_board and may_run(a_board)
  order by v.number desc limit 1
$$;

create function people_to_run(a_census uuid, ids text[]) returns table (person text, role text, promotion text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.person, p.role, p.promotion
  from census c join census_person p on p.census = c.id
  where c.id = a_census and p.person = any (ids) and may_run(c.board)
$$;

-- As the last census that knew them has it: whoever has left it may still be named in a decision.
create function names_to_run(a_board text, ids text[]) returns table (person text, name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select distinct on (p.person) p.person, p.name
  from census c join census_person p on p.census = c.id
  where c.board = a_board and p.person = any (ids) and may_run(a_board)
  order by p.person, c.at desc
$$;

-- All of a round's decisions, each trainee's in their order. (Not in SQL: the table is of a later migration.)
create function decisions_to_run(a_round text)
  returns table (trainee text, number int, kind text, mentor text, proposed text, reason text, by_name text, at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query
    select d.trainee, d.number, d.kind, d.mentor, d.proposed, d.reason, d.by_name, d.at
    from decision d join round r on r.id = d.round
    where d.round = a_round and may_run(r.board)
    order by d.at, d.trainee, d.number;
end $$;

-- Each directorate's work for each of these periods ({id, promotion, name, startsOn, endsOn, document}), as far as it is not there as they say.
create function write_rounds(periods jsonb, a_calendar int, moment timestamptz) returns table (made int, changed int)
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if session_user = 'binome_app' and not everywhere('calendar.change') then
    raise exception 'not among the rights' using errcode = 'insufficient_privilege';
  end if;
  return query with wanted as (
    select b.code || '.' || p.promotion || '.' || p.id as id, b.code as board, p.promotion, p.id as period, p.name, p."startsOn" as starts_on,
      p."endsOn" as ends_on, p.document
    from board b cross join jsonb_to_recordset(periods) as p(id text, promotion text, name text, "startsOn" date, "endsOn" date, document jsonb)
  ), written as (
    insert into round as r (id, board, promotion, period, name, starts_on, ends_on, document, calendar, made_at)
      select w.id, w.board, w.promotion, w.period, w.name, w.starts_on, w.ends_on, w.document, a_calendar, moment from wanted w order by w.id
    on conflict (id) do update set name = excluded.name, starts_on = excluded.starts_on, ends_on = excluded.ends_on, document = excluded.document,
        calendar = excluded.calendar, version = r.version + 1
      -- What the program ships takes no place that somebody's calendar has.
      where (r.document is distinct from excluded.document or r.calendar is distinct from excluded.calendar)
        and (a_calendar is not null or r.calendar is null)
    returning r.version
  )
  select (count(*) filter (where version = 1))::int, (count(*) filter (where version > 1))::int from written;
end $$;

revoke execute on function tell_of_job(), may_run(text), census_to_run(text), people_to_run(uuid, text[]), names_to_run(text, text[]), decisions_to_run(text),
  write_rounds(jsonb, int, timestamptz) from public;
grant execute on function may_run(text), census_to_run(text), people_to_run(uuid, text[]), names_to_run(text, text[]), decisions_to_run(text),
  write_rounds(jsonb, int, timestamptz) to binome_app, binome_system;
