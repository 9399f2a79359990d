-- A run of the whole country: one run for each round of a period, and one that ends once all of these have.

create table run_part (
  part uuid primary key references run,
  -- Its job waits for ever, until the last of its parts has ended.
  whole uuid not null references run check (whole <> part)
);
create index run_part_of_whole on run_part (whole);
create trigger never_updated before update on run_part for each statement execute function refuse_change();

alter table run_part enable row level security;
create policy readable on run_part for select to binome_app using (exists (select from run r where r.id = whole));
create policy asked on run_part for insert to binome_app with check ((select everywhere('run.start'))
  and exists (select from run r where r.id = whole and r.by = (select actor())) and exists (select from run r where r.id = part and r.by = (select actor())));
create policy by_the_service on run_part to binome_system using (true) with check (true);
grant select, insert on run_part to binome_app, binome_system;
grant insert (run_at) on job to binome_app;

-- However a part ends, in the transaction in which it does: of two that end at once one waits here for the other, and sees that it has.
create function wake_whole() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  a_whole uuid := (select whole from run_part where part = new.id);
begin
  if a_whole is null then
    return null;
  end if;
  perform from job where id = a_whole for update;
  update job set run_at = clock_timestamp() where id = a_whole and state = 'queued' and not exists (
    select from run_part p join job j on j.id = p.part where p.whole = a_whole and j.ended_at is null);
  if found then
    perform pg_notify('binome_job', a_whole || ' queued');
  end if;
  return null;
end $$;
create trigger part_ended after update of state on job for each row when (new.ended_at is not null and old.ended_at is null) execute function wake_whole();
revoke execute on function wake_whole() from public;
