import { defineConfig } from '@playwright/test';

/** Browser journeys against the real program; scripts/test.ts finds the browser. */
export default defineConfig({
  testDir: 'tests/browser',
  // RETAKE=1 takes the pictures of docs/screenshots again; they are not part of the tests.
  testMatch: process.env.RETAKE ? '**/screenshots.ts' : '**/*.journey.ts',
  outputDir: 'test-results/browser',
  fullyParallel: false,
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    trace: 'retain-on-failure',
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
