import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { enter, password, setUp } from './acts.ts';
import { test } from './program.ts';

/** A manager arranges a dashboard and shares it; whoever opens it sees their own figures. */
test.use({ story: 'reports' });
test.describe.configure({ mode: 'serial' });

const noor = 'noor@fjordlight.example';
const tuva = 'tuva@fjordlight.example';

/** Won in whole euros, by whom: the manager sees all of it, the rep her own. */
const won = { noor: [21_000, 4_500], tuva: [12_250, 7_750, 3_000] };
const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);
const money = (euros: number) => `€${euros.toLocaleString('en-GB')}`;
const hers = money(sum(won.tuva));
const all = money(sum([...won.noor, ...won.tuva]));

test('deals are won by a manager and by a rep of the team', async ({ page, browser, program }) => {
  await setUp(page, program);
  // The server's settings suggest a currency; the figures below are in one that does not depend on it.
  const headers = { origin: program.url };
  const euros = await page.request.patch(`${program.url}/api/workspace`, {
    data: { currency: 'EUR' },
    headers,
  });
  expect(euros.status()).toBe(200);
  for (const [email, name, role] of [
    [noor, 'Noor Haddad', 'manager'],
    [tuva, 'Tuva Lind', 'rep'],
  ] as const) {
    const person = ['--email', email, '--name', name, '--password', password];
    await program.rapport('user', 'create', ...person, '--role', role, '--team', 'North');
  }
  for (const [email, values] of [
    [noor, won.noor],
    [tuva, won.tuva],
  ] as const) {
    const context = await browser.newContext();
    await enter(context, program, email);
    for (const euros of values) await winDeal(context.request, program.url, euros);
    await context.close();
  }
});

test('a manager makes a dashboard and adds what was won and the funnel', async ({
  page,
  program,
}) => {
  await enter(page.context(), program, noor);
  await page.goto(`${program.url}/reports`);
  await expect(page.getByRole('button', { name: 'Dashboard: My team' })).toBeVisible();
  await page.getByRole('button', { name: 'Dashboard: My team' }).click();
  await page.getByRole('menuitem', { name: 'New dashboard' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('North at work');
  await page.getByRole('button', { name: 'Add dashboard' }).click();
  await expect(page.getByRole('button', { name: 'Dashboard: North at work' })).toBeVisible();
  await page.getByRole('button', { name: 'Add the first report' }).click();
  await addReport(page, 'What was won');
  await expect(panel(page, 'Won')).toContainText(all);
  await page.getByRole('button', { name: 'Add report' }).click();
  await addReport(page, 'How many deals reach');
  await expect(panel(page, 'Funnel')).toContainText('of deals made in the period are won');
});

test('moves a panel by keyboard and resizes it, one request each', async ({ page, program }) => {
  await openDashboard(page, program.url, noor, program);
  await page.getByRole('button', { name: 'Arrange', exact: true }).click();
  const funnel = page.getByRole('group', { name: 'Funnel' });
  await expect(funnel).toBeVisible();
  await expectNothingSerious(page);
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') writes.push(request.method());
  });
  await funnel.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(/Funnel lifted/)).toBeAttached();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('Funnel, place 1 of 2')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(page.getByText(/back in its place/)).toBeAttached();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  const placed = page.waitForResponse((response) => response.url().endsWith('/place'));
  await page.keyboard.press('Space');
  expect((await placed).status()).toBe(200);
  const sized = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.keyboard.press('Shift+ArrowLeft');
  expect((await sized).status()).toBe(200);
  expect(writes).toEqual(['PUT', 'PATCH']);
  const { rows } = await program.owner.query(
    `select w.report, w.width from dashboard_widgets w join dashboards d on d.id = w.dashboard_id
     where d.name = 'North at work' order by w.rank`,
  );
  expect(rows).toEqual([
    { report: 'funnel', width: 5 },
    { report: 'revenue', width: 6 },
  ]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(/Funnel/);
});

test('shares it, goes from a column to its deals and back, and to a deal', async ({
  page,
  program,
}) => {
  await openDashboard(page, program.url, noor, program);
  await page.getByRole('button', { name: 'Dashboard: North at work' }).click();
  await page.getByRole('menuitem', { name: 'Dashboard settings' }).click();
  await page.getByRole('radio', { name: 'My team' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await panel(page, 'Won').locator('svg a').last().click();
  await expect(page).toHaveURL(/\/reports\/revenue\/deals/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^5 deals won in \w+ \d{4}/);
  await expect(page.getByRole('columnheader', { name: 'Stage' })).toBeVisible();
  await expect(page.locator('tfoot')).toContainText(all);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/reports\/dashboards\//);
  await panel(page, 'Won').locator('svg a').last().click();
  const way = page.getByRole('navigation', { name: 'Where you are' });
  await way.getByRole('link', { name: 'North at work' }).click();
  await expect(panel(page, 'Funnel')).toBeVisible();
  await panel(page, 'Funnel').locator('svg a').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    /^5 deals that came to Lead or beyond/,
  );
  await page.goBack();
  await panel(page, 'Won').locator('svg a').last().click();
  await page.getByRole('link', { name: 'Deal of 12250' }).first().click();
  await expect(page).toHaveURL(/\/deals\/[0-9a-f-]{36}$/);
});

test('a panel at its largest says why it gets no larger', async ({ page, program }) => {
  await openDashboard(page, program.url, noor, program);
  await page.getByRole('button', { name: 'Arrange', exact: true }).click();
  const won = page.getByRole('group', { name: 'Won' });
  await won.focus();
  // Faster than they are saved: each counts from the one before.
  for (let width = 7; width <= 12; width += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect(won).toHaveAttribute('style', /--width: ?12;/);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(won.getByText('As wide as the page: 12 columns')).toBeVisible();
  await expect(page.getByRole('status').getByText(/As wide as the page/)).toBeAttached();
});

test('a rep of the team sees her own figures in it, and may not arrange it', async ({
  page,
  program,
}) => {
  await openDashboard(page, program.url, tuva, program);
  await expect(panel(page, 'Won')).toContainText(hers);
  await expect(panel(page, 'Won')).not.toContainText(all);
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toHaveCount(0);
  // She sees her own deals alone: whose they are is no choice.
  const filters = page.getByRole('group', { name: 'Filters' });
  await expect(filters.getByRole('button', { name: /^Period/ })).toBeVisible();
  await expect(filters.getByRole('button', { name: /^(Team|Owner)/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Copy dashboard' }).click();
  await expect(page.getByRole('button', { name: /North at work, copy/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Arrange', exact: true })).toBeVisible();
  await expect(panel(page, 'Won')).toContainText(hers);
});

test('an admin spreads a year’s goal, and the reports measure by it', async ({ page, program }) => {
  await enter(page.context(), program, 'ines@fjordlight.example');
  await page.goto(`${program.url}/settings?part=goals`);
  await page.getByRole('button', { name: /^The whole workspace, the year/ }).click();
  await page.getByLabel('Goal of the year').fill('1,000,000');
  await page.getByRole('button', { name: 'Spread over the months' }).click();
  await expect(
    page.getByRole('button', { name: /^The whole workspace, Dec: 83,334/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Tuva Lind, Jan/ }).click();
  await page.getByRole('textbox', { name: 'Tuva Lind, Jan' }).fill('soon');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Write an amount such as 12,500');
  await page.getByRole('textbox', { name: 'Tuva Lind, Jan' }).fill('12.5k');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Tuva Lind, Jan: 12,500/ })).toBeFocused();
  // The page shows a goal before the server has it.
  const goals = () =>
    program.owner.query(
      `select sum(value_cents)::bigint::text as cents, user_id is null as is_workspace, count(*)::int as months
       from goals group by user_id is null order by 1 desc`,
    );
  await expect
    .poll(async () => (await goals()).rows)
    .toEqual([
      { cents: '1250000', is_workspace: false, months: 1 },
      { cents: '100000000', is_workspace: true, months: 12 },
    ]);
  await page.getByRole('button', { name: /^The whole workspace, the year/ }).click();
  await page.getByLabel('Goal of the year').fill('');
  await page.getByRole('button', { name: 'Spread over the months' }).click();
  await expect(page.getByText('The year of The whole workspace is set.').last()).toBeVisible();
  await expect.poll(async () => (await goals()).rows).toHaveLength(1);
  await page.getByRole('button', { name: /^Undo/ }).last().click();
  await expect
    .poll(async () => (await goals()).rows)
    .toContainEqual({ cents: '100000000', is_workspace: true, months: 12 });
  // North has no goal of its own: it is measured with its people's.
  await expect(
    page.getByRole('button', { name: /^North, Jan: 12,500, sum of 1 person/ }),
  ).toBeVisible();
  await page.goto(`${program.url}/reports/revenue`);
  await expect(page.getByText('of €1,000,000').first()).toBeVisible();
  await expect(page.getByRole('figure', { name: /Dashed: the goal, reached in/ })).toBeVisible();
});

test('the activities report opens down to the activities of a kind', async ({ page, program }) => {
  await enter(page.context(), program, tuva);
  const { rows } = await program.owner.query(`select id from deals where title = 'Deal of 12250'`);
  const call = { type: 'call', subject: 'Price list', outcome: 'reached', deal_id: rows[0].id };
  const made = await page.request.post(`${program.url}/api/activities`, {
    data: { ...call, completed_at: new Date().toISOString() },
    headers: { origin: program.url },
  });
  expect(made.status()).toBe(201);
  await page.goto(`${program.url}/reports/activity`);
  await page.getByRole('link', { name: 'Tuva Lind, Calls, reached, done: 1' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    '1 call by Tuva Lind with the outcome “reached”',
  );
  await page.getByRole('link', { name: 'Deal of 12250' }).click();
  await expect(page).toHaveURL(/\/deals\/[0-9a-f-]{36}$/);
});

async function winDeal(request: APIRequestContext, url: string, euros: number) {
  const headers = { origin: url };
  const made = await request.post(`${url}/api/deals`, {
    data: { title: `Deal of ${euros}`, value_cents: euros * 100, currency: 'EUR' },
    headers,
  });
  expect(made.status()).toBe(201);
  const { id } = await made.json();
  const moved = await request.put(`${url}/api/deals/${id}/stage`, {
    data: { stage: 'won' },
    headers,
  });
  expect(moved.status()).toBe(200);
}

async function addReport(page: Page, sentence: string) {
  const dialog = page.getByRole('dialog', { name: 'Add a report' });
  await dialog.getByRole('button', { name: sentence }).click();
  await dialog.getByRole('button', { name: 'Add to dashboard' }).click();
  await expect(dialog).toHaveCount(0);
}

function panel(page: Page, title: string) {
  return page.getByRole('region', { name: title });
}

async function openDashboard(
  page: Page,
  url: string,
  email: string,
  program: Parameters<typeof enter>[1],
) {
  await enter(page.context(), program, email);
  const { rows } = await program.owner.query(
    `select id from dashboards where name = 'North at work'`,
  );
  await page.goto(`${url}/reports/dashboards/${rows[0].id}`);
  await expect(panel(page, 'Funnel')).toBeVisible();
  await expect(panel(page, 'Won').locator('svg')).toBeVisible();
}

/** All rules in light; in dark only the colours differ. */
async function expectNothingSerious(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    const { violations } = await (colorScheme === 'dark'
      ? axe.withRules(['color-contrast'])
      : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    ).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
    expect.soft(serious, colorScheme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}
