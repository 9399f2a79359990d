-- What a board submits, what directors decide, what is published, and the matches in force because of it.

create table submission (
  round text not null references round,
  number int not null check (number > 0),
  run uuid not null references run_result (run),
  by uuid not null references account,
  at timestamptz not null,
  primary key (round, number)
);

-- What directors are told of a submission when they ask for another mentor, taken from its proposal, which they do not see as a whole:
-- {rules: {defaultCapacity, capacityLimit}, mentors: {id: [exclusion]}, excluded: {trainee: {mentor: [exclusion]}} | null}.
create table submission_document (
  round text not null,
  number int not null,
  document jsonb not null,
  primary key (round, number),
  foreign key (round, number) references submission
);

-- What pairs that were not proposed would cost, each computed once from its run's own problem, and what is decided on the others, when somebody
-- asks: {kind: price | excluded | impossible, …}. `decided`: as `held_fingerprint` has it.
create table pair_price (
  run uuid not null references run,
  trainee text not null,
  mentor text not null,
  decided text not null,
  document jsonb not null,
  at timestamptz not null,
  primary key (run, trainee, mentor, decided)
);
create trigger never_updated before update on pair_price for each statement execute function refuse_change();
alter table pair_price enable row level security;
create policy by_the_service on pair_price to binome_system using (true) with check (true);
grant select, insert on pair_price to binome_system;

-- A decision on one trainee of one round; the last is the one that stands. Two at once want the same number: one of them is refused.
create table decision (
  id uuid primary key,
  round text not null references round,
  trainee text not null,
  number int not null check (number > 0),
  submission int not null,
  -- withdraw: nothing stands any more.
  kind text not null check (kind in ('accept', 'refuse', 'change', 'without', 'withdraw')),
  -- Whom the decision is about: the mentor accepted, refused, or chosen instead; null for `without` and `withdraw`.
  mentor text,
  mentor_service text,
  trainee_service text not null,
  proposed text,
  proposed_service text,
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  -- Of a change: what the whole matching loses, as it was shown before; null where that is not known.
  price jsonb,
  -- Of a change: the hard rules that the pair breaks, as they were told; whether these are all.
  broken_rules jsonb not null default '[]',
  rules_known boolean not null default true,
  -- Of the facts of both, as they were; `gone` where one of them is in no census any more and nothing is left in force.
  facts_hash text not null,
  by uuid not null references account,
  -- Name and function, as documents say them.
  by_name text not null,
  at timestamptz not null,
  unique (round, trainee, number),
  foreign key (round, submission) references submission,
  check ((mentor is null) = (kind in ('without', 'withdraw')))
);
create index decision_of_mentor on decision (mentor);

-- Who proposed does not decide. Leaving somebody without is the board's own act, and accepts nothing that it proposed.
create function refuse_own_proposal() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.kind in ('accept', 'change') and exists (
    select from submission s where s.round = new.round and s.number = new.submission and s.by = new."by"
  ) then
    raise exception 'who proposed does not decide' using errcode = 'integrity_constraint_violation', constraint = 'decision_not_by_its_proposer';
  end if;
  return new;
end $$;
-- Afterwards, like every trigger that tells of other rows: whoever may not write the row is refused before it says anything.
create trigger not_by_its_proposer after insert on decision for each row execute function refuse_own_proposal();

-- Published and withdrawn by turns.
create table publication (
  round text not null references round,
  number int not null check (number > 0),
  kind text not null check (kind in ('published', 'withdrawn')),
  reason text check (length(reason) <= 2000),
  by uuid not null references account,
  by_name text not null default '',
  at timestamptz not null,
  -- The last fingerprint of the record at that moment.
  audit_head text not null,
  primary key (round, number),
  check (kind = case number % 2 when 1 then 'published' else 'withdrawn' end),
  check (kind = 'published' or length(btrim(reason)) > 0)
);

-- A pair in force, from a day to a day. It ends early by a breakdown's decision, and is void once its publication is withdrawn.
create table match (
  id uuid primary key,
  round text not null references round,
  publication int not null,
  board text not null references board,
  trainee text not null,
  mentor text not null,
  trainee_service text not null,
  mentor_service text not null,
  during daterange not null check (not isempty(during)),
  -- How many trainees the mentor may have at the same time.
  capacity int not null check (capacity > 0),
  decision uuid references decision,
  breakdown_decision uuid,
  -- What the explanation is made from.
  run uuid not null references run,
  made_at timestamptz not null,
  ended_by uuid,
  void boolean not null default false,
  foreign key (round, publication) references publication,
  check ((decision is null) <> (breakdown_decision is null)),
  constraint one_mentor_at_a_time exclude using gist (trainee with =, during with &&) where (not void)
);
create index match_of_mentor on match (mentor);
create index match_of_round on match (round);

create function refuse_beyond_capacity() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare day date;
begin
  if new.void then return new; end if;
  perform pg_advisory_xact_lock(8010004, hashtext(new.mentor));
  -- The most at a time are met on a day on which one of them begins.
  for day in select lower(m.during * new.during) from match m where m.mentor = new.mentor and not m.void and m.during && new.during and m.id <> new.id
    union select lower(new.during)
  loop
    if (select count(*) from match m where m.mentor = new.mentor and not m.void and m.during @> day and m.id <> new.id) + 1 > new.capacity then
      raise exception 'mentor % is full on %', new.mentor, day using errcode = 'integrity_constraint_violation', constraint = 'mentor_within_capacity';
    end if;
  end loop;
  return new;
end $$;
-- (A match that is there only ends or becomes void, which takes nobody's place: it may also where its mentor has got more places since, and trainees.)
create trigger within_capacity after insert on match for each row execute function refuse_beyond_capacity();

create function refuse_other_changes() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (to_jsonb(new) - 'void' - 'during' - 'ended_by') <> (to_jsonb(old) - 'void' - 'during' - 'ended_by') or old.void and not new.void
    or not new.during <@ old.during or lower(new.during) <> lower(old.during) or new.during <> old.during and new.ended_by is null then
    raise exception 'a match only ends or becomes void' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger only_ends before update on match for each row execute function refuse_other_changes();

-- Asked for by the trainee concerned: a person looks at it again.
create table review_request (
  id uuid primary key,
  match uuid not null references match,
  board text not null,
  trainee text not null,
  comment text check (length(comment) <= 2000),
  by uuid not null references account,
  at timestamptz not null
);
create table review_answer (
  request uuid primary key references review_request,
  comment text not null check (length(btrim(comment)) between 1 and 2000),
  by uuid not null references account,
  by_name text not null default '',
  at timestamptz not null
);

create trigger never_changed before update or delete or truncate on submission for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on submission_document for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on decision for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on publication for each statement execute function refuse_change();
create trigger never_changed before update or delete or truncate on review_answer for each statement execute function refuse_change();
create trigger never_updated before update on review_request for each statement execute function refuse_change();

alter table submission enable row level security;
alter table submission_document enable row level security;
alter table decision enable row level security;
alter table publication enable row level security;
alter table match enable row level security;
alter table review_request enable row level security;
alter table review_answer enable row level security;

create policy of_a_round on submission for select to binome_app using (exists (select from round r where r.id = round));
create policy made on submission for insert to binome_app with check (
  exists (select from round r where r.id = round and r.board = any (scopes('proposal.submit', 'board'))) and by = (select actor())
  and exists (select from run x where x.id = submission.run and x.round = submission.round and x.command = 'match'));
create policy made on submission_document for insert to binome_app with check (
  exists (select from submission s where s.round = submission_document.round and s.number = submission_document.number and s.by = (select actor()))
  and exists (select from round r where r.id = round and r.board = any (scopes('proposal.submit', 'board'))));

create policy readable on submission_document for select to binome_app using (
  exists (select from round r where r.id = round and r.board = any (scopes('pair.read', 'board'))));

-- The service of the mentor whom a submission gives a trainee; null where it gives them nobody.
create function proposed_service(a_round text, a_submission int, a_trainee text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.mentor_service from submission s join run_pair p on p.run = s.run and p.trainee = a_trainee
  where s.round = a_round and s.number = a_submission
$$;

create policy readable on decision for select to binome_app using (
  exists (select from round r where r.id = round and (r.board = any (scopes('decision.read', 'board')) or everywhere('decision.read')))
  or mentor_service = any ((select scopes('pair.read', 'service'))::text[]) or trainee_service = any ((select scopes('pair.read', 'service'))::text[])
  or proposed_service = any ((select scopes('pair.read', 'service'))::text[]));
-- Whoever decides directs the service of the mentor and, where somebody else was proposed, that service too: nobody takes a pair from another. What a
-- row says besides is so: it is on what lies with the directors now, and names whom that proposes, and the services where these people are.
create function may_decide(d decision) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((
    select case
      when d.kind in ('accept', 'refuse') then d.mentor = p.mentor and d.mentor_service = p.mentor_service and p.mentor_service = any (own.services)
      when d.kind = 'change' then d.mentor_service = any (own.services) and coalesce(p.mentor_service, d.mentor_service) = any (own.services)
        and exists (select from current_person m where m.id = d.mentor and m.role = 'mentor' and m.service = d.mentor_service)
      when d.kind = 'without' then d.mentor_service is null and r.board = any (own.boards)
      else d.mentor_service is null and r.board = any (own.boards) or d.mentor_service = l.mentor_service and l.mentor_service = any (own.services)
    end
    from round r
    cross join (select scopes('pair.decide', 'service') as services, scopes('pair.without', 'board') as boards) own
    join submission s on s.round = r.id and s.number = d.submission
    left join run_pair p on p.run = s.run and p.trainee = d.trainee
    left join lateral (select * from decision x where x.round = r.id and x.trainee = d.trainee order by x.number desc limit 1) l on true
    where r.id = d.round and may('round.read', r.board) and d.number = 1 + coalesce(l.number, 0)
      and not exists (select from submission n where n.round = r.id and n.number > s.number)
      and (p.trainee is not null or l.kind = 'without')
      and d.trainee_service = coalesce(p.trainee_service, l.trainee_service)
      and d.proposed is not distinct from p.mentor and d.proposed_service is not distinct from p.mentor_service), false)
$$;
revoke execute on function may_decide(decision) from public;
grant execute on function may_decide(decision) to binome_app;
create policy made on decision for insert to binome_app with check (by = (select actor()) and may_decide(decision)
  and may_judge(case when kind = 'without' then 'pair.without' else 'pair.decide' end, array[trainee, mentor, proposed]));
-- Also for those whom it has given a match.
create policy of_a_round on publication for select to binome_app using (exists (select from round r where r.id = round)
  or exists (select from match m where m.round = publication.round and m.publication = publication.number));
create policy made on publication for insert to binome_app with check (
  exists (select from round r where r.id = round and r.board = any (scopes('round.publish', 'board'))) and by = (select actor()));
create policy readable on match for select to binome_app using (
  (select everywhere('match.read')) or board = any ((select scopes('match.read', 'board'))::text[])
  or trainee_service = any ((select scopes('match.read', 'service'))::text[]) or mentor_service = any ((select scopes('match.read', 'service'))::text[])
  or not void and (trainee = any ((select scopes('match.read', 'self'))::text[]) or mentor = any ((select scopes('match.read', 'self'))::text[])));
create policy readable on review_request for select to binome_app using (
  board = any ((select scopes('review.read', 'board'))::text[]) or trainee = any ((select scopes('review.read', 'self'))::text[]));
create policy made on review_request for insert to binome_app with check (
  trainee = any ((select scopes('review.ask', 'self'))::text[]) and by = (select actor())
  and exists (select from match m where m.id = review_request.match and m.trainee = review_request.trainee and m.board = review_request.board));
create policy readable on review_answer for select to binome_app using (exists (select from review_request r where r.id = request));
create policy made on review_answer for insert to binome_app with check (
  exists (select from review_request r where r.id = request and r.board = any (scopes('review.answer', 'board'))
    and exists (select from match m where m.id = r.match and may_judge('review.answer', array[m.trainee, m.mentor]))) and by = (select actor()));

create policy by_the_service on submission for select to binome_system using (true);
create policy by_the_service on submission_document for select to binome_system using (true);
create policy by_the_service on decision for select to binome_system using (true);
create policy by_the_service on publication for select to binome_system using (true);
create policy by_the_service on match for select to binome_system using (true);
create policy by_the_service on review_request for select to binome_system using (true);
create policy by_the_service on review_answer for select to binome_system using (true);

grant select, insert on submission_document to binome_app;
grant select, insert on submission, decision, publication, match, review_request, review_answer to binome_app;
grant update (void) on match to binome_app;
grant select on submission, submission_document, decision, publication, match, review_request, review_answer to binome_system;

-- Whether whoever acts may see the rounds of a directorate; what the service does by itself sees them all. For functions that tell what counts there.
create function sees_rounds(a_board text) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select session_user <> 'binome_app' or everywhere('round.read') or coalesce(a_board = any (scopes('round.read', 'board')), false)
$$;

-- Which guidelines count for a directorate now: its own, else the national ones, else those that the program ships.
create function guidelines_of(a_board text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(
    (select sha256 from guidelines_version where scope = a_board order by number desc limit 1),
    (select sha256 from guidelines_version where scope = '*' order by number desc limit 1),
    'shipped')
$$;

-- The fingerprint of what counts for a pair now: the facts of both and the guidelines; of a trainee alone where there is no mentor. Null where one
-- of them is in no census any more. The same as rules/pair-facts.ts makes of a run's inputs.
create function facts_of_pair(a_trainee text, a_mentor text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select encode(sha256(convert_to(concat_ws(' ', t.facts_hash, coalesce(m.facts_hash, '-'), guidelines_of(t.board)), 'UTF8')), 'hex')
  from current_person t left join current_person m on m.id = a_mentor and m.role = 'mentor'
  where t.id = a_trainee and t.role = 'trainee' and (a_mentor is null or m.id is not null)
$$;

-- Both for whoever sees rounds there, else null; the functions that have asked already take those above, of every row.
create function guidelines_in_force(a_board text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select guidelines_of(a_board) where sees_rounds(a_board) or a_board = '*' and actor() is not null
$$;
create function pair_facts(a_trainee text, a_mentor text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select facts_of_pair(a_trainee, a_mentor) from current_person t where t.id = a_trainee and t.role = 'trainee' and sees_rounds(t.board)
$$;

-- Whether a later submission gives the trainee another mentor than this decision, and than the one that it was made about: then it is to be
-- looked at again.
create function is_superseded(a_decision uuid) returns boolean language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select exists (
    select from decision d join submission s on s.round = d.round and s.number > d.submission
    left join run_pair p on p.run = s.run and p.trainee = d.trainee
    where d.id = a_decision and p.mentor is distinct from d.mentor and p.mentor is distinct from d.proposed)
$$;

-- The last decision on each trainee of a round. `stands`: the trainee is decided. `stale`: what counted for it is not as it was. For everybody, of
-- what they see; and for the functions that have asked already.
create view latest_decision with (security_invoker = true) as
  select d.*, is_superseded(d.id) as superseded from decision d
  where not exists (select from decision l where l.round = d.round and l.trainee = d.trainee and l.number > d.number);
create view last_decision with (security_invoker = true) as
  select l.*, kind in ('accept', 'change', 'without') and not superseded as stands,
    kind in ('accept', 'change', 'without') and not superseded and facts_hash is distinct from pair_facts(trainee, mentor) as stale
  from latest_decision l;
create view every_last_decision as
  select l.*, kind in ('accept', 'change', 'without') and not superseded as stands,
    kind in ('accept', 'change', 'without') and not superseded and facts_hash is distinct from facts_of_pair(trainee, mentor) as stale
  from latest_decision l;

create policy made on match for insert to binome_app with check (
  board = any ((select scopes('round.publish', 'board'))::text[]) and breakdown_decision is null
  and exists (select from round r where r.id = match.round and r.board = match.board)
  and exists (select from last_decision d join submission s on s.round = d.round and s.number = d.submission
    where d.id = match.decision and d.stands and d.round = match.round and d.trainee = match.trainee and d.mentor = match.mentor and s.run = match.run));
create policy withdrawn on match for update to binome_app using (board = any ((select scopes('round.publish', 'board'))::text[])) with check (void);

-- What somebody is called, by the last census that had them.
create function name_of(a_person text) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select name from current_person where id = a_person),
    (select p.name from census_person p join census c on c.id = p.census where p.person = a_person order by c.at desc limit 1), a_person)
$$;

-- The pairs of a round's current submission that somebody may see, each with the last decision on it and the number of all, whoever made them.
-- Somebody whom a run left out because a decision leaves them without has their row too.
create function round_pairs(a_round text, a_trainee text default null)
  returns table (trainee text, trainee_name text, trainee_service text, mentor text, mentor_name text, mentor_service text, board text, score int, entry jsonb,
    run uuid, submission int, submitted_by uuid, pair_stale boolean, decisions int, kind text, decided_mentor text, decided_mentor_name text,
    decided_mentor_service text, reason text, price jsonb, broken_rules jsonb, rules_known boolean, by_name text, at timestamptz,
    decision_submission int, superseded boolean, stands boolean, decision_stale boolean, pair_hash text, decision_hash text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with current as (
    select s.* from submission s where s.round = a_round order by s.number desc limit 1
  ), rights as (
    select scopes('pair.read', 'board') as boards, scopes('pair.read', 'service') as services
  ), row as (
    select p.trainee, p.trainee_service, p.mentor, p.mentor_service, p.board, p.score, p.entry, p.facts_hash, c.run, c.number, c.by
    from current c join run_pair p on p.run = c.run
    union all
    select d.trainee, d.trainee_service, null, null, r.board, null, '{}', null, c.run, c.number, c.by
    from current c join every_last_decision d on d.round = c.round join round r on r.id = c.round
    where d.kind = 'without' and not exists (select from run_pair p where p.run = c.run and p.trainee = d.trainee)
  )
  select p.trainee, coalesce(p.entry #>> '{trainee,name}', name_of(p.trainee)), p.trainee_service,
    p.mentor, case when p.mentor is not null then coalesce(p.entry #>> '{mentor,name}', name_of(p.mentor)) end, p.mentor_service,
    p.board, p.score, p.entry, p.run, p.number, p.by,
    p.facts_hash is not null and p.facts_hash is distinct from facts_of_pair(p.trainee, p.mentor),
    (select count(*)::int from decision n where n.round = a_round and n.trainee = p.trainee),
    d.kind, d.mentor, case when d.mentor is not null then name_of(d.mentor) end, d.mentor_service, d.reason, d.price, d.broken_rules, d.rules_known,
    d.by_name, d.at, d.submission, d.superseded, d.stands, d.stale, p.facts_hash, d.facts_hash
  from row p cross join rights r left join every_last_decision d on d.round = a_round and d.trainee = p.trainee
  where (a_trainee is null or p.trainee = a_trainee)
    and (p.board = any (r.boards) or p.trainee_service = any (r.services) or p.mentor_service = any (r.services))
$$;

-- How many trainees standing decisions of a round give a mentor, one of them left out, and how many other rounds give them at the same time within it.
create function mentor_load(a_round text, a_mentor text, but text default null) returns table (given int, elsewhere int)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with others as (
    select m.during * daterange(r.starts_on, r.ends_on, '[]') as during from match m join round r on r.id = a_round
    where m.mentor = a_mentor and not m.void and m.round <> a_round and m.during && daterange(r.starts_on, r.ends_on, '[]')
  )
  select (select count(*)::int from every_last_decision d where d.round = a_round and d.mentor = a_mentor and d.stands and d.trainee is distinct from but),
    coalesce((select max((select count(*)::int from others o where o.during @> lower(b.during))) from others b), 0)
  from round r where r.id = a_round and sees_rounds(r.board)
$$;

-- What is decided on the other trainees of a round: who has whom, or nobody; or who is not to have whom.
create function held_decisions(a_round text, a_trainee text) returns table (trainee text, mentor text, refused boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.trainee, d.mentor, d.kind = 'refuse' from every_last_decision d
  where d.round = a_round and d.trainee <> a_trainee and d.kind <> 'withdraw' and not d.superseded
  order by d.trainee
$$;

-- The same as a fingerprint; '' while nothing is.
create function held_fingerprint(a_round text, a_trainee text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce(encode(sha256(convert_to(jsonb_agg(to_jsonb(h) order by h.trainee)::text, 'utf8')), 'hex'), '') from held_decisions(a_round, a_trainee) h
$$;

-- And for whoever sees the trainee's pair.
create function decided_on_others(a_round text, a_trainee text) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select held_fingerprint(a_round, a_trainee) where exists (select from round_pairs(a_round, a_trainee))
$$;

-- What is told of a pair besides what is proposed: how the mentor's places are counted, and the hard rules that keep the pair out; to whom
-- sees the mentor's pairs, or that of the trainee; of a mentor whom they may read, or who is proposed.
create function told_of_pair(a_round text, a_trainee text, a_mentor text) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select jsonb_build_object('rules', b.document -> 'rules', 'mentor', b.document -> 'mentors' -> a_mentor,
    'excluded', b.document -> 'excluded' -> a_trainee -> a_mentor, 'listed', jsonb_typeof(b.document -> 'excluded') = 'object', 'facts', m.facts,
    'decided', h.decided,
    'priced', (select c.document from pair_price c where c.run = s.run and c.trainee = a_trainee and c.mentor = a_mentor and c.decided = h.decided))
  from submission s join round r on r.id = s.round left join submission_document b on b.round = s.round and b.number = s.number
    join current_person m on m.id = a_mentor and m.role = 'mentor' cross join lateral (select held_fingerprint(a_round, a_trainee) as decided) h
  where s.round = a_round and may('pair.read', r.board, array[m.service, proposed_service(s.round, s.number, a_trainee)])
    and (may('person.read', m.board, array[m.service]) or exists (
      select from run_pair p where p.run = s.run and p.trainee = a_trainee and p.mentor = a_mentor))
  order by s.number desc limit 1
$$;

-- Of a round that somebody may publish: its trainees as the census has them, and whether another round gives them a mentor on one of its days.
create function round_trainees(a_round text) returns table (trainee text, name text, proposed boolean, elsewhere boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select t.id, t.name,
    exists (select from submission s join run_pair p on p.run = s.run and p.trainee = t.id
      where s.round = r.id and not exists (select from submission l where l.round = s.round and l.number > s.number)),
    exists (select from match m where m.trainee = t.id and not m.void and m.round <> r.id and m.during && daterange(r.starts_on, r.ends_on, '[]'))
  from round r join current_person t on t.board = r.board and t.promotion = r.promotion and t.role = 'trainee'
  where r.id = a_round and r.board = any (scopes('round.publish', 'board'))
  order by t.id
$$;

-- And the mentors whom its standing decisions give trainees; no facts of those who are in no census any more.
create function round_mentors(a_round text) returns table (mentor text, name text, given int, elsewhere int, facts jsonb)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.mentor, name_of(d.mentor), l.given, l.elsewhere, p.facts
  from (select distinct x.mentor, r.board from every_last_decision x join round r on r.id = x.round where x.round = a_round and x.stands and x.mentor is not null) d
    cross join lateral mentor_load(a_round, d.mentor) l left join current_person p on p.id = d.mentor and p.role = 'mentor'
  where d.board = any (scopes('round.publish', 'board'))
  order by d.mentor
$$;

-- What is not as it was when a fingerprint was taken: who is gone, which facts of whom, the guidelines. One row with nulls where it cannot be told.
create function pair_changes(a_trainee text, a_mentor text, a_hash text) returns table (who text, field text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with now_ as (
    select (select to_jsonb(p) from current_person p where p.id = a_trainee and p.role = 'trainee') as t,
      (select to_jsonb(p) from current_person p where p.id = a_mentor and p.role = 'mentor') as m
  ), seen as (
    select p.person, p.facts, p.facts_hash, p.board, p.service, max(v.number) as number
    from census_person p join census_version v on v.census = p.census where p.person in (a_trainee, a_mentor) group by 1, 2, 3, 4, 5
  ), guidelines as (
    select sha256 from guidelines_version union select 'shipped'
  ), then_ as (
    select t.facts as t, m.facts as m, g.sha256, t.board, array[t.service, m.service] as services
    from seen t left join seen m on m.person = a_mentor cross join guidelines g
    where t.person = a_trainee and (a_mentor is null or m.person is not null)
      and encode(sha256(convert_to(concat_ws(' ', t.facts_hash, coalesce(m.facts_hash, '-'), g.sha256), 'UTF8')), 'hex') = a_hash
    order by t.number desc, m.number desc limit 1
  ), known as (
    select p.id from person p where p.id in (a_trainee, a_mentor) and sees_rounds(p.board)
  )
  select 'trainee', null from now_ where t is null and a_trainee in (select id from known)
  union all select 'mentor', null from now_ where m is null and a_mentor in (select id from known)
  union all select 'guidelines', null from then_, now_ where now_.t is not null and then_.sha256 <> guidelines_of(now_.t ->> 'board')
  union all select 'trainee', key from then_, now_, jsonb_object_keys(then_.t || (now_.t -> 'facts')) key
    where now_.t is not null and then_.t -> key is distinct from now_.t -> 'facts' -> key and may('pair.read', then_.board, then_.services)
  union all select 'mentor', key from then_, now_, jsonb_object_keys(then_.m || (now_.m -> 'facts')) key
    where now_.m is not null and then_.m -> key is distinct from now_.m -> 'facts' -> key and may('pair.read', then_.board, then_.services)
$$;

-- Whom a match is of, by name, and the decision that made it; for whoever may see it.
create function match_made_by(matches uuid[])
  returns table (match uuid, trainee_name text, mentor_name text, kind text, by_name text, at timestamptz, reason text)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select m.id, name_of(m.trainee), name_of(m.mentor), coalesce(d.kind, e.kind), coalesce(d.by_name, e.by_name), coalesce(d.at, e.at),
    coalesce(d.reason, e.reason)
  from match m left join decision d on d.id = m.decision left join breakdown_decision e on e.id = m.breakdown_decision
  where m.id = any (matches) and (may('match.read', m.board, array[m.trainee_service, m.mentor_service])
    or not m.void and may('match.read', null, '{}', array[m.trainee, m.mentor]));
end $$;

-- Whom each decision on a trainee is about, by name, for whoever may see that decision.
create function decided_mentors(a_round text, a_trainee text) returns table (number int, name text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.number, name_of(d.mentor) from decision d join round r on r.id = d.round
  where d.round = a_round and d.trainee = a_trainee and d.mentor is not null
    and may('pair.read', r.board, array[d.mentor_service, d.trainee_service, d.proposed_service])
$$;
revoke execute on function decided_mentors(text, text) from public;
grant execute on function decided_mentors(text, text) to binome_app;

-- The last fingerprint of the record; '' before the first. For whoever publishes, or reads the record.
create function audit_head() returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select coalesce((select hash from audit order by number desc limit 1), '')
  where everywhere('audit.read') or cardinality(scopes('round.publish', 'board')) > 0
$$;

-- What counts for pairs changes between acts on a directorate's rounds, never within one.
create function wait_for_rounds() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare place text := to_jsonb(new) ->> tg_argv[0];
begin
  perform from round where place in ('*', board) order by id for update;
  return new;
end $$;
create trigger between_acts before insert on census_version for each row execute function wait_for_rounds('board');
create trigger between_acts before insert on guidelines_version for each row execute function wait_for_rounds('scope');

-- How far a round has come: the same for everybody who may see the round, whatever rows of it they see.
create function round_facts(a_round text)
  returns table (census_version int, trainees int, decided int, stale int, flags int, running boolean, drafted boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (select number from current_census c where c.board = r.board),
    (select count(*)::int from current_person p where p.board = r.board and p.role = 'trainee' and p.promotion = r.promotion),
    (select count(*)::int from every_last_decision d join current_person p on p.id = d.trainee and p.role = 'trainee' and p.promotion = r.promotion
      where d.round = r.id and d.stands),
    (select count(*)::int from every_last_decision d where d.round = r.id and d.stale),
    (select count(*)::int from flag f where f.board = r.board and not exists (select from flag_answer a where a.flag = f.id)),
    exists (select from run x join job j on j.id = x.id where x.round = r.id and x.command = 'match' and j.state in ('queued', 'running')),
    exists (select from run x join run_result y on y.run = x.id where x.round = r.id and x.command = 'match' and y.verified)
  from round r
  where r.id = a_round and (everywhere('round.read') or r.board = any (scopes('round.read', 'board')))
$$;

revoke execute on function sees_rounds(text), guidelines_of(text), facts_of_pair(text, text), guidelines_in_force(text), pair_facts(text, text), round_facts(text), proposed_service(text, int, text), is_superseded(uuid),
  name_of(text), round_pairs(text, text), mentor_load(text, text, text), told_of_pair(text, text, text), pair_changes(text, text, text), round_trainees(text), round_mentors(text),
  match_made_by(uuid[]), audit_head(), held_decisions(text, text), held_fingerprint(text, text), decided_on_others(text, text) from public;
grant execute on function held_decisions(text, text), held_fingerprint(text, text) to binome_system;
grant execute on function decided_on_others(text, text) to binome_app;
grant execute on function guidelines_in_force(text), pair_facts(text, text), round_facts(text), is_superseded(uuid) to binome_app, binome_system;
grant execute on function round_pairs(text, text), mentor_load(text, text, text), told_of_pair(text, text, text),
  pair_changes(text, text, text), round_trainees(text), round_mentors(text), match_made_by(uuid[]), audit_head() to binome_app;

-- When the rounds are, of the directorates where whoever acts has a role: also for mentors and trainees, who see nothing else of a round.
create function round_dates()
  returns table (id text, board text, promotion text, period text, name text, starts_on date, ends_on date, document jsonb, published boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select r.id, r.board, r.promotion, r.period, r.name, r.starts_on, r.ends_on, r.document,
    coalesce((select p.kind = 'published' from publication p where p.round = r.id order by p.number desc limit 1), false)
  from round r
  where exists (select from role_grant g where g.account = actor() and g.ended_at is null and g.role <> 'administrator' and g.board in ('*', r.board))
$$;

revoke execute on function round_dates() from public;
grant execute on function round_dates() to binome_app;
grant select on latest_decision, last_decision to binome_app, binome_system;

-- Both of a pair by name, for whoever may see the match: whom it gives somebody is no row of their census.
create function matched_people(matches uuid[]) returns table (match uuid, person text, name text, service text)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select m.id, one.person, coalesce(p.name, one.person), coalesce(p.service, one.service)
  from match m cross join lateral (values (m.trainee, m.trainee_service), (m.mentor, m.mentor_service)) one(person, service)
  left join lateral (
    select c.name, c.service from census_person c join census_version v on v.census = c.census where c.person = one.person order by v.at desc limit 1
  ) p on true
  where m.id = any (matches) and (may('match.read', m.board, array[m.trainee_service, m.mentor_service])
    or not m.void and may('match.read', null, '{}', array[m.trainee, m.mentor]))
$$;
revoke execute on function matched_people(uuid[]) from public;
grant execute on function matched_people(uuid[]) to binome_app;
