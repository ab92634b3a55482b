import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';
import type { Program } from './program.ts';

/** What people do in every journey: set up, sign in, look for a card. */
export const password = 'a long enough password';

export async function setUp(page: Page, program: Program): Promise<void> {
  await page.goto(program.setUpLink);
  await page.getByLabel('Name of the workspace').fill('Fjordlight');
  await page.getByLabel('Your name').fill('Ines Falk');
  await page.getByLabel('Your e-mail').fill('ines@fjordlight.example');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page).toHaveURL(/\/pipeline/);
}

/** Signs in by the form. */
export async function signIn(page: Page, program: Program, email: string): Promise<void> {
  await page.goto(`${program.url}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/pipeline/);
}

/** Signs in without the form, which one journey has tried already. */
export async function enter(
  context: BrowserContext,
  program: Program,
  email: string,
  secret = password,
): Promise<void> {
  const answer = await context.request.post(`${program.url}/api/session`, {
    data: { email, password: secret },
    headers: { origin: program.url },
  });
  expect(answer.status()).toBe(200);
}

export function card(page: Page, title: string): Locator {
  return page.locator('[data-deal-id]').filter({ hasText: title }).first();
}

export function column(page: Page, stage: string): Locator {
  return page.getByRole('region', { name: `Stage ${stage}`, exact: true });
}

/** Types into a picker and takes what it found by that name. */
export async function choose(picker: Locator, typed: string, name: string): Promise<void> {
  await picker.click();
  await picker.page().keyboard.type(typed);
  await picker.page().getByRole('option', { name }).click();
}
