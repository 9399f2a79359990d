-- What histories of seasons have shown: what a case is refused for, and what it is not.

-- A match that is made only ends or becomes void, which takes nobody's place: it may end also where its mentor has got more places since, and
-- more trainees.
drop trigger within_capacity on match;
create trigger within_capacity after insert on match for each row execute function refuse_beyond_capacity();

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
revoke execute on function option_is_stale(uuid) from public;
grant execute on function option_is_stale(uuid) to binome_app;
