import { expect, type Page } from '@playwright/test';
import { card, choose, column, enter, password, setUp } from './acts.ts';
import { type Program, test } from './program.ts';

/** A sales manager's day, by hand: invite, add, log, finish, mend, delete, restore, find. */
test.use({ story: 'sales day' });
test.describe.configure({ mode: 'serial' });

test('a rep joins by the link an admin makes', async ({ page, browser, program }) => {
  await setUp(page, program);
  await page.goto(`${program.url}/settings?part=people`);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const asked = page.getByRole('dialog', { name: 'Invite somebody' });
  await asked.getByRole('button', { name: 'Make the link' }).click();
  await expect(asked.getByText('Write the name')).toBeVisible();
  await asked.getByLabel('Name').fill('Tuva Lind');
  await asked.getByLabel('E-mail').fill('tuva@fjordlight.example');
  await asked.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();

  const hers = await (await browser.newContext()).newPage();
  await hers.goto(link);
  await hers.getByLabel('Choose a password').fill(password);
  await hers.getByRole('button', { name: 'Join' }).click();
  await expect(hers).toHaveURL(/\/pipeline/);
  await expect(hers.getByText('You see what you own.')).toBeVisible();
  await hers.goto(link);
  await expect(hers.getByText('This invitation does not open')).toBeVisible();
  await hers.context().close();
});

test('a wrong password is refused; the right one leads to the page asked for', async ({
  page,
  program,
}) => {
  await page.goto(`${program.url}/companies`);
  await page.getByLabel('E-mail').fill('tuva@fjordlight.example');
  await page.getByLabel('Password', { exact: true }).fill('not her password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('E-mail and password do not match.');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/companies$/);
});

test('a company, a contact there and a deal with them', async ({ page, program }) => {
  await comeBack(page, program);
  await page.getByRole('link', { name: 'Companies' }).click();
  await page.getByRole('button', { name: 'Add the first company' }).click();
  const company = page.getByRole('dialog', { name: 'New company' });
  await company.getByLabel('Name').fill('Hallbergh Åkeri AB');
  await company.getByRole('button', { name: 'Add company' }).click();

  await page.getByRole('link', { name: 'Contacts' }).click();
  await page.getByRole('button', { name: 'Add the first contact' }).click();
  const contact = page.getByRole('dialog', { name: 'New contact' });
  await contact.getByLabel('First name').fill('Elin');
  await contact.getByLabel('Last name').fill('Hallbergh');
  await choose(contact.getByLabel('Company'), 'Hallb', 'Hallbergh Åkeri AB');
  await contact.getByRole('button', { name: 'Add contact' }).click();

  await page.getByRole('link', { name: 'Pipeline', exact: true }).click();
  await page.getByRole('button', { name: 'New deal' }).click();
  const deal = page.getByRole('dialog', { name: 'New deal' });
  await deal.getByLabel('Title').fill('Fleet renewal, 3 depots');
  await choose(deal.getByLabel('Company'), 'hallb', 'Hallbergh Åkeri AB');
  await choose(deal.getByLabel('Contact'), 'elin', 'Elin Hallbergh');
  await deal.getByLabel('Value').fill('148200');
  await deal.getByRole('button', { name: 'Add deal' }).click();
  await expect(column(page, 'Lead').getByText('Fleet renewal, 3 depots')).toBeVisible();
  await expect(column(page, 'Lead').getByText('Hallbergh Åkeri AB')).toBeVisible();
});

test('a call and a task are logged, and the task is finished', async ({ page, program }) => {
  await comeBack(page, program);
  await openDeal(page);
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await page
    .getByLabel('What did you and Elin Hallbergh talk about?')
    .fill('Three depots, in May.');
  await page.getByRole('button', { name: /^Log call/ }).click();
  await expect(page.getByText('Three depots, in May.')).toBeVisible();
  await page.getByRole('button', { name: 'Task', exact: true }).click();
  await page.getByLabel('What is to be done?').fill('Send the price annex');
  await page.getByRole('button', { name: /^Add task/ }).click();
  await page.getByRole('checkbox', { name: 'Mark “Send the price annex” as done' }).click();
  await expect(page.getByText('Nothing is planned.')).toBeVisible();
  await page.getByRole('link', { name: 'Tasks' }).click();
  const task = page.getByRole('checkbox', { name: 'Mark “Send the price annex” as not done' });
  await expect(task).toBeChecked();
});

test('a wrong value is refused at its field, then mended', async ({ page, program }) => {
  await comeBack(page, program);
  await openDeal(page);
  await page.getByRole('button', { name: 'Edit Value' }).click();
  const value = page.getByRole('textbox', { name: 'Value' });
  await value.fill('a lot');
  await value.press('Enter');
  await expect(value).toHaveValue('a lot');
  await expect(value).toHaveAccessibleDescription(/./);
  await value.press('Escape');
  await expect(page.getByText('148,200').first()).toBeVisible();
  await page.getByRole('button', { name: 'Edit Value' }).click();
  await value.fill('152000');
  await value.press('Enter');
  await expect(page.getByText('152,000').first()).toBeVisible();
  await page.reload();
  await expect(page.getByText('152,000').first()).toBeVisible();
});

test('what two people change at once is asked about, and nothing typed is lost', async ({
  page,
  program,
}) => {
  await comeBack(page, program);
  await openDeal(page);
  await page.getByRole('button', { name: 'Edit Source' }).click();
  const source = page.getByRole('textbox', { name: 'Source' });
  await source.fill('Trade fair');
  await page.route('**/api/events*', (route) => route.abort());
  await program.owner.query(`update deals set source = 'Cold call'`);
  await source.press('Enter');
  const asked = page.getByRole('alert').filter({ hasText: 'Use mine' });
  await expect(asked.getByText('Cold call')).toBeVisible();
  await expect(asked.getByText('Trade fair')).toBeVisible();
  await asked.getByRole('button', { name: 'Use mine' }).click();
  await expect(asked).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Trade fair').first()).toBeVisible();
});

test('a deleted deal comes back from the trash', async ({ page, program }) => {
  await comeBack(page, program);
  await openDeal(page);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click();
  await expect(page.getByText('No deals yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Trash' }).click();
  await expect(page.getByText('Fleet renewal, 3 depots').first()).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('The trash is empty.')).toBeVisible();
  await page.getByRole('link', { name: 'Pipeline', exact: true }).click();
  await expect(card(page, 'Fleet renewal, 3 depots')).toBeVisible();
});

test('⌘K finds it by a piece of its name', async ({ page, program }) => {
  await comeBack(page, program);
  await expect(card(page, 'Fleet renewal, 3 depots')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  const search = page.getByRole('combobox', { name: /Search/ });
  await search.fill('renew');
  await expect(page.getByRole('option', { name: /Fleet renewal, 3 depots/ })).toBeVisible();
  await search.press('Enter');
  await expect(page).toHaveURL(/\/deals\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { name: 'Fleet renewal, 3 depots' })).toBeVisible();
});

async function comeBack(page: Page, program: Program): Promise<void> {
  await enter(page.context(), program, 'tuva@fjordlight.example');
  await page.goto(`${program.url}/pipeline`);
}

async function openDeal(page: Page): Promise<void> {
  await card(page, 'Fleet renewal, 3 depots')
    .getByRole('link')
    .or(card(page, 'Fleet renewal, 3 depots').locator('a'))
    .first()
    .click();
  await expect(page).toHaveURL(/\/deals\/[0-9a-f-]{36}$/);
}
