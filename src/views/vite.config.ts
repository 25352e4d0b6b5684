import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { licences } from './build/licences';
import { singleFile } from './build/singleFile';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('./main'),
  base: './',
  plugins: [singleFile(), licences()],
  build: {
    outDir: here('./target/dist'),
    emptyOutDir: true,
    // KNIME 5.8 embeds Chromium 128.
    target: 'chrome120',
    modulePreload: false,
    // Fonts go into the style sheet.
    assetsInlineLimit: 1_000_000,
    chunkSizeWarningLimit: 1500,
  },
  test: {
    root: here('.'),
    include: ['test/unit/**/*.test.ts'],
  },
});
