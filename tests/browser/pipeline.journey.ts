import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, type Request } from '@playwright/test';
import { card, column, password, setUp, signIn } from './acts.ts';
import { test } from './program.ts';

/** Set up, import, drag through all seven stages: what a sales team does on its first day. */
const stages = ['Lead', 'Contacted', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost'];

test.use({ story: 'first day' });
test.describe.configure({ mode: 'serial' });

test('the set-up link makes the first admin and leads to the board', async ({ page, program }) => {
  await setUp(page, program);
  const again = await page.request.post(`${program.url}/api/setup`, {
    data: {
      token: new URL(program.setUpLink).searchParams.get('token'),
      workspace_name: 'Another',
      name: 'Somebody',
      email: 'somebody@else.example',
      password,
    },
  });
  expect(again.status()).toBe(409);
});

test('a file is imported and its deals stand on the board', async ({ page, program }) => {
  await program.rapport(
    'user',
    'create',
    '--email',
    'tuva@fjordlight.example',
    '--password',
    password,
    '--name',
    'Tuva Lind',
    '--role',
    'rep',
    '--team',
    'North',
  );
  await program.rapport(
    'user',
    'create',
    '--email',
    'marta@fjordlight.example',
    '--password',
    password,
    '--name',
    'Marta Oliva',
    '--role',
    'rep',
    '--team',
    'South',
  );
  const file = join(mkdtempSync(join(tmpdir(), 'rapport-import-')), 'deals.csv');
  writeFileSync(
    file,
    'Deal ID,Title,Stage,Value,Owner\n1,Cold-chain sensors,Lead,18400,tuva@fjordlight.example\n2,Depot charging,Proposal,212000,tuva@fjordlight.example\n',
  );
  await program.rapport('import', file, '--object', 'deals');
  await signIn(page, program, 'tuva@fjordlight.example');
  await expect(card(page, 'Cold-chain sensors')).toBeVisible();
  await expect(column(page, 'Proposal').getByText('212,000').first()).toBeVisible();
});

test('each drop through the stages is one PUT, and everything written agrees', async ({
  page,
  program,
}) => {
  await signIn(page, program, 'tuva@fjordlight.example');
  const writes: Request[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET' && request.url().includes('/api/deals')) writes.push(request);
  });
  for (const stage of stages.slice(1)) {
    const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
    await drag(page, card(page, 'Cold-chain sensors'), column(page, stage));
    if (stage === 'Lost') await loseFor(page, 'Price');
    expect((await answered).status()).toBe(200);
    await expect(column(page, stage).getByText('Cold-chain sensors')).toBeVisible();
  }
  expect(writes.map((request) => `${request.method()} ${new URL(request.url()).pathname}`)).toEqual(
    stages.slice(1).map(() => expect.stringMatching(/^PUT \/api\/deals\/[0-9a-f-]{36}\/stage$/)),
  );
  const { rows } = await program.owner.query(
    `select d.stage, d.lost_reason,
       (select array_agg(h.stage::text order by h.entered_at) from deal_stage_history h where h.deal_id = d.id) as stays,
       (select array_agg(a.changes -> 'stage' ->> 'new' order by a.id) from audit_log a
         where a.record_id = d.id and a.action = 'update' and a.changes ? 'stage_id') as audited,
       (select count(*)::int from changes c where c.record_id = d.id and c.action = 'update') as changes
     from deals d where d.title = 'Cold-chain sensors'`,
  );
  const meanings = stages.map((stage) => stage.toLowerCase());
  expect(rows).toEqual([
    {
      stage: 'lost',
      lost_reason: 'Price',
      stays: meanings,
      audited: meanings.slice(1),
      changes: 6,
    },
  ]);
});

test('a second browser sees the card move; another team sees nothing', async ({
  browser,
  page,
  program,
}) => {
  const second = await (await browser.newContext()).newPage();
  const stranger = await (await browser.newContext()).newPage();
  await signIn(page, program, 'tuva@fjordlight.example');
  await signIn(second, program, 'ines@fjordlight.example');
  await signIn(stranger, program, 'marta@fjordlight.example');
  await expect(column(second, 'Proposal').getByText('Depot charging')).toBeVisible();
  await drag(page, card(page, 'Depot charging'), column(page, 'Negotiation'));
  await expect(column(second, 'Negotiation').getByText('Depot charging')).toBeVisible();
  await expect(stranger.getByText('Depot charging')).toHaveCount(0);
  const { rows } = await program.owner.query(`select id from deals where title = 'Depot charging'`);
  const refused = await stranger.request.put(`${program.url}/api/deals/${rows[0].id}/stage`, {
    data: { stage: 'won' },
  });
  expect(refused.status()).toBe(404);
  await second.context().close();
  await stranger.context().close();
});

test('a refused drop goes back and says why', async ({ page, program }) => {
  await program.owner.query(`update workspace set deals_open_to = 'everyone'`);
  await signIn(page, program, 'marta@fjordlight.example');
  await drag(page, card(page, 'Depot charging'), column(page, 'Qualified'));
  await expect(page.getByText(/may not do this|not yours/i).first()).toBeVisible();
  await expect(column(page, 'Negotiation').getByText('Depot charging')).toBeVisible();
  await expect(column(page, 'Qualified').getByText('Depot charging')).toHaveCount(0);
  await program.owner.query(`update workspace set deals_open_to = 'private'`);
});

test('a card moves by keyboard alone', async ({ page, program }) => {
  await signIn(page, program, 'tuva@fjordlight.example');
  const handle = card(page, 'Depot charging')
    .getByRole('button')
    .or(card(page, 'Depot charging').locator('a'))
    .first();
  await handle.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  const answered = page.waitForResponse((response) => response.request().method() === 'PUT');
  await page.keyboard.press('Space');
  expect((await answered).status()).toBe(200);
  await expect(column(page, 'Proposal').getByText('Depot charging')).toBeVisible();
});

/** Drags as a hand does: press, a small move so that the library lifts it, over, and let go. */
async function drag(page: Page, what: Locator, where: Locator) {
  await what.scrollIntoViewIfNeeded();
  const from = await what.boundingBox();
  const to = await where.boundingBox();
  if (!from || !to) throw new Error('The card or the column is not on the page.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 8, from.y + from.height / 2 + 8, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + 180, { steps: 12 });
  await page.mouse.move(to.x + to.width / 2, to.y + 182);
  await page.mouse.up();
}

async function loseFor(page: Page, reason: string) {
  const dialog = page.getByRole('dialog', { name: /lost/i });
  await dialog.getByRole('button', { name: reason, exact: true }).click();
  await dialog.getByRole('button', { name: 'Mark as lost' }).click();
}
