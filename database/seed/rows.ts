import type pg from 'pg';
import type { SampleDeal, SamplePipeline, SampleStage } from './deals.ts';

/**
 * Inserts rows in few statements: one for each author, who then stands in the history as the one who
 * made them.
 */
export async function insertRows<Row extends object>(
  owner: pg.Client,
  table: string,
  rows: Row[],
  tell: (rows: number) => void = () => {},
): Promise<void> {
  for (const [author, theirs] of Map.groupBy(rows, authorOf)) {
    const columns = Object.keys(theirs[0] ?? {}).join(', ');
    await owner.query(
      `select set_config('app.user_id', $1, true), set_config('app.via', 'import', true)`,
      [author],
    );
    await owner.query(
      `insert into ${table} (${columns})
       select ${columns} from json_populate_recordset(null::${table}, $1)`,
      [JSON.stringify(theirs)],
    );
    tell(theirs.length);
  }
  await owner.query(`select set_config('app.user_id', '', true)`);
}

function authorOf(row: object): string {
  return 'created_by_user_id' in row ? String(row.created_by_user_id) : '';
}

/** Past stays come in the way an import brings them. */
export async function importStays(owner: pg.Client, deals: SampleDeal[]): Promise<void> {
  const past = deals.flatMap(({ row, stays }) =>
    stays
      .slice(0, -1)
      .map(({ stage, entered_at }) => ({ deal: row.id, stage: stage.id, entered_at })),
  );
  await owner.query(
    'select app.import_stays($1::uuid[], $2::uuid[], $3::timestamptz[], $4::boolean[])',
    [
      past.map(({ deal }) => deal),
      past.map(({ stage }) => stage),
      past.map(({ entered_at }) => entered_at),
      past.map(() => false),
    ],
  );
}

/** The default pipeline as it stands: its open stages in order, its first won and first lost one. */
export async function readPipeline(owner: pg.Client): Promise<SamplePipeline> {
  const { rows } = await owner.query<SampleStage>(
    `select s.id, s.stage::text, s.rotting_days from stages s join pipelines p on p.id = s.pipeline_id
     where p.is_default and s.retired_at is null order by s.position`,
  );
  const won = rows.find(({ stage }) => stage === 'won');
  const lost = rows.find(({ stage }) => stage === 'lost');
  const open = rows.filter(({ stage }) => stage !== 'won' && stage !== 'lost');
  if (!won || !lost || open.length === 0) {
    throw new Error('The default pipeline lacks an open, a won or a lost stage.');
  }
  return { open, won, lost };
}
