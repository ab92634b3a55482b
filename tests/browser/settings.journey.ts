import { expect } from '@playwright/test';
import { column, enter, setUp } from './acts.ts';
import { test } from './program.ts';

/** What an admin changes in the settings stands on the board at once. */
test.use({ story: 'settings' });
test.describe.configure({ mode: 'serial' });

test('a stage is added, moved and renamed, and the board follows', async ({ page, program }) => {
  await setUp(page, program);
  await page.goto(`${program.url}/settings?part=pipelines`);
  await page.getByRole('button', { name: 'Add a stage to Sales' }).click();
  const added = page.getByRole('dialog', { name: 'New stage' });
  await added.getByLabel('Name').fill('Site visit');
  await added.getByLabel('Likelihood of winning').fill('130');
  await added.getByRole('button', { name: 'Add stage' }).click();
  await expect(added.getByText('Between 0 and 100')).toBeVisible();
  await added.getByLabel('Likelihood of winning').fill('50');
  await added.getByRole('button', { name: 'Add stage' }).click();
  await expect(added).toHaveCount(0);

  const grip = page.getByRole('button', { name: 'Move Site visit' });
  await expect(page.getByRole('button', { name: /^Move / })).toHaveCount(8);
  await grip.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  const moved = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.keyboard.press('Space');
  expect((await moved).status()).toBe(200);

  await page.getByRole('button', { name: 'Edit Site visit' }).click();
  const renamed = page.getByRole('dialog', { name: 'Site visit' });
  await renamed.getByLabel('Name').fill('Depot visit');
  await renamed.getByRole('button', { name: 'Save' }).click();
  await expect(renamed).toHaveCount(0);

  const { rows } = await program.owner.query(
    'select name from stages where retired_at is null order by position',
  );
  await page.getByRole('link', { name: 'Pipeline', exact: true }).click();
  await expect(column(page, 'Depot visit').getByText('At 50 %')).toBeVisible();
  const names = await page
    .getByRole('region', { name: /^Stage / })
    .evaluateAll((columns) => columns.map((one) => one.getAttribute('aria-label')));
  expect(names).toEqual(rows.map(({ name }) => `Stage ${name}`));
});

test('who is deactivated is signed out, and cannot come back', async ({
  page,
  browser,
  program,
}) => {
  await program.rapport(
    ...['user', 'create', '--email', 'leo@fjordlight.example', '--name', 'Leo Castel'],
    ...['--password', 'another long password', '--role', 'rep'],
  );
  const his = await (await browser.newContext()).newPage();
  await enter(his.context(), program, 'leo@fjordlight.example', 'another long password');
  await his.goto(`${program.url}/pipeline`);
  await expect(his.getByText('You see what you own.')).toBeVisible();
  await enter(page.context(), program, 'ines@fjordlight.example');
  await page.goto(`${program.url}/settings?part=people`);
  await page.getByRole('button', { name: 'Edit Leo Castel' }).click();
  await page.getByRole('dialog', { name: 'Leo Castel' }).getByText('Deactivate').click();
  await page.getByRole('button', { name: 'Deactivate', exact: true }).click();
  await expect(page.getByText('Deactivated', { exact: true })).toBeVisible();
  await expect(his).toHaveURL(/\/sign-in/);
  await his.context().close();
});

test('a key is shown once and can be revoked', async ({ page, program, request }) => {
  await enter(page.context(), program, 'ines@fjordlight.example');
  await page.goto(`${program.url}/settings?part=keys`);
  await page.getByRole('button', { name: 'New key' }).click();
  await page.getByLabel('What is it for?').fill('Nightly report');
  await page.getByRole('button', { name: 'Make the key' }).click();
  const shown = page.getByRole('dialog').getByRole('textbox');
  await expect(shown).toHaveValue(/^rapport_/);
  const key = await shown.inputValue();
  const asked = { headers: { authorization: `Bearer ${key}` } };
  expect((await request.get(`${program.url}/api/deals`, asked)).status()).toBe(200);
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Revoke Nightly report' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('No keys yet.')).toBeVisible();
  expect((await request.get(`${program.url}/api/deals`, asked)).status()).toBe(401);
});
