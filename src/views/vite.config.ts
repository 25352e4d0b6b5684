import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { licences } from './build/licences';
import { standalone } from './build/standalone';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('./main'),
  // KNIME serves the page from a folder of its own: no address may begin with a slash.
  base: './',
  plugins: [standalone(), licences()],
  build: {
    outDir: here('./target/dist'),
    emptyOutDir: true,
    target: 'chrome120',
    modulePreload: false,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      output: {
        entryFileNames: 'assets/page.js',
        chunkFileNames: 'assets/[name].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
  test: {
    root: here('.'),
    include: ['test/unit/**/*.test.ts'],
  },
});
