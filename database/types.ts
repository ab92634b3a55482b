// Generated from the migrations by npm run generate; compared in CI, never edited.
// A row as JSON: what to_jsonb makes of it, and so what goes over the wire. Instants and dates are text.

export type ActivityType = 'email' | 'call' | 'note' | 'meeting' | 'task';

/** What a stage means. Reports compare it; it says open, won or lost. */
export type DealStage = 'lead' | 'contacted' | 'qualified' | 'proposal' | 'negotiation' | 'won' | 'lost';

/**
 * Something that happened or is planned with a deal, a contact or a company: e-mail, call, note, meeting
 * or task. owner_id and team_id are copied from that parent, the deal first.
 */
export type ActivitiesRow = {
  id: string;
  deal_id: string | null;
  contact_id: string | null;
  company_id: string | null;
  type: ActivityType;
  subject: string | null;
  description: string | null;
  scheduled_at: string;
  completed_at: string | null;
  direction: 'in' | 'out' | null;
  duration_seconds: number | null;
  outcome: string | null;
  /** Who does a task. They may read and complete it, whoever owns the deal. */
  assignee_id: string | null;
  owner_id: string | null;
  team_id: string | null;
  custom: Record<string, unknown>;
  version: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  created_by_user_id: string | null;
  search_text: string | null;
};

/** A key a script signs in with. It acts as its user; only its SHA-256 is kept, the key is shown once. */
export type ApiKeysRow = {
  id: string;
  user_id: string;
  name: string;
  scope: 'read' | 'write';
  key_hash: string;
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
};

/** One row a change of a business table: who, when, by which way, and each column's old and new value. */
export type AuditLogRow = {
  id: number;
  at: string;
  table_name: string;
  record_id: string;
  action: 'insert' | 'update' | 'delete';
  /** {"column": {"old": …, "new": …}}; of an insert only the new row. */
  changes: Record<string, unknown>;
  user_id: string | null;
  via: string;
  transaction_id: string;
};

/** A way to sign in: for now a password, hashed by the library (scrypt). */
export type AuthAccountsRow = {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  password: string | null;
  created_at: string;
  updated_at: string;
};

/**
 * A browser signed in. The token stands in clear by design: the cookie's HMAC is checked before the
 * look-up, so a stolen table opens nothing.
 */
export type AuthSessionsRow = {
  id: string;
  token: string;
  user_id: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: string;
  updated_at: string;
};

/**
 * Who may sign in, as the library wants to see them. Runs as the owner by design: the sign-in login has
 * no other sight of users.
 */
export type AuthUsersRow = {
  id: string | null;
  name: string | null;
  email: string | null;
  email_verified: boolean | null;
  image: string | null;
  created_at: string | null;
  updated_at: string | null;
};

/** Short-lived proofs of the sign-in library. */
export type AuthVerificationsRow = {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
};

/**
 * One row a change, for readers outside: numbered after commit by the sequencer, so that a record's
 * changes keep their order and none is jumped over. reload: all rows of an owner moved with their team.
 */
export type ChangesRow = {
  id: number;
  number: number | null;
  at: string;
  table_name: string;
  record_id: string | null;
  /**
   * Whose openness decides who reads it: an activity's is its parent's; null is open to everyone, but
   * of keys and invitations.
   */
  object: 'companies' | 'contacts' | 'deals' | null;
  action: 'insert' | 'update' | 'delete' | 'reload';
  owner_before: string | null;
  owner_after: string | null;
  team_before: string | null;
  team_after: string | null;
  deal_id: string | null;
  contact_id: string | null;
  company_id: string | null;
};

/** A customer's organisation. Without an owner everyone may read it. */
export type CompaniesRow = {
  id: string;
  name: string;
  website: string | null;
  /** Taken from website; matches e-mail senders. Not unique: two companies may share a site. */
  domain: string | null;
  address: string | null;
  industry: string | null;
  employees: number | null;
  parent_id: string | null;
  owner_id: string | null;
  team_id: string | null;
  custom: Record<string, unknown>;
  version: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  created_by_user_id: string | null;
  name_plain: string | null;
  search_text: string | null;
};

/**
 * Every e-mail address and phone number of a contact, the first ones (kept from contacts) included, so
 * that one unique index holds over all of them.
 */
export type ContactAddressesRow = {
  id: string;
  contact_id: string;
  kind: 'email' | 'phone';
  value: string;
  value_plain: string;
  is_first: boolean;
  /** false while its contact lies in the trash. */
  is_living: boolean;
  created_at: string;
};

/** A human at a company, or alone. One of the two names may be empty, not both; the e-mail may be absent. */
export type ContactsRow = {
  id: string;
  company_id: string | null;
  first_name: string;
  last_name: string;
  email: string | null;
  phone: string | null;
  /** Written by the one find-or-create function; null when a number was changed by plain SQL. */
  phone_e164: string | null;
  job_title: string | null;
  lifecycle: 'lead' | 'qualified' | 'customer' | 'former' | null;
  source: string | null;
  owner_id: string | null;
  team_id: string | null;
  custom: Record<string, unknown>;
  version: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  created_by_user_id: string | null;
  email_lower: string | null;
  email_domain: string | null;
  phone_digits: string | null;
  first_name_plain: string | null;
  last_name_plain: string | null;
  /** Further e-mails and digits of contact_addresses, kept by trigger so that search finds them. */
  more_addresses: string;
  search_text: string | null;
};

/**
 * One picture on a dashboard. Widgets flow in the order of their rank through twelve columns, so that to
 * move or to resize one changes its own row only.
 */
export type DashboardWidgetsRow = {
  id: string;
  dashboard_id: string;
  /** Its place (0002_rank.sql). */
  rank: string;
  /**
   * report: a report. count: one figure of a report, its measure. feed: what happened last. goal: won
   * against the goal of its owner or team; without either a rep's own, a manager's team's, else the
   * workspace's.
   */
  kind: 'report' | 'count' | 'goal' | 'feed';
  report: string | null;
  by: string | null;
  measure: string | null;
  title: string | null;
  /** Of twelve columns. */
  width: number;
  /** In rows, all of one height. */
  height: number;
  /**
   * What it counts where its dashboard's period does not hold: like that one, counted from the workspace's today,
   * or days.
   */
  period: '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$' | null;
  pipeline_id: string | null;
  team_id: string | null;
  /** Whose deals it counts; like period, pipeline and team null leaves it to the dashboard. */
  owner_id: string | null;
  version: number;
  created_at: string;
  updated_at: string;
};

/**
 * A page of reports that somebody arranged: for themselves, a team, everyone, or as the one that a role
 * begins with. It shows what its reader may see, whoever made it.
 */
export type DashboardsRow = {
  id: string;
  name: string;
  owner_id: string | null;
  shared_with: 'private' | 'team' | 'everyone' | 'role';
  team_id: string | null;
  /** Whose first dashboard it is. Such a one has no owner: admins keep it. */
  role: 'admin' | 'manager' | 'rep' | 'viewer' | null;
  /**
   * What its widgets count, unless they say otherwise: counted from the workspace's today, or the days
   * 2026-02-01/2027-02-01, the last one exclusive.
   */
  period: '^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$';
  compare: 'previous' | 'year' | null;
  pipeline_id: string | null;
  filter_team_id: string | null;
  /** Whose deals its widgets count, unless they say otherwise. */
  filter_owner_id: string | null;
  currency: string | null;
  version: number;
  created_at: string;
  updated_at: string;
  created_by_user_id: string | null;
  deleted_at: string | null;
};

/** A further person in a deal and what they do there: decides, pays, uses it. */
export type DealContactsRow = {
  deal_id: string;
  contact_id: string;
  role: string;
  created_at: string;
};

/** One stay of a deal in a stage: half-open from entered_at to left_at, which is null while it lasts. */
export type DealStageHistoryRow = {
  id: number;
  deal_id: string;
  stage_id: string;
  stage: DealStage;
  from_stage_id: string | null;
  from_stage: DealStage | null;
  entered_at: string;
  left_at: string | null;
  moved_by_user_id: string | null;
  via: 'app' | 'import' | 'api' | 'sql';
  /** The data gave no date and this one is a guess; velocity leaves the stay out. */
  assumed: boolean;
  /** Which of the deal's stays in this stage it is: 1 is the first. */
  visit: number;
  /** The deal has not come back to this stage since. */
  is_latest: boolean;
  /** How long the deal's earlier stays in this stage lasted together. */
  earlier: string;
};

/**
 * One span in which a deal kept its value, currency, owner and expected close date, so that any past
 * pipeline can be computed.
 */
export type DealValuesRow = {
  id: number;
  deal_id: string;
  value_cents: number;
  currency: string;
  owner_id: string | null;
  expected_close_date: string | null;
  valid_from: string;
  valid_to: string | null;
};

/**
 * A possible sale. It stands in one stage, and stage says what that stage means: the pair refers to
 * stages, so the two can never disagree. It may name no contact and no company.
 */
export type DealsRow = {
  id: string;
  contact_id: string | null;
  company_id: string | null;
  title: string;
  value_cents: number;
  currency: string;
  stage: DealStage;
  stage_id: string;
  /** When its open stay in deal_stage_history began. */
  stage_entered_at: string;
  /** Its place in the column, the same for everyone (0002_rank.sql). */
  rank: string;
  expected_close_date: string | null;
  /** Set on entering won or lost, null again on leaving. */
  closed_at: string | null;
  lost_reason: string | null;
  source: string | null;
  owner_id: string | null;
  team_id: string | null;
  custom: Record<string, unknown>;
  version: number;
  created_at: string;
  updated_at: string;
  deleted_at: string | null;
  created_by_user_id: string | null;
  title_plain: string | null;
};

/**
 * What another system calls one of our records. record_id is of the table that object names, and goes
 * with its record (app.forget_external_ids).
 */
export type ExternalIdsRow = {
  object: 'companies' | 'contacts' | 'deals' | 'activities' | 'users';
  source: string;
  external_id: string;
  record_id: string;
  /**
   * Of an import: what the row last said. The same row again changes nothing, so that an edit made in
   * between stays; null when something else than an import named the id.
   */
  row_hash: string | null;
  created_at: string;
};

/**
 * What a person, a team or, naming neither, the whole workspace is to win in a month. A quarter's or a
 * year's goal is the sum of its months.
 */
export type GoalsRow = {
  id: string;
  user_id: string | null;
  team_id: string | null;
  /** Its first day. */
  month: string;
  currency: string;
  value_cents: number;
  version: number;
  created_at: string;
  updated_at: string;
  created_by_user_id: string | null;
};

/** The first answer to a POST with an Idempotency-Key, given again when it is repeated. Kept for a day. */
export type IdempotencyKeysRow = {
  user_id: string;
  key: string;
  request_hash: string;
  status: number | null;
  location: string | null;
  body: string | null;
  created_at: string;
};

/** A link that lets one person join. Only the SHA-256 of its token is kept. */
export type InvitationsRow = {
  id: string;
  email: string;
  name: string;
  role: 'admin' | 'manager' | 'rep' | 'viewer';
  team_id: string | null;
  token_hash: string;
  invited_by_user_id: string | null;
  created_at: string;
  expires_at: string;
  accepted_at: string | null;
};

/** An ordered way to sell: deals go through its stages. */
export type PipelinesRow = {
  id: string;
  name: string;
  position: number;
  is_default: boolean;
  retired_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
};

/**
 * One step of a pipeline: its own name, chance of winning in percent, days until a deal rots, and one
 * meaning. Several stages may share a meaning.
 */
export type StagesRow = {
  id: string;
  pipeline_id: string;
  position: number;
  name: string;
  /** Its meaning. Cannot change once a deal was here: deals and their history point to (id, stage). */
  stage: DealStage;
  probability: number;
  rotting_days: number | null;
  colour: string | null;
  retired_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
};

/**
 * A person changed team and some of their rows may still carry the old one. The row goes once a pass
 * that began after every older transaction had ended found nothing more to do.
 */
export type TeamMovesRow = {
  user_id: string;
  moved_at: string;
  moved_in: string;
};

/** People who sell together. parent_id makes the tree a manager sees down. */
export type TeamsRow = {
  id: string;
  name: string;
  parent_id: string | null;
  version: number;
  created_at: string;
  updated_at: string;
};

/** A person of the sales team. Without an e-mail one cannot sign in, as an imported agent. */
export type UsersRow = {
  id: string;
  name: string;
  email: string | null;
  email_lower: string | null;
  role: 'admin' | 'manager' | 'rep' | 'viewer';
  team_id: string | null;
  is_active: boolean;
  /** Columns of an imported file that have no field here. */
  custom: Record<string, unknown>;
  version: number;
  created_at: string;
  updated_at: string;
};

/** The one row that says what this workspace is called, counts in, and opens to whom. */
export type WorkspaceRow = {
  id: boolean;
  name: string;
  currency: string;
  time_zone: string;
  companies_open_to: 'private' | 'team' | 'everyone';
  contacts_open_to: 'private' | 'team' | 'everyone';
  /**
   * Who may read records that are not theirs: private nobody, team the owner's team, everyone all.
   * Openness lets one read and log activities, never change.
   */
  deals_open_to: 'private' | 'team' | 'everyone';
  set_up_at: string | null;
  version: number;
  created_at: string;
  updated_at: string;
};
