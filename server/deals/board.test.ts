import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Board } from '../../contract/deals.ts';
import { openWorkspace, type Workspace } from '../../tests/workspace.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace();
});
afterAll(() => workspace.close());

const most = Number.MAX_SAFE_INTEGER;

async function addDeals(currency: string, values: number[]) {
  for (const value_cents of values) {
    const deal = { title: 'Fleet', currency, value_cents, stage: 'negotiation' };
    expect((await workspace.as.tuva('POST', '/api/deals', deal)).status).toBe(201);
  }
}

async function sumsOf(stage: string) {
  const { status, body } = await workspace.as.tuva<Board>('GET', '/api/deals/board');
  expect(status).toBe(200);
  const column = body.columns.find((one) => one.stage.stage === stage);
  return { probability: column?.stage.probability, sums: column?.sums ?? [] };
}

test('sums are exact up to the most that JSON carries, weighted ones too', async () => {
  await addDeals('EUR', [most - 3, 3]);
  const { probability, sums } = await sumsOf('negotiation');
  expect(probability).toBe(80);
  // 80 % of 9007199254740991, which a floating point product misses.
  expect(sums).toEqual([
    { currency: 'EUR', value_cents: most, weighted_cents: 7_205_759_403_792_793 },
  ]);
});

test('beyond it they stop there rather than lie by a few cents or fail', async () => {
  await workspace.database.owner.query(
    `insert into deals (title, currency, value_cents, stage_id, owner_id)
     select 'Fleet ' || n, 'SEK', $1, s.id, $2
     from generate_series(1, 1100) as n, stages s where s.stage = 'negotiation'`,
    [most, workspace.people.tuva.id],
  );
  const { sums } = await sumsOf('negotiation');
  expect(sums).toContainEqual({ currency: 'SEK', value_cents: most, weighted_cents: most });
});

test('the document says what the greatest sum stands for', () => {
  const document = JSON.stringify(workspace.rapport.app.swagger());
  expect(document).toContain('9007199254740991 stands for that much or more');
});
