import { expect } from '@playwright/test';
import { enter, password, setUp } from './acts.ts';
import {
  answerTo,
  arranged,
  boxOf,
  byHead,
  carryTo,
  filterByOwner,
  headings,
  lift,
  moneyIn,
  openArranging,
  openDashboard,
  ownerOf,
  panels,
  send,
  sizeOf,
  steps,
  widgetsOf,
  winDeal,
} from './dashboard-acts.ts';
import { test } from './program.ts';

/** A dashboard of a team: arranged by hand, taken back, looked at from afar, filtered for all. */
test.use({ story: 'dashboards' });
test.describe.configure({ mode: 'serial' });

const noor = 'noor@fjordlight.example';
const tuva = 'tuva@fjordlight.example';
const ines = 'ines@fjordlight.example';

const hers = '€12,000';
const all = '€33,000';

test('a manager shares a dashboard of three panels with the team', async ({ page, program }) => {
  await setUp(page, program);
  await send(page.request, program, 'PATCH', '/workspace', { currency: 'EUR' });
  for (const [email, name, role] of [
    [noor, 'Noor Haddad', 'manager'],
    [tuva, 'Tuva Lind', 'rep'],
  ] as const) {
    const person = ['--email', email, '--name', name, '--password', password];
    await program.rapport('user', 'create', ...person, '--role', role, '--team', 'North');
  }
  await enter(page.context(), program, tuva);
  await winDeal(page.request, program, 12_000);
  await enter(page.context(), program, noor);
  await winDeal(page.request, program, 21_000);
  const dashboard = { name: 'North wall', shared_with: 'team' };
  const { id } = await send(page.request, program, 'POST', '/dashboards', dashboard);
  for (const panel of panels) {
    const widget = { ...panel, width: 4 };
    await send(page.request, program, 'POST', `/dashboards/${id}/widgets`, widget);
  }
  await page.goto(`${program.url}/reports/dashboards/${id}`);
  await expect(headings(page)).toContainText([moneyIn, steps, byHead]);
  await expect(page.getByText(all).first()).toBeVisible();
});

test('a panel dragged by its handle stands where it was dropped', async ({ page, program }) => {
  await openArranging(page, program, noor);
  const places: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') places.push(new URL(request.url()).pathname);
  });
  await lift(page, byHead);
  await carryTo(page, moneyIn, 'left');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(headings(page)).toContainText([moneyIn, steps, byHead]);

  await lift(page, byHead);
  await carryTo(page, moneyIn, 'left');
  const toFront = answerTo(page, 'PUT');
  await page.mouse.up();
  expect((await toFront).status()).toBe(200);
  await expect(headings(page)).toContainText([byHead, moneyIn, steps]);

  // Below the panels too: it is meant for after the nearest one.
  await lift(page, moneyIn);
  const { x, y, height } = await boxOf(arranged(page, steps));
  await page.mouse.move(x + 20, y + height + 30, { steps: 8 });
  await expect(arranged(page, steps)).toHaveAttribute('data-drop', 'after');
  const toEnd = answerTo(page, 'PUT');
  await page.mouse.up();
  expect((await toEnd).status()).toBe(200);
  expect(places).toHaveLength(2);
  await page.reload();
  await expect(headings(page)).toContainText([byHead, steps, moneyIn]);
});

test('a panel drawn by its corner has the size it was drawn to', async ({ page, program }) => {
  await openArranging(page, program, noor);
  const panel = arranged(page, moneyIn);
  const before = await boxOf(panel);
  const column = before.width / 4;
  const row = before.height / 2;
  const corner = { x: before.x + before.width - 8, y: before.y + before.height - 8 };
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x - column, corner.y + row, { steps: 6 });
  await expect.poll(() => sizeOf(panel, column, row)).toEqual([3, 3]);
  const sized = answerTo(page, 'PATCH');
  await page.mouse.up();
  expect((await sized).status()).toBe(200);
  await openArranging(page, program, noor); // where no panel is widened to fill its row
  await expect.poll(() => sizeOf(panel, column, row)).toEqual([3, 3]);
  const { rows } = await program.owner.query(
    'select width, height from dashboard_widgets where title = $1',
    [moneyIn],
  );
  expect(rows).toEqual([{ width: 3, height: 3 }]);
});

test('a move and a resize are taken back, the newest first', async ({ page, program }) => {
  await openArranging(page, program, noor);
  const before = await widgetsOf(program);
  await arranged(page, byHead).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText(`${byHead} is resized.`)).toBeVisible();
  await page.getByRole('button', { name: `Arrange ${byHead}` }).click();
  await page.getByRole('menuitem', { name: 'Later' }).click();
  await expect(page.getByText(`${byHead} is moved.`)).toBeVisible();
  await expect(headings(page)).toContainText([steps, byHead, moneyIn]);
  const placed = answerTo(page, 'PUT');
  await page.keyboard.press('ControlOrMeta+z');
  await placed;
  await expect(headings(page)).toContainText([byHead, steps, moneyIn]);
  const sized = answerTo(page, 'PATCH');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await sized;
  expect(await widgetsOf(program)).toEqual(before);
});

test('a panel taken away comes back as it was, by the button or by ⌘Z', async ({
  page,
  program,
}) => {
  await openArranging(page, program, noor);
  const before = await widgetsOf(program);
  const order = [byHead, steps, moneyIn];
  for (const [title, takeBack] of [
    [byHead, () => page.getByRole('button', { name: /^Undo/ }).click()],
    [steps, () => page.keyboard.press('ControlOrMeta+z')],
  ] as const) {
    await page.getByRole('button', { name: `Arrange ${title}` }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await expect(page.getByText(`${title} is off the dashboard.`)).toBeVisible();
    await expect(headings(page)).toContainText(order.filter((one) => one !== title));
    expect(await widgetsOf(program)).toEqual(before.filter((one) => one.title !== title));
    await takeBack();
    await expect(headings(page)).toContainText(order);
    expect(await widgetsOf(program)).toEqual(before);
  }
  await page.reload();
  await expect(headings(page)).toContainText([byHead, steps, moneyIn]);
});

test('on the wall of an office the figures fill the screen and count themselves anew', async ({
  page,
  program,
}) => {
  await page.clock.install();
  await page.route('**/api/events*', (route) => route.abort());
  await program.owner.query('update dashboard_widgets set height = 6 where title is not null');
  await openDashboard(page, program, noor);
  await expect(page.getByText(all).first()).toBeVisible();
  const wall = page.locator(':fullscreen');
  const beyond = () => wall.evaluate((all) => all.scrollHeight - all.clientHeight);
  for (const size of [
    { width: 1920, height: 1080 },
    { width: 1280, height: 720 },
  ]) {
    await page.setViewportSize(size);
    await page.keyboard.press('f');
    await expect.poll(beyond).toBe(0);
    await page.evaluate(() => document.exitFullscreen());
    await expect(wall).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect(wall.getByRole('heading', { level: 1, name: /^North wall/ })).toBeVisible();
  await expect(wall.getByText(all).first()).toBeVisible();
  await expect(wall.getByRole('heading', { level: 2 })).toContainText([byHead, steps, moneyIn]);
  await winDeal(page.request, program, 5_000);
  await page.clock.runFor(61_000);
  await expect(wall.getByText('€38,000').first()).toBeVisible();
  // What Escape does: the browser keeps that key to itself, and a test's key does not reach it.
  await page.evaluate(() => document.exitFullscreen());
  await expect(wall).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: /^North wall/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Dashboard: North wall' })).toBeVisible();
  await page.keyboard.press('f');
  await expect(wall.getByRole('heading', { level: 1, name: /^North wall/ })).toBeVisible();
  await page.keyboard.press('f');
  await expect(wall).toHaveCount(0);
});

test('a filter counts for who sets it, and for all once it is saved', async ({
  page,
  browser,
  program,
}) => {
  await openDashboard(page, program, noor);
  await filterByOwner(page, 'Tuva Lind');
  await expect(page.getByText(hers).first()).toBeVisible();
  await expect(page.getByText('€38,000')).toHaveCount(0);

  const other = await (await browser.newContext()).newPage();
  const dropOwner = other.getByRole('button', { name: 'Drop the filter Owner' });
  await openDashboard(other, program, tuva);
  await expect(dropOwner).toHaveCount(0);
  await expect(other.getByRole('button', { name: 'Save for this dashboard' })).toHaveCount(0);

  await openDashboard(page, program, noor);
  await expect(page.getByText('€38,000').first()).toBeVisible();
  await filterByOwner(page, 'Tuva Lind');
  const saved = answerTo(page, 'PATCH');
  await page.getByRole('button', { name: 'Save for this dashboard' }).click();
  expect((await saved).status()).toBe(200);
  await expect(page).toHaveURL(/\/reports\/dashboards\/[0-9a-f-]{36}$/);
  await page.reload();
  await expect(ownerOf(page)).toContainText('Tuva Lind');
  await expect(page.getByText(hers).first()).toBeVisible();
  await expect(page.getByText('€38,000')).toHaveCount(0);

  await openDashboard(other, program, tuva);
  await expect(ownerOf(other)).toContainText('Tuva Lind');
  await dropOwner.click();
  await expect(dropOwner).toHaveCount(0);
  await page.reload();
  await expect(ownerOf(page)).toContainText('Tuva Lind');
  await other.context().close();
});

test('a low panel shows whole rows and how many stand below; Esc leads from the deals back to the row', async ({
  page,
  program,
}) => {
  await openDashboard(page, program, noor);
  await program.owner.query(
    'update dashboard_widgets set width = 12, height = 1 where title = $1',
    [steps],
  );
  await page.reload();
  const names = page.getByRole('region', { name: steps }).locator('figure ul > li');
  const more = page.getByText(/^\d+ more$/);
  await expect(more).toBeVisible();
  const end = (await boxOf(more)).y;
  const boxes = await Promise.all((await names.all()).map(boxOf));
  const whole = boxes.filter(({ y, height }) => y + height <= end + 1);
  expect(whole.length).toBeGreaterThan(0);
  await expect(more).toHaveText(`${boxes.length - whole.length} more`);

  const bar = page.getByRole('region', { name: byHead }).getByRole('link').nth(1);
  const href = await bar.getAttribute('href');
  await bar.click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/deal.* won/);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/reports\/dashboards\//);
  await expect(page.locator(':focus')).toHaveAttribute('href', href ?? '');
});

test('a panel counts days of its own; a deleted dashboard is in the trash, and comes back with its panels', async ({
  page,
  program,
}) => {
  await openArranging(page, program, ines);
  await page.getByRole('button', { name: `Arrange ${moneyIn}` }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  const form = page.getByRole('dialog', { name: 'Settings of the panel' });
  await form.getByRole('combobox', { name: 'Period' }).click();
  await page.getByRole('option', { name: 'Own days' }).click();
  await form.getByLabel('Until').fill('31 Jan 2026');
  await form.getByLabel('From').fill('1 Mar 2026');
  await expect(form.getByText('That is after the last day.')).toBeVisible();
  await form.getByLabel('From').fill('');
  await form.getByLabel('From').pressSequentially('1 Mar 2025');
  await page.keyboard.press('Tab'); // the calendar lies over the button
  const saved = answerTo(page, 'PATCH');
  await form.getByRole('button', { name: 'Save' }).click();
  expect(await (await saved).json()).toMatchObject({ period: '2025-03-01/2026-02-01' });
  await page.reload();
  await expect(page.getByRole('region', { name: moneyIn })).toContainText(
    '1 Mar 2025 to 31 Jan 2026',
  );

  await page.getByRole('button', { name: 'Dashboard: North wall' }).click();
  await page.getByRole('menuitem', { name: 'Dashboard settings' }).click();
  const address = page.url();
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  await expect(page.getByText('North wall is in the trash.')).toBeVisible();
  const first = page.getByRole('button', { name: 'Dashboard: The business' });
  await expect(first).toBeVisible();
  await page.goto(address);
  await expect(page.getByText('North wall is in the trash.')).toBeVisible();
  await page.goto(`${program.url}/reports`);
  await first.click();
  await page.getByRole('menuitem', { name: 'Trash' }).click();
  await page.getByRole('button', { name: 'Restore North wall' }).click();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('region', { name: moneyIn })).toBeVisible();
});
