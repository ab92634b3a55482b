import type pg from 'pg';
import { ImportError, listSome } from './import-error.ts';
import type { ImportMap, PipelineSpec } from './plan/map-file.ts';
import { addPipeline, addStage, listStages, type StageRow, yieldDefault } from './stage-queries.ts';

/** A stage a row can stand in. `kept`: fields that say more than it does, kept beside it. */
export type KnownStage = {
  id: string;
  meaning: string;
  closed: boolean;
  kept: ('pipeline' | 'stage')[];
};

/** What a row says of its pipeline, stage and status, as one text. */
export function stageKey(pipeline: string, stage: string, status: string): string {
  return JSON.stringify([pipeline, stage, status]);
}

/** Answers for every text of the file's stage columns which of our stages it means. */
export class StageBook {
  readonly #known = new Map<string, KnownStage>();
  readonly #refusals = new Map<string, string>();
  /** Pipelines of the file that are none here, with the one that their deals went to. */
  readonly #otherPipelines = new Map<string, string>();
  readonly #stages: StageRow[];

  constructor(stages: StageRow[]) {
    this.#stages = stages;
  }

  know(key: string, stage: StageRow, kept: KnownStage['kept']): void {
    const [pipeline = '']: string[] = JSON.parse(key);
    if (kept.includes('pipeline')) this.#otherPipelines.set(pipeline, stage.pipeline);
    const closed = stage.meaning === 'won' || stage.meaning === 'lost';
    this.#known.set(key, { id: stage.id, meaning: stage.meaning, closed, kept });
  }

  refuse(key: string, reason: string): void {
    this.#refusals.set(key, reason);
  }

  get warnings(): string[] {
    return [...this.#otherPipelines].map(
      ([other, ours]) =>
        `There is no pipeline “${other}”: its deals went into “${ours}”, and its name is kept in custom.`,
    );
  }

  /** Whether nothing that the file names is known here: then its map is what is missing. */
  get knowsNothing(): boolean {
    return this.#known.size === 0 && this.#refusals.size > 0;
  }

  /** Why rows that say so cannot stand anywhere. */
  reason(pipeline: string, stage: string, status: string): string {
    return this.#refusals.get(stageKey(pipeline, stage, status)) ?? 'names no stage';
  }

  find(pipeline: string, stage: string, status: string): KnownStage | null {
    return this.#known.get(stageKey(pipeline, stage, status)) ?? null;
  }

  /** The stage that a date of the history entered, in the pipeline of the row's own stage. */
  entered(name: string, own: KnownStage): string | null {
    if (name === 'closed') return own.closed ? own.id : null;
    const pipeline = this.#stages.find(({ id }) => id === own.id)?.pipeline_id;
    const found = this.#stages.find(
      (stage) => stage.pipeline_id === pipeline && sameName(stage.name, name),
    );
    return found?.id ?? null;
  }
}

/**
 * Makes the map's pipelines where they are missing and finds every stage that the file names. Rows of
 * a stage that is nowhere are refused by its name; a file of such rows alone is refused as a whole.
 */
export async function bookStages(
  client: pg.ClientBase,
  map: ImportMap,
  keys: Set<string>,
): Promise<StageBook> {
  const specs = typeof map.pipeline === 'object' ? [map.pipeline].flat() : [];
  for (const spec of specs) await makePipeline(client, spec);
  const { rows: stages } = await client.query<StageRow>(listStages());
  const home = typeof map.pipeline === 'string' ? map.pipeline : specs[0]?.name;
  const book = new StageBook(stages);
  const unknown = new Set<string>();
  for (const key of keys) {
    const [pipeline = '', text = '', status = '']: string[] = JSON.parse(key);
    const steps = stepsFor(stages, pipeline, home);
    if (steps.length === 0) throw unknownPipeline(pipeline || home || '', stages);
    const name = map.stages?.[text] ?? text;
    const found = stageOf(steps, name, status, text === '');
    if (found) book.know(key, found, keptOf(found, pipeline, text && name));
    else {
      book.refuse(key, `“${text || status}” is no stage of “${steps[0]?.pipeline ?? ''}”`);
      unknown.add(text || status);
    }
  }
  if (book.knowsNothing) throw unknownStages(unknown, stepsOf(stages, home));
  const pipelines = new Set([home, ...specs.map(({ name }) => name)]);
  const steps = [...pipelines].flatMap((pipeline) => stepsOf(stages, pipeline));
  checkHistory(map, steps);
  return book;
}

async function makePipeline(client: pg.ClientBase, spec: PipelineSpec): Promise<void> {
  const { rows } = await client.query<StageRow>(listStages());
  if (rows.some(({ pipeline }) => sameName(pipeline, spec.name))) return;
  if (!spec.stages) {
    throw new ImportError(
      `There is no pipeline “${spec.name}”. Say in the map which stages it is to have, or name one of ${listSome(new Set(rows.map(({ pipeline }) => pipeline)))}.`,
    );
  }
  if (spec.default) await client.query(yieldDefault());
  const { rows: made } = await client.query<{ id: string }>(
    addPipeline(spec.name, Boolean(spec.default)),
  );
  for (const [position, stage] of spec.stages.entries()) {
    await client.query(addStage(made[0]?.id ?? '', position, stage));
  }
}

/** A pipeline that only the other system has gives way to the one that the map names. */
function stepsFor(stages: StageRow[], pipeline: string, home: string | undefined): StageRow[] {
  const named = stepsOf(stages, pipeline || home);
  return named.length === 0 && home ? stepsOf(stages, home) : named;
}

function keptOf(found: StageRow, pipeline: string, name: string): KnownStage['kept'] {
  const kept: KnownStage['kept'] = [];
  if (pipeline !== '' && !sameName(found.pipeline, pipeline)) kept.push('pipeline');
  if (name !== '' && !sameName(found.name, name)) kept.push('stage');
  return kept;
}

/** The stages of a pipeline in order; without a name of the default one. */
function stepsOf(stages: StageRow[], pipeline: string | undefined): StageRow[] {
  return stages.filter((stage) =>
    pipeline ? sameName(stage.pipeline, pipeline) : stage.is_default,
  );
}

/** A status of won or lost wins over the stage, which then tells where it was before. */
function stageOf(
  steps: StageRow[],
  name: string,
  status: string,
  empty: boolean,
): StageRow | undefined {
  const end = closedWord(status);
  if (end) return steps.find(({ meaning }) => meaning === end);
  const named = steps.find((step) => sameName(step.name, name));
  if (named) return named;
  const closed = closedWord(name);
  if (closed) return steps.find(({ meaning }) => meaning === closed);
  return empty ? steps[0] : undefined;
}

function closedWord(text: string): 'won' | 'lost' | null {
  const match = /^(?:closed[\s_-]*)?(won|lost)$/i.exec(text.trim());
  if (!match) return null;
  return match[1]?.toLowerCase() === 'won' ? 'won' : 'lost';
}

function checkHistory(map: ImportMap, steps: StageRow[]): void {
  const names = Object.values(map.history ?? {}).filter(
    (name) => name !== 'closed' && !steps.some((step) => sameName(step.name, name)),
  );
  if (names.length > 0) throw unknownStages(new Set(names), steps);
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function unknownStages(names: Set<string>, steps: StageRow[]): ImportError {
  const pipeline = steps[0]?.pipeline ?? '';
  return new ImportError(
    `The pipeline “${pipeline}” has no stage ${listSome(names, 30)}. It has ${listSome(
      steps.map(({ name }) => name),
      40,
    )}. Say in a map file (--map) which stage each one is, or let it make a pipeline.`,
  );
}

function unknownPipeline(name: string, stages: StageRow[]): ImportError {
  const known = new Set(stages.map(({ pipeline }) => pipeline));
  return new ImportError(
    `There is no pipeline ${listSome([name])}. There are ${listSome(known, 40)}. Say in a map file (--map) which one the deals belong to.`,
  );
}
