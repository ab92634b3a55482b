import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { enter } from './acts.ts';
import { type Program, test } from './program.ts';

/** Every page of a full workspace: nothing serious for axe, light or dark; no page wider than a phone. */
test.use({ story: 'every page' });

/** An address, and what stands on the page once it has loaded. :deal and the like are looked up. */
const pages: Record<string, [path: string, ready: string | RegExp]> = {
  board: ['/pipeline', /more below/],
  'board without a match': ['/pipeline?value_cents[gte]=99999999999', 'Drop the filters'],
  deal: ['/deals/:id', 'added the deal in'],
  contact: ['/contacts/:contact_id', 'Job title'],
  company: ['/companies/:company_id', 'Part of'],
  deals: ['/deals', /days late|\d d late|Today/],
  contacts: ['/contacts', /@.+\.example/],
  companies: ['/companies', 'Public transport'],
  'list without a match': ['/deals?q=nowhere', /hides \d/],
  trash: ['/deals?deleted=true', 'The trash is empty.'],
  tasks: ['/tasks?assignee_id=everyone', 'Overdue'],
  dashboard: ['/reports', /behind pace|ahead of pace|No goal is set/],
  reports: ['/reports/all', 'How many deals reach each stage'],
  report: ['/reports/revenue', 'Won, row by row'],
  goals: ['/settings?part=goals', 'The whole workspace'],
  workspace: ['/settings?part=workspace', 'Who may read what'],
  people: ['/settings?part=people', 'tuva@fjordlight.example'],
  pipelines: ['/settings?part=pipelines', 'Rots after'],
  keys: ['/settings?part=keys', 'No keys yet.'],
  account: ['/settings?part=account', 'Sign out everywhere'],
  'no page': ['/nowhere', 'Go to the pipeline'],
  'sign-in': ['/sign-in', 'Password'],
  'set-up': ['/setup?token=used', 'Already set up'],
  invitation: ['/invitation?token=used', 'This invitation does not open'],
};

const overlays: Record<string, (page: Page) => Promise<void>> = {
  palette: (page) => page.keyboard.press('ControlOrMeta+k'),
  shortcuts: (page) => page.keyboard.press('?'),
  'new deal': (page) => page.getByRole('button', { name: 'New deal' }).click(),
};

/** One for all: a new window costs as much as a page, and what is compiled for one serves the next. */
let page: Page;

test.beforeAll(async ({ browser, program }) => {
  await program.rapport('demo');
  const context = await browser.newContext();
  await enter(context, program, 'ines@fjordlight.example', 'fjordlight-demo');
  page = await context.newPage();
});

test.beforeEach(() => page.setViewportSize({ width: 1440, height: 900 }));

test.afterAll(() => page.context().close());

for (const [name, [path, ready]] of Object.entries(pages)) {
  test(`for everybody, on a phone too: ${name}`, async ({ program }) => {
    await page.goto(program.url + (await withIds(program, path)));
    await expect(page.getByText(ready).first()).toBeAttached();
    await expectNoTrouble(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(page.locator('main').first()).toBeVisible();
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(wide).toBeLessThanOrEqual(390);
  });
}

for (const [name, openIt] of Object.entries(overlays)) {
  test(`for everybody, over the board: ${name}`, async ({ program }) => {
    await page.goto(`${program.url}/pipeline`);
    await expect(page.getByText(/more below/).first()).toBeVisible();
    await openIt(page);
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectNoTrouble(page, '[role=dialog]');
  });
}

async function withIds(program: Program, path: string): Promise<string> {
  const { rows } = await program.owner.query(
    `select id, contact_id, company_id from deals
     where contact_id is not null and closed_at is null order by value_cents desc limit 1`,
  );
  return path.replace(/:(\w+)/, (_, name) => rows[0][name]);
}

/** All rules in light; in dark only the colours differ. */
async function expectNoTrouble(page: Page, within = 'html'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  expect.soft(await seriousOf(axeIn(page, within).withTags(tags))).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const inDark = axeIn(page, within).withRules(['color-contrast']);
  expect.soft(await seriousOf(inDark), 'dark').toEqual([]);
}

/** Without a blank page for each look, which puts together what frames say: there are none. */
function axeIn(page: Page, within: string): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode().include(within);
}

async function seriousOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
