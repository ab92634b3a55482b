import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';
import { enter } from './acts.ts';
import type { Program } from './program.ts';

/** Names of their own, so that panels are found whatever their reports are called. */
export const moneyIn = 'Money in';
export const steps = 'Steps to a deal';
export const byHead = 'Money by head';

export const panels = [
  { kind: 'count', report: 'revenue', measure: 'won_cents', title: moneyIn, height: 2 },
  { kind: 'report', report: 'funnel', title: steps, height: 3 },
  {
    ...{ kind: 'report', report: 'revenue', title: byHead, height: 3 },
    ...{ by: 'owner', period: 'last-90-days' },
  },
];

export async function openDashboard(page: Page, program: Program, email: string) {
  await enter(page.context(), program, email);
  const { rows } = await program.owner.query(`select id from dashboards where name = 'North wall'`);
  await page.goto(`${program.url}/reports/dashboards/${rows[0].id}`);
  await expect(headings(page)).toHaveCount(panels.length);
}

export async function openArranging(page: Page, program: Program, email: string) {
  await openDashboard(page, program, email);
  await page.getByRole('button', { name: 'Arrange', exact: true }).click();
  await expect(arranged(page, moneyIn)).toBeVisible();
}

export function headings(page: Page): Locator {
  return page.getByRole('main').getByRole('heading', { level: 2 });
}

export function arranged(page: Page, title: string): Locator {
  return page.getByRole('group', { name: title, exact: true });
}

/** Asks the API as whoever is signed in. */
export async function send(
  request: APIRequestContext,
  { url }: Program,
  method: string,
  path: string,
  data: object,
) {
  const answer = await request.fetch(`${url}/api${path}`, {
    ...{ method, data, headers: { origin: url } },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

export async function winDeal(request: APIRequestContext, program: Program, euros: number) {
  const deal = { title: `Deal of ${euros}`, value_cents: euros * 100, currency: 'EUR' };
  const { id } = await send(request, program, 'POST', '/deals', deal);
  await send(request, program, 'PUT', `/deals/${id}/stage`, { stage: 'won' });
}

export function answerTo(page: Page, method: string) {
  return page.waitForResponse((response) => response.request().method() === method);
}

/** As a hand does: presses on the handle, and moves a little, so that the panel is lifted. */
export async function lift(page: Page, title: string) {
  const handle = await boxOf(arranged(page, title).locator('.tabler-icon-grip-vertical'));
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x, handle.y + 12, { steps: 3 });
}

export async function carryTo(page: Page, title: string, side: 'left' | 'right') {
  const { x, y, width, height } = await boxOf(arranged(page, title));
  await page.mouse.move(x + width * (side === 'left' ? 0.2 : 0.8), y + height / 2, { steps: 8 });
  const mark = side === 'left' ? 'before' : 'after';
  await expect(arranged(page, title)).toHaveAttribute('data-drop', mark);
}

export async function boxOf(what: Locator) {
  const box = await what.boundingBox();
  if (!box) throw new Error('It is not on the page.');
  return box;
}

/** In columns and rows. */
export async function sizeOf(what: Locator, column: number, row: number) {
  const { width, height } = await boxOf(what);
  return [Math.round(width / column), Math.round(height / row)];
}

/** What each panel shows and how large, in order; not who it is, since one that comes back is new. */
export async function widgetsOf({ owner }: Program) {
  const { rows } = await owner.query(
    `select kind, report, by, measure, title, width, height, period, pipeline_id, w.team_id, w.owner_id
     from dashboard_widgets w where dashboard_id = (select id from dashboards where name = 'North wall')
     order by rank`,
  );
  return rows;
}

export function ownerOf(page: Page): Locator {
  return page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: /^Owner/ });
}

export async function filterByOwner(page: Page, name: string) {
  await ownerOf(page).click();
  await page.getByRole('dialog', { name: 'Owner' }).getByRole('button', { name }).click();
  await expect(ownerOf(page)).toContainText(name);
}
