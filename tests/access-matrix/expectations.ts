/**
 * Who may do what, table by table: written down from the rules of docs/architecture.md, not read off
 * the policies. The test compares both, through SQL and through the API.
 *
 * A person may do it when one of the words holds for the row:
 * - `all`: whatever the row.
 * - `own`, `team`, `below`: its owner is they, is of their team, is of a team below theirs.
 * - `unowned`: it has no owner. `unowned company`: it is such a company, or the trail of one.
 * - `open`: the workspace opens such records to them (everyone's, or those of their own team).
 * - `of team`, `of team below`: it is their team's, or of a team below theirs, by its own name: a
 *   team's goal, a dashboard shared with it. `of role`: it is of their role.
 * - `author`, `assignee`: they wrote it, they are to do it.
 * - `self`: it is theirs by name: their key, their request.
 * - `reads …`, `changes …`: they may read or change the record it belongs to.
 *
 * To change or delete a row one has to read it too; that goes without saying here.
 */
export type Word =
  | 'all'
  | 'own'
  | 'team'
  | 'below'
  | 'unowned'
  | 'unowned company'
  | 'open'
  | 'open to everyone'
  | 'of team'
  | 'of team below'
  | 'of role'
  | 'author'
  | 'assignee'
  | 'self'
  | 'reads parent'
  | 'reads every parent'
  | 'reads deal and contact'
  | 'changes parent'
  | 'changes deal'
  | 'changes deal, reads contact'
  | 'changes contact';

export type Verb = 'select' | 'insert' | 'update' | 'delete';
export type Role = 'admin' | 'manager' | 'rep' | 'viewer';
export type Rule = Record<Role, readonly Word[]>;
export type TableRules = Record<Verb, Rule>;

const nobody: Rule = { admin: [], manager: [], rep: [], viewer: [] };
const everyone: Rule = { admin: ['all'], manager: ['all'], rep: ['all'], viewer: ['all'] };
const onlyAdmins: Rule = { ...nobody, admin: ['all'] };

/** What everyone looks up and admins keep. */
const reference: TableRules = {
  select: everyone,
  insert: onlyAdmins,
  update: onlyAdmins,
  delete: nobody,
};

/** What triggers and the program write, and nobody is granted. */
const written = { insert: nobody, update: nobody, delete: nobody };

const managed = ['own', 'team', 'below', 'unowned'] as const;

const teams = ['of team', 'of team below'] as const;
const teamsPeople: Rule = { ...nobody, admin: ['all'], manager: ['team', 'below'] };
/** Who writes at all, their own. */
const owners: Rule = { admin: ['own'], manager: ['own'], rep: ['own'], viewer: [] };

/** By table; `table: what` is a kind of row of it with rules of its own. */
export const expectations = {
  workspace: { ...reference, insert: nobody },
  users: reference,
  teams: { ...reference, delete: onlyAdmins },
  pipelines: reference,
  stages: reference,

  companies: {
    select: {
      admin: ['all'],
      manager: [...managed, 'open'],
      rep: ['own', 'unowned', 'open'],
      viewer: ['unowned', 'open'],
    },
    insert: { admin: ['all'], manager: managed, rep: ['own', 'unowned'], viewer: [] },
    update: { admin: ['all'], manager: managed, rep: ['own'], viewer: [] },
    delete: nobody,
  },
  contacts: {
    select: {
      admin: ['all'],
      manager: [...managed, 'open'],
      rep: ['own', 'open'],
      viewer: ['open'],
    },
    insert: { admin: ['all'], manager: managed, rep: ['own'], viewer: [] },
    update: { admin: ['all'], manager: managed, rep: ['own'], viewer: [] },
    delete: nobody,
  },
  deals: {
    select: {
      admin: ['all'],
      manager: [...managed, 'open'],
      rep: ['own', 'open'],
      viewer: ['open'],
    },
    insert: { admin: ['all'], manager: managed, rep: ['own'], viewer: [] },
    update: { admin: ['all'], manager: managed, rep: ['own'], viewer: [] },
    delete: nobody,
  },
  activities: {
    select: {
      admin: ['all'],
      manager: ['reads parent', 'assignee'],
      rep: ['reads parent', 'assignee'],
      viewer: ['reads parent'],
    },
    insert: {
      admin: ['all'],
      manager: ['reads every parent'],
      rep: ['reads every parent'],
      viewer: [],
    },
    update: {
      admin: ['all'],
      manager: [...managed, 'author', 'assignee'],
      rep: ['own', 'author', 'assignee'],
      viewer: [],
    },
    delete: nobody,
  },

  'contact_addresses: further': {
    select: readsParent(),
    insert: { admin: ['all'], manager: ['changes contact'], rep: ['changes contact'], viewer: [] },
    update: nobody,
    delete: { admin: ['all'], manager: ['changes contact'], rep: ['changes contact'], viewer: [] },
  },
  // It goes with the contact's own e-mail and phone.
  'contact_addresses: first': { ...written, select: readsParent() },
  deal_contacts: {
    select: {
      admin: ['all'],
      manager: ['reads deal and contact'],
      rep: ['reads deal and contact'],
      viewer: ['reads deal and contact'],
    },
    insert: {
      admin: ['all'],
      manager: ['changes deal, reads contact'],
      rep: ['changes deal, reads contact'],
      viewer: [],
    },
    update: { admin: ['all'], manager: ['changes deal'], rep: ['changes deal'], viewer: [] },
    delete: { admin: ['all'], manager: ['changes deal'], rep: ['changes deal'], viewer: [] },
  },
  deal_stage_history: { ...written, select: readsParent() },
  deal_values: { ...written, select: readsParent() },

  'audit_log: of a record': { ...written, select: readsParent() },
  'audit_log: of the workspace': { ...written, select: onlyAdmins },
  // By what the row says of the record's owner; so one learns of what left one's sight.
  'changes: of a record': {
    ...written,
    select: {
      admin: ['all'],
      manager: [...managed, 'open to everyone'],
      rep: ['own', 'unowned company', 'open'],
      viewer: ['unowned company', 'open'],
    },
  },
  'changes: of the workspace': { ...written, select: everyone },
  // That a key or an invitation was made, and when, is for admins to know.
  'changes: of keys and invitations': { ...written, select: onlyAdmins },

  'external_ids: of a record': {
    select: readsParent(),
    insert: { admin: ['all'], manager: ['reads parent'], rep: ['reads parent'], viewer: [] },
    update: nobody,
    delete: nobody,
  },
  'external_ids: of a user': { ...written, select: everyone },
  idempotency_keys: {
    select: { admin: ['self'], manager: ['self'], rep: ['self'], viewer: [] },
    insert: { admin: ['self'], manager: ['self'], rep: ['self'], viewer: [] },
    update: { admin: ['self'], manager: ['self'], rep: ['self'], viewer: [] },
    delete: nobody,
  },
  api_keys: {
    select: { admin: ['all'], manager: ['self'], rep: ['self'], viewer: ['self'] },
    insert: { admin: ['self'], manager: ['self'], rep: ['self'], viewer: ['self'] },
    update: { admin: ['all'], manager: ['self'], rep: ['self'], viewer: ['self'] },
    delete: nobody,
  },
  invitations: { select: onlyAdmins, insert: onlyAdmins, update: nobody, delete: onlyAdmins },
  team_moves: { ...written, select: nobody },

  'goals: of a person': {
    select: { admin: ['all'], manager: ['own', 'team', 'below'], rep: ['own'], viewer: ['own'] },
    ...writes(teamsPeople),
  },
  'goals: of a team': {
    select: { admin: ['all'], manager: teams, rep: ['of team'], viewer: ['of team'] },
    ...writes({ ...nobody, admin: ['all'], manager: teams }),
  },
  'goals: of the workspace': { select: everyone, ...writes(onlyAdmins) },

  // Nobody deletes one: it goes to the trash.
  'dashboards: private': {
    select: { ...owners, viewer: ['own'] },
    ...writes(owners),
    delete: nobody,
  },
  'dashboards: of a team': {
    select: {
      admin: ['all'],
      manager: ['own', ...teams],
      rep: ['own', 'of team'],
      viewer: ['own', 'of team'],
    },
    insert: owners,
    update: { ...owners, admin: ['all'] },
    delete: nobody,
  },
  'dashboards: of everyone': {
    select: everyone,
    insert: owners,
    update: { ...owners, admin: ['all'] },
    delete: nobody,
  },
  'dashboards: of a role': {
    select: { admin: ['all'], manager: ['of role'], rep: ['of role'], viewer: ['of role'] },
    ...writes(onlyAdmins),
    delete: nobody,
  },
  'dashboards: of everyone, in the trash': {
    select: { ...owners, admin: ['all'], viewer: ['own'] },
    insert: owners,
    update: { ...owners, admin: ['all'] },
    delete: nobody,
  },
  'dashboard_widgets: in the trash': {
    select: nobody,
    insert: {
      admin: ['changes parent'],
      manager: ['changes parent'],
      rep: ['changes parent'],
      viewer: [],
    },
    update: nobody,
    delete: nobody,
  },
  // They follow their dashboard.
  dashboard_widgets: {
    select: { ...readsParent(), admin: ['reads parent'] },
    ...writes({
      admin: ['changes parent'],
      manager: ['changes parent'],
      rep: ['changes parent'],
      viewer: [],
    }),
  },
  'changes: of a goal': { ...written, select: readsParent() },
  'changes: of a dashboard': { ...written, select: { ...readsParent(), admin: ['reads parent'] } },
  // Of a shared one that went all learn; of a private one who had it.
  'changes: of what went': {
    ...written,
    select: {
      admin: ['own', 'unowned'],
      manager: ['own', 'unowned'],
      rep: ['own', 'unowned'],
      viewer: ['own', 'unowned'],
    },
  },
} satisfies Record<string, TableRules>;

export type RuleName = keyof typeof expectations;

function readsParent(): Rule {
  return {
    admin: ['all'],
    manager: ['reads parent'],
    rep: ['reads parent'],
    viewer: ['reads parent'],
  };
}

function writes(rule: Rule) {
  return { insert: rule, update: rule, delete: rule };
}
