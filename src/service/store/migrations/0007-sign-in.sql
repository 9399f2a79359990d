-- Who signs in by another party.

-- A sign-in by another party that was begun in a browser, until it comes back: once. Fingerprints alone.
create table sign_in_request (
  state_hash bytea primary key check (length(state_hash) = 32),
  browser_hash bytea not null check (length(browser_hash) = 32),
  at timestamptz not null,
  goes_to text not null check (goes_to ~ '^/'),
  is_fresh boolean not null
);
create index sign_in_request_age on sign_in_request (at);
alter table sign_in_request enable row level security;
create policy by_the_service on sign_in_request to binome_system using (true) with check (true);
grant select, insert, delete on sign_in_request to binome_system;

grant select (oidc_subject), insert (oidc_subject), update (oidc_subject) on account to binome_app;
