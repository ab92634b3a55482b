import { expect } from '@playwright/test';
import { choose, enter, password, setUp, signIn } from './acts.ts';
import { test } from './program.ts';

/** Who works here, what they may read, and what becomes of it all when somebody leaves. */
test.use({ story: 'people' });
test.describe.configure({ mode: 'serial' });

const kim = 'kim@fjordlight.example';
const leo = 'leo@fjordlight.example';

test('what the workspace opens is seen at once, and seen no more when it is closed', async ({
  page,
  browser,
  program,
}) => {
  await setUp(page, program);
  for (const [email, name] of [
    [kim, 'Kim Sand'],
    [leo, 'Leo Castel'],
  ] as const) {
    const person = ['--email', email, '--name', name, '--password', password];
    await program.rapport('user', 'create', ...person, '--role', 'rep');
  }
  await enter(page.context(), program, 'ines@fjordlight.example');
  for (const title of ['Vans for Bergen', 'Depot in Turku']) {
    const { rows } = await program.owner.query('select id from users where email = $1', [kim]);
    await program.owner.query('insert into deals (title, owner_id) values ($1, $2)', [
      title,
      rows[0]?.id,
    ]);
  }
  const his = await (await browser.newContext()).newPage();
  await enter(his.context(), program, leo);
  await his.goto(`${program.url}/deals`);
  await expect(his.getByText('Vans for Bergen')).toHaveCount(0);
  await page.goto(`${program.url}/settings`);
  const deals = page.getByRole('radiogroup', { name: 'Deals may be read by' });
  await deals.getByLabel('Everyone').click();
  await expect(deals.getByLabel('Everyone')).toBeChecked();
  await expect(page.getByText('It holds from now on.')).toBeVisible();
  await expect(his.getByText('Vans for Bergen').first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(deals.getByLabel('Nobody else')).toBeChecked();
  await expect(his.getByText('Vans for Bergen')).toHaveCount(0);
  await his.context().close();
});

test('a deal is made for a colleague, whose it is from the beginning', async ({
  page,
  program,
}) => {
  await enter(page.context(), program, 'ines@fjordlight.example');
  await page.goto(`${program.url}/deals`);
  await page.getByRole('button', { name: 'New deal' }).click();
  const deal = page.getByRole('dialog', { name: 'New deal' });
  await expect(deal.getByLabel('Title')).toHaveValue('');
  await expect(deal.getByLabel('Owner')).toHaveValue('Ines Falk');
  await deal.getByLabel('Title').fill('Chargers for Turku');
  await choose(deal.getByLabel('Owner'), 'kim', 'Kim Sand');
  await deal.getByRole('button', { name: 'Add deal' }).click();
  await expect(deal).toHaveCount(0);
  const { rows } = await program.owner.query(
    `select u.name from deals d join users u on u.id = d.owner_id where title = 'Chargers for Turku'`,
  );
  expect(rows).toEqual([{ name: 'Kim Sand' }]);
});

test('what changes while a page is on its way is told once the page listens', async ({
  page,
  program,
}) => {
  await enter(page.context(), program, 'ines@fjordlight.example');
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/events*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${program.url}/deals`);
  await expect(page.getByRole('link', { name: 'Chargers for Turku' }).first()).toBeVisible();
  const { last_change: before } = await (await page.request.get(`${program.url}/api/me`)).json();
  await program.owner.query(
    `update deals set title = 'Chargers for Vaasa' where title = 'Chargers for Turku'`,
  );
  // It is numbered, and none that a stream of that moment would still tell of.
  await expect
    .poll(async () => (await (await page.request.get(`${program.url}/api/me`)).json()).last_change)
    .toBeGreaterThan(before);
  letGo();
  await expect(page.getByRole('link', { name: 'Chargers for Vaasa' }).first()).toBeVisible();
});

test('a deal is given to a colleague, and leaves one’s sight', async ({
  page,
  browser,
  program,
}) => {
  await enter(page.context(), program, kim);
  await page.goto(`${program.url}/deals`);
  await page.getByRole('link', { name: 'Depot in Turku' }).first().click();
  await page.getByRole('button', { name: 'Edit Owner' }).click();
  await page.getByRole('option', { name: 'Leo Castel' }).click();
  await expect(page.getByText('has it now, and you no longer see it.')).toBeVisible();
  await expect(page).toHaveURL(/\/deals$/);
  await expect(page.getByRole('link', { name: 'Depot in Turku' })).toHaveCount(0);
  const his = await (await browser.newContext()).newPage();
  await enter(his.context(), program, leo);
  await his.goto(`${program.url}/deals`);
  await expect(his.getByRole('link', { name: 'Depot in Turku' }).first()).toBeVisible();
  await his.context().close();
});

test('a new password ends every other session, and signing out everywhere ends all', async ({
  page,
  browser,
  program,
}) => {
  const other = await (await browser.newContext()).newPage();
  await signIn(other, program, kim);
  await signIn(page, program, kim);
  await page.goto(`${program.url}/settings?part=account`);
  await page.getByLabel('Present password', { exact: true }).fill('not the one');
  await page.getByLabel('New password', { exact: true }).fill('an even longer password');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('This is not your present password')).toBeVisible();
  await page.getByLabel('Present password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect(other).toHaveURL(/\/sign-in/);

  await enter(other.context(), program, kim, 'an even longer password');
  await other.goto(`${program.url}/contacts`);
  await expect(other.getByRole('heading', { name: 'Contacts' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();
});

test('who leaves is deactivated, and a colleague takes over all they had', async ({
  page,
  browser,
  program,
}) => {
  const theirs = await (await browser.newContext()).newPage();
  await enter(theirs.context(), program, kim, 'an even longer password');
  await theirs.goto(`${program.url}/pipeline`);
  await expect(theirs.getByText('Vans for Bergen')).toBeVisible();
  await enter(page.context(), program, 'ines@fjordlight.example');
  await page.goto(`${program.url}/settings?part=people`);
  await page.getByRole('button', { name: 'Edit Kim Sand' }).click();
  await page.getByRole('dialog', { name: 'Kim Sand' }).getByText('Deactivate').click();
  const dialog = page.getByRole('dialog', { name: 'Deactivate Kim Sand?' });
  await expect(dialog.getByText('Kim Sand has 2 deals, 0 contacts')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Hand all of it to' }).fill('leo');
  await page.getByRole('option', { name: 'Leo Castel' }).click();
  await dialog.getByRole('button', { name: 'Deactivate and hand over' }).click();
  await expect(page.getByText('Deactivated', { exact: true })).toBeVisible();
  // Access ends first; what they had is handed over after that.
  const owners = async () => {
    const { rows } = await program.owner.query(
      'select u.name from deals d join users u on u.id = d.owner_id order by d.title',
    );
    return rows;
  };
  await expect.poll(owners).toEqual(Array(3).fill({ name: 'Leo Castel' }));
  await expect(theirs).toHaveURL(/\/sign-in/);
  await theirs.context().close();
});

test('a day may be typed in words, and one that cannot be read is said', async ({
  page,
  program,
}) => {
  await enter(page.context(), program, 'ines@fjordlight.example');
  await page.goto(`${program.url}/deals`);
  await page.getByRole('link', { name: 'Vans for Bergen' }).first().click();
  await page.getByRole('button', { name: 'Edit Close date' }).click();
  const day = page.getByRole('textbox', { name: 'Close date' });
  await day.fill('soonish');
  await day.press('Tab');
  await expect(page.getByText('“soonish” is no day.')).toBeVisible();
  await day.fill('some day');
  await day.press('Enter');
  await day.press('Enter');
  await expect(page.getByText('“some day” is no day.')).toBeVisible();
  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await day.fill('tomorrow');
  await day.press('Enter');
  expect((await saved).status()).toBe(200);
  // Tomorrow is the reader's: their browser's time zone, whatever day the database has.
  const { rows } = await program.owner.query(
    `select expected_close_date - (now() at time zone 'Europe/Stockholm')::date as days
     from deals where title = 'Vans for Bergen'`,
  );
  expect(rows).toEqual([{ days: 1 }]);
});
