import { defineConfig } from '@playwright/test';

/** Browser journeys against the real program; scripts/test.ts finds the browser. */
export default defineConfig({
  testDir: 'tests/browser',
  // RETAKE=1 takes the pictures of docs/screenshots again; they are not part of the tests.
  testMatch: process.env.RETAKE ? '**/screenshots.ts' : '**/*.journey.ts',
  outputDir: 'test-results/browser',
  // A file is one story and stays with one worker. Two fill two processors; more would wait for them.
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    // To record a trace took nearly as long as the tests themselves: --trace retain-on-failure asks for it.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
