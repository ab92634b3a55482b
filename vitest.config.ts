import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{cli,contract,database,scripts,server,tests,web}/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**', '**/node_modules/**'],
    globalSetup: 'tests/global-set-up.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
