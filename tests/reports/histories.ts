import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A stage as tests speak of it. */
export type KnownStage = { id: string; pipeline_id: string; stage: string; position: number };

/** A deal's whole life: where it stood from when, and what it was worth from when. Times in ms. */
export type Told = {
  id: string;
  owner_id: string | null;
  created: number;
  stays: { stage: KnownStage; at: number }[];
  values: { at: number; cents: number; currency: string; expected: string | null }[];
};

export async function knownStages(owner: pg.Client): Promise<KnownStage[]> {
  const { rows } = await owner.query<KnownStage>(
    'select id, pipeline_id, stage, position from stages order by pipeline_id, position',
  );
  return rows;
}

/** Empties the deals and writes these, as the triggers would have, had it all happened in its time. */
export async function writeHistories(owner: pg.Client, told: Told[]): Promise<void> {
  await owner.query('begin');
  await owner.query('alter table deals disable trigger user');
  await owner.query('delete from deals');
  await owner.query(insertDeals, [JSON.stringify(told.map(dealOf))]);
  await owner.query(insertStays, [JSON.stringify(told.flatMap(staysOf))]);
  await owner.query('select app.count_visits(null)');
  await owner.query(insertValues, [JSON.stringify(told.flatMap(valuesOf))]);
  await owner.query('alter table deals enable trigger user');
  await owner.query('commit');
}

export const newId = () => randomUUID();

const iso = (ms: number | undefined) => (ms === undefined ? null : new Date(ms).toISOString());

export const isClosed = ({ stage }: { stage: string }) => stage === 'won' || stage === 'lost';

/** When it was won or lost, as it stands now: the beginning of the stays that say so. */
export function closedAt({ stays }: Told): number | null {
  const last = stays.at(-1);
  if (!last || !isClosed(last.stage)) return null;
  const before = stays.findLastIndex(({ stage }) => stage.stage !== last.stage.stage);
  return stays[before + 1]?.at ?? null;
}

function dealOf(told: Told, place: number) {
  const stay = told.stays.at(-1);
  const value = told.values.at(-1);
  return {
    id: told.id,
    owner_id: told.owner_id,
    title: `Told ${place}`,
    stage_id: stay?.stage.id,
    stage: stay?.stage.stage,
    stage_entered_at: iso(stay?.at),
    closed_at: iso(closedAt(told) ?? undefined),
    created_at: iso(told.created),
    updated_at: iso(Math.max(stay?.at ?? 0, value?.at ?? 0)),
    value_cents: value?.cents,
    currency: value?.currency,
    expected_close_date: value?.expected,
    rank: `${String(place + 500_000_000_000)}abc`,
  };
}

function staysOf({ id, stays }: Told) {
  return stays.map(({ stage, at }, place) => ({
    deal_id: id,
    stage_id: stage.id,
    stage: stage.stage,
    from_stage_id: stays[place - 1]?.stage.id ?? null,
    from_stage: stays[place - 1]?.stage.stage ?? null,
    entered_at: iso(at),
    left_at: iso(stays[place + 1]?.at),
  }));
}

function valuesOf({ id, owner_id, values }: Told) {
  return values.map(({ at, cents, currency, expected }, place) => ({
    deal_id: id,
    owner_id,
    value_cents: cents,
    currency,
    expected_close_date: expected,
    valid_from: iso(at),
    valid_to: iso(values[place + 1]?.at),
  }));
}

const insertDeals = `insert into deals (id, owner_id, team_id, title, stage_id, stage, stage_entered_at, closed_at,
    created_at, updated_at, value_cents, currency, expected_close_date, rank)
  select t.id, t.owner_id, u.team_id, t.title, t.stage_id, t.stage, t.stage_entered_at, t.closed_at, t.created_at,
    t.updated_at, t.value_cents, t.currency, t.expected_close_date, t.rank
  from json_populate_recordset(null::deals, $1::json) t left join users u on u.id = t.owner_id`;

const insertStays = `insert into deal_stage_history
    (deal_id, stage_id, stage, from_stage_id, from_stage, entered_at, left_at)
  select t.deal_id, t.stage_id, t.stage, t.from_stage_id, t.from_stage, t.entered_at, t.left_at
  from json_populate_recordset(null::deal_stage_history, $1::json) t`;

const insertValues = `insert into deal_values
    (deal_id, owner_id, value_cents, currency, expected_close_date, valid_from, valid_to)
  select t.deal_id, t.owner_id, t.value_cents, t.currency, t.expected_close_date, t.valid_from, t.valid_to
  from json_populate_recordset(null::deal_values, $1::json) t`;
