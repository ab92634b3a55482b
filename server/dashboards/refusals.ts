import type { Answer, Statement } from '../database/flush.ts';
import { problem } from '../errors.ts';
import type { Row } from '../records/once.ts';
import { findDashboard } from './queries.ts';
import { findWidget } from './widget-queries.ts';

export type Run = (statement: Statement) => Promise<Answer>;

/** The dashboard and its version; 404 where the asker may not see it. */
export async function readDashboard(run: Run, id: string): Promise<Row> {
  const [row] = (await run(findDashboard(id))).rows;
  if (!row) throw problem('not_found');
  return row;
}

/** The same of one that is arranged: in the trash it is not. */
export async function readLiving(run: Run, id: string): Promise<Row> {
  const row = await readDashboard(run, id);
  refuseTrashed(row);
  return row;
}

/** The widget and its version; 404 likewise. */
export async function readWidget(run: Run, dashboard: string, id: string): Promise<Row> {
  const [row] = (await run(findWidget(dashboard, id))).rows;
  if (row) return row;
  await readLiving(run, dashboard);
  throw problem('not_found');
}

/** Why a dashboard did not change: it is not there, not theirs, in the trash, or it changed meanwhile. */
export async function refuseChange(run: Run, id: string, version: number | null): Promise<never> {
  const row = await readDashboard(run, id);
  return refuse(row[2] === 'true', row, version);
}

/** The same of a widget. */
export async function refuseWidgetChange(
  run: Run,
  dashboard: string,
  id: string,
  version: number | null = null,
): Promise<never> {
  const [, , mayChange] = await readLiving(run, dashboard);
  return refuse(mayChange === 'true', await readWidget(run, dashboard, id), version);
}

function refuse(mayChange: boolean, row: Row, version: number | null): never {
  if (!mayChange) throw problem('forbidden');
  refuseTrashed(row);
  const [text, current] = row;
  if (version === null || String(version) === current) throw problem('crossed'); // it would do now
  throw problem('stale', { current: JSON.parse(text ?? '{}') });
}

function refuseTrashed([text]: Row) {
  const current: { deleted_at?: string | null } = JSON.parse(text ?? '{}');
  if (current.deleted_at) throw problem('in_trash', { current });
}
