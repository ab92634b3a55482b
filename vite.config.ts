import { lingui } from '@lingui/vite-plugin';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Lingui's faster native transform is an optional dependency for Node 22 and newer: an install run
// by an older npm leaves it out, and a fresh clone on such a machine must build all the same.
const linguiMacros = defineRolldownBabelPreset({
  preset: { plugins: ['@lingui/babel-plugin-lingui-macro'] },
  rolldown: { filter: { code: /from ['"]@lingui\/(?:core|react)\/macro['"]/ } },
});

export default defineConfig({
  publicDir: 'web/public',
  plugins: [react(), lingui({ failOnCompileError: true }), babel({ presets: [linguiMacros] })],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy allows files of our own, not data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env.RAPPORT_API ?? 'http://127.0.0.1:3000' } },
  },
});
