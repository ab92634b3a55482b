import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  // What only reports say is loaded with them: the first page's budget is small.
  catalogs: [
    { path: '<rootDir>/web/locales/{locale}', include: ['web'], exclude: ['web/reports/**'] },
    { path: '<rootDir>/web/reports/locales/{locale}', include: ['web/reports'] },
  ],
  format: formatter({ lineNumbers: false }),
});
