import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { enter } from './acts.ts';
import { withPalette } from './palette-png.ts';
import { test } from './program.ts';

/**
 * Takes the pictures of docs/screenshots from the sample data:
 * RETAKE=1 npx playwright test
 */
test.use({ story: 'screenshots' });
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const folder = join(import.meta.dirname, '../../docs/screenshots');

test('set-up, and the pages of a workspace in use', async ({ page, program }) => {
  await page.goto(program.setUpLink);
  await expect(page.getByLabel('Your name')).toBeVisible();
  await take(page, 'set-up');
  await program.rapport('demo');
  await enter(page.context(), program, 'noor@fjordlight.example', 'fjordlight-demo');
  const { rows } = await program.owner.query(
    `select d.id, d.contact_id, d.company_id from deals d
     join users u on u.id = d.owner_id join teams t on t.id = u.team_id
     where t.name = 'North' and d.closed_at is null and d.contact_id is not null
     order by (select count(*) from activities a where a.deal_id = d.id) desc, d.id limit 1`,
  );
  const go = (path: string) => page.goto(program.url + path);
  const more = page.getByText(/more below/).first();

  await go('/pipeline');
  await expect(more).toBeVisible();
  await take(page, 'board-light');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await take(page, 'board-dark');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('tablist', { name: 'Stages' })).toBeVisible();
  await take(page, 'board-390');
  await page.setViewportSize({ width: 1440, height: 900 });

  await go(`/deals/${rows[0].id}`);
  await expect(page.getByText(/added the deal in|moved the deal/).first()).toBeVisible();
  await take(page, 'deal');
  await go(`/contacts/${rows[0].contact_id}`);
  await expect(page.getByText('Job title')).toBeVisible();
  await take(page, 'contact');
  await go(`/companies/${rows[0].company_id}`);
  await expect(page.getByText('Part of')).toBeVisible();
  await take(page, 'company');
  await go('/deals');
  await expect(page.getByText('Negotiation').first()).toBeVisible();
  await take(page, 'deals');
  await go('/tasks?assignee_id=everyone');
  await expect(page.getByText('Overdue')).toBeVisible();
  await take(page, 'tasks');
});

test('the dashboard of a team, and a report', async ({ page, program }) => {
  await enter(page.context(), program, 'noor@fjordlight.example', 'fjordlight-demo');
  await page.goto(`${program.url}/reports`);
  await expect(page.getByText(/ahead of pace|behind pace/)).toBeVisible();
  await expect(page.getByText('Learned from')).toBeVisible();
  await take(page, 'dashboard-light');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await take(page, 'dashboard-dark');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 844 });
  await take(page, 'dashboard-390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${program.url}/reports/velocity?compare=previous`);
  await expect(page.getByRole('table').first()).toBeVisible();
  await take(page, 'report');
});

test('settings, nothing yet, and a server that is away', async ({ page, program }) => {
  await enter(page.context(), program, 'ines@fjordlight.example', 'fjordlight-demo');
  await page.goto(`${program.url}/settings?part=people`);
  await expect(page.getByText('tuva@fjordlight.example')).toBeVisible();
  await take(page, 'settings-people');
  await page.goto(`${program.url}/settings?part=pipelines`);
  await expect(page.getByText('Rots after')).toBeVisible();
  await take(page, 'settings-pipelines');
  await program.owner.query('update deals set deleted_at = now()');
  await page.goto(`${program.url}/pipeline`);
  await expect(page.getByText('No deals yet.')).toBeVisible();
  await take(page, 'board-empty');
  await page.route('**/api/deals/board*', (route) => route.abort());
  await page.goto(`${program.url}/pipeline`);
  await expect(page.getByText('The board did not load.')).toBeVisible({ timeout: 60_000 });
  await take(page, 'error');
});

async function take(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const picture = await page.screenshot({ animations: 'disabled' });
  writeFileSync(join(folder, `${name}.png`), withPalette(picture));
}
