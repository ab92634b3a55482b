import { z } from 'zod';
import { id, instant, requiredLine } from './fields.ts';

/** What a stage means: reports compare it, and it says open, won or lost. */
export const dealStages = [
  'lead',
  'contacted',
  'qualified',
  'proposal',
  'negotiation',
  'won',
  'lost',
] as const;
export const dealStage = z.enum(dealStages);

const stageFields = {
  name: requiredLine(100),
  stage: dealStage,
  probability: z.int().min(0).max(100).meta({ description: 'Chance of winning, in percent' }),
  rotting_days: z.int().min(1).max(3650).nullable(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Write a colour such as #1b5a43')
    .nullable(),
};

export const stage = z.object({
  id,
  pipeline_id: id,
  position: z.int(),
  ...stageFields,
  retired_at: instant.nullable().meta({ description: 'No longer offered; its past deals keep it' }),
  created_at: instant,
  updated_at: instant,
});

export const pipeline = z.object({
  id,
  name: z.string(),
  position: z.int(),
  is_default: z.boolean(),
  retired_at: instant.nullable(),
  created_at: instant,
  updated_at: instant,
  stages: z.array(stage).meta({ description: 'In order' }),
});

/** A new pipeline takes the blueprint's seven stages unless it names its own. */
export const newPipeline = z.strictObject({
  name: requiredLine(100),
  is_default: z.boolean().optional(),
});
export const pipelineChanges = z
  .strictObject({
    name: requiredLine(100),
    is_default: z.literal(true),
    position: z.int().min(0),
    retired: z.boolean(),
  })
  .partial();

export const newStage = z
  .strictObject({ pipeline_id: id, ...stageFields, position: z.int().min(0) })
  .partial()
  .required({ pipeline_id: true, name: true, stage: true });
export const stageChanges = z
  .strictObject({ ...stageFields, position: z.int().min(0), retired: z.boolean() })
  .partial();

export type DealStage = z.infer<typeof dealStage>;
export type Stage = z.infer<typeof stage>;
export type Pipeline = z.infer<typeof pipeline>;
export type NewStage = z.infer<typeof newStage>;
export type StageChanges = z.infer<typeof stageChanges>;
