/** The tables and views as the migrations make them: made by npm run store:schema. */
import type { ColumnType } from 'kysely';

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

export type Int8 = ColumnType<number, number, number>;

/** Given as text, so that a list is not taken for one of the database; read as what it says. */
export type Json = ColumnType<unknown, string, string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Account {
  created_at: Timestamp;
  disabled_at: Timestamp | null;
  email: string | null;
  id: string;
  language: Generated<string>;
  login: string;
  name: string;
  oidc_subject: string | null;
  password_hash: string | null;
  version: Generated<number>;
}

export interface Audit {
  account: string | null;
  act: string;
  at: Timestamp;
  board: string | null;
  hash: string;
  number: Int8;
  payload: Generated<Json>;
  previous: string;
  subject: string;
}

export interface Blob {
  bytes: Buffer;
  sha256: string;
  size: Int8;
}

export interface Board {
  code: string;
  name: string;
}

export interface Breakdown {
  at: Timestamp;
  board: string;
  by: string;
  id: string;
  known_on: string;
  match: string;
  mentor: string;
  mentor_service: string;
  reason: string;
  reported_as: string;
  round: string;
  trainee: string;
  trainee_service: string;
}

export interface BreakdownClosing {
  at: Timestamp;
  breakdown: string;
  by: string;
  by_name: string;
  effect: number | null;
  kind: string;
  on_day: string | null;
  reason: string | null;
  round: string;
}

export interface BreakdownDecision {
  at: Timestamp;
  breakdown: string;
  by: string;
  by_name: string;
  id: string;
  kind: string;
  number: number;
  option: number;
  reason: string;
  trainee: string;
}

export interface BreakdownMove {
  breakdown: string;
  capacity: number | null;
  decided_in: Generated<string>;
  entry: Generated<Json>;
  from_mentor: string | null;
  from_service: string | null;
  option: number;
  to_mentor: string | null;
  to_service: string | null;
  trainee: string;
  trainee_service: string;
}

export interface BreakdownOption {
  at: Timestamp;
  breakdown: string;
  by: string;
  by_name: string;
  from_day: string;
  label: string;
  number: number;
  point: number;
  run: string;
}

export interface BreakdownRun {
  at: Timestamp;
  breakdown: string;
  by: string;
  effect: number;
  from_day: string;
  publication: number;
  run: string;
}

export interface CalendarToken {
  account: string;
  created_at: Timestamp;
  id: string;
  revoked_at: Timestamp | null;
  token_hash: Buffer;
}

export interface CalendarVersion {
  at: Timestamp;
  by: string | null;
  name: string;
  number: number;
  reason: string;
  sha256: string;
}

export interface Census {
  accepted: number;
  at: Timestamp;
  board: string;
  by: string;
  changes: Json;
  compared_with: number;
  confirm: Json | null;
  content_hash: string;
  id: string;
  other_boards: Generated<boolean>;
  rejected: Json;
  rejected_count: Generated<number>;
  stale: Json;
  warning_count: Generated<number>;
  warnings: Json;
}

export interface CensusFile {
  census: string;
  name: string;
  position: number;
  sha256: string;
}

export interface CensusPerson {
  board: string;
  census: string;
  facts: Json;
  facts_hash: string;
  name: string;
  person: string;
  promotion: string | null;
  role: string;
  service: string;
  source: string | null;
}

export interface CensusVersion {
  accept_partial: boolean;
  at: Timestamp;
  board: string;
  by: string;
  census: string;
  confirmed: string | null;
  number: number;
}

export interface ConfidentialNote {
  at: Timestamp;
  author: string;
  author_name: string;
  body: string;
  breakdown: string;
  hearing: string | null;
  id: string;
}

export interface CurrentCensus {
  at: Timestamp | null;
  board: string | null;
  census: string | null;
  number: number | null;
}

export interface CurrentPerson {
  at: Timestamp | null;
  board: string | null;
  census_version: number | null;
  facts: Json | null;
  facts_hash: string | null;
  id: string | null;
  name: string | null;
  promotion: string | null;
  role: string | null;
  service: string | null;
  source: string | null;
}

export interface Decision {
  at: Timestamp;
  broken_rules: Generated<Json>;
  by: string;
  by_name: string;
  facts_hash: string;
  id: string;
  kind: string;
  mentor: string | null;
  mentor_service: string | null;
  number: number;
  price: Json | null;
  proposed: string | null;
  proposed_service: string | null;
  reason: string;
  round: string;
  rules_known: Generated<boolean>;
  submission: number;
  trainee: string;
  trainee_service: string;
}

export interface EveryLastDecision {
  at: Timestamp | null;
  broken_rules: Json | null;
  by: string | null;
  by_name: string | null;
  facts_hash: string | null;
  id: string | null;
  kind: string | null;
  mentor: string | null;
  mentor_service: string | null;
  number: number | null;
  price: Json | null;
  proposed: string | null;
  proposed_service: string | null;
  reason: string | null;
  round: string | null;
  rules_known: boolean | null;
  stale: boolean | null;
  stands: boolean | null;
  submission: number | null;
  superseded: boolean | null;
  trainee: string | null;
  trainee_service: string | null;
}

export interface Flag {
  at: Timestamp;
  board: string;
  by: string;
  census_version: number;
  comment: string | null;
  field: string;
  id: string;
  person: string;
}

export interface FlagAnswer {
  at: Timestamp;
  by: string;
  comment: string;
  flag: string;
  kind: string;
}

export interface FollowUp {
  at: Timestamp;
  breakdown: string;
  by: string;
  number: number;
  on_day: string;
  outcome: string | null;
}

export interface GuidelinesVersion {
  at: Timestamp;
  by: string | null;
  number: number;
  reason: string;
  scope: string;
  sha256: string;
}

export interface Hearing {
  at: Timestamp;
  breakdown: string;
  by: string;
  id: string;
  on_day: string;
  party: string;
}

export interface Idempotency {
  account: string;
  at: Timestamp;
  body: string | null;
  headers: Json | null;
  key: string;
  request_hash: string;
  status: number | null;
}

export interface Job {
  attempt: Generated<number>;
  cancel: Generated<boolean>;
  created_at: Generated<Timestamp>;
  ended_at: Timestamp | null;
  error: Json | null;
  id: string;
  key: string | null;
  kind: string;
  lease_until: Timestamp | null;
  max_attempts: Generated<number>;
  memory_limit_mb: number | null;
  payload: Generated<Json>;
  progress: Json | null;
  run_at: Generated<Timestamp>;
  started_at: Timestamp | null;
  state: Generated<string>;
  time_limit_seconds: number | null;
  worker: string | null;
}

export interface JobAttempt {
  at: Generated<Timestamp>;
  attempt: number;
  ended_at: Timestamp | null;
  job: string;
  outcome: string | null;
  worker: string;
}

export interface LastBreakdownDecision {
  at: Timestamp | null;
  breakdown: string | null;
  by: string | null;
  by_name: string | null;
  id: string | null;
  kind: string | null;
  number: number | null;
  option: number | null;
  reason: string | null;
  trainee: string | null;
}

export interface LastBreakdownOption {
  at: Timestamp | null;
  breakdown: string | null;
  by: string | null;
  by_name: string | null;
  from_day: string | null;
  label: string | null;
  number: number | null;
  point: number | null;
  run: string | null;
}

export interface LastDecision {
  at: Timestamp | null;
  broken_rules: Json | null;
  by: string | null;
  by_name: string | null;
  facts_hash: string | null;
  id: string | null;
  kind: string | null;
  mentor: string | null;
  mentor_service: string | null;
  number: number | null;
  price: Json | null;
  proposed: string | null;
  proposed_service: string | null;
  reason: string | null;
  round: string | null;
  rules_known: boolean | null;
  stale: boolean | null;
  stands: boolean | null;
  submission: number | null;
  superseded: boolean | null;
  trainee: string | null;
  trainee_service: string | null;
}

export interface LatestDecision {
  at: Timestamp | null;
  broken_rules: Json | null;
  by: string | null;
  by_name: string | null;
  facts_hash: string | null;
  id: string | null;
  kind: string | null;
  mentor: string | null;
  mentor_service: string | null;
  number: number | null;
  price: Json | null;
  proposed: string | null;
  proposed_service: string | null;
  reason: string | null;
  round: string | null;
  rules_known: boolean | null;
  submission: number | null;
  superseded: boolean | null;
  trainee: string | null;
  trainee_service: string | null;
}

export interface Mail {
  job: string | null;
  notice: string;
}

export interface MailAttempt {
  at: Timestamp;
  attempt: number;
  ended_at: Timestamp | null;
  notice: string;
  outcome: string | null;
  reply: number | null;
  stage: string | null;
}

export interface MailState {
  account: string | null;
  at: Timestamp | null;
  attempts: number | null;
  board: string | null;
  ended_at: Timestamp | null;
  kind: string | null;
  notice: string | null;
  reply: number | null;
  stage: string | null;
  state: string | null;
  tried_at: Timestamp | null;
}

export interface Match {
  board: string;
  breakdown_decision: string | null;
  capacity: number;
  decision: string | null;
  during: string;
  ended_by: string | null;
  id: string;
  made_at: Timestamp;
  mentor: string;
  mentor_service: string;
  publication: number;
  round: string;
  run: string;
  trainee: string;
  trainee_service: string;
  void: Generated<boolean>;
}

export interface Notice {
  account: string;
  at: Timestamp;
  board: string | null;
  event: string;
  id: string;
  kind: string;
  subject: string;
}

export interface PairPrice {
  at: Timestamp;
  decided: string;
  document: Json;
  mentor: string;
  run: string;
  trainee: string;
}

export interface Person {
  board: string;
  id: string;
}

export interface PersonalToken {
  account: string;
  created_at: Timestamp;
  ends_at: Timestamp;
  id: string;
  may_write: boolean;
  name: string;
  revoked_at: Timestamp | null;
  token_hash: Buffer;
}

export interface Publication {
  at: Timestamp;
  audit_head: string;
  by: string;
  by_name: Generated<string>;
  kind: string;
  number: number;
  reason: string | null;
  round: string;
}

export interface ReviewAnswer {
  at: Timestamp;
  by: string;
  by_name: Generated<string>;
  comment: string;
  request: string;
}

export interface ReviewRequest {
  at: Timestamp;
  board: string;
  by: string;
  comment: string | null;
  id: string;
  match: string;
  trainee: string;
}

export interface Reviewer {
  account: string;
  breakdown: string;
  named_at: Timestamp;
}

export interface RightRule {
  action: string;
  of_others: Generated<boolean>;
  reach: string;
  reads: boolean;
  role: string;
}

export interface RoleGrant {
  account: string;
  board: string;
  ended_at: Timestamp | null;
  granted_at: Timestamp;
  granted_by: string | null;
  id: string;
  role: string;
  scope: string;
}

export interface Round {
  board: string;
  calendar: number | null;
  document: Json;
  ends_on: string;
  id: string;
  made_at: Timestamp;
  name: string;
  period: string;
  promotion: string;
  starts_on: string;
  version: Generated<number>;
}

export interface Run {
  at: Timestamp;
  board: string | null;
  breakdown: string | null;
  by: string | null;
  census: string | null;
  command: string;
  guidelines: Generated<string>;
  id: string;
  inputs: Json;
  language: string;
  request: Json;
  round: string | null;
}

export interface RunFile {
  confidential: Generated<boolean>;
  name: string;
  position: number;
  run: string;
  sha256: string;
}

export interface RunPair {
  board: string;
  entry: Json;
  facts_hash: string;
  mentor: string | null;
  mentor_service: string | null;
  run: string;
  score: number | null;
  trainee: string;
  trainee_service: string;
}

export interface RunPart {
  part: string;
  whole: string;
}

export interface RunResult {
  at: Timestamp;
  attempt: number;
  document: Json;
  ending: string;
  proposed: number | null;
  run: string;
  unmet: number | null;
  verified: boolean | null;
}

export interface Schedule {
  cron: string;
  kind: string;
  name: string;
  next_at: Timestamp;
  payload: Generated<Json>;
  zone: string;
}

export interface Service {
  board: string;
  code: string;
  name: string;
}

export interface Session {
  account: string;
  address: string | null;
  agent: string | null;
  ends_at: Timestamp;
  fresh_at: Timestamp;
  opened_at: Timestamp;
  revoked_at: Timestamp | null;
  seen_at: Timestamp;
  token_hash: Buffer;
}

export interface Setting {
  name: string;
  scope: string;
  set_at: Timestamp;
  set_by: string | null;
  value: Json;
  version: Generated<number>;
}

export interface SignInRequest {
  at: Timestamp;
  browser_hash: Buffer;
  goes_to: string;
  is_fresh: boolean;
  state_hash: Buffer;
}

export interface Submission {
  at: Timestamp;
  by: string;
  number: number;
  round: string;
  run: string;
}

export interface SubmissionDocument {
  document: Json;
  number: number;
  round: string;
}

export interface Database {
  account: Account;
  audit: Audit;
  blob: Blob;
  board: Board;
  breakdown: Breakdown;
  breakdown_closing: BreakdownClosing;
  breakdown_decision: BreakdownDecision;
  breakdown_move: BreakdownMove;
  breakdown_option: BreakdownOption;
  breakdown_run: BreakdownRun;
  calendar_token: CalendarToken;
  calendar_version: CalendarVersion;
  census: Census;
  census_file: CensusFile;
  census_person: CensusPerson;
  census_version: CensusVersion;
  confidential_note: ConfidentialNote;
  current_census: CurrentCensus;
  current_person: CurrentPerson;
  decision: Decision;
  every_last_decision: EveryLastDecision;
  flag: Flag;
  flag_answer: FlagAnswer;
  follow_up: FollowUp;
  guidelines_version: GuidelinesVersion;
  hearing: Hearing;
  idempotency: Idempotency;
  job: Job;
  job_attempt: JobAttempt;
  last_breakdown_decision: LastBreakdownDecision;
  last_breakdown_option: LastBreakdownOption;
  last_decision: LastDecision;
  latest_decision: LatestDecision;
  mail: Mail;
  mail_attempt: MailAttempt;
  mail_state: MailState;
  match: Match;
  notice: Notice;
  pair_price: PairPrice;
  person: Person;
  personal_token: PersonalToken;
  publication: Publication;
  review_answer: ReviewAnswer;
  review_request: ReviewRequest;
  reviewer: Reviewer;
  right_rule: RightRule;
  role_grant: RoleGrant;
  round: Round;
  run: Run;
  run_file: RunFile;
  run_pair: RunPair;
  run_part: RunPart;
  run_result: RunResult;
  schedule: Schedule;
  service: Service;
  session: Session;
  setting: Setting;
  sign_in_request: SignInRequest;
  submission: Submission;
  submission_document: SubmissionDocument;
}
