-- What the service answers once it was tried for a whole season: explanations of a change in the middle of a period, facts that are shown as they are.

-- A match that whoever acts may have explained to them; null where there is none for them.
create function explicable(a_match uuid) returns match language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m from match m where m.id = a_match and (may('match.explain', m.board, array[m.trainee_service, m.mentor_service])
    or not m.void and may('match.explain', null, '{}', array[m.trainee, m.mentor]))
$$;

-- Facts that were not as the run had them when somebody decided on a pair: a decision that was confirmed knows of them, the run's scores do not.
create function changed_before(a_run uuid, a_trainee text, a_mentor text, a_hash text, a_moment timestamptz) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('who', w.who, 'field', k, 'before', o.facts -> k, 'after', n.facts -> k) order by w.who desc, k), '[]')
  from run_pair p join run r on r.id = p.run
  cross join (values ('trainee', a_trainee), ('mentor', a_mentor)) w(who, id)
  join census_person o on o.census = r.census and o.person = w.id
  join census_person n on n.person = w.id
    and n.census = (select v.census from census_version v where v.board = r.board and v.at <= a_moment order by v.number desc limit 1)
  cross join jsonb_object_keys(o.facts || n.facts) k
  where p.run = a_run and p.trainee = a_trainee and p.facts_hash is distinct from a_hash and o.facts_hash is distinct from n.facts_hash
    and o.facts -> k is distinct from n.facts -> k
$$;

-- What an explanation is made from: the run of the match with its inputs, of a breakdown the option that was accepted, and what was decided on its
-- trainee and on whomever its mentor was given or had been proposed, each with the run that scored it.
create function explained_by(a_match uuid) returns table (run uuid, option text, request jsonb, inputs jsonb, decisions jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with m as (
    select x.* from explicable(a_match) x where x.id is not null
  ), decided as (
    select x.trainee, x.mentor, x.run, o.label as option, d.proposed, e.id is not null as moved, x.trainee_service, x.mentor_service, d.broken_rules,
      d.rules_known, d.facts_hash, coalesce(d.by_name, e.by_name) as by, coalesce(d.at, e.at) as at, coalesce(d.reason, e.reason) as reason
    -- Whoever had another mentor before or after is told of this one.
    from m join match x on x.round = m.round and x.publication = m.publication and x.void = m.void and x.during && m.during
    left join decision d on d.id = x.decision left join breakdown_decision e on e.id = x.breakdown_decision
    left join breakdown_option o on o.breakdown = e.breakdown and o.number = e.option
    where x.trainee = m.trainee or x.mentor = m.mentor or d.proposed = m.mentor
  )
  select r.id, (select o.label from breakdown_decision e join breakdown_option o on o.breakdown = e.breakdown and o.number = e.option
      where e.id = m.breakdown_decision), r.request, r.inputs,
    coalesce((
      select jsonb_agg(jsonb_build_object('run', x.run, 'option', x.option, 'by', x.by, 'at', x.at, 'reason', x.reason,
        'trainee', jsonb_build_object('id', x.trainee, 'name', name_of(x.trainee), 'service', coalesce(t.name, x.trainee_service)),
        'mentor', jsonb_build_object('id', x.mentor, 'name', name_of(x.mentor), 'service', coalesce(s.name, x.mentor_service)),
        'proposed', case when x.moved then x.mentor else x.proposed end, 'proposedName', name_of(case when x.moved then x.mentor else x.proposed end),
        'brokenRules', coalesce(x.broken_rules, '[]'), 'unlistedRule', not coalesce(x.rules_known, true),
        'changed', changed_before(x.run, x.trainee, x.mentor, x.facts_hash, x.at)) order by x.trainee)
      from decided x left join service t on t.code = x.trainee_service left join service s on s.code = x.mentor_service), '[]')
  from m join run r on r.id = m.run
$$;

-- A file of a run that made one of the matches of the same publication: for what is explained, never given out as it is.
create function explaining_file(a_match uuid, a_run uuid, a_name text) returns bytea
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b.bytes from explicable(a_match) m join run_file f on f.run = a_run and f.name = a_name join blob b on b.sha256 = f.sha256
  where exists (select from match x where x.round = m.round and x.publication = m.publication and x.run = a_run)
$$;

revoke execute on function changed_before(uuid, text, text, text, timestamptz), explicable(uuid), explained_by(uuid), explaining_file(uuid, uuid, text) from public;
grant execute on function explained_by(uuid), explaining_file(uuid, uuid, text) to binome_app;

-- A run is made from results of which whoever may start it need not see all. Only for what a run takes.
create function result_to_run(a_run uuid) returns table (name text, sha256 text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select f.name, f.sha256 from run_file f join run r on r.id = f.run
  where f.run = a_run and not f.confidential and may_run(r.board) order by f.position
$$;
create function kept_to_run(a_run uuid, names text[]) returns table (sha256 text, bytes bytea)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select b.sha256, b.bytes from result_to_run(a_run) f join blob b on b.sha256 = f.sha256 where f.name = any (names)
$$;

-- How often, since the first submission, a census or guidelines said something else of a trainee or of a mentor whom anybody proposed or chose for
-- them: whoever decides has seen the facts that they decide on. It never falls, for the people that it counts are never fewer.
create function fact_moves(a_round text, a_trainee text) returns int language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with first as (
    select s.at, r.board, coalesce((select v.number from census_version v where v.census = x.census and v.board = r.board), 0) as number
    from submission s join round r on r.id = s.round join run x on x.id = s.run where s.round = a_round and may('round.read', r.board) order by s.number limit 1
  ), people as (
    select a_trainee as id
    union select p.mentor from submission s join run_pair p on p.run = s.run and p.trainee = a_trainee where s.round = a_round and p.mentor is not null
    union select d.mentor from decision d where d.round = a_round and d.trainee = a_trainee and d.mentor is not null
  )
  select (select count(*)::int from first f join census_version v on v.board = f.board and v.number > f.number and v.number > 1 cross join people p
      left join census_version b on b.board = v.board and b.number = v.number - 1
      left join census_person n on n.census = v.census and n.person = p.id left join census_person o on o.census = b.census and o.person = p.id
      where n.facts_hash is distinct from o.facts_hash)
    + (select count(*)::int from first f join guidelines_version g on g.scope in ('*', f.board) and g.at >= f.at)
$$;

-- New guidelines make decisions stale, which a round tells: whoever acts on it has to have read that.
create function grow_rounds() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  update round set version = version + 1 where new.scope in ('*', board) and ends_on >= (new.at at time zone 'Europe/Paris')::date;
  return new;
end $$;
create trigger rounds_grow after insert on guidelines_version for each row execute function grow_rounds();

revoke execute on function result_to_run(uuid), kept_to_run(uuid, text[]), fact_moves(text, text), grow_rounds() from public;
grant execute on function result_to_run(uuid), kept_to_run(uuid, text[]) to binome_app, binome_system;
grant execute on function fact_moves(text, text) to binome_app;

-- Whether the census applied has nobody of the round's promotion. Only for what a run takes.
create function has_no_trainee(a_round text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select not exists (select from round r join current_person p on p.board = r.board and p.promotion = r.promotion and p.role = 'trainee'
    where r.id = a_round and may_run(r.board))
$$;
revoke execute on function has_no_trainee(text) from public;
grant execute on function has_no_trainee(text) to binome_app, binome_system;
