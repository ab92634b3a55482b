import { z } from 'zod';
import { currency, email, id, instant, requiredLine, text } from './fields.ts';
import { role, user } from './users.ts';

export const password = text(128).min(10, 'Use at least 10 characters');

/** Who may read records of an object that are not their own. */
export const openness = z.enum(['private', 'team', 'everyone']);

export const workspace = z.object({
  name: z.string(),
  currency,
  time_zone: z.string(),
  companies_open_to: openness,
  contacts_open_to: openness,
  deals_open_to: openness,
  version: z.int(),
  updated_at: instant,
});
export const workspaceChanges = z
  .strictObject({
    name: requiredLine(255),
    currency,
    time_zone: requiredLine(100),
    companies_open_to: openness,
    contacts_open_to: openness,
    deals_open_to: openness,
  })
  .partial();

/** GET /api/me: who asks, what they may, and the workspace they work in. */
export const me = z.object({
  ...user.shape,
  team_name: z.string().nullable(),
  scope: z.enum(['read', 'write']),
  last_change: z.int().min(0).meta({
    description: 'Who reads on from here misses nothing by /api/events?after=',
  }),
  workspace,
});

export const signIn = z.strictObject({ email, password: text(128).min(1) });

/** GET /api/setup: whether the first admin is still missing, and what the server's settings suggest. */
export const setupState = z.object({ needed: z.boolean(), currency, time_zone: z.string() });
/** POST /api/setup with the one-time token of the link that `npm start` prints. */
export const setup = z.strictObject({
  token: text(200).min(1),
  workspace_name: requiredLine(255),
  name: requiredLine(255),
  email,
  password,
  // Left out: what the server's settings say.
  currency: currency.optional(),
  time_zone: requiredLine(100).optional(),
  sample_data: z.boolean().default(false),
});

export const invitation = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role,
  team_id: id.nullable(),
  invited_by_user_id: id.nullable(),
  created_at: instant,
  expires_at: instant,
  accepted_at: instant.nullable(),
});
export const newInvitation = z.strictObject({
  email,
  name: requiredLine(255),
  role: role.default('rep'),
  team_id: id.nullable().optional(),
});
/** The link is shown once, to the admin who hands it on. */
export const createdInvitation = z.object({
  ...invitation.shape,
  is_here: z
    .boolean()
    .meta({ description: 'A user already: name, role and team stay as they are' }),
  url: z.string(),
});
/** GET /api/invitations/by-token/:token, for the page behind the link. */
export const openInvitation = z.object({
  email: z.string(),
  name: z.string(),
  workspace_name: z.string(),
});
export const invitationAnswer = z.strictObject({
  token: text(200).min(1),
  name: requiredLine(255),
  password,
});

export const passwordChange = z.strictObject({ current_password: text(128).min(1), password });

export const apiKey = z.object({
  id,
  user_id: id,
  name: z.string(),
  scope: z.enum(['read', 'write']),
  created_at: instant,
  last_used_at: instant.nullable(),
  revoked_at: instant.nullable(),
});
export const newApiKey = z.strictObject({
  name: requiredLine(100),
  scope: z.enum(['read', 'write']).default('write'),
});
/** The key itself is shown this once. */
export const createdApiKey = z.object({ ...apiKey.shape, key: z.string() });

/** Hands records to another person, even out of one's own sight. */
export const handOver = z.strictObject({ owner_id: id.nullable() });

export type Openness = z.infer<typeof openness>;
export type Workspace = z.infer<typeof workspace>;
export type Me = z.infer<typeof me>;
export type Invitation = z.infer<typeof invitation>;
export type ApiKey = z.infer<typeof apiKey>;
export type SetupState = z.infer<typeof setupState>;
