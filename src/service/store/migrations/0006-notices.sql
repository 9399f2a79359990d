-- What people are told of, once each; which of it goes out by mail, and what became of each letter.

create table notice (
  id uuid primary key,
  account uuid not null references account,
  -- What it is about: the same event tells the same account once.
  event text not null,
  kind text not null,
  board text,
  subject text not null,
  at timestamptz not null,
  unique (account, event)
);
create index notice_of_account on notice (account, at);

alter table notice enable row level security;
create policy own on notice for select to binome_app using (account = (select actor()));
create policy by_the_service on notice to binome_system using (true) with check (true);
grant select on notice to binome_app;
grant select, insert on notice to binome_system;

-- Whether the service was started to send mail at all: asked in the transaction of the act. A demonstration and a rehearsal never do.
create function mail_is_on() returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from setting where scope = 'service' and name = 'mail')
    and not exists (select from setting where scope = 'service' and name = 'mode')
$$;
create policy mail_on on setting for insert to binome_system with check (scope = 'service' and name = 'mail');
create policy mail_off on setting for delete to binome_system using (scope = 'service' and name = 'mail');
grant insert, delete on setting to binome_system;

-- A letter of a notice, written with it.
create table mail (
  notice uuid primary key references notice,
  -- null: the account had no address.
  job uuid unique references job
);

create table mail_attempt (
  notice uuid not null references mail,
  -- Of the job.
  attempt int not null check (attempt > 0),
  -- Committed before the letter is handed over.
  at timestamptz not null,
  ended_at timestamptz,
  -- deferred: the server is known not to have taken it; null: nobody knows (yet).
  outcome text check (outcome in ('sent', 'refused', 'deferred', 'dropped')),
  -- What the server said, a number alone.
  reply int check (reply between 200 and 599),
  -- Where it ended, other than by being sent.
  stage text,
  primary key (notice, attempt),
  check ((outcome is null) = (ended_at is null))
);
-- At most once: beside an attempt that may have got through there is no other.
create unique index mail_at_most_once on mail_attempt (notice) where outcome is distinct from 'deferred';

-- What became of each letter.
create view mail_state with (security_invoker = true) as
  select m.notice, n.account, n.kind, n.board, n.at, coalesce(t.attempts, 0)::int as attempts, l.at as tried_at, l.ended_at, l.reply, l.stage,
    case
      when m.job is null then 'no-address'
      when l.outcome in ('sent', 'refused', 'dropped') then l.outcome
      when l.notice is not null and l.outcome is null then case when j.state = 'running' and j.attempt = l.attempt then 'under-way' else 'unknown' end
      when j.state in ('failed', 'cancelled') then j.state
      else 'waiting'
    end as state
  from mail m join notice n on n.id = m.notice
  left join job j on j.id = m.job
  left join lateral (select count(*) as attempts from mail_attempt a where a.notice = m.notice) t on true
  left join lateral (select a.* from mail_attempt a where a.notice = m.notice order by a.attempt desc limit 1) l on true;

alter table mail enable row level security;
alter table mail_attempt enable row level security;
create policy by_the_service on mail to binome_system using (true) with check (true);
create policy by_the_service on mail_attempt to binome_system using (true) with check (true);
-- An outcome stays as it is.
create policy once on mail_attempt as restrictive for update to binome_system using (outcome is null) with check (true);
grant select on mail, mail_state to binome_system;
grant select, insert, update (ended_at, outcome, reply, stage) on mail_attempt to binome_system;

-- The newest first, for the administrator: to whom, of what kind, when, and what came of it; not about whom or what it was.
create function mail_log(wanted text, after_notice uuid, most int)
returns table (notice uuid, account uuid, login text, kind text, board text, at timestamptz, state text, attempts int, tried_at timestamptz,
  ended_at timestamptz, reply int, stage text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select s.notice, s.account, a.login, s.kind, s.board, s.at, s.state, s.attempts, s.tried_at, s.ended_at, s.reply, s.stage
  from mail_state s join account a on a.id = s.account
  where everywhere('mail.read') and (wanted is null or s.state = wanted)
    and (after_notice is null or (s.at, s.notice) < (select n.at, n.id from notice n where n.id = after_notice))
  order by s.at desc, s.notice desc limit most
$$;

-- Tells whoever holds a role at a place, without saying who they are; by mail too, where mail is on and the kind is one that is sent:
-- `none`, `each`, or `daily`: of one directorate one letter a day.
create function tell(a_role text, a_scope text, an_event text, a_kind text, a_board text, a_subject text, moment timestamptz, how text) returns void
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with told as (
    insert into notice (id, account, event, kind, board, subject, at)
      select gen_random_uuid(), g.account, an_event, a_kind, a_board, a_subject, moment
      from role_grant g join account a on a.id = g.account
      where g.role = a_role and g.scope = a_scope and g.ended_at is null and a.disabled_at is null and g.account is distinct from actor()
        and (session_user <> 'binome_app' or actor() is not null and actor_may_write())
      on conflict (account, event) do nothing
      returning id, account
  ), letter as (
    select t.id as notice, case when a.email is not null then gen_random_uuid() end as job
    from told t join account a on a.id = t.account
    where how <> 'none' and mail_is_on() and (how <> 'daily' or not exists (
      select from notice n join mail m on m.notice = n.id
      where n.account = t.account and n.kind = a_kind and n.board is not distinct from a_board and n.at > moment - interval '1 day'))
  ), queued as (
    -- Within some hours of a mail server's absence.
    insert into job (id, kind, payload, key, max_attempts)
      select job, 'mail', jsonb_build_object('notice', notice), 'mail:' || notice, 40 from letter where job is not null
  )
  insert into mail (notice, job) select notice, job from letter
$$;

revoke execute on function mail_is_on(), mail_log(text, uuid, int), tell(text, text, text, text, text, text, timestamptz, text) from public;
grant execute on function mail_is_on() to binome_system;
grant execute on function mail_log(text, uuid, int) to binome_app;
grant execute on function tell(text, text, text, text, text, text, timestamptz, text) to binome_app, binome_system;

-- All that is held on somebody, as one document (GDPR, article 15), for their board and for themselves: also what they have no row of, such as what was
-- decided on them. To themselves decisions are given once their round has been published, those of a breakdown that are about them once it has taken
-- effect. Of confidential notes those that they wrote, and to nobody but themselves: other readers have them with the case.
create function held_on(a_person text) returns jsonb language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare of_board text; as_board boolean; accounts uuid[];
begin
  select p.board into of_board from person p where p.id = a_person;
  as_board := of_board is not null and may('person.export', of_board);
  if of_board is null or not as_board and not may('person.export', null, '{}', array[a_person]) then return null; end if;
  select coalesce(array_agg(distinct g.account), '{}') into accounts from role_grant g
    where g.role in ('mentor', 'trainee') and g.scope = a_person and (as_board or g.ended_at is null);
  return jsonb_build_object(
    'id', a_person, 'board', of_board,
    'censuses', (select coalesce(jsonb_agg(jsonb_build_object('version', v.number, 'board', p.board, 'at', v.at, 'role', p.role, 'name', p.name, 'service', p.service,
        'promotion', p.promotion, 'facts', p.facts, 'source', p.source) order by v.at), '[]')
      from census_person p join census_version v on v.census = p.census where p.person = a_person),
    'imports', (select coalesce(jsonb_agg(jsonb_build_object('census', c.id, 'board', p.board, 'at', c.at, 'role', p.role, 'facts', p.facts, 'source', p.source) order by c.at), '[]')
      from census_person p join census c on c.id = p.census
      where p.person = a_person and not exists (select from census_version v where v.census = c.id)),
    'flags', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'field', f.field, 'comment', f.comment, 'at', f.at, 'censusVersion', f.census_version,
        'answer', case when a.flag is null then null else jsonb_build_object('kind', a.kind, 'comment', a.comment, 'by', (select name from account where id = a.by),
          'at', a.at) end) order by f.at), '[]')
      from flag f left join flag_answer a on a.flag = f.id where f.person = a_person),
    'matches', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'round', m.round, 'trainee', m.trainee, 'mentor', m.mentor, 'from', lower(m.during),
        'to', upper(m.during) - 1, 'void', m.void, 'endedBy', m.ended_by) order by m.made_at, m.id), '[]')
      from match m where a_person in (m.trainee, m.mentor)),
    'decisions', (select coalesce(jsonb_agg(jsonb_build_object('round', d.round, 'trainee', d.trainee, 'number', d.number, 'kind', d.kind, 'mentor', d.mentor,
        'proposed', d.proposed, 'reason', d.reason, 'by', d.by_name, 'at', d.at) order by d.at, d.id), '[]')
      from decision d where a_person in (d.trainee, d.mentor, d.proposed)
        and (as_board or exists (select from publication p where p.round = d.round))),
    'decisionsToCome', (select count(*) from decision d where a_person in (d.trainee, d.mentor, d.proposed)
        and not as_board and not exists (select from publication p where p.round = d.round)),
    'reviews', (select coalesce(jsonb_agg(jsonb_build_object('match', r.match, 'comment', r.comment, 'at', r.at, 'answer', a.comment, 'answeredAt', a.at) order by r.at), '[]')
      from review_request r left join review_answer a on a.request = r.id where r.trainee = a_person),
    'breakdowns', (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'match', b.match, 'round', b.round, 'trainee', b.trainee, 'mentor', b.mentor, 'reason', b.reason,
        'knownOn', b.known_on, 'at', b.at,
        'closing', (select jsonb_build_object('kind', c.kind, 'on', c.on_day, 'reason', c.reason, 'at', c.at) from breakdown_closing c where c.breakdown = b.id),
        'hearings', (select coalesce(jsonb_agg(jsonb_build_object('party', h.party, 'on', h.on_day) order by h.on_day), '[]') from hearing h where h.breakdown = b.id),
        'decisions', (select coalesce(jsonb_agg(jsonb_build_object('trainee', d.trainee, 'kind', d.kind, 'reason', d.reason, 'by', d.by_name, 'at', d.at) order by d.at), '[]')
          from breakdown_decision d join breakdown_move m on m.breakdown = d.breakdown and m.option = d.option and m.trainee = d.trainee
          where d.breakdown = b.id and (as_board or a_person in (m.trainee, m.from_mentor, m.to_mentor)
            and exists (select from breakdown_closing c where c.breakdown = b.id and c.kind = 'in-effect'))),
        'followUps', (select coalesce(jsonb_agg(jsonb_build_object('on', f.on_day, 'outcome', f.outcome) order by f.number), '[]') from follow_up f where f.breakdown = b.id),
        'ownNotes', (select coalesce(jsonb_agg(jsonb_build_object('text', n.body, 'at', n.at) order by n.at, n.id), '[]') from confidential_note n
          where n.breakdown = b.id and not as_board and n.author = any (accounts))
      ) order by b.at), '[]')
      from breakdown b where a_person in (b.trainee, b.mentor)),
    -- Of cases of others that moved them: what was decided on them, and nothing of the case.
    'moves', (select coalesce(jsonb_agg(jsonb_build_object('from', m.from_mentor, 'to', m.to_mentor, 'decision', d.kind, 'reason', d.reason, 'by', d.by_name, 'at', d.at)
        order by d.at, d.id), '[]')
      from breakdown_decision d join breakdown b on b.id = d.breakdown
      join breakdown_move m on m.breakdown = d.breakdown and m.option = d.option and m.trainee = d.trainee
      join breakdown_closing c on c.breakdown = d.breakdown and c.kind = 'in-effect'
      where a_person in (m.trainee, m.from_mentor, m.to_mentor) and a_person not in (b.trainee, b.mentor)),
    'accounts', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'login', a.login, 'name', a.name, 'email', a.email, 'language', a.language,
        'createdAt', a.created_at, 'disabledAt', a.disabled_at,
        'grants', (select jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'grantedAt', g.granted_at, 'endedAt', g.ended_at) order by g.granted_at)
          from role_grant g where g.account = a.id)) order by a.login), '[]')
      from account a where a.id = any (accounts)),
    'sessions', (select coalesce(jsonb_agg(jsonb_build_object('openedAt', s.opened_at, 'seenAt', s.seen_at, 'endsAt', s.ends_at, 'revokedAt', s.revoked_at,
        'address', s.address, 'agent', s.agent) order by s.opened_at), '[]')
      from session s where s.account = any (accounts)),
    'tokens', (select coalesce(jsonb_agg(jsonb_build_object('name', t.name, 'createdAt', t.created_at, 'endsAt', t.ends_at, 'revokedAt', t.revoked_at) order by t.created_at), '[]')
      from personal_token t where t.account = any (accounts)),
    'notices', (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'subject', n.subject, 'at', n.at) order by n.at, n.id), '[]')
      from notice n where n.account = any (accounts)),
    'identities', (select coalesce(jsonb_agg(jsonb_build_object('account', a.id, 'identity', a.oidc_subject) order by a.id), '[]')
      from account a where a.id = any (accounts) and a.oidc_subject is not null),
    'mails', (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'at', s.at, 'state', s.state, 'endedAt', s.ended_at) order by s.at, s.notice), '[]')
      from mail_state s where s.account = any (accounts)),
    'acts', (select coalesce(jsonb_agg(jsonb_build_object('number', u.number, 'at', u.at, 'act', u.act, 'subject', u.subject) order by u.number), '[]')
      from audit u where u.account = any (accounts)));
end $$;
revoke execute on function held_on(text) from public;
grant execute on function held_on(text) to binome_app;
