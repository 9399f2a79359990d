-- A relationship that breaks down: a case from the report to the follow-up. What is confidential has a table, rights and a retention of its own.

create table breakdown (
  id uuid primary key,
  match uuid not null references match,
  board text not null references board,
  round text not null references round,
  trainee text not null,
  mentor text not null,
  trainee_service text not null,
  mentor_service text not null,
  reason text not null check (reason in
    ('availability', 'workload', 'distance', 'change-of-post', 'working-relationship', 'training-needs', 'other')),
  known_on date not null,
  -- In which of the roles that may.
  reported_as text not null check (reported_as in ('board', 'mentor', 'trainee')),
  by uuid not null references account,
  at timestamptz not null
);
create index breakdown_of_match on breakdown (match);
create index breakdown_of_board on breakdown (board, at);
create index breakdown_of_round on breakdown (round);

-- What closes a case is its effect, or its being dropped.
create table breakdown_closing (
  breakdown uuid primary key references breakdown,
  kind text not null check (kind in ('in-effect', 'dropped')),
  -- The day on which the change takes effect.
  on_day date,
  -- Of the cases that took effect in the round: 1 for the first.
  round text not null references round,
  effect int check (effect > 0),
  reason text check (length(btrim(reason)) between 1 and 2000),
  by uuid not null references account,
  by_name text not null,
  at timestamptz not null,
  check ((kind = 'in-effect') = (on_day is not null)),
  check ((kind = 'in-effect') = (effect is not null)),
  check ((kind = 'dropped') = (reason is not null)),
  unique (round, effect)
);

-- One open case a match. Two that report at once wait for each other here.
create function open_case(a_match uuid) returns breakdown language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b from breakdown b where b.match = a_match and not exists (select from breakdown_closing c where c.breakdown = b.id)
$$;
create function refuse_second_case() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(8010005, hashtext(new.match::text));
  if exists (select from breakdown b where b.match = new.match and b.id <> new.id and not exists (
    select from breakdown_closing c where c.breakdown = b.id)) then
    raise exception 'a case on this match is open' using errcode = 'integrity_constraint_violation', constraint = 'one_open_case';
  end if;
  return new;
end $$;
create trigger one_open_case after insert on breakdown for each row execute function refuse_second_case();

-- Both sides are heard, apart.
create table hearing (
  id uuid primary key,
  breakdown uuid not null references breakdown,
  party text not null check (party in ('trainee', 'mentor')),
  on_day date not null,
  by uuid not null references account,
  at timestamptz not null
);

-- Who may read the notes of a case beside their authors: named by the service when somebody has to decide.
create table reviewer (
  breakdown uuid not null references breakdown,
  account uuid not null references account,
  named_at timestamptz not null,
  primary key (breakdown, account)
);

create table confidential_note (
  id uuid primary key,
  breakdown uuid not null references breakdown,
  hearing uuid references hearing,
  author uuid not null references account,
  author_name text not null,
  at timestamptz not null,
  body text not null check (length(body) between 1 and 10000)
);

-- Options that were asked for, on what was in force at that moment: a publication, and the last effect since.
create table breakdown_run (
  breakdown uuid not null references breakdown,
  run uuid primary key references run,
  from_day date not null,
  publication int not null,
  effect int not null,
  by uuid not null references account,
  at timestamptz not null
);

-- What the board submits to the directors concerned.
create table breakdown_option (
  breakdown uuid not null references breakdown,
  number int not null check (number > 0),
  run uuid not null references run_result (run),
  -- Of the run's frontier, from 1; the label is that of the report: 2b is an alternate of point 2.
  point int not null check (point > 0),
  label text not null check (label ~ '^[1-9][0-9]*[b-j]?$'),
  from_day date not null,
  by uuid not null references account,
  by_name text not null,
  at timestamptz not null,
  primary key (breakdown, number)
);

-- Whom that option moves, from whom to whom.
create table breakdown_move (
  breakdown uuid not null,
  option int not null,
  trainee text not null,
  from_mentor text,
  to_mentor text,
  trainee_service text not null,
  from_service text,
  to_service text,
  -- Whose director decides: of the mentor to whom the trainee would go; the trainee's own where that is nobody.
  decided_in text not null generated always as (coalesce(to_service, trainee_service)) stored,
  -- How many trainees the new mentor may have at the same time.
  capacity int check (capacity > 0),
  -- Names, scores and journeys, as the directors are shown them.
  entry jsonb not null default '{}',
  check ((to_mentor is null) = (to_service is null)),
  check ((to_mentor is null) = (capacity is null)),
  check ((from_mentor is null) = (from_service is null)),
  primary key (breakdown, option, trainee),
  foreign key (breakdown, option) references breakdown_option
);

-- A later decision on the same pair takes the place of an earlier one.
create table breakdown_decision (
  id uuid primary key,
  breakdown uuid not null,
  option int not null,
  trainee text not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('accept', 'refuse')),
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  by uuid not null references account,
  by_name text not null,
  at timestamptz not null,
  unique (breakdown, option, trainee, number),
  foreign key (breakdown, option, trainee) references breakdown_move
);

create function refuse_own_option() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from breakdown_option o where o.breakdown = new.breakdown and o.number = new.option and o.by = new."by") then
    raise exception 'who proposed does not decide' using errcode = 'integrity_constraint_violation', constraint = 'decision_not_by_its_proposer';
  end if;
  return new;
end $$;
create trigger not_by_its_proposer after insert on breakdown_decision for each row execute function refuse_own_option();

create table follow_up (
  breakdown uuid not null references breakdown,
  number int not null check (number > 0),
  on_day date not null,
  outcome text check (length(outcome) <= 2000),
  by uuid not null references account,
  at timestamptz not null,
  primary key (breakdown, number)
);

alter table match add foreign key (breakdown_decision) references breakdown_decision, add foreign key (ended_by) references breakdown;
alter table run add foreign key (breakdown) references breakdown;

create view last_breakdown_option with (security_invoker = true) as
  select distinct on (breakdown) * from breakdown_option order by breakdown, number desc;
create view last_breakdown_decision with (security_invoker = true) as
  select distinct on (breakdown, option, trainee) * from breakdown_decision order by breakdown, option, trainee, number desc;

-- The option that counts, once every pair of it is accepted; null before.
create function accepted_option(a_case uuid) returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.number from last_breakdown_option o
  where o.breakdown = a_case and not exists (
    select from breakdown_move m
    left join last_breakdown_decision d on d.breakdown = m.breakdown and d.option = m.option and d.trainee = m.trainee
    where m.breakdown = o.breakdown and m.option = o.number and d.kind is distinct from 'accept')
$$;

-- No case takes effect before every director concerned has accepted, nor on another day than theirs.
create function refuse_undecided_effect() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.kind = 'in-effect' and not exists (
    select from breakdown_option o where o.breakdown = new.breakdown and o.number = accepted_option(o.breakdown) and o.from_day = new.on_day
  ) then
    raise exception 'not every pair is accepted' using errcode = 'integrity_constraint_violation', constraint = 'effect_of_accepted_option';
  end if;
  return new;
end $$;
create trigger effect_of_accepted_option after insert on breakdown_closing for each row execute function refuse_undecided_effect();

-- The same of the matches that it ends and begins: each is one of the moves that were accepted.
create function refuse_undecided_match() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.breakdown_decision is not null and not exists (
      select from breakdown_decision d join breakdown_move m using (breakdown, option, trainee)
      join breakdown_option o on o.breakdown = m.breakdown and o.number = m.option
      join breakdown b on b.id = m.breakdown
      where d.id = new.breakdown_decision and d.kind = 'accept' and m.option = accepted_option(m.breakdown) and b.round = new.round
        and m.trainee = new.trainee and m.to_mentor = new.mentor and lower(new.during) = o.from_day
    ) then
      raise exception 'nobody has decided this match' using errcode = 'integrity_constraint_violation', constraint = 'match_of_accepted_move';
    end if;
  elsif new.ended_by is distinct from old.ended_by and not exists (
    select from breakdown_move m join breakdown_option o on o.breakdown = m.breakdown and o.number = m.option
    join breakdown b on b.id = m.breakdown
    where m.breakdown = new.ended_by and m.option = accepted_option(m.breakdown) and b.round = new.round
      and m.trainee = new.trainee and m.from_mentor = new.mentor and (upper(new.during) = o.from_day or new.void and lower(new.during) >= o.from_day)
  ) then
    raise exception 'nobody has decided that this match ends' using errcode = 'integrity_constraint_violation', constraint = 'match_of_accepted_move';
  end if;
  return new;
end $$;
-- (Before: it tells of a decision by its id alone, which nobody guesses.)
create trigger of_accepted_move before insert or update on match for each row execute function refuse_undecided_match();

create trigger never_changed before update or delete or truncate on breakdown_closing for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on breakdown_option for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on breakdown_move for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on breakdown_decision for each statement execute function refuse_change();
create trigger never_updated before update on breakdown for each statement execute function refuse_change();
create trigger never_updated before update on breakdown_run for each statement execute function refuse_change();
create trigger never_updated before update on hearing for each statement execute function refuse_change();
create trigger never_updated before update on follow_up for each statement execute function refuse_change();
create trigger never_updated before update on confidential_note for each statement execute function refuse_change();

-- The directors who have to decide an option read the notes from then on; who submitted it does not decide.
create function name_reviewers() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into reviewer (breakdown, account, named_at)
    select distinct new.breakdown, g.account, o.at
    from role_grant g join account a on a.id = g.account
    join breakdown_option o on o.breakdown = new.breakdown and o.number = new.option
    where g.role = 'director' and g.ended_at is null and a.disabled_at is null and g.scope = new.decided_in and g.account <> o.by
      -- Nobody reads what was written about themselves.
      and not exists (select from role_grant s join breakdown b on b.id = new.breakdown where s.account = g.account and s.ended_at is null
        and s.role in ('mentor', 'trainee') and s.scope in (b.trainee, b.mentor, new.trainee, new.from_mentor, new.to_mentor))
    on conflict do nothing;
  return new;
end $$;
create trigger reviewers after insert on breakdown_move for each row execute function name_reviewers();

alter table breakdown enable row level security;
alter table breakdown_closing enable row level security;
alter table hearing enable row level security;
alter table reviewer enable row level security;
alter table confidential_note enable row level security;
alter table breakdown_run enable row level security;
alter table breakdown_option enable row level security;
alter table breakdown_move enable row level security;
alter table breakdown_decision enable row level security;
alter table follow_up enable row level security;

-- The services that a case touches: those of the pair, and of everybody whom an option moves.
create function touches(a_case uuid, services text[]) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from breakdown b where b.id = a_case and (b.trainee_service = any (services) or b.mentor_service = any (services)))
    or exists (select from breakdown_move m where m.breakdown = a_case
      and (m.trainee_service = any (services) or m.from_service = any (services) or m.to_service = any (services)))
$$;

create function touches_own(a_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select touches(a_case, scopes('breakdown.read', 'service'))
$$;

-- Who handles or has to decide a case, and whoever reported it.
create function handles_case(a_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from breakdown b where b.id = a_case and b.board = any (scopes('breakdown.read', 'board')))
    or touches_own(a_case)
$$;
create function sees_case(a_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select handles_case(a_case) or exists (select from breakdown b where b.id = a_case and b.by = actor())
$$;
-- Whether a case is one of those where somebody may do something as its board.
create function may_in_case(wanted text, a_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from breakdown b where b.id = a_case and b.board = any (scopes(wanted, 'board')))
$$;
-- Named for the case, and still the director of a service that it touches.
create function reviews_case(a_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from reviewer r where r.breakdown = a_case and r.account = actor()) and touches_own(a_case)
$$;

create policy readable on breakdown for select to binome_app using (
  board = any ((select scopes('breakdown.read', 'board'))::text[]) or touches_own(id)
  or by = (select actor()));
create policy made on breakdown for insert to binome_app with check (by = (select actor())
  and case reported_as
    when 'board' then board = any ((select scopes('breakdown.report', 'board'))::text[])
    when 'trainee' then trainee = any ((select scopes('breakdown.report', 'self'))::text[])
    else mentor = any ((select scopes('breakdown.report', 'self'))::text[])
  end
  and exists (select from match m where m.id = breakdown.match
    and (m.board, m.round, m.trainee, m.mentor, m.trainee_service, m.mentor_service)
      = (breakdown.board, breakdown.round, breakdown.trainee, breakdown.mentor, breakdown.trainee_service, breakdown.mentor_service)));
create policy of_a_case on breakdown_closing for select to binome_app using (sees_case(breakdown));
create policy dropped on breakdown_closing for insert to binome_app with check (
  by = (select actor()) and kind = 'dropped' and may_in_case('breakdown.handle', breakdown)
  and exists (select from breakdown b where b.id = breakdown_closing.breakdown and b.round = breakdown_closing.round));
create policy readable on hearing for select to binome_app using (handles_case(breakdown));
create policy made on hearing for insert to binome_app with check (by = (select actor()) and may_in_case('breakdown.handle', breakdown));
create policy own on reviewer for select to binome_app using (account = (select actor()));
create policy by_author_or_reviewer on confidential_note for select to binome_app using (author = (select actor()) or reviews_case(breakdown));
create policy made on confidential_note for insert to binome_app with check (
  author = (select actor()) and (select actor_may_write())
  and (may_in_case('breakdown.handle', breakdown) or exists (select from breakdown b where b.id = confidential_note.breakdown and b.by = (select actor())))
  and (hearing is null or exists (select from hearing h where h.id = confidential_note.hearing and h.breakdown = confidential_note.breakdown)));
create policy readable on breakdown_run for select to binome_app using (handles_case(breakdown));
create policy made on breakdown_run for insert to binome_app with check (by = (select actor()) and may_in_case('breakdown.handle', breakdown)
  and exists (select from run r where r.id = breakdown_run.run and r.breakdown = breakdown_run.breakdown));
create policy readable on breakdown_option for select to binome_app using (handles_case(breakdown));
create policy made on breakdown_option for insert to binome_app with check (by = (select actor()) and may_in_case('breakdown.handle', breakdown)
  and exists (select from breakdown_run r where r.breakdown = breakdown_option.breakdown and r.run = breakdown_option.run and r.from_day = breakdown_option.from_day));
create policy readable on breakdown_move for select to binome_app using (handles_case(breakdown));
-- Whose director decides follows from where these people are: a board does not choose it, nor who reads the notes by it.
create policy made on breakdown_move for insert to binome_app with check (may_in_case('breakdown.handle', breakdown)
  and (to_mentor is null or exists (select from current_person p where p.id = to_mentor and p.role = 'mentor' and p.service = to_service))
  and (from_mentor is null or exists (select from match m
    where m.trainee = breakdown_move.trainee and m.mentor = from_mentor and m.mentor_service = from_service and not m.void))
  and (exists (select from current_person p where p.id = breakdown_move.trainee and p.service = breakdown_move.trainee_service)
    or exists (select from match m where m.trainee = breakdown_move.trainee and m.trainee_service = breakdown_move.trainee_service and not m.void)));
create policy readable on breakdown_decision for select to binome_app using (handles_case(breakdown));
create policy made on breakdown_decision for insert to binome_app with check (by = (select actor()) and exists (
  select from breakdown_move m where m.breakdown = breakdown_decision.breakdown and m.option = breakdown_decision.option
    and m.trainee = breakdown_decision.trainee and m.decided_in = any (scopes('breakdown.decide', 'service'))
    and may_judge('breakdown.decide', array[m.trainee, m.from_mentor, m.to_mentor])));
create policy readable on follow_up for select to binome_app using (handles_case(breakdown));
create policy made on follow_up for insert to binome_app with check (by = (select actor()) and may_in_case('breakdown.handle', breakdown));

alter policy asked on run with check (
  ((select everywhere('run.start')) or board = any ((select scopes('run.start', 'board'))::text[])) and by = (select actor())
  and (round is null or exists (select from round r where r.id = run.round and r.board = run.board))
  and (breakdown is null or may_in_case('breakdown.handle', breakdown) and exists (
    select from breakdown b where b.id = run.breakdown and b.board = run.board and b.round = run.round)));

-- The worker reads what a reassignment needs: never a note.
create policy by_the_service on breakdown for select to binome_system using (true);
create policy by_the_service on breakdown_closing for select to binome_system using (true);
create policy by_the_service on breakdown_run for select to binome_system using (true);
create policy by_the_service on breakdown_option for select to binome_system using (true);
create policy by_the_service on breakdown_move for select to binome_system using (true);
create policy by_the_service on breakdown_decision for select to binome_system using (true);
create policy by_the_service on hearing for select to binome_system using (true);
create policy by_the_service on follow_up for select to binome_system using (true);

grant select, insert on breakdown, breakdown_closing, hearing, confidential_note, breakdown_run, breakdown_option, breakdown_decision,
  follow_up to binome_app;
grant select, insert (breakdown, option, trainee, from_mentor, to_mentor, trainee_service, from_service, to_service, capacity, entry)
  on breakdown_move to binome_app;
grant select on reviewer, last_breakdown_option, last_breakdown_decision to binome_app;
grant select on breakdown, breakdown_closing, breakdown_run, breakdown_option, breakdown_move, breakdown_decision, hearing, follow_up,
  last_breakdown_option, last_breakdown_decision to binome_system;

-- How far a case has come, with the number of acts on it: the same for everybody who sees the case, whatever rows of it they see.
create function breakdown_facts(a_case uuid) returns table (trainee_heard boolean, mentor_heard boolean, runs int, option int, refused int, undecided int,
  closed text, followed_up boolean, acts int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from hearing h where h.breakdown = a_case and h.party = 'trainee'),
    exists (select from hearing h where h.breakdown = a_case and h.party = 'mentor'),
    (select count(*)::int from breakdown_run r where r.breakdown = a_case),
    o.number,
    (select count(*)::int from last_breakdown_decision d where d.breakdown = a_case and d.option = o.number and d.kind = 'refuse'),
    (select count(*)::int from breakdown_move m where m.breakdown = a_case and m.option = o.number and not exists (
      select from breakdown_decision d where d.breakdown = a_case and d.option = m.option and d.trainee = m.trainee)),
    (select kind from breakdown_closing c where c.breakdown = a_case),
    exists (select from follow_up f where f.breakdown = a_case and f.outcome is not null),
    1 + (select count(*)::int from hearing where breakdown = a_case) + (select count(*)::int from breakdown_run where breakdown = a_case)
      + (select count(*)::int from breakdown_option where breakdown = a_case) + (select count(*)::int from breakdown_decision where breakdown = a_case)
      + (select count(*)::int from breakdown_closing where breakdown = a_case and kind = 'dropped')
      + (select count(*)::int from follow_up where breakdown = a_case)
  from (select) one left join last_breakdown_option o on o.breakdown = a_case
  where sees_case(a_case)
$$;

-- The days of the match that a case is about, and whether it still stands: for whoever decides without seeing the match.
create function case_match(a_case uuid) returns table (first date, last date, is_void boolean, ended_by uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select lower(m.during), upper(m.during) - 1, m.void, m.ended_by from breakdown b join match m on m.id = b.match where b.id = a_case and sees_case(a_case)
$$;

-- The two people of a case by their names: told to whoever sees the case. Those who may read its notes: to whoever handles it; to whoever reported it
-- once it is closed, for before it they would tell where an option leads that nobody has decided.
create function breakdown_names(a_case uuid) returns table (trainee_name text, mentor_name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (select p.name from current_person p where p.id = b.trainee and p.role = 'trainee'),
    (select p.name from current_person p where p.id = b.mentor and p.role = 'mentor')
  from breakdown b where b.id = a_case and sees_case(a_case)
$$;
create function breakdown_reviewers(a_case uuid) returns table (account uuid, name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select a.id, a.name from reviewer r join account a on a.id = r.account
  where r.breakdown = a_case and (handles_case(a_case)
    or sees_case(a_case) and exists (select from breakdown_closing c where c.breakdown = a_case)) order by a.name, a.id
$$;
-- Since when a case on this match is open: told to whoever may report one.
create function case_open_since(a_match uuid) returns timestamptz language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select o.at from open_case(a_match) o where may('breakdown.report', o.board, '{}', array[o.trainee, o.mentor])
$$;

-- What is in force in a round: its publication, null where none stands; the last case that took effect on it, with its first day and who decided
-- last. The same for everybody who may see the round.
create function in_force(a_round text) returns table (publication int, effect int, effect_day date, effect_by text, breakdown uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select case p.kind when 'published' then p.number end, coalesce(c.effect, 0), c.on_day, c.by_name, c.breakdown
  from round r
  left join lateral (select * from publication where round = r.id order by number desc limit 1) p on true
  left join lateral (select c.* from breakdown_closing c join breakdown b on b.id = c.breakdown join match m on m.id = b.match
    where c.round = r.id and c.kind = 'in-effect' and m.publication = p.number order by c.effect desc limit 1) c on true
  where r.id = a_round and may('round.read', r.board)
$$;

-- Whether the census of today says something else than that of the run, or nothing any more, of a trainee whom the option submitted last moves, or
-- of the mentor to whom.
create function option_is_stale(a_case uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select sees_case(a_case) and exists (
    select from last_breakdown_option o join run r on r.id = o.run
    join breakdown_move m on m.breakdown = o.breakdown and m.option = o.number
    cross join lateral (values (m.trainee), (m.to_mentor)) moved(id)
    left join census_person p on p.census = r.census and p.person = moved.id
    left join current_person n on n.id = moved.id
    where o.breakdown = a_case and moved.id is not null and p.facts_hash is distinct from n.facts_hash)
$$;

-- What the last acceptance does: on the day of the option the pairs of before end and the accepted ones begin. Whoever accepts sees not all of these
-- pairs, and may change none of them in another way.
create function take_effect(a_case uuid, new_ids uuid[], a_name text, moment timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare c breakdown; o breakdown_option; r round; published int; ended int; number int;
begin
  select * into c from breakdown where id = a_case;
  select * into r from round where id = c.round for update;
  select * into o from breakdown_option b where b.breakdown = a_case and b.number = accepted_option(a_case);
  if o.number is null or not exists (select from breakdown_move m
    where m.breakdown = a_case and m.option = o.number and m.decided_in = any (scopes('breakdown.decide', 'service'))) then
    raise exception 'not every pair is accepted' using errcode = 'integrity_constraint_violation', constraint = 'effect_of_accepted_option';
  end if;
  published := (select publication from match where id = c.match);
  update match m set ended_by = a_case, void = lower(m.during) >= o.from_day,
    during = case when lower(m.during) >= o.from_day then m.during else daterange(lower(m.during), o.from_day) end
  from breakdown_move v
  where v.breakdown = a_case and v.option = o.number and m.round = c.round and m.publication = published and not m.void
    and m.trainee = v.trainee and m.mentor = v.from_mentor and upper(m.during) > o.from_day;
  get diagnostics ended = row_count;
  if ended <> (select count(*) from breakdown_move v where v.breakdown = a_case and v.option = o.number and v.from_mentor is not null) then
    raise exception 'a pair of before is not in force' using errcode = 'integrity_constraint_violation', constraint = 'moves_from_what_is_in_force';
  end if;
  insert into match (id, round, publication, board, trainee, mentor, trainee_service, mentor_service, during, capacity, breakdown_decision, run, made_at)
    select new_ids[v.position], c.round, published, c.board, v.trainee, v.to_mentor, v.trainee_service, v.to_service,
      daterange(o.from_day, r.ends_on + 1), v.capacity, d.id, o.run, moment
    from (select *, row_number() over (order by trainee) as position from breakdown_move v where v.breakdown = a_case and v.option = o.number) v
    join last_breakdown_decision d on d.breakdown = v.breakdown and d.option = v.option and d.trainee = v.trainee
    where v.to_mentor is not null;
  number := 1 + coalesce((select max(effect) from breakdown_closing where round = c.round), 0);
  insert into breakdown_closing (breakdown, kind, on_day, round, effect, by, by_name, at)
    values (a_case, 'in-effect', o.from_day, c.round, number, actor(), a_name, moment);
  return number;
end $$;

revoke execute on function in_force(text), option_is_stale(uuid), take_effect(uuid, uuid[], text, timestamptz) from public;
grant execute on function in_force(text), option_is_stale(uuid), take_effect(uuid, uuid[], text, timestamptz) to binome_app;
revoke execute on function open_case(uuid), accepted_option(uuid), touches(uuid, text[]), touches_own(uuid), handles_case(uuid), sees_case(uuid), may_in_case(text, uuid),
  reviews_case(uuid), breakdown_facts(uuid), case_match(uuid), breakdown_names(uuid), breakdown_reviewers(uuid), case_open_since(uuid) from public;
grant execute on function touches_own(uuid), handles_case(uuid), sees_case(uuid), may_in_case(text, uuid), reviews_case(uuid),
  breakdown_facts(uuid), case_match(uuid), breakdown_names(uuid), breakdown_reviewers(uuid), case_open_since(uuid) to binome_app;
