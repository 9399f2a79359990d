/**
 * Which rows of the store are whose, and by whom they may be written and changed: of every table, in the words of the table of rights and beside the
 * policies that hold it. And how somebody calls every function who wants to know what is not theirs.
 */
import type { Action } from '../../src/service/rules/rights.ts';

/** Rows of a table `t` that are whose: SQL over `t` and what is joined to it. */
export interface Ways {
  /** Text that tells its rows apart, of columns that everybody may read. */
  readonly key: string;
  /** `[action or 'own' or 'signed in', from and where, place]`; `own`: of the account that the place names. */
  readonly ways: readonly (readonly [Action | 'own' | 'signed in', string?, Where?])[];
}
interface Where {
  readonly board?: string;
  readonly services?: string;
  readonly people?: string;
  readonly account?: string;
}

export const ANYBODY = 'anybody';
export const NOBODY = 'nobody';
const ofRound = 'join round r on r.id = t.round';
const ofRun = 'join run r on r.id = t.run';
const inCase = {
  board: 'b.board',
  services: `array[b.trainee_service, b.mentor_service] || array(select unnest(array[m.trainee_service, m.from_service,
  m.to_service]) from breakdown_move m where m.breakdown = b.id)`,
};
const ofCase = (column = 't.breakdown'): Ways['ways'] => [['breakdown.read', `join breakdown b on b.id = ${column}`, inCase]];
const runs = (join: string, run: string): Ways['ways'] => [
  ['run.read', `${join} where ${run}.breakdown is null`, { board: `${run}.board` }],
  // Who has broken with whom is for the directorate.
  ['breakdown.read', `${join} where ${run}.breakdown is not null`, { board: `${run}.board` }],
];

/** Of every table. */
export const READ: Readonly<Record<string, Ways | typeof ANYBODY | typeof NOBODY>> = {
  account: { key: 't.id', ways: [['account.read'], ['own', '', { account: 't.id' }]] },
  audit: { key: 't.number', ways: [['audit.read']] },
  blob: {
    key: 't.sha256',
    ways: [
      ['census.read', 'join census_file f using (sha256) join census c on c.id = f.census', { board: 'c.board' }],
      [
        'census.read',
        `join run r on exists (select from jsonb_array_elements(r.inputs) i where i ->> 'sha256' = t.sha256)`,
        { board: 'r.board' },
      ],
      ['guidelines.read', 'join guidelines_version g using (sha256)', { board: 'g.scope' }],
      ['signed in', `join guidelines_version g using (sha256) where g.scope = '*'`],
      ['signed in', 'join calendar_version c using (sha256)'],
      ...runs(`join run_file f using (sha256) join run r on r.id = f.run and f.name = 'places.csv'`, 'r'),
      ['person.read', 'join run_file f using (sha256) join run r on r.id = f.run where not f.confidential', { board: 'r.board' }],
    ],
  },
  board: ANYBODY,
  breakdown: { key: 't.id', ways: [...ofCase('t.id'), ['own', '', { account: 't.by' }]] },
  breakdown_closing: { key: 't.breakdown', ways: [...ofCase(), ['own', 'join breakdown b on b.id = t.breakdown', { account: 'b.by' }]] },
  breakdown_decision: { key: 't.id', ways: ofCase() },
  breakdown_move: { key: `t.breakdown || '/' || t.option || '/' || t.trainee`, ways: ofCase() },
  breakdown_option: { key: `t.breakdown || '/' || t.number`, ways: ofCase() },
  breakdown_run: { key: 't.run', ways: ofCase() },
  calendar_token: { key: 't.id', ways: [['own', '', { account: 't.account' }]] },
  calendar_version: { key: 't.number', ways: [['signed in']] },
  census: { key: 't.id', ways: [['census.read', '', { board: 't.board' }]] },
  census_file: { key: `t.census || '/' || t.position`, ways: [['census.read', 'join census c on c.id = t.census', { board: 'c.board' }]] },
  census_person: {
    key: `t.census || '/' || t.person`,
    ways: [
      ['person.read', '', { board: 't.board' }],
      // Until it counts it is its board's alone.
      ['person.read', 'join census_version v on v.census = t.census', { services: 'array[t.service]', people: 'array[t.person]' }],
    ],
  },
  // That a directorate has one, since when: no name is in it.
  census_version: { key: `t.board || '/' || t.number`, ways: [['signed in']] },
  confidential_note: {
    key: 't.id',
    ways: [
      ['own', '', { account: 't.author' }],
      ['own', 'join reviewer v on v.breakdown = t.breakdown', { account: 'v.account' }],
    ],
  },
  decision: {
    key: 't.id',
    ways: [
      ['decision.read', ofRound, { board: 'r.board' }],
      ['pair.read', '', { services: 'array[t.mentor_service, t.trainee_service, t.proposed_service]' }],
    ],
  },
  flag: { key: 't.id', ways: [['flag.read', '', { board: 't.board', people: 'array[t.person]' }]] },
  flag_answer: { key: 't.flag', ways: [['flag.read', 'join flag f on f.id = t.flag', { board: 'f.board', people: 'array[f.person]' }]] },
  follow_up: { key: `t.breakdown || '/' || t.number`, ways: ofCase() },
  guidelines_version: {
    key: `t.scope || '/' || t.number`,
    ways: [
      ['guidelines.read', '', { board: 't.scope' }],
      ['signed in', `where t.scope = '*'`],
    ],
  },
  hearing: { key: 't.id', ways: ofCase() },
  idempotency: { key: `t.account || '/' || t.key`, ways: [['own', '', { account: 't.account' }]] },
  job: { key: 't.id', ways: runs('join run r on r.id = t.id', 'r') },
  job_attempt: NOBODY,
  mail: NOBODY,
  mail_attempt: NOBODY,
  match: {
    key: 't.id',
    ways: [
      ['match.read', '', { board: 't.board', services: 'array[t.trainee_service, t.mentor_service]' }],
      ['match.read', 'where not t.void', { people: 'array[t.trainee, t.mentor]' }],
    ],
  },
  migration: ANYBODY,
  notice: { key: 't.id', ways: [['own', '', { account: 't.account' }]] },
  pair_price: NOBODY,
  person: {
    key: 't.id',
    ways: [
      ['person.read', '', { board: 't.board', people: 'array[t.id]' }],
      ['person.read', 'join census_person c on c.person = t.id', { board: 'c.board' }],
      [
        'person.read',
        'join census_person c on c.person = t.id join census_version v on v.census = c.census',
        { services: 'array[c.service]' },
      ],
    ],
  },
  personal_token: { key: 't.id', ways: [['own', '', { account: 't.account' }]] },
  publication: {
    key: `t.round || '/' || t.number`,
    ways: [
      ['round.read', ofRound, { board: 'r.board' }],
      [
        'match.read',
        'join match m on m.round = t.round and m.publication = t.number',
        { services: 'array[m.trainee_service, m.mentor_service]' },
      ],
      [
        'match.read',
        'join match m on m.round = t.round and m.publication = t.number and not m.void',
        { people: 'array[m.trainee, m.mentor]' },
      ],
    ],
  },
  review_answer: {
    key: 't.request',
    ways: [['review.read', 'join review_request r on r.id = t.request', { board: 'r.board', people: 'array[r.trainee]' }]],
  },
  review_request: { key: 't.id', ways: [['review.read', '', { board: 't.board', people: 'array[t.trainee]' }]] },
  reviewer: { key: `t.breakdown || '/' || t.account`, ways: [['own', '', { account: 't.account' }]] },
  right_rule: ANYBODY,
  role_grant: { key: 't.id', ways: [['account.read'], ['own', '', { account: 't.account' }]] },
  round: { key: 't.id', ways: [['round.read', '', { board: 't.board' }]] },
  run: { key: 't.id', ways: runs('join run r on r.id = t.id', 'r') },
  // Files of a run hold people, but for one.
  run_file: {
    key: `t.run || '/' || t.name`,
    ways: [
      ...runs(`join run r on r.id = t.run and t.name = 'places.csv'`, 'r'),
      ['person.read', `${ofRun} where not t.confidential`, { board: 'r.board' }],
    ],
  },
  run_pair: {
    key: `t.run || '/' || t.trainee`,
    ways: [['pair.read', '', { board: 't.board', services: 'array[t.trainee_service, t.mentor_service]' }]],
  },
  run_part: { key: 't.part', ways: runs('join run r on r.id = t.whole', 'r') },
  run_result: { key: 't.run', ways: runs(ofRun, 'r') },
  schedule: NOBODY,
  service: ANYBODY,
  session: { key: `t.account || '/' || t.opened_at`, ways: [['account.change'], ['own', '', { account: 't.account' }]] },
  setting: { key: `t.scope || '/' || t.name`, ways: [['signed in']] },
  sign_in_request: NOBODY,
  submission: { key: `t.round || '/' || t.number`, ways: [['round.read', ofRound, { board: 'r.board' }]] },
  submission_document: { key: `t.round || '/' || t.number`, ways: [['pair.read', ofRound, { board: 'r.board' }]] },
};

const handled: readonly (readonly [Action, string, Where])[] = [
  ['breakdown.handle', 'join breakdown b on b.id = t.breakdown', { board: 'b.board' }],
];

/** By whom a row like one that is there could be written, at most. What is not named is written by nobody. */
export const WRITTEN: Readonly<Record<string, readonly (readonly [Action, string?, Where?])[]>> = {
  account: [['account.change']],
  blob: [],
  breakdown: [['breakdown.report', '', { board: 't.board', people: 'array[t.trainee, t.mentor]' }]],
  breakdown_closing: handled,
  breakdown_decision: [
    [
      'breakdown.decide',
      'join breakdown_move m on m.breakdown = t.breakdown and m.option = t.option and m.trainee = t.trainee',
      { services: 'array[m.decided_in]' },
    ],
  ],
  breakdown_move: handled,
  breakdown_option: handled,
  breakdown_run: handled,
  calendar_token: [],
  calendar_version: [['calendar.change']],
  census: [['census.import', '', { board: 't.board' }]],
  census_file: [['census.import', 'join census c on c.id = t.census', { board: 'c.board' }]],
  census_person: [['census.import', '', { board: 't.board' }]],
  census_version: [['census.apply', '', { board: 't.board' }]],
  confidential_note: [
    ['breakdown.handle', 'join breakdown b on b.id = t.breakdown', { board: 'b.board' }],
    ['breakdown.report', 'join breakdown b on b.id = t.breakdown', { people: 'array[b.trainee, b.mentor]' }],
  ],
  decision: [
    ['pair.decide', '', { services: 'array[t.mentor_service]' }],
    ['pair.without', ofRound, { board: 'r.board' }],
  ],
  flag: [['flag.raise', '', { people: 'array[t.person]' }]],
  flag_answer: [['flag.answer', 'join flag f on f.id = t.flag', { board: 'f.board' }]],
  follow_up: handled,
  guidelines_version: [
    ['guidelines.change', '', { board: 't.scope' }],
    ['national-guidelines.change', `where t.scope = '*'`],
  ],
  hearing: handled,
  idempotency: [],
  job: [['run.start', 'join run r on r.id = t.id', { board: 'r.board' }]],
  match: [['round.publish', '', { board: 't.board' }]],
  personal_token: [],
  publication: [['round.publish', ofRound, { board: 'r.board' }]],
  review_answer: [['review.answer', 'join review_request r on r.id = t.request', { board: 'r.board' }]],
  review_request: [['review.ask', '', { people: 'array[t.trainee]' }]],
  role_grant: [['account.change']],
  round: [['calendar.change']],
  run: [['run.start', '', { board: 't.board' }]],
  run_part: [['run.start', 'join run r on r.id = t.whole', { board: 'r.board' }]],
  setting: [['setting.change', '', { board: 't.scope' }]],
  submission: [['proposal.submit', ofRound, { board: 'r.board' }]],
  submission_document: [['proposal.submit', ofRound, { board: 'r.board' }]],
};
/** Everybody's own to write: rows of one's own account, and bytes, which are read by whoever sees a row that names them. */
export const OWN = new Set(['blob', 'calendar_token', 'idempotency', 'personal_token']);

/** What may be changed of rows, by whom. */
export const CHANGED: Readonly<Record<string, { readonly columns: readonly string[]; readonly ways: Ways['ways'] }>> = {
  account: {
    columns: ['disabled_at', 'email', 'language', 'name', 'oidc_subject', 'password_hash', 'version'],
    ways: [['account.change']],
  },
  calendar_token: { columns: ['revoked_at'], ways: [['own', '', { account: 't.account' }]] },
  idempotency: { columns: ['body', 'headers', 'status'], ways: [['own', '', { account: 't.account' }]] },
  job: {
    columns: ['cancel', 'ended_at', 'lease_until', 'state'],
    ways: [['run.cancel', `join run r on r.id = t.id where t.state in ('queued', 'running')`, { board: 'r.board' }]],
  },
  match: { columns: ['void'], ways: [['round.publish', '', { board: 't.board' }]] },
  personal_token: { columns: ['revoked_at'], ways: [['own', '', { account: 't.account' }]] },
  role_grant: { columns: ['ended_at'], ways: [['account.change']] },
  // Whoever acts on a round lets its version grow.
  round: { columns: ['version'], ways: [['round.read', '', { board: 't.board' }]] },
  session: { columns: ['revoked_at'], ways: [['account.change'], ['own', '', { account: 't.account' }]] },
  setting: { columns: ['set_at', 'set_by', 'value', 'version'], ways: [['setting.change', '', { board: 't.scope' }]] },
};

/** Of every function that the role that serves may call: how somebody calls it who wants to know of Lyon. `$1`: a case, `$2`: a match, `$3`: the run. */
export const CALLS: Readonly<Record<string, string>> = {
  account_name: `select account_name((select id from account limit 1))`,
  // Who acts, and what they may: of oneself.
  actor: ANYBODY,
  actor_may_write: ANYBODY,
  audit_append: `select audit_append('forged', 's', null, '{}', now())`,
  audit_head: `select audit_head()`,
  audit_text: ANYBODY,
  board_of: `select board_of('trainee', 'S-1')`,
  breakdown_facts: `select acts from breakdown_facts($1)`,
  breakdown_names: `select trainee_name from breakdown_names($1)`,
  breakdown_reviewers: `select name from breakdown_reviewers($1)`,
  case_match: `select first from case_match($1)`,
  case_open_since: `select case_open_since($2)`,
  census_to_run: `select census from census_to_run('DISP-LYO')`,
  claim_people: `select * from claim_people((select census from census_version where board = 'DISP-LYO' limit 1))`,
  decided_mentors: `select name from decided_mentors('DISP-LYO.CPIP 29.SP1', 'S-1')`,
  decided_on_others: `select decided_on_others('DISP-LYO.CPIP 29.SP1', 'S-1')`,
  decisions_to_run: `select trainee from decisions_to_run('DISP-LYO.CPIP 29.SP1')`,
  end_sessions: `select 1 from (select end_sessions(null, now(), null)) x where false`,
  everywhere: ANYBODY,
  explained_by: `select proposal from explained_by($2)`,
  explaining_file: `select explaining_file($2, (select m.run from match m where m.id = $2), 'proposal.json')`,
  // Nothing has moved: what it would tell is how often.
  fact_moves: `select nullif(fact_moves('DISP-LYO.CPIP 29.SP1', 'S-1'), 0)`,
  guidelines_in_force: `select guidelines_in_force('DISP-LYO')`,
  handles_case: `select nullif(handles_case($1), false)`,
  has_no_trainee: `select nullif(has_no_trainee('DISP-LYO.CPIP 29.SP1'), true)`,
  held_on: `select held_on('S-1')`,
  // By name, for whoever is signed in: that is what it is for.
  in_charge: ANYBODY,
  in_force: `select publication from in_force('DISP-LYO.CPIP 29.SP1')`,
  is_superseded: ANYBODY,
  kept_to_run: `select sha256 from kept_to_run((select m.run from match m where m.id = $2), array['proposal.json'])`,
  mail_log: `select kind from mail_log(null, null, 10)`,
  match_made_by: `select trainee_name from match_made_by(array[$2::uuid])`,
  matched_people: `select name from matched_people(array[$2::uuid])`,
  may: ANYBODY,
  may_decide: ANYBODY,
  may_fill: `select nullif(may_fill((select census from census_version where board = 'DISP-LYO' limit 1)), false)`,
  may_in_case: `select nullif(may_in_case('breakdown.read', $1), false)`,
  may_judge: ANYBODY,
  may_run: `select nullif(may_run('DISP-LYO'), false)`,
  mentor_load: `select given from mentor_load('DISP-LYO.CPIP 29.SP1', 'T-1')`,
  named_in_facts: `select name from named_in_facts('S-1')`,
  names_to_run: `select name from names_to_run('DISP-LYO', array['S-1'])`,
  option_is_stale: `select nullif(option_is_stale($1), false)`,
  pair_changes: `select who from pair_changes('S-1', 'T-9', 'x')`,
  pair_facts: `select pair_facts('S-1', 'T-1')`,
  people_to_run: `select person from people_to_run((select census from census_version where board = 'DISP-LYO' limit 1), array['S-1'])`,
  // Nothing comes back; one's own alone is changed.
  put_own_password: ANYBODY,
  result_to_run: `select name from result_to_run((select m.run from match m where m.id = $2))`,
  reviews_case: `select nullif(reviews_case($1), false)`,
  // Of directorates where somebody has a role.
  round_dates: `select id from round_dates() where board = 'DISP-LYO'`,
  round_facts: `select trainees from round_facts('DISP-LYO.CPIP 29.SP1')`,
  round_mentors: `select mentor from round_mentors('DISP-LYO.CPIP 29.SP1')`,
  round_pairs: `select trainee from round_pairs('DISP-LYO.CPIP 29.SP1', null)`,
  round_trainees: `select trainee from round_trainees('DISP-LYO.CPIP 29.SP1')`,
  scopes: ANYBODY,
  sees_case: `select nullif(sees_case($1), false)`,
  take_effect: `select take_effect($1, '{}', 'forged', now())`,
  tell: ANYBODY,
  told_of_pair: `select told_of_pair('DISP-LYO.CPIP 29.SP1', 'S-1', 'T-1')`,
  touches_own: `select nullif(touches_own($1), false)`,
  who_acts: ANYBODY,
  write_rounds: `select made from write_rounds('[]', null, now())`,
};
/** These answer whoever is signed in: of an id that they know, or for the act that it is part of. */
export const FOR_SIGNED_IN = new Set(['account_name', 'audit_append']);
