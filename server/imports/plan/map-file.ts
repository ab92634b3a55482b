import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { dealStage } from '../../../contract/pipelines.ts';
import { ImportError } from '../import-error.ts';

const target = z.union([z.string().min(1), z.null()]);

const pipelineSpec = z.strictObject({
  name: z.string().min(1).max(100),
  default: z.boolean().optional(),
  stages: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(100),
        meaning: dealStage,
        probability: z.int().min(0).max(100).optional(),
        rotting_days: z.int().min(1).max(3650).optional(),
        colour: z.string().optional(),
      }),
    )
    .min(1)
    .optional(),
});

/** The map file; docs/importing.md describes every key. */
const importMap = z.strictObject({
  object: z.string().optional(),
  source: z.string().min(1).max(100).optional(),
  columns: z.record(z.string(), z.union([target, z.array(target)])).optional(),
  fields: z
    .record(
      z.string(),
      z.union([z.string(), z.strictObject({ join: z.array(z.string()).min(1), with: z.string() })]),
    )
    .optional(),
  aliases: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  lookups: z
    .array(
      z.strictObject({
        file: z.string().min(1),
        column: z.string(),
        key: z.string().optional(),
        aliases: z.record(z.string(), z.string()).optional(),
      }),
    )
    .optional(),
  pipeline: z.union([z.string().min(1), pipelineSpec, z.array(pipelineSpec).min(1)]).optional(),
  stages: z.record(z.string(), z.string()).optional(),
  history: z.record(z.string(), z.string()).optional(),
  date_format: z.string().optional(),
  decimal: z.enum(['.', ',']).optional(),
  value_unit: z.enum(['major', 'minor']).optional(),
  currency: z.string().optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  create: z
    .strictObject({ companies: z.boolean().optional(), contacts: z.boolean().optional() })
    .optional(),
});

export type ImportMap = z.infer<typeof importMap>;
export type PipelineSpec = z.infer<typeof pipelineSpec>;

export async function readMapFile(path: string): Promise<ImportMap> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new ImportError(`The map file ${path} cannot be read: ${error.message}.`);
  });
  return parseMap(text, path);
}

export function parseMap(text: string, path: string): ImportMap {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ImportError(`The map file ${path} is not JSON: ${reason}.`);
  }
  const parsed = importMap.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ImportError(`The map file ${path} is not right. ${faults.join('; ')}.`);
}
