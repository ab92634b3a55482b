import { z } from 'zod';
import { email, id, instant, requiredLine } from './fields.ts';

export const roles = ['admin', 'manager', 'rep', 'viewer'] as const;
export const role = z.enum(roles);

export const user = z.object({
  id,
  name: z.string(),
  email: z.string().nullable().meta({ description: 'null: cannot sign in, as an imported agent' }),
  role,
  team_id: id.nullable(),
  is_active: z.boolean(),
  created_at: instant,
  updated_at: instant,
});

/** A person as other records show them. */
export const userSummary = z.object({ id, name: z.string(), is_active: z.boolean() });

/** Without a password the person cannot sign in until an admin sets one or invites them. */
export const newUser = z.strictObject({
  name: requiredLine(255),
  email: email.nullable().optional(),
  role: role.default('rep'),
  team_id: id.nullable().optional(),
});
export const userChanges = z
  .strictObject({
    name: requiredLine(255),
    email: email.nullable(),
    role,
    team_id: id.nullable(),
    is_active: z.boolean(),
  })
  .partial();

export const team = z.object({
  id,
  name: z.string(),
  parent_id: id.nullable(),
  created_at: instant,
  updated_at: instant,
});
export const newTeam = z.strictObject({
  name: requiredLine(255),
  parent_id: id.nullable().optional(),
});
export const teamChanges = z
  .strictObject({ name: requiredLine(255), parent_id: id.nullable() })
  .partial();

/** What a person owns, and the open tasks they are to do, as far as the asker sees them. */
export const holdings = z.object({
  companies: z.int(),
  contacts: z.int(),
  deals: z.int(),
  tasks: z.int(),
  trashed: z.int().meta({ description: 'Companies, contacts and deals in the trash' }),
});
/** Who gets all of it. */
export const allToOwner = z.strictObject({ owner_id: id });
/** A part at a time: asked again until 0 are moved. */
export const handedOver = z.object({ moved: z.int() });

export type Role = z.infer<typeof role>;
export type User = z.infer<typeof user>;
export type UserSummary = z.infer<typeof userSummary>;
export type Team = z.infer<typeof team>;
export type Holdings = z.infer<typeof holdings>;
export type HandedOver = z.infer<typeof handedOver>;
